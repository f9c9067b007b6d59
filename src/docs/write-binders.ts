/**
 * Indices and their sets: under sum signs, in sets given by a rule, and in the brackets of declarations.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Binder, Domain, Expression, Pattern } from "../syntax/index.js";
import { fenced, infix, joined, plain, row, separator, word, type MathNode } from "./math.js";
import { findDeclaration, withBound, type BoundName, type MathContext } from "./math-context.js";
import { levels, writeAt, writeExpression } from "./write-expression.js";

/** `i ∈ I` for each binder, and the context in which all are bound. */
export function writeBinders(
  binders: readonly Binder[],
  context: MathContext,
): { readonly nodes: readonly MathNode[]; readonly context: MathContext } {
  const nodes: MathNode[] = [];
  let inner = context;
  for (const binder of binders) {
    const set = writeSet(binder.set, inner);
    if (binder.pattern === undefined) nodes.push(set);
    else {
      inner = withBound(inner, namesOf(binder.pattern, binder.set));
      nodes.push(row(writePattern(binder.pattern, inner), infix("∈"), set));
    }
  }
  return { nodes, context: inner };
}

/** A condition behind a bracket: comparisons joined by commas. */
export function writeCondition(condition: Expression, context: MathContext): MathNode {
  return writeExpression(condition, context);
}

/** What the head of a declaration shows: its indices, and what they run over. */
export interface DomainMath {
  readonly indices: readonly MathNode[];
  readonly binders: readonly MathNode[];
  readonly condition: MathNode | undefined;
  /** Context of the declaration's formulas. */
  readonly context: MathContext;
}

/** Typesets the bracket of a declaration. A bare set gets the index that the model commonly uses for it. */
export function writeDomain(domain: Domain | undefined, context: MathContext): DomainMath {
  if (domain === undefined) return { indices: [], binders: [], condition: undefined, context };
  const indices: MathNode[] = [];
  const binders: MathNode[] = [];
  const taken = new Set<string>();
  for (const { pattern } of domain.binders) {
    if (pattern !== undefined)
      for (const name of namesOf(pattern, undefined).keys()) taken.add(name);
  }
  let inner = context;
  for (const { pattern, set } of domain.binders) {
    const setNode = writeSet(set, inner);
    if (pattern !== undefined) {
      inner = withBound(inner, namesOf(pattern, set));
      indices.push(...elementsOf(pattern).map((element) => writePattern(element, inner)));
      binders.push(row(writePattern(pattern, inner), infix("∈"), setNode));
      continue;
    }
    const letters = lettersFor(set, inner);
    if (letters.length === 0 || letters.some((letter) => taken.has(letter))) {
      indices.push(setNode);
      continue;
    }
    for (const letter of letters) taken.add(letter);
    const nodes = letters.map((text): MathNode => ({ kind: "index", text }));
    indices.push(...nodes);
    const shown =
      nodes.length === 1 ? row(...nodes) : fenced("(", joined(nodes, separator(",")), ")");
    binders.push(row(shown, infix("∈"), setNode));
  }
  const condition =
    domain.condition === undefined ? undefined : writeCondition(domain.condition, inner);
  return { indices, binders, condition, context: inner };
}

/** `∀ r ∈ REGION, y ∈ YEAR where …`; undefined when there is nothing to run over. */
export function forAll(domain: DomainMath): MathNode | undefined {
  const { binders, condition } = domain;
  if (binders.length === 0 && condition === undefined) return undefined;
  const parts: MathNode[] = [];
  if (binders.length > 0)
    parts.push(plain("∀"), { kind: "space", width: "thin" }, joined(binders, separator(",")));
  if (condition !== undefined) parts.push(word(" where "), condition);
  return row(...parts);
}

function writeSet(set: Expression, context: MathContext): MathNode {
  return writeAt(set, context, { level: levels.union, isLast: false });
}

function lettersFor(set: Expression, context: MathContext): readonly string[] {
  if (set.kind !== "name") return [];
  const found = findDeclaration(set.path.text, context);
  return found === undefined ? [] : (context.letters.get(found.name) ?? []);
}

/** The names a pattern binds with the set of each, where it can be told. */
export function namesOf(
  pattern: Pattern,
  set: Expression | undefined,
): ReadonlyMap<string, BoundName> {
  const names = new Map<string, BoundName>();
  const visit = (part: Pattern, within: Expression | undefined): void => {
    if (part.kind === "pattern-name") {
      names.set(part.name.text, { shown: part.name.text, set: within });
    } else if (part.kind === "pattern-tuple") {
      const factors = within === undefined ? [] : factorsOf(within);
      const isKnown = factors.length === part.elements.length;
      part.elements.forEach((element, i) => visit(element, isKnown ? factors[i] : undefined));
    }
  };
  visit(pattern, set);
  return names;
}

/** The factors of a product of sets, in order. */
function factorsOf(set: Expression): readonly Expression[] {
  const factors: Expression[] = [];
  let left = set;
  while (left.kind === "binary" && left.operator === "*") {
    factors.push(left.right);
    left = left.left;
  }
  return [left, ...factors.reverse()];
}

function elementsOf(pattern: Pattern): readonly Pattern[] {
  return pattern.kind === "pattern-tuple" ? pattern.elements.flatMap(elementsOf) : [pattern];
}

function writePattern(pattern: Pattern, context: MathContext): MathNode {
  switch (pattern.kind) {
    case "pattern-name": {
      const text = context.bound.get(pattern.name.text)?.shown ?? pattern.name.text;
      return { kind: "index", text };
    }
    case "pattern-skip":
      return plain("·");
    case "pattern-value":
      return writeExpression(pattern.value, context);
    case "pattern-tuple":
      return fenced(
        "(",
        joined(
          pattern.elements.map((element) => writePattern(element, context)),
          separator(","),
        ),
        ")",
      );
    default:
      return assertNever(pattern);
  }
}
