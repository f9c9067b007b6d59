/**
 * What all rules share: the parser's settings, the decisions taken by looking ahead, and the rules of names and units.
 * The grammar is one parser in layers, each a file: base, expressions, clauses, declarations, and `parser.ts` on top.
 */
import type {
  CstNode,
  IParserErrorMessageProvider,
  IToken,
  ParserMethod,
  TokenType,
} from "chevrotain";
import { CstParser } from "./chevrotain.js";
import * as t from "./tokens.js";
import { isStarter, isUnitName, word } from "./tokens.js";

/** A rule without arguments. */
export type Rule = ParserMethod<[], CstNode>;
/** Alternatives kept from call to call: building the list each time would cost more than choosing from it. */
export type Alternatives = { ALT: () => unknown }[];

const openers = new Set<TokenType>([t.LParen, t.LSquare, t.LCurly]);
const brackets = new Set<TokenType>([t.RParen, t.RSquare, t.RCurly]);
const closers = new Set<TokenType>([t.RParen, t.RSquare, t.RCurly, word("where")]);

/** Lookahead, names and units. */
export class BaseParser extends CstParser {
  /** The text the tokens came from: a number's unit is decided by the blanks between. */
  protected fileText = "";

  /** Validating the grammar takes a quarter of the start; a test does it once for all. */
  constructor(messages: IParserErrorMessageProvider, isValidated = false) {
    super([...t.grammarTokens], {
      skipValidations: !isValidated,
      recoveryEnabled: true,
      nodeLocationTracking: "onlyOffset",
      maxLookahead: 1,
      errorMessageProvider: messages,
    });
  }

  /** Another declaration is never deleted to make room for a missing token. */
  protected override canTokenTypeBeDeletedInRecovery(): boolean {
    return !isStarter(this.LA(1).tokenType);
  }

  // ---- Decisions by looking ahead -----------------------------------------------------------

  /** A comma that is followed by another element, not by the end of the list. */
  protected hasNextElement(): boolean {
    return !closers.has(this.LA(2).tokenType);
  }

  /** `min(i in I) …` ranges over an index; `min(a, b)` is a call. */
  protected isReductionAhead(): boolean {
    const type = this.LA(1).tokenType;
    if (type !== word("min") && type !== word("max")) return true;
    if (this.LA(2).tokenType !== t.LParen) return false;
    let depth = 1;
    for (let i = 3; ; i++) {
      const token = this.LA(i);
      const kind = token.tokenType;
      if (isOpening(token)) depth++;
      else if (isClosing(token)) depth--;
      else if (depth === 1 && (kind === word("in") || kind === word("where"))) return true;
      if (depth === 0 || isStarter(kind) || Number.isNaN(token.startOffset)) return false;
    }
  }

  /** After a number on the same line a plain name, `%` or `1/…` is its unit. */
  protected isUnitAhead(): boolean {
    const next = this.LA(1);
    if (!this.isUnitWord(next)) return false;
    if (next.tokenType === t.NumberToken && !this.isUnitOperatorAt(2)) return false;
    const previous = this.LA(0);
    const gap = this.fileText.slice(previous.startOffset + previous.image.length, next.startOffset);
    return !/[\n\r]/u.test(gap);
  }

  private isUnitWord(token: IToken): boolean {
    const type = token.tokenType;
    if (isUnitName(type) || type === t.Percent) return true;
    return type === t.NumberToken && token.image === "1";
  }

  /** `*` or `/` without blanks before another unit: still the same unit. */
  protected isUnitOperatorAt(offset: number): boolean {
    const operator = this.LA(offset);
    if (operator.tokenType !== t.Slash && operator.tokenType !== t.Star) return false;
    return (
      adjoin(this.LA(offset - 1), operator) &&
      adjoin(operator, this.LA(offset + 1)) &&
      this.isUnitWord(this.LA(offset + 1))
    );
  }

  /** `^` without blanks before an integer. */
  protected isUnitPowerAhead(): boolean {
    const caret = this.LA(1);
    if (!adjoin(this.LA(0), caret) || !adjoin(caret, this.LA(2))) return false;
    if (this.LA(2).tokenType === t.NumberToken) return true;
    return this.LA(2).tokenType === t.Minus && this.LA(3).tokenType === t.NumberToken;
  }

  // ---- Names and units ------------------------------------------------------------------------

  readonly path: Rule = this.RULE("path", () => {
    this.CONSUME(t.Identifier, { LABEL: "names" });
    this.MANY(() => {
      this.CONSUME(t.Dot);
      this.CONSUME2(t.Identifier, { LABEL: "names" });
    });
  });

  readonly unitFactor: Rule = this.RULE("unitFactor", () => {
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Identifier, { LABEL: "base" }) },
        { ALT: () => this.CONSUME(t.Percent, { LABEL: "base" }) },
        { ALT: () => this.CONSUME(t.NumberToken, { LABEL: "one" }) },
      ],
      ERR_MSG: "a unit",
    });
  });

  readonly unitPower: Rule = this.RULE("unitPower", () => {
    this.CONSUME(t.Caret);
    this.OPTION(() => this.CONSUME(t.Minus));
    this.CONSUME(t.NumberToken, { LABEL: "exponent" });
  });

  readonly unitOperator: Rule = this.RULE("unitOperator", () => {
    this.OR([{ ALT: () => this.CONSUME(t.Star) }, { ALT: () => this.CONSUME(t.Slash) }]);
  });

  /** A unit where only a unit can stand: blanks do not matter. */
  readonly unit: Rule = this.RULE("unit", () => {
    this.SUBRULE(this.unitTerm, { LABEL: "terms" });
    this.MANY(() => {
      this.SUBRULE(this.unitOperator, { LABEL: "operators" });
      this.SUBRULE2(this.unitTerm, { LABEL: "terms" });
    });
  });

  readonly unitTerm: Rule = this.RULE("unitTerm", () => {
    this.SUBRULE(this.unitFactor);
    this.OPTION(() => this.SUBRULE(this.unitPower));
  });

  /** A number's unit: written without blanks. */
  readonly literalUnit: Rule = this.RULE("literalUnit", () => {
    this.SUBRULE(this.literalUnitTerm, { LABEL: "terms" });
    this.MANY({
      GATE: () => this.isUnitOperatorAt(1),
      DEF: () => {
        this.SUBRULE(this.unitOperator, { LABEL: "operators" });
        this.SUBRULE2(this.literalUnitTerm, { LABEL: "terms" });
      },
    });
  });

  readonly literalUnitTerm: Rule = this.RULE("literalUnitTerm", () => {
    this.SUBRULE(this.unitFactor);
    this.OPTION({ GATE: () => this.isUnitPowerAhead(), DEF: () => this.SUBRULE(this.unitPower) });
  });
}

function adjoin(left: IToken, right: IToken): boolean {
  return left.startOffset + left.image.length === right.startOffset;
}

function isOpening(token: IToken): boolean {
  return openers.has(token.tokenType);
}

function isClosing(token: IToken): boolean {
  return brackets.has(token.tokenType);
}
