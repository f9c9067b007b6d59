/**
 * All rules over one model: those of the text, those of data and rows where these are there, then the silences.
 */
import { createReporter, lintCatalogue, type Diagnostic } from "../diagnostics/index.js";
import { findIdleRows } from "./find-idle-rows.js";
import { findMissingUnits } from "./find-missing-units.js";
import { findShadowedMembers } from "./find-shadowed-members.js";
import { findUncoveredParams } from "./find-uncovered-params.js";
import { findUnusedImports } from "./find-unused-imports.js";
import { findUnusedUnits } from "./find-unused-units.js";
import { findUnused } from "./find-unused.js";
import { findWideCoefficients } from "./find-wide-coefficients.js";
import { applySilences } from "./silences.js";
import { isOfLibrary, type RowSubject, type TextSubject } from "./subject.js";

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
    reporter.diagnostics.push(...findIdle(request, rows));
  }
  const isOwn = (path: string): boolean => request.withLibrary === true || !isOfLibrary(path);
  const files = [...text.program.files.values()].filter(({ source }) => isOwn(source.path));
  const found = reporter.diagnostics.filter(({ span }) => isOwn(span.file));
  const onSilences = createReporter(lintCatalogue);
  const left = applySilences(files, found, judgesRows && rows !== undefined, onSilences);
  return [...left, ...onSilences.diagnostics];
}

/** Rows that never bind and parameters never covered, in no scenario. */
function findIdle(request: LintRequest, rows: RowSubject): readonly Diagnostic[] {
  const studies = [...request.text.resolved.studies.values()];
  const find = (subject: RowSubject): readonly Diagnostic[] => {
    const reporter = createReporter(lintCatalogue);
    findUncoveredParams(subject, studies, reporter);
    findIdleRows(subject, reporter);
    return reporter.diagnostics;
  };
  let found = find(rows);
  if (found.length === 0) return found;
  for (const other of request.others) {
    const there = new Set(find(other).map(keyOf));
    const isThere = (subject: RowSubject, diagnostic: Diagnostic): boolean =>
      there.has(keyOf(diagnostic)) || isWithout(subject, diagnostic);
    found = found.filter((diagnostic) => isThere(other, diagnostic));
    if (found.length === 0) break;
  }
  return found;
}

function keyOf({ code, span }: Diagnostic): string {
  return `${code} ${span.file} ${span.start}`;
}

/** True when a scenario took away what is reported: that says nothing about it. */
function isWithout({ model }: RowSubject, { span }: Diagnostic): boolean {
  const declarations = [...model.constraints.values(), ...model.params.values()];
  return !declarations.some(
    ({ nameSpan }) => nameSpan.file === span.file && nameSpan.start === span.start,
  );
}
