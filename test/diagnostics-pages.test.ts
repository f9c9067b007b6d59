/**
 * Every code of the catalogues has a page in `test/diagnostics/`, which explains it and shows it: the examples are
 * compiled, and what is said must be what the page shows. `UPDATE=1` writes what is said into the pages.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  buildCatalogue,
  checkCatalogue,
  dataCatalogue,
  exchangeCatalogue,
  lintCatalogue,
  planCatalogue,
  projectCatalogue,
  resolveCatalogue,
  studyCatalogue,
  syntaxCatalogue,
  unitsCatalogue,
  type Diagnostic,
} from "../src/diagnostics/index.js";
import {
  readExamples,
  replaceTexts,
  runExample,
  solveExample,
  type ExampleFiles,
} from "./support/diagnostics-page.js";

const folder = new URL("diagnostics/", import.meta.url);
const pages = readdirSync(folder)
  .filter((name) => name.endsWith(".md") && name !== "README.md")
  .map((name) => name.replace(/\.md$/u, ""))
  .sort();
const catalogues = [
  buildCatalogue,
  checkCatalogue,
  dataCatalogue,
  exchangeCatalogue,
  lintCatalogue,
  planCatalogue,
  projectCatalogue,
  resolveCatalogue,
  studyCatalogue,
  syntaxCatalogue,
  unitsCatalogue,
];
/** Faults that the check rules out before they can happen; they are told all the same should it have a hole. */
const secondLine = new Set(["absent-value", "circular-data"]);
const codes = [...new Set(catalogues.flatMap((catalogue) => Object.keys(catalogue)))].sort();

it("has a page for every code, and a code for every page", () => {
  expect(pages).toEqual(codes);
});

it.each(pages)("shows %s as it is", async (code) => {
  const url = new URL(`${code}.md`, folder);
  const page = readFileSync(url, "utf8");
  const examples = readExamples(page);
  expect(page.startsWith(`# ${code}\n`)).toBe(true);
  expect(examples.length > 0).toBe(!secondLine.has(code));
  const said = await Promise.all(
    examples.map(async (example) =>
      example.options === "solve" ? solveExample(example) : runExample(example),
    ),
  );
  if (process.env["UPDATE"] === "1")
    writeFileSync(
      url,
      replaceTexts(
        page,
        examples,
        said.map(({ text }) => text),
      ),
    );
  else expect(said.map(({ text }) => text)).toEqual(examples.map(({ text }) => text));
  said.forEach(({ diagnostics }, index) => {
    const own = [...new Set(diagnostics.map((diagnostic) => diagnostic.code))];
    // One mistake, one code: nothing else is said about it.
    expect(own).toEqual([code]);
    expectWording(diagnostics);
    const mended = mend(examples[index]?.files ?? {}, diagnostics);
    if (mended === undefined) return;
    const { options = "" } = examples[index] ?? {};
    expect(runExample({ files: mended, options }).text).toBe("no errors");
  });
});

function expectWording(diagnostics: readonly Diagnostic[]): void {
  for (const { code, message, why, help, related } of diagnostics) {
    expect(Array.from(message).length, message).toBeLessThanOrEqual(80);
    // A check speaks in the words of the model.
    if (code === "check-failed") continue;
    for (const text of [message, why ?? "", help ?? "", ...related.map((label) => label.text)]) {
      expect(text).toBe(text.trim());
      const own = text.replaceAll(/`[^`]*`/gu, "``");
      expect(own).not.toMatch(/\.$|^[A-Z][a-z]|undefined|NaN|\[object/u);
    }
    expect(message).not.toMatch(/\byou\b|\byour\b/iu);
  }
}

/** The files with every safe repair made, or undefined when some diagnostic offers none. */
function mend(files: ExampleFiles, diagnostics: readonly Diagnostic[]): ExampleFiles | undefined {
  const repairs = diagnostics.map(({ fixes }) => fixes.find((fix) => fix.safety === "safe"));
  if (repairs.length === 0 || repairs.includes(undefined)) return undefined;
  const edits = repairs
    .flatMap((fix) => fix?.edits ?? [])
    .toSorted((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
  const mended = new Map(Object.entries(files));
  for (const { span, text } of edits) {
    const old = mended.get(span.file) ?? "";
    mended.set(span.file, old.slice(0, span.start) + text + old.slice(span.end));
  }
  return Object.fromEntries(mended);
}
