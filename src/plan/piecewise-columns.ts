/**
 * Lays out piecewise terms: evaluates points or slopes into pieces, and checks what does not depend on use.
 */
import type { PiecewiseModel } from "../check/index.js";
import type { Environment, Evaluator, Frame } from "../evaluate/index.js";
import type { BuildReporter } from "./build-reporter.js";
import { describeTuple } from "./labels.js";
import { countColumns, holderOf, type PiecewiseLayout } from "./piecewise-layout.js";

type Pieces = Pick<
  PiecewiseLayout,
  "starts" | "slopes" | "lengths" | "lowers" | "origins" | "bases"
>;

/** Makes the layout of one term, its columns starting at firstColumn. */
export function layOutPiecewise(
  term: PiecewiseModel,
  firstColumn: number,
  environment: Environment,
  evaluator: Evaluator,
  reporter: BuildReporter,
): PiecewiseLayout {
  const domain = environment.domain(term.name);
  const frame = evaluator.frameOf(term.domain, domain, 0, domain.size);
  const cell = (position: number): string =>
    `${holderOf(term.name)}${describeTuple(domain, position)}`;
  const pieces =
    term.form.kind === "points"
      ? fromPoints(term, term.form.points, frame, evaluator, reporter, cell)
      : fromSlopes(term, term.form, frame, evaluator, reporter, cell);
  const partial = { name: term.name, domain, ...pieces };
  if (term.isBinary && pieces.lengths.some((length) => !Number.isFinite(length))) {
    const piece = pieces.lengths.findIndex((length) => !Number.isFinite(length));
    const position = pieces.starts.findIndex((start) => start > piece) - 1;
    reporter.report("piecewise-open", { cell: cell(position) }, term.span);
  }
  return {
    ...partial,
    firstColumn,
    firstBinary: term.isBinary ? firstColumn + countColumns(partial, false) : undefined,
    needs: new Uint8Array(domain.size),
  };
}

function fromPoints(
  term: PiecewiseModel,
  points: readonly {
    readonly at: PiecewiseModel["argument"];
    readonly value: PiecewiseModel["argument"];
  }[],
  frame: Frame,
  evaluator: Evaluator,
  reporter: BuildReporter,
  cell: (position: number) => string,
): Pieces {
  const size = frame.size;
  const perPosition = points.length - 1;
  const at = points.map((point) => evaluator.numbers(point.at, frame).slice(0, size));
  const value = points.map((point) => evaluator.numbers(point.value, frame).slice(0, size));
  const starts = new Int32Array(size + 1).map((_, i) => i * perPosition);
  const slopes = new Float64Array(size * perPosition);
  const lengths = new Float64Array(size * perPosition);
  let isReported = false;
  for (let position = 0; position < size; position++) {
    for (let k = 0; k < perPosition; k++) {
      const before = at[k]![position]!;
      const after = at[k + 1]![position]!;
      const piece = position * perPosition + k;
      lengths[piece] = after - before;
      slopes[piece] = (value[k + 1]![position]! - value[k]![position]!) / (after - before);
      if (after > before || isReported) continue;
      isReported = true;
      reporter.report("piecewise-order", { cell: cell(position), before, after }, term.span);
    }
  }
  const lowers = new Float64Array(slopes.length);
  return { starts, slopes, lengths, lowers, origins: at[0]!, bases: value[0]! };
}

function fromSlopes(
  term: PiecewiseModel,
  form: Extract<PiecewiseModel["form"], { readonly kind: "slopes" }>,
  frame: Frame,
  evaluator: Evaluator,
  reporter: BuildReporter,
  cell: (position: number) => string,
): Pieces {
  const size = frame.size;
  const starts = new Int32Array(size + 1);
  const slopes: number[] = [];
  const limits: number[] = [];
  evaluator.expand(frame, [form.binder], undefined, (child) => {
    slopes.push(...evaluator.numbers(form.slope, child).subarray(0, child.size));
    limits.push(...evaluator.numbers(form.upto, child).subarray(0, child.size));
    for (let i = 0; i < child.size; i++) starts[child.parentRow[i]! + 1]!++;
  });
  for (let position = 0; position < size; position++) starts[position + 1]! += starts[position]!;
  const lengths = new Float64Array(limits.length);
  const lowers = new Float64Array(limits.length);
  let isReported = false;
  for (let position = 0; position < size; position++) {
    for (let piece = starts[position]!; piece < starts[position + 1]!; piece++) {
      const isFirst = piece === starts[position];
      const before = isFirst ? 0 : (limits[piece - 1] ?? 0);
      const after = limits[piece] ?? 0;
      lengths[piece] = after - before;
      if (isFirst && !term.isBinary) lowers[piece] = -Infinity;
      if (after > before || (isFirst && after === before) || isReported) continue;
      isReported = true;
      reporter.report("piecewise-order", { cell: cell(position), before, after }, term.span);
    }
  }
  const zeros = new Float64Array(size);
  return {
    starts,
    slopes: Float64Array.from(slopes),
    lengths,
    lowers,
    origins: zeros,
    bases: zeros,
  };
}
