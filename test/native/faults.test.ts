/**
 * What may go wrong between us and a program of the machine: each is a fault that says so, and nothing is left behind.
 */
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { createNativeSolver, type NativeChoice } from "../../src/native/index.js";
import { verifySolution, worstResidual, type Solution } from "../../src/solve/index.js";
import { isAlive, textOf } from "./processes.js";
import { programOf } from "./programs.js";

const fake = fileURLToPath(new URL("fake-solver.mjs", import.meta.url));
const before = { ...process.env };
const home = mkdtempSync(join(tmpdir(), "dcm-test-"));
const temporary = join(home, "a folder 東京 it's");
const program = programOf({ cost: [2], rows: [[3, [1], Infinity]] });

beforeAll(() => {
  mkdirSync(temporary);
  process.env["TMPDIR"] = temporary;
});

afterEach(() => {
  expect(readdirSync(temporary)).toEqual([]);
});

afterAll(() => {
  process.env["TMPDIR"] = before["TMPDIR"];
  process.env["PATH"] = before["PATH"];
  if (before["TMPDIR"] === undefined) delete process.env["TMPDIR"];
  rmSync(home, { recursive: true });
});

function goingWrong(way: string, note = ""): NativeChoice {
  return { kind: "command", words: [process.execPath, fake, way, "{solution}", note, "{mps}"] };
}

async function solveBy(way: string): Promise<Solution> {
  return createNativeSolver(goingWrong(way)).solve(program);
}

it("takes a right solution from a folder with blanks, quotes and foreign letters", async () => {
  const solution = await solveBy("right");
  expect(solution.status, solution.message).toBe("optimal");
  expect(solution.objective).toBe(6);
  expect([...(solution.primal?.colValue ?? [])]).toEqual([3]);
  expect([...(solution.dual?.rowDual ?? [])]).toEqual([2]);
  expect(solution.solver.options["command"]).toBe(
    `${process.execPath} ${fake} right solution.txt  program.mps`,
  );
});

it("takes a solution without duals as one", async () => {
  const solution = await solveBy("without duals");
  expect(solution.status).toBe("optimal");
  expect(solution.dual).toBeUndefined();
});

it.each([
  ["garbage", "its solution begins with"],
  ["empty", "in neither the format of HiGHS nor that of GLPK"],
  ["nothing", "it wrote no solution"],
  ["cut short", "its solution is incomplete or holds values that are no numbers"],
  ["more columns", "its solution is of 2 columns, not of 1"],
  ["fewer rows", "its solution is of 0 rows, not of 1"],
  ["no number", "holds values that are no numbers"],
  ["infinite", "holds values that are no numbers"],
  ["a foreign name", "its solution names `price`"],
  ["an odd status", "its status is `Perhaps`"],
  ["no point", "its solution has no feasible point"],
  ["failing", "it ended with code 3; it said: licence expired"],
  ["killed", "it was ended by SIGKILL"],
])("calls it a fault when a solution is %s", async (way, words) => {
  const solution = await solveBy(way);
  expect(solution.status).toBe("fault");
  expect(solution.message).toContain(words);
  expect(solution.message).not.toContain("\n");
  expect(solution.primal).toBeUndefined();
});

it.each(["a false point", "a false objective"])("does not believe %s", async (way) => {
  const solution = await solveBy(way);
  expect(worstResidual(verifySolution(program, solution))).toBeGreaterThan(0.1);
});

it("keeps the beginning and the end of what a talkative solver prints, and its solution", async () => {
  expect((await solveBy("much talk")).objective).toBe(6);
});

it("says that a program cannot be started", async () => {
  const choice = { kind: "command", words: [join(home, "absent"), "{mps}", "{solution}"] } as const;
  const solution = await createNativeSolver(choice).solve(program);
  expect(solution.status).toBe("fault");
  expect(solution.message).toContain("ENOENT");
});

