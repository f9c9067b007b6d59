/**
 * What is reported about broken text: codes and spans, and what survives.
 */
import { expect, it } from "vitest";
import { printTree } from "../../src/syntax/index.js";
import { faultsOf, parseText, repaired } from "./support.js";

const cases: readonly (readonly [string, readonly string[]])[] = [
  // Expected something else
  ["param x[REGION : MW = 3", ["syntax-error @ :"]],
  ["param x = ", ["syntax-error @ ="]],
  ["param x = (a + b\nvar y", ["syntax-error @ b"]],
  ["set A = { a, b\nset B = { c }", ["syntax-error @ b"]],
  ["constraint c[i in I]: x[i, <= 3", ["syntax-error @ <="]],
  ["constraint c[i in I]: x[b] +\nvar y", ["syntax-error @ +"]],
  ["param \nvar y", ["syntax-error @ param"]],
  ["param x = a + + b", ["syntax-error @ +"]],
  ["param x = .5", ["syntax-error @ ."]],
  ["param x = if a then b\nvar y", ["syntax-error @ b"]],
  ["scenario A { foo bar }", ["syntax-error @ foo"]],
  ["component c { var x[ \n var z }", ["syntax-error @ ["]],
  ["study s { foo bar }\nvar y", ["syntax-error @ foo"]],
  ["study s { vary p { 1 } }\nvar y", ["syntax-error @ {"]],
  ["study s { front npv against e in steps }\nvar y", ["syntax-error @ steps"]],
  ["import std.finance", ["syntax-error @ finance"]],
  ["var x = 3", ["syntax-error @ ="]],
  ["param p{i in I} = 3", ["syntax-error @ {"]],
  // One fault for each declaration
  [
    "param x = \nparam y[ = 3\nset = A\nvar z",
    ["syntax-error @ =", "syntax-error @ =", "syntax-error @ ="],
  ],
  // Words and places
  ["param cost = 3", ["reserved-word @ cost"]],
  ["minimize sum : JPY = x", ["reserved-word @ sum"]],
  ["param x = 5 min", ["reserved-word @ min"]],
  ["subject to c: x <= 3", ["unknown-declaration @ subject"]],
  ["contraint c: x <= 3\nvar y", ["unknown-declaration @ contraint"]],
  ["forall(i in I) c: x <= 3", ["unknown-declaration @ forall"]],
  ['param x = 3 "doc"', ['doc-position @ "doc"']],
  ['param x "doc" : MW = 3', ["syntax-error @ :"]],
  ["part of x\nmodule y", ["header-not-first @ module"]],
  ["var x\nmodel y", ["header-not-first @ model"]],
  ["check: a == b", ["check-without-name @ check"]],
  ["scenario A { replace var x >= 0 }", ["replace-kind @ var"]],
  ["use s over R", ["place-without-index @ R"]],
  ["set A ordered ordered = { a }", ["repeated-part @ ordered"]],
  // Figures, claims, IAMC variables, changes
  ["figure f\nvar y", ["syntax-error @ f"]],
  ["figure f line\nvar y", ["syntax-error @ line"]],
  ["figure f line(x\nvar y", ["syntax-error @ x"]],
  ["figure f line(x = YEAR)\nvar y", ["syntax-error @ ="]],
  ["figure f line(x: YEAR y: p)\nvar y", ["syntax-error @ y"]],
  ['figure f line(x: YEAR) "doc"', ['doc-position @ "doc"']],
  ["figure f line(x: YEAR) for\nvar y", ["syntax-error @ for"]],
  ["claim c = q\nvar y", ["syntax-error @ ="]],
  ['claim c "doc" >= 3 = q\nvar y', ['doc-position @ "doc"']],
  ["claim c[y in YEAR] >= 3 = q\nvar y", ["syntax-error @ ["]],
  ["claim c about 3 within = q\nvar y", ["syntax-error @ ="]],
  ["claim c >= 3 = q because so\nvar y", ["syntax-error @ so"]],
  ["iamc v[y in Y] = p[y]\nvar z", ["syntax-error @ ="]],
  ['iamc v variable "A" region "J" year 2030 = p\nvar z', ["syntax-error @ 2030"]],
  ["change { param x = 3\n foo }\nvar y", ["syntax-error @ 3"]],
  ["param change = 3\ndefine d = change + 1", ["reserved-word @ change"]],
  ["param claim = 3", ["reserved-word @ claim"]],
  [
    "figure f tornado(study: t)\nfunction f(unit : MW) = 3",
    ["syntax-error @ unit", "syntax-error @ :"],
  ],
  ["param p[R] = { a: 1, study: 2 }", ["syntax-error @ study", "syntax-error @ :"]],
  ["plot f line(x: y)", ["unknown-declaration @ plot"]],
  ["variable x >= 0", ["unknown-declaration @ variable"]],
  // Relations
  ["constraint c: a = b", ["equals-in-relation @ ="]],
  ["check c: a[i = 3] > 0", ["syntax-error @ ="]],
  ["param x == 3", ["equality-in-header @ =="]],
  ["constraint c: a <= b >= c", ["comparison-chain-direction @ >="]],
  ["constraint c: a in S in T", ["comparison-chain-direction @ in"]],
  ["constraint c: a != b == c", ["comparison-chain-direction @ =="]],
  // Formulas
  ["define d = max(i in I) a[i] * 2", ["reduction-needs-parentheses @ *"]],
  ["define d = 2 * if a then b else c", ["if-needs-parentheses @ if"]],
  ["define d = sum(i in I) if a then b else c", ["if-needs-parentheses @ if"]],
  ["define d = sum(I) x", ["index-without-name @ I"]],
  ["define d = { a, b: 1 }", ["mixed-braces @ a"]],
  ["define d = { a where b }", ["mixed-braces @ where b"]],
  ["define d = a by 2", ["step-without-range @ by"]],
  ["define d = piecewise(x, p in P)", ["piecewise-form @ piecewise(x, p in P)"]],
  // Units
  ["param x : JPY/kW*year", ["ambiguous-unit @ JPY/kW*year"]],
  ["param x = 3 JPY/kW*year", ["ambiguous-unit @ JPY/kW*year"]],
  ["param x : JPY/(kW*year)", ["unit-parentheses @ ("]],
  ["param x : m^1.5", ["unit-power @ 1.5"]],
  ["param x : 1000*m", ["unit-number @ 1000"]],
  ["var n : integer >= 0", ["not-a-unit @ integer"]],
  ["param x = 3%", ["unit-spacing @ 3%"]],
  ["param x = 3  MW", ["unit-spacing @ 3  MW"]],
  // Characters
  ["param x = 3 @ 4", ["unexpected-character @ @"]],
  ['param x = "abc\nvar y', ['unterminated-text @ "abc']],
  ['table t """a,b', ['unterminated-text @ """']],
  ['param x "a\\qb" = 3', ["unknown-escape @ \\q"]],
  ["param x = 1_000", ["digit-separator @ 1_000"]],
  ["param x = 1e999", ["number-out-of-range @ 1e999"]],
  ["var x; var y;", ["semicolon @ ;"]],
  ["var x // note", ["foreign-comment @ // note"]],
  ["param x = sum{i in I} a[i]", ["index-braces @ {"]],
];

