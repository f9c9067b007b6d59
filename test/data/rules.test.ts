import { expect, it } from "vitest";
import { membersOf } from "../../src/data/index.js";
import { bindText } from "./bind-text.js";

const shares = 'set REGION = { Kanto, Kansai }\nparam share[REGION] from "a.csv"\n';

it("fails a check with its text, the labels and the values of both sides", () => {
  const files = { "a.csv": "region,share\nKanto,0.5\nKansai,0.25\n" };
  const whole = bindText(
    `${shares}check "Shares add to one": sum(r in REGION) share[r] == 1\n`,
    files,
  );
  expect(whole.faults[0]).toMatch(/^check-failed m\.dcm:4:/u);
  expect(whole.diagnostics[0]).toMatchObject({
    message: "Shares add to one: fails",
    label: "0.75 == 1",
  });
  const each = bindText(`${shares}check large[r in REGION] "Large": share[r] >= 0.3\n`, files);
  expect(each.diagnostics[0]).toMatchObject({
    message: "Large: fails in 1 of 2 cases",
    label: "Kansai: 0.25 >= 0.3",
  });
  const close = `${shares}check "Close": sum(r in REGION) share[r] == 1 within 0.3\n`;
  expect(bindText(close, files).faults).toEqual([]);
});

it("applies a scenario's cells before, and its factors after, the rest", () => {
  const model =
    "set YEAR = 2024 .. 2026\nparam c[YEAR] = { 2024: 0, 2026: 100 } interpolate\nscenario S { param c[2024] = 50 }\nscenario T extends S { param c *= 2 }\nscenario U { param c[2025] += 7 }\n";
  expect(bindText(model, {}, { scenario: "S" }).values("c")).toEqual({
    2024: 50,
    2025: 75,
    2026: 100,
  });
  expect(bindText(model, {}, { scenario: "U" }).values("c")).toEqual({
    2024: 0,
    2025: 57,
    2026: 100,
  });
  const scaled =
    "set YEAR = 2024 .. 2026\nparam c[YEAR] = { 2024: 0, 2026: 100 } interpolate\nscenario T { param c *= 2 }\n";
  expect(bindText(scaled, {}, { scenario: "T" }).values("c")).toEqual({
    2024: 0,
    2025: 100,
    2026: 200,
  });
});

it("replaces a parameter's file in a scenario", () => {
  const { values } = bindText(
    `${shares}scenario S { param share from "b.csv" }\n`,
    { "a.csv": "region,share\nKanto,1\nKansai,2\n", "b.csv": "region,share\nKanto,3\nKansai,4\n" },
    { scenario: "S" },
  );
  expect(values("share")).toEqual({ Kanto: 3, Kansai: 4 });
});

it("refuses to scale a cell that has no value", () => {
  const { faults } = bindText(
    "set R = { a, b }\nparam p[R] optional = { a: 1 }\nscenario S { param p[b] *= 2 }\n",
    {},
    { scenario: "S" },
  );
  expect(faults[0]).toMatch(/^adjusted-cell-missing m\.dcm:4:/u);
});

it("names a circle that goes through the elements of a parameter", () => {
  // The checker refuses such a model; binding must not rely on it.
  const { faults, diagnostics } = bindText(
    'set R = { a, b }\nparam p[r in R] from "a.csv"\nparam q[r in R] = p[r]\ncheck [r in R] "positive": q[r] > 0\n',
    { "a.csv": "r,p\na,1\nb,2\n" },
    {
      change: (model) => {
        const p = model.params.get("p");
        const [check] = model.checks.values();
        if (p === undefined || check === undefined) return model;
        const domain = { ...p.domain, condition: check.condition };
        return { ...model, params: new Map(model.params).set("p", { ...p, domain }) };
      },
    },
  );
  expect(faults).toEqual(["circular-data m.dcm:3:7 p"]);
  expect(diagnostics[0]?.why).toBe("the circle is `p` → `q` → `p`");
});

it("binds parameters that restrict each other, then checks the restrictions", () => {
  const model = (low: number): string =>
    `set R = { a, b }\nparam low[r in R] <= high[r] = { a: ${low}, b: 2 }\nparam high[r in R] = low[r] / 2 + 2\n`;
  expect(bindText(model(1)).values("high")).toEqual({ a: 2.5, b: 3 });
  expect(bindText(model(9)).faults).toEqual(["value-outside m.dcm:3:34 a: 9"]);
});

it("computes defaults that read other values", () => {
  const { values, faults } = bindText(
    "set YEAR = 2024 .. 2027\nparam p[y in YEAR] default (if y == first(YEAR) then 0 else p[prev(y)] + 1) = { 2024: 5, 2026: 20 }\n",
  );
  expect(faults).toEqual([]);
  expect(values("p")).toEqual({ 2024: 5, 2025: 6, 2026: 20, 2027: 21 });
});

it("unites sets that share no other set", () => {
  const { members } = bindText('set A from "a.csv"\nset B = { x, y }\nset ALL = A union B\n', {
    "a.csv": "a\nz\nx\n",
  });
  expect(members("ALL")).toEqual(["z", "x", "y"]);
});

it("computes families of sets for every index", () => {
  const { tuples, faults } = bindText(
    "set YEAR = 2024 .. 2026\nset BEFORE[y in YEAR] within YEAR = { v in YEAR where v < y }\n",
  );
  expect(faults).toEqual([]);
  expect(tuples("BEFORE")).toEqual([
    [2025, 2024],
    [2026, 2024],
    [2026, 2025],
  ]);
});

it("skips rows about members that a scenario took out of a set", () => {
  const model = `set REGION = { Kanto, Kansai }\nparam x[REGION] from "a.csv"\nscenario S { set REGION = { Kanto } }\n`;
  const files = { "a.csv": "region,x\nKanto,1\nKansai,2\n" };
  const formerMembers = membersOf(bindText(model, files).data.environment);
  const { faults, values, data } = bindText(model, files, { scenario: "S", formerMembers });
  expect(faults).toEqual([]);
  expect(values("x")).toEqual({ Kanto: 1 });
  expect(data.report.skipped.map((one) => one.declaration)).toEqual(["x"]);
});
