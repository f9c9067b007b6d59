import * as fc from "fast-check";
import { expect, it } from "vitest";
import { createReporter, dataCatalogue } from "../../src/diagnostics/index.js";
import { scanPlainCsv } from "../../src/data/csv-plain.js";
import { readQuotedCsv } from "../../src/data/csv-quoted.js";
import type { DataTable } from "../../src/data/data-table.js";
import { headerKey, readHeader } from "../../src/data/header.js";
import { numberInText, readNumberText } from "../../src/data/number-text.js";
import { readCsv } from "../../src/data/read-csv.js";
import { readJson } from "../../src/data/read-json.js";

function read(
  text: string,
  isJson = false,
): { table: DataTable | undefined; codes: readonly string[]; shown: readonly string[] } {
  const reporter = createReporter(dataCatalogue);
  const source = { file: "f", title: "f", text, shift: 0 };
  const table = isJson ? readJson(source, reporter) : readCsv(source, reporter);
  return {
    table,
    codes: reporter.diagnostics.map((diagnostic) => diagnostic.code),
    shown: reporter.diagnostics.map(({ span }) => text.slice(span.start, span.end)),
  };
}

function cellsOf(table: DataTable | undefined): readonly (readonly string[])[] {
  if (table === undefined) return [];
  const width = table.keyDepth === undefined ? table.headers.length : table.keyDepth + 1;
  return Array.from({ length: table.rowCount }, (_, row) =>
    Array.from({ length: width }, (_, column) => table.text(row, column)),
  );
}

it("reads decimals exactly as Number does", () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const text = String(value);
      expect(numberInText(text, 0, text.length)).toBe(value + 0);
      const fixed = value.toPrecision(12);
      expect(numberInText(fixed, 0, fixed.length)).toBe(Number(fixed) + 0);
    }),
  );
});

it("says why a text is no number", () => {
  const reason = (text: string): string => {
    const result = readNumberText(text);
    return result.kind === "fault" ? result.reason : result.kind;
  };
  expect(
    ["", " . ", "1,234", "１２", "NaN", "inf", "1e999", "3 %", "0x10", "1e", "--1"].map(reason),
  ).toEqual([
    "missing",
    "missing",
    "separators",
    "wide-digits",
    "not-finite",
    "not-finite",
    "too-large",
    "percent",
    "not-a-number",
    "not-a-number",
    "not-a-number",
  ]);
  expect(["+1.5", ".5", "-2.e3", "9007199254740993", "0e-400", "5e-324"].map(reason)).toEqual(
    Array.from({ length: 6 }, () => "number"),
  );
});

