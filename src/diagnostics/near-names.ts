/**
 * Names that somebody may have meant: few edits away, relative to their length.
 */

/** The candidates nearest to a name, best first; when some differ in case or `_` alone, only those. */
export function findNearNames(
  name: string,
  candidates: Iterable<string>,
  limit = 3,
): readonly string[] {
  const folded = fold(name);
  const allowed = Math.min(3, Math.max(1, Math.floor([...folded].length / 3)));
  const hits: { readonly candidate: string; readonly distance: number }[] = [];
  for (const candidate of new Set(candidates)) {
    if (candidate === name) continue;
    const distance = editDistance(folded, fold(candidate), allowed);
    if (distance > allowed) continue;
    // A name of one or two characters is near another only if case is all that differs.
    if (distance > 0 && [...folded].length <= 2) continue;
    hits.push({ candidate, distance });
  }
  hits.sort((a, b) => a.distance - b.distance || compareText(a.candidate, b.candidate));
  const isCaseAlone = hits[0]?.distance === 0;
  const best = isCaseAlone ? hits.filter((hit) => hit.distance === 0) : hits;
  return best.slice(0, limit).map((hit) => hit.candidate);
}

/** Case, underscores and hyphens do not count. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase().replaceAll("_", "").replaceAll("-", "");
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Damerau distance with adjacent swaps; anything above `limit` may be reported as `limit + 1`. */
function editDistance(first: string, second: string, limit: number): number {
  const a = [...first];
  const b = [...second];
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1];
      let best = Math.min(
        (last[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (isSame ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    // Distances grow from row to row, so two hopeless rows end the search.
    if (Math.min(...row) > limit && Math.min(...last) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
