/**
 * Every file that follows from the tokens and the parser: its path in the project and its text.
 */
import { renderCstTypes } from "./cst-types.js";
import { renderEbnf } from "./ebnf.js";
import { renderRailroad } from "./railroad.js";
import { renderTmLanguage } from "./tm-language.js";
import { renderVimSyntax } from "./vim-syntax.js";

/** Path and text of each generated file. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    ["src/syntax/cst.gen.ts", renderCstTypes()],
    ["grammar/dcm.ebnf", renderEbnf()],
    ["grammar/railroad.html", renderRailroad()],
    ["grammar/dcm.tmLanguage.json", renderTmLanguage()],
    ["grammar/dcm.vim", renderVimSyntax()],
  ]);
}
