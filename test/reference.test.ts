/**
 * Every example of the language reference is compiled, and solved where it says what it gives.
 *
 * A block that begins with `model` is a whole model. Any other `dcm` block is a fragment: it follows the fragments before
 * it in the same section, and those at the top of its chapter. A block with a name after its language is a file of the
 * chapter, wherever it stands there.
 * HTML comments before a block, which readers do not see, say more:
 *
 *     <!-- with: … -->         declarations the fragments need, from here to the end of the section
 *     <!-- aside -->           later fragments do not follow this one
 *     <!-- chapter -->         all later fragments of the chapter follow this one
 *     <!-- only: S … -->       only these scenarios are compiled, as when the base leaves its objective open
 *     <!-- error: code … -->   the block must give just these errors or warnings; later fragments do not follow it
 *     <!-- gives: x[a] = 3 --> values after a solve, members of sets, `absent`; one per line, `SCENARIO: …` for another than base
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import {
  bindScenario,
  checkSessionStudies,
  compile,
  createInlineSolver,
  labelsOf,
  listScenarios,
  openSession,
  renderDiagnostics,
  solveModel,
  type Compiled,
  type Results,
  type Session,
} from "../src/index.js";
import { parse, walk } from "../src/syntax/index.js";
import { contextualWords, operatorWords, starterWords } from "../src/syntax/words.js";
import { createSourceFile, type SourceFile } from "../src/text/index.js";
import { readMarkdown, type MarkdownPart } from "./support/markdown.js";
import { createMemoryHost } from "./support/memory-host.js";

interface Example extends Marks {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
}

const noMarks: Marks = {
  errors: [],
  gives: [],
  isAside: false,
  isForChapter: false,
  only: [],
};
const page = readFileSync(new URL("../grammar/README.md", import.meta.url), "utf8");
const entry = "example.dcm";
const { examples, texts, languages } = readExamples();

for (const example of examples) it(example.title, () => expectExample(example));

it("shows only blocks it can read", () => {
  expect([...new Set(languages)].sort()).toEqual(["csv", "dcm", "json", "sh", "text"]);
});

it("points only to headings there are", () => {
  const slug = (title: string): string =>
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-");
  const headings = new Set(
    readMarkdown(page).flatMap((part) => (part.kind === "heading" ? [slug(part.text)] : [])),
  );
  const targets = [...page.matchAll(/\]\(#([^)]*)\)/gu)].map(([, target = ""]) => target);
  expect(targets.filter((target) => !headings.has(target))).toEqual([]);
});

it("shows every word of the language", () => {
  const words = [...starterWords, ...operatorWords, ...contextualWords];
  const shown = new Set(texts.flatMap((text) => withoutTexts(text).match(/[\p{L}_]\w*/gu) ?? []));
  expect(words.filter((word) => !shown.has(word))).toEqual([]);
});

it("lists every word of the language", () => {
  const list = (name: string): readonly string[] => {
    const found = new RegExp(`<!-- words: ${name} -->\\s*\`\`\`text\\n([^\`]*)\`\`\``, "u").exec(
      page,
    );
    return (found?.[1] ?? "")
      .split(/\s+/u)
      .filter((word) => word !== "")
      .sort();
  };
  expect(list("reserved")).toEqual([...starterWords, ...operatorWords].sort());
  expect(list("contextual")).toEqual([...contextualWords].sort());
});

it("shows every kind of declaration, expression and change", () => {
  const kinds = new Set<string>();
  for (const text of texts)
    walk(parse(createSourceFile(entry, text)).value, (node) => void kinds.add(node.kind));
  const wanted =
    "model part module import include dimension unit prefix set param table var define total cost term minimize maximize " +
    "constraint check report function component use scenario set-set set-param set-var replace without add " +
    "choose-objective number text name subscript call unary binary comparison logical not if reduction tuple set-literal " +
    "table-literal comprehension range set-operation piecewise compare interval choice pattern-name pattern-skip " +
    "pattern-value pattern-tuple study one-at-a-time grid latin-hypercube monte-carlo front near-optimal outcomes share " +
    "vary measure change figure claim about iamc";
  expect(wanted.split(" ").filter((kind) => !kinds.has(kind))).toEqual([]);
});

