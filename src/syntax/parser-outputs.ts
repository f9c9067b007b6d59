/**
 * The grammar of what a model shows: figures, claims of a publication, variables of an IAMC table.
 */
import type { Rule } from "./parser-base.js";
import { StudyParser } from "./parser-studies.js";
import { expectedValue } from "./error-phrases.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** Rules of figures, claims and IAMC variables. */
export class OutputParser extends StudyParser {
  readonly figureDeclaration: Rule = this.RULE("figureDeclaration", () => {
    this.CONSUME(word("figure"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.mark);
    this.OPTION4(() => {
      this.CONSUME(word("for"));
      this.CONSUME2(t.Identifier, { LABEL: "scenarios" });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.CONSUME3(t.Identifier, { LABEL: "scenarios" });
      });
    });
  });

  /** `area(x: YEAR, y: share)`. */
  readonly mark: Rule = this.RULE("mark", () => {
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.Identifier, { LABEL: "name" }) }],
      ERR_MSG: "a mark such as `line(x: YEAR, y: cost)`",
    });
    this.CONSUME(t.LParen);
    this.OPTION(() => {
      this.SUBRULE(this.channel, { LABEL: "channels" });
      this.MANY({
        GATE: () => this.hasNextElement(),
        DEF: () => {
          this.CONSUME(t.Comma);
          this.SUBRULE2(this.channel, { LABEL: "channels" });
        },
      });
      this.OPTION2(() => this.CONSUME2(t.Comma));
    });
    this.CONSUME(t.RParen);
  });

  /** `x: YEAR`; before a colon in parentheses even a reserved word is read as a name. */
  readonly channel: Rule = this.RULE("channel", () => {
    this.OR({
      DEF: [{ ALT: () => this.CONSUME(t.Identifier, { LABEL: "name" }) }],
      ERR_MSG: "a channel, such as `x: YEAR`",
    });
    this.CONSUME(t.Colon);
    this.SUBRULE(this.side, { LABEL: "value" });
  });

  readonly claimDeclaration: Rule = this.RULE("claimDeclaration", () => {
    this.CONSUME(word("claim"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.typeClause));
    this.SUBRULE(this.expectation);
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.SUBRULE(this.valueClause);
    this.OPTION3(() => {
      this.CONSUME(word("because"));
      this.CONSUME(t.TextToken, { LABEL: "reason" });
    });
  });

  /** `in [18 %, 23 %]`, `>= e` or `about e within 5 %`. */
  readonly expectation: Rule = this.RULE("expectation", () => {
    this.OR({
      DEF: [
        { ALT: () => this.SUBRULE(this.restriction) },
        {
          ALT: () => {
            this.CONSUME(word("about"));
            this.SUBRULE(this.side, { LABEL: "value" });
            this.OPTION(() => {
              this.CONSUME(word("within"));
              this.SUBRULE2(this.side, { LABEL: "tolerance" });
            });
          },
        },
      ],
      ERR_MSG: expectedValue,
    });
  });

  readonly iamcDeclaration: Rule = this.RULE("iamcDeclaration", () => {
    this.CONSUME(word("iamc"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => this.SUBRULE(this.domain));
    this.OPTION2(() => this.SUBRULE(this.typeClause));
    this.OPTION3(() => {
      this.CONSUME(word("as"));
      this.CONSUME(t.TextToken, { LABEL: "unitLabel" });
    });
    this.OPTION4(() => this.SUBRULE(this.doc));
    this.CONSUME(word("variable"));
    this.CONSUME2(t.TextToken, { LABEL: "variable" });
    this.CONSUME(word("region"));
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME2(t.Identifier, { LABEL: "regionIndex" }) },
        { ALT: () => this.CONSUME3(t.TextToken, { LABEL: "regionText" }) },
      ],
      ERR_MSG: "an index, or the region's name in quotes",
    });
    this.CONSUME(word("year"));
    this.CONSUME3(t.Identifier, { LABEL: "year" });
    this.OPTION5(() => {
      this.CONSUME(word("subannual"));
      this.CONSUME4(t.TextToken, { LABEL: "subannual" });
    });
    this.SUBRULE(this.valueClause);
  });
}
