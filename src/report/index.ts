/**
 * The room of reports: what was solved or studied, as one page for readers.
 */
export { renderPage, type PageServices } from "./render-page.js";
export { scenariosPage } from "./scenarios-page.js";
export { studyPage } from "./study-page.js";
export type { Page } from "./page.js";
export type {
  Finding,
  FingerprintedFile,
  ReportOrigin,
  ReportRun,
  ScenariosInput,
  SourceText,
  StudyInput,
  StudyLink,
} from "./report-input.js";
