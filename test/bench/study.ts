/**
 * How much faster a study of many small solves becomes with more workers: `node dist/bench/study.js`.
 * It prints; it never judges. Options: --runs 200 --hours 744 --workers 1,2 --cold.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "200" },
    hours: { type: "string", default: "744" },
    workers: { type: "string", default: "1,2" },
    cold: { type: "boolean", default: false },
  },
});
const entry = fileURLToPath(new URL("../bin/main.js", import.meta.url));
const source = fileURLToPath(new URL("../../models/microgrid/microgrid.dcm", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "dcm-bench-"));

try {
  const model = join(work, "microgrid.dcm");
  const study = `
study sample {
  latin_hypercube ${options.runs} seed 1
  vary pv_cost * uniform(0.5, 1.5)
  vary battery_cost * uniform(0.5, 1.5)
  measure total_cost, diesel_share
}
`;
  const text = readFileSync(source, "utf8").replace(/= 168\b/u, `= ${options.hours}`);
  writeFileSync(model, text + study);
  let first: number | undefined;
  for (const workers of options.workers.split(",")) {
    const started = performance.now();
    const ran = spawnSync(
      process.execPath,
      [
        entry,
        "study",
        model,
        "--workers",
        workers,
        "--out",
        mkdtempSync(join(work, "out-")),
        ...(options.cold ? ["--cold"] : []),
      ],
      { encoding: "utf8" },
    );
    const seconds = (performance.now() - started) / 1000;
    if (ran.status !== 0) throw new Error(ran.stderr);
    first ??= seconds;
    const pace = `${((1000 * seconds) / Number(options.runs)).toFixed(0)} ms a run`;
    process.stdout.write(
      `${workers.padStart(3)} workers ${seconds.toFixed(2).padStart(8)} s  ${pace.padStart(12)}  ${(first / seconds).toFixed(2)} times as fast\n`,
    );
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
