#!/usr/bin/env node
/**
 * Stands in for the `highs` program where it is not installed: takes the same words, solves by the built-in HiGHS, and
 * writes what HiGHS itself writes as a solution file.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

const words = process.argv.slice(2);
const valueOf = (name) => words[words.indexOf(name) + 1];
const load = createRequire(import.meta.url)("highs");
const highs = await load({
  print: (line) => void process.stdout.write(`${line}\n`),
  printErr: () => undefined,
});
process.stdout.write(
  `Running HiGHS ${highs.version.string} (git hash: ${highs.version.gitHash})\n`,
);
const model = highs.createModel({ format: "mps", data: readFileSync(words[0], "utf8") });
model.options.read(readFileSync(valueOf("--options_file"), "utf8"));
model.run();
writeFileSync(valueOf("--solution_file"), model.exportSolution());
