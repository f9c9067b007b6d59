/**
 * The parser's errors as sentences: one per declaration, at the smallest span, in the words of the file.
 */
import type { IRecognitionException, IToken, TokenType } from "chevrotain";
import type { ReportExtra } from "../diagnostics/index.js";
import type { SourceFile, Span } from "../text/index.js";
import { expectedValue, nothingExpected } from "./error-phrases.js";
import { endOf, tokenSpan, type SyntaxReporter } from "./lexer.js";
import { adviseOnDeclaration } from "./near-declarations.js";
import * as t from "./tokens.js";
import { isReserved, isStarter, word } from "./tokens.js";

/** Reports the parser's errors, the first of each declaration that is not in `broken` yet, and adds those. */
export function reportSyntaxErrors(
  file: SourceFile,
  tokens: readonly IToken[],
  errors: readonly IRecognitionException[],
  regions: Regions,
  reporter: SyntaxReporter,
): void {
  const placed = errors
    .map((error) => placeError(tokens, error))
    .sort((a, b) => a.offset - b.offset);
  for (const error of placed) {
    if (regions.isBroken(error.offset)) continue;
    regions.markBroken(error.offset);
    reportOne(file, tokens, error, reporter);
  }
}

/** Stretches of a file that each hold one declaration: what one mistake may spoil. */
export interface Regions {
  readonly isBroken: (offset: number) => boolean;
  readonly markBroken: (offset: number) => void;
}

/** Divides a file at the words that begin declarations. */
export function createRegions(tokens: readonly IToken[]): Regions {
  const starts = tokens
    .filter((token) => isStarter(token.tokenType))
    .map((token) => token.startOffset);
  const broken = new Set<number>();
  const find = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    isBroken: (offset) => broken.has(find(offset)),
    markBroken: (offset) => void broken.add(find(offset)),
  };
}

interface PlacedError {
  readonly expected: string;
  /** The token that does not fit; undefined at the end of the file. */
  readonly actual: IToken | undefined;
  readonly previous: IToken | undefined;
  /** Where the mistake lies: the end of what came before when a declaration stops short. */
  readonly offset: number;
}

function placeError(tokens: readonly IToken[], error: IRecognitionException): PlacedError {
  const actual = Number.isInteger(error.token.startOffset) ? error.token : undefined;
  const index = actual === undefined ? tokens.length : indexOf(tokens, actual.startOffset);
  const previous = tokens[index - 1];
  const isStop = actual === undefined || isStarter(actual.tokenType);
  const offset =
    isStop && previous !== undefined && error.message !== nothingExpected
      ? endOf(previous) - 1
      : (actual?.startOffset ?? 0);
  return { expected: error.message, actual, previous, offset };
}

