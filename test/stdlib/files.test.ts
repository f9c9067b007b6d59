/**
 * Every file of the standard library as a whole: it parses, it is documented, its units are sound.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { conversionFactor } from "../../src/units/index.js";
import { libraryFiles, libraryUnits, parseLibraryFile } from "./library.js";

const readme = readFileSync(new URL("../../stdlib/README.md", import.meta.url), "utf8");

for (const name of libraryFiles) {
  it(`parses ${name} and finds its header, a first comment and documentation`, () => {
    const { value: file, diagnostics } = parseLibraryFile(name);
    expect(diagnostics).toEqual([]);
    expect(file.header?.kind).toBe("module");
    expect(file.header?.name.text).toBe(`std.${name.replace(".dcm", "")}`);
    expect(file.comments[0]?.span.start).toBe(0);
    const declarations = file.items.flatMap((item) => ("doc" in item ? [item] : []));
    const withoutDoc = declarations.filter((item) => !item.doc?.value.trim());
    expect(withoutDoc.map((item) => item.name.text)).toEqual([]);
    const missingInReadme = declarations
      .filter((item) => item.kind === "function" || item.kind === "component")
      .filter((item) => !readme.includes(`\`${item.name.text}`));
    expect(missingInReadme.map((item) => item.name.text)).toEqual([]);
    expect(file.items).toHaveLength(declarations.length);
  });
}

it("gives every model the units of the field", () => {
  const { value: units, diagnostics } = libraryUnits();
  expect(diagnostics).toEqual([]);
  const names = [
    "W kW MW GW TW Wh kWh MWh GWh TWh J kJ MJ GJ TJ PJ hour h minute s ms day year",
    "g kg t kt Mt gCO2 kgCO2 tCO2 ktCO2 MtCO2 GtCO2 m km m2 km2 m3 L kL ML degC % bit Gbit",
    "JPY2024 kJPY2024 MJPY2024 GJPY2024 TJPY2024 USD2024 MUSD2024 EUR2024 GEUR2024",
  ].flatMap((line) => line.split(" "));
  expect(names.filter((name) => units.find(name) === undefined)).toEqual([]);
});

it("says how the units of the field convert", () => {
  const { value: units } = libraryUnits();
  const factor = (from: string, to: string): number | undefined => {
    const [first, second] = [units.read(from), units.read(to)];
    return first && second && conversionFactor(first, second);
  };
  expect(factor("kWh", "MJ")).toBe(3.6);
  expect(factor("MW*h", "MWh")).toBe(1);
  expect(factor("GW*hour/year", "GWh/year")).toBe(1);
  expect(factor("kgCO2/kWh", "tCO2/MWh")).toBe(1);
  expect(factor("JPY2024/kWh", "JPY2024/MWh")).toBe(1000);
  expect(factor("L/kWh*1", "m3/MWh")).toBeUndefined();
  expect(factor("L/kWh", "m3/MWh")).toBe(1);
  expect(factor("day", "s")).toBe(86400);
  expect(factor("1", "%")).toBe(100);
});

it("names the dimensions of the field", () => {
  const { value: units } = libraryUnits();
  const nameOf = (text: string) => {
    const unit = units.read(text);
    return unit && units.dimensionName(unit);
  };
  expect(nameOf("MW")).toBe("power");
  expect(nameOf("JPY2024/kWh")).toBe("money (JPY2024)/energy");
  expect(nameOf("JPY2024/tCO2")).toBe("money (JPY2024)/co2");
  expect(nameOf("Gbit/s")).toBe("data/time");
  expect(nameOf("1/degC^2")).toBe("1/temperature^2");
  expect(nameOf("m^2")).toBe("area");
});
