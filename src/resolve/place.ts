/**
 * The place of a `use`: the indices and the set that a component is spread over.
 */
import type {
  Binder,
  ComponentDeclaration,
  Expression,
  Name,
  Pattern,
  UseDeclaration,
} from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { ResolveReporter } from "./namespace.js";
import { cloneBinder, mapBinder } from "./map-paths.js";

/** Where an instance stands. */
export interface Place {
  /** The component's name for the place. */
  readonly name: Name;
  /** Indices and set in the user's words, every index named. */
  readonly binder: Binder;
  readonly condition: Expression | undefined;
  readonly span: Span;
  /** Names of the indices. */
  readonly indices: readonly string[];
}

/** Reads the place of a `use`, or reports why there is none. A missing place becomes a missing set. */
export function readPlace(
  use: UseDeclaration,
  component: ComponentDeclaration,
  reporter: ResolveReporter,
): Place | undefined {
  const name = component.place;
  const parameters = { component: component.name.text };
  if (name === undefined) {
    if (use.place !== undefined) {
      reporter.report("unexpected-place", parameters, use.place.span);
    }
    return undefined;
  }
  if (use.place === undefined) {
    const { span } = use.component;
    reporter.report("missing-place", { ...parameters, place: name.text }, span, {
      related: [{ span: name.span, text: "its place" }],
    });
    const binder: Binder = { pattern: undefined, set: { kind: "missing", span }, span };
    return { name, binder, condition: undefined, span: name.span, indices: [] };
  }
  const { pattern } = use.place;
  const indices: string[] = [];
  mapBinder(use.place, { path: (path) => path, bind: (index) => indices.push(index.text) });
  const isRepeated = new Set(indices).size < indices.length;
  const hasValue = pattern !== undefined && holdsValue(pattern);
  if (isRepeated || hasValue) {
    reporter.report("place-pattern", parameters, pattern?.span ?? use.place.span);
  }
  const binder = nameSkips(cloneBinder(use.place));
  return { name, binder, condition: use.condition, span: name.span, indices };
}

function holdsValue(pattern: Pattern): boolean {
  if (pattern.kind === "pattern-tuple") return pattern.elements.some(holdsValue);
  return pattern.kind === "pattern-value";
}

/** A skipped index gets a name that nobody can write, so that the tuples of the place keep their width. */
function nameSkips(binder: Binder): Binder {
  let skipped = 0;
  const nameIn = (pattern: Pattern): Pattern => {
    if (pattern.kind === "pattern-tuple") {
      return { ...pattern, elements: pattern.elements.map(nameIn) };
    }
    if (pattern.kind !== "pattern-skip") return pattern;
    const { span } = pattern;
    return { kind: "pattern-name", name: { text: `_ ${++skipped}`, span }, span };
  };
  return binder.pattern === undefined ? binder : { ...binder, pattern: nameIn(binder.pattern) };
}
