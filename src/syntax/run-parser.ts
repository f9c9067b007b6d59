/**
 * Runs the parser over tokens. Recovery nests one level per mistake, so a file with a thousand of them could
 * exhaust the stack; then each declaration is parsed by itself and the pieces are joined.
 */
import type { CstNode, IRecognitionException, IToken } from "chevrotain";
import { parser } from "./parser.js";
import { isStarter, LCurly, RCurly } from "./tokens.js";

/** The concrete tree with the parser's errors. */
export interface ParserRun {
  readonly node: CstNode | undefined;
  readonly errors: readonly IRecognitionException[];
  /** First tokens of declarations that could not be parsed for their depth. */
  readonly tooDeep: readonly IToken[];
}

/** Parses in one go, or piece by piece when that goes too deep. */
export function runParser(
  source: string,
  tokens: readonly IToken[],
  start: () => CstNode | undefined,
): ParserRun {
  const whole = runOnce(source, tokens, start);
  if (whole !== undefined) return { ...whole, tooDeep: [] };
  const items: CstNode["children"][string] = [];
  const errors: IRecognitionException[] = [];
  const tooDeep: IToken[] = [];
  for (const piece of splitDeclarations(tokens)) {
    const run = runOnce(source, piece, start);
    const first = piece[0];
    if (run === undefined) {
      if (first !== undefined) tooDeep.push(first);
      continue;
    }
    items.push(...(run.node?.children["items"] ?? []));
    errors.push(...run.errors);
  }
  return { node: { name: "file", children: { items } }, errors, tooDeep };
}

function runOnce(
  source: string,
  tokens: readonly IToken[],
  start: () => CstNode | undefined,
): Omit<ParserRun, "tooDeep"> | undefined {
  try {
    parser.load(source, tokens);
    const node = start();
    return { node, errors: parser.errors };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  } finally {
    parser.load("", []);
  }
}

/** Pieces that each begin with the word of a declaration outside all braces. */
function splitDeclarations(tokens: readonly IToken[]): IToken[][] {
  const pieces: IToken[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (depth === 0 && isStarter(token.tokenType)) pieces.push([]);
    if (token.tokenType === LCurly) depth++;
    if (token.tokenType === RCurly) depth = Math.max(0, depth - 1);
    pieces.at(-1)?.push(token);
  }
  return pieces;
}