it("reads the same cells with and without the library", () => {
  const bare = fc.string({ unit: fc.constantFrom("a", "北", " ", "1", ".", "𠮷"), maxLength: 4 });
  const quoted = fc
    .string({ unit: fc.constantFrom("a", "北", " ", ",", "\n"), maxLength: 4 })
    .map((text) => `"${text}"`);
  const row = fc.array(fc.oneof(bare, quoted), { minLength: 2, maxLength: 2 });
  const rows = fc.array(row, { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(rows, fc.constantFrom("\n", "\r\n", "\r"), (cells, end) => {
      const text = cells.map((one) => one.join(",")).join(end) + end + end;
      const plain = scanPlainCsv("f", text, 0);
      const library = readQuotedCsv("f", text, 0);
      if ("kind" in library || plain === undefined) throw new Error("no fault expected");
      expect(plain.cells.rowCount).toBe(cells.length);
      expect(library.cells.rowCount).toBe(cells.length);
      for (const [i, one] of cells.entries())
        for (const [j, written] of one.entries()) {
          const inner = written.startsWith('"') ? written.slice(1, -1) : written;
          expect(plain.cells.text(i, j)).toBe(inner.trim());
          expect(library.cells.text(i, j)).toBe(inner.trim());
          const { start, end: last } = plain.cells.span(i, j);
          expect(text.slice(start, last)).toBe(written.trim());
          if (written.startsWith('"'))
            expect(library.cells.span(i, j)).toEqual(plain.cells.span(i, j));
        }
    }),
    { numRuns: 300 },
  );
});

it("leaves what is not plain to the library", () => {
  for (const text of ['a,"b""c"\n', 'a,"b" \n', 'a, "b"\n', 'a,b"\n', 'a,"b'])
    expect(scanPlainCsv("f", text, 0)).toBeUndefined();
});

it("finds quoted cells again after multi-byte texts and line breaks in cells", () => {
  const text = '\r\n名前,値\r\n"北, ""海""\r\n道",1\r\n\r\n𠮷,"x y"\r\n';
  const { table } = read(text);
  expect(cellsOf(table)).toEqual([
    ['北, "海"\r\n道', "1"],
    ["𠮷", "x y"],
  ]);
  const place = (row: number, column: number): string => {
    const span = table?.span(row, column);
    return text.slice(span?.start, span?.end);
  };
  expect([place(0, 0), place(0, 1), place(1, 0), place(1, 1)]).toEqual([
    '"北, ""海""\r\n道"',
    "1",
    "𠮷",
    '"x y"',
  ]);
});

it("reports each kind of broken quotation mark at the mark", () => {
  expect(read('a,b\n1,"x\n')).toMatchObject({ codes: ["bad-quotes"], shown: ['"'] });
  expect(read('a,b\n1,x"y\n')).toMatchObject({ codes: ["bad-quotes"], shown: ['"'] });
  expect(read('a,b\n"x"y,1\n')).toMatchObject({ codes: ["bad-quotes"], shown: ['"'] });
  expect(read('"')).toMatchObject({ codes: ["bad-quotes"] });
});

it("reports ragged rows once, with their number", () => {
  const { codes, shown } = read("a,b\n1,2\n1\n1,2,3\n");
  expect(codes).toEqual(["ragged-row"]);
  expect(shown).toEqual(["1"]);
  expect(read('"a",b\n1,2\n1,2,3\n')).toMatchObject({ codes: ["ragged-row"], shown: ["1,2,3"] });
});

it("forgives blank lines, trailing commas and a missing final line end", () => {
  expect(cellsOf(read("a,b,\n1,2,\n\n  \n3,4,").table)).toEqual([
    ["1", "2", ""],
    ["3", "4", ""],
  ]);
});

it("reports an empty file and columns that are not separated by commas", () => {
  expect(read("").codes).toEqual(["data-file-empty"]);
  expect(read(" \n\n").codes).toEqual(["data-file-empty"]);
  expect(read("a;b\n1;2").codes).toEqual(["wrong-delimiter"]);
  expect(read("a,b").table?.rowCount).toBe(0);
});

it("takes a unit from the end of a header", () => {
  const span = { file: "f", start: 10, end: 24 };
  const header = readHeader("Tariff [JPY/kWh]".slice(0, 16), { ...span, end: 26 });
  expect(header).toMatchObject({ name: "Tariff", key: "tariff", unit: { text: "JPY/kWh" } });
  expect(header.unit?.span).toEqual({ file: "f", start: 17, end: 26 });
  expect(headerKey("Grid - Tariff_A")).toBe("gridtariffa");
});

it("reads one line of a megabyte", () => {
  const long = "x".repeat(1_000_000);
  expect(read(`a,b\n${long},1\n`).table?.text(0, 0)).toHaveLength(1_000_000);
  expect(read(`${long}\n`).table?.headers[0]?.name).toHaveLength(1_000_000);
});

it("reads JSON as a list of objects, keeping unsafe keys", () => {
  const text = '[{"region": "北", "__proto__": 1}, {"region": "b", "constructor": null}]';
  const { table } = read(text, true);
  expect(table?.headers.map((header) => header.name)).toEqual([
    "region",
    "__proto__",
    "constructor",
  ]);
  expect(cellsOf(table)).toEqual([
    ["北", "1", ""],
    ["b", "", ""],
  ]);
  const span = table?.span(0, 1);
  expect(text.slice(span?.start, span?.end)).toBe("1");
});

it("reads JSON with columns and rows, and keyed by labels", () => {
  expect(
    cellsOf(read('{"columns": ["a", "b"], "rows": [["x", 1], ["y", 2e3]]}', true).table),
  ).toEqual([
    ["x", "1"],
    ["y", "2e3"],
  ]);
  const keyed = read('{"K": {"2024": 1, "2025": 2}, "__proto__": {"2024": 3}}', true).table;
  expect(keyed?.keyDepth).toBe(2);
  expect(cellsOf(keyed)).toEqual([
    ["K", "2024", "1"],
    ["K", "2025", "2"],
    ["__proto__", "2024", "3"],
  ]);
});

it("reports faults of JSON at the value that is wrong", () => {
  expect(read('[{"a": 1}, {"a": [2]}]', true)).toMatchObject({
    codes: ["json-shape"],
    shown: ["[2]"],
  });
  expect(read('[{"a": true}]', true)).toMatchObject({ codes: ["json-shape"], shown: ["true"] });
  expect(read("3", true)).toMatchObject({ codes: ["json-shape"], shown: ["3"] });
  expect(read('{"K": 1, "L": {"x": 2}}', true)).toMatchObject({
    codes: ["json-shape"],
    shown: ["2"],
  });
  expect(read('{"columns": ["a"], "rows": [[1, 2]]}', true)).toMatchObject({
    codes: ["ragged-row"],
    shown: ["[1, 2]"],
  });
  expect(read('[{"a": 1},]', true)).toMatchObject({ codes: ["json-syntax"], shown: ["]"] });
  expect(read('{"a": 1', true).codes).toEqual(["json-syntax"]);
  expect(read('["\\x"]', true).codes).toEqual(["json-syntax"]);
  expect(read("[".repeat(100_000), true).codes).toEqual(["json-syntax"]);
  expect(read('{"a": {"b": "x"}, "c": {"d": false}}', true)).toMatchObject({
    codes: ["json-shape"],
    shown: ["false"],
  });
});

it("never throws on any text", () => {
  const piece = fc.constantFrom(
    '"',
    ",",
    "\n",
    "\r",
    "a",
    "1",
    "[",
    "]",
    "{",
    "}",
    ":",
    "\u0000",
    "\\",
    "北",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      for (const isJson of [false, true]) {
        const { table, codes } = read(text, isJson);
        expect(table === undefined).toBe(codes.length > 0);
      }
    }),
    { numRuns: 500 },
  );
});

it("reads a year of hours for a hundred places within seconds", () => {
  const lines = ["zone,hour,value"];
  for (let i = 0; i < 876_000; i++)
    lines.push(`Zone${i % 100},${Math.floor(i / 100)},${((i * 0.37) % 100).toFixed(3)}`);
  const text = lines.join("\n");
  const start = performance.now();
  const { table } = read(text);
  const numbers = table?.numbers(2);
  expect(table?.labels(0).texts).toHaveLength(100);
  expect(table?.labels(1).texts).toHaveLength(8760);
  expect(numbers?.[875_999]).toBeCloseTo((875_999 * 0.37) % 100, 3);
  const seconds = (performance.now() - start) / 1000;
  expect(seconds).toBeLessThan(10);
});
