/**
 * What the grammar page says of tokens: the classes, and the words in each.
 */
import { levels } from "../build/precedence.js";
import { contextualWords, operatorWords, starterWords } from "../words.js";

/** A class of tokens: named in the rules, told here. */
export interface TokenClass {
  readonly name: string;
  readonly note: string;
  /** The words or signs it consists of, or a description of its shape. */
  readonly lines: readonly string[];
}

const quoteAll = (words: readonly string[]): string => words.map((text) => `"${text}"`).join(" | ");

/** The token classes in the order they are explained. */
export function tokenClasses(): TokenClass[] {
  return [
    {
      name: "IDENTIFIER",
      note: "a letter of any script or `_`, then letters, digits, marks and `_`; compared in NFC",
      lines: ['( letter | "_" ) ( letter | digit | mark | "_" )*', `${quoteAll(contextualWords)}`],
    },
    {
      name: "WORD",
      note: "in `from ( … )` even reserved words name columns",
      lines: ["IDENTIFIER", quoteAll(starterWords), quoteAll(operatorWords)],
    },
    {
      name: "NUMBER",
      note: "no sign, no leading dot, no separators",
      lines: ['digit+ ( "." digit+ )? ( ( "e" | "E" ) ( "+" | "-" )? digit+ )?'],
    },
    {
      name: "TEXT",
      note: 'on one line; escapes \\" \\\\ \\n \\t \\u{…}',
      lines: ["'\"' character* '\"'"],
    },
    { name: "RAW-TEXT", note: "any lines", lines: ['\'"""\' character* \'"""\''] },
    {
      name: "COMPARISON-OPERATOR",
      note: "they chain in one direction",
      lines: [quoteAll(["==", "!=", "<=", ">=", "<", ">"])],
    },
    {
      name: "INFIX-OPERATOR",
      note: "loose to tight, one line a level",
      lines: levels.map((level) => quoteAll(level.operators)),
    },
  ];
}

/** Levels of binding, loose to tight, for tables and comments. */
export function precedenceNotes(): string[] {
  return [
    "or",
    "and",
    "not, exists, forall",
    "== != <= >= < > in, not in        chain in one direction",
    "if then else                      one whole side, or in parentheses",
    ...levels.slice(0, -1).map(describe),
    "- before an operand",
    ...levels.slice(-1).map(describe),
  ];
}

function describe({ operators, group, note }: (typeof levels)[number]): string {
  const side = group === "right" ? "groups to the right" : "";
  const notes = [side, note].filter((text) => text !== "").join("; ");
  return `${operators.join(" ").padEnd(34)}${notes}`.trimEnd();
}
