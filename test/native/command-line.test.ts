/**
 * `--solver` and `--solver-cmd` on the command line.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { isToolInstalled } from "../../src/native/index.js";
import { emptyFolder, models, runDcm, type Ran } from "../cli/run-dcm.js";

const starter = join(models, "starter");
const fake = fileURLToPath(new URL("fake-solver.mjs", import.meta.url));

/** Runs where no program can be found. */
function runWithoutPrograms(words: readonly string[]): Ran {
  const path = process.env["PATH"];
  process.env["PATH"] = "";
  try {
    return runDcm(words);
  } finally {
    process.env["PATH"] = path;
  }
}

it.skipIf(!isToolInstalled("clp"))("solves by Clp and keeps on record that it did", () => {
  const out = emptyFolder();
  const ran = runDcm(["solve", starter, "--solver", "clp", "--out", out]);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.out).toMatch(/optimal[^]*10,145,660[^]*verified +yes/u);
  const manifest: unknown = JSON.parse(readFileSync(join(out, "base", "run.json"), "utf8"));
  expect(manifest).toMatchObject({
    solver: {
      name: "Clp",
      options: { command: "clp program.mps -dualsimplex -saveSolution solution.bin" },
    },
  });
});

it.skipIf(!isToolInstalled("clp"))("hands options on to the solver by its own names", () => {
  const words = [
    "--solver",
    "clp",
    "--solver-option",
    "presolve=off",
    "--solver-option",
    "primalsimplex=true",
  ];
  const out = emptyFolder();
  const ran = runDcm(["solve", starter, ...words, "--out", out]);
  expect(ran.code, ran.err).toBe(0);
  expect(readFileSync(join(out, "base", "run.json"), "utf8")).toContain(
    "clp program.mps -presolve off -primalsimplex -saveSolution",
  );
});

it.each([
  ["clp", "`clp` is not installed", "apt-get install coinor-clp"],
  ["cbc", "`cbc` is not installed", "apt-get install coinor-cbc"],
  ["glpk", "`glpsol` is not installed", "apt-get install glpk-utils"],
  ["highs", "`highs` is not installed", "conda install -c conda-forge highs"],
])("says how to install %s where it is missing", (solver, message, help) => {
  const ran = runWithoutPrograms(["solve", starter, "--solver", solver]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(message);
  expect(ran.err).toContain(help);
});

it.each([
  [["--solver", "gurobi"], "expected auto, simplex, ipm, clp, cbc, glpk or highs"],
  [["--solver-cmd", "absent {mps} {solution}"], "there is no program `absent`"],
  [["--solver-cmd", "sh -c true {solution}"], "the command has no {mps}"],
  [["--solver-cmd", "sh -c true {mps}"], "the command has no {solution}"],
  [["--solver-cmd", "sh 'a {mps} {solution}"], "a quote is left open"],
  [["--solver-cmd", " "], "the command is empty"],
  [["--solver", "clp", "--solver-cmd", "sh {mps} {solution}"], "expected one of the two"],
])("refuses %j", (words, message) => {
  const ran = runDcm(["solve", starter, ...words]);
  expect(ran.code).toBe(2);
  expect(ran.err).toContain(message);
  expect(ran.out).toBe("");
});

it("shows what a failing solver said", () => {
  const command = `'${process.execPath}' '${fake}' failing {solution} {mps}`;
  const ran = runDcm(["solve", starter, "--solver-cmd", command]);
  expect(ran.code).toBe(5);
  expect(ran.err).toContain("it ended with code 3; it said: licence expired");
});
