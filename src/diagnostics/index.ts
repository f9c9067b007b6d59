export type { Diagnostic, Fix, Label, Severity } from "./diagnostic.js";
export { hasErrors, type Outcome } from "./outcome.js";
export { assertNever, invariant } from "./invariant.js";
export { cellWidth, makeVisible } from "./cells.js";
export { errorEntry, warningEntry, type Entry, type Wording } from "./catalogue/entry.js";
export { createReporter, type ReportExtra, type Reporter } from "./reporter.js";
export { buildCatalogue } from "./catalogue/build.js";
export { checkCatalogue } from "./catalogue/check.js";
export { dataCatalogue } from "./catalogue/data.js";
export { exchangeCatalogue } from "./catalogue/exchange.js";
export { lintCatalogue } from "./catalogue/lint.js";
export { planCatalogue } from "./catalogue/plan.js";
export { projectCatalogue } from "./catalogue/project.js";
export { resolveCatalogue } from "./catalogue/resolve.js";
export { studyCatalogue } from "./catalogue/study.js";
export { syntaxCatalogue } from "./catalogue/syntax.js";
export { unitsCatalogue } from "./catalogue/units.js";
export { findNearNames } from "./near-names.js";
export { plainPalette, type Palette } from "./palette.js";
export {
  renderCount,
  renderDiagnostic,
  renderDiagnostics,
  type RenderOptions,
  type Sources,
} from "./render.js";
export { identityOf, withoutRepeats } from "./without-repeats.js";
export { sortDiagnostics } from "./sort.js";
export { toJson, type JsonDiagnostic, type JsonRange } from "./to-json.js";
