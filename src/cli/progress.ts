/**
 * What a running solve shows on stderr: a spinner with iterations, objective and time on a terminal, nothing elsewhere.
 */
import ora from "ora";
import type { SolveProgress } from "../solve/index.js";
import { showQuantity } from "./table.js";
import type { Terminal } from "./terminal.js";

/** One line of progress that is replaced as work goes on. */
export interface Progress {
  readonly stage: (text: string) => void;
  readonly solving: (scenario: string, progress: SolveProgress) => void;
  readonly stop: () => void;
}

/** A spinner on an interactive terminal; silent otherwise. */
export function createProgress(terminal: Terminal): Progress {
  if (!terminal.isInteractive) return { stage: () => {}, solving: () => {}, stop: () => {} };
  const spinner = ora({ stream: process.stderr, discardStdin: false });
  const show = (text: string): void => {
    spinner.text = text;
    if (!spinner.isSpinning) spinner.start();
  };
  return {
    stage: show,
    solving(scenario, progress) {
      const objective =
        progress.objective === undefined ? "" : `, objective ${showQuantity(progress.objective)}`;
      const iterations = progress.iterations.toLocaleString("en-US");
      show(
        `${scenario}: ${progress.phase}, ${iterations} iterations${objective}, ${progress.seconds.toFixed(1)} s`,
      );
    },
    stop: () => void spinner.stop(),
  };
}
