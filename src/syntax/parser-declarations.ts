/**
 * The grammar of declarations that hold no others: units, sets, parameters, variables, relations, reports.
 */
import { ClauseParser } from "./parser-clauses.js";
import type { Rule } from "./parser-base.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** Rules of plain declarations. */
export class DeclarationParser extends ClauseParser {
  // ---- Units ----------------------------------------------------------------------------------

  readonly dimensionDeclaration: Rule = this.RULE("dimensionDeclaration", () => {
    this.CONSUME(word("dimension"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.doc));
    this.OPTION2(() => {
      this.CONSUME(t.Equal);
      this.SUBRULE(this.unit);
    });
  });

  readonly unitDeclaration: Rule = this.RULE("unitDeclaration", () => {
    this.CONSUME(word("unit"));
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Identifier, { LABEL: "name" }) },
        { ALT: () => this.CONSUME(t.Percent, { LABEL: "name" }) },
      ],
      ERR_MSG: "a name",
    });
    this.MANY(() => this.SUBRULE(this.unitPart, { LABEL: "parts" }));
  });

  readonly unitPart: Rule = this.RULE("unitPart", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Colon);
          this.CONSUME(t.Identifier, { LABEL: "dimension" });
        },
      },
      { ALT: () => this.CONSUME(word("base")) },
      {
        ALT: () => {
          this.CONSUME(word("prefixes"));
          this.CONSUME(t.LCurly);
          this.CONSUME2(t.Identifier, { LABEL: "prefixNames" });
          this.MANY({
            GATE: () => this.hasNextElement(),
            DEF: () => {
              this.CONSUME(t.Comma);
              this.CONSUME3(t.Identifier, { LABEL: "prefixNames" });
            },
          });
          this.OPTION(() => this.CONSUME2(t.Comma));
          this.CONSUME(t.RCurly);
        },
      },
      { ALT: () => this.SUBRULE(this.doc) },
      {
        ALT: () => {
          this.CONSUME(t.Equal);
          this.SUBRULE(this.unitValue);
        },
      },
    ]);
  });

  /** `1000 kWh`, `kW*h` or `(1 / 3) MWh`. */
  readonly unitValue: Rule = this.RULE("unitValue", () => {
    this.OR({
      DEF: [
        {
          ALT: () => {
            this.CONSUME(t.NumberToken, { LABEL: "number" });
            this.OPTION(() => {
              this.OR2([
                { ALT: () => this.SUBRULE(this.unit) },
                {
                  ALT: () => {
                    this.AT_LEAST_ONE(() => {
                      this.SUBRULE(this.unitOperator, { LABEL: "operators" });
                      this.SUBRULE(this.unitTerm, { LABEL: "terms" });
                    });
                  },
                },
              ]);
            });
          },
        },
        { ALT: () => this.SUBRULE2(this.unit), IGNORE_AMBIGUITIES: true },
        {
          ALT: () => {
            this.CONSUME(t.LParen);
            this.SUBRULE(this.expression, { LABEL: "factor" });
            this.CONSUME(t.RParen);
            this.OPTION2(() => this.SUBRULE3(this.unit));
          },
        },
      ],
      ERR_MSG: "a number and a unit",
    });
  });

  readonly prefixDeclaration: Rule = this.RULE("prefixDeclaration", () => {
    this.CONSUME(word("prefix"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });

  // ---- Sets and parameters --------------------------------------------------------------------

  readonly setDeclaration: Rule = this.RULE("setDeclaration", () => {
    this.CONSUME(word("set"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.MANY(() => this.SUBRULE(this.setModifier, { LABEL: "modifiers" }));
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.OPTION3(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.valueClause) },
        { ALT: () => this.SUBRULE(this.source) },
      ]);
      this.MANY2(() => this.SUBRULE2(this.setModifier, { LABEL: "modifiers" }));
    });
  });

  readonly setModifier: Rule = this.RULE("setModifier", () => {
    this.OR([
      {
        ALT: () => {
          this.CONSUME(word("within"));
          this.SUBRULE(this.side, { LABEL: "within" });
        },
      },
      { ALT: () => this.CONSUME(word("ordered")) },
      { ALT: () => this.CONSUME(word("integer")) },
      {
        ALT: () => {
          this.CONSUME(word("cyclic"));
          this.OPTION(() => {
            this.CONSUME(word("by"));
            this.CONSUME(t.Identifier, { LABEL: "map" });
          });
        },
      },
      { ALT: () => this.SUBRULE(this.defaultClause) },
    ]);
  });

  readonly paramDeclaration: Rule = this.RULE("paramDeclaration", () => {
    this.CONSUME(word("param"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.MANY(() => this.SUBRULE(this.paramModifier, { LABEL: "modifiers" }));
    this.OPTION3(() => this.SUBRULE(this.doc));
    this.OPTION4(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.valueClause) },
        { ALT: () => this.SUBRULE(this.source) },
      ]);
      this.MANY2(() => this.SUBRULE2(this.paramModifier, { LABEL: "modifiers" }));
    });
  });

  readonly paramModifier: Rule = this.RULE("paramModifier", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.restriction) },
      { ALT: () => this.SUBRULE(this.integrality) },
      { ALT: () => this.CONSUME(word("optional")) },
      { ALT: () => this.SUBRULE(this.defaultClause) },
      {
        ALT: () => {
          this.CONSUME(word("interpolate"));
          this.OPTION(() => this.CONSUME(word("hold")));
        },
      },
    ]);
  });

  readonly tableDeclaration: Rule = this.RULE("tableDeclaration", () => {
    this.CONSUME(word("table"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.doc));
    this.CONSUME(t.RawText, { LABEL: "content" });
  });

  // ---- Variables, expressions, constraints ------------------------------------------------------

  readonly varDeclaration: Rule = this.RULE("varDeclaration", () => {
    this.CONSUME(word("var"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.restriction, { LABEL: "restrictions" }) },
        { ALT: () => this.SUBRULE(this.integrality) },
      ]);
    });
    this.OPTION3(() => this.SUBRULE(this.doc));
  });

  readonly defineDeclaration: Rule = this.RULE("defineDeclaration", () => {
    this.CONSUME(word("define"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });

  readonly totalDeclaration: Rule = this.RULE("totalDeclaration", () => {
    this.CONSUME(word("total"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.SUBRULE(this.doc));
  });

  readonly contributionDeclaration: Rule = this.RULE("contributionDeclaration", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("cost"), { LABEL: "starter" }) },
      { ALT: () => this.CONSUME(word("term"), { LABEL: "starter" }) },
    ]);
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.SUBRULE(this.intoClause));
    this.OPTION4(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });

  readonly intoClause: Rule = this.RULE("intoClause", () => {
    this.CONSUME(word("into"));
    this.SUBRULE(this.path, { LABEL: "total" });
    this.OPTION(() => {
      this.CONSUME(t.LSquare);
      this.SUBRULE(this.elements);
      this.CONSUME(t.RSquare);
    });
  });

  readonly objectiveDeclaration: Rule = this.RULE("objectiveDeclaration", () => {
    this.SUBRULE(this.sense);
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.typeClause));
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });

  readonly sense: Rule = this.RULE("sense", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("minimize")) },
      { ALT: () => this.CONSUME(word("maximize")) },
    ]);
  });

  readonly constraintDeclaration: Rule = this.RULE("constraintDeclaration", () => {
    this.CONSUME(word("constraint"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression, { LABEL: "relation" });
  });

  readonly checkDeclaration: Rule = this.RULE("checkDeclaration", () => {
    this.CONSUME(word("check"));
    this.OPTION(() => this.CONSUME(t.Identifier, { LABEL: "name" }));
    this.OPTION2(() => this.SUBRULE(this.domain));
    this.OPTION3(() => this.SUBRULE(this.doc));
    this.CONSUME(t.Colon);
    this.SUBRULE(this.expression, { LABEL: "condition" });
    this.OPTION4(() => {
      this.CONSUME(word("within"));
      this.SUBRULE(this.side, { LABEL: "tolerance" });
    });
  });

  readonly reportDeclaration: Rule = this.RULE("reportDeclaration", () => {
    this.CONSUME(word("report"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });
}
