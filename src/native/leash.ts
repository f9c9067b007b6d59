/**
 * A program of its own that stands between us and a native solver, and owns the folder of its files. When whoever started
 * it closes the channel or ends in whatever way, even by being killed, it ends the solver with all that the solver
 * has started, removes the folder, and ends.
 *
 *   node leash.js FOLDER       then requests over the channel, each answered by output and one end
 */
import { spawn, type ChildProcess } from "node:child_process";
import { rmSync } from "node:fs";
import { isLeashRequest, type LeashReply, type LeashRequest } from "./leash-messages.js";

/** Milliseconds that output may come after the end, from something the solver has started. */
const patience = 1000;

const [, , folder] = process.argv;
let solver: ChildProcess | undefined;

process.on("message", (message) => {
  if (isLeashRequest(message)) start(message);
});
process.on("disconnect", end);
// Keys on the terminal are for the process that holds the leash.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

function start({ words: [command = "", ...words], cwd }: LeashRequest): void {
  const started = spawn(command, words, {
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
    windowsHide: true,
  });
  solver = started;
  let isEnded = false;
  const finish = (message: LeashReply): void => {
    if (isEnded) return;
    isEnded = true;
    solver = undefined;
    reply(message);
  };
  for (const stream of [started.stdout, started.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => reply({ kind: "output", text }));
  }
  started.on("error", (error) => finish({ kind: "fault", message: error.message }));
  started.on("exit", (code, signal) => {
    killGroup(started);
    const message = { kind: "end", code: code ?? undefined, signal: signal ?? undefined } as const;
    started.on("close", () => finish(message));
    setTimeout(() => finish(message), patience).unref();
  });
}

function reply(message: LeashReply): void {
  // Nobody may be left to hear it.
  process.send?.(message, undefined, undefined, () => undefined);
}

function end(): void {
  if (solver !== undefined) killGroup(solver);
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit();
}

/** Ends what a process has started too, where the system knows groups. */
function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch {
    // It had ended already.
  }
}
