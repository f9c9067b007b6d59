/**
 * Numbers of a built program that no solver takes, told in the names of the model, before the solver sees them.
 */
import { findUnsolvable, type LinearProgram, type UnsolvableNumber } from "../lp/index.js";
import type { Span } from "../text/index.js";
import type { BuildReporter } from "./build-reporter.js";
import { findBlock, nameOf } from "./labels.js";
import type { Block, Plan } from "./plan.js";

const most = 3;

/** Reports the first few numbers that cannot be solved with. */
export function reportUnsolvable(
  program: LinearProgram,
  plan: Plan,
  rows: readonly Block[],
  reporter: BuildReporter,
): void {
  for (const number of findUnsolvable(program, most)) {
    const span = spanOf(number, plan, rows);
    if (span === undefined) continue;
    const { kind, value } = number;
    reporter.report("unsolvable-number", { what: describe(number, plan, rows), kind, value }, span);
  }
}

function describe(
  { kind, row, col }: UnsolvableNumber,
  plan: Plan,
  rows: readonly Block[],
): string {
  const column = col === undefined ? "" : `\`${nameOf(plan.columns, col)}\``;
  if (row !== undefined) {
    const name = `\`${nameOf(rows, row)}\``;
    return col === undefined ? `a side of ${name}` : `the coefficient of ${column} in ${name}`;
  }
  if (col === undefined) return "the constant of the objective";
  return kind === "cost-too-large"
    ? `the coefficient of ${column} in the objective`
    : `a bound of ${column}`;
}

/** Where the constraint, the objective or the variable is declared. */
function spanOf(number: UnsolvableNumber, plan: Plan, rows: readonly Block[]): Span | undefined {
  const { model } = plan.environment;
  const declared = (block: Block | undefined): Span | undefined => {
    const name = block?.declaration ?? "";
    return (
      model.constraints.get(name)?.nameSpan ??
      model.variables.get(name)?.nameSpan ??
      model.piecewise.get(name)?.span
    );
  };
  if (number.row !== undefined) return declared(findBlock(rows, number.row));
  const objective = model.defines.get(model.objective?.name ?? "")?.nameSpan;
  if (number.col === undefined || number.kind === "cost-too-large") return objective;
  return declared(findBlock(plan.columns, number.col)) ?? objective;
}
