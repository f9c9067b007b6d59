/**
 * Builds the rows of one constraint, batch by batch: a op b becomes terms(a - b) within bounds; lo <= x <= hi is one row
 * when both ends are data, else two. A row without variables is skipped when it holds and reported when it cannot.
 */
import type { ConstraintModel, NumberExpression } from "../check/index.js";
import type { MatrixBuilder } from "../lp/index.js";
import { walkAffine, type AffineContext } from "./affine.js";
import type { BuildReporter } from "./build-reporter.js";
import { describeTuple } from "./labels.js";
import type { Block, RowAccount } from "./plan.js";
import type { Direction, RowSink } from "./row-sink.js";

/** Rows walked at a time: enough to amortise a walk, few enough for the cache. */
const batchRows = 8192;

/** Where finished rows go. */
export interface RowTarget {
  readonly matrix: MatrixBuilder;
  readonly rowLower: Float64Array;
  readonly rowUpper: Float64Array;
  readonly sink: RowSink;
}

/** One relation to build: operands in order, with what stands between them. */
interface RowFamily {
  readonly name: string;
  readonly operands: readonly NumberExpression[];
  readonly operators: readonly ("<=" | "==" | ">=")[];
}

/** Rows a constraint asks for at most: its tuples, twice when it makes two families. */
export function countFamilies(constraint: ConstraintModel): number {
  return rowFamilies(constraint).length;
}

/** Builds a constraint; gives its blocks and what became of its rows. */
export function buildRows(
  constraint: ConstraintModel,
  target: RowTarget,
  context: AffineContext,
  reporter: BuildReporter,
): { readonly blocks: readonly Block[]; readonly accounts: readonly RowAccount[] } {
  const blocks = rowFamilies(constraint).map((family) =>
    buildFamily(family, constraint, target, context, reporter),
  );
  const accounts = blocks.map((block) => ({
    constraint: block.name,
    declared: block.domain.size,
    built: block.count,
    skipped: block.domain.size - block.count,
  }));
  return { blocks, accounts };
}

function rowFamilies(constraint: ConstraintModel): readonly RowFamily[] {
  const { name, operands, operators } = constraint;
  const [first, middle, last] = operands;
  if (first === undefined || middle === undefined || last === undefined)
    return [{ name, operands, operators }];
  const areEndsData = first.degree === 0 && last.degree === 0;
  if (areEndsData && !operators.includes("==")) return [{ name, operands, operators }];
  const isRising = operators[0] !== ">=";
  const sides = [
    { operands: [first, middle], operators: operators.slice(0, 1) },
    { operands: [middle, last], operators: operators.slice(1) },
  ];
  return sides.map((side, i) => ({
    ...side,
    name: `${name}.${(i === 0) === isRising ? "lower" : "upper"}`,
  }));
}

function buildFamily(
  family: RowFamily,
  constraint: ConstraintModel,
  target: RowTarget,
  context: AffineContext,
  reporter: BuildReporter,
): Block {
  const domain = context.environment.domain(constraint.name);
  const first = target.matrix.rows;
  const skipped: number[] = [];
  let failures = 0;
  for (let start = 0; start < domain.size; start += batchRows) {
    const count = Math.min(batchRows, domain.size - start);
    const bounds = walkBatch(family, constraint, domain, start, count, target, context);
    const { sink, matrix } = target;
    let row = matrix.rows;
    const lengths = matrix.addBatch(count, sink.rows, sink.cols, sink.values, sink.count, true);
    for (let i = 0; i < count; i++) {
      if (lengths[i]! > 0) {
        target.rowLower[row] = bounds.lower[i]!;
        target.rowUpper[row] = bounds.upper[i]!;
        row++;
        if (bounds.lower[i]! <= bounds.upper[i]!) continue;
        failures++;
        if (failures === 1) reportCrossed(constraint, domain, start + i, bounds, i, reporter);
        continue;
      }
      skipped.push(start + i);
      if (holdsForZero(bounds.lower[i]!, bounds.upper[i]!)) continue;
      failures++;
      if (failures === 1) reportNever(constraint, domain, start + i, bounds, i, reporter);
    }
  }
  return {
    name: family.name,
    declaration: constraint.name,
    domain,
    first,
    count: domain.size - skipped.length,
    ...numberRows(domain.size, skipped),
  };
}

