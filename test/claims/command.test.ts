import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, runDcm } from "../cli/run-dcm.js";

const model = `model shop "A shop"
unit JPY = JPY2024
param price : JPY/kWh = 20
var buy : kWh >= 0
constraint need: buy >= 10 kWh
minimize spend : JPY = price * buy
scenario CHEAP "Cheap power" { param price = 10 }
scenario UNUSED { param price = 1 }
claim saving in [40 %, 60 %] "Table 1: share saved" = 1 - value(spend, CHEAP) / value(spend, base)
claim bill : JPY about 300 "Fig. 1: bill" = spend because "prices rose"
claim unit_price : JPY/kWh >= 10 "Fig. 1: price" = value(price, CHEAP)
`;

function writeModel(text = model): string {
  const folder = emptyFolder();
  writeFileSync(join(folder, "m.dcm"), text);
  return folder;
}

it("prints and writes what a publication says beside what the model gives", () => {
  const folder = writeModel();
  const page = join(folder, "R.md");
  const ran = runDcm(["reproduce", folder, "--out", page]);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toContain("2 met, 1 not met");
  const text = readFileSync(page, "utf8");
  expect(text).toContain("# Reproduction: A shop");
  expect(text).toContain("`dcm reproduce . --out R.md`");
  expect(text).not.toContain(folder);
  expect(text).toContain("| share saved `saving` | 40 to 60 % | 50 % | inside | met |  |");
  expect(text).toContain("| **not met** | prices rose |");
  expect(text).toContain("| `CHEAP` | Cheap power | optimal | 100 | 1 | 1 | 1 |");
  expect(text).not.toContain("UNUSED");
});

it("gives the same claims as JSON", () => {
  const ran = runDcm(["reproduce", writeModel(), "--json"]);
  const { claims, scenarios } = JSON.parse(ran.out);
  expect(
    claims.map(({ name, verdict }: { name: string; verdict: string }) => [name, verdict]),
  ).toEqual([
    ["saving", "met"],
    ["bill", "not met"],
    ["unit_price", "met"],
  ]);
  expect(scenarios.map(({ name }: { name: string }) => name)).toEqual(["base", "CHEAP"]);
});

it("tells by --check whether a verdict changed, and leaves the page as it is", () => {
  const folder = writeModel();
  const page = join(folder, "R.md");
  runDcm(["reproduce", folder, "--out", page]);
  const before = readFileSync(page, "utf8");
  expect(runDcm(["reproduce", folder, "--out", page, "--check"]).code).toBe(0);
  writeFileSync(join(folder, "m.dcm"), model.replace("about 300", "about 200"));
  const changed = runDcm(["reproduce", folder, "--out", page, "--check"]);
  expect(changed.code).toBe(1);
  expect(changed.err).toContain("bill: not met → met");
  expect(readFileSync(page, "utf8")).toBe(before);
});

it("says that a scenario has no optimum, by the verdict and by the exit code", () => {
  const folder = writeModel(
    `${model}scenario NEVER { add constraint no: buy <= 1 kWh }\nclaim n : JPY >= 0 = value(spend, NEVER)\n`,
  );
  const ran = runDcm(["reproduce", folder]);
  expect(ran.code).toBe(3);
  expect(ran.out).toMatch(/`NEVER` is infeasible\s+absent/u);
});

it("says what is missing when it cannot begin", () => {
  const folder = writeModel(model.slice(0, model.indexOf("claim")));
  expect(runDcm(["reproduce", folder])).toMatchObject({
    code: 2,
    err: expect.stringContaining("the model `shop` has no claims"),
  });
  const claims = writeModel();
  expect(runDcm(["reproduce", claims, "--check"]).err).toContain("--check needs the page");
  const nowhere = join(claims, "m.dcm", "R.md");
  expect(runDcm(["reproduce", claims, "--out", nowhere]).code).toBe(2);
  expect(existsSync(nowhere)).toBe(false);
});

it("writes nothing after a mistake in a scenario that a claim needs", () => {
  const folder = writeModel(model.replace("param price = 10", "param prise = 10"));
  const page = join(folder, "R.md");
  const ran = runDcm(["reproduce", folder, "--out", page]);
  expect(ran.code).toBe(1);
  expect(ran.err).toContain("prise");
  expect(existsSync(page)).toBe(false);
});
