/**
 * The grammar of declarations, and the one parser of the process. Each declaration begins with a reserved word,
 * so that after an error the parser goes on at the next one.
 */
import type { CstNode, IParserErrorMessageProvider, IToken, ParserMethod } from "chevrotain";
import { errorPhrases } from "./error-phrases.js";
import { ExpressionParser } from "./parser-expressions.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

type Rule = ParserMethod<[], CstNode>;
type Alternatives = { ALT: () => unknown }[];

class DcmParser extends ExpressionParser {
  constructor(messages: IParserErrorMessageProvider) {
    super(messages);
    this.performSelfAnalysis();
  }

  /** Takes the tokens of one file and the text between them. */
  load(source: string, tokens: readonly IToken[]): void {
    this.source = source;
    this.input = [...tokens];
  }

  // ---- Files --------------------------------------------------------------------------------

  readonly file: Rule = this.RULE("file", () => {
    this.MANY(() => this.SUBRULE(this.item, { LABEL: "items" }));
  });

  private itemAlternatives: Alternatives | undefined;

  readonly item: Rule = this.RULE("item", () => {
    this.OR({
      DEF: (this.itemAlternatives ??= [
        { ALT: () => this.SUBRULE(this.modelHeader) },
        { ALT: () => this.SUBRULE(this.partHeader) },
        { ALT: () => this.SUBRULE(this.moduleHeader) },
        { ALT: () => this.SUBRULE(this.importItem) },
        { ALT: () => this.SUBRULE(this.includeItem) },
        { ALT: () => this.SUBRULE(this.declaration) },
      ]),
      ERR_MSG: "a declaration",
    });
  });

  private declarationAlternatives: Alternatives | undefined;

  readonly declaration: Rule = this.RULE("declaration", () => {
    this.OR({
      DEF: (this.declarationAlternatives ??= [
        { ALT: () => this.SUBRULE(this.dimensionDeclaration) },
        { ALT: () => this.SUBRULE(this.unitDeclaration) },
        { ALT: () => this.SUBRULE(this.prefixDeclaration) },
        { ALT: () => this.SUBRULE(this.setDeclaration) },
        { ALT: () => this.SUBRULE(this.paramDeclaration) },
        { ALT: () => this.SUBRULE(this.tableDeclaration) },
        { ALT: () => this.SUBRULE(this.varDeclaration) },
        { ALT: () => this.SUBRULE(this.defineDeclaration) },
        { ALT: () => this.SUBRULE(this.totalDeclaration) },
        { ALT: () => this.SUBRULE(this.contributionDeclaration) },
        { ALT: () => this.SUBRULE(this.objectiveDeclaration) },
        { ALT: () => this.SUBRULE(this.constraintDeclaration) },
        { ALT: () => this.SUBRULE(this.checkDeclaration) },
        { ALT: () => this.SUBRULE(this.reportDeclaration) },
        { ALT: () => this.SUBRULE(this.functionDeclaration) },
        { ALT: () => this.SUBRULE(this.componentDeclaration) },
        { ALT: () => this.SUBRULE(this.useDeclaration) },
        { ALT: () => this.SUBRULE(this.scenarioDeclaration) },
      ]),
      ERR_MSG: "a declaration",
    });
  });

  readonly modelHeader: Rule = this.RULE("modelHeader", () => {
    this.CONSUME(word("model"));
    this.SUBRULE(this.path, { LABEL: "name" });
    this.OPTION(() => {
      this.CONSUME(word("extends"));
      this.CONSUME(t.TextToken, { LABEL: "base" });
    });
    this.OPTION2(() => this.SUBRULE(this.doc));
  });

  readonly partHeader: Rule = this.RULE("partHeader", () => {
    this.CONSUME(word("part"));
    this.CONSUME(word("of"));
    this.SUBRULE(this.path, { LABEL: "name" });
  });