it.each(cases)("reports %j", (text, faults) => {
  expect(faultsOf(text)).toEqual(faults);
});

it("keeps every declaration but the broken one", () => {
  const text =
    "param a = 1\nconstraint half[b in B]: x[b] +\nvar c : MW >= 0\nparam \nset D = { d }\nset = {\nvar e";
  expect(printTree(parseText(text).value).split("\n")).toEqual([
    "(param a (= 1))",
    "(constraint half [(in b B)] (+ (at x b) ?))",
    "(var c (: MW) (>= 0))",
    "(missing-item)",
    "(set D (= {d}))",
    "(missing-item)",
    "(var e)",
  ]);
});

it("says what is expected in the words of the file", () => {
  const messages = parseText("param x[REGION : MW = 3\nvar y >=").diagnostics.map((d) => d.message);
  expect(messages).toEqual(["expected `]` before `:`", "expected an expression after `>=`"]);
});

it("points at the bracket that is still open", () => {
  const [fault] = parseText("param x[REGION : MW = 3").diagnostics;
  expect(fault?.related.map(({ span }) => span.start)).toEqual([7]);
});

const repairs: readonly (readonly [string, string])[] = [
  ["constraint c: a = b", "constraint c: a == b"],
  ["param x := 3;", "param x = 3"],
  ["param x = a&&b || !c", "param x = a and b or not c"],
  ["var y ≥ 0 “Doc”", 'var y >= 0 "Doc"'],
  ["param x = （a＋b）＊ 2", "param x = (a+b)* 2"],
  ["param x = 3%", "param x = 3 %"],
  ["param x = sum{i in I} a[i]", "param x = sum(i in I) a[i]"],
  ["var x // note", "var x # note"],
  ["param x = 'a'", 'param x = "a"'],
  ["define d = 2 * if a then b else c", "define d = 2 * (if a then b else c)"],
];

it.each(repairs)("repairs %j", (text, wanted) => {
  expect(repaired(text)).toBe(wanted);
});
