#!/usr/bin/env node
/**
 * The command line. Each command is one file in `commands/`; this one names them and their options, and loads the one
 * that is asked for.
 */
import { Command, CommanderError } from "commander";
import { allowClosedPipes } from "./closed-pipe.js";
import type { CheckOptions } from "./commands/check.js";
import type { DocsOptions } from "./commands/docs.js";
import type { ExportOptions } from "./commands/export.js";
import type { DiffOptions } from "./commands/diff.js";
import type { FormatOptions } from "./commands/format.js";
import type { LintCommandOptions } from "./commands/lint.js";
import type { NewOptions } from "./commands/new.js";
import type { ReportCommandOptions } from "./commands/report.js";
import type { ReproduceOptions } from "./commands/reproduce.js";
import type { SchemaOptions } from "./commands/schema.js";
import type { ShowOptions } from "./commands/show.js";
import type { SolveCommandOptions } from "./commands/solve.js";
import type { StudyCommandOptions } from "./commands/study.js";
import { exitCodes, UsageError, type ExitCode } from "./exit-codes.js";
import { createTerminal } from "./terminal.js";
import { dcmVersion } from "./version.js";

allowClosedPipes();
const terminal = createTerminal();

function createProgram(finish: (code: ExitCode) => void): Command {
  const program = new Command("dcm")
    .description(
      "A modelling language for data-centre energy models: text in, optimum out, in the model's own words.",
    )
    .version(dcmVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "show help")
    .showSuggestionAfterError(true)
    .exitOverride()
    .addHelpText(
      "after",
      `
A MODEL is a folder with a dcm.json, or a .dcm file. Try:
  dcm new my-model                               start a model of your own
  dcm check my-model                             find every mistake, without solving
  dcm solve my-model --all --out results         solve all scenarios and keep the results
  dcm show my-model 'energy_balance[Kanto, 2030, JJA, 14]'   one built row with its numbers

Exit codes: 0 optimal, 1 errors in the model or data, 2 usage, 3 infeasible or unbounded, 4 limit or interrupt, 5 solver fault.`,
    );
  const solver = ["--solver <name>", "auto, simplex, ipm, clp, cbc, glpk or highs"] as const;
  const solverCommand = [
    "--solver-cmd <command>",
    "another solver, as a command with {mps} and {solution}",
  ] as const;
  const solverOption = [
    "--solver-option <name=value>",
    "an option of the solver (may be repeated)",
  ] as const;
  const set = ["--set <name=value>", "change a parameter for this run (may be repeated)"] as const;

  program
    .command("check")
    .description("find mistakes in a model, its scenarios and its data, without solving")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <names>", "check the data of these scenarios too", collect, [])
    .option("-a, --all", "check the data of all scenarios")
    .option(...set, collect, [])
    .option("--no-data", "check the text only")
    .option("--json", "diagnostics as JSON on stdout")
    .action(async (path: string, options: CheckOptions) => {
      const { runCheck } = await import("./commands/check.js");
      finish(runCheck(path, options, terminal));
    });

  program
    .command("solve")
    .description("solve scenarios, compare them, and write results")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <names>", "scenarios, separated by commas (default: base)", collect, [])
    .option("-a, --all", "all scenarios")
    .option(...set, collect, [])
    .option("--objective <name>", "which objective, when the model has several")
    .option("-o, --out <folder>", "write results to this folder")
    .option("--parquet", "with --out: each table as Parquet too")
    .option("--time-limit <seconds>", "stop each solve after this time")
    .option(...solver, "auto")
    .option(...solverCommand)
    .option(...solverOption, collect, [])
    .option("--max-size <entries>", "refuse to build more rows, columns or entries than this")
    .option("--progress", "say on stderr what begins and ends, also without a terminal")
    .option("--json", "summaries as JSON on stdout")
    .action(async (path: string, options: SolveCommandOptions) => {
      const { runSolve } = await import("./commands/solve.js");
      finish(await runSolve(path, options, terminal));
    });

  program
    .command("study")
    .description("run the studies of a model: tornados, grids, samples, fronts, alternatives")
    .argument("[model]", "folder or file", ".")
    .argument("[studies...]", "names of studies (default: all)")
    .option("-o, --out <folder>", "write tables and keep results, so that a study can be resumed")
    .option("-w, --workers <number>", "runs at one time (default: one for each processor)")
    .option(...set, collect, [])
    .option("--list", "list the studies and run none")
    .option("--cold", "start every solve from nothing, not from the optimum of its scenario")
    .option("--time-limit <seconds>", "stop each solve after this time")
    .option(...solver, "auto")
    .option(...solverCommand)
    .option(...solverOption, collect, [])
    .option("--json", "results as JSON on stdout")
    .action(async (path: string, names: readonly string[], options: StudyCommandOptions) => {
      const { runStudies } = await import("./commands/study.js");
      finish(await runStudies(path, names, options, terminal));
    });

  program
    .command("report")
    .description("solve scenarios or run studies, and write a page for readers beside the results")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <names>", "scenarios, separated by commas (default: base)", collect, [])
    .option("-a, --all", "all scenarios")
    .option(
      "--study <names>",
      "studies, separated by commas, each on a page of its own",
      collect,
      [],
    )
    .option("--all-studies", "all studies")
    .option(...set, collect, [])
    .option("--objective <name>", "which objective, when the model has several")
    .option("-o, --out <folder>", "where results, figures and report.html go (default: report)")
    .option("--parquet", "each table as Parquet too")
    .option("--title <text>", "title of the page (default: the model's doc string)")
    .option("--date <text>", "date on the page (default: today)")
    .option(
      "-w, --workers <number>",
      "runs of a study at one time (default: one for each processor)",
    )
    .option("--cold", "start every solve of a study from nothing")
    .option("--time-limit <seconds>", "stop each solve after this time")
    .option(...solver, "auto")
    .option(...solverCommand)
    .option(...solverOption, collect, [])
    .option("--max-size <entries>", "refuse to build more rows, columns or entries than this")
    .option("--progress", "say on stderr what begins and ends, also without a terminal")
    .action(async (path: string, options: ReportCommandOptions) => {
      const { runReport } = await import("./commands/report.js");
      finish(await runReport(path, options, terminal));
    });

  program
    .command("reproduce")
    .description("set the claims of a publication beside what the model gives")
    .argument("[model]", "folder or file", ".")
    .option("-o, --out <file>", "write the Markdown page to this file")
    .option("--check", "write nothing; exit with 1 if a verdict differs from those in --out")
    .option(
      "-w, --workers <number>",
      "big scenarios solved at one time (default: one per processor)",
    )
    .option("--time-limit <seconds>", "stop each solve after this time")
    .option(...solver, "auto")
    .option(...solverCommand)
    .option(...solverOption, collect, [])
    .option("--progress", "say on stderr what begins and ends, also without a terminal")
    .option("--json", "claims and verdicts as JSON on stdout")
    .addHelpText(
      "after",
      "\nA claim that is not met is a finding: the exit code is 0 all the same.",
    )
    .action(async (path: string, options: ReproduceOptions) => {
      const { runReproduce } = await import("./commands/reproduce.js");
      finish(await runReproduce(path, options, terminal));
    });

  program
    .command("show")
    .description("print one built row, or a declaration, with its numbers")
    .argument("<words...>", "[model] name, for example 'co2_cap[2030]'")
    .option("-s, --scenario <name>", "scenario (default: base)", collect, [])
    .option(...set, collect, [])
    .option("--solve", "solve first, to show activity, slack and dual")
    .action(async (words: readonly string[], options: ShowOptions) => {
      const { runShow } = await import("./commands/show.js");
      finish(await runShow(words, options, terminal));
    });

  program
    .command("export")
    .description("write the linear program for other solvers")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <name>", "scenario (default: base)", collect, [])
    .option(...set, collect, [])
    .requiredOption("-f, --format <format>", "mps, lp or json")
    .requiredOption("-o, --out <folder>", "folder for the files")
    .action(async (path: string, options: ExportOptions) => {
      const { runExport } = await import("./commands/export.js");
      finish(runExport(path, options, terminal));
    });

  program
    .command("schema")
    .description("the data that a model wants, as JSON Schema; --check says what its files hold")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <name>", "scenario (default: base)", collect, [])
    .option(...set, collect, [])
    .option("--check", "validate the data and list what is given, missing, skipped and unread")
    .option("-o, --out <folder>", "write one schema for each data file, and one for all")
    .option("--json", "with --check: faults and lists as JSON on stdout")
    .action(async (path: string, options: SchemaOptions) => {
      const { runSchema } = await import("./commands/schema.js");
      finish(runSchema(path, options, terminal));
    });

  program
    .command("diff")
    .description("what differs between two models: files, folders or git revisions")
    .argument(
      "[words...]",
      "two files, folders or revisions (default: HEAD and the working tree); -- path",
    )
    .option(
      "-l, --layer <layers>",
      "declarations, data, rows, results (default: the first three)",
      collect,
      [],
    )
    .option("-s, --scenario <name>", "scenario whose data, rows and results are compared")
    .option(...set, collect, [])
    .option("--objective <name>", "which objective, when the model has several")
    .option("--solve", "solve both sides and compare objective, costs, variables and prices")
    .option("-f, --format <format>", "text, markdown or json", "text")
    .option("--samples <number>", "cells and rows shown of each kind", "3")
    .option("--external", "take the arguments of git's external diff")
    .addHelpText("after", diffHelp)
    .action(async (words: readonly string[], options: DiffOptions) => {
      const { runDiff } = await import("./commands/diff.js");
      const [own, paths] = splitAtDashes(words);
      finish(await runDiff(own, paths, options, terminal));
    });

  program
    .command("docs")
    .description("the model as a document with typeset equations")
    .argument("[model]", "folder or file", ".")
    .option("-f, --format <format>", "html or latex", "html")
    .option("-o, --out <file>", "write to this file instead of stdout")
    .option("-s, --scenario <names>", "describe these scenarios only (default: all)", collect, [])
    .action(async (path: string, options: DocsOptions) => {
      const { runDocs } = await import("./commands/docs.js");
      finish(runDocs(path, options, terminal));
    });

  program
    .command("format")
    .description("put .dcm files into their one canonical form")
    .argument("<paths...>", "files or folders; - formats stdin to stdout")
    .option("--check", "change nothing; list the files that are not in their form and exit with 1")
    .action(async (paths: readonly string[], options: FormatOptions) => {
      const { runFormat } = await import("./commands/format.js");
      finish(runFormat(paths, options, terminal));
    });

  program
    .command("lint")
    .description("find what is allowed but seldom meant: unused names, rows that never bind, ...")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <name>", "whose data and rows to look at (default: base)", collect, [])
    .option("--fix", "make the safe repairs")
    .option("--json", "diagnostics as JSON on stdout")
    .action(async (path: string, options: LintCommandOptions) => {
      const { runLint } = await import("./commands/lint.js");
      finish(runLint(path, options, terminal));
    });

  program
    .command("lsp")
    .description("the language server for editors, over stdin and stdout")
    // Editors may say which channel they use; there is one only.
    .option("--stdio", "the default")
    .action(async () => {
      const { runLsp } = await import("./commands/lsp.js");
      runLsp();
    });

  program
    .command("new")
    .description("start a new model in a new folder")
    .argument("<folder>", "the folder to make")
    .option("--from <model>", "start from a model that ships with dcm", "starter")
    .action(async (folder: string, options: NewOptions) => {
      const { runNew } = await import("./commands/new.js");
      finish(runNew(folder, options, terminal));
    });
  return program;
}

