import { expect, it } from "vitest";
import { resolveText } from "../support/resolve-text.js";

const library = `module lib "A library"
  set KIND = { a, b }
  param rate = 5 %
  function twice(x) = 2 * x
  function grown(x) = twice(x) * (1 + rate)
  unit rack base
`;

it("finds an imported function under its alias, in the scope of its module", () => {
  const { program, said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (grown as g) param rate = 1 %`,
    "lib.dcm": library,
  });
  expect(said).toEqual([]);
  const found = program.scope.find("g");
  expect(found?.name).toBe("lib.grown");
  expect(program.scope.find("grown")).toBeUndefined();
  expect(found?.scope.find("rate")?.name).toBe("lib.rate");
  expect(program.scope.find("rate")?.name).toBe("rate");
});

it("counts data of a module among the declarations, and leaves its functions out", () => {
  const { program } = resolveText({
    "main.dcm": `model m import "lib.dcm" (grown) function own(x) = grown(x)`,
    "lib.dcm": library,
  });
  expect([...program.declarations.keys()]).toEqual(["own", "lib.KIND", "lib.rate"]);
});

it("names near exports when there is no such thing in a module", () => {
  const { program, said, diagnostics } = resolveText({
    "main.dcm": `model m import "lib.dcm" (twise, rack, rakc)`,
    "lib.dcm": library,
  });
  expect(said).toEqual([`unknown-export at "twise"`, `unknown-export at "rakc"`]);
  expect(diagnostics.map((diagnostic) => diagnostic.help)).toEqual([
    "did you mean `twice`?",
    "did you mean `rack`?",
  ]);
  expect(program.scope.isBroken("twise")).toBe(true);
  expect(program.scope.isBroken("rack")).toBe(false);
});

it("does not import data", () => {
  const { said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (rate, KIND)`,
    "lib.dcm": library,
  });
  expect(said).toEqual([`not-importable at "rate"`, `not-importable at "KIND"`]);
});

it("gives a unit another name by an alias", () => {
  const { program, said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (rack as cabinet)`,
    "lib.dcm": library,
  });
  expect(said).toEqual([]);
  const alias = program.units.at(-1);
  expect(alias?.name.text).toBe("cabinet");
});

it("lets two parts import the same thing, and refuses two things under one name", () => {
  const { said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (twice) include "a.dcm" include "b.dcm"`,
    "a.dcm": `part of m import "lib.dcm" (twice)`,
    "b.dcm": `part of m import "lib.dcm" (grown as twice)`,
    "lib.dcm": library,
  });
  expect(said).toEqual([`duplicate-name at "twice"`]);
});

it("says once that a module is missing, and takes its names as broken", () => {
  const { program, said } = resolveText({
    "main.dcm": `model m import "nowhere.dcm" (storage) use storage as bess`,
  });
  expect(said).toEqual([`missing-file at "\\"nowhere.dcm\\""`]);
  expect(program.scope.isBroken("bess.soc")).toBe(true);
});

it("refuses in a module what only a model may hold", () => {
  const { said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (f)`,
    "lib.dcm": "module lib var v >= 0 function f(x) = x scenario s { }",
  });
  expect(said).toEqual([`not-in-module at "v"`, `not-in-module at "s"`]);
});

it("resolves every module of the standard library", () => {
  const { said } = resolveText(`
    import std.adoption (discrete_adoption)
    import std.capacity (capacity_stock)
    import std.cooling (pue_air)
    import std.emissions (marginal)
    import std.finance (discount_factor)
    import std.interpolation (between)
    import std.storage (storage)`);
  expect(said.filter((line) => !line.startsWith("unknown-export"))).toEqual([]);
});
