/**
 * Faults of data met while evaluating: reported once per expression, with the labels of the first rows and a count.
 * A muted trial reports nothing and tells whether it met a fault; rows that wait for another value are never faulty.
 */
import type { Span } from "../text/index.js";
import type { buildCatalogue, Reporter } from "../diagnostics/index.js";
import type { Frame } from "./frame.js";

/** The bag that faults go into, and its one function that matters here. */
export type EvaluationReporter = Reporter<typeof buildCatalogue>;
export type BuildReport = EvaluationReporter["report"];

/** The codes that rows of an expression can have, all with the same parameters. */
export type RowFault =
  | "outside-domain"
  | "outside-set"
  | "absent-value"
  | "division-by-zero"
  | "not-finite"
  | "step-off-end"
  | "empty-reduction"
  | "empty-set-end";

/** One faulty row in words: the thing at fault, and what is wrong with it. */
export interface FaultText {
  readonly subject: string;
  readonly detail: string;
}

/** Where faults go. */
export interface Faults {
  /** Tells of the faulty rows of an expression; `describe` is called for the first few. */
  readonly tell: (
    code: RowFault,
    node: { readonly span: Span },
    frame: Frame,
    rows: readonly number[],
    count: number,
    describe: (row: number) => FaultText,
  ) => void;
  /** Runs without reporting; true when no fault was met. */
  readonly attempt: (run: () => void) => boolean;
  /** Runs something whose result is to be kept; false when a trial around it swallowed a fault, which must come up again. */
  readonly settle: (run: () => void) => boolean;
  /** Runs with reporting on, whatever trial is going on: for what is faulty by itself, whoever asks for it. */
  readonly aloud: (run: () => void) => void;
  readonly report: BuildReport;
}

const examples = 3;

/** Makes a sink of faults; `isWaiting` says whether a row waits for a value that is not computed yet. */
export function createFaults(
  report: BuildReport,
  isWaiting: (frame: Frame, row: number) => boolean,
): Faults {
  const told = new WeakMap<object, Set<RowFault>>();
  let muted = 0;
  let isClean = true;
  return {
    report,
    tell: (code, node, frame, rows, count, describe) => {
      const real = rows.filter((row) => !isWaiting(frame, row));
      const [first, ...others] = real;
      if (first === undefined) return;
      if (muted > 0) {
        isClean = false;
        return;
      }
      const codes = told.get(node) ?? new Set();
      if (codes.has(code)) return;
      told.set(node, codes.add(code));
      const total = count - (rows.length - real.length);
      muted++;
      const text = describe(first);
      const more = others.slice(0, examples - 1).map((row) => describe(row).subject);
      muted--;
      const rest = total - 1 - more.length;
      const also = more.map((subject) => `\`${subject}\``);
      if (rest > 0) also.push(`${rest} more`);
      report(code, text, node.span, also.length > 0 ? { label: `also ${also.join(", ")}` } : {});
    },
    aloud: (run) => {
      const before = muted;
      muted = 0;
      run();
      muted = before;
    },
    settle: (run) => {
      const before = isClean;
      isClean = true;
      run();
      const result = muted === 0 || isClean;
      isClean = before && isClean;
      return result;
    },
    attempt: (run) => {
      const before = isClean;
      isClean = true;
      muted++;
      run();
      muted--;
      const result = isClean;
      isClean = before;
      return result;
    },
  };
}

/** The rows that satisfy a test: the first few of them, and how many there are. */
export function faultyRows(
  size: number,
  isFaulty: (row: number) => boolean,
): { readonly rows: readonly number[]; readonly count: number } {
  const rows: number[] = [];
  let count = 0;
  for (let row = 0; row < size; row++) {
    if (!isFaulty(row)) continue;
    count++;
    if (rows.length < 1000) rows.push(row);
  }
  return { rows, count };
}
