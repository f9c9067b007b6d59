/**
 * Pages of `test/cases/`: a model each, and all that comes of it. `UPDATE=1` writes what comes of it into the pages.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, expect, it } from "vitest";
import { createInlineSolver } from "../src/solve/index.js";
import { readCase, replaceResults, runCase } from "./support/case-page.js";

const folder = new URL("cases/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => name.replace(/\.md$/u, ""))
  .sort();
const solver = createInlineSolver();

afterAll(async () => (await solver).close());

it.each(pages)("makes of %s what its page shows", async (name) => {
  const url = new URL(`${name}.md`, folder);
  const text = readFileSync(url, "utf8");
  const page = readCase(text);
  expect(text.startsWith("# ")).toBe(true);
  expect(page.blocks.length).toBeGreaterThan(0);
  const made = await runCase(page, await solver);
  if (process.env["UPDATE"] === "1") writeFileSync(url, replaceResults(text, page.blocks, made));
  else expect(made).toEqual(page.blocks.map((block) => block.text));
});
