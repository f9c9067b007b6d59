/**
 * `dcm export`: the linear program of one scenario as MPS, LP or JSON, with a map from its numeric names to the model's.
 */
import { compile } from "../../compile.js";
import { hasErrors } from "../../diagnostics/index.js";
import { writeLp, writeMps, writeNameMap, type LinearProgram } from "../../lp/index.js";
import { nameOf, type BuiltProgram } from "../../plan/index.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting, reportOpening } from "../model-options.js";
import { printDiagnostics, type Terminal } from "../terminal.js";
import { writeFiles } from "../write-output.js";

/** Options of `dcm export`. */
export interface ExportOptions {
  readonly scenario: readonly string[];
  readonly set: readonly string[];
  readonly format: string;
  readonly out: string;
}

/** Writes <scenario>.<format> and <scenario>.names.json. */
export function runExport(path: string, options: ExportOptions, terminal: Terminal): ExitCode {
  const { format } = options;
  if (format !== "mps" && format !== "lp" && format !== "json") {
    throw new UsageError(
      `--format ${format}: expected mps, lp or json`,
      "results, as CSV, Parquet and IAMC tables, come from `dcm solve --out`",
    );
  }
  const session = openModel(path);
  const opening = reportOpening(session, terminal, false);
  if (opening !== undefined) return opening;
  const scenarios = chooseScenarios(session, options);
  const settings = options.set.map(parseSetting);
  const files = new Map<string, Iterable<string>>();
  for (const scenario of scenarios) {
    const compiled = compile(session, { scenario, settings });
    printDiagnostics(terminal, compiled.diagnostics, session.sourceOf);
    if (compiled.built === undefined || hasErrors(compiled.diagnostics)) return exitCodes.model;
    const { built } = compiled;
    const title = `${built.plan.environment.model.name} ${scenario}`;
    files.set(`${scenario}.${format}`, renderProgram(built, format, title));
    files.set(`${scenario}.names.json`, namesOf(built));
  }
  writeFiles(options.out, files);
  terminal.err(`wrote ${[...files.keys()].join(", ")} to ${options.out}`);
  return exitCodes.fine;
}

function renderProgram(
  built: BuiltProgram,
  format: "mps" | "lp" | "json",
  title: string,
): Iterable<string> {
  if (format === "mps") return writeMps(built.program, { title });
  if (format === "lp") return writeLp(built.program, { title });
  return [`${JSON.stringify(toPlain(built), undefined, 1)}\n`];
}

function namesOf(built: BuiltProgram): Iterable<string> {
  return writeNameMap(built.program, {
    colName: (col) => nameOf(built.plan.columns, col),
    rowName: (row) => nameOf(built.rows, row),
  });
}

/** The program as JSON, with names; infinities as the texts "inf" and "-inf". */
function toPlain(built: BuiltProgram): Record<string, unknown> {
  const { program } = built;
  const bounds = (values: Float64Array): (number | string)[] =>
    [...values].map((value) => (Number.isFinite(value) ? value : value > 0 ? "inf" : "-inf"));
  return {
    model: built.plan.environment.model.name,
    scenario: built.plan.environment.model.scenario,
    sense: program.sense,
    offset: program.offset,
    columns: {
      names: [...program.colCost].map((_, col) => nameOf(built.plan.columns, col)),
      cost: [...program.colCost],
      lower: bounds(program.colLower),
      upper: bounds(program.colUpper),
      integer: program.integrality === undefined ? [] : [...program.integrality],
    },
    rows: {
      names: [...program.rowLower].map((_, row) => nameOf(built.rows, row)),
      lower: bounds(program.rowLower),
      upper: bounds(program.rowUpper),
    },
    matrix: matrixOf(program),
  };
}

function matrixOf(program: LinearProgram): Record<string, unknown> {
  const { starts, indices, values } = program.matrix;
  return { format: "csr", starts: [...starts], indices: [...indices], values: [...values] };
}
