import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { emptyFolder, runDcm } from "../cli/run-dcm.js";

const entry = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** A small microgrid: sizes of photovoltaics and a battery against the weather of some days. */
const microgrid = `model grid "A microgrid"
set HOUR = 0 .. 47
param load[h in HOUR] : kW = 400 kW * (0.9 + 0.2 * ((h + 6) mod 24) / 24)
param sun[h in HOUR] = max(0, 1 - ((h mod 24) - 12)^2 / 36) * (0.7 + 0.1 * (h mod 5))
param pv_price : JPY2024/kW in [0, 5000] = 700
param battery_price : JPY2024/kWh = 44
param fuel : JPY2024/kWh = 62
var pv_size : kW >= 0
var battery_size : kWh >= 0
var pv[HOUR] : kW >= 0
var charge[HOUR] : kW >= 0
var discharge[HOUR] : kW >= 0
var level[HOUR] : kWh >= 0
var diesel[HOUR] : kW in [0, 500]
define burnt : kWh = sum(h in HOUR) diesel[h] * 1 hour
minimize spend : JPY2024 = pv_price * pv_size + battery_price * battery_size + fuel * burnt
constraint sunshine[h in HOUR]: pv[h] <= sun[h] * pv_size
constraint room[h in HOUR]: level[h] <= battery_size
constraint dynamics[h in HOUR]:
  level[h]
    == (if h > first(HOUR) then level[prev(h)] else level[last(HOUR)])
      + (0.95 * charge[h] - discharge[h] / 0.95) * 1 hour
constraint balance[h in HOUR]: pv[h] + discharge[h] + diesel[h] == load[h] + charge[h]
scenario LOW { param fuel = 20 }
scenario HIGH { param fuel = 100 }
`;

const studies = `
study tornado on base, HIGH {
  one_at_a_time
  vary pv_price * { 0.8, 1.2 }
  vary fuel = { 40, 80 }
  measure spend, burnt
}
study sample {
  latin_hypercube 30 seed 7
  vary pv_price * uniform(0.5, 1.5)
  vary battery_price = triangular(20, 44, 90)
  measure spend, pv_size
}
study carbon { front spend against burnt in 3 steps }
study others { near_optimal 5 % minimize pv_size }
study futures {
  outcomes { LOW: 0.5, HIGH: 0.5 }
  share pv_size, battery_size
}
`;

function writeModel(text: string): string {
  const path = join(emptyFolder(), "grid.dcm");
  writeFileSync(path, text);
  return path;
}

/** Files of kept results with what tells whether they were written again. */
function listKept(out: string): ReadonlyMap<string, string> {
  const folder = join(out, "results");
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return new Map(
    names
      .filter((name) => /^\w\w\/\w+\.json$/u.test(name.replaceAll("\\", "/")))
      .map((name) => {
        const { ino, mtimeNs } = statSync(join(folder, name), { bigint: true });
        return [name, `${ino} ${mtimeNs}`];
      }),
  );
}

function readStudy(out: string, study: string): string {
  const [runs, about] = ["runs.csv", "study.json"].map((name) =>
    readFileSync(join(out, study, name), "utf8"),
  );
  return `${runs}\n${about}`;
}

it("writes the same files whatever the number of workers", () => {
  const model = writeModel(microgrid + studies);
  const [one, two] = [1, 3].map((workers) => {
    const out = emptyFolder();
    const ran = runDcm(["study", model, "--out", out, "--workers", String(workers)]);
    expect(ran.err).toBe(`results written to ${out}\n`);
    expect(ran.code).toBe(0);
    return { out, shown: ran.out };
  });
  expect(two!.shown).toBe(one!.shown);
  for (const study of ["tornado", "sample", "carbon", "others", "futures"]) {
    expect(readStudy(two!.out, study)).toBe(readStudy(one!.out, study));
  }
  expect(listKept(two!.out).size).toBe(10 + 30 + 5 + 2 + 1);
});

