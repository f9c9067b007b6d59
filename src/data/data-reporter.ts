/**
 * The bag that this room reports into, and how texts from data files are shortened before they are shown.
 */
import type { dataCatalogue, Reporter } from "../diagnostics/index.js";

/** Collects this room's diagnostics. */
export type DataReporter = Reporter<typeof dataCatalogue>;

const longestShown = 40;

/** A label or cell as it is shown in a message: on one line, not too long. */
export function shown(text: string | number): string {
  const line = String(text).replace(/\s+/gu, " ");
  if (line.length <= longestShown) return line;
  // Cut between characters, never within one that takes two units.
  const characters = Array.from(line.slice(0, 2 * longestShown));
  return characters.length <= longestShown
    ? line
    : `${characters.slice(0, longestShown - 1).join("")}…`;
}

/** Labels of a tuple as written in a subscript: `Kanto, 2030`. */
export function shownTuple(labels: readonly (string | number)[]): string {
  return labels.map(shown).join(", ");
}
