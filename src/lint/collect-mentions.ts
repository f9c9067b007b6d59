/**
 * Names that a tree mentions, whatever they turn out to mean: for the parts of a program that the checker sees only
 * when they are used, such as functions, components, scenarios, studies and figures.
 */
import { walk, type Node } from "../syntax/index.js";

/** Adds every path below a node, and what stands before each of its dots. */
export function collectMentions(root: Node, into: Set<string>): void {
  walk(root, (node) => {
    for (const path of pathsOf(node)) {
      for (let end = path.length; end > 0; end = path.lastIndexOf(".", end - 1))
        into.add(path.slice(0, end));
    }
  });
}

function pathsOf(node: Node): readonly string[] {
  switch (node.kind) {
    case "name":
      return [node.path.text];
    case "subscript":
      return [node.target.text];
    case "call":
      return [node.callee.text];
    case "unit-expression":
      return node.factors.flatMap(({ name }) => (name === undefined ? [] : [name.text]));
    case "use":
      return [node.component.text];
    case "cost":
    case "term":
      return node.into === undefined ? [] : [node.into.total.text];
    case "set":
      return [
        ...sourceName(node.from),
        ...(node.cyclic?.by === undefined ? [] : [node.cyclic.by.text]),
      ];
    case "param":
    case "set-set":
    case "set-param":
      return sourceName(node.from);
    case "choose-objective":
      return [node.target.text];
    case "share":
      return node.variables.map(({ text }) => text);
    case "component":
      return [node.place, node.step].flatMap((name) => (name === undefined ? [] : [name.text]));
    default:
      return [];
  }
}

function sourceName(
  source: { readonly target: { readonly text: string } | { readonly value: string } } | undefined,
): readonly string[] {
  return source !== undefined && "text" in source.target ? [source.target.text] : [];
}
