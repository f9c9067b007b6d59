/**
 * Models in a folder of their own for the editor's features: `|` in a text is where the cursor stands.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import { openSession } from "../../src/compile.js";
import { lookDeeper } from "../../src/lsp/deep/facts.js";
import { offsetAt } from "../../src/lsp/places.js";
import { Workspace, type DocumentInModel } from "../../src/lsp/workspace.js";

/** Files on disk and one editor. */
export interface Editor {
  readonly workspace: Workspace;
  readonly uriOf: (file: string) => string;
  /** The document as the editor knows it now. */
  readonly document: (file: string) => DocumentInModel;
  /** The document and the offset of the n-th `wanted` in it, at its beginning plus `by`. */
  readonly at: (file: string, wanted: string, by?: number) => readonly [DocumentInModel, number];
  readonly setText: (file: string, text: string) => void;
  /** Looks at the data as the worker does. */
  readonly look: (file: string) => void;
  /** Text of a range. */
  readonly textAt: (
    uri: string,
    range: {
      readonly start: { line: number; character: number };
      readonly end: { line: number; character: number };
    },
  ) => string;
  /** The texts after a rename or a fix. */
  readonly apply: (
    changes:
      | Readonly<
          Record<string, readonly { range: Parameters<Editor["textAt"]>[1]; newText: string }[]>
        >
      | undefined,
  ) => ReadonlyMap<string, string>;
}

/** Writes the files, opens the first (or those named) and gives an editor. */
export function edit(files: Readonly<Record<string, string>>, open?: readonly string[]): Editor {
  const root = mkdtempSync(join(tmpdir(), "dcm-lsp-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  writeFileSync(join(root, "dcm.json"), '{ "entry": "main.dcm" }');
  const workspace = new Workspace();
  const uriOf = (file: string): string => pathToFileURL(join(root, file)).href;
  let version = 0;
  const setText = (file: string, text: string): void =>
    workspace.setText(uriOf(file), text, ++version);
  for (const file of open ?? Object.keys(files).slice(0, 1)) setText(file, files[file] ?? "");
  const document = (file: string): DocumentInModel => {
    const found = workspace.find(uriOf(file));
    if (found === undefined) throw new Error(`${file} is in no model`);
    return found;
  };
  const sourceAt = (uri: string) => {
    const found = workspace.find(uri);
    if (found === undefined) throw new Error(`${uri} is in no model`);
    return found.source;
  };
  return {
    workspace,
    uriOf,
    document,
    setText,
    at: (file, wanted, by = 0) => {
      const found = document(file);
      const at = found.source.text.indexOf(wanted);
      if (at < 0) throw new Error(`${wanted} is not in ${file}`);
      return [found, at + by];
    },
    look: (file) => {
      const { model } = document(file);
      const texts = new Map(
        [...model.analysis.program.files].map(([path, { source }]) => [path, source.text]),
      );
      for (const found of lookDeeper(openSession(model.host, model.entry))) {
        model.takeFacts({ found, texts, revision: model.revision }, false);
      }
    },
    textAt: (uri, { start, end }) => {
      const source = sourceAt(uri);
      return source.text.slice(offsetAt(source, start), offsetAt(source, end));
    },
    apply: (changes = {}) =>
      new Map(
        Object.entries(changes).map(([uri, edits]) => {
          const source = sourceAt(uri);
          let { text } = source;
          const sorted = edits.toSorted(
            (a, b) => offsetAt(source, b.range.start) - offsetAt(source, a.range.start),
          );
          for (const { range, newText } of sorted) {
            text =
              text.slice(0, offsetAt(source, range.start)) +
              newText +
              text.slice(offsetAt(source, range.end));
          }
          return [uri.slice(uri.lastIndexOf("/") + 1), text] as const;
        }),
      ),
  };
}

/** A model in two files with data, a component and a scenario. */
export const town: Readonly<Record<string, string>> = {
  "main.dcm": `model town "Power for a town 東京 🏭"
import std.storage (storage)
include "parts/supply.dcm"
unit JPY = JPY2024
set REGION "Regions" from "data/regions.csv"
set SEASON = { DJF, JJA }
set HOUR = 0 .. 3 cyclic
param tariff[REGION] : JPY/kWh in [0, 100] "Grid tariff" from "data/regions.csv"
param demand[r in REGION, s in SEASON, h in HOUR] : MW = if s == JJA then 20 MW else 10 MW
param hours : hour = 1 hour
use storage as bess over (r, s) in REGION * SEASON stepping HOUR
  with capacity = size[r]
minimize bill : JPY "All bills" =
  sum(r in REGION, s in SEASON, h in HOUR) tariff[r] * grid[r, s, h] * hours
scenario DEAR "Twice the price" { param tariff *= 2 }
report peak = tariff[北海道] / (1 JPY/kWh)
`,
  "parts/supply.dcm": `part of town

# ---- Supply ----
var grid[r in REGION, s in SEASON, h in HOUR] : MW >= 0 "Purchase from the grid"
var size[REGION] : MWh >= 0
constraint balance[r in REGION, s in SEASON, h in HOUR] "Supply meets demand":
  grid[r, s, h] + bess.discharge[r, s, h]
    == demand[r, s, h] + bess.charge[r, s, h]
constraint small[r in REGION where r != 北海道]: size[r] <= 5 MWh
`,
  "data/regions.csv": "REGION,tariff [JPY/kWh]\n北海道,25\nKanto,20\n",
};
