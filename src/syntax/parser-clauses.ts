/**
 * The grammar of parts that several declarations share: doc strings, units, values, bounds, files to read from.
 */
import { ExpressionParser } from "./parser-expressions.js";
import type { Rule } from "./parser-base.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** Rules of clauses. */
export class ClauseParser extends ExpressionParser {
  // ---- Parts of headers -----------------------------------------------------------------------

  readonly doc: Rule = this.RULE("doc", () => {
    this.CONSUME(t.TextToken, { LABEL: "text" });
  });

  readonly typeClause: Rule = this.RULE("typeClause", () => {
    this.CONSUME(t.Colon);
    this.SUBRULE(this.unit);
  });

  readonly valueClause: Rule = this.RULE("valueClause", () => {
    this.CONSUME(t.Equal);
    this.SUBRULE(this.expression, { LABEL: "value" });
  });

  readonly defaultClause: Rule = this.RULE("defaultClause", () => {
    this.CONSUME(word("default"));
    this.SUBRULE(this.side, { LABEL: "value" });
  });

  readonly integrality: Rule = this.RULE("integrality", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("integer")) },
      { ALT: () => this.CONSUME(word("binary")) },
    ]);
  });

  readonly restriction: Rule = this.RULE("restriction", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.ComparisonOperator, { LABEL: "operator" });
          this.SUBRULE(this.side, { LABEL: "bound" });
        },
      },
      {
        ALT: () => {
          this.CONSUME(word("in"));
          this.OR2({
            DEF: [
              {
                ALT: () => {
                  this.CONSUME(t.LSquare);
                  this.SUBRULE2(this.side, { LABEL: "lower" });
                  this.CONSUME(t.Comma);
                  this.SUBRULE3(this.side, { LABEL: "upper" });
                  this.CONSUME(t.RSquare);
                },
              },
              {
                ALT: () => {
                  this.CONSUME(t.LCurly);
                  this.SUBRULE(this.elements, { LABEL: "choices" });
                  this.CONSUME(t.RCurly);
                },
              },
            ],
            ERR_MSG: "`[low, high]` or `{ a, b }`",
          });
        },
      },
    ]);
  });

  // ---- Data from files ------------------------------------------------------------------------

  readonly source: Rule = this.RULE("source", () => {
    this.CONSUME(word("from"));
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.TextToken, { LABEL: "path" }) },
        { ALT: () => this.CONSUME(t.Identifier, { LABEL: "table" }) },
      ],
      ERR_MSG: "a quoted path or the name of a table",
    });
    this.OPTION(() => {
      this.CONSUME(t.LParen);
      this.SUBRULE(this.sourceOption, { LABEL: "options" });
      this.MANY({
        GATE: () => this.hasNextElement(),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.SUBRULE2(this.sourceOption, { LABEL: "options" });
        },
      });
      this.OPTION2(() => this.CONSUME2(t.Comma));
      this.CONSUME(t.RParen);
    });
  });

  readonly sourceOption: Rule = this.RULE("sourceOption", () => {
    this.OR({
      MAX_LOOKAHEAD: 2,
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.Word, { LABEL: "what" });
            this.CONSUME(t.Equal);
            this.SUBRULE(this.column);
          },
        },
        {
          ALT: () => {
            this.CONSUME(word("only"));
            this.SUBRULE2(this.column);
            this.SUBRULE(this.onlyValues);
          },
        },
        {
          ALT: () => {
            this.CONSUME(word("wide"));
            this.CONSUME(t.Identifier, { LABEL: "index" });
          },
        },
        { ALT: () => this.CONSUME(word("distinct")) },
        { ALT: () => this.CONSUME(word("subset")) },
      ],
      ERR_MSG: "`NAME = column`, `only`, `wide`, `distinct` or `subset`",
    });
  });

  readonly onlyValues: Rule = this.RULE("onlyValues", () => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.Equal);
            this.SUBRULE(this.cell, { LABEL: "cells" });
          },
        },
        {
          ALT: () => {
            this.CONSUME(word("in"));
            this.CONSUME(t.LCurly);
            this.SUBRULE2(this.cell, { LABEL: "cells" });
            this.MANY({
              GATE: () => this.hasNextElement(),
              DEF: () => {
                this.CONSUME(t.Comma);
                this.SUBRULE3(this.cell, { LABEL: "cells" });
              },
            });
            this.OPTION(() => this.CONSUME2(t.Comma));
            this.CONSUME(t.RCurly);
          },
        },
      ],
      ERR_MSG: '`= "value"` or `in { "a", "b" }`',
    });
  });

  readonly column: Rule = this.RULE("column", () => {
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Word, { LABEL: "name" }) },
        { ALT: () => this.CONSUME(t.TextToken, { LABEL: "text" }) },
      ],
      ERR_MSG: "the name of a column",
    });
  });

  readonly cell: Rule = this.RULE("cell", () => {
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Word, { LABEL: "name" }) },
        { ALT: () => this.CONSUME(t.TextToken, { LABEL: "text" }) },
        { ALT: () => this.CONSUME(t.NumberToken, { LABEL: "number" }) },
      ],
      ERR_MSG: "a value of the column",
    });
  });
}
