/**
 * The parser gives a sound tree for any text at all, never throws, and stands depth and length.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { parseExpression } from "../../src/syntax/index.js";
import { createSourceFile } from "../../src/text/index.js";
import { expectSound } from "./invariants.js";
import { faultsOf, parseText, readExamples } from "./support.js";

const examples = [...readExamples().values()];

function expectTotal(text: string): void {
  const { value, diagnostics } = parseText(text);
  expectSound(value, diagnostics, text);
}

it.each([...readExamples()])("gives a sound tree of %s", (_, text) => {
  expectTotal(text);
  structuredClone(parseText(text).value);
});

it("gives a sound tree of any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
      expectTotal(text);
      parseExpression(createSourceFile("test.dcm", text));
    }),
    { numRuns: 300 },
  );
});

const pieces =
  'param var set constraint component scenario cost sum min if then else where in not and { } [ ] ( ) , : = == <= .. . + - * / ^ % 3 MW x "t" """ from default by union exists piecewise add without\n'.split(
    /(?<= )| (?=)/u,
  );

it("gives a sound tree of any words of the language in any order", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 30 }), (words) => {
      expectTotal(words.join(" "));
    }),
    { numRuns: 400 },
  );
});

it("gives a sound tree of programs with a stretch cut out, doubled or replaced", () => {
  const source = fc.constantFrom(...examples);
  fc.assert(
    fc.property(
      source,
      fc.nat(),
      fc.nat({ max: 12 }),
      fc.constantFrom("", "(", ")", "{", "}", "[", "]", ",", "=", '"', "var", ".", "#", "？"),
      (text, at, length, inserted) => {
        const start = at % (text.length + 1);
        expectTotal(text.slice(0, start) + inserted + text.slice(start + length));
      },
    ),
    { numRuns: 150 },
  );
});

it("reports a broken declaration without touching the others", () => {
  const good = "set A = { a }\nparam p[A] = 3\nvar x[A] >= 0\n";
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom("(", ")", "[", "]", ",", "+", "x", "3", ":", "="), { maxLength: 8 }),
      (tail) => {
        const { value } = parseText(`${good}constraint c: ${tail.join(" ")}\n${good}`);
        const names = value.items.map((item) => ("name" in item ? item.name.text : item.kind));
        expect(names.slice(0, 3)).toEqual(["A", "p", "x"]);
        expect(names.slice(-3)).toEqual(["A", "p", "x"]);
      },
    ),
    { numRuns: 200 },
  );
});

it.each([
  ["parentheses", `define d = ${"(".repeat(300)}1${")".repeat(300)}`],
  ["open brackets", `define d = ${"[".repeat(100_000)}`],
  ["minuses", `define d = ${"-".repeat(5000)}1`],
  ["branches", `define d = ${"if a then b else ".repeat(5000)}c`],
  ["reductions", `define d = ${"sum(i in I) ".repeat(5000)}c`],
  ["negations", `define d = ${"not ".repeat(5000)}c`],
  ["powers", `define d = ${"a^".repeat(5000)}c`],
])("refuses thousands of nested %s and reads on", (_, text) => {
  const whole = `var before\n${text}\nvar after`;
  const { value, diagnostics } = parseText(whole);
  expect(diagnostics.map(({ code }) => code)).toEqual(["nesting-too-deep"]);
  expect(value.items.at(0)?.kind).toBe("var");
  expect(value.items.at(-1)?.kind).toBe("var");
  expectSound(value, diagnostics, whole);
});

it("reads 250 nested parentheses", () => {
  expect(faultsOf(`define d = ${"(".repeat(250)}1${")".repeat(250)}`)).toEqual([]);
});

it("reads a sum of 10,000 terms", () => {
  const terms = Array.from({ length: 10_000 }, (_, i) => `${i} MW * x[${i}]^2`);
  const text = `define d = ${terms.join(" + ")}`;
  expect(faultsOf(text)).toEqual([]);
  expectTotal(text);
});

it("reads a file of thousands of declarations and reports each broken one", () => {
  const text = "set x y ".repeat(3000);
  expect(faultsOf(text)).toHaveLength(3000);
});
