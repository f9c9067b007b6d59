/** Ctrl-C and requests to end, sent to the built command line while it solves. */
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { emptyFolder, entry as main, models } from "../cli/run-dcm.js";

/** Dantzig's weights make RCN ten times as slow as REF. */
const slow = ["--solver-option", "simplex_dual_edge_weight_strategy=0", "--progress"];

interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly statuses: Readonly<Record<string, string>>;
  readonly files: readonly string[];
}

/** Solves scenarios of DC-DECOM, and sends a signal as soon as stderr has the words. */
function solveUntil(words: string, signal: NodeJS.Signals, scenarios: string): Promise<Ended> {
  const out = emptyFolder();
  const model = join(models, "dc-decom");
  const ask = [main, "solve", model, "--scenario", scenarios, "--out", out, ...slow];
  const child = spawn(process.execPath, ask, { stdio: ["ignore", "ignore", "pipe"] });
  return new Promise((resolve) => {
    let err = "";
    let isSent = false;
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      err += text;
      if (isSent || !err.includes(words)) return;
      isSent = true;
      child.kill(signal);
    });
    child.on("close", (code) => {
      const files = readdirSync(out, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
      const statuses = Object.fromEntries(
        files.map((name) => {
          const summary = readFileSync(join(out, name, "summary.json"), "utf8");
          return [name, String(JSON.parse(summary).status)];
        }),
      );
      resolve({
        code,
        err,
        statuses,
        files: files.flatMap((name) => readdirSync(join(out, name))),
      });
    });
  });
}

it("keeps what was solved before Ctrl-C, and says what was not", async () => {
  const ended = await solveUntil("REF: optimal", "SIGINT", "REF,RCN");
  expect(ended.statuses).toEqual({ REF: "optimal", RCN: "interrupted" });
  expect(ended.err).toContain("interrupted: waiting for the solver to stop");
  expect(ended.err).toContain("RCN: interrupted");
  expect(ended.err).not.toMatch(/^\s+at /mu);
  expect(ended.code).toBe(4);
}, 240_000);

it("ends in order when asked to terminate", async () => {
  const ended = await solveUntil("RCN: solving", "SIGTERM", "RCN,CCN");
  expect(ended.statuses).toEqual({ RCN: "interrupted", CCN: "interrupted" });
  expect(ended.files).toContain("run.json");
  expect(ended.code).toBe(4);
}, 240_000);
