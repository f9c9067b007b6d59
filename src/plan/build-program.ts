/**
 * Plan -> LinearProgram: bounds of columns, rows by constraint, objective. Arrays are counted first, allocated once, filled.
 */
import type { NumberExpression, VariableModel } from "../check/index.js";
import {
  createMatrixBuilder,
  createNumberWatch,
  MatrixTooLargeError,
  type LinearProgram,
  type NumberWatch,
} from "../lp/index.js";
import { createAffineContext } from "./term-sink.js";
import { buildObjective } from "./build-objective.js";
import type { BuildReporter } from "./build-reporter.js";
import { buildRows, fillUnlessZero, type RowTarget } from "./build-rows.js";
import { describeTuple } from "./labels.js";
import { buildPiecewiseRows, checkCurvature } from "./piecewise-rows.js";
import type { Block, BuildLimits, BuiltProgram, Plan, RowAccount } from "./plan.js";
import { reportUnsolvable } from "./report-unsolvable.js";
import { createRowSink } from "./row-sink.js";

const batchColumns = 8192;

/** Builds the program; undefined, with diagnostics, when some row or bound is wrong or it outgrows its limits. */
export function buildProgram(
  plan: Plan,
  limits: BuildLimits,
  reporter: BuildReporter,
): BuiltProgram | undefined {
  const { numCols } = plan;
  const { model } = plan.environment;
  const context = createAffineContext(plan);
  const watch = createNumberWatch();
  const numbers = createAllotter(3 * numCols + 2 * plan.forecast.rows);
  const columns = buildColumns(plan, numbers, watch, reporter);
  const target: RowTarget = {
    matrix: createMatrixBuilder({
      maxNonzeros: limits.maxNonzeros,
      ...(plan.forecast.isExact ? { expected: plan.forecast } : {}),
    }),
    rowLower: numbers(plan.forecast.rows),
    rowUpper: numbers(plan.forecast.rows),
    sink: createRowSink(plan.piecewise),
    watch,
  };
  const rows: Block[] = [];
  const accounts: RowAccount[] = [];
  let current: VariableModel["nameSpan"] | undefined;
  try {
    for (const constraint of model.constraints.values()) {
      current = constraint.nameSpan;
      const built = buildRows(constraint, target, context, reporter);
      rows.push(...built.blocks);
      accounts.push(...built.accounts);
    }
    for (const [name, layout] of plan.piecewise) {
      const term = model.piecewise.get(name);
      if (term !== undefined) rows.push(...buildPiecewiseRows(term, layout, target, context));
    }
  } catch (fault) {
    if (!(fault instanceof MatrixTooLargeError) || current === undefined) throw fault;
    const sizes = {
      what: "matrix entries",
      forecast: plan.forecast.nonzeros,
      limit: limits.maxNonzeros,
    };
    reporter.report("too-many-rows", { ...sizes, largest: "the limit is reached here" }, current);
    return undefined;
  }
  const objective = buildObjective(model, numbers(numCols), plan.piecewise, context, watch);
  for (const [name, layout] of plan.piecewise) {
    const term = model.piecewise.get(name);
    if (term !== undefined) checkCurvature(term, layout, reporter);
  }
  if (reporter.hasErrors()) return undefined;
  const numRows = target.matrix.rows;
  const program: LinearProgram = {
    numCols,
    numRows,
    sense: model.objective?.sense ?? "minimize",
    offset: objective.offset,
    colCost: objective.colCost,
    ...columns,
    rowLower: trim(target.rowLower, numRows),
    rowUpper: trim(target.rowUpper, numRows),
    matrix: target.matrix.finish(),
  };
  if (!watch.isPlain() || !target.matrix.isPlain) reportUnsolvable(program, plan, rows, reporter);
  return { plan, program, rows, accounts, costWeights: objective.costWeights };
}

/** Hands out stretches of one array of zeros: the engine collects garbage less often than for many large ones. */
function createAllotter(total: number): (count: number) => Float64Array {
  const all = new Float64Array(total);
  let used = 0;
  return (count) => all.subarray(used, (used += count));
}

