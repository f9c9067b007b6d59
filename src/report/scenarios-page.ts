/**
 * The page on solved scenarios, in the order in which a reader asks: what, how much, why, what binds, what is missing, where
 * from, and whether to believe it.
 */
import type { Page, Section, Sentence } from "./page.js";
import { inline } from "./page.js";
import { count } from "./number-text.js";
import type { ReportOrigin, ScenariosInput } from "./report-input.js";
import { absentSection } from "./section-absent.js";
import { costsSection } from "./section-costs.js";
import { dataSection } from "./section-data.js";
import { figuresFolder, figuresSection } from "./section-figures.js";
import { pricesSection } from "./section-prices.js";
import { reportsSection } from "./section-reports.js";
import { runSection } from "./section-run.js";
import { summarySection } from "./section-summary.js";
import { manifestSection, verificationSection } from "./section-verification.js";

/** The page. */
export function scenariosPage(input: ScenariosInput): Page {
  const { origin, runs } = input;
  const sections: readonly (Section | undefined)[] = [
    runSection(input),
    summarySection(input),
    costsSection(input),
    figuresSection(input.figures, figuresFolder),
    pricesSection(input),
    absentSection(input),
    reportsSection(input),
    dataSection(origin, runs),
    verificationSection(runs),
    manifestSection(
      runs.map(({ results, manifest }) => ({ title: results.scenario, text: manifest })),
    ),
  ];
  return {
    title: titleOf(origin),
    name: origin.model,
    lead: leadOf(origin, count(runs.length, "scenario")),
    sections: sections.filter((section) => section !== undefined),
  };
}

/** The title of a page: what was asked for, else the model's doc string, else its name. */
export function titleOf({ title, doc, model }: ReportOrigin): string {
  return title ?? doc ?? model;
}

/** The lines below the title. */
export function leadOf({ model, date, versions }: ReportOrigin, what: string): readonly Sentence[] {
  const { dcm = "", solver = "" } = versions;
  return [
    [inline.code(model), inline.text(`, ${what}`)],
    [inline.text(`${date}, dcm ${dcm}, solved by ${solver}`)],
  ];
}
