/**
 * Units and dimensions that the model declares itself; those of the standard library are known.
 */
import { assertNever } from "../diagnostics/index.js";
import type { ResolvedProgram } from "../resolve/index.js";
import { inline, splitNumber, type Entry, type Fact, type Formula } from "./document.js";
import { toAnchor } from "./escape.js";
import { infix, row, type MathNode } from "./math.js";
import { writeExpression } from "./write-expression.js";
import { writeQuantity, writeUnit } from "./write-number.js";
import type { Writer } from "./writer.js";

/** Entries of the model's own units. */
export function describeUnits(writer: Writer): readonly Entry[] {
  const { program } = writer.input;
  return program.units
    .filter(({ span }) => !span.file.startsWith("std/"))
    .map((unit) => {
      const context = writer.contextIn(program.scope, new Set());
      const { number, text } = splitNumber(unit.doc?.value ?? "");
      const right = rightSide(unit, (expression) => writeExpression(expression, context));
      const symbol: MathNode = { kind: "unit", text: unit.name.text };
      const formulas: readonly Formula[] =
        right === undefined ? [] : [{ math: row(symbol, infix("="), right), forAll: undefined }];
      return {
        anchor: toAnchor(`${unit.kind}-${unit.name.text}`),
        name: unit.name.text,
        kind: unit.kind === "prefix" ? "unit prefix" : unit.kind,
        symbol: undefined,
        unit: undefined,
        number,
        doc: text,
        formulas,
        facts: factsOf(unit),
        uses: [],
      };
    });
}

type UnitLike = ResolvedProgram["units"][number];

function rightSide(
  unit: UnitLike,
  write: (expression: Extract<UnitLike, { readonly kind: "prefix" }>["factor"]) => MathNode,
): MathNode | undefined {
  switch (unit.kind) {
    case "dimension":
      return unit.value === undefined ? undefined : writeUnit(unit.value);
    case "prefix":
      return write(unit.factor);
    case "unit": {
      const { definition } = unit;
      if (definition.kind !== "equals") return undefined;
      const of = definition.unit === undefined ? undefined : writeUnit(definition.unit);
      if (definition.factor === undefined) return of;
      return writeQuantity(write(definition.factor), of);
    }
    default:
      return assertNever(unit);
  }
}

function factsOf(unit: UnitLike): readonly Fact[] {
  if (unit.kind !== "unit") return [];
  const facts: Fact[] = [];
  const { definition, prefixes } = unit;
  if (definition.kind === "of-dimension")
    facts.push({ label: "Base unit of", content: [inline.code(definition.dimension.text)] });
  if (definition.kind === "own-dimension")
    facts.push({ label: "Measures", content: [inline.text("a dimension of its own")] });
  if (prefixes.length > 0)
    facts.push({
      label: "Prefixes",
      content: [inline.code(prefixes.map(({ text }) => text).join(", "))],
    });
  return facts;
}
