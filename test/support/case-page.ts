/**
 * Case pages: Markdown that tells one thing about the language, shows a model, and what the compiler makes of it.
 * Blocks before the first result are files (`dcm`, `csv`, with a name after the language unless it is `model.dcm`);
 * results are `text` (diagnostics), `lp` (the program as a file, numbers named in its comments) and `solution` (status,
 * objective, values that are not zero, reports). After `lp` and `solution` the scenario may be named.
 */
import { compile, openSession, type Compiled, type Session } from "../../src/compile.js";
import { renderDiagnostics } from "../../src/diagnostics/index.js";
import { writeLp } from "../../src/lp/index.js";
import { nameOf } from "../../src/plan/index.js";
import type { Results } from "../../src/results/index.js";
import type { Solver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import type { SourceFile } from "../../src/text/index.js";
import { createMemoryHost } from "./memory-host.js";

/** One result of a page, as it stands there. */
export interface CaseBlock {
  readonly kind: "text" | "lp" | "solution";
  readonly scenario: string;
  readonly text: string;
  /** Lines of the page, from 0, the second one past. */
  readonly from: number;
  readonly to: number;
}

/** A page read. */
export interface CasePage {
  readonly files: Readonly<Record<string, string>>;
  readonly blocks: readonly CaseBlock[];
}

/** Reads a page; blocks of other languages are prose. */
export function readCase(page: string): CasePage {
  const lines = page.split("\n");
  const files: Record<string, string> = {};
  const blocks: CaseBlock[] = [];
  for (let i = 0; i < lines.length; i++) {
    const [, language, words = ""] = /^```(\w+)\s*(.*)$/u.exec(lines[i] ?? "") ?? [];
    if (language === undefined) continue;
    const from = i + 1;
    while (i + 1 < lines.length && lines[i + 1] !== "```") i++;
    const to = ++i;
    const text = lines.slice(from, to).join("\n");
    if (language === "dcm" || language === "csv") files[words.trim() || "model.dcm"] = `${text}\n`;
    else if (language === "text" || language === "lp" || language === "solution")
      blocks.push({ kind: language, scenario: words.trim() || "base", text, from, to });
  }
  return { files, blocks };
}

/** The page with other texts in its results. */
export function replaceResults(
  page: string,
  blocks: readonly CaseBlock[],
  texts: readonly string[],
): string {
  const lines = page.split("\n");
  for (const [i, { from, to }] of [...blocks.entries()].reverse())
    lines.splice(from, to - from, ...(texts[i] ?? "").split("\n"));
  return lines.join("\n");
}

/** What the compiler makes of a page: a text for each of its results. */
export async function runCase(
  { files, blocks }: CasePage,
  solver: Solver,
): Promise<readonly string[]> {
  const session = openSession(createMemoryHost(files), "model.dcm");
  const texts: string[] = [];
  for (const { kind, scenario } of blocks) {
    const compiled = compile(session, { scenario });
    if (kind === "text") texts.push(renderFound(session, compiled));
    else if (kind === "lp") texts.push(renderLp(session, compiled));
    else texts.push(await renderSolution(session, compiled, solver));
  }
  return texts;
}

function renderFound(session: Session, { diagnostics }: Compiled): string {
  const sources = new Map<string, SourceFile>();
  for (const { span, related } of diagnostics) {
    for (const { file } of [span, ...related.map((label) => label.span)]) {
      const source = session.sourceOf(file);
      if (source !== undefined) sources.set(file, source);
    }
  }
  const text = renderDiagnostics(diagnostics, sources).trim();
  return text === "" ? "no errors" : text;
}

function renderLp(session: Session, compiled: Compiled): string {
  const { built } = compiled;
  if (built === undefined) return renderFound(session, compiled);
  const chunks = writeLp(built.program, {
    colName: (col) => nameOf(built.plan.columns, col),
    rowName: (row) => nameOf(built.rows, row),
  });
  return [...chunks].join("").trim();
}

async function renderSolution(
  session: Session,
  compiled: Compiled,
  solver: Solver,
): Promise<string> {
  const solved = await solveModel(compiled, solver, { highsOptions: { mip_rel_gap: 0 } });
  if (solved === undefined) return renderFound(session, compiled);
  const { results } = solved;
  const { objective, solution, built } = results;
  const lines = [`status: ${solution.status}`];
  if (objective?.value !== undefined)
    lines.push(`${objective.name}: ${withUnit(objective.value, objective.unit)}`);
  const { model } = built.plan.environment;
  for (const name of [...model.variables.keys(), ...model.reports.keys()])
    lines.push(...valuesOf(name, results));
  return lines.join("\n");
}

function valuesOf(name: string, results: Results): readonly string[] {
  const found = results.valueOf(name);
  if (found === undefined) return [];
  const { domain, values, unit } = found;
  const block = {
    name,
    declaration: name,
    domain,
    first: 0,
    count: domain.size,
    rowOfPosition: undefined,
    positionOfRow: undefined,
  };
  return [...values].flatMap((value, position) =>
    value === 0 ? [] : [`${nameOf([block], position)}: ${withUnit(value, unit)}`],
  );
}

function withUnit(value: number, unit: string): string {
  return unit === "1" ? show(value) : `${show(value)} ${unit}`.trimEnd();
}

/** Nine digits: what solvers agree on. */
function show(value: number): string {
  if (Number.isNaN(value)) return "absent";
  const rounded = Number(value.toPrecision(9));
  return String(Math.abs(rounded) < 1e-9 ? 0 : rounded);
}
