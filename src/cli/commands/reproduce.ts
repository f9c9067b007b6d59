/**
 * `dcm reproduce`: solves what the claims of a model need, sets each claim beside what the model gives, and writes the page.
 */
import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import {
  compareVerdicts,
  describeCounts,
  findNeeds,
  groupBySection,
  judgeClaims,
  readVerdicts,
  renderPage,
  showDifference,
  showExpected,
  showValue,
  type JudgedClaim,
  type Reproduction,
} from "../../claims/index.js";
import { bindScenario, type Session } from "../../compile.js";
import {
  buildCatalogue,
  createReporter,
  hasErrors,
  withoutRepeats,
  type Diagnostic,
} from "../../diagnostics/index.js";
import type { Environment } from "../../evaluate/index.js";
import { solveNeeds, type SolvedNeeds } from "../claims/solve-needs.js";
import { exitCodeOf, exitCodes, UsageError, worstOf, type ExitCode } from "../exit-codes.js";
import { openModel, reportOpening } from "../model-options.js";
import { createProgress } from "../progress.js";
import { hashFiles, hashModel } from "../study/keys.js";
import { readWorkers } from "../study/pool.js";
import { renderTable } from "../table.js";
import { printDiagnostics, reportFaults, type Terminal } from "../terminal.js";
import { dcmVersion } from "../version.js";
import { writeFiles } from "../write-output.js";
import { readSolveOptions } from "./solve.js";

/** Options of `dcm reproduce`. */
export interface ReproduceOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly workers?: string;
  readonly timeLimit?: string;
  readonly solver?: string;
  readonly solverCmd?: string;
  readonly solverOption: readonly string[];
  readonly progress?: boolean;
  readonly json?: boolean;
}

/** Judges the claims; that some are not met is a finding and no failure. */
export async function runReproduce(
  path: string,
  options: ReproduceOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = performance.now();
  const solve = readSolveOptions(options);
  const workers = readWorkers(options.workers);
  const before = options.check === true ? readPage(options.out) : undefined;
  const isJson = options.json === true;
  const session = openModel(path);
  const opening = reportOpening(session, terminal, isJson);
  if (opening !== undefined) return opening;
  const { dataSet, diagnostics } = bindScenario(session);
  if (dataSet === undefined) {
    reportFaults(terminal, diagnostics, session.sourceOf, isJson);
    return exitCodes.model;
  }
  const { environment } = dataSet;
  expectClaims(environment);
  const needs = findNeeds(environment.model);
  const progress = createProgress(terminal, options.progress === true);
  const solved = await solveNeeds(session, needs, { solve, workers, progress });
  progress.stop();
  if (hasErrors(solved.diagnostics)) {
    reportFaults(terminal, solved.diagnostics, session.sourceOf, isJson);
    return exitCodes.model;
  }
  if (solved.statuses.includes("interrupted")) {
    terminal.err("interrupted: nothing is written");
    return exitCodes.limit;
  }
  const found: Diagnostic[] = [];
  const { report } = createReporter(buildCatalogue, found);
  const claims = judgeClaims({ environment, base: solved.base, runOf: solved.runOf }, report);
  printDiagnostics(
    terminal,
    withoutRepeats([...diagnostics, ...solved.diagnostics, ...found]),
    session.sourceOf,
  );
  if (isJson) terminal.out(JSON.stringify(toJson(claims, solved), finiteOnly, 2));
  else terminal.out(renderClaims(claims));
  if (before !== undefined) return reportChanges(before, claims, terminal);
  if (options.out !== undefined) {
    const files = hashFiles(
      session,
      dataSet.files.map((file) => file.path),
    );
    const page = renderPage({
      ...describeModel(session, environment),
      command: commandOf(path, options.out),
      hash: hashModel(files),
      versions: [`dcm ${dcmVersion()}`, ...solved.solvers, `Node ${process.version}`],
      claims,
      runs: solved.runs,
      made: {
        day: new Date().toISOString().slice(0, 10),
        seconds: (performance.now() - started) / 1000,
      },
    });
    writePage(options.out, page);
    if (!isJson) terminal.err(`wrote ${options.out}`);
  }
  return worstOf(solved.statuses.map(exitCodeOf));
}

function expectClaims({ model }: Environment): void {
  if (model.claims.size > 0) return;
  throw new UsageError(
    `the model \`${model.name}\` has no claims`,
    'write one, for example: claim saving in [18 %, 23 %] "Section 4.2: saving" = 1 - value(cost, A) / value(cost, B)',
  );
}

function describeModel(
  session: Session,
  { model }: Environment,
): Pick<Reproduction, "model" | "objective" | "title"> {
  const objective = model.defines.get(model.objective?.name ?? "");
  return {
    model: session.resolved.name,
    title: model.doc,
    objective: objective && { name: objective.name, unit: objective.unit.text },
  };
}

/** The command as it is typed in the page's folder, so that the page names no place on this machine. */
function commandOf(path: string, out: string): string {
  const folder = dirname(resolve(out));
  const from = relative(folder, resolve(path)).replaceAll("\\", "/");
  return `dcm reproduce ${from === "" ? "." : from} --out ${relative(folder, resolve(out))}`;
}

function renderClaims(claims: readonly JudgedClaim[]): string {
  const header = ["claim", "publication", "here", "difference", "verdict"];
  const blocks = groupBySection(claims).map(({ section, rows }) => {
    const cells = rows.map((claim) => [
      claim.text,
      showExpected(claim),
      showValue(claim),
      showDifference(claim),
      claim.verdict,
    ]);
    return `${section}\n${renderTable(header, cells)}`;
  });
  return [...blocks, describeCounts(claims)].join("\n\n");
}

function reportChanges(page: string, claims: readonly JudgedClaim[], terminal: Terminal): ExitCode {
  const changes = compareVerdicts(readVerdicts(page), claims);
  for (const { name, before, after } of changes) {
    terminal.err(`${name}: ${before ?? "not on the page"} → ${after ?? "no claim any more"}`);
  }
  terminal.err(changes.length === 0 ? "no verdict changed" : `${changes.length} verdicts changed`);
  return changes.length === 0 ? exitCodes.fine : exitCodes.model;
}

function readPage(out: string | undefined): string {
  if (out === undefined)
    throw new UsageError("--check needs the page to compare with", "give its file by --out");
  if (!existsSync(out)) throw new UsageError(`there is no page ${out}`, "write it without --check");
  return readFileSync(out, "utf8");
}

function writePage(out: string, page: string): void {
  const path = resolve(out);
  writeFiles(dirname(path), new Map([[basename(path), [page]]]));
}

function toJson(claims: readonly JudgedClaim[], { runs }: SolvedNeeds): unknown {
  return { claims, scenarios: runs };
}

/** JSON knows no infinity: an open end is left out. */
function finiteOnly(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? undefined : value;
}