it("goes on after a kill where it was, without repeating a run", async () => {
  const model = writeModel(microgrid + studies);
  const out = emptyFolder();
  const words = ["study", model, "sample", "--out", out, "--workers", "2"];
  const child = spawn(process.execPath, [entry, ...words], { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (listKept(out).size < 12 && child.exitCode === null) await setTimeout(5);
  child.kill("SIGKILL");
  await ended;
  const before = listKept(out);
  expect(before.size).toBeGreaterThanOrEqual(12);
  expect(before.size).toBeLessThan(30);
  expect(existsSync(join(out, "sample"))).toBe(false);

  expect(runDcm(words).code).toBe(0);
  const after = listKept(out);
  expect(after.size).toBe(30);
  for (const [name, written] of before) expect(after.get(name)).toBe(written);

  const fresh = emptyFolder();
  expect(runDcm(["study", model, "sample", "--out", fresh, "--workers", "1"]).code).toBe(0);
  expect(readStudy(out, "sample")).toBe(readStudy(fresh, "sample"));
});

it("keeps runs valid when a study changes, and none when the model does", () => {
  const small = studies.replace("latin_hypercube 30", "monte_carlo 4");
  const model = writeModel(microgrid + small);
  const out = emptyFolder();
  const words = ["study", model, "sample", "--out", out];
  expect(runDcm(words).code).toBe(0);
  const first = listKept(out);
  expect(first.size).toBe(4);
  writeFileSync(model, microgrid + small.replace("monte_carlo 4", "monte_carlo 6"));
  expect(runDcm(words).code).toBe(0);
  const second = listKept(out);
  expect(second.size).toBe(6);
  for (const [name, written] of first) expect(second.get(name)).toBe(written);
  writeFileSync(model, microgrid.replace("400 kW", "401 kW") + small);
  expect(runDcm(words).code).toBe(0);
  expect(listKept(out).size).toBe(10);
});

it("tells the worst outcome by its exit code, and goes on past it", () => {
  const study = "study s { vary fuel = { 62 } vary load * { 1, 50 } measure spend }";
  const bounded = microgrid.replace("var pv_size : kW >= 0", "var pv_size : kW in [0, 9000]");
  const ran = runDcm(["study", writeModel(bounded + study), "--json"]);
  expect(ran.code).toBe(3);
  const [told] = JSON.parse(ran.out);
  expect(told.runs.map((run: { status: string }) => run.status)).toEqual(["optimal", "infeasible"]);
  expect(told.values[1].values).toEqual([]);
  const refused = "study s { vary pv_price = { 131, 20000 } measure spend }";
  const other = runDcm(["study", writeModel(microgrid + refused)]);
  expect(other.code).toBe(1);
  expect(other.out).toMatch(/run 2: refused, value-outside: /u);
});

it("reports mistakes before it runs anything", () => {
  const typo = writeModel(`${microgrid}study s { vary pv_prize * { 2 } }\n${studies}`);
  const ran = runDcm(["study", typo]);
  expect(ran.code).toBe(1);
  expect(ran.err).toMatch(/error\[unknown-target\][\s\S]*grid\.dcm:26:16/u);
  expect(runDcm(["check", typo]).err).toMatch(/unknown-target/u);
  const member = writeModel(`${microgrid}study s { one_at_a_time vary load[99] * { 2 } }`);
  expect(runDcm(["study", member]).err).toMatch(/error\[\S+\][\s\S]*grid\.dcm:26:35/u);
});

it("lists studies, and names those that there are", () => {
  const model = writeModel(microgrid + studies);
  const listed = runDcm(["study", model, "--list"]);
  expect(listed.code).toBe(0);
  expect(listed.out.match(/^\S+ +\S+ +.*?\d+/gmu)).toHaveLength(5);
  const wrong = runDcm(["study", model, "tornedo"]);
  expect(wrong.code).toBe(2);
  expect(wrong.err).toMatch(/did you mean tornado\?/u);
  expect(runDcm(["study", model, "--workers", "0"]).code).toBe(2);
});

it("takes a parameter for all runs, but not one that the study varies", () => {
  const model = writeModel(`${microgrid}study s { vary pv_price * { 1, 2 } measure spend }`);
  const out = emptyFolder();
  const words = ["study", model, "--out", out];
  expect(runDcm(words).code).toBe(0);
  const plain = readFileSync(join(out, "s", "runs.csv"), "utf8");
  const set = runDcm([...words, "--set", "fuel=20"]);
  expect(set.code).toBe(0);
  expect(listKept(out).size).toBe(4);
  expect(readFileSync(join(out, "s", "runs.csv"), "utf8")).not.toBe(plain);
  expect(readFileSync(join(out, "s", "study.json"), "utf8")).toContain('"fuel=20"');
  const clash = runDcm([...words, "--set", "pv_price*=2"]);
  expect(clash.code).toBe(2);
  expect(clash.err).toContain("--set pv_price*: the study `s` varies `pv_price`");
});

it("shows what deciding for all outcomes is worth", () => {
  const model = writeModel(`${microgrid}study s {
    outcomes { LOW: 0.5, HIGH: 0.5 } mean base
    share pv_size, battery_size
    measure spend
  }`);
  const { code, out } = runDcm(["study", model]);
  expect(code).toBe(0);
  expect(out).toMatch(/value of perfect information +\d/u);
  expect(out).toMatch(/value of the stochastic solution +\d/u);
});
