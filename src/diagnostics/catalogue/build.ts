/**
 * The codes of build: severity, message, rule and next keystroke of each.
 */

import { errorEntry } from "./entry.js";

/** Codes reported by build. */
export const buildCatalogue = {
  // ---- Faults of data met by expressions -----------------------------------------------------------
  "outside-domain": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `\`${subject}\` does not exist: ${detail}`,
    why: "a reference outside the domain of what it names is never skipped",
    help: "narrow the index with `where`, or choose with `if … then … else …`",
  })),
  "outside-set": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `\`${subject}\` is not in \`${detail}\``,
    why: "a member must belong to the set that is expected there",
    help: "narrow the index with `where`, or choose with `if … then … else …`",
  })),
  "absent-value": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `optional parameter \`${detail}\` has no value for \`${subject}\``,
    why: "a value of an optional parameter is read only where it is known to be there",
    help: `guard the use with \`defined(${detail}[…])\``,
  })),
  "division-by-zero": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `division by zero${at(subject)}: ${detail}`,
    why: "a quotient needs a divisor other than zero",
    help: "exclude these indices with `where`, or choose with `if … then … else …`",
  })),
  "not-finite": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `no finite value${at(subject)}: ${detail}`,
    why: "every value must be a finite number",
    help: "mend the data that it reads, or choose with `if … then … else …`",
  })),
  "step-off-end": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `a step from \`${subject}\` leaves \`${detail}\``,
    why: "stepping off the end of an ordered set is never dropped silently",
    help: "guard it with `where` or `if`, or declare the set `cyclic`",
  })),
  "empty-reduction": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `\`${detail}\` over nothing${at(subject)}`,
    why: "the smallest or largest of no values does not exist",
    help: "exclude these indices with `where`, or choose with `if … then … else …`",
  })),
  "empty-set-end": errorEntry<{ subject: string; detail: string }>(({ subject, detail }) => ({
    message: `\`${detail}\` of an empty set${at(subject)}`,
    why: "an empty set has neither a first nor a last member",
    help: "see to it that the set has members, or choose with `if … then … else …`",
  })),
  "circular-value": errorEntry<{ cells: string }>(({ cells }) => ({
    message: "a value depends on itself",
    label: cells,
    why: "each value must follow from others in a finite number of steps",
    help: "let a first member have a value of its own: `if … then … else …`",
  })),
  "too-large": errorEntry<{ what: string; size: number; limit: number }>(
    ({ what, size, limit }) => ({
      message: `${what} has more than ${count(Math.min(size, limit))} elements`,
      label: `at least ${count(size)}, where ${count(limit)} fit`,
      why: "what is written out in memory must fit there",
      help: "restrict the indices with `where`, or use a smaller set",
    }),
  ),
} as const;

/** Where a fault is, in labels; nothing when it does not depend on any. */
function at(labels: string): string {
  return labels === "" ? "" : ` at \`${labels}\``;
}

function count(value: number): string {
  return value.toLocaleString("en-US");
}
