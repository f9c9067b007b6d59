/**
 * What `dcm show` prints: one row, column, formula, parameter or set in the model's words, with its numbers.
 */
import { findReport } from "../check/index.js";
import { findNearNames } from "../diagnostics/index.js";
import type { Member } from "../domains/index.js";
import type { BuiltProgram } from "../plan/index.js";
import { parseExpression, type Expression } from "../syntax/index.js";
import { createSourceFile, type SourceFile } from "../text/index.js";
import { describeColumn, describeValue } from "./describe-column.js";
import { describeFormula, describeRow } from "./describe-row.js";
import { describeSet } from "./describe-set.js";
import type { Results } from "./results.js";

/** Either the text to print, or why the target names nothing. */
export type Description =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "unknown"; readonly message: string; readonly help: string };

/** What a description is made from. */
export interface DescribeContext {
  readonly built: BuiltProgram;
  readonly results: Results | undefined;
  readonly sourceOf: (path: string) => SourceFile | undefined;
}

/** Describes `name` or `name[labels]`. */
export function describe(
  built: BuiltProgram,
  target: string,
  results: Results | undefined,
  sourceOf: (path: string) => SourceFile | undefined,
): Description {
  const parsed = parseExpression(createSourceFile("name", target));
  const asked = readTarget(parsed.value);
  if (parsed.diagnostics.length > 0 || asked === undefined) {
    const help = "write it as in the model: energy_balance[Kanto, 2030, JJA, 14]";
    return { kind: "unknown", message: `\`${target}\` is not a name with labels`, help };
  }
  const context: DescribeContext = { built, results, sourceOf };
  const { model } = built.plan.environment;
  const { name, labels } = asked;
  if (model.constraints.has(name) || built.rows.some((block) => block.name === name)) {
    return describeRow(context, name, labels);
  }
  if (model.variables.has(name)) return describeColumn(context, name, labels);
  if (model.defines.has(name)) return describeFormula(context, name, labels);
  if (model.params.has(name) || findReport(model, name) !== undefined)
    return describeValue(context, name, labels);
  if (model.sets.has(name)) return describeSet(context, name);
  const known = [
    ...model.constraints.keys(),
    ...model.variables.keys(),
    ...model.defines.keys(),
    ...model.params.keys(),
    ...model.sets.keys(),
    ...model.reports.keys(),
    ...model.claims.keys(),
    ...model.iamc.keys(),
  ];
  const near = findNearNames(name, known);
  const help =
    near.length > 0
      ? `did you mean ${near.join(", ")}?`
      : "`dcm check` lists what the model declares";
  return { kind: "unknown", message: `the model declares no \`${name}\``, help };
}

function readTarget(
  expression: Expression,
): { readonly name: string; readonly labels: readonly Member[] | undefined } | undefined {
  if (expression.kind === "name") return { name: expression.path.text, labels: undefined };
  if (expression.kind !== "subscript") return undefined;
  const labels = expression.arguments.map(readLabel);
  const known = labels.filter((label) => label !== undefined);
  return known.length === labels.length
    ? { name: expression.target.text, labels: known }
    : undefined;
}

function readLabel(expression: Expression): Member | undefined {
  switch (expression.kind) {
    case "name":
      return expression.path.text;
    case "text":
      return expression.value;
    case "number":
      return expression.value;
    case "unary":
      return expression.operand.kind === "number" ? -expression.operand.value : undefined;
    default:
      return undefined;
  }
}
