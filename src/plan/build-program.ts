/**
 * Plan -> LinearProgram: bounds of columns, rows by constraint, objective. Arrays are counted first, allocated once, filled.
 */
import type { VariableModel } from "../check/index.js";
import { createMatrixBuilder, MatrixTooLargeError, type LinearProgram } from "../lp/index.js";
import type { AffineContext } from "./affine.js";
import { buildObjective } from "./build-objective.js";
import type { BuildReporter } from "./build-reporter.js";
import { buildRows, type RowTarget } from "./build-rows.js";
import { describeTuple } from "./labels.js";
import { buildPiecewiseRows, checkCurvature } from "./piecewise-rows.js";
import type { Block, BuildLimits, BuiltProgram, Plan, RowAccount } from "./plan.js";
import { createRowSink } from "./row-sink.js";

const batchColumns = 8192;

/** Builds the program; undefined, with diagnostics, when some row or bound is wrong or it outgrows its limits. */
export function buildProgram(
  plan: Plan,
  limits: BuildLimits,
  reporter: BuildReporter,
): BuiltProgram | undefined {
  const { environment, evaluator, numCols } = plan;
  const { model } = environment;
  const context: AffineContext = {
    environment,
    evaluator,
    firstColumn: new Map(plan.columns.map((block) => [block.name, block.first])),
    costHolders: new WeakMap(),
  };
  const columns = buildColumns(plan, reporter);
  const target: RowTarget = {
    matrix: createMatrixBuilder({ maxNonzeros: limits.maxNonzeros }),
    rowLower: new Float64Array(plan.forecast.rows),
    rowUpper: new Float64Array(plan.forecast.rows),
    sink: createRowSink(plan.piecewise),
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
  const objective = buildObjective(model, numCols, plan.piecewise, context);
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
  return { plan, program, rows, accounts, costWeights: objective.costWeights };
}

function trim(values: Float64Array, size: number): Float64Array {
  return values.length === size ? values : values.slice(0, size);
}

function buildColumns(
  plan: Plan,
  reporter: BuildReporter,
): Pick<LinearProgram, "colLower" | "colUpper" | "integrality"> {
  const { model } = plan.environment;
  const colLower = new Float64Array(plan.numCols).fill(-Infinity);
  const colUpper = new Float64Array(plan.numCols).fill(Infinity);
  const integrality = new Uint8Array(plan.numCols);
  for (const block of plan.columns) {
    const variable = model.variables.get(block.name);
    if (variable === undefined) continue;
    boundColumns(variable, block, plan, colLower, colUpper, reporter);
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
  return { colLower, colUpper, integrality: integrality.includes(1) ? integrality : undefined };
}

/** The tightest of the declared bounds; binaries are within [0, 1] besides. */
function boundColumns(
  variable: VariableModel,
  block: Block,
  plan: Plan,
  colLower: Float64Array,
  colUpper: Float64Array,
  reporter: BuildReporter,
): void {
  const { evaluator } = plan;
  const isBinary = variable.integrality === "binary";
  if (isBinary) {
    colLower.fill(0, block.first, block.first + block.count);
    colUpper.fill(1, block.first, block.first + block.count);
  }
  let isReported = false;
  for (let start = 0; start < block.count; start += batchColumns) {
    const count = Math.min(batchColumns, block.count - start);
    const frame = evaluator.frameOf(variable.domain, block.domain, start, count);
    const at = block.first + start;
    for (const bound of variable.lower) {
      const values = evaluator.numbers(bound, frame);
      for (let i = 0; i < count; i++)
        if (!(values[i]! <= colLower[at + i]!)) colLower[at + i] = values[i]!;
    }
    for (const bound of variable.upper) {
      const values = evaluator.numbers(bound, frame);
      for (let i = 0; i < count; i++)
        if (!(values[i]! >= colUpper[at + i]!)) colUpper[at + i] = values[i]!;
    }
    for (let i = at; i < at + count && !isReported; i++) {
      if (colLower[i]! <= colUpper[i]!) continue;
      isReported = true;
      reportBounds(variable, block, i, colLower[i]!, colUpper[i]!, reporter);
    }
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
