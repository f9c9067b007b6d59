/**
 * Declared units: prefixes, names of dimensions, simplification, help for mismatches, and faults of declarations.
 */
import { expect, it } from "vitest";
import { createUnitTable, explainMismatch, type Unit } from "../../src/units/index.js";
import { declare, ENERGY_UNITS, unitExpression } from "./declare.js";

const table = createUnitTable([
  ...declare(ENERGY_UNITS),
  ...declare("unit JPY = JPY2024", "model.dcm"),
]).value;

function unit(text: string): Unit {
  const found = table.read(text);
  if (found === undefined) throw new Error(`no unit ${text}`);
  return found;
}

function codesOf(text: string): readonly string[] {
  return createUnitTable(declare(text)).diagnostics.map((item) => item.code);
}

it("allows prefixes unit by unit", () => {
  expect(table.find("kWh")?.scale).toBe(1000);
  expect(table.find("GJPY2024")?.scale).toBe(1e9);
  expect(table.find("khour")).toBeUndefined();
  expect(table.find("ktCO2")?.scale).toBe(1e9);
});

it("gives another name of a unit the prefixes of the unit", () => {
  expect(table.find("MJPY")?.scale).toBe(1e6);
  expect(table.find("MJPY")?.text).toBe("MJPY");
});

it("does not hand prefixes on to multiples", () => {
  const own = createUnitTable(declare("prefix k = 1e3\nunit a base { k }\nunit b = 2 a")).value;
  expect(own.find("ka")?.scale).toBe(1000);
  expect(own.find("kb")).toBeUndefined();
});

it("takes a rate for a library's money from the model, with the library's prefixes", () => {
  const outcome = createUnitTable([
    ...declare(ENERGY_UNITS),
    ...declare("unit USD2024 = 150 JPY2024", "model.dcm"),
  ]);
  expect(outcome.diagnostics).toEqual([]);
  expect(outcome.value.find("MUSD2024")?.scale).toBe(150e6);
  const dollars = outcome.value.find("USD2024");
  expect(dollars && outcome.value.dimensionName(dollars)).toBe("money (JPY2024)");
});

it("reports an unknown unit with near names or the missing prefix", () => {
  const wrong = table.evaluate(unitExpression("JPY/kwh"));
  expect(wrong.value).toBeUndefined();
  expect(wrong.diagnostics.map((item) => [item.code, item.help])).toEqual([
    ["unknown-unit", "did you mean `kWh`?"],
  ]);
  const prefix = table.evaluate(unitExpression("Mdegree"));
  expect(prefix.diagnostics).toHaveLength(1);
  const allowed = table.evaluate(unitExpression("MdegC")).diagnostics[0];
  expect(allowed?.why).toBe("`degC` does not carry the prefix `M`");
});

it("evaluates expressions and texts alike", () => {
  const outcome = table.evaluate(unitExpression("1/degC^2"));
  expect(outcome.diagnostics).toEqual([]);
  expect(outcome.value?.text).toBe("1/degC^2");
  expect(table.read("JPY/kWh")?.scale).toBe(0.001);
  expect(table.read("yen per kWh")).toBeUndefined();
  expect(table.read("JPY/kWh*MWh")).toBeUndefined();
  expect(table.read("__proto__")).toBeUndefined();
  expect(table.read("%")?.scale).toBe(0.01);
});

it("names dimensions for people", () => {
  const described: readonly (readonly [string, string])[] = [
    ["MW", "power (MW)"],
    ["MW*h", "energy (MW*h)"],
    ["JPY", "money (JPY)"],
    ["JPY/kWh", "money/energy (JPY/kWh)"],
    ["JPY/kW/year", "money/year/power (JPY/kW/year)"],
    ["hour/year", "time/year (hour/year)"],
    ["tCO2/MWh", "co2/energy (tCO2/MWh)"],
    ["1/degC^2", "1/degC^2"],
    ["%", "plain number (%)"],
    ["1", "plain number"],
  ];
  for (const [text, words] of described) expect(table.describe(unit(text))).toBe(words);
  expect(table.dimensionName(unit("JPY2024/Wh"))).toBe("money (JPY2024)/energy");
});

it("simplifies compounds to declared words of the same scale", () => {
  const simple = (text: string) => table.simplify(unit(text)).text;
  expect(simple("JPY*MW*hour/kWh/year")).toBe("kJPY/year");
  expect(simple("MW*h")).toBe("MWh");
  expect(simple("MWh/h")).toBe("MW");
  expect(simple("kgCO2*MWh/kWh")).toBe("tCO2");
  expect(simple("kW*h/kWh")).toBe("1");
  expect(simple("JPY/kWh")).toBe("JPY/kWh");
  expect(simple("m^2")).toBe("m^2");
  const before = unit("JPY*MW*hour/kWh/year");
  expect(table.simplify(before).scale).toBe(before.scale);
});

