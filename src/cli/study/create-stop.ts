/**
 * Ctrl-C, or a request to terminate, while studies run.
 */
import type { Terminal } from "../terminal.js";

/** Whether and when the user wants to stop. */
export interface Stop {
  readonly isStopped: () => boolean;
  readonly whenStopped: Promise<void>;
  readonly forget: () => void;
}

/** Listens for interrupts until it is told to forget: the first ends the workers, the second the process. */
export function createStop(terminal: Terminal): Stop {
  const control = new AbortController();
  const onInterrupt = (): void => {
    if (control.signal.aborted) process.exit(130);
    terminal.err("\ninterrupted: ending the workers (again to leave at once)");
    control.abort();
  };
  process.on("SIGINT", onInterrupt);
  process.on("SIGTERM", onInterrupt);
  return {
    isStopped: () => control.signal.aborted,
    whenStopped: new Promise((resolve) => {
      control.signal.addEventListener("abort", () => resolve(), { once: true });
    }),
    forget: () => {
      process.off("SIGINT", onInterrupt);
      process.off("SIGTERM", onInterrupt);
    },
  };
}
