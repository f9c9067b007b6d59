import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, it } from "vitest";
import { openSession } from "../../src/compile.js";
import { createNodeHost } from "../../src/host-node.js";
import { diffPrograms, isEmptyProgramDiff, type ProgramDiff } from "../../src/diff/index.js";
import { formatText } from "../../src/format/index.js";
import { createSourceFile } from "../../src/text/index.js";
import { createMemoryHost } from "../support/memory-host.js";
import { caseFolder, readCases } from "./read-case.js";

const models = `${caseFolder}/../../../models`;
const names = ["dc-decom", "microgrid", "power-network", "starter", "transport", "unit-commitment"];

function diffTexts(
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): ProgramDiff {
  const [old, fresh] = [before, after].map((files) =>
    openSession(createMemoryHost(files), "model.dcm"),
  );
  if (old === undefined || fresh === undefined) throw new Error("no model");
  return diffPrograms(old.resolved, fresh.resolved);
}

function expectNothing(diff: ProgramDiff): void {
  expect({ ...diff, renames: [...diff.renames] }).toEqual({
    added: [],
    removed: [],
    renamed: [],
    changed: [],
    renames: [],
  });
}

for (const name of names) {
  it(`finds nothing between ${name} and itself`, () => {
    const open = () => openSession(createNodeHost(`${models}/${name}`), `${name}.dcm`).resolved;
    expectNothing(diffPrograms(open(), open()));
  });

  it(`finds nothing between ${name} and its formatted copy`, () => {
    const host = createNodeHost(`${models}/${name}`);
    const formatted = {
      read: (path: string) => {
        const result = host.read(path);
        if (result.kind !== "text" || !path.endsWith(".dcm")) return result;
        const { value, diagnostics } = formatText(createSourceFile(path, squeeze(result.text)));
        expect(diagnostics).toEqual([]);
        return { kind: "text" as const, text: value };
      },
    };
    const open = (from: typeof host) => openSession(from, `${name}.dcm`).resolved;
    expectNothing(diffPrograms(open(host), open(formatted)));
  });
}

/** Other layout, same meaning: long gaps between words of a line. */
function squeeze(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line.includes('"') || line.includes("#") ? line : line.replaceAll(/(?<=\S) = /gu, "   =  "),
    )
    .join("\n");
}

