/**
 * The codes of syntax: severity, message, rule and next keystroke of each.
 */
import { errorEntry, warningEntry } from "./entry.js";

/** Codes reported by syntax. */
export const syntaxCatalogue = {
  "unexpected-character": errorEntry<{ text: string }>(({ text }) => ({
    message: `unexpected character \`${text}\``,
    help: "remove it, or quote the name it belongs to",
  })),
  "unterminated-text": errorEntry<{ quote: string }>(({ quote }) => ({
    message: `text without its closing \`${quote}\``,
    why:
      quote === '"'
        ? "a quoted text ends on the line it begins on"
        : 'a table ends with `"""` on its own',
    help: `close it with \`${quote}\``,
  })),
  "unknown-escape": errorEntry<{ escape: string }>(({ escape }) => ({
    message: `unknown escape \`${escape}\``,
    why: 'texts know `\\"`, `\\\\`, `\\n`, `\\t` and `\\u{…}`',
    help: "write `\\\\` for a backslash",
  })),
  "foreign-spelling": errorEntry<{ found: string; meant: string }>(({ found, meant }) => ({
    message: `\`${found}\` is written \`${meant}\` here`,
    help: `write \`${meant}\``,
  })),
  "foreign-comment": errorEntry<Record<string, never>>(() => ({
    message: "comments begin with `#`",
    help: "write `#` before the comment, on every line of it",
  })),
  semicolon: errorEntry<Record<string, never>>(() => ({
    message: "declarations do not end with `;`",
    why: "a declaration ends where the next one begins",
    help: "remove the `;`",
  })),
  "digit-separator": errorEntry<Record<string, never>>(() => ({
    message: "numbers are written without `_`",
    help: "write the digits together, or use an exponent such as `1e6`",
  })),
  "number-out-of-range": errorEntry<{ text: string; isTooSmall: boolean }>(
    ({ text, isTooSmall }) => ({
      message: `\`${text}\` is too ${isTooSmall ? "small" : "large"} a number`,
      why: isTooSmall ? "numbers go down to about 5e-324" : "numbers go up to about 1.8e308",
      help: isTooSmall ? "write `0`, or choose a smaller unit" : "write `inf` for no limit",
    }),
  ),
  "unit-spacing": warningEntry<{ text: string }>(({ text }) => ({
    message: "a number and its unit stand one blank apart",
    help: `write \`${text}\``,
  })),
  "nesting-too-deep": errorEntry<{ limit: number }>(({ limit }) => ({
    message: `more than ${limit} levels of nesting`,
    help: "name a part of it with `define` or `param`",
  })),
  "syntax-error": errorEntry<{ expected: string; place: string; help: string | undefined }>(
    ({ expected, place, help }) => ({
      message: expected === "" ? `unexpected ${place}` : `expected ${expected} ${place}`,
      ...(help === undefined ? {} : { help }),
    }),
  ),
  "reserved-word": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`${word}\` is a word of the language, not a name`,
    help: `choose another name, for example \`${word}_\``,
  })),
  "unknown-declaration": errorEntry<{ text: string; help: string }>(({ text, help }) => ({
    message: `\`${text}\` does not begin a declaration`,
    help,
  })),
  "doc-position": errorEntry<Record<string, never>>(() => ({
    message: "a doc string stands at the end of the header",
    why: "it comes after the unit, the bounds and `into …`, before `=`, `:`, `from`, `{` or the mark of a figure",
    help: "move the text there",
  })),
  "index-braces": errorEntry<{ operator: string }>(({ operator }) => ({
    message: `the indices of \`${operator}\` stand in parentheses`,
    help: `write \`${operator}(i in I) …\``,
  })),
  "ambiguous-unit": errorEntry<{ unit: string; suggestion: string }>(({ unit, suggestion }) => ({
    message: `\`${unit}\` can be read in two ways`,
    why: "after a `/` in a unit only further divisions may follow",
    help: `write \`${suggestion}\`, or divide by each factor with its own \`/\``,
  })),
  "unit-parentheses": errorEntry<Record<string, never>>(() => ({
    message: "units are written without parentheses",
    why: "each `/` divides by the one factor after it",
    help: "write `JPY/kW/year` for money per power and year",
  })),
  "unit-power": errorEntry<{ text: string }>(({ text }) => ({
    message: `the power \`${text}\` of a unit is not an integer`,
    help: "write an integer, such as `m^2` or `s^-1`",
  })),
  "unit-number": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` cannot be part of a unit`,
    why: "the only number in a unit is `1`",
    help: "put the number into the value, or declare a unit for it",
  })),
  "not-a-unit": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`${word}\` is not a unit`,
    why: "after `:` stands the unit; what values are allowed comes after it",
    help: `write \`${word}\` without the \`:\``,
  })),
  "equals-in-relation": errorEntry<Record<string, never>>(() => ({
    message: "`=` defines; two sides are related by `==`",
    help: "write `==`",
  })),
  "equality-in-header": errorEntry<Record<string, never>>(() => ({
    message: "`==` relates; a value is given by `=`",
    help: "write `=`",
  })),
  "comparison-chain-direction": errorEntry<{ first: string; second: string }>(
    ({ first, second }) => ({
      message: `\`${first}\` and \`${second}\` cannot stand in one chain`,
      why: "a chain goes in one direction, such as `low <= x <= high`",
      help: "split it into two comparisons joined by `and`",
    }),
  ),
  "reduction-needs-parentheses": errorEntry<{ operator: string }>(({ operator }) => ({
    message: `the factor after the body of \`${operator}\` needs parentheses`,
    why: "it could belong to the body or to the result, with different values",
    help: `write \`${operator}(…) (a * b)\` or \`(${operator}(…) a) * b\``,
  })),
  "if-needs-parentheses": errorEntry<Record<string, never>>(() => ({
    message: "`if` inside a formula needs parentheses",
    why: "without them `if … then … else …` is one whole side",
    help: "write `(if … then … else …)`",
  })),
  "index-without-name": errorEntry<{ operator: string }>(({ operator }) => ({
    message: `\`${operator}\` needs a name for each index`,
    help: `write \`${operator}(i in SET) …\``,
  })),
  "mixed-braces": errorEntry<Record<string, never>>(() => ({
    message: "these braces mix two kinds of entries",
    why: "`{ a, b }` lists, `{ a: 1 }` tabulates, `{ i in I where … }` filters, `{ i for (i, _) in A }` projects",
    help: "keep to one of the four forms",
  })),
  "piecewise-form": errorEntry<Record<string, never>>(() => ({
    message: "`piecewise` takes points, or an index with `slope` and `upto`",
    help: "write `piecewise(x, { 0: 0, 10: 5 })` or `piecewise(x, p in 1 .. n, slope = …, upto = …)`",
  })),
  "step-without-range": errorEntry<Record<string, never>>(() => ({
    message: "`by` gives the step of a range `a .. b`",
    help: "write `first .. last by step`",
  })),
  "repeated-part": errorEntry<{ part: string; name: string }>(({ part, name }) => ({
    message: `\`${name}\` says \`${part}\` twice`,
    help: "keep one of them",
  })),
  "unit-defined-twice": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is defined in two ways`,
    why: "a unit is a multiple of others `= …`, the base of a dimension `: …`, or a new `base`",
    help: "keep one of them",
  })),
  "header-not-first": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`${word}\` may only stand once, at the top of the file`,
    help: "remove it, or move it to the first line",
  })),
  "check-without-name": errorEntry<Record<string, never>>(() => ({
    message: "a check needs a doc string or a name",
    help: 'write `check "What must hold": …`',
  })),
  "replace-kind": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`replace ${word}\` is not a change`,
    why: "only constraints, defines, costs and terms can be replaced",
    help: `write \`${word} NAME = …\` to change its value, or \`without\` and \`add\``,
  })),
  "place-without-index": errorEntry<Record<string, never>>(() => ({
    message: "the place of a component needs names for its indices",
    help: "write `over r in REGION` or `over (r, y) in REGION * YEAR`",
  })),
} as const;