it("shows every built-in function", () => {
  const functions =
    "abs ceil exp floor log max min round sqrt card defined first last next ord prev activity dual price reduced slack value";
  const calls = texts.join("\n");
  const isShown = (name: string): boolean => new RegExp(`\\b${name}\\(`, "u").test(calls);
  expect(functions.split(" ").filter((name) => !isShown(name))).toEqual([]);
});

// ---- Reading the page -----------------------------------------------------------------------

function readExamples(): {
  readonly examples: readonly Example[];
  readonly texts: readonly string[];
  readonly languages: readonly string[];
} {
  const found: Example[] = [];
  const written: string[] = [];
  const seen: string[] = [];
  let heading = "";
  let isTop = true;
  let chapter: string[] = [];
  let section: string[] = [];
  let files: Readonly<Record<string, string>> = {};
  let marks = noMarks;
  const parts = readMarkdown(page);
  for (const [position, part] of parts.entries()) {
    if (part.kind === "heading") {
      heading = part.text;
      isTop = part.level <= 2;
      if (isTop) {
        chapter = [];
        files = filesOfChapter(parts, position);
      }
      section = [];
      marks = noMarks;
      continue;
    }
    const scope = isTop ? chapter : section;
    if (part.kind === "comment") {
      marks = readMark(part.text, marks, scope);
      continue;
    }
    seen.push(part.language);
    if (part.language === "dcm") {
      written.push(part.text);
      const isWhole = /^(#.*\n|\s)*model /u.test(part.text);
      const before = [...chapter, ...section];
      const text = isWhole ? part.text : ["model example", ...before, part.text].join("\n");
      if (part.name === "" || isWhole) {
        const firstLine = part.text.trim().split("\n")[0] ?? "";
        const title = `${part.line}: ${heading}: ${firstLine}`;
        found.push({ title, files: { ...files, [entry]: text }, ...marks });
      }
      const isKept = !isWhole && part.name === "" && !marks.isAside && marks.errors.length === 0;
      if (isKept) (marks.isForChapter ? chapter : scope).push(part.text);
    }
    marks = noMarks;
  }
  return { examples: found, texts: written, languages: seen };
}

/** The named blocks from this heading to the next of its level. */
function filesOfChapter(
  parts: readonly MarkdownPart[],
  heading: number,
): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const part of parts.slice(heading + 1)) {
    if (part.kind === "heading" && part.level <= 2) break;
    if (part.kind === "block" && part.name !== "") files[part.name] = part.text;
  }
  return files;
}

interface Marks {
  readonly errors: readonly string[];
  readonly gives: readonly string[];
  readonly isAside: boolean;
  readonly isForChapter: boolean;
  readonly only: readonly string[];
}

function readMark(text: string, marks: Marks, scope: string[]): Marks {
  const [, word = "", rest = ""] = /^(\w+):?\s*([\s\S]*)$/u.exec(text) ?? [];
  switch (word) {
    case "with":
      scope.push(rest);
      return marks;
    case "aside":
      return { ...marks, isAside: true };
    case "chapter":
      return { ...marks, isForChapter: true };
    case "only":
      return { ...marks, only: rest.trim().split(/\s+/u) };
    case "error":
      return { ...marks, errors: rest.trim().split(/\s+/u) };
    case "gives":
      return { ...marks, gives: rest.split("\n").map((line) => line.trim()) };
    case "words":
      return marks;
    default:
      throw new Error(`unknown comment: ${text}`);
  }
}

