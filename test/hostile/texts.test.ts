/**
 * Texts that are strange, broken or huge: what is said about them, and that it is said soon.
 */
import { expect, it } from "vitest";
import { build } from "./host.js";

it.each([
  ["an empty file", ""],
  ["blanks", " \n\t\n"],
  ["a comment alone", "# nothing here"],
])("asks %s for its header", (_, text) => {
  expect(build({ "model.dcm": text }).said).toEqual([`missing-model-header at ""`]);
});

it("reads line ends of every system and a byte-order mark", () => {
  const text = "\ufeffmodel m\r\nset R = { a }\r\rparam p[R] = 3\r\nvar x[R] >= p[b]\r\n";
  const { said, diagnostics } = build({ "model.dcm": text });
  expect(said).toEqual([`unknown-member at "b"`]);
  expect(diagnostics[0]?.related).not.toEqual([]);
});

it("reads data with a byte-order mark and line ends of every system", () => {
  const { said, compiled } = build({
    "model.dcm":
      'model m\nset R from "r.csv"\nparam p[R] : MW from "r.csv"\nvar x[r in R] : MW >= p[r]',
    "r.csv": "\ufeffr,p [kW]\r\n北海道,1000\r\nKanto,2000\r\n",
  });
  expect(said).toEqual([]);
  expect(compiled.built?.program.numCols).toBe(2);
});

it("says of zero bytes that they are no text", () => {
  const { said } = build({ "model.dcm": "model m\nset R\u0000 = { a }\nparam q = 3" });
  expect(said).toEqual([`unexpected-character at "\\u0000"`]);
  const data = build({
    "model.dcm": 'model m\nset R from "r.csv"',
    "r.csv": "r\u0000\na\u0000\n",
  });
  expect(data.said).toEqual([`data-file-not-text at "\\u0000"`]);
});

it("says of a model in UTF-16 once that it is no text", () => {
  const wide = Array.from("\ufeffmodel m\nparam a = 3\n", (letter) => `${letter}\u0000`).join("");
  expect(build({ "model.dcm": wide }).diagnostics.length).toBe(1);
});

it("reports every broken declaration of a file, each once", () => {
  const { said } = build(
    "param a = (1 + \nparam b[ = 2\nset C = { x, \nparam good = 3\nvar y >=\ncheck d: good ==",
  );
  expect(said.map((one) => one.split(" ")[0])).toEqual([
    "syntax-error",
    "syntax-error",
    "syntax-error",
    "syntax-error",
    "syntax-error",
  ]);
});

it("refuses 5,000 parentheses and reads on", () => {
  const deep = `param a = ${"(".repeat(5000)}1${")".repeat(5000)}\nparam b = zzz`;
  expect(build(deep).said).toEqual([`nesting-too-deep at "("`, `unknown-name at "zzz"`]);
});

it.each([
  ["parameters", "param a = 1\nparam b = ", "a", " + "],
  ["variables", "var x in [0, 1]\nminimize o = ", "x", " + "],
  ["factors", "param a = 1\nparam b = ", "a", " * "],
  ["conditions", "param a = 1\nparam b = if ", "a == 1", " and "],
])("adds up 10,000 %s in one formula", (name, head, term, operator) => {
  const tail = name === "conditions" ? " then 1 else 2" : "";
  const text = head + Array.from({ length: 10_000 }, () => term).join(operator) + tail;
  const { said, milliseconds } = build(text);
  expect(said).toEqual([]);
  expect(milliseconds).toBeLessThan(10_000);
});

it("reads a line of a megabyte", () => {
  const members = Array.from({ length: 120_000 }, (_, i) => `m${i}`).join(", ");
  const { said, milliseconds } = build(`set R = { ${members} }\nvar x[R] >= 0`);
  expect(said).toEqual([]);
  expect(milliseconds).toBeLessThan(10_000);
});

it("reads 10,000 declarations and finds the one mistake", () => {
  const lines = ["set R = { a, b }"];
  for (let i = 0; i < 5000; i++) {
    lines.push(
      `param p${i}[r in R] : MW = ${i === 0 ? "1" : `p${i - 1}[r]`}`,
      `var x${i}[r in R] >= 0`,
    );
  }
  lines[7000] = "param broken = p3";
  const { said, milliseconds } = build(lines.join("\n"));
  expect(said).toEqual([`wrong-arity at "p3"`]);
  expect(milliseconds).toBeLessThan(10_000);
});

it("follows 2,000 named expressions, one in another", () => {
  const lines = ["var x in [0, 1]", "define d0 = x"];
  for (let i = 1; i < 2000; i++) lines.push(`define d${i} = d${i - 1} + 1`);
  lines.push("minimize o = d1999");
  expect(build(lines.join("\n")).said).toEqual([]);
});

it("instantiates components in components and stops at a depth that nobody means", () => {
  const lines = ["component c0 { var x in [0, 1] }"];
  for (let i = 1; i < 60; i++) lines.push(`component c${i} { use c${i - 1} as inner }`);
  lines.push("use c59 as outer");
  expect(build(lines.join("\n")).said).toEqual([]);
});

it("closes texts at the end of their line", () => {
  const { said } = build('param a "no end = 3\nparam b = 4\nparam c = b + zzz');
  expect(said).toEqual([`unterminated-text at "\\"no end = 3"`, `unknown-name at "zzz"`]);
});

it("refuses numbers beyond the range, and those no solver takes", () => {
  expect(build("param a = 1e400").said).toEqual([`number-out-of-range at "1e400"`]);
  expect(build("param a = 1e-400").said).toEqual([`number-out-of-range at "1e-400"`]);
  expect(build("param a = 1e300\nparam b = exp(a)").said).toEqual([`not-finite at "exp(a)"`]);
  expect(build("param a = inf\nparam b = a - a").said).toEqual([`value-not-finite at "b"`]);
  expect(build("var x in [0, 1e300]\nminimize o = 1e19 * x").said).toEqual([]);
  expect(build("var x in [0, 1]\nminimize o = 1e300 * x").said).toEqual([
    `unsolvable-number at "o"`,
  ]);
});
