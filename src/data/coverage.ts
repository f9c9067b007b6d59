/**
 * Where each value of a parameter came from, element by element: for people who ask which labels the data lack.
 * It is kept only when it is asked for.
 */
import { labelsAt, type Member, type Relation } from "../domains/index.js";
import type { ParamDraft } from "./param-draft.js";

/** How an element got its value. */
export type ValueOrigin = "given" | "interpolated" | "default" | "missing";

/** The elements of one parameter, or the indices of a family of sets, with the origin of each. */
export interface ParamCoverage {
  readonly name: string;
  readonly domain: Relation;
  /** By position in the domain: index into `origins`. */
  readonly codes: Uint8Array;
}

/** What the codes of a coverage stand for. */
const origins: readonly ValueOrigin[] = ["missing", "given", "interpolated", "default"];

/** The code of an origin. */
export function codeOf(origin: ValueOrigin): number {
  return origins.indexOf(origin);
}

/** Notes, between two steps of filling, which elements have got their values. */
export interface CoverageNotes {
  readonly note: (draft: ParamDraft, origin: ValueOrigin) => void;
  readonly coverageOf: (name: string, draft: ParamDraft) => ParamCoverage;
}

/** An account of one parameter that is being filled. */
export function createNotes(): CoverageNotes {
  let codes: Uint8Array | undefined;
  const note = (draft: ParamDraft, origin: ValueOrigin): void => {
    codes ??= new Uint8Array(draft.present.length);
    const code = codeOf(origin);
    for (let place = 0; place < codes.length; place++)
      if (codes[place] === 0 && draft.present[place] === 1) codes[place] = code;
  };
  return {
    note,
    coverageOf: (name, draft) => ({
      name,
      domain: draft.domain,
      codes: codes ?? new Uint8Array(draft.present.length),
    }),
  };
}

/** How many elements have each origin. */
export function countOrigins({ codes }: ParamCoverage): ReadonlyMap<ValueOrigin, number> {
  const counts = origins.map(() => 0);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  return new Map(origins.map((origin, code) => [origin, counts[code] ?? 0]));
}

/** Labels of the elements of one origin, the first `limit` of them. */
export function labelsOfOrigin(
  { domain, codes }: ParamCoverage,
  origin: ValueOrigin,
  limit: number,
): readonly (readonly Member[])[] {
  const code = codeOf(origin);
  const labels: (readonly Member[])[] = [];
  for (let place = codes.indexOf(code); place >= 0 && labels.length < limit;) {
    labels.push(labelsAt(domain, place));
    place = codes.indexOf(code, place + 1);
  }
  return labels;
}

/** Members of an index for which no element at all is given. */
export interface UncoveredMembers {
  /** Position of the index in the domain. */
  readonly index: number;
  readonly members: readonly Member[];
  /** Members of the index that the domain has. */
  readonly total: number;
}

/** The members of each index about which the data say nothing; none where they say nothing of any. */
export function uncoveredMembers({ domain, codes }: ParamCoverage): readonly UncoveredMembers[] {
  const given = codeOf("given");
  if (!codes.includes(given)) return [];
  return domain.columns().flatMap((column, index) => {
    const covered = new Set<number>();
    const all = new Set<number>();
    for (let place = 0; place < codes.length; place++) {
      const position = column[place] ?? 0;
      all.add(position);
      if (codes[place] === given) covered.add(position);
    }
    const base = domain.bases[index];
    const members = [...all]
      .filter((position) => !covered.has(position))
      .map((position) =>
        base === undefined || base === "integer" ? position : base.memberAt(position),
      );
    return members.length === 0 ? [] : [{ index, members, total: all.size }];
  });
}
