export type * as Ast from "./ast.js";
export type * from "./ast.js";
export { parse, parseExpression } from "./parse.js";
