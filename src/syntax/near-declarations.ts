/**
 * Words that stand where a declaration should begin: from other languages, or misspelt.
 */
import type { IToken } from "chevrotain";
import { Identifier, starterList, word } from "./tokens.js";
import type { StarterWord } from "./words.js";

const relation = "write `constraint NAME[i in I]: left <= right`";

const foreign = new Map<string, string>([
  ["subject", relation],
  ["s", relation],
  ["st", relation],
  ["subjectto", relation],
  ["constraints", relation],
  ["equation", relation],
  ["equations", relation],
  ["eq", relation],
  ["parameter", "write `param NAME : unit = value`"],
  ["parameters", "write `param NAME : unit = value`"],
  ["const", "write `param NAME : unit = value`"],
  ["let", "write `param NAME = value` or `define NAME = expression`"],
  ["variable", "write `var NAME : unit >= 0`"],
  ["variables", "write `var NAME : unit >= 0`"],
  ["sets", "write `set NAME = { a, b }`"],
  ["objective", "write `minimize NAME = expression`"],
  ["minimise", "write `minimize NAME = expression`"],
  ["maximise", "write `maximize NAME = expression`"],
  ["def", "write `define NAME = expression` or `function NAME(x) = expression`"],
  ["data", 'data stand in files: `param NAME from "file.csv"`'],
  ["solve", "remove it: solving is a command, `dcm solve`"],
  ["end", "remove it: a file ends where its text ends"],
  ["display", "write `report NAME = expression`"],
  ["printf", "write `report NAME = expression`"],
  ["plot", "write `figure NAME line(x: INDEX, y: VALUE)`"],
  ["chart", "write `figure NAME line(x: INDEX, y: VALUE)`"],
  ["override", "write `change { param NAME = value }` in a model that extends another"],
  ["assert", 'write `check "What must hold": condition`'],
  ["dual", "write `report NAME = dual(CONSTRAINT)`"],
]);

/** Words of other languages that mean exactly one of ours. */
const equivalents = new Map<string, StarterWord>([
  ["parameter", "param"],
  ["parameters", "param"],
  ["const", "param"],
  ["variable", "var"],
  ["variables", "var"],
  ["sets", "set"],
  ["minimise", "minimize"],
  ["maximise", "maximize"],
  ["equation", "constraint"],
]);

/** The word that was meant to begin a declaration, when another word can be read in no other way. */
export function findStarter(text: string): StarterWord | undefined {
  const lower = text.toLowerCase();
  return equivalents.get(lower) ?? starterList.find((starter) => isNear(lower, starter));
}

/** What to write instead, or undefined when nothing can be said. */
export function adviseOnDeclaration(token: IToken, isLineStart: boolean): string | undefined {
  if (token.tokenType === word("forall")) {
    return "write the indices in brackets: `constraint NAME[i in I]: …`";
  }
  if (token.tokenType === word("min") || token.tokenType === word("max")) {
    return isLineStart ? `write \`${token.image}imize NAME = expression\`` : undefined;
  }
  if (isLineStart && (token.tokenType === word("sum") || token.tokenType === word("if"))) {
    return `${relation}, or \`define NAME = …\``;
  }
  const isName = token.tokenType === Identifier || token.tokenType === word("variable");
  if (!isName || !isLineStart) return undefined;
  const text = token.image.toLowerCase();
  const known = foreign.get(text);
  if (known !== undefined) return known;
  const near = starterList.find((starter) => isNear(text, starter));
  return near === undefined ? undefined : `did you mean \`${near}\`?`;
}

/** One letter added, left out, changed, or two neighbours swapped. */
function isNear(text: string, wanted: string): boolean {
  if (text === wanted) return true;
  if (wanted.length < 3 || Math.abs(text.length - wanted.length) > 1) return false;
  let start = 0;
  while (start < text.length && text[start] === wanted[start]) start++;
  const rest = text.slice(start);
  const other = wanted.slice(start);
  return (
    rest.slice(1) === other ||
    rest === other.slice(1) ||
    rest.slice(1) === other.slice(1) ||
    (rest.slice(2) === other.slice(2) && rest[0] === other[1] && rest[1] === other[0])
  );
}
