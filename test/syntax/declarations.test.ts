/**
 * What declarations hold: text on the left, tree on the right.
 */
import { expect, it } from "vitest";
import { hasErrors } from "../../src/diagnostics/index.js";
import { parseText, readExamples, treeOf } from "./support.js";

const cases: readonly (readonly [string, string])[] = [
  ['model a.b extends "f.dcm" "Doc"', '(model a.b (extends "f.dcm") "Doc")'],
  ["part of a", "(part a)"],
  ['module std.x "Doc"', '(module std.x "Doc")'],
  ["import std.f (a, b as c,)", "(import std.f a (as b c))"],
  ['import "lib.dcm" (f)', '(import "lib.dcm" f)'],
  ['include "cooling.dcm"', '(include "cooling.dcm")'],
  ["dimension power = energy / time", "(dimension power energy*time^-1)"],
  ["unit hour : time", "(unit hour (: time))"],
  ["unit JPY2024 base prefixes { k, M }", "(unit JPY2024 base (prefixes k M))"],
  ['unit W "watt" = J/s', '(unit W "watt" (= J*s^-1))'],
  ["unit kWh = 3600 kJ", "(unit kWh (= 3600 kJ))"],
  ["unit Hz = 1/s", "(unit Hz (= 1 s^-1))"],
  ["unit x = (1 / 3) MWh", "(unit x (= (/ 1 3) MWh))"],
  ["unit % = 0.01", "(unit % (= 0.01))"],
  ["prefix k = 1e3", "(prefix k 1000)"],
  ["set HOUR = 0 .. 23 cyclic", "(set HOUR (cyclic) (= (.. 0 23)))"],
  ['set H ordered cyclic by m "Doc" = { a }', '(set H ordered (cyclic m) "Doc" (= {a}))'],
  [
    "set S[i in I] within K from t default {}",
    "(set S [(in i I)] (within K) (from t) (default {}))",
  ],
  [
    'param p[i in I] : U in { a, b } integer optional default 3 "Doc" from "x.csv" interpolate hold',
    '(param p [(in i I)] (: U) (choice a b) integer optional (default 3) "Doc" (from "x.csv") interpolate-hold)',
  ],
  ["param p : MW >= 0 < 5 != 3 = 2", "(param p (: MW) (>= 0) (< 5) (!= 3) (= 2))"],
  ["param p = x interpolate", "(param p (= x) interpolate-inside)"],
  [
    'param p from "f.csv" (R = area, value = "t [MW]", only level in { city, "big town", 3 }, wide Y, distinct, subset)',
    '(param p (from "f.csv" (column R "area") (column value "t [MW]") (only "level" "city" "big town" "3") (wide Y) distinct subset))',
  ],
  [
    "param p from t (cost = total, only = wide)",
    '(param p (from t (column cost "total") (column only "wide")))',
  ],
  ['table t """a,b\n1,"x"\n"""', '(table t "a,b\\n1,\\"x\\"\\n")'],
  [
    'var x[R, (i, _, "x", 3) in L where i > 2] : MW in [0, c[i]] binary "Doc"',
    '(var x [R (in (tuple i _ (value "x") (value 3)) L) (where (i > 2))] (: MW) (interval 0 (at c i)) binary "Doc")',
  ],
  ['define d[r in R] : MW "(6)" = x[r]', '(define d [(in r R)] (: MW) "(6)" (at x r))'],
  ["total t[y in Y] : JPY", "(total t [(in y Y)] (: JPY))"],
  [
    "cost c[r in R] : JPY/year into running[y] = x[r]",
    "(cost c [(in r R)] (: JPY*year^-1) (into running y) (at x r))",
  ],
  ["term e into emissions = x", "(term e (into emissions) x)"],
  ['minimize npv : JPY "(1)" = x', '(minimize npv (: JPY) "(1)" x)'],
  ["maximize w = x", "(maximize w x)"],
  [
    'constraint c[i in I where i > 1] "Doc": x <= 3',
    '(constraint c [(in i I) (where (i > 1))] "Doc" (x <= 3))',
  ],
  [
    'check "Load shares add to 1": a == b within 1e-6',
    '(check load_shares_add_to_1 "Load shares add to 1" (a == b) (within 0.000001))',
  ],
  ["check c[r in R]: a[r] > 0", "(check c [(in r R)] ((at a r) > 0))"],
  ["report r[i in I] : 1 = dual(c[i])", "(report r [(in i I)] (: 1) (call dual (at c i)))"],
  ["function f(t : degC, n) : 1 = t * n", "(function f ((t degC) (n)) (: 1) (* t n))"],
  [
    'component s over P stepping T cyclic "Doc" given c[P] : MWh linear "Cap", e = 0.95 { var x[P] }',
    '(component s (over P) (stepping T) cyclic "Doc" (given c [P] (: MWh) linear "Cap") (given e (= 0.95)) (var x [P]))',
  ],
  [
    "use s as b over (r, y) in R * Y where y > 1 stepping H with c = e[r], f = 0.9",
    "(use s (as b) (over (in (tuple r y) (* R Y))) (where (y > 1)) (stepping H) (with c (at e r)) (with f 0.9))",
  ],
  [
    'scenario A extends B, C "Doc" { set N = M param t *= 1.1 param t[K] = 25 var z in [0, 3] without c.d replace constraint c: x <= 3 add var q minimize npv param f from "x.csv" }',
    '(scenario A (extends B C) "Doc" (set N M) (param t (*= 1.1)) (param t (cell K) (= 25)) (var z (interval 0 3)) (without c.d) (replace (constraint c (x <= 3))) (add (var q)) (minimize npv) (param f (from "x.csv")))',
  ],
  ["change { }", "(change)"],
  [
    'change { param d = 4 % set R from "p.csv" replace constraint c: x <= 3 without e add var q minimize npv }',
    `(change (param d (= 4'%)) (set R (from "p.csv")) (replace (constraint c (x <= 3))) (without e) (add (var q)) (minimize npv))`,
  ],
  [
    'figure f[s in S] : GW "Doc" area(x: h, y: { a[s]: 2, "b": c + 1, }, study: t) for REF, RCN',
    '(figure f [(in s S)] (: GW) "Doc" (area (x h) (y (table ((at a s) 2) ("b" (+ c 1)))) (study t)) (for REF RCN))',
  ],
  ["figure f line()", "(figure f (line))"],
  [
    'claim c in [18 %, 23 %] "Doc" = 1 - a because "so"',
    `(claim c (interval 18'% 23'%) "Doc" (- 1 a) (because "so"))`,
  ],
  ["claim c : MW about 6 within 5 % = a", "(claim c (: MW) (about 6 (within 5'%)) a)"],
  ["claim c <= 6 = a", "(claim c (<= 6) a)"],
  [
    'iamc v[c in C, y in Y] : MW as "MW" "Doc" variable "A|{c}" region "Japan" year y subannual "{h}" = a',
    '(iamc v [(in c C) (in y Y)] (: MW) (as "MW") "Doc" (variable "A|{c}") (region "Japan") (year y) (subannual "{h}") a)',
  ],
  ['iamc v variable "A" region r year y = a', '(iamc v (variable "A") (region r) (year y) a)'],
];

it.each(cases)("reads %s", (text, tree) => {
  expect(treeOf(text)).toBe(tree);
});

it("puts the content of a table where it stands in the file", () => {
  const text = 'table t """\na,b\n"""';
  const [table] = parseText(text).value.items;
  const span = table?.kind === "table" ? table.content.span : undefined;
  expect(text.slice(span?.start, span?.end)).toBe("\na,b\n");
});

it("keeps comments with their places", () => {
  const text = "# one\nset A = { a } # two\n";
  const { comments } = parseText(text).value;
  expect(comments.map(({ text: own }) => own)).toEqual(["# one", "# two"]);
  expect(comments.map(({ span }) => text.slice(span.start, span.end))).toEqual(["# one", "# two"]);
});

it.each([...readExamples()])("reads the example %s without a fault", (_, text) => {
  const { value, diagnostics } = parseText(text);
  expect(diagnostics).toEqual([]);
  expect(hasErrors(diagnostics)).toBe(false);
  expect(value.items.some((item) => item.kind === "missing-item")).toBe(false);
});
