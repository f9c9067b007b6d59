/**
 * The bar of a running study on stderr, with the runs done and the time left; nothing where nobody watches.
 */
import { SingleBar } from "cli-progress";
import type { Terminal } from "../terminal.js";

/** A bar that fills as runs finish. */
export interface StudyProgress {
  readonly begin: (study: string, runs: number) => void;
  /** More runs turned out to be needed. */
  readonly grow: (runs: number) => void;
  readonly step: (wasKept: boolean) => void;
  readonly stop: () => void;
}

/** A bar on an interactive terminal; silent otherwise. */
export function createStudyProgress(terminal: Terminal): StudyProgress {
  if (!terminal.isInteractive)
    return { begin: () => {}, grow: () => {}, step: () => {}, stop: () => {} };
  const bar = new SingleBar({
    format: "{study} {bar} {value}/{total} runs{kept}{left}",
    barsize: 30,
    barCompleteChar: "█",
    barIncompleteChar: "░",
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    stream: process.stderr,
  });
  let total = 0;
  let kept = 0;
  let solved = 0;
  let started = performance.now();
  const payload = (): Record<string, string> => ({
    kept: kept === 0 ? "" : `, ${kept} kept from before`,
    left: leftAfter(solved, total - kept - solved, (performance.now() - started) / 1000),
  });
  return {
    grow(runs) {
      total = runs;
      bar.setTotal(runs);
    },
    begin(study, runs) {
      bar.stop();
      [total, kept, solved, started] = [runs, 0, 0, performance.now()];
      bar.start(runs, 0, { study, kept: "", left: "" });
    },
    step(wasKept) {
      if (wasKept) kept++;
      else solved++;
      bar.update(kept + solved, payload());
    },
    stop: () => bar.stop(),
  };
}

/** Time left at the pace so far; only runs that were solved count for the pace. */
function leftAfter(solved: number, open: number, seconds: number): string {
  if (solved === 0 || open <= 0) return "";
  const left = (seconds / solved) * open;
  if (left < 90) return `, about ${Math.ceil(left)} s left`;
  return left < 5400
    ? `, about ${Math.ceil(left / 60)} min left`
    : `, about ${(left / 3600).toFixed(1)} h left`;
}
