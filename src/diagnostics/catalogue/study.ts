/**
 * The codes of studies: their method, what they vary and share. What a study changes is checked as a scenario's
 * changes are, by the codes of those rooms.
 */
import { errorEntry } from "./entry.js";
import { didYouMean } from "./phrases.js";

/** Codes reported while studies are checked. */
export const studyCatalogue = {
  "second-method": errorEntry<{ first: string; second: string }>(({ first, second }) => ({
    message: `the study has two methods, \`${first}\` and \`${second}\``,
    why: "a study makes its runs by one method",
    help: "keep one, and put the other into a study of its own",
  })),
  "nothing-to-vary": errorEntry<{ name: string }>(({ name }) => ({
    message: `the study \`${name}\` varies nothing`,
    why: "its runs are made from what it varies",
    help: "add a line such as `vary PARAMETER * { 0.9, 1.1 }`",
  })),
  "cannot-vary": errorEntry<{ method: string }>(({ method }) => ({
    message: `\`vary\` cannot stand beside \`${method}\``,
    why: `\`${method}\` makes its runs by itself`,
    help: "take the line out, or put it into a study of its own",
  })),
  "varied-values": errorEntry<Record<string, never>>(() => ({
    message: "what is varied takes a list of values or a distribution",
    help: "write `{ a, b, c }` or `uniform(low, high)`",
  })),
  "bad-distribution": errorEntry<{ reason: string; help: string }>(({ reason, help }) => ({
    message: reason,
    help,
  })),
  "distribution-needs-sample": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` gives no value without a sample`,
    why: "grids and one-at-a-time studies take every value of a list",
    help: "write a list `{ a, b }`, or add `latin_hypercube 200 seed 7`",
  })),
  "study-count": errorEntry<{ text: string; what: string; limit: number }>(
    ({ text, what, limit }) => ({
      message: `\`${text}\` is not a number of ${what}`,
      help: `write a whole number from 1 to ${limit}`,
    }),
  ),
  "study-share": errorEntry<{ what: string }>(({ what }) => ({
    message: `${what} is a share above zero`,
    help: "write a number, such as `0.05` or `5 %`",
  })),
  "too-many-runs": errorEntry<{ runs: number; limit: number }>(({ runs, limit }) => ({
    message: `the study would make ${runs} runs`,
    why: `a study makes at most ${limit}`,
    help: "list fewer values, or take a sample by `latin_hypercube`",
  })),
  "outcome-weights": errorEntry<{ sum: number }>(({ sum }) => ({
    message: `the weights of the outcomes add up to ${sum}, not to 1`,
    why: "the expected objective weighs each outcome by its probability",
    help: "change the weights so that they add up to 1",
  })),
  "repeated-outcome": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is named twice`,
    help: "name each scenario once",
  })),
  "not-shared": errorEntry<{ name: string; kind: string | undefined; near: readonly string[] }>(
    ({ name, kind, near }) => ({
      message: kind === undefined ? `unknown variable \`${name}\`` : `\`${name}\` is a ${kind}`,
      why: "outcomes share variables: what is decided before the outcome is known",
      help: didYouMean(near) ?? "name a variable of the model",
    }),
  ),
  "share-without-outcomes": errorEntry<Record<string, never>>(() => ({
    message: "`share` stands only beside `outcomes`",
    help: "add `outcomes { SCENARIO: 0.5, … }`, or take the line out",
  })),
  "nothing-shared": errorEntry<Record<string, never>>(() => ({
    message: "the outcomes share no variable",
    why: "without a common decision they are separate models",
    help: "add `share` and the variables decided before the outcome is known",
  })),
} as const;
