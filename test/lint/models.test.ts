/**
 * What ships is clean, or says why not.
 */
import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { openSession } from "../../src/compile.js";
import { lintSession } from "../../src/cli/lint-session.js";
import { createNodeHost, locateModel } from "../../src/host-node.js";
import { invariant } from "../../src/diagnostics/index.js";
import { repository, shippedModels } from "../support/files.js";
import { lintTexts } from "./lint-texts.js";

it.each(shippedModels)("finds nothing in the model %s", (name) => {
  const located = locateModel(`${repository}/models/${name}`).value;
  invariant(located !== undefined, "no model");
  const session = openSession(createNodeHost(located.root), located.entry);
  expect(lintSession(session)).toEqual({ diagnostics: [], notes: [] });
});

it("finds nothing in the standard library", () => {
  const modules = readdirSync(`${repository}/stdlib`).filter((name) => name.endsWith(".dcm"));
  let count = 0;
  for (const module of modules) {
    const text = readFileSync(`${repository}/stdlib/${module}`, "utf8");
    const [first] = [...text.matchAll(/^(?:function|component) (\w+)/gmu)].map(([, name]) => name);
    if (first === undefined) continue;
    count++;
    const model = `model m\nimport std.${module.replace(/\.dcm$/u, "")} (${first})\nvar x in [0, 1]\n`;
    const { diagnostics } = lintTexts({ "model.dcm": model }, true);
    const inside = diagnostics.filter(({ span }) => span.file.startsWith("std/"));
    expect(inside.map(({ code, message }) => [code, message])).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["unused-variable", "unused-import"]);
  }
  expect(count).toBeGreaterThan(5);
});
