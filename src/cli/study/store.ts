/**
 * Finished runs on disk, one file per key. A file appears whole or not at all: it is written beside its place, synced,
 * then renamed; so an interrupt at any moment leaves only whole results, and the next start goes on from them.
 */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { MeasuredValue, RunResult, RunStatus } from "../../study/index.js";

/** Keeps results by key. */
export interface ResultStore {
  readonly find: (key: string) => RunResult | undefined;
  readonly keep: (key: string, result: RunResult) => void;
}

/** A store that keeps nothing. */
export const forgetfulStore: ResultStore = { find: () => undefined, keep: () => {} };

/** The store below a folder: `<k2>/<key>.json`. */
export function createStore(folder: string): ResultStore {
  let count = 0;
  const pathOf = (key: string): string => join(folder, key.slice(0, 2), `${key}.json`);
  return {
    find: (key) => readResult(pathOf(key), key),
    keep: (key, result) => {
      const path = pathOf(key);
      mkdirSync(dirname(path), { recursive: true });
      const staging = join(dirname(path), `.${key}.${process.pid}.${++count}`);
      try {
        writeSynced(staging, `${JSON.stringify({ key, ...result }, undefined, 2)}\n`);
        renameSync(staging, path);
      } finally {
        rmSync(staging, { force: true });
      }
      syncFolder(dirname(path));
    },
  };
}

function writeSynced(path: string, text: string): void {
  const file = openSync(path, "wx");
  try {
    writeSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A rename lasts once its folder is synced; some systems do not let folders be opened. */
function syncFolder(path: string): void {
  try {
    const folder = openSync(path, "r");
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // The result is whole either way; after a power cut it may have to be computed again.
  }
}

/** The kept result; undefined when there is none, or what is there is not one of this key. */
function readResult(path: string, key: string): RunResult | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isKept(content) && content.key === key ? toResult(content) : undefined;
}

interface Kept {
  readonly key: string;
  readonly status: RunStatus;
  readonly message?: string;
  readonly objective?: number;
  readonly values: readonly (Omit<MeasuredValue, "value"> & { readonly value?: number })[];
  readonly residual?: number;
  readonly seconds: number;
}

function toResult({ status, message, objective, values, residual, seconds }: Kept): RunResult {
  const whole = values.map(({ outcome, measure, value, unit }) => ({
    outcome,
    measure,
    value,
    unit,
  }));
  return { status, message, objective, values: whole, residual, seconds };
}

const statuses = new Set<unknown>([
  "optimal",
  "infeasible",
  "unbounded",
  "infeasible-or-unbounded",
  "time-limit",
  "iteration-limit",
  "refused",
]);

function isKept(content: unknown): content is Kept {
  if (typeof content !== "object" || content === null) return false;
  const has = (name: string, kind: string, isOptional = false): boolean => {
    const value: unknown = Object.getOwnPropertyDescriptor(content, name)?.value;
    return typeof value === kind || (isOptional && value === undefined);
  };
  return (
    has("key", "string") &&
    "status" in content &&
    statuses.has(content.status) &&
    has("message", "string", true) &&
    has("objective", "number", true) &&
    has("residual", "number", true) &&
    has("seconds", "number") &&
    "values" in content &&
    Array.isArray(content.values)
  );
}
