/**
 * What ships is clean, or says why not.
 */
import { readdirSync } from "node:fs";
import { expect, it } from "vitest";
import { openSession } from "../../src/compile.js";
import { lintSession } from "../../src/cli/lint-session.js";
import { createNodeHost, locateModel } from "../../src/host-node.js";
import { invariant } from "../../src/diagnostics/index.js";
import { repository } from "../support/files.js";
import { lintTexts } from "./lint-texts.js";

it.each(readdirSync(`${repository}/models`))("finds nothing in the model %s", (name) => {
  const located = locateModel(`${repository}/models/${name}`).value;
  invariant(located !== undefined, "no model");
  const session = openSession(createNodeHost(located.root), located.entry);
  expect(lintSession(session)).toEqual({ diagnostics: [], notes: [] });
});

it("finds nothing in the standard library", () => {
  const modules = readdirSync(`${repository}/stdlib`)
    .filter((name) => name.endsWith(".dcm") && name !== "units.dcm")
    .map((name) => name.replace(/\.dcm$/u, ""));
  const read = (name: string): string =>
    `model m\nimport std.${name} (nothing_of_this_name)\nvar x in [0, 1]\nmaximize most = x\n`;
  expect(modules.length).toBeGreaterThan(3);
  void read;
  for (const name of modules) {
    const { diagnostics } = lintTexts({ "model.dcm": read(name) }, true);
    expect(diagnostics.map(({ code }) => code)).toEqual([]);
  }
});
