/**
 * `npm run bench`: how long text takes to become a linear program, as ratios in one run against a hand-written floor and
 * against glpsol on the same model; then how long DC-DECOM takes as a whole, against PuLP with CBC. It prints; it never
 * judges. Options: --hours 8760,87600 --runs 5 --skip-glpsol, and --solve for DC-DECOM alone.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { benchJoin } from "./join.js";
import { benchPrefectures } from "./prefectures.js";
import { benchSolve } from "./solve-compare.js";
import { writeMathProg, writeModel, type Variant } from "./microgrid-files.js";

interface Measured {
  readonly seconds: readonly number[];
  readonly peak: number;
  readonly bytes: number;
}

const { values: options } = parseArgs({
  options: {
    hours: { type: "string", default: "8760,87600,876000" },
    runs: { type: "string", default: "3" },
    "skip-glpsol": { type: "boolean", default: false },
    solve: { type: "boolean", default: false },
  },
});
const models = fileURLToPath(new URL("../../models", import.meta.url));
const contestant = fileURLToPath(new URL("contestant.js", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "dcm-bench-"));

function print(cells: readonly string[]): void {
  process.stdout.write(
    `${cells.map((cell, i) => (i === 0 ? cell.padEnd(18) : cell.padStart(13))).join("")}\n`,
  );
}

function measure(
  kind: "dcm" | "floor",
  folder: string,
  hours: number,
  variant: Variant,
  runs: number,
): Measured {
  const args = [contestant, kind, folder, String(hours), variant, String(runs)];
  return JSON.parse(
    execFileSync(process.execPath, ["--max-old-space-size=8000", ...args], { encoding: "utf8" }),
  );
}

function measureGlpsol(hours: number): number | undefined {
  const path = join(work, `microgrid-${hours}.mod`);
  writeMathProg(path, hours);
  const started = performance.now();
  const run = spawnSync("glpsol", ["--check", "-m", path], { encoding: "utf8" });
  return run.status === 0 ? (performance.now() - started) / 1000 : undefined;
}

const best = (measured: Measured): number => Math.min(...measured.seconds);
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

function benchBuilding(runs: number): void {
  print([
    "microgrid",
    "dcm first",
    "dcm best",
    "floor best",
    "dcm/floor",
    "glpsol",
    "glpsol/dcm",
    "peak",
    "peak/arrays",
  ]);
  for (const hours of options.hours.split(",").map(Number)) {
    for (const variant of ["formula", "csv"] as const) {
      const folder = join(work, `${variant}-${hours}`);
      writeModel(models, folder, hours, variant);
      const ours = measure("dcm", folder, hours, variant, runs);
      const once = measure("dcm", folder, hours, variant, 1);
      const floor = measure("floor", folder, hours, variant, runs);
      const glpsol =
        options["skip-glpsol"] || variant === "csv" || hours > 100_000
          ? undefined
          : measureGlpsol(hours);
      print([
        `${hours} h ${variant}`,
        `${ours.seconds[0]?.toFixed(3)} s`,
        `${best(ours).toFixed(3)} s`,
        `${best(floor).toFixed(3)} s`,
        (best(ours) / best(floor)).toFixed(2),
        glpsol === undefined ? "-" : `${glpsol.toFixed(2)} s`,
        glpsol === undefined ? "-" : (glpsol / best(ours)).toFixed(1),
        megabytes(once.peak),
        (once.peak / once.bytes).toFixed(2),
      ]);
    }
  }
}

try {
  const runs = Number(options.runs);
  if (!options.solve) {
    benchBuilding(runs);
    process.stdout.write("\n");
    benchJoin(print);
    process.stdout.write("\n");
    benchPrefectures(models, print);
    process.stdout.write("\n");
  }
  benchSolve(models, runs, print);
} finally {
  rmSync(work, { recursive: true, force: true });
}
