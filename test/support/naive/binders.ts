/**
 * Indices: all tuples of all binders, one inside the other, and then the condition.
 */
import type { Binder, Domain, Expression, Pattern } from "../../../src/syntax/index.js";
import { evaluate, holds } from "./evaluate.js";
import type { Scope } from "./program.js";
import { evaluateSet } from "./sets.js";
import { fail, keyOf, labelsOf, member, type Label, type Member, type SetValue } from "./value.js";
import { emptyEnv, type Context, type Env, type Point, type World } from "./world.js";

/** A binding of all names, the labels they take, and where each label steps. */
export interface Walked extends Point {
  readonly lines: readonly SetValue[];
}

/** Every binding that satisfies the condition. */
export function* walkBinders(
  binders: readonly Binder[],
  condition: Expression | undefined,
  context: Context,
): Generator<Walked> {
  for (const walked of walkFrom(binders, { labels: [], lines: [], env: context.env }, context))
    if (condition === undefined || holds(condition, { ...context, env: walked.env })) yield walked;
}

function* walkFrom(binders: readonly Binder[], at: Walked, context: Context): Generator<Walked> {
  const [binder, ...rest] = binders;
  if (binder === undefined) {
    yield at;
    return;
  }
  const set = evaluateSet(binder.set, { ...context, env: at.env });
  for (const tuple of set.tuples) {
    const matched = match(binder.pattern, tuple, set, at, context);
    if (matched !== undefined) yield* walkFrom(rest, matched, context);
  }
}

function match(
  pattern: Pattern | undefined,
  tuple: readonly Label[],
  set: SetValue,
  at: Walked,
  context: Context,
): Walked | undefined {
  if (pattern === undefined) return take(at, tuple, set.lines);
  if (pattern.kind === "pattern-tuple") return matchTuple(pattern, tuple, set, at, context);
  return matchPart(pattern, tuple, set.lines, at, context, false);
}

function matchTuple(
  pattern: Pattern & { readonly kind: "pattern-tuple" },
  tuple: readonly Label[],
  set: SetValue,
  at: Walked,
  context: Context,
): Walked | undefined {
  const leaves = flatten(pattern);
  const widths = leaves.length === set.width ? leaves.map(() => 1) : set.factors;
  if (widths.length !== leaves.length) return fail("a pattern of another width than its set");
  let walked: Walked | undefined = at;
  let start = 0;
  for (const [i, leaf] of leaves.entries()) {
    const end = start + (widths[i] ?? 1);
    const lines = set.lines.slice(start, end);
    walked = matchPart(leaf, tuple.slice(start, end), lines, walked, context, true);
    if (walked === undefined) return undefined;
    start = end;
  }
  return walked;
}

function flatten(pattern: Pattern): readonly Pattern[] {
  return pattern.kind === "pattern-tuple" ? pattern.elements.flatMap(flatten) : [pattern];
}

function matchPart(
  pattern: Pattern,
  labels: readonly Label[],
  lines: readonly SetValue[],
  at: Walked,
  context: Context,
  isInTuple: boolean,
): Walked | undefined {
  switch (pattern.kind) {
    case "pattern-skip":
      return at;
    case "pattern-value": {
      const wanted = labelsOf(evaluate(pattern.value, { ...context, env: at.env }));
      return keyOf(wanted) === keyOf(labels) ? at : undefined;
    }
    case "pattern-name": {
      const name = pattern.name.text;
      const bound = at.env.get(name);
      if (bound !== undefined && isInTuple)
        return keyOf(labelsOf(bound)) === keyOf(labels) ? at : undefined;
      const taken = take(at, labels, lines);
      return { ...taken, env: extend(at.env, name, labels, lines) };
    }
    case "pattern-tuple":
      return fail("a tuple within a flattened tuple");
  }
}

function take(at: Walked, labels: readonly Label[], lines: readonly SetValue[]): Walked {
  return { env: at.env, labels: [...at.labels, ...labels], lines: [...at.lines, ...lines] };
}

/** The names with one more. */
export function extend(
  env: Env,
  name: string,
  labels: readonly Label[],
  lines: readonly SetValue[],
): Env {
  const bound: Member = member(labels, labels.length === 1 ? lines[0] : undefined);
  return new Map([...env, [name, bound]]);
}

/** Binds the names of a pattern to the labels of one tuple of this set. */
export function bindPattern(
  pattern: Pattern | undefined,
  labels: readonly Label[],
  set: SetValue,
  context: Context,
): Env {
  const walked = match(pattern, labels, set, { labels: [], lines: [], env: context.env }, context);
  return walked?.env ?? fail("a pattern that does not match");
}

/** The tuples of a bracket, by key. Without a bracket there is one, the empty one. */
export function domainOf(
  domain: Domain | undefined,
  scope: Scope,
  world: World,
): ReadonlyMap<string, Point> {
  if (domain === undefined) return new Map([[keyOf([]), { labels: [], env: emptyEnv }]]);
  const context = { world, scope, env: emptyEnv };
  const points = new Map<string, Point>();
  for (const walked of walkBinders(domain.binders, domain.condition, context)) {
    const key = keyOf(walked.labels);
    if (!points.has(key)) points.set(key, walked);
  }
  return points;
}
