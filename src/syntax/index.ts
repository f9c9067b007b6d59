export type * as Ast from "./ast.js";
export type * from "./ast.js";
export { parse, parseExpression } from "./parse.js";
export { printDeclaration, printExpression, printTree } from "./print-tree.js";
export { visitChildren, walk, type Node } from "./walk.js";
