/**
 * Builds the rows of one constraint, batch by batch: a op b becomes terms(a - b) within bounds; lo <= x <= hi is one row
 * when both ends are data, else two. A row without variables is skipped when it holds and reported when it cannot.
 */
import type { ConstraintModel, NumberExpression } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import type { Frame } from "../evaluate/index.js";
import type { MatrixBuilder, NumberWatch } from "../lp/index.js";
import { walkAffine } from "./affine.js";
import type { AffineContext } from "./term-sink.js";
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
  readonly watch: NumberWatch;
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
  const { sink, matrix } = target;
  const first = matrix.rows;
  const skipped: number[] = [];
  const tell = createFaultTeller(constraint, domain, reporter);
  for (let start = 0; start < domain.size; start += batchRows) {
    const count = Math.min(batchRows, domain.size - start);
    const frame = context.evaluator.frameOf(constraint.domain, domain, start, count);
    const row = matrix.rows;
    const bounds = {
      lower: target.rowLower.subarray(row, row + count),
      upper: target.rowUpper.subarray(row, row + count),
    };
    const areSimple = walkBatch(family, frame, sink, context, bounds);
    const lengths = matrix.addSegments(count, sink.segments, true);
    if (areSimple && matrix.rows === row + count) continue;
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const lower = bounds.lower[i]!;
      const upper = bounds.upper[i]!;
      if (lengths[i]! > 0) {
        bounds.lower[kept] = lower;
        bounds.upper[kept] = upper;
        kept++;
        if (!(lower <= upper)) tell("crossed", start + i, lower, upper);
        continue;
      }
      skipped.push(start + i);
      if (!holdsForZero(lower, upper)) tell("never", start + i, lower, upper);
    }
    // Sides that no row has yet are zero, so that sides of zero need not be written.
    bounds.lower.fill(0, kept);
    bounds.upper.fill(0, kept);
    target.watch.seeSides(bounds.lower, bounds.upper);
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

/** Walks one batch into the sink and writes the bounds of its rows; true when they are in order whatever the data. */
function walkBatch(
  family: RowFamily,
  frame: Frame,
  sink: RowSink,
  context: AffineContext,
  { lower, upper }: RowBounds,
): boolean {
  const [first, second, third] = family.operands;
  const [operator] = family.operators;
  const all = { first: 0, step: 1 };
  invariant(first !== undefined && second !== undefined, "a relation has two sides");
  if (third !== undefined) {
    sink.reset(frame.size, "both");
    walkAffine(second, frame, all, 1, sink, context);
    const [low, high] = operator === "<=" ? [first, third] : [third, first];
    subtractInto(lower, context.evaluator.column(low, frame), sink.constants);
    subtractInto(upper, context.evaluator.column(high, frame), sink.constants);
    return false;
  }
  sink.reset(frame.size, directionOf(operator));
  walkAffine(first, frame, all, 1, sink, context);
  walkAffine(second, frame, all, -1, sink, context);
  const { constants } = sink;
  if (operator === "<=") lower.fill(-Infinity);
  else subtractInto(lower, 0, constants);
  if (operator === ">=") upper.fill(Infinity);
  else subtractInto(upper, 0, constants);
  return constants === undefined;
}

function directionOf(operator: string | undefined): Direction {
  if (operator === "<=") return "convex";
  return operator === ">=" ? "concave" : "both";
}

/** target[i] = from[i] - taken[i], or all of them at once. */
function subtractInto(
  target: Float64Array,
  from: number | Float64Array,
  taken: Float64Array | undefined,
): void {
  if (taken === undefined) {
    if (typeof from === "number") fillUnlessZero(target, from);
    else target.set(from.subarray(0, target.length));
    return;
  }
  for (let i = 0; i < target.length; i++) {
    target[i] = (typeof from === "number" ? from : from[i]!) - taken[i]!;
  }
}

/** Fills an array that holds zeros: memory that is never written is never claimed. */
export function fillUnlessZero(zeros: Float64Array, value: number): void {
  if (!Object.is(value, 0)) zeros.fill(value);
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

/** Reports the first row at fault: its two ends cross (lo > hi), it can never hold, or its data are not numbers. */
function createFaultTeller(
  constraint: ConstraintModel,
  domain: Block["domain"],
  reporter: BuildReporter,
): (fault: "crossed" | "never", position: number, lower: number, upper: number) => void {
  let isTold = false;
  return (fault, position, lower, upper) => {
    if (isTold) return;
    isTold = true;
    const cell = `${constraint.name}${describeTuple(domain, position)}`;
    const unit = constraint.unit.text;
    const { nameSpan, operators } = constraint;
    if (Number.isNaN(lower) || Number.isNaN(upper)) {
      reporter.report("row-not-a-number", { row: cell }, nameSpan);
    } else if (fault === "crossed") {
      reporter.report("bounds-cross", { cell, lower, upper, unit }, nameSpan);
    } else {
      const difference = lower > 0 ? -lower : -upper;
      const operator = operators[0] ?? "<=";
      reporter.report("row-never-true", { row: cell, difference, operator, unit }, nameSpan);
    }
  };
}