it("ends a solver that does not heed its time limit, with what that has started", async () => {
  const note = join(home, "limit");
  const solver = createNativeSolver(goingWrong("hanging", note), { graceMilliseconds: 0 });
  const solution = await solver.solve(program, { timeLimitSeconds: 2 });
  expect(solution.status).toBe("time-limit");
  const pids = existsSync(note) ? readFileSync(note, "utf8").split(" ") : [];
  // The system takes a moment to end what was killed.
  await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
});

it("ends the solver when it is interrupted, with what that has started", async () => {
  const note = join(home, "interrupt");
  const interrupt = new AbortController();
  const pending = createNativeSolver(goingWrong("hanging", note)).solve(program, {
    signal: interrupt.signal,
  });
  const pids = (await textOf(note)).split(" ");
  interrupt.abort();
  const solution = await pending;
  expect(solution.status).toBe("interrupted");
  // The system takes a moment to end what was killed.
  await expect.poll(() => pids.filter(isAlive), { timeout: 10_000 }).toEqual([]);
});

it("starts nothing after an interrupt", async () => {
  const solution = await createNativeSolver(goingWrong("right")).solve(program, {
    signal: AbortSignal.abort(),
  });
  expect(solution.status).toBe("interrupted");
});

/** A `clp` that prints a verdict and writes these bytes. */
function fakeClp(bytes: Buffer, verdict = "Optimal"): void {
  const folder = mkdtempSync(join(home, "bin "));
  const script = `#!${process.execPath}
console.log("Coin LP version 9.9.9, build today\\n${verdict} objective 6 - 1 iterations time 0.0");
require("node:fs").writeFileSync(process.argv.at(-1), Buffer.from("${bytes.toString("base64")}", "base64"));
`;
  writeFileSync(join(folder, "clp"), script);
  chmodSync(join(folder, "clp"), 0o755);
  process.env["PATH"] = `${folder}${delimiter}${before["PATH"] ?? ""}`;
}

/** A binary solution: sizes, then doubles. */
function binaryOf(rows: number, cols: number, numbers: readonly number[]): Buffer {
  const sizes = new Int32Array([rows, cols]);
  return Buffer.concat([Buffer.from(sizes.buffer), Buffer.from(new Float64Array(numbers).buffer)]);
}

it.each([
  [
    "is of other sizes",
    binaryOf(2, 1, [6, 3, 0, 2, 0, 3, 0]),
    "its solution is of 2 rows and 1 columns, not of 1 and 1",
  ],
  ["is cut short", binaryOf(1, 1, [6, 3, 2, 3]), "its solution is cut short"],
  ["is hardly begun", Buffer.from([1, 0]), "its solution is cut short"],
  ["holds no numbers", binaryOf(1, 1, [6, 3, 2, NaN, 0]), "no numbers"],
])("refuses a binary solution that %s", async (_, bytes, words) => {
  fakeClp(bytes);
  const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program);
  expect(solution.status).toBe("fault");
  expect(solution.message).toContain(words);
});

it("reads a binary solution bit by bit, and who wrote it", async () => {
  fakeClp(binaryOf(1, 1, [6.000000000000001, 3.0000000000000004, 2, 3.0000000000000004, 0]));
  const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program);
  expect(solution.objective).toBe(6.000000000000001);
  expect(solution.primal?.colValue[0]).toBe(3.0000000000000004);
  expect(solution.solver).toMatchObject({ name: "Clp", version: "9.9.9" });
});

it.each([
  ["Stopped", "time-limit"],
  ["PrimalInfeasible", "infeasible"],
  ["DualInfeasible", "unbounded"],
])("takes no point from Clp where it says %s", async (verdict, status) => {
  fakeClp(binaryOf(1, 1, [6, 3, 2, 3, 0]), verdict);
  const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program);
  expect(solution.status).toBe(status);
  expect(solution.primal).toBeUndefined();
});

it("says so when Clp prints no verdict", async () => {
  fakeClp(binaryOf(1, 1, [6, 3, 2, 3, 0]), "Uncertain");
  const solution = await createNativeSolver({ kind: "tool", name: "clp" }).solve(program);
  expect(solution.message).toContain("it came to no verdict; it said: Coin LP version");
});
