import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, models, runDcm } from "./run-dcm.js";

const starter = join(models, "starter");

function readJson(path: string): Record<string, unknown> {
  return JSON.parse(readFileSync(path, "utf8"));
}

function writeModel(text: string): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "m.dcm"), text);
  return folder;
}

it("writes a summary, a manifest and long tables for each scenario", () => {
  const out = emptyFolder();
  const ran = runDcm(["solve", starter, "--scenario", "base,cheap_gas", "--out", out]);
  expect(ran.code, ran.err).toBe(0);
  expect(readdirSync(out).sort()).toEqual(["base", "cheap_gas"]);
  const summary = readJson(join(out, "base", "summary.json"));
  expect(Object.keys(summary)).toEqual(
    expect.arrayContaining([
      "model",
      "scenario",
      "status",
      "objective",
      "costs",
      "size",
      "seconds",
      "verification",
    ]),
  );
  expect(summary).toMatchObject({
    model: "starter",
    scenario: "base",
    status: "optimal",
    objective: { name: "total_cost", unit: "JPY" },
    size: { rows: 25, columns: 72 },
  });
  const manifest = readJson(join(out, "base", "run.json"));
  expect(manifest).toMatchObject({
    files: { data: [{ path: "data/hours.csv" }] },
    solver: { name: "HiGHS" },
  });
  const [header, first] = readFileSync(join(out, "base", "variables", "output.csv"), "utf8").split(
    "\n",
  );
  expect(header).toBe("p,h,value [MW],reduced cost [JPY/MW]");
  expect(first).toMatch(/^solar,0,/u);
  const rows = readFileSync(join(out, "base", "constraints", "balance.csv"), "utf8").split("\n");
  expect(rows[0]).toBe("h,activity [MW],lower [MW],upper [MW],dual [JPY/MW]");
  expect(rows).toHaveLength(24 + 2);
  expect(existsSync(join(out, "base", "reports", "power_price.csv"))).toBe(true);
  expect(existsSync(join(out, "base", "costs", "running.csv"))).toBe(true);
});

it("gives cost shares that add up to the objective", () => {
  const ran = runDcm(["solve", join(models, "microgrid"), "--json"]);
  const [summary] = JSON.parse(ran.out);
  const shares: readonly number[] = Object.values(summary.costs);
  const sum = shares.reduce((total, share) => total + share, 0);
  expect(Math.abs(sum - summary.objective.value)).toBeLessThan(1e-6 * summary.objective.value);
  expect(Object.keys(summary.costs)).toEqual(["investment", "fuel"]);
});

it("keeps earlier results when a later run has errors", () => {
  const out = emptyFolder();
  runDcm(["solve", starter, "--out", out]);
  const before = readFileSync(join(out, "base", "summary.json"), "utf8");
  const ran = runDcm(["solve", starter, "--set", "cap=12 MW", "--out", out]);
  expect(ran.code).toBe(1);
  expect(readFileSync(join(out, "base", "summary.json"), "utf8")).toBe(before);
  expect(readdirSync(out)).toEqual(["base"]);
});

it("refuses to write over a folder that holds no results", () => {
  const out = emptyFolder();
  mkdirSync(join(out, "base"));
  writeFileSync(join(out, "base", "precious.txt"), "mine");
  const ran = runDcm(["solve", starter, "--out", out]);
  expect(ran.code).toBe(2);
  expect(readdirSync(join(out, "base"))).toEqual(["precious.txt"]);
});

it("exits with 3 for an infeasible model and an unbounded one", () => {
  const infeasible = writeModel(
    "model m\nvar x in [0, 1]\nminimize c = x\nconstraint far: x >= 2\n",
  );
  const unbounded = writeModel(
    "model m\nvar x\nvar y >= 0\nminimize c = x\nconstraint tied: x <= y\n",
  );
  expect(runDcm(["solve", infeasible])).toMatchObject({
    code: 3,
    out: expect.stringContaining("infeasible"),
  });
  expect(runDcm(["solve", unbounded])).toMatchObject({
    code: 3,
    out: expect.stringContaining("unbounded"),
  });
});

it("exits with 4 at a time limit", () => {
  const ran = runDcm([
    "solve",
    join(models, "microgrid"),
    "--set",
    "hours=8760",
    "--time-limit",
    "0.05",
  ]);
  expect(ran.code).toBe(4);
  expect(ran.out).toContain("time-limit");
});

it("exits with 2 for what cannot be asked", () => {
  expect(runDcm(["solve", starter, "--scenario", "gren"])).toMatchObject({
    code: 2,
    err: expect.stringContaining("did you mean green?"),
  });
  expect(runDcm(["slove"])).toMatchObject({ code: 2, err: expect.stringContaining("solve") });
  expect(runDcm(["solve", starter, "--time-limit", "soon"]).code).toBe(2);
  expect(runDcm(["solve", "/nowhere/at/all"]).code).toBe(2);
  expect(runDcm(["solve", starter, "--set", "cap"]).code).toBe(2);
});

it("never shows a stack trace", () => {
  for (const words of [
    ["solve", "/"],
    ["check", "package.json"],
    ["show", starter, "]["],
    ["export", starter, "-f", "xls", "-o", "x"],
  ]) {
    const ran = runDcm(words);
    expect(ran.code).not.toBe(0);
    expect(ran.err + ran.out).not.toMatch(/\n\s+at /u);
  }
});

it("survives a reader that goes away", () => {
  const folder = writeModel(
    "model m\nset H = 0 .. 20000\nvar x[H] >= 1\nminimize c = sum(h in H) x[h]\n",
  );
  const ran = runDcm(["show", folder, "H"]);
  expect(ran.code).toBe(0);
});

it("solves names that are hostile to objects and spreadsheets", () => {
  const folder = writeModel(`model m
set __proto__ = { "=cmd", constructor, 東京, "</script>" }
var toString[r in __proto__] >= 1
cost hasOwnProperty[r in __proto__] = toString[r]
minimize valueOf = sum(r in __proto__) hasOwnProperty[r]
scenario constructor_ "…" { var toString in [2, 5] }
`);
  const out = emptyFolder();
  const ran = runDcm(["solve", folder, "--all", "--out", out]);
  expect(ran.code, ran.err).toBe(0);
  const text = readFileSync(join(out, "constructor_", "variables", "toString.csv"), "utf8");
  expect(text.split("\n").slice(1, 5)).toEqual([
    "'=cmd,2,1",
    "constructor,2,1",
    "東京,2,1",
    "</script>,2,1",
  ]);
});
