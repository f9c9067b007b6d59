/** Declarations: totals, functions, objectives, optional parameters, reports. */
import { expect, it } from "vitest";
import { checkText, formulaOf } from "./check-text.js";

it("sums what flows into a total over the indices it lacks", () => {
  const { said, model } = checkText(`
    total running[y in YEAR] : JPY/year
    cost energy[r in REGION, y in YEAR] : kJPY/year into running[y] =
      price[r] * grid[r, y] * 8760 hour/year
    term first_year : JPY/year into running[2024] = 5`);
  expect(said).toEqual([]);
  const slot = model.defines.get("running")?.domain.columns[0]?.slot;
  expect(formulaOf(model, "running")).toMatchObject({
    kind: "arithmetic",
    left: {
      kind: "scale",
      factor: 1000,
      operand: {
        kind: "reduce",
        binders: [
          {
            elements: [{ kind: "bind" }, { kind: "match", member: { kind: "slot", slot } }],
            set: { kind: "domain-of", declaration: "energy" },
          },
        ],
      },
    },
    right: { condition: { kind: "compare-members", right: { kind: "constant", value: 2024 } } },
  });
});

it("makes a total without contributions 0", () => {
  const { said, model } = checkText(`total t[y in YEAR] : JPY`);
  expect(said).toEqual([]);
  expect(formulaOf(model, "t")).toMatchObject({ kind: "constant", value: 0 });
});

it("rejects a contribution of another dimension, and shows both units", () => {
  const { said } = checkText(`
    total running : JPY/year
    cost c : JPY into running = 5`);
  expect(said).toEqual([`unit-mismatch at "into running"`]);
});

it("shows a circle of named expressions", () => {
  const { said, diagnostics } = checkText(`
    define a = b
    define b = a + site`);
  expect(said).toEqual([`circular-definition at "a"`]);
  expect(diagnostics[0]?.why).toContain("`a` → `b` → `a`");
});

it("inlines functions and checks their arguments", () => {
  const { said, model } = checkText(`
    function heat(t : degC) : 1 = 1 + t / 10 degC
    function square(a) = a * a
    param p = heat(20 degC)
    param q : MW^2 = square(3 MW)`);
  expect(said).toEqual([]);
  expect(model.params.get("p")?.definition).toMatchObject({
    value: { expression: { kind: "let" } },
  });
  expect(
    checkText(`
    function heat(t : degC) : 1 = 1 + t / 10 degC
    param p = heat(20 MW)`).said,
  ).toEqual([`unit-mismatch at "20 MW"`]);
});

it("reports a mistake in a function once, however often it is called", () => {
  expect(
    checkText(`
    function f(t : degC) : 1 = t
    function g(a) = a + nothing
    param p = f(1 degC) + f(2 degC) + g(1) + g(2)`).said,
  ).toEqual([`unit-mismatch at "t"`, `unknown-name at "nothing"`]);
});

it("rejects recursion of functions", () => {
  expect(
    checkText(`
    function f(a) = f(a)
    param p = f(1)`).said,
  ).toEqual([`circular-definition at "f(a)"`]);
});

it("wants optional parameters under defined", () => {
  const text = `param cap[REGION, YEAR] : MW optional = { (Kanto, 2030): 5 }\n`;
  expect(
    checkText(`${text} constraint c[r in REGION, y in YEAR]: grid[r, y] <= cap[r, y]`).said,
  ).toEqual([`unguarded-optional at "cap[r, y]"`]);
  expect(
    checkText(`${text}
    constraint c[r in REGION, y in YEAR where defined(cap[r, y])]: grid[r, y] <= cap[r, y]
    define d[y in YEAR] : MW = if not defined(cap[Kanto, y]) then 0 else cap[Kanto, y]
    define e[r in REGION] = sum(y in YEAR where defined(cap[r, y]) and cap[r, y] > 1 MW) 1`).said,
  ).toEqual([]);
});

it("optimises the only objective and asks when there are several", () => {
  expect(checkText(`minimize o = site`).model.objective).toEqual({ name: "o", sense: "minimize" });
  expect(checkText(``).model.objective).toBeUndefined();
  const { said } = checkText(`
    minimize o = site
    maximize q = site`);
  expect(said).toEqual([`open-objective at "q"`]);
});

it("gives duals and reports their units", () => {
  const { said, model } = checkText(`
    minimize expense : JPY = price[Kanto] * site * 1 hour
    constraint c[r in REGION]: sum(y in YEAR) grid[r, y] >= 5 GW
    report power_price[r in REGION] : JPY/kWh = dual(c[r]) / 1 hour
    report twice[r in REGION] = 2 * power_price[r]
    report size = value(site, base) + slack(c[Kanto]) + reduced(site) * 0 MW^2/JPY`);
  expect(said).toEqual([]);
  expect(model.reports.get("twice")?.unit.text).toBe("JPY/kWh");
  expect(model.reports.get("size")?.scenarios).toEqual(["base"]);
});

it("rejects results outside reports and unknown scenarios", () => {
  expect(checkText(`define d = value(site)`).said).toEqual([`result-outside-report at "value"`]);
  expect(checkText(`report d = value(site, LATER)`).said).toEqual([`unknown-scenario at "LATER"`]);
});

it("makes conditions of restrictions", () => {
  const { said, model } = checkText(`
    param share[r in REGION] : % in [0, 100] = 10
    param home[COOLING] : REGION in { Kanto, Kansai } = { air: Kanto, dlc: Kanto }
    var on[REGION] in { 0, 1 }`);
  expect(said).toEqual([]);
  expect(model.params.get("share")?.restrictions[0]).toMatchObject({
    text: "in [0, 100]",
    condition: { kind: "and" },
  });
  expect(model.params.get("home")?.restrictions[0]?.condition.kind).toBe("or");
  expect(model.variables.get("on")?.integrality).toBe("binary");
});

it("records where each reference leads", () => {
  const { model } = checkText(`define d : MW = grid[Kanto, 2030] + site`);
  expect(model.references.map((reference) => reference.target)).toContain("grid");
});

it("checks what is left of a half-typed file", () => {
  const { said } = checkText(`
    define d : MW = grid[Kanto, ] + nothing
    define e : MW = site`);
  expect(said.some((one) => one === `unknown-name at "nothing"`)).toBe(true);
});
