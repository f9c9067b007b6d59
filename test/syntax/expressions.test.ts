/**
 * How expressions group: text on the left, tree on the right.
 */
import { expect, it } from "vitest";
import { expressionOf } from "./support.js";

const cases: readonly (readonly [string, string])[] = [
  // Arithmetic
  ["a + b * c ^ 2 ^ e", "(+ a (* b (^ c (^ 2 e))))"],
  ["a - b - c", "(- (- a b) c)"],
  ["a / b * c", "(* (/ a b) c)"],
  ["a mod 2 + 1", "(+ (mod a 2) 1)"],
  ["-a^2", "(neg (^ a 2))"],
  ["-a * b", "(* (neg a) b)"],
  ["2^-1", "(^ 2 (neg 1))"],
  ["- -a", "(neg (neg a))"],
  ["(a + b) * c", "(* (+ a b) c)"],
  ["inf", "Infinity"],
  ["1e3 + 1.5E-2", "(+ 1000 0.015)"],
  // Reductions take the product that follows
  ["sum(i in I) a[i] * x[i] + b", "(+ (sum (in i I) (* (at a i) (at x i))) b)"],
  ["2 * sum(i in I) x[i] * 3", "(* 2 (sum (in i I) (* (at x i) 3)))"],
  ["-sum(i in I) x[i] - c", "(- (neg (sum (in i I) (at x i))) c)"],
  [
    "sum(i in I) sum(j in J where j > i) a[i, j] / 2 - 1",
    "(- (sum (in i I) (sum (in j J) (where (j > i)) (/ (at a i j) 2))) 1)",
  ],
  ["max(i in I) (a[i] * 2)", "(max (in i I) (* (at a i) 2))"],
  ["min(a, 2 * b)", "(call min a (* 2 b))"],
  ["min(max(a, b), c)", "(call min (call max a b) c)"],
  ["min(i in I where i > 2) a[i]", "(min (in i I) (where (i > 2)) (at a i))"],
  ["count(i in I where a[i] > 0)", "(count (in i I) (where ((at a i) > 0)))"],
  ["product((i, _) in L) f[i]", "(product (in (tuple i _) L) (at f i))"],
  // Conditions
  ["a and b or c and not d", "(or (and a b) (and c (not d)))"],
  ["a and b and c", "(and a b c)"],
  ["lo <= x <= hi", "(lo <= x <= hi)"],
  ["a == b", "(a == b)"],
  ["0 <= y - v < life[c]", "(0 <= (- y v) < (at life c))"],
  ["r not in METRO", "(r not-in METRO)"],
  ["(r, k) in A", "((tuple r k) in A)"],
  ["exists(i in I) a[i] > 3 and b", "(and (exists (in i I) ((at a i) > 3)) b)"],
  [
    "forall(i in I) exists(j in J) a[i, j] == 1",
    "(forall (in i I) (exists (in j J) ((at a i j) == 1)))",
  ],
  ["if a > b then c else d + 1", "(if (a > b) c (+ d 1))"],
  ["if a then b else if c then d else e", "(if a b (if c d e))"],
  ["if a then b else c <= 5", "((if a b c) <= 5)"],
  ["2 * (if a then b else c)", "(* 2 (if a b c))"],
  // Sets
  ["A union B inter C diff D", "(diff (union A (inter B C)) D)"],
  ["A * B union C", "(union (* A B) C)"],
  ["0..23", "(.. 0 23)"],
  ["0 .. n - 1 by 2", "(.. 0 (- n 1) 2)"],
  ["union(i in I) S[i] union T", "(union (union (in i I) (at S i)) T)"],
  ["{ a, b, }", "{a b}"],
  ["{}", "{}"],
  ["{ a: 1, (b, c): ., }", "(table (a 1) ((tuple b c) .))"],
  ["{ 0 MW: 0 JPY }", "(table (0'MW 0'JPY))"],
  ["{ (r, k) in A where x[r] > 0 }", "(all (in (tuple r k) A) (where ((at x r) > 0)))"],
  ["{ r in R, k in K }", "(all (in r R) (in k K))"],
  [
    "{ (c, t) for (c, t, _) in S where c > 1 }",
    "(all (head (tuple c t)) (in (tuple c t _) S) (where (c > 1)))",
  ],
  [
    '{ x for (x, "a", 3, y + 1, (z, _)) in S }',
    '(all (head x) (in (tuple x (value "a") (value 3) (value (+ y 1)) (tuple z _)) S))',
  ],
  // Units
  ["3 %", "3'%"],
  ["3 %/year", "3'%*year^-1"],
  ["20 JPY/kWh", "20'JPY*kWh^-1"],
  ["1 JPY/kW/year", "1'JPY*kW^-1*year^-1"],
  ["1 kg*m^2", "1'kg*m^2"],
  ["9.8 m*s^-2", "9.8'm*s^-2"],
  ["0.05 1/year", "0.05'1*year^-1"],
  ["1 kWh / h", "(/ 1'kWh h)"],
  ["1 kWh * 2 h", "(* 1'kWh 2'h)"],
  ["2 m^n", "(^ 2'm n)"],
  ["3 円/kWh", "3'円*kWh^-1"],
  ["3 mod n", "(mod 3 n)"],
  // Names
  ["bess.soc[r, prev(h)]", "(at bess.soc r (call prev h))"],
  ['dual(c[r, "北海道"])', '(call dual (at c r "北海道"))'],
  ["f()", "(call f)"],
  ["value + step + base + linear", "(+ (+ (+ value step) base) linear)"],
  ["__proto__[constructor]", "(at __proto__ constructor)"],
  ['"a\\"b\\\\\\n\\t\\u{5317}"', '"a\\"b\\\\\\n\\t北"'],
  // Piecewise
  [
    "piecewise(x, { 0 MW: 0 JPY, 10 MW: 9e5 JPY })",
    "(piecewise x (table (0'MW 0'JPY) (10'MW 900000'JPY)))",
  ],
  [
    "piecewise(x, p in 1 .. n[i], slope = rate[p], upto = limit[p], binary)",
    "(piecewise x (in p (.. 1 (at n i))) (slope (at rate p)) (upto (at limit p)) binary)",
  ],
];

it.each(cases)("reads %s", (text, tree) => {
  expect(expressionOf(text)).toBe(tree);
});

it("compares names in one normal form", () => {
  expect(expressionOf("\u304b\u3099")).toBe("\u304c");
});

it("gives no unit to a number at the end of its line", () => {
  expect(() => expressionOf("3\nMW")).toThrow("syntax-error @ MW");
});

it("lets a parenthesised expression span its parentheses", () => {
  expect(expressionOf("((a))")).toBe("a");
});
