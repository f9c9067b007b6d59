import { expect, it } from "vitest";
import { resolveText, textOf } from "../support/resolve-text.js";

it("puts the declarations of a model and its parts into one table, as written", () => {
  const { program, said } = resolveText({
    "main.dcm": `model m "The model" include "a.dcm" set S = { x } param p = 1`,
    "a.dcm": "part of m var v[S] >= 0 set 地域 = { 北海道 }",
  });
  expect(said).toEqual([]);
  expect([...program.declarations.keys()]).toEqual(["S", "p", "v", "地域"]);
  expect(program.name).toBe("m");
  expect(program.doc).toBe("The model");
  expect(program.scope.find("v")?.declaration.kind).toBe("var");
  expect(program.scope.find("w")).toBeUndefined();
  expect(program.scope.folder("parts/a.dcm")).toBe("parts");
});

it("reports a second declaration of a name with the first, and keeps the first", () => {
  const { program, said, diagnostics } = resolveText("param p = 1 set p = { a } scenario p { }");
  expect(said).toEqual([`duplicate-name at "p"`, `duplicate-name at "p"`]);
  expect(textOf(program, diagnostics[0]?.related[0]?.span ?? { file: "", start: 0, end: 0 })).toBe(
    "p",
  );
  expect(program.scope.find("p")?.declaration.kind).toBe("param");
});

it("keeps names that are special elsewhere", () => {
  const { program, said } = resolveText(
    "param __proto__ = 1 param constructor = 2 param toString = 3 scenario __proto__s { }",
  );
  expect(said).toEqual([]);
  expect([...program.declarations.keys()]).toEqual(["__proto__", "constructor", "toString"]);
  expect(program.scope.find("hasOwnProperty")).toBeUndefined();
});

it("knows a check by the name made from its text, and others by number", () => {
  const { program, said } = resolveText(`check "Adds up": 1 == 1 check : 2 == 2 check : 3 == 3`);
  expect([...program.declarations.keys()]).toEqual(["adds_up", "check 1", "check 2"]);
  expect(said.filter((line) => line.startsWith("duplicate"))).toEqual([]);
});

it("refuses a set with the name of a unit, prefixes included", () => {
  const { said, diagnostics } = resolveText("set h = { a } set kWh = { b } set H = { c }");
  expect(said).toEqual([`set-unit-clash at "h"`, `set-unit-clash at "kWh"`]);
  expect(diagnostics.map((diagnostic) => diagnostic.related[0]?.span.file)).toEqual([
    "std/units.dcm",
    "std/units.dcm",
  ]);
});

it("refuses a scenario called base", () => {
  expect(resolveText("scenario base { }").said).toEqual([`reserved-scenario at "base"`]);
});

it("lists units of the library, of modules and of the model, in this order", () => {
  const { program, said } = resolveText({
    "main.dcm": `model m import "lib.dcm" (rack) unit JPY = JPY2024`,
    "lib.dcm": "module lib unit rack base",
  });
  expect(said).toEqual([]);
  const own = program.units.filter((unit) => !unit.span.file.startsWith("std/"));
  expect(own.map((unit) => unit.name.text)).toEqual(["rack", "JPY"]);
  expect(program.units.length).toBeGreaterThan(10);
});
