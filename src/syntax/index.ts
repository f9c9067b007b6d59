export type * as Ast from "./ast.js";
export type * from "./ast.js";
export { bindingLevel, powerLevel, productLevel } from "./build/precedence.js";
export { isDeclaration } from "./is-declaration.js";
export { parse, parseExpression } from "./parse.js";
export { printExpression } from "./print-expression.js";
export { printDeclaration, printTree } from "./print-tree.js";
export { contextualWords, operatorWords, reservedWords, starterWords } from "./words.js";
export { visitChildren, walk, type Node } from "./walk.js";
