/**
 * `dcm schema`: the data files that a model wants, as JSON Schema; with --check, what the files that are there hold of it.
 */
import { bindScenario, checkScenario, type Session } from "../../compile.js";
import {
  accountData,
  checkCells,
  describeData,
  describeDataFiles,
  jsonObject,
  writeJson,
  type DataAccount,
  type Json,
  type JsonObject,
} from "../../data/index.js";
import { hasErrors, withoutRepeats, type Diagnostic } from "../../diagnostics/index.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting, reportOpening } from "../model-options.js";
import { showDataAccount } from "../show-data-account.js";
import { diagnosticsToJson, printDiagnostics, reportFaults, type Terminal } from "../terminal.js";
import { findUnreadFiles } from "../unread-files.js";
import { writeFiles } from "../write-output.js";

/** Options of `dcm schema`. */
export interface SchemaOptions {
  readonly scenario: readonly string[];
  readonly set: readonly string[];
  readonly check?: boolean;
  readonly out?: string;
  readonly json?: boolean;
}

/** Labels of each kind in the JSON account. */
const listedLabels = 1000;

/** Prints or writes the schema, or checks the data by it. */
export function runSchema(path: string, options: SchemaOptions, terminal: Terminal): ExitCode {
  const session = openModel(path);
  const opening = reportOpening(session, terminal, options.json === true);
  if (opening !== undefined) return opening;
  const [scenario = "base", second] = chooseScenarios(session, options);
  if (second !== undefined)
    throw new UsageError(
      "`dcm schema` describes one scenario at a time",
      `for example: --scenario ${scenario}`,
    );
  return options.check === true
    ? checkData(path, session, scenario, options, terminal)
    : describe(session, scenario, options, terminal);
}

function describe(
  session: Session,
  scenario: string,
  options: SchemaOptions,
  terminal: Terminal,
): ExitCode {
  const settings = options.set.map(parseSetting);
  const { model, diagnostics } = checkScenario(session, { scenario, settings });
  if (model === undefined) {
    reportFaults(terminal, withoutRepeats(diagnostics), session.sourceOf, options.json === true);
    return exitCodes.model;
  }
  const files = describeDataFiles(model, session.host, session.cache);
  const whole = describeData(model, files);
  if (options.out === undefined) {
    terminal.out(writeJson(whole));
    return exitCodes.fine;
  }
  const texts = new Map([["data.schema.json", [`${writeJson(whole)}\n`]]]);
  for (const { path, schema } of files)
    texts.set(`${path}.schema.json`, [`${writeJson(schema)}\n`]);
  writeFiles(options.out, texts);
  terminal.err(`wrote ${[...texts.keys()].join(", ")} to ${options.out}`);
  return exitCodes.fine;
}

function checkData(
  path: string,
  session: Session,
  scenario: string,
  options: SchemaOptions,
  terminal: Terminal,
): ExitCode {
  if (options.out !== undefined)
    throw new UsageError("--check writes no files", "leave --out away, or --check");
  const settings = options.set.map(parseSetting);
  const bound = bindScenario(session, { scenario, settings, keepsCoverage: true });
  const { model, dataReport } = bound;
  const found: Diagnostic[] = bound.diagnostics.filter(({ code }) => code !== "open-objective");
  if (model !== undefined && dataReport !== undefined) {
    const { blocked } = dataReport;
    if (blocked.size > 0) found.push(...checkCells(model, session.host, session.cache, blocked));
  }
  const diagnostics = withoutRepeats(found);
  const account = model && dataReport && accountData(model, dataReport, listedLabels);
  const unread = model === undefined ? [] : findUnreadFiles(session, path);
  if (options.json === true) {
    const faults = diagnosticsToJson(diagnostics, session.sourceOf);
    const content = {
      scenario,
      diagnostics: faults,
      ...(account === undefined
        ? {}
        : { coverage: JSON.parse(writeJson(toJson(account, unread))) }),
    };
    terminal.out(JSON.stringify(content, undefined, 2));
  } else {
    printDiagnostics(terminal, diagnostics, session.sourceOf);
    if (account !== undefined) terminal.out(showDataAccount(account, unread, session.sourceOf));
  }
  return hasErrors(diagnostics) ? exitCodes.model : exitCodes.fine;
}

function toJson(account: DataAccount, unread: readonly string[]): JsonObject {
  return jsonObject(
    ["declarations", account.declarations.map(declarationToJson)],
    [
      "unusedColumns",
      account.unusedColumns.map(({ source, columns }) =>
        jsonObject(["source", source], ["columns", columns]),
      ),
    ],
    [
      "unreadRows",
      account.unreadRows.map(({ source, count }) =>
        jsonObject(["source", source], ["rows", count]),
      ),
    ],
    ["unreadFiles", unread],
  );
}

function declarationToJson(one: DataAccount["declarations"][number]): Json {
  return jsonObject(
    ["name", one.name],
    ["kind", one.kind],
    ["source", one.source],
    ["unit", one.unit],
    ["state", one.state],
    ["cells", one.wanted],
    ["counts", new Map(one.counts)],
    ["absent", new Map(one.absent)],
    [
      "uncovered",
      one.uncovered.map(({ index, members }) => jsonObject(["index", index], ["members", members])),
    ],
    ["skippedRows", one.skippedRows],
    ["skippedLabels", one.skippedLabels],
  );
}
