/**
 * Silences: with a reason they silence, without one or without a cause they are told.
 */
import { expect, it } from "vitest";
import { codesOf } from "./lint-texts.js";

const rest = `
var x : MW in [0, 9]
maximize built : MW = x
`;

function lint(text: string): readonly string[] {
  return codesOf({ "model.dcm": `model m\n${text}${rest}` });
}

it("silences the line below, for the rule that is named", () => {
  expect(lint(`# lint: allow unused-param "next edition"\nparam p = 1`)).toEqual([]);
  expect(lint(`# lint: allow unused-set "next edition"\nparam p = 1`)).toEqual([
    "unused-param",
    "idle-silence",
  ]);
});

it("lets several silences and comments stand above one item", () => {
  const silences = `# lint: allow unused-param "next edition"
# What it costs.
# lint: allow missing-unit "an index number"
`;
  expect(lint(`${silences}param price_JPY2024 = 1`)).toEqual([]);
});

it("silences what is found inside an item of several lines", () => {
  expect(
    lint(`# lint: allow shadowed-member "always quoted"
set S = {
  x,
  y
}
report r[s in S] = 1`),
  ).toEqual([]);
});

it("does not reach over an empty line", () => {
  expect(lint(`# lint: allow unused-param "next edition"\n\nparam p = 1`)).toEqual([
    "unused-param",
    "idle-silence",
  ]);
});

it("wants a reason and a rule", () => {
  const bad = ["unused-param", "bad-silence"];
  expect(lint(`# lint: allow unused-param\nparam p = 1`)).toEqual(bad);
  expect(lint(`# lint: allow unused-param " "\nparam p = 1`)).toEqual(bad);
  expect(lint(`# lint: allow constructor "why"\nparam p = 1`)).toEqual(bad);
  expect(lint(`# lint: off\nparam p = 1`)).toEqual(bad);
});

it("does not judge silences of rows that could not be built", () => {
  expect(
    lint(`set S = { a1 }
param p[S] from "none.csv"
report r[s in S] = p[s]
# lint: allow never-binds "binds with the data of next year"
constraint c: x <= 9 MW`),
  ).toEqual(["skipped"]);
});
