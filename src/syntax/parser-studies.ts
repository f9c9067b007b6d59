/**
 * The grammar of studies: a method, what it varies, what it measures; one item after another in any order.
 */
import { DeclarationParser } from "./parser-declarations.js";
import type { Alternatives, Rule } from "./parser-base.js";
import * as t from "./tokens.js";
import { word } from "./tokens.js";

/** Rules of studies. */
export class StudyParser extends DeclarationParser {
  readonly studyDeclaration: Rule = this.RULE("studyDeclaration", () => {
    this.CONSUME(word("study"));
    this.CONSUME(t.Identifier, { LABEL: "name" });
    this.OPTION(() => {
      this.CONSUME(word("on"));
      this.CONSUME2(t.Identifier, { LABEL: "scenarios" });
      this.MANY(() => {
        this.CONSUME(t.Comma);
        this.CONSUME3(t.Identifier, { LABEL: "scenarios" });
      });
    });
    this.OPTION2(() => this.SUBRULE(this.doc));
    this.CONSUME(t.LCurly);
    this.MANY2(() => this.SUBRULE(this.studyItem, { LABEL: "items" }));
    this.CONSUME(t.RCurly);
  });

  private studyAlternatives: Alternatives | undefined;

  readonly studyItem: Rule = this.RULE("studyItem", () => {
    this.OR({
      DEF: (this.studyAlternatives ??= [
        { ALT: () => this.CONSUME(word("one_at_a_time")) },
        { ALT: () => this.CONSUME(word("grid")) },
        { ALT: () => this.SUBRULE(this.sampleItem) },
        { ALT: () => this.SUBRULE(this.frontItem) },
        { ALT: () => this.SUBRULE(this.nearOptimalItem) },
        { ALT: () => this.SUBRULE(this.outcomesItem) },
        { ALT: () => this.SUBRULE(this.shareItem) },
        { ALT: () => this.SUBRULE(this.varyItem) },
        { ALT: () => this.SUBRULE(this.measureItem) },
      ]),
      ERR_MSG: "a method, `vary` or `measure`",
    });
  });

  readonly sampleItem: Rule = this.RULE("sampleItem", () => {
    this.OR([
      { ALT: () => this.CONSUME(word("latin_hypercube")) },
      { ALT: () => this.CONSUME(word("monte_carlo")) },
    ]);
    this.CONSUME(t.NumberToken, { LABEL: "size" });
    this.OPTION(() => {
      this.CONSUME(word("seed"));
      this.CONSUME2(t.NumberToken, { LABEL: "seed" });
    });
  });

  readonly frontItem: Rule = this.RULE("frontItem", () => {
    this.CONSUME(word("front"));
    this.SUBRULE(this.goal, { LABEL: "goals" });
    this.CONSUME(word("against"));
    this.SUBRULE2(this.goal, { LABEL: "goals" });
    this.CONSUME(word("in"));
    this.CONSUME(t.NumberToken, { LABEL: "steps" });
    this.CONSUME(word("steps"));
  });

  readonly nearOptimalItem: Rule = this.RULE("nearOptimalItem", () => {
    this.CONSUME(word("near_optimal"));
    this.SUBRULE(this.side, { LABEL: "margin" });
    this.SUBRULE(this.aim, { LABEL: "aims" });
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.aim, { LABEL: "aims" });
    });
  });

  /** What a front weighs: an objective by its name, or an expression with or without its direction. */
  readonly goal: Rule = this.RULE("goal", () => {
    this.OPTION(() => this.SUBRULE(this.sense));
    this.SUBRULE(this.side, { LABEL: "value" });
  });

  readonly aim: Rule = this.RULE("aim", () => {
    this.SUBRULE(this.sense);
    this.SUBRULE(this.side, { LABEL: "value" });
  });

  readonly outcomesItem: Rule = this.RULE("outcomesItem", () => {
    this.CONSUME(word("outcomes"));
    this.CONSUME(t.LCurly);
    this.SUBRULE(this.outcome, { LABEL: "outcomes" });
    this.MANY({
      GATE: () => this.hasNextElement(),
      DEF: () => {
        this.CONSUME(t.Comma);
        this.SUBRULE2(this.outcome, { LABEL: "outcomes" });
      },
    });
    this.OPTION(() => this.CONSUME2(t.Comma));
    this.CONSUME(t.RCurly);
    this.OPTION2(() => {
      this.CONSUME(word("mean"));
      this.CONSUME(t.Identifier, { LABEL: "mean" });
    });
  });

  readonly outcome: Rule = this.RULE("outcome", () => {
    this.CONSUME(t.Identifier, { LABEL: "scenario" });
    this.CONSUME(t.Colon);
    this.SUBRULE(this.side, { LABEL: "weight" });
  });

  readonly shareItem: Rule = this.RULE("shareItem", () => {
    this.CONSUME(word("share"));
    this.SUBRULE(this.path, { LABEL: "variables" });
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.path, { LABEL: "variables" });
    });
  });

  readonly varyItem: Rule = this.RULE("varyItem", () => {
    this.CONSUME(word("vary"));
    this.SUBRULE(this.path, { LABEL: "target" });
    this.OPTION(() => {
      this.CONSUME(t.LSquare);
      this.SUBRULE(this.elements, { LABEL: "cell" });
      this.CONSUME(t.RSquare);
    });
    this.OR({
      DEF: [
        { ALT: () => this.CONSUME(t.Equal, { LABEL: "operator" }) },
        { ALT: () => this.CONSUME(t.Star, { LABEL: "operator" }) },
        { ALT: () => this.CONSUME(t.Plus, { LABEL: "operator" }) },
      ],
      ERR_MSG: "`=`, `*` or `+`",
    });
    this.SUBRULE(this.side, { LABEL: "values" });
  });

  readonly measureItem: Rule = this.RULE("measureItem", () => {
    this.CONSUME(word("measure"));
    this.SUBRULE(this.side, { LABEL: "measures" });
    this.MANY(() => {
      this.CONSUME(t.Comma);
      this.SUBRULE2(this.side, { LABEL: "measures" });
    });
  });
}
