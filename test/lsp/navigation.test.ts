/**
 * From names to their declarations, places and cells.
 */
import { expect, it } from "vitest";
import { findDefinitions } from "../../src/lsp/features/definition.js";
import { findFolds } from "../../src/lsp/features/layout.js";
import { findHighlights, findReferences } from "../../src/lsp/features/references.js";
import { findDocumentSymbols, findWorkspaceSymbols } from "../../src/lsp/features/symbols.js";
import { collectNames } from "../../src/lsp/symbols/collect-names.js";
import { keyOf } from "../../src/lsp/symbols/symbol.js";
import { edit, town, type Editor } from "./support.js";

/** What a definition request shows, as file and text. */
function define(editor: Editor, file: string, wanted: string, by = 0): readonly string[] {
  const [document, offset] = editor.at(file, wanted, by);
  return findDefinitions(editor.workspace, document, offset).map(({ uri, range }) => {
    const name = uri.slice(uri.lastIndexOf("/") + 1);
    return name.endsWith(".csv")
      ? `${name}:${range.start.line + 1}:${range.start.character + 1}`
      : `${name}: ${editor.textAt(uri, range)}`;
  });
}

it("leads a name to its declaration in another file", () => {
  const editor = edit(town);
  expect(define(editor, "main.dcm", "grid[r, s, h] * hours")).toEqual(["supply.dcm: grid"]);
  expect(define(editor, "parts/supply.dcm", "demand[r, s, h] + bess")).toEqual([
    "main.dcm: demand",
  ]);
});

it("leads an index to where it is bound", () => {
  const editor = edit(town);
  const [document, offset] = editor.at("main.dcm", "[r] * grid", 1);
  const [place] = findDefinitions(editor.workspace, document, offset);
  expect(place?.range.start).toEqual({ line: 13, character: 6 });
});

it("leads a parameter with labels to its cell, and a member to its row", () => {
  const editor = edit(town);
  expect(define(editor, "main.dcm", "tariff[北海道]")).toEqual([
    "main.dcm: tariff",
    "regions.csv:2:5",
  ]);
  editor.look("main.dcm");
  expect(define(editor, "main.dcm", "北海道]")).toEqual(["regions.csv:2:1"]);
  expect(define(editor, "main.dcm", "JJA then")).toEqual(["main.dcm: JJA"]);
});

it("leads into the standard library: components, their members, units behind prefixes", () => {
  const editor = edit(town);
  expect(define(editor, "parts/supply.dcm", "discharge[")).toEqual(["storage.dcm: discharge"]);
  expect(define(editor, "main.dcm", "capacity = size")).toEqual(["storage.dcm: capacity"]);
  expect(define(editor, "main.dcm", "storage as bess")).toEqual(["storage.dcm: storage"]);
  expect(define(editor, "main.dcm", "kWh in [0")[0]).toMatch(/^units\.dcm: \w*Wh$/u);
});

it("leads a path to its file", () => {
  const editor = edit(town);
  expect(define(editor, "main.dcm", "parts/supply")).toEqual(["supply.dcm: "]);
  expect(define(editor, "main.dcm", "data/regions.csv")).toEqual(["regions.csv:1:1"]);
});

it("finds all places of a name in all files, of the model that extends this one too", () => {
  const editor = edit({
    ...town,
    "more.dcm": 'model more extends "main.dcm"\nscenario CHEAP { param tariff *= 0.5 }\n',
  });
  const [document, offset] = editor.at("main.dcm", "tariff[REGION]");
  const found = findReferences(editor.workspace, document, offset, true).map(({ uri }) =>
    uri.slice(uri.lastIndexOf("/") + 1),
  );
  expect(found.sort()).toEqual(["main.dcm", "main.dcm", "main.dcm", "main.dcm", "more.dcm"]);
  expect(findReferences(editor.workspace, document, offset, false)).toHaveLength(4);
  expect(findHighlights(document, offset)).toHaveLength(4);
});

it("means by every name what the checker means", () => {
  const editor = edit(town);
  const { symbols, model, resolved } = editor.document("main.dcm").model.analysis;
  const keys = new Map<string, string | undefined>();
  for (const { item, file } of symbols.items) {
    for (const occurrence of collectNames(item).occurrences) {
      const { span } = occurrence;
      keys.set(`${span.file} ${span.end}`, symbols.keyOf(occurrence, file.scope));
    }
  }
  expect(model.references.length).toBeGreaterThan(20);
  for (const { span, target } of model.references) {
    const declared = resolved.declarations.get(target)?.declaration.name.span;
    // What a component is given stands in the model under other names.
    if (declared === undefined || /^bess\.(?:PLACE|STEP|capacity)$/u.test(target)) continue;
    expect([target, keys.get(`${span.file} ${span.end}`)]).toEqual([target, keyOf(declared)]);
  }
});

it("outlines a document, and finds declarations by their letters", () => {
  const editor = edit(town);
  const outline = findDocumentSymbols(editor.document("parts/supply.dcm"));
  expect(outline.map(({ name }) => name)).toEqual(["grid", "size", "balance", "small"]);
  const found = findWorkspaceSymbols(editor.workspace, "blc");
  expect(found.map(({ name }) => name)).toEqual(["balance"]);
});

it("leads from a change to what it changes, and outlines the block", () => {
  const editor = edit(
    {
      "main.dcm": 'model m extends "base.dcm"\nchange {\n  param a = 4\n  without cap\n}\n',
      "base.dcm":
        "model base\nparam a = 3\nvar x in [0, a]\nconstraint cap: x <= 2\nminimize b = x\n",
    },
    ["main.dcm"],
  );
  expect(define(editor, "main.dcm", "a = 4")).toEqual(["base.dcm: a"]);
  expect(define(editor, "main.dcm", "cap")).toEqual(["base.dcm: cap"]);
  const document = editor.document("main.dcm");
  expect(findDocumentSymbols(document).map(({ name, detail }) => [name, detail])).toEqual([
    ["change", "2 changes of the extended model"],
  ]);
  expect(findFolds(document)).toEqual([{ startLine: 1, endLine: 4 }]);
  const [base, offset] = editor.at("base.dcm", "a = 3");
  expect(findReferences(editor.workspace, base, offset, true)).toHaveLength(3);
  const { checkDiagnostics, textDiagnostics } = document.model.analysis;
  expect([...checkDiagnostics, ...textDiagnostics]).toEqual([]);
});
