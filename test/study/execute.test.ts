import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { executeTasks, type Execution } from "../../src/cli/study/execute.js";
import { createStore, forgetfulStore, type ResultStore } from "../../src/cli/study/store.js";
import type { RunResult, Task } from "../../src/study/index.js";

const solved: RunResult = {
  status: "optimal",
  message: undefined,
  objective: 0.1 + 0.2,
  values: [
    { outcome: "", measure: "x[北海道]", value: 1e-17, unit: "MW" },
    { outcome: "", measure: "absent", value: undefined, unit: "1" },
  ],
  residual: 1e-12,
  seconds: 0.25,
};
const fault: RunResult = { ...solved, status: "fault", values: [], message: "it fell" };

function task(text: string): Task {
  return {
    parts: [],
    shared: [],
    isJoint: false,
    first: undefined,
    limit: undefined,
    measures: [{ text, name: text }],
  };
}

function execution(
  carryOut: (task: Task) => Promise<RunResult>,
  store: ResultStore = forgetfulStore,
): Execution {
  return { carryOut, store, width: 2, isStopped: () => false, onResult: () => {} };
}

function newStore(): { readonly folder: string; readonly store: ResultStore } {
  const folder = mkdtempSync(join(tmpdir(), "dcm-store-"));
  return { folder, store: createStore(folder) };
}

it("tries a fault again, twice at most, and never keeps one", async () => {
  const { folder, store } = newStore();
  const attempts = new Map<string, number>();
  const results = await executeTasks(
    ["steady", "shaky", "broken", "thrown"].map((key) => ({ key, task: task(key) })),
    execution(({ measures }) => {
      const key = measures[0]?.text ?? "";
      const attempt = (attempts.get(key) ?? 0) + 1;
      attempts.set(key, attempt);
      if (key === "thrown") return Promise.reject(new Error("the thread ended"));
      const isFine = key === "steady" || (key === "shaky" && attempt === 3);
      return Promise.resolve(isFine ? solved : fault);
    }, store),
  );
  expect([...attempts]).toEqual([
    ["steady", 1],
    ["shaky", 3],
    ["broken", 3],
    ["thrown", 3],
  ]);
  expect([...results].map(([key, { status }]) => `${key} ${status}`).sort()).toEqual([
    "broken fault",
    "shaky optimal",
    "steady optimal",
    "thrown fault",
  ]);
  expect(results.get("thrown")?.message).toBe("the thread ended");
  expect(
    readdirSync(folder)
      .flatMap((name) => readdirSync(join(folder, name)))
      .sort(),
  ).toEqual(["shaky.json", "steady.json"]);
});

it("does not carry out what is kept, nor one thing twice", async () => {
  const { store } = newStore();
  store.keep("old", solved);
  const carriedOut: string[] = [];
  const kept: boolean[] = [];
  const results = await executeTasks(
    ["old", "new", "new"].map((key) => ({ key, task: task(key) })),
    {
      ...execution(({ measures }) => {
        carriedOut.push(measures[0]?.text ?? "");
        return Promise.resolve({ ...solved, status: "infeasible" });
      }, store),
      onResult: (wasKept) => void kept.push(wasKept),
    },
  );
  expect(carriedOut).toEqual(["new"]);
  expect(kept.filter((wasKept) => wasKept)).toHaveLength(2);
  expect(kept).toHaveLength(3);
  expect(results.get("old")).toEqual(solved);
  expect(store.find("new")?.status).toBe("infeasible");
});

it("stops between runs and leaves out what an interrupt broke off", async () => {
  let isStopped = false;
  const results = await executeTasks(
    ["a", "b", "c"].map((key) => ({ key, task: task(key) })),
    {
      ...execution(({ measures }) => {
        if (measures[0]?.text === "a") return Promise.resolve(solved);
        isStopped = true;
        return Promise.reject(new Error("terminated"));
      }),
      width: 1,
      isStopped: () => isStopped,
    },
  );
  expect([...results.keys()]).toEqual(["a"]);
});

it("keeps numbers to the last bit and what is absent as absent", () => {
  const { folder, store } = newStore();
  store.keep("ab12", solved);
  expect(store.find("ab12")).toEqual(solved);
  expect(readdirSync(join(folder, "ab"))).toEqual(["ab12.json"]);
});

it("takes no file for a result that is broken, of another key, or of another shape", () => {
  const { folder, store } = newStore();
  store.keep("ab12", solved);
  const path = join(folder, "ab", "ab12.json");
  const whole = readFileSync(path, "utf8");
  const others = [
    whole.slice(0, whole.length / 2),
    whole.replace("ab12", "ab13"),
    whole.replace('"optimal"', '"fault"'),
    whole.replace('"seconds": 0.25', '"seconds": "short"'),
    "null",
    "",
  ];
  for (const text of others) {
    writeFileSync(path, text);
    expect(store.find("ab12"), text).toBeUndefined();
  }
  mkdirSync(join(folder, "cd", "cd34.json"), { recursive: true });
  expect(store.find("cd34")).toBeUndefined();
});
