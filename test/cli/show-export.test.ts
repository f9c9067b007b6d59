import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, models, runDcm } from "./run-dcm.js";

const transport = join(models, "transport");
const hasGlpsol = spawnSync("glpsol", ["--version"]).status === 0;
const hasCbc = spawnSync("cbc", ["-quit"]).status === 0;

it("shows a built row with its numbers, slack and dual", () => {
  const ran = runDcm(["show", transport, "capacity[Seattle]", "--solve"]);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toContain("+ ship[Seattle, Chicago]   (= 300)");
  expect(ran.out).toContain("<= 350 case");
  expect(ran.out).toMatch(/activity \d+ case, slack \d+ case/u);
});

it("says what vanished from a row", () => {
  const ran = runDcm(["show", join(models, "microgrid"), "sun[0]"]);
  expect(ran.out).toContain("vanished: 1 term");
  expect(ran.out).toContain("pv_size: zero coefficient");
});

it("helps with a name that is not there", () => {
  expect(runDcm(["show", transport, "capcity[Seattle]"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("did you mean capacity?"),
  });
  expect(runDcm(["show", transport, "capacity[Seatle]"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("did you mean Seattle?"),
  });
  expect(runDcm(["show", transport, "capacity[Seattle, 3]"]).code).toBe(2);
});

it.skipIf(!hasGlpsol)("exports MPS and LP that glpsol reads back to the same optimum", () => {
  const out = emptyFolder();
  for (const [format, flag] of [
    ["mps", "--freemps"],
    ["lp", "--lp"],
  ] as const) {
    expect(runDcm(["export", transport, "--format", format, "--out", out]).code).toBe(0);
    const report = join(out, "report.txt");
    spawnSync("glpsol", [flag, join(out, `base.${format}`), "-o", report]);
    const found = /Objective:\s+\S+\s*=\s*([\d.e+-]+)/u.exec(readFileSync(report, "utf8"));
    expect(Number(found?.[1])).toBeCloseTo(153.675, 6);
  }
});

it.skipIf(!hasCbc)("exports mixed-integer programs that cbc reads back to the same optimum", () => {
  const out = emptyFolder();
  const model = join(models, "unit-commitment");
  expect(runDcm(["export", model, "--format", "mps", "--out", out]).code).toBe(0);
  const ours = JSON.parse(runDcm(["solve", model, "--json"]).out)[0].objective.value;
  const ran = spawnSync("cbc", [join(out, "base.mps"), "-ratioGap", "0", "-solve", "-quit"], {
    encoding: "utf8",
  });
  const found = /Objective value:\s+([\d.e+-]+)/u.exec(ran.stdout);
  expect(Math.abs(Number(found?.[1]) - ours)).toBeLessThan(1e-4 * ours);
});

it("names every column and row in the map beside an export", () => {
  const out = emptyFolder();
  runDcm(["export", transport, "--format", "json", "--out", out]);
  const program = JSON.parse(readFileSync(join(out, "base.json"), "utf8"));
  expect(program.columns.names).toContain(`ship["San Diego", Topeka]`);
  expect(program.rows.names).toContain("satisfied[Chicago]");
  const names = readFileSync(join(out, "base.names.json"), "utf8");
  expect(names).toContain("satisfied[Chicago]");
});

it("starts a new model from a shipped one", () => {
  const folder = join(emptyFolder(), "mine");
  expect(runDcm(["new", folder]).code).toBe(0);
  expect(runDcm(["check", folder]).code).toBe(0);
  expect(runDcm(["new", folder])).toMatchObject({
    code: 2,
    err: expect.stringContaining("exists already"),
  });
  expect(runDcm(["new", `${folder}2`, "--from", "starer"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("did you mean starter?"),
  });
});

it("gives diagnostics as JSON with lines and columns", () => {
  const ran = runDcm(["check", transport, "--set", "freight=3 kg", "--json"]);
  expect(ran.code).toBe(1);
  const [found] = JSON.parse(ran.out).diagnostics;
  expect(found).toMatchObject({
    code: expect.any(String),
    severity: "error",
    start: { line: expect.any(Number) },
  });
});
