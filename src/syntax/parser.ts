/**
 * The grammar of files, and of declarations that hold others; the one parser of the process.
 * Each declaration begins with a reserved word, so that after an error the parser goes on at the next one.
 */
import type { IParserErrorMessageProvider, IToken } from "chevrotain";
import { errorPhrases } from "./error-phrases.js";
import type { Alternatives, Rule } from "./parser-base.js";
import { OutputParser } from "./parser-outputs.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** The parser's class, exported for the test that validates the grammar. */
export class DcmParser extends OutputParser {
  constructor(messages: IParserErrorMessageProvider, isValidated = false) {
    super(messages, isValidated);
    this.performSelfAnalysis();
  }

  /** Takes the tokens of one file and the text between them. */
  load(fileText: string, tokens: readonly IToken[]): void {
    this.fileText = fileText;
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
        { ALT: () => this.SUBRULE(this.changeBlock) },
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
        { ALT: () => this.SUBRULE(this.studyDeclaration) },
        { ALT: () => this.SUBRULE(this.figureDeclaration) },
        { ALT: () => this.SUBRULE(this.claimDeclaration) },
        { ALT: () => this.SUBRULE(this.iamcDeclaration) },
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

  /** What a model changes of the one it extends. */
  readonly changeBlock: Rule = this.RULE("changeBlock", () => {
    this.CONSUME(word("change"));
    this.CONSUME(t.LCurly);
    this.MANY(() => this.SUBRULE(this.overlayItem, { LABEL: "items" }));
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
        { ALT: () => this.SUBRULE(this.source) },
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
        { ALT: () => this.SUBRULE(this.source) },
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
