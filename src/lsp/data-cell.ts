/**
 * Finds a cell of a CSV file by the labels of its row: for going from a formula to the number behind it.
 */

/** Offsets of a cell's text. */
export interface CellPlace {
  readonly start: number;
  readonly end: number;
}

interface Cell extends CellPlace {
  readonly text: string;
}

/** How a header is compared: without unit, case, blanks, `-` and `_`. */
export function headerKey(text: string): string {
  return text
    .replace(/\[[^\]]*\]\s*$/u, "")
    .normalize("NFC")
    .toLowerCase()
    .replaceAll(/[\s_-]/gu, "");
}

/** Headers of a CSV text, as written. */
export function readHeaders(text: string): readonly string[] {
  return readRow(text, text.charCodeAt(0) === 0xfeff ? 1 : 0).cells.map((cell) => cell.text);
}

/**
 * The cell in the first row that has all these labels: in the column of one of these names, else in the column whose
 * header is itself one of the labels, else the first label's own cell. No labels: the header of the column.
 */
export function findCell(
  text: string,
  labels: readonly string[],
  columns: readonly string[],
): CellPlace | undefined {
  let { cells, next } = readRow(text, text.charCodeAt(0) === 0xfeff ? 1 : 0);
  const headers = cells;
  const keys = headers.map((header) => headerKey(header.text));
  const named = columns.map((name) => keys.indexOf(headerKey(name))).find((at) => at >= 0);
  if (labels.length === 0) return named === undefined ? undefined : headers[named];
  const wide = headers.findIndex((header) => labels.includes(header.text));
  const wanted = labels.filter((label) => wide < 0 || label !== headers[wide]?.text);
  while (next < text.length) {
    ({ cells, next } = readRow(text, next));
    if (!wanted.every((label) => cells.some((cell) => cell.text === label))) continue;
    const column = named ?? (wide >= 0 ? wide : undefined);
    return column === undefined ? cells.find((cell) => cell.text === labels[0]) : cells[column];
  }
  return undefined;
}

function readRow(
  text: string,
  from: number,
): { readonly cells: readonly Cell[]; readonly next: number } {
  const cells: Cell[] = [];
  let at = from;
  for (;;) {
    const isQuoted = text.charCodeAt(at) === 34;
    let end = at;
    if (isQuoted) {
      end++;
      while (
        end < text.length &&
        (text.charCodeAt(end) !== 34 || text.charCodeAt(end + 1) === 34)
      ) {
        end += text.charCodeAt(end) === 34 ? 2 : 1;
      }
      end++;
    }
    while (end < text.length && !",\n\r".includes(text.charAt(end))) end++;
    const raw = text.slice(at, end);
    const value = isQuoted ? raw.trim().slice(1, -1).replaceAll('""', '"') : raw.trim();
    cells.push({ start: at, end, text: value.normalize("NFC") });
    if (text.charAt(end) === ",") {
      at = end + 1;
      continue;
    }
    const isPair = text.charAt(end) === "\r" && text.charAt(end + 1) === "\n";
    return { cells, next: end + (isPair ? 2 : 1) };
  }
}
