/**
 * A parameter while it is being filled: values by position in its domain, which of them are there, and where each came
 * from, so that a fault found later (a bound, a missing value) can be shown at its cell.
 */
import { labelsAt, type Relation } from "../domains/index.js";
import type { Span } from "../text/index.js";

/** Values of a parameter being bound. */
export interface ParamDraft {
  readonly domain: Relation;
  readonly values: Float64Array;
  /** 1 where there is a value. */
  readonly present: Uint8Array;
  /** Sources that wrote values, oldest first: each gives the place of a value it wrote. */
  readonly origins: ((position: number) => Span | undefined)[];
  /** Places of cells that were there but empty, for a few positions. */
  readonly blanks: Map<number, Span>;
  /** Where the data were expected: the headers of the data file, or the written cells. */
  expected: Span | undefined;
}

/** An empty draft over a domain. */
export function createDraft(domain: Relation): ParamDraft {
  return {
    domain,
    values: new Float64Array(domain.size).fill(NaN),
    present: new Uint8Array(domain.size),
    origins: [],
    blanks: new Map(),
    expected: undefined,
  };
}

/** Where the value at a position was written last; undefined for computed ones. */
export function originOf(draft: ParamDraft, position: number): Span | undefined {
  for (const origin of draft.origins.toReversed()) {
    const span = origin(position);
    if (span !== undefined) return span;
  }
  return undefined;
}

/** The labels of a position, as written in a subscript. */
export function labelsOf(draft: ParamDraft, position: number): readonly (string | number)[] {
  return labelsAt(draft.domain, position);
}

/** How many values are there. */
export function countPresent(draft: ParamDraft): number {
  const { present } = draft;
  if (!present.includes(0)) return present.length;
  if (!present.includes(1)) return 0;
  let count = 0;
  for (let place = 0; place < present.length; place++) count += present[place]!;
  return count;
}
