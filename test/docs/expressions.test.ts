/**
 * Expressions of each kind as MathML (its text, tags left out) and as LaTeX.
 */
import { expect, it } from "vitest";
import { buildDocument, renderHtml, renderLatex } from "../../src/docs/index.js";
import { resolveText } from "../support/resolve-text.js";

const declarations = `
set I = { a, b }
set STAGE ordered = { one, two, three }
set T = 1 .. 9
set H cyclic = 0 .. 23
set LINK within I * I = { (a, b) }
param p = 2
param q[I] = 3
param r[i in I, t in T] = 4
param s[STAGE] = 1
param c[H] = 1
param m[I] optional = { a: 1 }
function f(x, y) = x + y
var x[T] >= 0
`;

/** The report's formula after `=`, as text of the MathML and as LaTeX. */
function typeset(
  header: string,
  formula: string,
): { readonly text: string; readonly latex: string } {
  const { program, said } = resolveText(`${declarations}\nreport answer${header} = ${formula}\n`);
  expect(said).toEqual([]);
  const document = buildDocument({ program });
  const html = renderHtml(document);
  const article = html.slice(html.indexOf('<article id="answer">'));
  const pieces = [
    ...article
      .slice(0, article.indexOf("</article>"))
      .matchAll(/<span class="piece"><math[^>]*>(.*?)<\/math>/gu),
  ];
  const tex = renderLatex(document);
  const start = tex.indexOf("\\begin{aligned}", tex.indexOf("\\textbf{\\texttt{answer}}"));
  return {
    text: pieces.map(([, body = ""]) => linear(body)).join(""),
    latex: tex
      .slice(start, tex.indexOf("\\end{aligned}", start))
      .replace(/ \\qquad \{\\forall\}.*/su, "")
      .replace("\\begin{aligned}", "")
      .trim(),
  };
}

/** MathML as a line: `_{…}` below, `^{…}` above, `(…)/(…)` for fractions. */
function linear(body: string): string {
  return body
    .replace(/<mfrac>/gu, "frac[")
    .replace(/<\/mfrac>/gu, "]")
    .replace(/<(msubsup|msub|msup|munder|msqrt|mtable|mtr|mtd)[^>]*>/gu, "$1[")
    .replace(/<\/(msubsup|msub|msup|munder|msqrt|mtable|mtr|mtd)>/gu, "]")
    .replace(/<[^>]+>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">");
}

