/**
 * The math tree as MathML Core.
 */
import { assertNever } from "../diagnostics/index.js";
import { isTall } from "./break-math.js";
import { escapeXml, isJapanese } from "./escape.js";
import type { MathNode } from "./math.js";

/** A formula on a line of its own or within a text. */
export function renderMathml(node: MathNode, display: "block" | "inline"): string {
  const style = display === "block" ? ' displaystyle="true"' : "";
  return `<math${style}>${renderNode(node)}</math>`;
}

function renderNode(node: MathNode): string {
  switch (node.kind) {
    case "row":
      return `<mrow>${node.children.map(renderNode).join("")}</mrow>`;
    case "index":
      return `<mi${languageOf(node.text)}>${escapeXml(node.text)}</mi>`;
    case "name":
      return `<mi mathvariant="normal"${languageOf(node.text)}>${escapeXml(node.text)}</mi>`;
    // Not <mtext>: a row of texts with one operator among them would be spaced as an operator.
    case "member":
    case "unit":
      return `<mi mathvariant="normal" class="${node.kind}"${languageOf(node.text)}>${escapeXml(node.text)}</mi>`;
    case "word":
      return `<mtext>${escapeXml(node.text).replaceAll(" ", "\u00a0")}</mtext>`;
    case "number":
      return `<mn>${escapeXml(node.text)}</mn>`;
    case "sign":
      return renderSign(node);
    case "bracket":
      return renderBracket(node.bracket, false);
    case "space":
      return `<mspace width="${node.width === "thin" ? "0.17em" : "2em"}"/>`;
    case "fenced":
      return renderFenced(node);
    case "fraction":
      return `<mfrac>${renderNode(node.top)}${renderNode(node.bottom)}</mfrac>`;
    case "root":
      return `<msqrt>${renderNode(node.content)}</msqrt>`;
    case "script": {
      const base = renderNode(node.base);
      if (node.above === undefined)
        return node.below === undefined ? base : `<msub>${base}${renderNode(node.below)}</msub>`;
      if (node.below === undefined) return `<msup>${base}${renderNode(node.above)}</msup>`;
      return `<msubsup>${base}${renderNode(node.below)}${renderNode(node.above)}</msubsup>`;
    }
    case "big": {
      const operator = renderBig(node.operator);
      return node.below === undefined
        ? operator
        : `<munder>${operator}${renderNode(node.below)}</munder>`;
    }
    case "stack":
      return renderTable(
        "stack",
        node.lines.map((line) => [renderNode(line)]),
      );
    case "lines":
      return renderTable(
        "lines",
        node.lines.map((line) => [renderNode(line)]),
      );
    case "cases":
      return `<mrow>${renderBracket("{", true, "prefix")}${renderCases(node)}</mrow>`;
    default:
      return assertNever(node);
  }
}

function renderFenced({
  open,
  content,
  close,
}: Extract<MathNode, { readonly kind: "fenced" }>): string {
  const grows = isTall(content);
  return `<mrow>${renderBracket(open, grows, "prefix")}${renderNode(content)}${renderBracket(close, grows, "postfix")}</mrow>`;
}

function renderCases({
  branches,
  isStacked,
}: Extract<MathNode, { readonly kind: "cases" }>): string {
  const rows = branches.map(({ value, condition }) => [
    renderNode(value),
    condition === undefined
      ? "<mtext>otherwise</mtext>"
      : `<mrow><mtext>if\u00a0</mtext>${renderNode(condition)}</mrow>`,
  ]);
  if (!isStacked) return renderTable("cases", rows);
  return renderTable(
    "cases stacked",
    rows.flatMap((cells) => cells.map((cell) => [cell])),
  );
}

function renderTable(kind: string, rows: readonly (readonly string[])[]): string {
  const lines = rows.map(
    (cells) => `<mtr>${cells.map((cell) => `<mtd>${cell}</mtd>`).join("")}</mtr>`,
  );
  return `<mtable class="${kind}"${kind === "stack" ? "" : ' displaystyle="true"'}>${lines.join("")}</mtable>`;
}

function renderSign(node: Extract<MathNode, { readonly kind: "sign" }>): string {
  const sign = escapeXml(node.sign);
  switch (node.spacing) {
    case "infix":
      return `<mo form="infix" lspace="0.25em" rspace="0.25em" stretchy="false">${sign}</mo>`;
    case "plain":
      return `<mo lspace="0" rspace="0" stretchy="false">${sign}</mo>`;
    case "after":
      return `<mo lspace="0" rspace="0.2em" stretchy="false">${sign}</mo>`;
    default:
      return assertNever(node.spacing);
  }
}

function renderBracket(bracket: string, isStretchy: boolean, form?: string): string {
  const placed = form === undefined ? "" : ` form="${form}"`;
  return `<mo${placed} fence="true" stretchy="${isStretchy}" lspace="0" rspace="0">${escapeXml(bracket)}</mo>`;
}

function renderBig(operator: string): string {
  if (operator.length > 1)
    return `<mo movablelimits="false" lspace="0" rspace="0.17em">${escapeXml(operator)}</mo>`;
  const isLarge = operator !== "∃" && operator !== "∀";
  return `<mo largeop="${isLarge}" movablelimits="false" lspace="0" rspace="0.17em">${escapeXml(operator)}</mo>`;
}

function languageOf(text: string): string {
  return isJapanese(text) ? ' lang="ja"' : "";
}
