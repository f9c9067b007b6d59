/**
 * `dcm diff`: what differs between two models, on disk or at git revisions: declarations, data, rows, results.
 * Exit codes are those of `diff`: 0 nothing, 1 something, 2 trouble.
 */
import {
  bindScenario,
  compile,
  type Compiled,
  type CompileRequest,
  type Session,
} from "../../compile.js";
import { hasErrors, type Diagnostic } from "../../diagnostics/index.js";
import {
  diffData,
  diffLayers,
  diffPrograms,
  diffResults,
  diffRows,
  isDifferentModel,
  plainDiffPalette,
  renderDiff,
  type DiffFormat,
  type DiffLayer,
  type DiffPalette,
  type ModelDiff,
} from "../../diff/index.js";
import type { Results } from "../../results/index.js";
import { listScenarios } from "../../scenario/index.js";
import { createHighsSolver } from "../../solve/index.js";
import { solveModel } from "../../solve-model.js";
import { readExternal } from "../diff-external.js";
import { openSide, readSides, type DiffSide } from "../diff-sides.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { parseSetting } from "../model-options.js";
import { printDiagnostics, type Terminal } from "../terminal.js";

/** Options of `dcm diff`. */
export interface DiffOptions {
  readonly layer: readonly string[];
  readonly scenario?: string;
  readonly set: readonly string[];
  readonly objective?: string;
  readonly solve?: boolean;
  readonly format: string;
  readonly samples: string;
  readonly external?: boolean;
}

/** Compares; `paths` are the words after `--`. */
export async function runDiff(
  words: readonly string[],
  paths: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const format = readFormat(options.format);
  const samples = readSamples(options.samples);
  if (options.external === true) {
    const given = readExternal([...words, ...paths]);
    if ("said" in given) terminal.out(given.said);
    else {
      const layers = readLayers(options, ["declarations", "data"]);
      const { diff } = await compare(given.before, given.after, layers, samples, options, terminal);
      terminal.out(renderDiff(diff, format, paletteOf(terminal)));
    }
    // Git takes any other code for a failure.
    return exitCodes.fine;
  }
  const layers = readLayers(options, ["declarations", "data", "rows"]);
  const [before, after] = readSides(words, paths).map(openSide);
  if (before === undefined || after === undefined) return exitCodes.usage;
  const { diff, isTrouble } = await compare(before, after, layers, samples, options, terminal);
  terminal.out(renderDiff(diff, format, paletteOf(terminal)));
  if (isTrouble) return exitCodes.usage;
  return isDifferentModel(diff) ? differs : exitCodes.fine;
}

/** As `diff` says that files differ. */
const differs = exitCodes.model;

interface Compared {
  readonly diff: ModelDiff;
  /** Some side has errors, so that not all could be compared. */
  readonly isTrouble: boolean;
}

async function compare(
  before: DiffSide,
  after: DiffSide,
  layers: ReadonlySet<DiffLayer>,
  samples: number,
  options: DiffOptions,
  terminal: Terminal,
): Promise<Compared> {
  const notes: string[] = [];
  const program = diffPrograms(before.session.resolved, after.session.resolved);
  const deeper = [...layers].filter((layer) => layer !== "declarations");
  let isTrouble = false;
  let pair: readonly [Compiled, Compiled] | undefined;
  const fragments = [before, after].filter(({ session }) => isFragment(session));
  if (fragments.length > 0) {
    const names = fragments.map((side) => side.label).join(" and ");
    if (deeper.length > 0)
      notes.push(`${names}: not a whole model, only declarations are compared`);
  } else {
    const request = requestOf(options, before.session, after.session);
    const run = deeper.some((layer) => layer !== "data") ? compile : bindScenario;
    const sides = [before, after].map((side) => {
      const isOpened = !hasErrors(side.session.diagnostics);
      const compiled = isOpened && deeper.length > 0 ? run(side.session, request) : undefined;
      const found = compiled?.diagnostics ?? side.session.diagnostics;
      const errors = found.filter((diagnostic) => diagnostic.severity === "error");
      const isOpen = errors.length > 0 && errors.every(({ code }) => code === "open-objective");
      if (isOpen) notes.push(`${side.label}: several objectives, choose one with --objective`);
      else if (errors.length > 0) {
        isTrouble = true;
        notes.push(`${side.label} has errors, so layers below the declarations are left out`);
        report(side, errors, terminal);
      }
      return errors.length === 0 ? compiled : undefined;
    });
    const [old, fresh] = sides;
    if (old !== undefined && fresh !== undefined) pair = [old, fresh];
  }
  const wanted = (layer: DiffLayer): boolean => layers.has(layer);
  const data = pair?.map((side) => side.dataSet) ?? [];
  const built = pair?.map((side) => side.built) ?? [];
  const { renames } = program;
  const results =
    pair !== undefined && wanted("results") ? await solveBoth(pair, terminal) : undefined;
  const [was, is] = results ?? [];
  if (was !== undefined && is !== undefined) {
    notes.push(
      "where several solutions are equally good, variables and prices may move without a cause",
    );
  }
  const diff: ModelDiff = {
    before: before.label,
    after: after.label,
    scenario: options.scenario ?? "base",
    declarations: wanted("declarations") ? program : undefined,
    data:
      wanted("data") && data[0] !== undefined && data[1] !== undefined
        ? diffData(data[0], data[1], renames, samples)
        : undefined,
    rows:
      wanted("rows") && built[0] !== undefined && built[1] !== undefined
        ? diffRows(built[0], built[1], renames, samples)
        : undefined,
    results:
      was !== undefined && is !== undefined ? diffResults(was, is, renames, samples) : undefined,
    notes,
  };
  return { diff, isTrouble };
}

