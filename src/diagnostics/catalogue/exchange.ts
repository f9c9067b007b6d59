/**
 * The codes of exchange: tables for other programs that those would not read as they are meant.
 */
import { errorEntry, warningEntry } from "./entry.js";

/** Codes reported by exchange. */
export const exchangeCatalogue = {
  "iamc-duplicate": errorEntry<{
    first: string;
    second: string;
    variable: string;
    region: string;
    year: string;
    count: number;
  }>(({ first, second, variable, region, year, count }) => ({
    message:
      first === second
        ? `\`${first}\` gives one row of the IAMC table twice`
        : `\`${first}\` and \`${second}\` give the same row of the IAMC table`,
    label: `${variable}, ${region}, ${year}${count > 1 ? ` and ${count - 1} more` : ""}`,
    why: "a row is known by its region, variable, unit and year: none is there twice",
    help: "give one of them another variable, or leave its labels out by a `where`",
  })),
  "iamc-name": errorEntry<{ name: string; count: number }>(({ name, count }) => ({
    message: `\`${short(name)}\` is no name of an IAMC variable${count > 1 ? ` (and ${count - 1} more)` : ""}`,
    why: "levels stand between `|`, none is empty or begins or ends with a blank, and `*` is no letter",
    help: "rename the member that stands in it, or write the variable's name otherwise",
  })),
  "iamc-unit-label": errorEntry<{ name: string; label: string; unit: string }>(
    ({ name, label, unit }) => ({
      message: `\`${short(name)}\` in \`${unit}\` cannot be said to be in \`${short(label)}\``,
      why: "`as` gives the unit another name in the table; it converts nothing",
      help: `declare \`${name}\` in \`${label}\`: values are then converted`,
    }),
  ),
  "iamc-units": warningEntry<{ variable: string; first: string; second: string }>(
    ({ variable, first, second }) => ({
      message: `\`${short(variable)}\` is given in two units`,
      label: `in \`${second}\`, elsewhere in \`${first}\``,
      why: "tools that read the table take them for two variables, and add neither up",
      help: "write one unit in both declarations; values are converted",
    }),
  ),
  "iamc-parts": warningEntry<{
    variable: string;
    whole: string;
    sum: string;
    parts: number;
    where: string;
    count: number;
  }>(({ variable, whole, sum, parts, where, count }) => ({
    message: `\`${short(variable)}\` is not the sum of its parts`,
    label: `${whole} in ${where}${count > 1 ? ` (and ${count - 1} more)` : ""}; its ${parts} parts make ${sum}`,
    why: "tools that read the table take `A|B` for the sum of all `A|B|…`",
    help: "add the part that is missing, or give the whole a name of its own",
  })),
} as const;

/** A name in a message, cut where it is long. */
function short(name: string): string {
  const line = name.replace(/\s+/gu, " ");
  const characters = Array.from(line);
  return characters.length <= 40 ? line : `${characters.slice(0, 39).join("")}…`;
}
