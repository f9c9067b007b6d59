/**
 * Where a long formula may break. A formula is cut into pieces that a reader's window puts on as many lines as it needs
 * (HTML), or that are packed into lines of a page (LaTeX). Widths are estimates in widths of a digit.
 */
import { assertNever } from "../diagnostics/index.js";
import { rowOf, type MathNode } from "./math.js";

/** Estimated width in digits. */
export function widthOf(node: MathNode): number {
  switch (node.kind) {
    case "row":
      return sum(node.children);
    case "index":
    case "name":
    case "member":
    case "unit":
    case "word":
    case "number":
      return textWidth(node.text);
    case "sign":
      return { infix: 2, plain: 1, after: 1.4 }[node.spacing];
    case "bracket":
      return 0.8;
    case "space":
      return node.width === "thin" ? 0.3 : 2;
    case "fenced":
      return widthOf(node.content) + 1.6;
    case "fraction":
      return Math.max(widthOf(node.top), widthOf(node.bottom)) + 0.5;
    case "root":
      return widthOf(node.content) + 1.5;
    case "script": {
      const below = node.below === undefined ? 0 : widthOf(node.below);
      const above = node.above === undefined ? 0 : widthOf(node.above);
      return widthOf(node.base) + 0.7 * Math.max(below, above);
    }
    case "big":
      return Math.max(
        node.operator.length + 1,
        node.below === undefined ? 0 : 0.7 * widthOf(node.below),
      );
    case "stack":
    case "lines":
      return Math.max(0, ...node.lines.map(widthOf));
    case "cases": {
      const values = node.branches.map(({ value }) => widthOf(value));
      const conditions = node.branches.map(({ condition }) =>
        condition === undefined ? 9 : 4 + widthOf(condition),
      );
      const [value, condition] = [Math.max(0, ...values), Math.max(0, ...conditions)];
      return 2 + (node.isStacked ? Math.max(value, condition + 2) : value + condition);
    }
    default:
      return assertNever(node);
  }
}

/** Pieces of at most this width where that can be; each begins with the sign that leads it. */
export function breakMath(node: MathNode, limit: number): readonly MathNode[] {
  if (widthOf(node) <= limit) return [node];
  const pieces: MathNode[][] = [[]];
  for (const part of openWide(node, limit)) {
    const isLead = part.kind === "sign" && part.spacing === "infix" && part.sign !== "∈";
    const last = pieces.at(-1);
    if (last === undefined || (isLead && last.length > 0)) pieces.push([part]);
    else last.push(part);
    // A new piece may also begin after a comma, a wide blank and the bracket that a sum's body begins with.
    const ends =
      (part.kind === "sign" && part.spacing === "after") ||
      (part.kind === "space" && part.width === "wide");
    if (ends) pieces.push([]);
  }
  return packPieces(
    pieces.filter((piece) => piece.length > 0).map((piece) => rowOf(piece)),
    limit,
  );
}

/** Puts pieces on lines as long as they fit. */
export function packPieces(pieces: readonly MathNode[], limit: number): readonly MathNode[] {
  const lines: MathNode[][] = [];
  let width = Infinity;
  for (const piece of pieces) {
    const own = widthOf(piece);
    if (width + own > limit) {
      lines.push([piece]);
      width = own;
    } else {
      lines.at(-1)?.push(piece);
      width += own;
    }
  }
  return lines.map((line) => rowOf(line));
}

/** The formula in lines inside one piece, for places that cannot flow such as the branch of a case. */
export function foldMath(node: MathNode, limit: number): MathNode {
  const lines = breakMath(node, limit);
  return lines.length > 1 ? { kind: "lines", lines } : node;
}

/** The parts of a row, wide brackets opened unless what they hold is higher than a line. */
function openWide(node: MathNode, limit: number): readonly MathNode[] {
  if (node.kind === "row") return node.children.flatMap((child) => openWide(child, limit));
  if (node.kind !== "fenced" || widthOf(node) <= limit || isHigh(node.content)) return [node];
  return [
    { kind: "bracket", bracket: node.open },
    ...openWide(node.content, limit),
    { kind: "bracket", bracket: node.close },
  ];
}

function isHigh(node: MathNode): boolean {
  switch (node.kind) {
    case "row":
      return node.children.some(isHigh);
    case "fenced":
    case "root":
      return isHigh(node.content);
    case "script":
      return isHigh(node.base);
    case "fraction":
      // Small ones stand well enough in plain brackets, and a long sum of them must break.
      return widthOf(node) > 20;
    case "cases":
    case "lines":
      return true;
    default:
      return false;
  }
}

/** True when brackets around a node must grow: it is higher than a line with its indices. */
export function isTall(node: MathNode): boolean {
  switch (node.kind) {
    case "row":
      return node.children.some(isTall);
    case "fenced":
    case "root":
      return isTall(node.content);
    case "script":
      return isTall(node.base);
    case "fraction":
    case "big":
    case "cases":
    case "lines":
      return true;
    default:
      return false;
  }
}

function sum(nodes: readonly MathNode[]): number {
  return nodes.reduce((total, node) => total + widthOf(node), 0);
}

/** Letters of Chinese characters and kana are twice as wide. */
function textWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += /[\u2e80-\uffef]/u.test(letter) ? 2 : 1;
  return width;
}
