/**
 * All rules over one model: those of the text, those of data and rows where these are there, then the silences.
 */
import { createReporter, lintCatalogue, type Diagnostic } from "../diagnostics/index.js";
import type { StudyDeclaration } from "../syntax/index.js";
import { findIdleRows } from "./find-idle-rows.js";
import { findMissingUnits } from "./find-missing-units.js";
import { findShadowedMembers } from "./find-shadowed-members.js";
import { findUncoveredParams } from "./find-uncovered-params.js";
import { findUnusedImports } from "./find-unused-imports.js";
import { findUnusedUnits } from "./find-unused-units.js";
import { findUnused } from "./find-unused.js";
import { findWideCoefficients } from "./find-wide-coefficients.js";
import { applySilences } from "./silences.js";
import { isOfLibrary, type LintReporter, type RowSubject, type TextSubject } from "./subject.js";

/** What to lint. */
export interface LintRequest {
  readonly text: TextSubject;
  /** The scenario that is looked at; undefined when it could not be built. */
  readonly rows: RowSubject | undefined;
  /**
   * Other scenarios: a constraint that binds in one of them and a parameter that one of them fills are not reported.
   * Asked for only when there is something to doubt.
   */
  readonly others: Iterable<RowSubject>;
  /** False where a silence of a rule on data and rows may have its cause in another scenario. */
  readonly judgesRows: boolean;
  /** Also report the standard library's own files. */
  readonly withLibrary?: boolean;
}

/** Everything found and not silenced. */
export function lintModel(request: LintRequest): readonly Diagnostic[] {
  const { text, rows, judgesRows } = request;
  const reporter = createReporter(lintCatalogue);
  for (const find of [
    findUnused,
    findUnusedUnits,
    findUnusedImports,
    findShadowedMembers,
    findMissingUnits,
  ])
    find(text, reporter);
  if (rows !== undefined) {
    findWideCoefficients(rows, reporter);
    reportIdle(request, rows, reporter);
  }
  const isOwn = (path: string): boolean => request.withLibrary === true || !isOfLibrary(path);
  const files = [...text.program.files.values()].filter(({ source }) => isOwn(source.path));
  const found = reporter.diagnostics.filter(({ span }) => isOwn(span.file));
  const onSilences = createReporter(lintCatalogue);
  const left = applySilences(files, found, judgesRows && rows !== undefined, onSilences);
  return [...left, ...onSilences.diagnostics];
}

/** Reports rows that never bind and parameters never covered, in no scenario that has them. */
function reportIdle(request: LintRequest, rows: RowSubject, { report }: LintReporter): void {
  const studies = [...request.text.resolved.studies.values()];
  const params = new Map(findUncoveredParams(rows, studies));
  const constraints = new Map(findIdleRows(rows));
  for (const name of readByVaried(rows, studies)) constraints.delete(name);
  for (const other of params.size + constraints.size === 0 ? [] : request.others) {
    const [uncovered, idle] = [findUncoveredParams(other, studies), findIdleRows(other)];
    const { model } = other;
    for (const name of params.keys())
      if (model.params.has(name) && !uncovered.has(name)) params.delete(name);
    for (const name of constraints.keys())
      if (model.constraints.has(name) && !idle.has(name)) constraints.delete(name);
    if (params.size + constraints.size === 0) return;
  }
  for (const [name, parameters] of params) {
    const span = rows.model.params.get(name)?.nameSpan;
    if (span !== undefined) report("never-covered", { name, ...parameters }, span);
  }
  for (const [name, count] of constraints) {
    const span = rows.model.constraints.get(name)?.nameSpan;
    if (span !== undefined) report("never-binds", { name, rows: count }, span);
  }
}

/** Constraints whose own text reads a parameter that a study varies: they may bind there. */
function readByVaried(
  { model }: RowSubject,
  studies: readonly StudyDeclaration[],
): readonly string[] {
  const varied = new Set(
    studies.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === "vary" ? [item.target.text] : [])),
    ),
  );
  const places = model.references.filter(({ target }) => varied.has(target));
  return [...model.constraints.values()]
    .filter(({ span }) =>
      places.some(
        ({ span: place }) =>
          place.file === span.file && span.start <= place.start && place.end <= span.end,
      ),
    )
    .map(({ name }) => name);
}
