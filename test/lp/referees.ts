/**
 * Other solvers as referees of what we write: HiGHS reads the text in process; glpsol and cbc are
 * run when they are installed. Each gives the minimum that the file states, or why there is none.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Highs } from "highs";

export type Verdict = number | "infeasible" | "unbounded" | "refused";
export type FileFormat = "lp" | "mps";

export function isInstalled(command: string): boolean {
  return spawnSync(command, ["--version"], { stdio: "ignore", input: "" }).error === undefined;
}

export async function loadReferee(): Promise<Highs> {
  const load: (options: object) => Promise<Highs> = createRequire(import.meta.url)("highs");
  return load({ print: () => undefined, printErr: () => undefined });
}

export function judgeByHighs(highs: Highs, format: FileFormat, text: string): Verdict {
  const model = highs.createModel({ format, data: text });
  try {
    model.options.set("mip_rel_gap", 0);
    model.options.set("presolve", "off");
    const { modelStatus } = model.run();
    if (modelStatus === 7) return model.getObjectiveValue();
    return modelStatus === 8 ? "infeasible" : modelStatus === 10 ? "unbounded" : "refused";
  } finally {
    model.dispose();
  }
}

export function judgeByGlpsol(format: FileFormat, text: string): Verdict {
  return withFile(format, text, (file, out) => {
    const reader = format === "lp" ? "--lp" : "--freemps";
    run("glpsol", [reader, file, "-w", out]);
    const line = /^s (?:bas|mip) \d+ \d+ (.*)$/m.exec(readFileSync(out, "utf8"));
    if (!line) return "refused";
    const words = (line[1] ?? "").split(" ");
    const states = words.slice(0, -1).join(" ");
    if (states === "f f" || states === "o") return Number(words.at(-1));
    return states === "f n" || states === "f u" ? "unbounded" : "infeasible";
  });
}

export function judgeByCbc(format: FileFormat, text: string): Verdict {
  return withFile(format, text, (file, out) => {
    run("cbc", [file, "-ratioGap", "0", "-printingOptions", "all", "-solve", "-solu", out]);
    const head = readFileSync(out, "utf8").split("\n", 1)[0] ?? "";
    const found = /^Optimal - objective value (\S+)/.exec(head);
    if (found) return Number(found[1]);
    return /nfeasible/.test(head) ? "infeasible" : /nbounded/.test(head) ? "unbounded" : "refused";
  });
}

function run(command: string, words: readonly string[]): void {
  execFileSync(command, words, { stdio: ["ignore", "pipe", "pipe"], timeout: 20_000 });
}

function withFile(
  format: FileFormat,
  text: string,
  judge: (file: string, out: string) => Verdict,
): Verdict {
  const folder = mkdtempSync(join(tmpdir(), "dcm-"));
  try {
    const file = join(folder, `program.${format}`);
    writeFileSync(file, text);
    return judge(file, join(folder, "solution.txt"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
