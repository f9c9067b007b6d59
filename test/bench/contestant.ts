/**
 * One contestant in a process of its own, so that peak memory means something:
 *   node contestant.js dcm|floor FOLDER HOURS formula|csv RUNS
 * Prints JSON: seconds of each run, peak memory beyond the idle process, bytes of the final arrays.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, createNodeHost, openSession } from "dcm/node";
import { buildFloor, microgridSeries } from "./microgrid-floor.js";

const [kind, folder = ".", hoursText = "0", variant = "formula", runsText = "1"] =
  process.argv.slice(2);
const hours = Number(hoursText);

function runDcm(): number {
  const session = openSession(createNodeHost(folder), "microgrid.dcm");
  const compiled = compile(session);
  if (compiled.built === undefined)
    throw new Error(JSON.stringify(compiled.diagnostics.slice(0, 3)));
  const { program } = compiled.built;
  return bytesOf([
    program.colCost,
    program.colLower,
    program.colUpper,
    program.rowLower,
    program.rowUpper,
    program.matrix.starts,
    program.matrix.indices,
    program.matrix.values,
  ]);
}

function runFloor(): number {
  const { profile, load } = variant === "csv" ? readSeries() : microgridSeries(hours);
  return bytesOf(Object.values(buildFloor(hours, profile, load)));
}

/** The plainest way to read a clean CSV: split lines and cells. */
function readSeries(): { readonly profile: Float64Array; readonly load: Float64Array } {
  const lines = readFileSync(join(folder, "series.csv"), "utf8").split("\n");
  const profile = new Float64Array(hours);
  const load = new Float64Array(hours);
  for (let i = 1; i <= hours; i++) {
    const [hour, sun, power] = (lines[i] ?? "").split(",");
    profile[Number(hour)] = Number(sun);
    load[Number(hour)] = Number(power);
  }
  return { profile, load };
}

function bytesOf(arrays: readonly { readonly byteLength: number }[]): number {
  return arrays.reduce((sum, array) => sum + array.byteLength, 0);
}

const idle = process.memoryUsage().rss;
const seconds: number[] = [];
let bytes = 0;
for (let run = 0; run < Number(runsText); run++) {
  const started = performance.now();
  bytes = kind === "dcm" ? runDcm() : runFloor();
  seconds.push((performance.now() - started) / 1000);
}
const peak = process.resourceUsage().maxRSS * 1024 - idle;
process.stdout.write(JSON.stringify({ seconds, peak, bytes }));
