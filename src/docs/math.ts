/**
 * Typeset mathematics as a small tree: what stands beside, above, below or inside what. Expressions of the language
 * become it, MathML and LaTeX are made of it; it knows neither the language nor the two notations.
 */

/** Signs that both notations know. */
export type Sign =
  | "+"
  | "−"
  | "±"
  | "·"
  | "×"
  | "="
  | "≠"
  | "<"
  | "≤"
  | ">"
  | "≥"
  | "≈"
  | "∈"
  | "∉"
  | "⊆"
  | "∪"
  | "∩"
  | "∖"
  | "△"
  | "↦"
  | "←"
  | "⊖"
  | "⊕"
  | "⊟"
  | "⊞"
  | "∀"
  | "∃"
  | ","
  | ";"
  | ":"
  | "|"
  | "…"
  | "∞"
  | "∅"
  | "□"
  | "ℝ"
  | "ℤ"
  | "%"
  | "/";

/** A bracket; `none` draws nothing. */
export type Bracket = "(" | ")" | "[" | "]" | "{" | "}" | "|" | "⌊" | "⌋" | "⌈" | "⌉";

/** Operators that take what they range over below themselves. */
export type BigOperator = "∑" | "∏" | "⋃" | "⋂" | "min" | "max" | "∃" | "∀" | "piecewise";

/** One node; `index` names are slanted when they are one letter, `name` and `unit` are upright, `member` is a label. */
export type MathNode =
  | { readonly kind: "row"; readonly children: readonly MathNode[] }
  | { readonly kind: "index" | "name" | "member" | "unit" | "word"; readonly text: string }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "sign"; readonly sign: Sign; readonly spacing: "infix" | "plain" | "after" }
  /** One bracket on its own, of the height of a line. */
  | { readonly kind: "bracket"; readonly bracket: Bracket }
  | { readonly kind: "space"; readonly width: "thin" | "wide" }
  | {
      readonly kind: "fenced";
      readonly open: Bracket;
      readonly close: Bracket;
      readonly content: MathNode;
    }
  | { readonly kind: "fraction"; readonly top: MathNode; readonly bottom: MathNode }
  | { readonly kind: "root"; readonly content: MathNode }
  | {
      readonly kind: "script";
      readonly base: MathNode;
      readonly below: MathNode | undefined;
      readonly above: MathNode | undefined;
    }
  | { readonly kind: "big"; readonly operator: BigOperator; readonly below: MathNode | undefined }
  /** Centred lines, as what stands under a sum sign. */
  | { readonly kind: "stack"; readonly lines: readonly MathNode[] }
  /** Lines that go on from each other, all but the first indented. */
  | { readonly kind: "lines"; readonly lines: readonly MathNode[] }
  | {
      readonly kind: "cases";
      /** Conditions stand below their values, not beside them. */
      readonly isStacked: boolean;
      readonly branches: readonly {
        readonly value: MathNode;
        /** Undefined is the last branch: otherwise. */
        readonly condition: MathNode | undefined;
      }[];
    };

/** Nodes beside each other; rows within are opened. */
export function row(...children: readonly MathNode[]): MathNode {
  return rowOf(children);
}

/** The same for a list of any length. */
export function rowOf(children: readonly MathNode[]): MathNode {
  const [only] = children;
  if (only !== undefined && children.length === 1) return only;
  return {
    kind: "row",
    children: children.flatMap((child) => (child.kind === "row" ? child.children : [child])),
  };
}

/** A sign between two things. */
export function infix(sign: Sign): MathNode {
  return { kind: "sign", sign, spacing: "infix" };
}

/** A sign without blanks. */
export function plain(sign: Sign): MathNode {
  return { kind: "sign", sign, spacing: "plain" };
}

/** A comma or the like: a blank follows. */
export function separator(sign: Sign): MathNode {
  return { kind: "sign", sign, spacing: "after" };
}

/** A word of the sentence, with the blanks it holds. */
export function word(text: string): MathNode {
  return { kind: "word", text };
}

/** Brackets as high as what they hold. */
export function fenced(open: Bracket, content: MathNode, close: Bracket): MathNode {
  return { kind: "fenced", open, content, close };
}

/** Nodes with a sign between them. */
export function joined(nodes: readonly MathNode[], between: MathNode): MathNode {
  return rowOf(nodes.flatMap((node, i) => (i === 0 ? [node] : [between, node])));
}

/** Something with an index below or above it; one that has its index below already takes the other place. */
export function script(
  base: MathNode,
  below: MathNode | undefined,
  above: MathNode | undefined,
): MathNode {
  if (base.kind === "script" && base.above === undefined && below === undefined) {
    return { ...base, above };
  }
  return { kind: "script", base, below, above };
}
