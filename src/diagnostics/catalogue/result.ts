/**
 * The codes of what is asked of results: reports, claims, IAMC variables.
 */
import { errorEntry } from "./entry.js";
import { didYouMean, listSome, short } from "./phrases.js";

/** Codes reported of reports, claims and IAMC variables, by check. */
export const resultCatalogue = {
  // ---- Claims and IAMC variables ----
  "claim-expectation": errorEntry<{ text: string }>(({ text }) => ({
    message: `a claim cannot expect \`${short(text)}\``,
    why: "a claim states an interval, a bound, or a value and how near it must be",
    help: "write `in [low, high]`, `>= low`, `<= high` or `about value within 5 %`",
  })),
  "iamc-unknown-index": errorEntry<{
    name: string;
    declared: string;
    indices: readonly string[];
    near: readonly string[];
    isRegion: boolean;
  }>(({ name, declared, indices, near, isRegion }) => ({
    message: `\`${short(name)}\` is no index of \`${declared}\``,
    help:
      didYouMean(near) ??
      (isRegion
        ? `name an index, or write the region in quotes: \`region "${name}"\``
        : indices.length === 0
          ? `give it an index: \`iamc ${declared}[y in YEAR]\``
          : `its indices are ${listSome(indices)}`),
  })),
  "iamc-index-use": errorEntry<{ name: string; isUsed: boolean }>(({ name, isUsed }) => ({
    message: isUsed ? `the index \`${name}\` is used twice` : `the index \`${name}\` is not used`,
    why: "each index is the region, the year, or a part of the variable's or the slice's name",
    help: isUsed
      ? "name another index here"
      : `write \`{${name}}\` in the variable's name, or sum over \`${name}\``,
  })),
  "iamc-year": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is no year`,
    why: "the year of an IAMC table is an index over a set of whole numbers",
    help: "name the index that steps over years, and declare its set `integer`",
  })),
  "iamc-template": errorEntry<Record<string, never>>(() => ({
    message: "a brace in this text has no partner",
    why: "`{c}` stands for the member of the index `c`; other braces cannot stand here",
    help: "close the brace, or remove it",
  })),

  // ---- Reports ----
  "result-outside-report": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` stands only in a report`,
    why: "results exist after the solve",
    help: "move the formula to a `report`",
  })),
  "report-in-model": errorEntry<{ name: string }>(({ name }) => ({
    message: `the report \`${name}\` cannot be used in the model`,
    why: "reports are evaluated after the solve",
    help: "declare it by `define`",
  })),
  "result-needs-name": errorEntry<{ wanted: string }>(({ wanted }) => ({
    message: `${wanted} with its subscript is wanted here`,
    why: "a result belongs to one declaration, not to a formula",
    help: "name it, such as `balance[r, y]`",
  })),
  "wrong-result": errorEntry<{ name: string; expected: string; text: string }>(
    ({ name, expected, text }) => ({
      message: `\`${name}\` asks about ${expected}, which \`${short(text)}\` is not`,
      help: "`dual`, `price`, `slack` and `activity` ask about constraints, `reduced` about variables",
    }),
  ),
};
