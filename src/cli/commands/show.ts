/**
 * `dcm show 'name[labels]'`: one built row, column, formula, parameter or set with its numbers.
 */
import { compile } from "../../compile.js";
import { hasErrors } from "../../diagnostics/index.js";
import { describe } from "../../results/index.js";
import { createRoutedSolver } from "../../native/index.js";
import { createHighsSolver } from "../../solve/index.js";
import { solveModel } from "../../solve-model.js";
import { exitCodeOf, exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { chooseScenarios, openModel, parseSetting, reportOpening } from "../model-options.js";
import { printDiagnostics, type Terminal } from "../terminal.js";

/** Options of `dcm show`. */
export interface ShowOptions {
  readonly scenario: readonly string[];
  readonly set: readonly string[];
  readonly solve?: boolean;
}

/** Shows what the last word names, in the model that the word before it gives (or the current folder). */
export async function runShow(
  words: readonly string[],
  options: ShowOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const [first, second] = words;
  if (first === undefined || words.length > 2) {
    throw new UsageError(
      "expected [model] name",
      "for example: dcm show models/dc-decom 'co2_cap[2030]'",
    );
  }
  const [path, target] = second === undefined ? [".", first] : [first, second];
  const session = openModel(path);
  const opening = reportOpening(session, terminal, false);
  if (opening !== undefined) return opening;
  const [scenario] = chooseScenarios(session, options);
  const compiled = compile(session, {
    ...(scenario === undefined ? {} : { scenario }),
    settings: options.set.map(parseSetting),
  });
  printDiagnostics(terminal, compiled.diagnostics, session.sourceOf);
  if (compiled.built === undefined || hasErrors(compiled.diagnostics)) return exitCodes.model;
  let results;
  let code: ExitCode = exitCodes.fine;
  if (options.solve === true) {
    const solver = createRoutedSolver({
      createEmbedded: createHighsSolver,
      onRemark: terminal.err,
    });
    try {
      const solved = await solveModel(compiled, solver);
      results = solved?.results;
    } finally {
      await solver.close();
    }
    if (results !== undefined) code = exitCodeOf(results.solution.status);
  }
  const description = describe(compiled.built, target, results, session.sourceOf);
  if (description.kind === "unknown") throw new UsageError(description.message, description.help);
  terminal.out(description.text);
  return code;
}
