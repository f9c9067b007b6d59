/**
 * What is evaluated over a solved run: reports, claims and IAMC variables share one namespace; the series of figures have
 * names of their own, `fig/day/grid`.
 */
import type { CheckedModel, ReportModel } from "./checked-model.js";

/** The report, claim, IAMC variable or series of a figure of this name. */
export function findReport(model: CheckedModel, name: string): ReportModel | undefined {
  const found = model.reports.get(name) ?? model.claims.get(name) ?? model.iamc.get(name);
  return found ?? (name.startsWith("fig/") ? findSeries(model, name) : undefined);
}

function findSeries({ figures }: CheckedModel, name: string): ReportModel | undefined {
  for (const { content } of figures.values()) {
    if (content.kind !== "series") continue;
    const found = content.series.find(({ report }) => report?.name === name);
    if (found !== undefined) return found.report;
  }
  return undefined;
}
