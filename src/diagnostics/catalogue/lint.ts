/**
 * The codes of lint: what is allowed but seldom meant. All are warnings, and each can be silenced with a reason.
 */

import { warningEntry } from "./entry.js";

const leftover = "a name that nothing reads is a leftover, or what should read it was forgotten";

/** Codes reported by lint. */
export const lintCatalogue = {
  // ---- Nothing reads it ------------------------------------------------------------------------
  "unused-param": warningEntry<{ name: string }>(({ name }) => ({
    message: `nothing reads the parameter \`${name}\``,
    why: leftover,
    help: "read it in a formula, or remove it with its data",
  })),
  "unused-set": warningEntry<{ name: string }>(({ name }) => ({
    message: `nothing reads the set \`${name}\``,
    why: leftover,
    help: "index something by it, or remove it",
  })),
  "unused-variable": warningEntry<{ name: string }>(({ name }) => ({
    message: `no formula holds the variable \`${name}\``,
    why: "the solver may give it any value within its bounds: its results mean nothing",
    help: "put it into a constraint or a cost, or remove it",
  })),
  "unused-define": warningEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `nothing reads the ${kind} \`${name}\``,
    why: "a named expression says nothing to the solver until a formula reads it",
    help:
      kind === "total"
        ? "read it in the objective or a constraint, or remove it"
        : "read it in a formula, declare it a `report` if it is for people, or remove it",
  })),
  "unused-function": warningEntry<{ name: string }>(({ name }) => ({
    message: `nothing calls the function \`${name}\``,
    why: leftover,
    help: "call it, move it to a module for other models, or remove it",
  })),
  "unused-unit": warningEntry<{ name: string }>(({ name }) => ({
    message: `nothing is measured in \`${name}\``,
    why: "neither the model nor the headers of its data speak of this unit",
    help: "remove the declaration, or use the unit where it was meant",
  })),
  "unused-import": warningEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is imported and never used`,
    why: "an import says what a file needs from elsewhere",
    help: "take the name out of the import",
  })),

  // ---- Read otherwise than meant ---------------------------------------------------------------
  "shadowed-member": warningEntry<{ member: string; set: string; what: string }>(
    ({ member, set, what }) => ({
      message: `\`${member}\` is a member of \`${set}\` and also ${what}`,
      why: "a bare name then means the one or the other by its place, or is an error",
      help: `rename one of the two, or quote the member wherever it is meant: \`"${member}"\``,
    }),
  ),
  "missing-unit": warningEntry<{ name: string; kind: string; unit: string; where: string }>(
    ({ name, kind, unit, where }) => ({
      message: `${kind} \`${name}\` has no unit, though its ${where} speaks of ${unit}`,
      why: "without a unit it counts as a plain number, and nothing is checked or converted",
      help: `write \`: ${unit}\` after it, or \`: 1\` if a plain number is meant`,
    }),
  ),

  // ---- Data and rows ---------------------------------------------------------------------------
  "never-covered": warningEntry<{ name: string; elements: number; isOptional: boolean }>(
    ({ name, elements, isOptional }) => ({
      message: isOptional
        ? `no data ever give \`${name}\` a value`
        : `every value of \`${name}\` is its default`,
      label: `${count(elements)} ${elements === 1 ? "value" : "values"}, none from data`,
      why: "a default or a gap is for cells that data leave out, and here they leave out all",
      help: isOptional
        ? "give it data, or remove it"
        : "give it data, or write the value with `=` if it is meant for all",
    }),
  ),
  "never-binds": warningEntry<{ name: string; rows: number }>(({ name, rows }) => ({
    message: `constraint \`${name}\` can never bind`,
    label:
      rows === 1
        ? "the bounds of its variables imply its row"
        : `the bounds of its variables imply each of its ${count(rows)} rows`,
    why: "a row that holds for all values within the bounds changes no result",
    help: "look for a wrong sign, a limit that is too wide, or remove the constraint",
  })),
  "wide-coefficients": warningEntry<{ name: string; smallest: string; largest: string }>(
    ({ name, smallest, largest }) => ({
      message: `coefficients of \`${name}\` run from ${smallest} to ${largest}`,
      why: "beyond six orders of magnitude a solver's tolerance hides or breaks small terms",
      help: "look for a wrong unit or a constant that only means `much`; choose larger units",
    }),
  ),

  // ---- Silences --------------------------------------------------------------------------------
  "bad-silence": warningEntry<{ detail: string }>(({ detail }) => ({
    message: `a silence of lint ${detail}`,
    why: "a silence names one rule and tells the next reader why it does not apply",
    help: 'write `# lint: allow unused-param "the reason"` on the line above',
  })),
  "idle-silence": warningEntry<{ code: string }>(({ code }) => ({
    message: `this silence of \`${code}\` silences nothing`,
    why: "a silence that outlives its cause would hide the next one",
    help: "remove it, or put it on the line above what it is about",
  })),
} as const;

function count(value: number): string {
  return value.toLocaleString("en-US");
}