function trim(values: Float64Array, size: number): Float64Array {
  return values.length === size ? values : values.slice(0, size);
}

function buildColumns(
  plan: Plan,
  numbers: (count: number) => Float64Array,
  watch: NumberWatch,
  reporter: BuildReporter,
): Pick<LinearProgram, "colLower" | "colUpper" | "integrality"> {
  const { model } = plan.environment;
  const colLower = numbers(plan.numCols);
  const colUpper = numbers(plan.numCols);
  const integrality = new Uint8Array(plan.numCols);
  for (const block of plan.columns) {
    const variable = model.variables.get(block.name);
    if (variable === undefined) continue;
    boundColumns(variable, block, plan, colLower, colUpper, watch, reporter);
    if (variable.integrality !== "continuous")
      integrality.fill(1, block.first, block.first + block.count);
  }
  for (const layout of plan.piecewise.values()) {
    colLower.set(layout.lowers, layout.firstColumn);
    colUpper.set(layout.lengths, layout.firstColumn);
    if (layout.firstBinary === undefined) continue;
    const end = layout.firstBinary + layout.slopes.length - layout.domain.size;
    colLower.fill(0, layout.firstBinary, end);
    colUpper.fill(1, layout.firstBinary, end);
    integrality.fill(1, layout.firstBinary, end);
  }
  if (plan.piecewise.size > 0) watch.seeSides(colLower, colUpper);
  return { colLower, colUpper, integrality: integrality.includes(1) ? integrality : undefined };
}

/** The tightest of the declared bounds; binaries are within [0, 1] besides. */
function boundColumns(
  variable: VariableModel,
  block: Block,
  plan: Plan,
  colLower: Float64Array,
  colUpper: Float64Array,
  watch: NumberWatch,
  reporter: BuildReporter,
): void {
  if (block.count === 0) return;
  const isBinary = variable.integrality === "binary";
  const lower = colLower.subarray(block.first, block.first + block.count);
  const upper = colUpper.subarray(block.first, block.first + block.count);
  const areLowersOne = tighten(variable.lower, isBinary ? 0 : -Infinity, Math.max, lower);
  const areUppersOne = tighten(variable.upper, isBinary ? 1 : Infinity, Math.min, upper);
  const last = areLowersOne && areUppersOne ? 1 : block.count;
  watch.seeSides(lower.subarray(0, last), upper.subarray(0, last));
  for (let i = 0; i < last; i++) {
    if (lower[i]! <= upper[i]!) continue;
    reportBounds(variable, block, block.first + i, lower[i]!, upper[i]!, reporter);
    return;
  }

  /** Writes the tightest of these bounds and a first one; true when all columns have the same. */
  function tighten(
    bounds: readonly NumberExpression[],
    first: number,
    tighter: (a: number, b: number) => number,
    out: Float64Array,
  ): boolean {
    const { evaluator } = plan;
    const known = bounds.map((bound) => evaluator.scalar(bound));
    const tightest = known.reduce<number>((least, one) => tighter(least, one ?? first), first);
    fillUnlessZero(out, tightest);
    const varying = bounds.filter((_, k) => known[k] === undefined);
    if (varying.length === 0) return true;
    for (let start = 0; start < block.count; start += batchColumns) {
      const count = Math.min(batchColumns, block.count - start);
      const frame = evaluator.frameOf(variable.domain, block.domain, start, count);
      for (const bound of varying) {
        const values = evaluator.numbers(bound, frame);
        for (let i = 0; i < count; i++) out[start + i] = tighter(out[start + i]!, values[i]!);
      }
    }
    return false;
  }
}

function reportBounds(
  variable: VariableModel,
  block: Block,
  col: number,
  lower: number,
  upper: number,
  reporter: BuildReporter,
): void {
  const cell = `${variable.name}${describeTuple(block.domain, col - block.first)}`;
  if (Number.isNaN(lower) || Number.isNaN(upper)) {
    reporter.report("bound-not-a-number", { cell }, variable.nameSpan);
    return;
  }
  reporter.report(
    "bounds-cross",
    { cell, lower, upper, unit: variable.unit.text },
    variable.nameSpan,
  );
}
