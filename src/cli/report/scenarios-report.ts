/**
 * The report on solved scenarios: gathers what the page needs and writes it beside the results.
 */
import { checkScenario, type Session } from "../../compile.js";
import { drawFigures } from "../../figures/index.js";
import { scenariosPage, type Finding, type ReportRun } from "../../report/index.js";
import { toPosition } from "../../text/index.js";
import type { SolvedScenarios } from "../commands/solve.js";
import type { CheckedRun } from "../solve-scenarios.js";
import type { CarriedStudy } from "../study/run-studies.js";
import { manifestOf } from "../summary.js";
import { originOf } from "./origin.js";
import { pageName, writePage, type PageOptions } from "./page-options.js";

/** Writes the page and its figures; gives the path of the page. */
export async function writeScenariosReport(
  session: Session,
  { runs, settings, diagnostics }: SolvedScenarios,
  studies: readonly CarriedStudy[],
  options: PageOptions,
): Promise<string> {
  const [first] = runs;
  const model = checkScenario(session).model ?? first?.compiled.model;
  const results = runs.map((run) => run.results);
  const carried = new Map(studies.map((one) => [one.study.name, one]));
  const figures =
    model === undefined ? { charts: [], omitted: [] } : drawFigures(model, results, carried);
  const dataPaths = runs.flatMap(({ compiled }) =>
    (compiled.dataSet?.files ?? []).map(({ path }) => path),
  );
  const solvers = results.map(({ solution: { solver } }) =>
    `${solver.name} ${solver.version}`.trim(),
  );
  const page = scenariosPage({
    origin: originOf(session, dataPaths, [...new Set(solvers)].join(", "), options),
    runs: runs.map((run) => reportRun(session, run, settings)),
    settings,
    figures,
    findings: diagnostics.map((diagnostic) => findingOf(session, diagnostic)),
    studies: studies.map(({ study, finished }) => ({
      name: study.name,
      doc: study.doc,
      path: `${study.name}/${pageName}`,
      runs: finished.length,
    })),
  });
  return writePage(options.out, page, figures.charts);
}

function reportRun(
  session: Session,
  run: CheckedRun,
  settings: SolvedScenarios["settings"],
): ReportRun {
  const { compiled, results } = run;
  const declaration = session.resolved.scenarios.get(results.scenario);
  const textOf = (span: { readonly file: string; readonly start: number; readonly end: number }) =>
    session.sourceOf(span.file)?.text.slice(span.start, span.end) ?? "";
  return {
    results,
    data: compiled.dataSet,
    doc: declaration?.doc?.value,
    parents: (declaration?.parents ?? []).map(({ text }) => text),
    changes: (declaration?.items ?? []).map(({ span }) => textOf(span)),
    manifest: JSON.stringify(manifestOf(run, session, settings), undefined, 2),
  };
}

function findingOf(
  session: Session,
  { message, span }: SolvedScenarios["diagnostics"][number],
): Finding {
  const source = session.sourceOf(span.file);
  const place =
    source === undefined ? span.file : `${span.file}:${toPosition(source, span.start).line}`;
  return { message, place };
}
