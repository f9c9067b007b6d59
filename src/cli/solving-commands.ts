/**
 * The commands that solve: scenarios, studies, reports and reproductions, with the options they share.
 */
import type { Command } from "commander";
import type { ReportCommandOptions } from "./commands/report.js";
import type { ReproduceOptions } from "./commands/reproduce.js";
import type { SolveCommandOptions } from "./commands/solve.js";
import type { StudyCommandOptions } from "./commands/study.js";
import type { ExitCode } from "./exit-codes.js";
import { collect, setOption } from "./shared-options.js";
import type { Terminal } from "./terminal.js";

/** Adds the commands to the program; each ends by `finish`. */
export function addSolvingCommands(
  program: Command,
  terminal: Terminal,
  finish: (code: ExitCode) => void,
): void {
  const solve = program
    .command("solve")
    .description("solve scenarios, compare them, and write results")
    .argument("[model]", "folder or file", ".")
    .option("-s, --scenario <names>", "scenarios, separated by commas (default: base)", collect, [])
    .option("-a, --all", "all scenarios")
    .option(...setOption, collect, [])
    .option("--objective <name>", "which objective, when the model has several")
    .option("-o, --out <folder>", "write results to this folder")
    .option("--parquet", "with --out: each table as Parquet too")
    .option("--max-size <entries>", "refuse to build more rows, columns or entries than this")
    .option("--progress", "say on stderr what begins and ends, also without a terminal")
    .option("--json", "summaries as JSON on stdout");
  addSolver(solve).action(async (path: string, options: SolveCommandOptions) => {
    const { runSolve } = await import("./commands/solve.js");
    finish(await runSolve(path, options, terminal));
  });

  const study = program
    .command("study")
    .description("run the studies of a model: tornados, grids, samples, fronts, alternatives")
    .argument("[model]", "folder or file", ".")
    .argument("[studies...]", "names of studies (default: all)")
    .option("-o, --out <folder>", "write tables and keep results, so that a study can be resumed")
    .option("-w, --workers <number>", "runs at one time (default: one for each processor)")
    .option(...setOption, collect, [])
    .option("--list", "list the studies and run none")
    .option("--cold", "start every solve from nothing, not from the optimum of its scenario")
    .option("--json", "results as JSON on stdout");
  addSolver(study).action(
    async (path: string, names: readonly string[], options: StudyCommandOptions) => {
      const { runStudies } = await import("./commands/study.js");
      finish(await runStudies(path, names, options, terminal));
    },
  );

  const report = program
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
    .option(...setOption, collect, [])
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
    .option("--max-size <entries>", "refuse to build more rows, columns or entries than this")
    .option("--progress", "say on stderr what begins and ends, also without a terminal");
  addSolver(report).action(async (path: string, options: ReportCommandOptions) => {
    const { runReport } = await import("./commands/report.js");
    finish(await runReport(path, options, terminal));
  });

  const reproduce = program
    .command("reproduce")
    .description("set the claims of a publication beside what the model gives")
    .argument("[model]", "folder or file", ".")
    .option("-o, --out <file>", "write the Markdown page to this file")
    .option("--check", "write nothing; exit with 1 if a verdict differs from those in --out")
    .option(
      "-w, --workers <number>",
      "big scenarios solved at one time (default: one per processor)",
    )
    .option("--progress", "say on stderr what begins and ends, also without a terminal")
    .option("--json", "claims and verdicts as JSON on stdout")
    .addHelpText(
      "after",
      "\nA claim that is not met is a finding: the exit code is 0 all the same.",
    );
  addSolver(reproduce).action(async (path: string, options: ReproduceOptions) => {
    const { runReproduce } = await import("./commands/reproduce.js");
    finish(await runReproduce(path, options, terminal));
  });
}

/** How to solve, at the end of the options of a command. */
function addSolver(command: Command): Command {
  return command
    .option("--time-limit <seconds>", "stop each solve after this time")
    .option("--solver <name>", "auto, simplex, ipm, clp, cbc, glpk or highs", "auto")
    .option("--solver-cmd <command>", "another solver, as a command with {mps} and {solution}")
    .option(
      "--solver-option <name=value>",
      "an option of the solver (may be repeated)",
      collect,
      [],
    );
}
