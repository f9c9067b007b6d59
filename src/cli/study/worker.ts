/**
 * The thread that carries out tasks: reads the model once from the texts it was born with, keeps its own solver, and
 * answers one task after another. Files are not read here, so that all workers see what was hashed.
 */
import { workerData } from "node:worker_threads";
import { openSession } from "../../compile.js";
import { createRoutedSolver } from "../../native/index.js";
import type { Host } from "../../project/index.js";
import { createInlineSolver, type CompiledHighs, type SolveOptions } from "../../solve/index.js";
import type { Setting } from "../../scenario/index.js";
import type { RunResult, Task } from "../../study/index.js";
import { createCarrier } from "./carry-out.js";

/** What a worker is born with. */
export interface StudyBirth {
  readonly entry: string;
  /** Every text of the program and its data, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly compiled: CompiledHighs;
  readonly options: SolveOptions;
  readonly settings: readonly Setting[];
  readonly isCold: boolean;
}

const birth: StudyBirth = workerData;
let carrier: Promise<(task: Task) => Promise<RunResult>> | undefined;

async function prepare(): Promise<(task: Task) => Promise<RunResult>> {
  const { entry, texts, compiled, options, settings, isCold } = birth;
  const host: Host = {
    read: (path) => {
      const text = texts.get(path);
      return text === undefined ? { kind: "missing", near: [] } : { kind: "text", text };
    },
  };
  const session = openSession(host, entry);
  const solver = createRoutedSolver({ createEmbedded: () => createInlineSolver({ compiled }) });
  return createCarrier(session, solver, {
    solving: options,
    settings,
    isCold,
  });
}

/** Carries out one task. */
export default async function carryOut(task: Task): Promise<RunResult> {
  carrier ??= prepare();
  return (await carrier)(task);
}
