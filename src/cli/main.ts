#!/usr/bin/env node
/**
 * The command line. Each command is one file in `commands/`; this one names them and their options, and loads the one
 * that is asked for.
 */
import { Command, CommanderError, type Option } from "commander";
import { allowClosedPipes } from "./closed-pipe.js";
import type { CheckOptions } from "./commands/check.js";
import type { DocsOptions } from "./commands/docs.js";
import type { ExportOptions } from "./commands/export.js";
import type { DiffOptions } from "./commands/diff.js";
import type { FormatOptions } from "./commands/format.js";
import type { LintCommandOptions } from "./commands/lint.js";
import type { NewOptions } from "./commands/new.js";
import type { SchemaOptions } from "./commands/schema.js";
import type { ShowOptions } from "./commands/show.js";
import { exitCodes, UsageError, type ExitCode } from "./exit-codes.js";
import { collect, setOption } from "./shared-options.js";
import { addSolvingCommands } from "./solving-commands.js";
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
    .configureHelp({ optionDescription: describeOption })
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
  program
    .command("check")
    .description("find mistakes in a model, its scenarios and its data, without solving")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <names>", "check the data of these scenarios too", collect, [])
    .option("-a, --all", "check the data of all scenarios")
    .option(...setOption, collect, [])
    .option("--no-data", "check the text only")
    .option("--json", "diagnostics as JSON on stdout")
    .action(async (path: string, options: CheckOptions) => {
      const { runCheck } = await import("./commands/check.js");
      finish(runCheck(path, options, terminal));
    });

  addSolvingCommands(program, terminal, finish);

  program
    .command("show")
    .description("print one built row, or a declaration, with its numbers")
    .argument("<words...>", "[model] name, for example 'co2_cap[2030]'")
    .option("-s, --scenario <name>", "scenario (default: base)", collect, [])
    .option(...setOption, collect, [])
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
    .option(...setOption, collect, [])
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
    .option(...setOption, collect, [])
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
    .option(...setOption, collect, [])
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

/** What an option does, with its default when that says something. */
function describeOption({ description, defaultValue }: Option): string {
  return typeof defaultValue === "string"
    ? `${description} (default: ${defaultValue})`
    : description;
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
