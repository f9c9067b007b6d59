/**
 * The parser's grammar as a small tree, fit for printing: what EBNF and railroad diagrams are drawn from.
 * Slips that the parser understands only in order to report them are left out.
 */
import type { ISerializedGast } from "chevrotain";
import { parser } from "../parser.js";
import { spellingOf, grammarTokens } from "../tokens.js";

/** A piece of grammar. */
export type Shape =
  | { readonly kind: "sequence"; readonly parts: readonly Shape[] }
  | { readonly kind: "choice"; readonly options: readonly Shape[] }
  | { readonly kind: "optional"; readonly part: Shape }
  | { readonly kind: "repeat"; readonly part: Shape; readonly atLeastOne: boolean }
  /** Text as it stands in a file. */
  | { readonly kind: "literal"; readonly text: string }
  /** A rule, or in capitals a class of tokens, by name. */
  | { readonly kind: "reference"; readonly name: string };

/** One rule. */
export interface GrammarRule {
  readonly name: string;
  readonly shape: Shape;
}

/** The first rule of each part and its heading, in the order of the page. */
export const headings: ReadonlyMap<string, string> = new Map([
  ["file", "Files"],
  ["dimension-declaration", "Units"],
  ["set-declaration", "Sets and parameters"],
  ["var-declaration", "Variables, expressions, constraints"],
  ["function-declaration", "Functions and components"],
  ["scenario-declaration", "Scenarios"],
  ["study-declaration", "Studies"],
  ["figure-declaration", "Figures, claims, IAMC variables"],
  ["doc", "Parts of declarations"],
  ["path", "Names and units in use"],
  ["domain", "Indices"],
  ["expression", "Expressions"],
]);

/** All rules, part by part: declarations first, then what they are made of. */
export function readGrammar(): GrammarRule[] {
  const rules = parser.getSerializedGastProductions().map((rule) => ({
    name: kebab(nameOf(rule)),
    shape: simplify(sequence(partsOf(rule))),
  }));
  const starts = [...headings.keys()];
  const sections = starts.map((): GrammarRule[] => []);
  let section = 0;
  for (const rule of rules) {
    const index = starts.indexOf(rule.name);
    if (index >= 0) section = index;
    sections[section]?.push(rule);
  }
  return sections.flat();
}

/** `setDeclaration` → `set-declaration`; `InfixOperator` → `infix-operator`. */
export function kebab(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/gu, (_, before: string, after: string) => `${before}-${after}`)
    .toLowerCase();
}

function nameOf(part: ISerializedGast): string {
  return "name" in part && typeof part.name === "string" ? part.name : "";
}

function partsOf(part: ISerializedGast): readonly ISerializedGast[] {
  return "definition" in part && Array.isArray(part.definition) ? part.definition : [];
}

const spellings = new Map(grammarTokens.map((type) => [type.name, spellingOf(type)]));

function sequence(parts: readonly ISerializedGast[]): Shape {
  return { kind: "sequence", parts: parts.map(toShape) };
}

function toShape(part: ISerializedGast): Shape {
  switch (part.type) {
    case "Terminal": {
      const text = spellings.get(nameOf(part));
      return text === undefined
        ? { kind: "reference", name: kebab(nameOf(part)).toUpperCase() }
        : { kind: "literal", text };
    }
    case "NonTerminal":
      return { kind: "reference", name: kebab(nameOf(part)) };
    case "Alternation":
      return { kind: "choice", options: partsOf(part).map(toShape) };
    case "Option":
      return { kind: "optional", part: sequence(partsOf(part)) };
    case "Repetition":
      return { kind: "repeat", part: sequence(partsOf(part)), atLeastOne: false };
    case "RepetitionMandatory":
      return { kind: "repeat", part: sequence(partsOf(part)), atLeastOne: true };
    default:
      return sequence(partsOf(part));
  }
}

/** Flattens sequences and choices of one, and drops `=` among comparisons, which is only ever reported. */
function simplify(shape: Shape): Shape {
  switch (shape.kind) {
    case "sequence": {
      const parts = shape.parts
        .map(simplify)
        .flatMap((part) => (part.kind === "sequence" ? part.parts : [part]));
      const [only] = parts;
      return only !== undefined && parts.length === 1 ? only : { kind: "sequence", parts };
    }
    case "choice": {
      const options = shape.options.map(simplify);
      const isComparison = options.some(
        (option) => option.kind === "reference" && option.name === "COMPARISON-OPERATOR",
      );
      const kept = options.filter(
        (option) => !(isComparison && option.kind === "literal" && option.text === "="),
      );
      const [only] = kept;
      return only !== undefined && kept.length === 1 ? only : { kind: "choice", options: kept };
    }
    case "optional":
      return { kind: "optional", part: simplify(shape.part) };
    case "repeat":
      return { ...shape, part: simplify(shape.part) };
    default:
      return shape;
  }
}