function indexOf(tokens: readonly IToken[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function reportOne(
  file: SourceFile,
  tokens: readonly IToken[],
  error: PlacedError,
  reporter: SyntaxReporter,
): void {
  const { expected, actual, previous } = error;
  const isNewLine =
    actual === undefined ||
    previous === undefined ||
    /[\n\r]/u.test(file.text.slice(endOf(previous), actual.startOffset));
  if (actual !== undefined) {
    const span = tokenSpan(file, actual);
    if (expected === "a name" && isReserved(actual.tokenType) && !isNewLine) {
      reporter.report("reserved-word", { word: actual.image }, span);
      return;
    }
    if (expected === nothingExpected) {
      reportUnexpected(file, tokens, error, actual, isNewLine, reporter);
      return;
    }
    const isIntoLate = expected === "`=`" && actual.tokenType === word("into");
    if (isIntoLate && previous?.tokenType === t.TextToken) {
      reporter.report("doc-position", {}, tokenSpan(file, previous));
      return;
    }
    if (expected === expectedValue && actual.tokenType === t.TextToken) {
      reporter.report("doc-position", {}, span);
      return;
    }
    if (expected === "a unit" && actual.tokenType === t.LParen) {
      reporter.report("unit-parentheses", {}, span);
      return;
    }
  }
  const help = adviseOn(error, tokens);
  const extra = relateOpening(file, tokens, error);
  if (actual !== undefined && !isNewLine) {
    const place = `before ${show(actual)}`;
    reporter.report("syntax-error", { expected, place, help }, tokenSpan(file, actual), extra);
  } else if (previous !== undefined) {
    const place = `after ${show(previous)}`;
    reporter.report("syntax-error", { expected, place, help }, tokenSpan(file, previous), extra);
  } else {
    const span = actual === undefined ? emptyStart(file) : tokenSpan(file, actual);
    const place = actual === undefined ? "here" : `before ${show(actual)}`;
    const wanted = expected === nothingExpected ? "an expression" : expected;
    reporter.report("syntax-error", { expected: wanted, place, help }, span, extra);
  }
}

function emptyStart(file: SourceFile): Span {
  return { file: file.path, start: 0, end: 0 };
}

function reportUnexpected(
  file: SourceFile,
  tokens: readonly IToken[],
  error: PlacedError,
  actual: IToken,
  isNewLine: boolean,
  reporter: SyntaxReporter,
): void {
  const span = tokenSpan(file, actual);
  const advice = adviseOnDeclaration(actual, isNewLine);
  if (advice !== undefined) {
    reporter.report("unknown-declaration", { text: actual.image, help: advice }, span);
  } else if (
    error.previous?.tokenType === t.NumberToken &&
    isReserved(actual.tokenType) &&
    !isStarter(actual.tokenType) &&
    !isNewLine
  ) {
    reporter.report("reserved-word", { word: actual.image }, span);
  } else if (actual.tokenType === t.TextToken) {
    reporter.report("doc-position", {}, span);
  } else {
    const place = show(actual);
    const help = adviseOnUnexpected(tokens, error, actual);
    reporter.report("syntax-error", { expected: nothingExpected, place, help }, span);
  }
}

function show(token: IToken): string {
  const image = token.tokenType === t.RawText ? '"""' : token.image;
  const characters = Array.from(image.replaceAll(/\s+/gu, " "));
  const short = characters.length > 24 ? `${characters.slice(0, 24).join("")}…` : image;
  if (token.tokenType === t.NumberToken) return `number \`${short}\``;
  return `\`${short}\``;
}

/** The next keystroke, where it is known. */
function adviseOn(error: PlacedError, tokens: readonly IToken[]): string | undefined {
  const { expected, previous } = error;
  const actual = error.actual?.tokenType;
  const starter = starterBefore(tokens, previous);
  if (expected === "`:`" && (actual === word("forall") || actual === t.LCurly)) {
    return "write the indices in brackets: `constraint NAME[i in I]: …`";
  }
  if (expected === "`:`" && actual === t.Equal && starter === word("figure")) {
    return "a channel and what it shows are joined by `:`";
  }
  if (expected === "`:`" && actual === t.Equal) return "a relation stands after `:`";
  if (expected === "`=`" && actual === t.Colon) return "write the unit once, then `=`";
  if (expected === expectedValue && actual === t.LSquare) {
    return "a claim speaks of one number: name members, as in `npv[Kanto]`, or sum";
  }
  if (expected === "`else`") return "`if` always says both: `if … then … else …`";
  if (expected === "an expression" && actual === t.Dot) return "begin the number with `0`";
  if (expected === "an expression" && actual === t.Plus) return "remove the `+`";
  if (expected === "a quoted text" && starter === word("include")) {
    return 'write the path in quotes: `include "file.dcm"`';
  }
  if (expected === "`(`" && starter === word("import")) {
    return "say what to take: `import std.finance (discount_factor)`";
  }
  return undefined;
}

/** What to do about a token after a declaration that could have ended. */
function adviseOnUnexpected(
  tokens: readonly IToken[],
  error: PlacedError,
  actual: IToken,
): string | undefined {
  const { previous } = error;
  const starter = starterBefore(tokens, previous);
  const type = actual.tokenType;
  if (previous?.tokenType === t.TextToken) {
    return "a doc string is the last part of the header: put it behind the unit and the bounds";
  }
  if (type === t.Equal && (starter === word("var") || starter === word("total"))) {
    return "it has no value of its own: write `define` or `param` instead";
  }
  if (type === t.Equal) return "a value is given once";
  if (type === t.Comma) return "begin each declaration with its own word";
  if (isNameOfStarter(tokens, previous)) {
    if (type === t.LCurly || type === t.LParen) {
      return "write indices in brackets `[i in I]`, and a value after `=`";
    }
    return "write a unit after `:`, and a value after `=`";
  }
  return undefined;
}

function starterBefore(
  tokens: readonly IToken[],
  previous: IToken | undefined,
): TokenType | undefined {
  if (previous === undefined) return undefined;
  for (let i = indexOf(tokens, previous.startOffset); i >= 0; i--) {
    const type = tokens[i]?.tokenType;
    if (type !== undefined && isStarter(type)) return type;
  }
  return undefined;
}

function isNameOfStarter(tokens: readonly IToken[], previous: IToken | undefined): boolean {
  if (previous === undefined) return false;
  const before = tokens[indexOf(tokens, previous.startOffset) - 1];
  return before !== undefined && isStarter(before.tokenType);
}

const pairs = new Map<string, readonly [TokenType, TokenType]>([
  ["`)`", [t.LParen, t.RParen]],
  ["`]`", [t.LSquare, t.RSquare]],
  ["`}`", [t.LCurly, t.RCurly]],
]);

/** Points at the bracket that is still open. */
function relateOpening(
  file: SourceFile,
  tokens: readonly IToken[],
  error: PlacedError,
): ReportExtra {
  const pair = pairs.get(error.expected);
  if (pair === undefined || error.previous === undefined) return {};
  let depth = 0;
  for (let i = indexOf(tokens, error.previous.startOffset); i >= 0; i--) {
    const token = tokens[i];
    if (token?.tokenType === pair[1]) depth++;
    if (token?.tokenType !== pair[0]) continue;
    if (depth === 0) {
      return { related: [{ span: tokenSpan(file, token), text: "opened here" }] };
    }
    depth--;
  }
  return {};
}