interface RowBounds {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Walks one batch into the sink and gives the bounds of its rows. */
function walkBatch(
  family: RowFamily,
  constraint: ConstraintModel,
  domain: Block["domain"],
  start: number,
  count: number,
  target: RowTarget,
  context: AffineContext,
): RowBounds {
  const frame = context.evaluator.frameOf(constraint.domain, domain, start, count);
  const identity = new Int32Array(count).map((_, i) => i);
  const lower = new Float64Array(count).fill(-Infinity);
  const upper = new Float64Array(count).fill(Infinity);
  const [first, second, third] = family.operands;
  const [operator] = family.operators;
  const { sink } = target;
  if (first === undefined || second === undefined) return { lower, upper };
  if (third !== undefined) {
    sink.reset(count, "both");
    walkAffine(second, frame, identity, 1, sink, context);
    const [low, high] = operator === "<=" ? [first, third] : [third, first];
    subtractInto(lower, context.evaluator.numbers(low, frame), sink.constants, count);
    subtractInto(upper, context.evaluator.numbers(high, frame), sink.constants, count);
    return { lower, upper };
  }
  sink.reset(count, directionOf(operator));
  walkAffine(first, frame, identity, 1, sink, context);
  walkAffine(second, frame, identity, -1, sink, context);
  const zero = new Float64Array(count);
  if (operator !== "<=") subtractInto(lower, zero, sink.constants, count);
  if (operator !== ">=") subtractInto(upper, zero, sink.constants, count);
  return { lower, upper };
}

function directionOf(operator: string | undefined): Direction {
  if (operator === "<=") return "convex";
  return operator === ">=" ? "concave" : "both";
}

function subtractInto(
  target: Float64Array,
  from: Float64Array,
  taken: Float64Array,
  count: number,
): void {
  for (let i = 0; i < count; i++) target[i] = from[i]! - taken[i]!;
}

/** Rounding of sums of data may leave a tiny rest: a millionth of a millionth of the bound's size is nothing. */
function holdsForZero(lower: number, upper: number): boolean {
  return lower <= 1e-9 && upper >= -1e-9;
}

function numberRows(
  size: number,
  skipped: readonly number[],
): Pick<Block, "rowOfPosition" | "positionOfRow"> {
  if (skipped.length === 0) return { rowOfPosition: undefined, positionOfRow: undefined };
  const rowOfPosition = new Int32Array(size);
  const positionOfRow = new Int32Array(size - skipped.length);
  for (const position of skipped) rowOfPosition[position] = -1;
  for (let position = 0, row = 0; position < size; position++) {
    if (rowOfPosition[position] === -1) continue;
    rowOfPosition[position] = row;
    positionOfRow[row] = position;
    row++;
  }
  return { rowOfPosition, positionOfRow };
}

/** A row whose own two ends cross (lo > hi), or whose data are not numbers. */
function reportCrossed(
  constraint: ConstraintModel,
  domain: Block["domain"],
  position: number,
  bounds: RowBounds,
  row: number,
  reporter: BuildReporter,
): void {
  const cell = `${constraint.name}${describeTuple(domain, position)}`;
  const lower = bounds.lower[row]!;
  const upper = bounds.upper[row]!;
  if (Number.isNaN(lower) || Number.isNaN(upper)) {
    reporter.report("row-not-a-number", { row: cell }, constraint.nameSpan);
    return;
  }
  reporter.report(
    "bounds-cross",
    { cell, lower, upper, unit: constraint.unit.text },
    constraint.nameSpan,
  );
}

function reportNever(
  constraint: ConstraintModel,
  domain: Block["domain"],
  position: number,
  bounds: RowBounds,
  row: number,
  reporter: BuildReporter,
): void {
  const lower = bounds.lower[row]!;
  const upper = bounds.upper[row]!;
  const name = `${constraint.name}${describeTuple(domain, position)}`;
  if (Number.isNaN(lower) || Number.isNaN(upper)) {
    reporter.report("row-not-a-number", { row: name }, constraint.nameSpan);
    return;
  }
  const left = lower > 0 ? -lower : -upper;
  reporter.report(
    "row-never-true",
    {
      row: name,
      difference: left,
      operator: constraint.operators[0] ?? "<=",
      unit: constraint.unit.text,
    },
    constraint.nameSpan,
  );
}
