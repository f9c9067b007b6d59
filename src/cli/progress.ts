/**
 * What a running solve shows on stderr: on a terminal a spinner with a line per running scenario (phase, iterations,
 * objective, time); elsewhere nothing, or one plain line per event when asked for by --progress.
 */
import ora from "ora";
import type { SolveProgress } from "../solve/index.js";
import { showQuantity } from "./table.js";
import type { Terminal } from "./terminal.js";

/** Lines of progress that are replaced as work goes on. */
export interface Progress {
  /** One line in place of all others. */
  readonly stage: (text: string) => void;
  /** A scenario has begun to be solved: it gets a line of its own. */
  readonly begun: (scenario: string) => void;
  readonly solving: (scenario: string, progress: SolveProgress) => void;
  /** A scenario has ended: its line goes. */
  readonly ended: (scenario: string, outcome: string) => void;
  /** A line that stays, whatever the terminal. */
  readonly say: (text: string) => void;
  readonly stop: () => void;
}

/** A spinner on an interactive terminal; elsewhere plain lines if wanted, or silence. */
export function createProgress(terminal: Terminal, isWanted = false): Progress {
  if (terminal.isInteractive) return createSpinner(terminal);
  const note = isWanted ? terminal.err : (): void => {};
  return {
    stage: note,
    begun: (scenario) => note(`${scenario}: solving`),
    solving: () => {},
    ended: (scenario, outcome) => note(`${scenario}: ${outcome}`),
    say: terminal.err,
    stop: () => {},
  };
}

/** The cursor stays visible: hiding it would take over Ctrl-C while a model is being built. */
function createSpinner(terminal: Terminal): Progress {
  const spinner = ora({ stream: process.stderr, discardStdin: false, hideCursor: false });
  const running = new Map<string, string>();
  const show = (text: string): void => {
    spinner.text = text;
    if (spinner.isSpinning) spinner.render();
    else spinner.start();
  };
  const showRunning = (): void => show([...running.values()].join("\n  "));
  return {
    stage(text) {
      running.clear();
      show(text);
    },
    begun(scenario) {
      running.set(scenario, `${scenario}: solving`);
      showRunning();
    },
    solving(scenario, progress) {
      running.set(scenario, describeProgress(scenario, progress));
      spinner.text = [...running.values()].join("\n  ");
    },
    ended(scenario) {
      running.delete(scenario);
      if (running.size > 0) showRunning();
    },
    say(text) {
      spinner.clear();
      terminal.err(text);
    },
    stop: () => void spinner.stop(),
  };
}

function describeProgress(scenario: string, progress: SolveProgress): string {
  const objective =
    progress.objective === undefined ? "" : `, objective ${showQuantity(progress.objective)}`;
  const iterations = progress.iterations.toLocaleString("en-US");
  return `${scenario}: ${progress.phase}, ${iterations} iterations${objective}, ${progress.seconds.toFixed(1)} s`;
}
