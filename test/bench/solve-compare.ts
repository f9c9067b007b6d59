/**
 * The whole run of DC-DECOM, from text to a verified optimum of its three scenarios, against the same equations
 * written in PuLP and solved by CBC: CPU seconds (user and system) of all processes, so that neither waiting nor the
 * number of cores counts. The best of some runs each, taken in turn; it prints, and never judges.
 */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../test/bench/dc_decom_pulp.py", import.meta.url));
const dcm = fileURLToPath(new URL("../cli/main.js", import.meta.url));
const scenarios = "REF,CCN,RCN";

interface Ran {
  readonly cpu: number;
  readonly wall: number;
}

/** How PuLP states capacity: as the paper does, a sum in every row, or as a variable, which gives our rows and columns. */
const rivals = [
  ["PuLP, the paper's rows", []],
  ["PuLP, our rows", ["--capacity-variables"]],
] as const;

/** Prints CPU and wall seconds of our run and of both rivals, and how many times as much they take. */
export function benchSolve(
  models: string,
  runs: number,
  print: (cells: readonly string[]) => void,
): void {
  print(["dc-decom".padEnd(24), "CPU", "times ours", "wall", "times ours"]);
  const python = findPython();
  const ours: Ran[] = [];
  const theirs: Ran[][] = rivals.map(() => []);
  for (let k = 0; k < runs; k++) {
    ours.push(run(process.execPath, [dcm, "solve", join(models, "dc-decom"), "-s", scenarios]));
    if (python === undefined) continue;
    for (const [i, [, words]] of rivals.entries()) {
      theirs[i]?.push(run(python, [program, models, ...words]));
    }
  }
  const row = (name: string, ran: readonly Ran[]): void =>
    print([
      name.padEnd(24),
      ...(["cpu", "wall"] as const).flatMap((what) => [
        `${best(ran, what).toFixed(2)} s`,
        (best(ran, what) / best(ours, what)).toFixed(2),
      ]),
    ]);
  row("dcm", ours);
  if (python === undefined) process.stdout.write("no python3 with PuLP on the path\n");
  else rivals.forEach(([name], i) => row(name, theirs[i] ?? []));
}

function best(ran: readonly Ran[], what: keyof Ran): number {
  return Math.min(...ran.map((one) => one[what]));
}

/** The shell's own account of what its children took. */
function run(command: string, words: readonly string[]): Ran {
  const started = performance.now();
  const script = '"$@" > /dev/null && times';
  const ran = spawnSync("sh", ["-c", script, "sh", command, ...words], { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${command} failed: ${ran.stderr}`);
  const wall = (performance.now() - started) / 1000;
  const children = ran.stdout.trim().split("\n").at(-1) ?? "";
  const times = [...children.matchAll(/(\d+)m([\d.]+)s/gu)];
  return { cpu: times.reduce((sum, [, m, s]) => sum + 60 * Number(m) + Number(s), 0), wall };
}

/** The first python3 on the path that has PuLP. */
export function findPython(): string | undefined {
  return (process.env["PATH"] ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "python3"))
    .filter((path) => existsSync(path))
    .find((path) => spawnSync(path, ["-c", "import pulp"]).status === 0);
}
