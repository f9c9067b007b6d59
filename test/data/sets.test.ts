import { expect, it } from "vitest";
import { bindText } from "./bind-text.js";

it("reads sets from files: texts in order of appearance, whole numbers by value, rows kept by `only`", () => {
  const files = {
    "a.csv": "kind,name,year\nx,Kyushu,2030\ny,Kanto,2025\nx,Kyushu,2024\nx,Kansai,2025\n",
  };
  const { members, faults } = bindText(
    'set REGION from "a.csv" (REGION = name, only kind = "x")\nset YEAR integer from "a.csv"\n',
    files,
  );
  expect(faults).toEqual([]);
  expect(members("REGION")).toEqual(["Kyushu", "Kansai"]);
  expect(members("YEAR")).toEqual([2024, 2025, 2030]);
});

it("keeps leading zeros of text members", () => {
  const { members } = bindText('set PREF from "a.csv"\n', { "a.csv": "pref\n01\n1\n" });
  expect(members("PREF")).toEqual(["01", "1"]);
});

it("refuses blank labels, labels that are not whole, and an empty set", () => {
  expect(bindText('set R from "a.csv"\n', { "a.csv": "r,x\na,1\n,2\n" }).faults).toEqual([
    "blank-label a.csv:3:1 ",
  ]);
  expect(bindText('set Y integer from "a.csv"\n', { "a.csv": "y\n2024\n2025a\n" }).faults).toEqual([
    "label-not-whole a.csv:3:1 2025a",
  ]);
  expect(bindText('set R from "a.csv"\n', { "a.csv": "r\n" }).faults).toEqual([
    'empty-set m.dcm:2:12 "a.csv"',
  ]);
});

it("shows members of a file that are not in the set they must be within", () => {
  const { faults, diagnostics } = bindText(
    'set REGION = { Kanto, Kansai }\nset METRO within REGION from "a.csv"\n',
    { "a.csv": "metro\nKanto\nKansay\n" },
  );
  expect(faults).toEqual(["not-within a.csv:3:1 Kansay"]);
  expect(diagnostics[0]?.help).toContain("`Kansai`");
});

it("puts the members of a subset in the order of an ordered set", () => {
  const { members } = bindText(
    "set SIZE ordered = { small, medium, large }\nset SOME within SIZE = { large, small }\n",
  );
  expect(members("SOME")).toEqual(["small", "large"]);
});

it("reads sets of tuples, ordered by their factors", () => {
  const { tuples, faults } = bindText(
    'set REGION = { Kanto, Kansai }\nset LINK within REGION * REGION from "a.csv" (REGION = "from", REGION = "to")\nparam price[(i, j) in LINK] from "a.csv" (i = "from", j = "to")\n',
    { "a.csv": "from,to,price\nKansai,Kanto,2\nKanto,Kansai,1\n" },
  );
  expect(faults).toEqual([]);
  expect(tuples("LINK")).toEqual([
    ["Kanto", "Kansai"],
    ["Kansai", "Kanto"],
  ]);
});

it("skips rows of the product that a tuple set leaves out, and reports unknown labels in them", () => {
  const model =
    'set REGION = { Kanto, Kansai }\nset LINK within REGION * REGION = { (Kanto, Kansai) }\nparam price[(i, j) in LINK] from "a.csv"\n';
  const { values, faults, data } = bindText(model, {
    "a.csv": "i,j,price\nKansai,Kanto,2\nKanto,Kansai,1\n",
  });
  expect(faults).toEqual([]);
  expect(values("price")).toEqual({ "Kanto Kansai": 1 });
  expect(data.report.skipped).toMatchObject([{ declaration: "price", rows: 1 }]);
  expect(bindText(model, { "a.csv": "i,j,price\nKanto,Kansai,1\nKanto,Nara,3\n" }).faults).toEqual([
    "unknown-label a.csv:3:7 Nara",
  ]);
});

it("reads families of sets; an index without rows is an error unless `default {}`", () => {
  const model = (fallback: string): string =>
    `set UTILITY = { East, West }\nset PREF = { a, b, c }\nset OF[u in UTILITY] within PREF from "a.csv" (OF = pref)${fallback}\n`;
  const files = { "a.csv": "u,pref\nEast,b\nEast,a\n" };
  expect(bindText(model(""), files).faults).toEqual(['family-without-rows m.dcm:4:39 "a.csv"']);
  const { tuples, faults } = bindText(model(" default {}"), files);
  expect(faults).toEqual([]);
  expect(tuples("OF")).toEqual([
    ["East", "a"],
    ["East", "b"],
  ]);
});

it("computes sets from parameters in whatever order they are declared", () => {
  const { members, values, faults } = bindText(
    'set ACTIVE within REGION = { r in REGION where avail[r] > 0 }\nparam twice[r in ACTIVE] = 2 * avail[r]\nparam avail[REGION] from "a.csv"\nset REGION from "a.csv"\n',
    { "a.csv": "region,avail\nKanto,0\nKansai,3\n" },
  );
  expect(faults).toEqual([]);
  expect(members("ACTIVE")).toEqual(["Kansai"]);
  expect(values("twice")).toEqual({ Kansai: 6 });
});

it("computes recursive parameters", () => {
  const { values, faults } = bindText(
    "set YEAR = 2024 .. 2027\nparam p[y in YEAR] = if y == first(YEAR) then 1 else p[prev(y)] * 2\n",
  );
  expect(faults).toEqual([]);
  expect(values("p")).toEqual({ 2024: 1, 2025: 2, 2026: 4, 2027: 8 });
});

it("subtracts a subset and unites subsets of one set", () => {
  const { members, faults } = bindText(
    "set R = { a, b, c }\nset M within R = { a }\nset REST = R diff M\nset N within R = M union { c }\n",
  );
  expect(faults).toEqual([]);
  expect(members("REST")).toEqual(["b", "c"]);
  expect(members("N")).toEqual(["a", "c"]);
});