it.each([
  ["", "p + 1 - 2", "p+1−2", "\\mathrm{p} + 1 - 2"],
  ["", "p - (1 - 2)", "p−(1−2)", "\\mathrm{p} - ( 1 - 2 )"],
  ["", "p - (-2)", "p−(−2)", "\\mathrm{p} - ( {-} 2 )"],
  ["", "2 * (p + 1)", "2·(p+1)", "2 \\cdot ( \\mathrm{p} + 1 )"],
  ["", "p / 2 / 3", "frac[p2·3]", "\\frac{\\mathrm{p}}{2 \\cdot 3}"],
  ["", "p / (2 + p) * 3", "frac[p2+p]·3", "\\frac{\\mathrm{p}}{2 + \\mathrm{p}} \\cdot 3"],
  ["", "(1 + p)^(p - 1)", "msup[(1+p)p−1]", "{( 1 + \\mathrm{p} )}^{\\mathrm{p} - 1}"],
  ["[i in I]", "q[i]^2", "msubsup[qi2]", "{\\mathrm{q}}_{i}^{2}"],
  ["[i in I, t in T]", "r[i, t]", "msub[ri,t]", "{\\mathrm{r}}_{i , t}"],
  ["", "q[a]", "msub[qa]", "{\\mathrm{q}}_{\\mathsf{a}}"],
  ["", "p mod 3", "p\u00a0mod\u00a03", "\\mathrm{p} \\text{ mod } 3"],
  ["", "-p", "−p", "{-} \\mathrm{p}"],
  ["", "0.00002", "2×msup[10−5]", "2 \\times {10}^{{-} 5}"],
  ["", "123456.5", "123\u2009456.5", "123\\,456.5"],
  ["", "3 %", "3%", "3 \\, \\text{\\textrm{\\%}}"],
  ["", "inf", "∞", "{\\infty}"],
  [
    "",
    "sum(i in I) q[i] * p",
    "munder[∑mtable[mtr[mtd[i∈I]]]]msub[qi]·p",
    "\\sum\\limits_{\\substack{i \\in \\mathrm{I}}} {\\mathrm{q}}_{i} \\cdot \\mathrm{p}",
  ],
  [
    "",
    "(sum(i in I) q[i]) * p",
    "(munder[∑mtable[mtr[mtd[i∈I]]]]msub[qi])·p",
    "\\left( \\sum\\limits_{\\substack{i \\in \\mathrm{I}}} {\\mathrm{q}}_{i} \\right) \\cdot \\mathrm{p}",
  ],
  [
    "",
    "sum(i in I where q[i] > 1 and i != a) 1",
    "munder[∑mtable[mtr[mtd[i∈I]]mtr[mtd[msub[qi]>1\u00a0and\u00a0i≠a]]]]1",
    undefined,
  ],
  ["", "max(i in I) q[i]", "munder[maxmtable[mtr[mtd[i∈I]]]]msub[qi]", undefined],
  ["", "product(i in I) (q[i] + 1)", "munder[∏mtable[mtr[mtd[i∈I]]]](msub[qi]+1)", undefined],
  [
    "",
    "count((i, _) in LINK)",
    "|{(i,·)∈LINK}|",
    "| \\{ ( i , {\\cdot} ) \\in \\mathrm{LINK} \\} |",
  ],
  [
    "",
    "if p > 1 then 2 else if not p == 0 then 3 else 4",
    "{mtable[mtr[mtd[2]mtd[if\u00a0p>1]]mtr[mtd[3]mtd[if\u00a0not\u00a0p=0]]mtr[mtd[4]mtd[otherwise]]]",
    undefined,
  ],
  [
    "",
    "(if p > 1 then 2 else 3) + 1",
    "({mtable[mtr[mtd[2]mtd[if\u00a0p>1]]mtr[mtd[3]mtd[otherwise]]])+1",
    undefined,
  ],
  [
    "",
    "1 + (if p > 1 then 2 else 3)",
    "1+{mtable[mtr[mtd[2]mtd[if\u00a0p>1]]mtr[mtd[3]mtd[otherwise]]]",
    undefined,
  ],
  [
    "[t in T where t > first(T)]",
    "r[a, prev(t)]",
    "msub[ra,t−1]",
    "{\\mathrm{r}}_{\\mathsf{a} , t - 1}",
  ],
  [
    "[t in STAGE where t != last(STAGE)]",
    "s[next(t, 2)]",
    "msub[st⊞2]",
    "{\\mathrm{s}}_{t \\boxplus 2}",
  ],
  ["[h in H]", "c[prev(h)]", "msub[ch⊖1]", "{\\mathrm{c}}_{h \\ominus 1}"],
  ["", "abs(p) + card(I) + floor(p) + ceil(p)", "|p|+|I|+⌊p⌋+⌈p⌉", undefined],
  ["", "sqrt(p) + exp(p) + log(p) + min(p, 1)", "msqrt[p]+exp(p)+ln(p)+min(p,1)", undefined],
  ["", "f(p, 1)", "f(p,1)", "\\mathrm{f} ( \\mathrm{p} , 1 )"],
  [
    "[i in I]",
    "if defined(m[i]) then m[i] else 0",
    "{mtable[mtr[mtd[msub[mi]]mtd[if\u00a0msub[mi]\u00a0given]]mtr[mtd[0]mtd[otherwise]]]",
    undefined,
  ],
  [
    "[t in T]",
    "value(x[t], other)",
    "msubsup[xt(other)]",
    "{\\mathrm{x}}_{t}^{( \\mathrm{other} )}",
  ],
  [
    "",
    "count(i in I where exists(j in I) q[j] > q[i])",
    "|{i∈I|munder[∃mtable[mtr[mtd[j∈I]]]]msub[qj]>msub[qi]}|",
    undefined,
  ],
  [
    "",
    "card({ (j, i) for (i, j) in LINK where i in { a } })",
    "|{(j,i)|(i,j)∈LINK,i∈{a}}|",
    undefined,
  ],
  ["", "card((I diff { a }) union { b })", "|(I∖{a})∪{b}|", undefined],
  ["", "card(I * I)", "|I×I|", "| \\mathrm{I} \\times \\mathrm{I} |"],
  ["", "card(2 .. 10 by 4)", "|{2,6,…,10}|", undefined],
  ["[t in T]", "piecewise(x[t], { 0: 0, 5: 10 })", "piecewise(msub[xt];0↦0,5↦10)", undefined],
])("typesets report answer%s = %s", (header, formula, text, latex) => {
  const found = typeset(header, formula);
  expect(found.text.slice(found.text.indexOf("=") + 1)).toBe(text);
  if (latex !== undefined) expect(found.latex.slice(found.latex.indexOf("=") + 2)).toBe(latex);
});
