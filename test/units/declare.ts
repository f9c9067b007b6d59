/**
 * Unit declarations written by hand, for tests of the units room that need no parser.
 * `declare("unit Wh : energy { k, M }")` reads the few forms the language has.
 */
import type { UnitExpression } from "../../src/syntax/index.js";
import type { UnitTableDeclaration } from "../../src/units/index.js";

/** One declaration per line; every span lies in `file`, at the offset of the line. */
export function declare(text: string, file = "std/units.dcm"): readonly UnitTableDeclaration[] {
  const declarations: UnitTableDeclaration[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    if (line.trim() !== "") declarations.push(declareOne(line, offset, file));
    offset += line.length + 1;
  }
  return declarations;
}

/** `JPY/kWh`, every factor spanning the whole. */
export function unitExpression(text: string, file = "model.dcm", start = 0): UnitExpression {
  const span = { file, start, end: start + text.length };
  let sign = 1;
  const factors: {
    name: { text: string; span: typeof span } | undefined;
    exponent: number;
    span: typeof span;
  }[] = [];
  for (const piece of text.split(/\s*([*/])\s*/u)) {
    if (piece === "/") sign = -1;
    if (piece === "/" || piece === "*") continue;
    const [name = "", exponent = "1"] = piece.split("^");
    factors.push({
      name: name === "1" ? undefined : { text: name, span },
      exponent: sign * Number(exponent),
      span,
    });
  }
  return { kind: "unit-expression", factors, span };
}

function declareOne(line: string, start: number, file: string): UnitTableDeclaration {
  const span = { file, start, end: start + line.length };
  const parts =
    /^\s*(?<kind>\w+)\s+(?<name>\S+)\s*(?<operator>=|:|base)?\s*(?<factor>\d[\d.e]*)?\s*(?<unit>[^{]*?)\s*(?:\{(?<prefixes>.*)\})?$/u.exec(
      line,
    )?.groups ?? {};
  const nameOf = (text: string) => ({ text, span });
  const name = nameOf(parts["name"] ?? "");
  const unit = parts["unit"] ? unitExpression(parts["unit"], file, start) : undefined;
  const factor = parts["factor"]
    ? ({ kind: "number", value: Number(parts["factor"]), unit: undefined, span } as const)
    : undefined;
  const common = { name, doc: undefined, span };
  if (parts["kind"] === "dimension") return { ...common, kind: "dimension", value: unit };
  if (parts["kind"] === "prefix" && factor) return { ...common, kind: "prefix", factor };
  const prefixes = (parts["prefixes"] ?? "")
    .split(",")
    .flatMap((text) => (text.trim() ? [nameOf(text.trim())] : []));
  if (parts["operator"] === "base") {
    return { ...common, kind: "unit", definition: { kind: "own-dimension" }, prefixes };
  }
  if (parts["operator"] === ":") {
    const dimension = nameOf(parts["unit"] ?? "");
    return { ...common, kind: "unit", definition: { kind: "of-dimension", dimension }, prefixes };
  }
  return { ...common, kind: "unit", definition: { kind: "equals", factor, unit }, prefixes };
}

/** The units most tests speak of. */
export const ENERGY_UNITS = `
prefix k = 1e3
prefix M = 1e6
prefix G = 1e9
prefix T = 1e12
dimension energy
dimension time
dimension power = energy / time
dimension co2
unit hour : time
unit h = 1 hour
unit s = 0.0002777777777777778 hour
unit day = 24 hour
unit Wh : energy { k, M, G, T }
unit W = 1 Wh/hour { k, M, G }
unit J = 1 W*s { k, M, G }
unit year base
unit gCO2 : co2 { k }
unit tCO2 = 1000 kgCO2 { k, M }
unit JPY2024 base { k, M, G, T }
unit USD2024 base { k, M }
unit degC base
unit m base
unit % = 0.01
`;
