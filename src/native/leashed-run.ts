/**
 * A private folder and a process that runs commands in it, both of which are gone when the run is closed, when this process
 * ends, and when the thread that opened the run is ended from outside.
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { isLeashReply, type LeashRequest } from "./leash-messages.js";
import { createLogKeeper } from "./log-keeper.js";

/** How a command ended. */
export interface CommandEnd {
  /** Why that was a failure: exit code, signal, or what kept it from starting. */
  readonly failure: string | undefined;
  /** The beginning and the end of what it printed. */
  readonly log: string;
}

/** A folder and a process, until closed. */
export interface LeashedRun {
  readonly folder: string;
  /** Runs a command; one at a time. */
  readonly run: (
    words: readonly string[],
    cwd: string | undefined,
    onLine: (line: string) => void,
  ) => Promise<CommandEnd>;
  /** Ends what still runs, after which nothing more can be run. */
  readonly stop: () => void;
  /** Ends what still runs, and removes the folder. */
  readonly close: () => Promise<void>;
}

/** Opens a run in a new folder that nobody else may enter. */
export function openLeashedRun(): LeashedRun {
  const folder = mkdtempSync(join(tmpdir(), "dcm-solve-"));
  const leash = fork(leashPath(), [folder], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
    execArgv: [],
    detached: true,
  });
  const gone = new Promise<void>((resolve) => {
    leash.once("exit", () => resolve());
    leash.once("error", () => resolve());
  });
  const stop = (): void => {
    if (leash.connected) leash.disconnect();
  };
  return {
    folder,
    run: (words, cwd, onLine) => runCommand(leash, { kind: "run", words, cwd }, onLine),
    stop,
    async close() {
      stop();
      await gone;
      // The leash has done so already, unless something ended it.
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The compiled program; the sources, which only a test runner loads, use the built one. */
function leashPath(): string {
  const isSource = import.meta.url.endsWith(".ts");
  const path = isSource ? "../../dist/native/leash.js" : "./leash.js";
  return fileURLToPath(new URL(path, import.meta.url));
}

function runCommand(
  leash: ChildProcess,
  request: LeashRequest,
  onLine: (line: string) => void,
): Promise<CommandEnd> {
  const keeper = createLogKeeper(onLine);
  return new Promise((resolve) => {
    function finish(failure: string | undefined): void {
      leash.off("message", onMessage).off("exit", onExit).off("error", onExit);
      resolve({ failure, log: keeper.text() });
    }
    function onMessage(message: unknown): void {
      if (!isLeashReply(message)) return;
      if (message.kind === "output") keeper.take(message.text);
      else if (message.kind === "fault") finish(message.message);
      else if (message.signal !== undefined) finish(`it was ended by ${message.signal}`);
      else
        finish(message.code === 0 ? undefined : `it ended with code ${message.code ?? "unknown"}`);
    }
    function onExit(): void {
      finish("it ended unexpectedly");
    }
    leash.on("message", onMessage).on("exit", onExit).on("error", onExit);
    if (leash.connected) leash.send(request, () => undefined);
    else onExit();
  });
}
