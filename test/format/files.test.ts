/**
 * The files of the language that there are: those that ship are formatted, and formatting is faithful on all of them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import {
  compile,
  createNodeHost,
  listScenarios,
  locateModel,
  openSession,
  type Host,
} from "../../src/node.js";
import { quickModels } from "../support/files.js";
import { readMarkdown } from "../support/markdown.js";
import { expectFaithful, format, isSound, readShipped } from "./support.js";

const root = new URL("../../", import.meta.url);
const shipped = readShipped();

it.each([...shipped])("%s is formatted", (_, text) => {
  expect(format(text)).toBe(text);
});

it("is faithful on every file that ships", () => {
  for (const text of shipped.values()) expectFaithful(text);
});

it("is faithful on every file that ships, without its layout", () => {
  for (const text of shipped.values()) {
    const flat = text.replaceAll(/\n[ \t]+(?=[^\s#])/gu, " ").replaceAll(/  +/gu, " ");
    expectFaithful(flat);
    expectFaithful(flat.replaceAll("\n", "\r\n"));
  }
});

it("is faithful on the examples of the parser", () => {
  const folder = new URL("test/syntax/examples/", root);
  for (const name of readdirSync(folder))
    expectFaithful(readFileSync(new URL(name, folder), "utf8"));
});

it("is faithful on every block of the reference and of the pages of diagnostics", () => {
  const folder = new URL("test/diagnostics/", root);
  const pages = readdirSync(folder).filter((name) => name.endsWith(".md"));
  const places = [
    new URL("grammar/README.md", root),
    ...pages.map((name) => new URL(name, folder)),
  ];
  let count = 0;
  for (const place of places) {
    for (const part of readMarkdown(readFileSync(place, "utf8"))) {
      if (part.kind !== "block" || part.language !== "dcm" || !isSound(part.text)) continue;
      expectFaithful(part.text);
      count++;
    }
  }
  expect(count).toBeGreaterThan(100);
});

/** A text with its lines joined, and with blanks and parentheses that say nothing. */
function scramble(text: string): string {
  return text
    .replaceAll(/\n[ \t]+(?=[^\s#])/gu, " ")
    .replaceAll(/(?<== )([a-z]\w*(?:\[[^\][#"]*\])?)$/gmu, "(($1))")
    .replaceAll(/ (?:==|<=|>=) /gu, "\n  $&\n ");
}

/** Every number of the linear programs of a model, its files passed through a function first. */
function programsOf(model: string, change: (text: string) => string): readonly string[] {
  const folder = fileURLToPath(new URL(`models/${model}`, root));
  const place = locateModel(folder).value;
  if (place === undefined) return expect.fail(`no model in ${model}`);
  const host = createNodeHost(place.root);
  const changed: Host = {
    read: (path) => {
      const result = host.read(path);
      if (result.kind !== "text" || !path.endsWith(".dcm")) return result;
      return { kind: "text", text: change(result.text) };
    },
  };
  const session = openSession(changed, place.entry);
  const scenarios = listScenarios(session.resolved).slice(0, 3);
  return scenarios.map(({ name: scenario }) => {
    const { built, diagnostics } = compile(session, { scenario });
    if (built === undefined) return expect.fail(`${model}: ${diagnostics[0]?.message}`);
    const { matrix, ...rest } = built.program;
    const fields = [...Object.entries(matrix), ...Object.entries(rest)];
    return fields.map(([name, value]) => `${name}: ${String(value)}`).join("\n");
  });
}

it.each(quickModels)("%s builds the same program, bit by bit", (model) => {
  const programs = programsOf(model, (text) => text);
  expect(programs.length).toBeGreaterThan(0);
  const scrambled = programsOf(model, (text) => format(scramble(text)));
  // Compared by hand: a difference between such texts would take minutes to show.
  expect(scrambled.map((program, index) => program === programs[index])).not.toContain(false);
});
