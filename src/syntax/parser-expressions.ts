/**
 * The grammar of indices, conditions, arithmetic and braces.
 * Infix operators of arithmetic and sets form one flat list `operand (operator operand)*`; the builder folds it
 * by the table in `precedence.ts`, so a sum of ten thousand terms nests nowhere.
 */
import { BaseParser, type Alternatives, type Rule } from "./parser-base.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** Rules of expressions. */
export class ExpressionParser extends BaseParser {
  // ---- Domains --------------------------------------------------------------------------------

  readonly domain: Rule = this.RULE("domain", () => {
    this.CONSUME(t.LSquare);
    this.SUBRULE(this.binders);
    this.CONSUME(t.RSquare);
  });

  readonly binders: Rule = this.RULE("binders", () => {
    this.SUBRULE(this.binder);
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.binder);
      },
    });
    this.OPTION(() => this.CONSUME2(t.Comma));
    this.OPTION2(() => this.SUBRULE(this.whereClause));
  });

  readonly whereClause: Rule = this.RULE("whereClause", () => {
    this.CONSUME(word("where"));
    this.SUBRULE(this.expression);
  });

  readonly binder: Rule = this.RULE("binder", () => {
    this.SUBRULE(this.side, { LABEL: "first" });
    this.OPTION(() => {
      this.CONSUME(word("in"));
      this.SUBRULE2(this.side, { LABEL: "set" });
    });
  });

  // ---- Conditions and relations ---------------------------------------------------------------

  readonly expression: Rule = this.RULE("expression", () => {
    this.SUBRULE(this.condition, { LABEL: "operands" });
    this.MANY(() => {
      this.OR([
        { ALT: () => this.CONSUME(word("and"), { LABEL: "operators" }) },
        { ALT: () => this.CONSUME(word("or"), { LABEL: "operators" }) },
      ]);
      this.SUBRULE2(this.condition, { LABEL: "operands" });
    });
  });

  readonly condition: Rule = this.RULE("condition", () => {
    this.MANY(() => this.SUBRULE(this.conditionPrefix, { LABEL: "prefixes" }));
    this.SUBRULE(this.side, { LABEL: "operands" });
    this.MANY2(() => {
      this.SUBRULE(this.comparisonOperator, { LABEL: "operators" });
      this.SUBRULE2(this.side, { LABEL: "operands" });
    });
  });

  readonly conditionPrefix: Rule = this.RULE("conditionPrefix", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("not")) },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(word("exists"), { LABEL: "quantifier" }) },
            { ALT: () => this.CONSUME(word("forall"), { LABEL: "quantifier" }) },
          ]);
          this.CONSUME(t.LParen);
          this.SUBRULE(this.binders);
          this.CONSUME(t.RParen);
        },
      },
    ]);
  });

  readonly comparisonOperator: Rule = this.RULE("comparisonOperator", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.ComparisonOperator, { LABEL: "symbol" }) },
      { ALT: () => this.CONSUME(t.Equal) },
      { ALT: () => this.CONSUME(word("in")) },
      {
        ALT: () => {
          this.CONSUME(word("not"));
          this.CONSUME2(word("in"));
        },
      },
    ]);
  });

  // ---- Arithmetic and sets --------------------------------------------------------------------

  /** One side of a relation: everything that binds tighter than a comparison. */
  readonly side: Rule = this.RULE("side", () => {
    this.SUBRULE(this.operand, { LABEL: "operands" });
    this.MANY(() => {
      this.CONSUME(t.InfixOperator, { LABEL: "operators" });
      this.SUBRULE2(this.operand, { LABEL: "operands" });
    });
  });

  private operandAlternatives: Alternatives | undefined;

  readonly operand: Rule = this.RULE("operand", () => {
    this.MANY({
      GATE: () => this.isReductionAhead(),
      DEF: () => this.SUBRULE(this.prefix, { LABEL: "prefixes" }),
    });
    this.OR({
      DEF: (this.operandAlternatives ??= [
        { ALT: () => this.SUBRULE(this.number) },
        { ALT: () => this.SUBRULE(this.reference) },
        { ALT: () => this.CONSUME(t.TextToken, { LABEL: "text" }) },
        { ALT: () => this.SUBRULE(this.parentheses) },
        { ALT: () => this.SUBRULE(this.braces) },
        { ALT: () => this.SUBRULE(this.conditional) },
        { ALT: () => this.SUBRULE(this.extremeCall) },
        { ALT: () => this.SUBRULE(this.count) },
        { ALT: () => this.SUBRULE(this.piecewise) },
      ]),
      ERR_MSG: "an expression",
    });
  });

  /** What stands before an operand: a minus, or a reduction over indices. */
  readonly prefix: Rule = this.RULE("prefix", () => {
    this.OR([
      { ALT: () => this.CONSUME(t.Minus) },
      {
        ALT: () => {
          this.OR2([
            { ALT: () => this.CONSUME(word("sum"), { LABEL: "reduction" }) },
            { ALT: () => this.CONSUME(word("product"), { LABEL: "reduction" }) },
            { ALT: () => this.CONSUME(word("min"), { LABEL: "reduction" }) },
            { ALT: () => this.CONSUME(word("max"), { LABEL: "reduction" }) },
            { ALT: () => this.CONSUME(word("union"), { LABEL: "reduction" }) },
            { ALT: () => this.CONSUME(word("inter"), { LABEL: "reduction" }) },
          ]);
          this.CONSUME(t.LParen);
          this.SUBRULE(this.binders);
          this.CONSUME(t.RParen);
        },
      },
    ]);
  });

  readonly number: Rule = this.RULE("number", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.NumberToken, { LABEL: "value" });
          this.OPTION({
            GATE: () => this.isUnitAhead(),
            DEF: () => this.SUBRULE(this.literalUnit),
          });
        },
      },
      { ALT: () => this.CONSUME(word("inf"), { LABEL: "infinity" }) },
    ]);
  });

  readonly reference: Rule = this.RULE("reference", () => {
    this.SUBRULE(this.path);
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.LSquare);
            this.SUBRULE(this.elements);
            this.CONSUME(t.RSquare);
          },
        },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            this.OPTION2(() => this.SUBRULE(this.callArguments));
            this.CONSUME(t.RParen);
          },
        },
      ]);
    });
  });

  /** Elements that stop below comparisons. */
  readonly elements: Rule = this.RULE("elements", () => {
    this.SUBRULE(this.side);
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.side);
      },
    });
    this.OPTION(() => this.CONSUME2(t.Comma));
  });

  readonly callArguments: Rule = this.RULE("callArguments", () => {
    this.SUBRULE(this.expression);
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.expression);
      },
    });
    this.OPTION(() => this.CONSUME2(t.Comma));
  });

  /** `(a + b)`, or the tuple `(a, b)`. */
  readonly parentheses: Rule = this.RULE("parentheses", () => {
    this.CONSUME(t.LParen);
    this.SUBRULE(this.callArguments);
    this.CONSUME(t.RParen);
  });

  /** `min(a, b)`. */
  readonly extremeCall: Rule = this.RULE("extremeCall", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("min"), { LABEL: "callee" }) },
      { ALT: () => this.CONSUME(word("max"), { LABEL: "callee" }) },
    ]);
    this.CONSUME(t.LParen);
    this.SUBRULE(this.elements);
    this.CONSUME(t.RParen);
  });

  readonly count: Rule = this.RULE("count", () => {
    this.CONSUME(word("count"));
    this.CONSUME(t.LParen);
    this.SUBRULE(this.binders);
    this.CONSUME(t.RParen);
  });

  readonly conditional: Rule = this.RULE("conditional", () => {
    this.CONSUME(word("if"));
    this.SUBRULE(this.expression, { LABEL: "condition" });
    this.CONSUME(word("then"));
    this.SUBRULE(this.side, { LABEL: "then" });
    this.CONSUME(word("else"));
    this.SUBRULE2(this.side, { LABEL: "otherwise" });
  });

  /** A listed set, a table, a filter or a projection; the builder tells which. */
  readonly braces: Rule = this.RULE("braces", () => {
    this.CONSUME(t.LCurly);
    this.OPTION(() => {
      this.SUBRULE(this.entry, { LABEL: "entries" });
      this.MANY({
        GATE: () => this.hasNextElement(),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.SUBRULE2(this.entry, { LABEL: "entries" });
        },
      });
      this.OPTION2(() => this.CONSUME2(t.Comma));
      this.OPTION3(() => {
        this.CONSUME(word("for"));
        this.SUBRULE(this.binders);
      });
      this.OPTION4(() => this.SUBRULE(this.whereClause));
    });
    this.CONSUME(t.RCurly);
  });

  readonly entry: Rule = this.RULE("entry", () => {
    this.SUBRULE(this.side, { LABEL: "first" });
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(t.Colon);
            this.OR2({
              DEF: [
                { ALT: () => this.CONSUME(t.Dot) },
                { ALT: () => this.SUBRULE2(this.side, { LABEL: "value" }) },
              ],
              ERR_MSG: "a value or `.`",
            });
          },
        },
        {
          ALT: () => {
            this.CONSUME(word("in"));
            this.SUBRULE3(this.side, { LABEL: "set" });
          },
        },
      ]);
    });
  });

  readonly piecewise: Rule = this.RULE("piecewise", () => {
    this.CONSUME(word("piecewise"));
    this.CONSUME(t.LParen);
    this.SUBRULE(this.side, { LABEL: "argument" });
    this.CONSUME(t.Comma);
    this.SUBRULE(this.binder);
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME2(t.Comma);
        this.SUBRULE(this.piecewiseOption, { LABEL: "options" });
      },
    });
    this.OPTION(() => this.CONSUME3(t.Comma));
    this.CONSUME(t.RParen);
  });

  readonly piecewiseOption: Rule = this.RULE("piecewiseOption", () => {
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(word("binary")) },
        {
          ALT: () => {
            this.CONSUME(word("slope"));
            this.CONSUME(t.Equal);
            this.SUBRULE(this.side, { LABEL: "slope" });
          },
        },
        {
          ALT: () => {
            this.CONSUME(word("upto"));
            this.CONSUME2(t.Equal);
            this.SUBRULE2(this.side, { LABEL: "upto" });
          },
        },
      ],
      ERR_MSG: "`slope = …`, `upto = …` or `binary`",
    });
  });
}