function withoutTexts(text: string): string {
  return text.replace(/#.*$/gmu, "").replace(/"(?:[^"\\\n]|\\.)*"/gu, "");
}

// ---- Trying an example ------------------------------------------------------------------------

async function expectExample(example: Example): Promise<void> {
  const session = openSession(createMemoryHost(example.files), entry);
  const scenarios = listScenarios(session.resolved).map((scenario) => scenario.name);
  const chosen = example.only.length > 0 ? example.only : new Set(["base", ...scenarios]);
  const compiled = [...chosen].map((scenario) =>
    scenario === "base" ? compile(session) : bindScenario(session, { scenario }),
  );
  const diagnostics = compiled.flatMap((one) => one.diagnostics);
  if (diagnostics.length === 0) diagnostics.push(...checkSessionStudies(session).diagnostics);
  const codes = [...new Set(diagnostics.map((item) => item.code))];
  if (example.errors.length > 0) {
    expect(codes.sort(), render(diagnostics, session)).toEqual([...example.errors].sort());
    return;
  }
  if (diagnostics.length > 0) throw new Error(render(diagnostics, session));
  if (example.gives.length > 0) await expectValues(example, session, scenarios);
}

async function expectValues(
  example: Example,
  session: Session,
  scenarios: readonly string[],
): Promise<void> {
  const solver = await createInlineSolver();
  const solved = new Map<string, Results>();
  // The base first, then the others, so that reports find the scenarios they name.
  for (const scenario of new Set([...scenarios.filter((name) => name !== "base"), "base"])) {
    const run = await solveModel(compile(session, { scenario }), solver, {}, (name) =>
      solved.get(name),
    );
    if (run !== undefined) solved.set(scenario, run.results);
  }
  for (const line of example.gives) {
    const [, scenario = "base", target = "", expected = ""] =
      /^(?:(\w+): )?(.*) = (.*)$/u.exec(line) ?? [];
    const results = solved.get(scenario);
    if (results === undefined) throw new Error(`nothing solved for: ${line}`);
    const found = readTarget(target, results, session);
    if (typeof found === "number" && expected !== "absent")
      expect(found, line).toBeCloseTo(Number(expected), 6);
    else expect(found, line).toEqual(expected === "absent" ? NaN : expected);
  }
}

/** `SET`, `x`, `x[a, b]`, or `status`. */
function readTarget(target: string, results: Results, session: Session): number | string {
  if (target === "status") return results.solution.status;
  const [, name = "", labels = ""] = /^([^[]*)(?:\[(.*)\])?$/u.exec(target) ?? [];
  const { environment } = results.built.plan;
  const { model } = environment;
  if (model.sets.has(name)) {
    const relation = environment.relation(name);
    const tuples = Array.from({ length: relation.size }, (_, i) => labelsOf(relation, i).join(" "));
    return `{ ${tuples.join(", ")} }`;
  }
  const found = results.valueOf(name);
  if (found === undefined) throw new Error(`${session.program.files.size} files hold no ${name}`);
  for (let i = 0; i < found.domain.size; i++) {
    if (labelsOf(found.domain, i).join(", ") !== labels) continue;
    const value = found.values[i] ?? NaN;
    const members = model.params.get(name)?.memberOf;
    return members === undefined ? value : labelOfMember(members, value, results);
  }
  throw new Error(`${name} has no cell [${labels}]`);
}

function labelOfMember(set: string, position: number, results: Results): string {
  return String(results.built.plan.environment.set(set).memberAt(position));
}

function render(diagnostics: Compiled["diagnostics"], session: Session): string {
  const spans = diagnostics.flatMap((item) => [
    item.span,
    ...item.related.map((other) => other.span),
  ]);
  const sources = new Map<string, SourceFile>();
  for (const { file } of spans) {
    const source = session.sourceOf(file);
    if (source !== undefined) sources.set(file, source);
  }
  return renderDiagnostics(diagnostics, sources);
}