it("finds any consistent renaming, and nothing else", () => {
  const [example] = readCases();
  const text = (example?.before["model.dcm"] ?? "").replace("model grid", "model small");
  const declared = [
    ...text.matchAll(/^(?:set|param|var|cost|minimize|constraint|scenario) (\S+?)[[ :]/gmu),
  ].map(([, name = ""]) => name);
  fc.assert(
    fc.property(fc.subarray(declared, { minLength: 1 }), (chosen) => {
      const pattern = new RegExp(
        `(?<![\\p{L}\\p{N}_"])(${chosen.join("|")})(?![\\p{L}\\p{N}_"])`,
        "gu",
      );
      const renamed = text
        .split(/("[^"]*")/u)
        .map((part) => (part.startsWith('"') ? part : part.replaceAll(pattern, "new_$1")))
        .join("");
      const diff = diffTexts({ "model.dcm": text }, { "model.dcm": renamed });
      expect([diff.added, diff.removed]).toEqual([[], []]);
      // A set's name is the name of a column where the index has none.
      const aspects = diff.changed.flatMap((change) => change.aspects.map(({ aspect }) => aspect));
      expect(aspects.filter((aspect) => aspect !== "index names")).toEqual([]);
      const found = diff.renamed.map(({ before, after }) => `${before} ${after}`).sort();
      expect(found).toEqual(chosen.map((name) => `${name} new_${name}`).sort());
    }),
    { numRuns: 40, seed: 7 },
  );
});

it("tells a renamed and changed parameter from one that is gone", () => {
  const model = (body: string) => ({ "model.dcm": `model m\nset R = { a, b }\n${body}` });
  const diff = diffTexts(
    model(`param old[R] = 3\nvar x[r in R] >= 0\nconstraint c[r in R]: x[r] >= old[r]`),
    model(`param fresh[R] = 4\nvar x[r in R] >= 0\nconstraint c[r in R]: x[r] >= fresh[r]`),
  );
  expect(diff.renamed).toMatchObject([{ before: "old", after: "fresh" }]);
  expect(diff.changed).toMatchObject([{ name: "fresh", aspects: [{ aspect: "value" }] }]);
});

it("does not take one parameter for another that is used elsewhere", () => {
  const model = (body: string) => ({ "model.dcm": `model m\nset R = { a, b }\n${body}` });
  const diff = diffTexts(
    model(
      `param old = 3\nvar x[r in R] >= 0\nconstraint c[r in R]: x[r] >= old\nconstraint d: x[a] <= 9`,
    ),
    model(
      `param fresh = 3\nvar x[r in R] >= 0\nconstraint c[r in R]: x[r] >= 1\nconstraint d: x[a] <= 9 + fresh`,
    ),
  );
  expect(diff.renamed).toEqual([]);
  expect(diff.added.map(({ name }) => name)).toEqual(["fresh"]);
});

const same: readonly (readonly [string, string])[] = [
  ["x[a] * (p + 2) >= 0", "p * x[a] >= -2 * x[a]"],
  ["sum(r in R) (x[r] + p) <= 9", "sum(r in R) x[r] + (sum(s in R) 1) * p <= 9"],
  ["sum(r in R, s in R) x[r] * q[s, r] <= 9", "sum(u in R, v in R) x[v] * q[u, v] <= 9"],
  ["sum(r in R) (sum(s in R) x[s]) <= 9", "sum(k in R, m in R) x[m] <= 9"],
  ["x[a] / 4 <= 1", "0.25 * x[a] <= 1"],
  ["x[a] == x[b]", "x[b] - x[a] == 0"],
  ["sum(r in R where r == a or r == b) x[r] <= 1", "sum(r in R where b == r or a == r) x[r] <= 1"],
  ["p^2 * x[a] <= 1", "x[a] * p * p <= 1"],
];

it.each(same)("takes %s and %s for one", (before, after) => {
  const model = (relation: string) => ({
    "model.dcm": `model m\nset R = { a, b }\nparam p = 3\nparam q[R, R] = 2\nvar x[r in R] >= 0\nconstraint c: ${relation}`,
  });
  expectNothing(diffTexts(model(before), model(after)));
});

const different: readonly (readonly [string, string])[] = [
  ["x[a] <= 1", "x[a] >= 1"],
  ["x[a] <= 1", "2 * x[a] <= 2"],
  ["x[a] - x[b] <= 1", "x[b] - x[a] <= 1"],
  ["sum(r in R) x[r] * q[r, a] <= 1", "sum(r in R) x[r] * q[a, r] <= 1"],
  ["x[a] <= 3", "x[a] <= 3.0000001"],
  ["sum(r in R where r != a) x[r] <= 1", "sum(r in R where r == a) x[r] <= 1"],
];

it.each(different)("tells %s from %s", (before, after) => {
  const model = (relation: string) => ({
    "model.dcm": `model m\nset R = { a, b }\nparam q[R, R] = 2\nvar x[r in R] >= 0\nconstraint c: ${relation}`,
  });
  expect(isEmptyProgramDiff(diffTexts(model(before), model(after)))).toBe(false);
});

it("takes an indented shared file for what it is: the text says nothing of the model", () => {
  const text = readFileSync(`${models}/transport/transport.dcm`, "utf8");
  const indented = text.replaceAll(/^(constraint|cost)/gmu, "\n\n   $1");
  const data = readFileSync(`${models}/transport/data/distances.csv`, "utf8");
  const files = { "data/distances.csv": data };
  expectNothing(diffTexts({ "model.dcm": text, ...files }, { "model.dcm": indented, ...files }));
});
