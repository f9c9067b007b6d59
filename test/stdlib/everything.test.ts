/**
 * One model that calls every function and uses every component, so that each body is checked.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { checkScenario, openSession } from "../../src/index.js";
import { libraryFiles, parseLibraryFile } from "./library.js";
import { hostOf, solve } from "./model.js";

const text = readFileSync(new URL("everything.dcm", import.meta.url), "utf8");

it("checks without a word", () => {
  const session = openSession(hostOf(text), "model.dcm");
  const codes = checkScenario(session).diagnostics.map((item) => `${item.code}: ${item.message}`);
  expect(codes).toEqual([]);
});

it("gives the values that the functions' own tests give", async () => {
  const results = await solve(text);
  const first = (name: string) => results.valueOf(name)?.values[0];
  expect(first("recovery")).toBeCloseTo(0.1172305, 7);
  expect(first("air")).toBeCloseTo(2 * (1.14 + 0.334 + 0.255), 9);
  expect(first("water")).toBeCloseTo(18, 9);
  expect(first("mass")).toBeCloseTo(430 * 1.8, 6);
  expect(first("levy")).toBeCloseTo(4.3e9, 0);
  expect(first("path")).toBeCloseTo(45000 + 45000 + Math.sqrt(60000 * 30000), 5);
  expect(first("learned")).toBeCloseTo(64, 9);
});

it("leaves out no function and no component", () => {
  const names = libraryFiles.flatMap((file) =>
    parseLibraryFile(file).value.items.flatMap((item) =>
      item.kind === "function" || item.kind === "component" ? [item.name.text] : [],
    ),
  );
  const isUsed = (name: string) => new RegExp(`\\b${name}\\(|\\buse ${name} as\\b`, "u").test(text);
  expect(names.filter((name) => !isUsed(name))).toEqual([]);
});