it("finds the factor that is missing between two sides", () => {
  const help = (left: string, right: string) =>
    explainMismatch(table, unit(left), unit(right), { left: "`a`", right: "`b`" }).factorHelp;
  expect(help("MW", "MWh")).toBe(
    "divide `b` by a duration, for example `/ 1 hour`, or multiply `a` by one",
  );
  expect(help("MWh", "MW")).toBe(
    "divide `a` by a duration, for example `/ 1 hour`, or multiply `b` by one",
  );
  expect(help("JPY", "JPY/year")).toContain("`/ 1 year`");
  expect(help("1", "MW")).toBe("divide `b` by a power, for example `/ 1 MW`");
  expect(help("JPY", "MWh")).toContain("multiply `b` by");
  expect(help("JPY", "USD2024")).toContain("`unit USD2024 = … JPY2024`");
  expect(help("JPY/kWh", "tCO2*m")).toBeUndefined();
  expect(help("kWh", "MWh")).toBeUndefined();
  expect(help("MWh", "JPY")).toBe(
    "multiply `a` by a price (money (JPY2024)/energy), for example `* 1 JPY/MWh`",
  );
  const fixed = (left: string, right: string) =>
    explainMismatch(table, unit(left), unit(right), { left: "`a`", isRightFixed: true }).factorHelp;
  expect(fixed("MW", "MWh")).toBe("multiply `a` by a duration, for example `* 1 hour`");
  expect(fixed("MWh", "MW")).toBe("divide `a` by a duration, for example `/ 1 hour`");
  expect(fixed("MWh", "tCO2")).toBe("multiply `a` by a co2/energy, for example `* 1 tCO2/MWh`");
  const names = explainMismatch(table, unit("MW"), unit("MWh"));
  expect([names.leftName, names.rightName]).toEqual(["power (MW)", "energy (MWh)"]);
});

it("reports every fault of the declarations once", () => {
  expect(codesOf("unit a base\nunit a base")).toContain("duplicate-unit");
  expect(codesOf("dimension d\ndimension d")).toEqual(["duplicate-dimension"]);
  expect(codesOf("dimension d\nunit d base")).toEqual(["duplicate-dimension"]);
  expect(codesOf("prefix k = 1e3\nprefix k = 1e3")).toEqual(["duplicate-prefix"]);
  expect(codesOf("unit a base { q }")).toEqual(["unknown-prefix"]);
  expect(codesOf("unit a : nothing")).toEqual(["unknown-dimension"]);
  expect(codesOf("dimension d\nunit a : d\nunit b : d")).toEqual(["second-base-unit"]);
  expect(codesOf("unit a = 2 b\nunit b = 3 a")).toEqual(["circular-unit"]);
  expect(codesOf("dimension a = b\ndimension b = a")).toEqual(["circular-dimension"]);
  expect(codesOf("unit a = 2 nowhere\nunit b = 3 a")).toEqual(["unknown-unit"]);
  expect(codesOf("unit a = 0 b\nunit b base")).toEqual(["bad-unit-factor"]);
  expect(codesOf("prefix k = 1e3\nunit a base { k }\nunit ka base")).toEqual(["duplicate-unit"]);
});

it("does not report a broken unit again where it is used", () => {
  const broken = createUnitTable(declare("prefix k = 1e3\nunit a = 2 nowhere { k }")).value;
  for (const text of ["a", "ka"]) {
    const outcome = broken.evaluate(unitExpression(text));
    expect(outcome.value).toBeUndefined();
    expect(outcome.diagnostics).toEqual([]);
  }
});

it("points at the first declaration of a duplicate", () => {
  const [diagnostic] = createUnitTable([
    ...declare("unit a = 2", "std/units.dcm"),
    ...declare("unit a = 3", "model.dcm"),
  ]).diagnostics;
  expect(diagnostic?.span.file).toBe("model.dcm");
  expect(diagnostic?.related[0]?.span.file).toBe("std/units.dcm");
});

it("accepts names that are special to JavaScript and names in Japanese", () => {
  const own = createUnitTable(
    declare("unit __proto__ base\nunit constructor = 3 __proto__\nunit 円 base"),
  ).value;
  expect(own.find("constructor")?.scale).toBe(3);
  expect(own.find("円")?.scale).toBe(1);
  expect(own.find("toString")).toBeUndefined();
});