/** Collects a repeatable option. */
function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}

/** Words before and after `--`, which the parser of options takes out. */
function splitAtDashes(words: readonly string[]): readonly [readonly string[], readonly string[]] {
  const dashes = process.argv.indexOf("--");
  const after = dashes < 0 ? 0 : process.argv.length - dashes - 1;
  return [words.slice(0, words.length - after), words.slice(words.length - after)];
}

const diffHelp = `
  dcm diff old new                      two files or folders
  dcm diff HEAD~1 -- models/dc-decom    a revision and the working tree
  dcm diff v1 v2 -- models/dc-decom     two revisions; main...topic starts where the two parted
  GIT_EXTERNAL_DIFF="dcm diff --external" git diff

Exit codes: 0 nothing differs, 1 something differs, 2 trouble: usage, or errors in a side.`;

/** Runs the command line of this process; nothing that goes wrong shows a stack trace. */
async function main(): Promise<void> {
  try {
    const program = createProgram((code) => void (process.exitCode = code));
    if (process.argv.length <= 2) program.outputHelp();
    else await program.parseAsync();
  } catch (fault) {
    process.exitCode = explain(fault);
  }
}

function explain(fault: unknown): ExitCode {
  if (fault instanceof CommanderError)
    return fault.exitCode === 0 ? exitCodes.fine : exitCodes.usage;
  if (fault instanceof UsageError) {
    terminal.err(`${terminal.color.red("error")}: ${fault.message}`);
    if (fault.help !== undefined) terminal.err(`help: ${fault.help}`);
    return exitCodes.usage;
  }
  if (fault instanceof RangeError && fault.message.includes("call stack")) {
    terminal.err(
      `${terminal.color.red("error")}: a formula has too many terms or levels to be checked`,
    );
    terminal.err("help: write it as a sum over a set, or split it by `define`");
    return exitCodes.model;
  }
  const message = fault instanceof Error ? fault.message : String(fault);
  terminal.err(`${terminal.color.red("error")}: ${message}`);
  if (process.env["DCM_DEBUG"] !== undefined && fault instanceof Error)
    terminal.err(fault.stack ?? "");
  return exitCodes.fault;
}

await main();