/** A file without a model of its own: a part or a module. */
function isFragment({ program }: Session): boolean {
  return program.files.get(program.entry)?.tree.header?.kind !== "model";
}

function requestOf(options: DiffOptions, before: Session, after: Session): CompileRequest {
  const { scenario, objective } = options;
  if (scenario !== undefined && scenario !== "base") {
    for (const session of [before, after]) {
      const names = listScenarios(session.resolved).map(({ name }) => name);
      if (names.includes(scenario)) continue;
      throw new UsageError(
        `one side has no scenario \`${scenario}\``,
        `it has: ${names.join(", ")}`,
      );
    }
  }
  return {
    ...(scenario === undefined ? {} : { scenario }),
    ...(objective === undefined ? {} : { objective }),
    settings: options.set.map(parseSetting),
  };
}

function report(side: DiffSide, found: readonly Diagnostic[], terminal: Terminal): void {
  terminal.err(`${side.label}:`);
  printDiagnostics(terminal, found, side.session.sourceOf);
}

async function solveBoth(
  pair: readonly [Compiled, Compiled],
  terminal: Terminal,
): Promise<readonly (Results | undefined)[]> {
  const solver = await createHighsSolver();
  try {
    const results: (Results | undefined)[] = [];
    for (const [i, compiled] of pair.entries()) {
      if (terminal.isInteractive) terminal.err(`solving ${i + 1} of 2 …`);
      results.push((await solveModel(compiled, solver))?.results);
    }
    return results;
  } finally {
    await solver.close();
  }
}

function readLayers(options: DiffOptions, usual: readonly DiffLayer[]): ReadonlySet<DiffLayer> {
  const words = options.layer.flatMap((word) => word.split(","));
  const chosen = words.map((word) => {
    const layer = diffLayers.find((name) => name === word.trim());
    if (layer !== undefined) return layer;
    throw new UsageError(`--layer ${word}: expected ${diffLayers.join(", ")}`);
  });
  const layers = new Set<DiffLayer>(chosen.length === 0 ? usual : chosen);
  if (options.solve === true) layers.add("results");
  return layers;
}

function readFormat(text: string): DiffFormat {
  if (text === "text" || text === "markdown" || text === "json") return text;
  throw new UsageError(`--format ${text}: expected text, markdown or json`);
}

function readSamples(text: string): number {
  const samples = Number(text);
  if (Number.isInteger(samples) && samples >= 0) return samples;
  throw new UsageError(`--samples ${text}: expected a whole number`);
}

/** Colours go where the page goes: to a terminal only. */
function paletteOf({ color }: Terminal): DiffPalette {
  if (process.stdout.isTTY !== true) return plainDiffPalette;
  return {
    heading: color.bold,
    added: color.green,
    removed: color.red,
    changed: color.yellow,
    mark: color.cyan,
    faint: color.dim,
  };
}
