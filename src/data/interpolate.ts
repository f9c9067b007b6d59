/**
 * `interpolate`: fills gaps between numeric points in a straight line along the last index over whole numbers.
 *
 *     v(t) = v(a) + (v(b) - v(a)) · (t - a) / (b - a)      for neighbouring points a < t < b
 *
 * `interpolate hold` also continues the first point backwards and the last one forwards.
 */
import { numericValues, type ColumnBase, type Relation } from "../domains/index.js";
import type { ParamDraft } from "./param-draft.js";

/** Fills the gaps of a draft; false when no index is numeric. */
export function interpolate(draft: ParamDraft, isHeld: boolean): boolean {
  const { domain } = draft;
  const along = domain.bases.findLastIndex(isNumeric);
  const base = domain.bases[along];
  if (base === undefined) return false;
  const columns = domain.columns();
  const numbers = base === "integer" ? undefined : numericValues(base);
  const own = columns[along] ?? new Int32Array(0);
  const at = (position: number): number =>
    numbers === undefined ? own[position]! : numbers[own[position]!]!;
  const others = columns.filter((_, k) => k !== along);
  const order = orderOf(domain, others, at);
  for (let first = 0; first < order.length;) {
    let end = first + 1;
    while (end < order.length && isSameLine(others, order[first]!, order[end]!)) end++;
    fillLine(draft, order.subarray(first, end), at, isHeld);
    first = end;
  }
  return true;
}

function isNumeric(base: ColumnBase): boolean {
  return base === "integer" || (base.size > 0 && typeof base.memberAt(0) === "number");
}

/** Positions line by line, each line by its number. */
function orderOf(
  domain: Relation,
  others: readonly Int32Array[],
  at: (position: number) => number,
): Int32Array {
  const order = Int32Array.from({ length: domain.size }, (_, position) => position);
  const compare = (a: number, b: number): number => {
    for (const column of others) if (column[a] !== column[b]) return column[a]! - column[b]!;
    return at(a) - at(b);
  };
  for (let i = 1; i < order.length; i++) if (compare(i - 1, i) > 0) return order.sort(compare);
  return order;
}

function isSameLine(others: readonly Int32Array[], a: number, b: number): boolean {
  return others.every((column) => column[a] === column[b]);
}

function fillLine(
  draft: ParamDraft,
  line: Int32Array,
  at: (position: number) => number,
  isHeld: boolean,
): void {
  const { values, present } = draft;
  const points = line.filter((position) => present[position] === 1);
  if (points.length === 0) return;
  let next = 0;
  for (const position of line) {
    if (present[position] === 1) {
      next++;
      continue;
    }
    const before = points[next - 1];
    const after = points[next];
    if (before !== undefined && after !== undefined) {
      const share = (at(position) - at(before)) / (at(after) - at(before));
      values[position] = values[before]! + (values[after]! - values[before]!) * share;
    } else if (isHeld) values[position] = values[before ?? after ?? position]!;
  }
  for (const position of line) if (!Number.isNaN(values[position]!)) present[position] = 1;
}