  readonly moduleHeader: Rule = this.RULE("moduleHeader", () => {
    this.CONSUME(word("module"));
    this.SUBRULE(this.path, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.doc));
  });

  readonly importItem: Rule = this.RULE("importItem", () => {
    this.CONSUME(word("import"));
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.path, { LABEL: "module" }) },
        { ALT: () => this.CONSUME(t.TextToken, { LABEL: "path" }) },
      ],
      ERR_MSG: "a module or a quoted path",
    });
    this.CONSUME(t.LParen);
    this.SUBRULE(this.importName, { LABEL: "names" });
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.importName, { LABEL: "names" });
      },
    });
    this.OPTION(() => this.CONSUME2(t.Comma));
    this.CONSUME(t.RParen);
  });

  readonly importName: Rule = this.RULE("importName", () => {
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => {
      this.CONSUME(word("as"));
      this.CONSUME2(t.Identifier, { LABEL: "alias" });
    });
  });

  readonly includeItem: Rule = this.RULE("includeItem", () => {
    this.CONSUME(word("include"));
    this.CONSUME(t.TextToken, { LABEL: "path" });
  });

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

  readonly source_: Rule = this.RULE("source", () => {
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
        { ALT: () => this.SUBRULE(this.source_) },
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
        { ALT: () => this.SUBRULE(this.source_) },
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

  // ---- Functions and components -----------------------------------------------------------------

  readonly functionDeclaration: Rule = this.RULE("functionDeclaration", () => {
    this.CONSUME(word("function"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.CONSUME(t.LParen);
    this.OPTION(() => {
      this.SUBRULE(this.functionParameter, { LABEL: "parameters" });
      this.MANY({
        GATE: () => this.hasNextElement(),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.SUBRULE2(this.functionParameter, { LABEL: "parameters" });
        },
      });
      this.OPTION2(() => this.CONSUME2(t.Comma));
    });
    this.CONSUME(t.RParen);
    this.OPTION3(() => this.SUBRULE(this.typeClause));
    this.OPTION4(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
  });

  readonly functionParameter: Rule = this.RULE("functionParameter", () => {
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.typeClause));
  });

  readonly componentDeclaration: Rule = this.RULE("componentDeclaration", () => {
    this.CONSUME(word("component"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => {
      this.CONSUME(word("over"));
      this.CONSUME2(t.Identifier, { LABEL: "place" });
    });
    this.OPTION2(() => {
      this.CONSUME(word("stepping"));
      this.CONSUME3(t.Identifier, { LABEL: "step" });
      this.OPTION3(() => this.CONSUME(word("cyclic")));
    });
    this.OPTION4(() => this.SUBRULE(this.doc));
    this.OPTION5(() => {
      this.CONSUME(word("given"));
      this.SUBRULE(this.given, { LABEL: "givens" });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.given, { LABEL: "givens" });
      });
    });
    this.CONSUME(t.LCurly);
    this.MANY2(() => this.SUBRULE(this.declaration, { LABEL: "items" }));
    this.CONSUME(t.RCurly);
  });

  readonly given: Rule = this.RULE("given", () => {
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.CONSUME(word("linear")));
    this.OPTION4(() => this.SUBRULE(this.doc));
    this.OPTION5(() => this.SUBRULE(this.valueClause));
  });

  readonly useDeclaration: Rule = this.RULE("useDeclaration", () => {
    this.CONSUME(word("use"));
    this.CONSUME(t.Identifier, { LABEL: "component" });
    this.OPTION(() => {
      this.CONSUME(word("as"));
      this.CONSUME2(t.Identifier, { LABEL: "alias" });
    });
    this.OPTION2(() => {
      this.CONSUME(word("over"));
      this.SUBRULE(this.binder, { LABEL: "place" });
      this.OPTION3(() => this.SUBRULE(this.whereClause));
    });
    this.OPTION4(() => {
      this.CONSUME(word("stepping"));
      this.SUBRULE(this.side, { LABEL: "step" });
    });
    this.OPTION5(() => this.SUBRULE(this.doc));
    this.OPTION6(() => {
      this.CONSUME(word("with"));
      this.SUBRULE(this.useArgument, { LABEL: "arguments" });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.useArgument, { LABEL: "arguments" });
      });
    });
  });

  readonly useArgument: Rule = this.RULE("useArgument", () => {
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.SUBRULE(this.valueClause);
  });

  // ---- Scenarios --------------------------------------------------------------------------------

  readonly scenarioDeclaration: Rule = this.RULE("scenarioDeclaration", () => {
    this.CONSUME(word("scenario"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => {
      this.CONSUME(word("extends"));
      this.CONSUME2(t.Identifier, { LABEL: "parents" });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.CONSUME3(t.Identifier, { LABEL: "parents" });
      });
    });
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.CONSUME(t.LCurly);
    this.MANY2(() => this.SUBRULE(this.overlayItem, { LABEL: "items" }));
    this.CONSUME(t.RCurly);
  });

  private overlayAlternatives: Alternatives | undefined;

  readonly overlayItem: Rule = this.RULE("overlayItem", () => {
    this.OR({
      DEF: (this.overlayAlternatives ??= [
        { ALT: () => this.SUBRULE(this.changeSet) },
        { ALT: () => this.SUBRULE(this.changeParam) },
        { ALT: () => this.SUBRULE(this.changeVar) },
        { ALT: () => this.SUBRULE(this.replaceItem) },
        { ALT: () => this.SUBRULE(this.withoutItem) },
        { ALT: () => this.SUBRULE(this.addItem) },
        { ALT: () => this.SUBRULE(this.chooseObjective) },
      ]),
      ERR_MSG: "a change",
    });
  });

  readonly changeSet: Rule = this.RULE("changeSet", () => {
    this.CONSUME(word("set"));
    this.SUBRULE(this.path, { LABEL: "target" });
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.valueClause) },
        { ALT: () => this.SUBRULE(this.source_) },
      ],
      ERR_MSG: "`=` or `from`",
    });
  });

  readonly changeParam: Rule = this.RULE("changeParam", () => {
    this.CONSUME(word("param"));
    this.SUBRULE(this.path, { LABEL: "target" });
    this.OPTION(() => {
      this.CONSUME(t.LSquare);
      this.SUBRULE(this.elements, { LABEL: "cell" });
      this.CONSUME(t.RSquare);
    });
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.valueClause) },
        {
          ALT: () => {
            this.OR2([
              { ALT: () => this.CONSUME(t.StarEqual, { LABEL: "operator" }) },
              { ALT: () => this.CONSUME(t.PlusEqual, { LABEL: "operator" }) },
            ]);
            this.SUBRULE(this.expression, { LABEL: "value" });
          },
        },
        { ALT: () => this.SUBRULE(this.source_) },
      ],
      ERR_MSG: "`=`, `*=`, `+=` or `from`",
    });
  });

  readonly changeVar: Rule = this.RULE("changeVar", () => {
    this.CONSUME(word("var"));
    this.SUBRULE(this.path, { LABEL: "target" });
    this.AT_LEAST_ONE({
      DEF: () => this.SUBRULE(this.restriction, { LABEL: "restrictions" }),
      ERR_MSG: "new bounds, such as `in [0, 10]`",
    });
  });

  readonly replaceItem: Rule = this.RULE("replaceItem", () => {
    this.CONSUME(word("replace"));
    this.SUBRULE(this.declaration);
  });

  readonly withoutItem: Rule = this.RULE("withoutItem", () => {
    this.CONSUME(word("without"));
    this.SUBRULE(this.path, { LABEL: "target" });
  });

  readonly addItem: Rule = this.RULE("addItem", () => {
    this.CONSUME(word("add"));
    this.SUBRULE(this.declaration);
  });

  readonly chooseObjective: Rule = this.RULE("chooseObjective", () => {
    this.SUBRULE(this.sense);
    this.SUBRULE(this.path, { LABEL: "target" });
  });
}

/** The parser; its input is replaced for every file. */
export const parser = new DcmParser(errorPhrases);
