/**
 * Reports made of model texts, solved in this thread.
 */
import { createHash } from "node:crypto";
import { compile, openSession } from "../../src/compile.js";
import {
  renderPage,
  scenariosPage,
  type ReportOrigin,
  type ReportRun,
  type ScenariosInput,
} from "../../src/report/index.js";
import type { Results } from "../../src/results/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { createMemoryHost } from "../support/memory-host.js";

/** What every page here says of itself. */
export const origin: ReportOrigin = {
  model: "m",
  doc: "A small model",
  title: undefined,
  date: "2040-01-02",
  versions: { dcm: "9.9.9", node: "v20", solver: "HiGHS 1" },
  modelFiles: [{ path: "m.dcm", sha256: "ab".repeat(32) }],
  dataFiles: [],
  sources: [],
};

/** SHA-256 in base64, as the policy of a page has it. */
export function hash(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}

/** Solved scenarios of a text, ready to be reported on. */
export async function inputOf(
  text: string,
  scenarios: readonly string[] = ["base"],
  changes: Partial<ScenariosInput> = {},
): Promise<ScenariosInput> {
  const session = openSession(createMemoryHost({ "m.dcm": text }), "m.dcm");
  const solver = await createInlineSolver();
  const solved = new Map<string, Results>();
  const runs: ReportRun[] = [];
  for (const scenario of scenarios) {
    const compiled = compile(session, { scenario });
    const run = await solveModel(compiled, solver, {}, (name) => solved.get(name));
    if (run === undefined) throw new Error(compiled.diagnostics.map((one) => one.message).join());
    solved.set(scenario, run.results);
    runs.push({
      results: run.results,
      data: compiled.dataSet,
      doc: session.resolved.scenarios.get(scenario)?.doc?.value,
      parents: [],
      changes: [],
      manifest: "{}",
    });
  }
  return {
    origin,
    runs,
    settings: [],
    figures: { charts: [], omitted: [] },
    findings: [],
    studies: [],
    ...changes,
  };
}

/** The page on scenarios of a text. */
export async function pageOf(
  text: string,
  scenarios?: readonly string[],
  changes?: Partial<ScenariosInput>,
): Promise<string> {
  return renderPage(scenariosPage(await inputOf(text, scenarios, changes)), { hash });
}

/** The words of a page, tags apart. */
export function wordsOf(html: string): string {
  return html
    .replace(/<style>[^]*?<\/style>/gu, "")
    .replace(/<[^>]*>/gu, " ")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&amp;", "&")
    .replace(/\s+/gu, " ");
}
