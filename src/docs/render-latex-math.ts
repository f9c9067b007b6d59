/**
 * The math tree as LaTeX with amsmath and amssymb.
 */
import { assertNever } from "../diagnostics/index.js";
import { isTall } from "./break-math.js";
import { escapeLatex } from "./escape.js";
import type { BigOperator, Bracket, MathNode, Sign } from "./math.js";

/** A formula, to be put between the signs that begin and end mathematics. */
export function renderLatexMath(node: MathNode): string {
  switch (node.kind) {
    case "row":
      return node.children.map(renderLatexMath).join(" ");
    case "index":
      return /^[A-Za-z]$/u.test(node.text) ? node.text : upright("mathit", node.text);
    case "name":
    case "unit":
      return upright("mathrm", node.text);
    case "member":
      return upright("mathsf", node.text);
    case "word":
      return `\\text{${escapeLatex(node.text)}}`;
    case "number":
      return node.text.replaceAll("\u2009", "\\,").replaceAll("−", "-");
    case "sign":
      return renderSign(node);
    case "bracket":
      return bracketsIn(node.bracket);
    case "space":
      return node.width === "thin" ? "\\," : "\\qquad";
    case "fenced":
      return renderFenced(node);
    case "fraction":
      return `\\frac{${renderLatexMath(node.top)}}{${renderLatexMath(node.bottom)}}`;
    case "root":
      return `\\sqrt{${renderLatexMath(node.content)}}`;
    case "script": {
      const below = node.below === undefined ? "" : `_{${renderLatexMath(node.below)}}`;
      const above = node.above === undefined ? "" : `^{${renderLatexMath(node.above)}}`;
      return `{${renderLatexMath(node.base)}}${below}${above}`;
    }
    case "big": {
      const below = node.below === undefined ? "" : `\\limits_{${renderLatexMath(node.below)}}`;
      return `${bigIn(node.operator)}${below}`;
    }
    case "stack":
      return `\\substack{${node.lines.map(renderLatexMath).join(" \\\\ ")}}`;
    case "lines":
      return `\\begin{array}{@{}l@{}}${node.lines.map((line) => `\\displaystyle ${renderLatexMath(line)}`).join(" \\\\ ")}\\end{array}`;
    case "cases":
      return renderCases(node);
    default:
      return assertNever(node);
  }
}

function renderFenced({
  open,
  content,
  close,
}: Extract<MathNode, { readonly kind: "fenced" }>): string {
  const [left, right] = isTall(content) ? ["\\left", "\\right"] : ["", ""];
  return `${left}${bracketsIn(open)} ${renderLatexMath(content)} ${right}${bracketsIn(close)}`;
}

function renderCases({
  branches,
  isStacked,
}: Extract<MathNode, { readonly kind: "cases" }>): string {
  const between = isStacked ? "\\\\ \\quad" : "&";
  const lines = branches.map(({ value, condition }) => {
    const when =
      condition === undefined ? "\\text{otherwise}" : `\\text{if } ${renderLatexMath(condition)}`;
    return `\\displaystyle ${renderLatexMath(value)} ${between} ${when}`;
  });
  return `\\begin{cases}${lines.join(" \\\\ ")}\\end{cases}`;
}

function upright(font: string, text: string): string {
  // Letters beyond ASCII have no upright form in math fonts; those of the text have.
  const isPlain = /^[A-Za-z0-9]+$/u.test(text);
  if (isPlain) return `\\${font}{${text}}`;
  const shapes: Readonly<Record<string, string>> = {
    mathrm: "textrm",
    mathsf: "textsf",
    mathit: "textit",
  };
  return `\\text{\\${shapes[font] ?? "textrm"}{${escapeLatex(text)}}}`;
}

function renderSign({ sign, spacing }: { readonly sign: Sign; readonly spacing: string }): string {
  const shown = signIn(sign);
  if (spacing === "plain") return `{${shown}}`;
  return spacing === "after" && sign !== "," && sign !== ";" ? `{${shown}}\\;` : shown;
}

function signIn(sign: Sign): string {
  switch (sign) {
    case "+":
    case "=":
    case "<":
    case ">":
    case ",":
    case ";":
    case ":":
    case "/":
      return sign;
    case "−":
      return "-";
    case "±":
      return "\\pm";
    case "·":
      return "\\cdot";
    case "×":
      return "\\times";
    case "≠":
      return "\\neq";
    case "≤":
      return "\\leq";
    case "≈":
      return "\\approx";
    case "≥":
      return "\\geq";
    case "∈":
      return "\\in";
    case "∉":
      return "\\notin";
    case "⊆":
      return "\\subseteq";
    case "∪":
      return "\\cup";
    case "∩":
      return "\\cap";
    case "∖":
      return "\\setminus";
    case "△":
      return "\\mathbin{\\triangle}";
    case "↦":
      return "\\mapsto";
    case "←":
      return "\\leftarrow";
    case "⊖":
      return "\\ominus";
    case "⊕":
      return "\\oplus";
    case "⊟":
      return "\\boxminus";
    case "⊞":
      return "\\boxplus";
    case "∀":
      return "\\forall";
    case "∃":
      return "\\exists";
    case "|":
      return "\\mid";
    case "…":
      return "\\dots";
    case "∞":
      return "\\infty";
    case "∅":
      return "\\emptyset";
    case "□":
      return "\\square";
    case "ℝ":
      return "\\mathbb{R}";
    case "ℤ":
      return "\\mathbb{Z}";
    case "%":
      return "\\%";
    default:
      return assertNever(sign);
  }
}

function bracketsIn(bracket: Bracket): string {
  switch (bracket) {
    case "(":
    case ")":
    case "[":
    case "]":
    case "|":
      return bracket;
    case "{":
    case "}":
      return `\\${bracket}`;
    case "⌊":
      return "\\lfloor ";
    case "⌋":
      return "\\rfloor ";
    case "⌈":
      return "\\lceil ";
    case "⌉":
      return "\\rceil ";
    default:
      return assertNever(bracket);
  }
}

function bigIn(operator: BigOperator): string {
  switch (operator) {
    case "∑":
      return "\\sum";
    case "∏":
      return "\\prod";
    case "⋃":
      return "\\bigcup";
    case "⋂":
      return "\\bigcap";
    case "min":
      return "\\min";
    case "max":
      return "\\max";
    case "∃":
      return "\\mathop{\\exists}";
    case "∀":
      return "\\mathop{\\forall}";
    case "piecewise":
      return "\\operatorname*{piecewise}";
    default:
      return assertNever(operator);
  }
}
