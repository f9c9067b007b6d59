/**
 * Whatever ends us, the solver ends too and its folder goes.
 */
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { afterAll, expect, it } from "vitest";
import { entry, models } from "../cli/run-dcm.js";
import { isAlive, textOf, until } from "./processes.js";

const fake = fileURLToPath(new URL("fake-solver.mjs", import.meta.url));
const native = new URL("../../dist/native/index.js", import.meta.url).href;
const home = mkdtempSync(join(tmpdir(), "dcm-test-"));

afterAll(() => rmSync(home, { recursive: true }));

/** A folder for temporary files, empty once all is over. */
function temporaryFolder(name: string): string {
  mkdirSync(join(home, name));
  return join(home, name);
}

it.each(["SIGINT", "SIGTERM", "SIGHUP", "SIGKILL"] as const)(
  "leaves neither a solver nor a file behind after %s",
  async (signal) => {
    const temporary = temporaryFolder(signal);
    const note = join(home, `${signal}-note`);
    const command = `${process.execPath} ${fake} hanging {solution} ${note} {mps}`;
    const words = [entry, "solve", join(models, "starter"), "--solver-cmd", command];
    const dcm = spawn(process.execPath, words, {
      stdio: "ignore",
      env: { ...process.env, TMPDIR: temporary },
    });
    const ended = new Promise<number | null>((resolve) => dcm.once("exit", resolve));
    const pids = (await textOf(note)).split(" ");
    dcm.kill(signal);
    const code = await ended;
    await until(() => !pids.some(isAlive) && readdirSync(temporary).length === 0);
    if (signal === "SIGINT" || signal === "SIGTERM") expect(code).toBe(4);
  },
);

it("leaves nothing behind when its thread is ended", async () => {
  const temporary = temporaryFolder("thread");
  const note = join(home, "thread-note");
  const program = `
    const { createNativeSolver } = await import(${JSON.stringify(native)});
    const words = ${JSON.stringify([process.execPath, fake, "hanging", "{solution}", note, "{mps}"])};
    const one = (value) => Float64Array.of(value);
    await createNativeSolver({ kind: "command", words }).solve({
      numCols: 1, numRows: 1, sense: "minimize", offset: 0,
      colCost: one(1), colLower: one(0), colUpper: one(9), rowLower: one(1), rowUpper: one(9),
      matrix: { starts: Int32Array.of(0, 1), indices: Int32Array.of(0), values: one(1) },
      integrality: undefined,
    });`;
  const source = new URL(`data:text/javascript,${encodeURIComponent(program)}`);
  const thread = new Worker(source, { env: { ...process.env, TMPDIR: temporary } });
  const pids = (await textOf(note)).split(" ");
  await thread.terminate();
  await until(() => !pids.some(isAlive) && readdirSync(temporary).length === 0);
  expect(existsSync(temporary)).toBe(true);
});
