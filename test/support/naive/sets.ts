/**
 * Sets: declared ones, kept once worked out, and set expressions.
 */
import type { Expression, SetDeclaration } from "../../../src/syntax/index.js";
import { walkBinders, domainOf } from "./binders.js";
import { evaluateLinear, holds, labelsOfAll } from "./evaluate.js";
import { paramAt } from "./params.js";
import { findEntity, type DeclaredEntity, type Entity, type PlaceEntity } from "./program.js";
import { readFamilyRows, readSetRows } from "./table-rows.js";
import { fail, keyOf, labelsOf, makeSet, plainOf, type Label, type SetValue } from "./value.js";
import { emptyEnv, guarded, keep, type Context, type Point, type World } from "./world.js";

export function evaluateSet(expression: Expression, context: Context): SetValue {
  switch (expression.kind) {
    case "name": {
      const path = expression.path.text;
      return declaredSet(findEntity(context.scope, path), path, [], context.world);
    }
    case "subscript": {
      const path = expression.target.text;
      const labels = labelsOfAll(expression.arguments, context);
      return declaredSet(findEntity(context.scope, path), path, labels, context.world);
    }
    case "set-literal": {
      const tuples = expression.elements.map((element) => listed(element, context));
      return makeSet(tuples[0]?.length ?? 1, tuples);
    }
    case "range":
      return range(expression, context);
    case "binary":
      if (expression.operator !== "*") return fail("arithmetic where a set is wanted");
      return product(evaluateSet(expression.left, context), evaluateSet(expression.right, context));
    case "set-operation": {
      const left = evaluateSet(expression.left, context);
      const right = evaluateSet(expression.right, context);
      return combine(expression.operator, left, right);
    }
    case "comprehension": {
      const { head, binders, condition } = expression;
      const walked = [...walkBinders(binders, condition, context)];
      const tuples = walked.map(({ labels, env }) =>
        head === undefined ? labels : labelsOfAll([head], { ...context, env }),
      );
      const width = tuples[0]?.length ?? 1;
      const lines = head === undefined ? walked[0]?.lines : undefined;
      return makeSet(width, tuples, { lines: width > 1 ? lines : undefined });
    }
    case "reduction": {
      const { operator, binders, condition, body } = expression;
      if (body === undefined || (operator !== "union" && operator !== "inter"))
        return fail("a value where a set is wanted");
      const sets = [...walkBinders(binders, condition, context)].map(({ env }) =>
        evaluateSet(body, { ...context, env }),
      );
      const [first, ...rest] = sets;
      if (first === undefined) return makeSet(1, []);
      return rest.reduce((left, right) => combine(operator, left, right), first);
    }
    case "if":
      return holds(expression.condition, context)
        ? evaluateSet(expression.then, context)
        : evaluateSet(expression.otherwise, context);
    default:
      return fail(`a ${expression.kind} where a set is wanted`);
  }
}

/** An element of a list: a name is a member unless it is bound or a parameter without indices. */
function listed(element: Expression, context: Context): readonly Label[] {
  if (element.kind !== "name" || context.env.has(element.path.text))
    return labelsOfAll([element], context);
  const entity = findEntity(context.scope, element.path.text);
  const isParam =
    entity?.kind === "declared" &&
    entity.declaration.kind === "param" &&
    entity.declaration.domain === undefined;
  return isParam ? labelsOfAll([element], context) : [element.path.text];
}

function range(expression: Expression & { readonly kind: "range" }, context: Context): SetValue {
  const value = (part: Expression): number => plainOf(evaluateLinear(part, context));
  const first = value(expression.first);
  const last = value(expression.last);
  const by = expression.step === undefined ? 1 : value(expression.step);
  const tuples: number[][] = [];
  for (let at = first; by > 0 ? at <= last : at >= last; at += by) tuples.push([at]);
  return makeSet(
    1,
    tuples.sort(([a = 0], [b = 0]) => a - b),
  );
}

function product(left: SetValue, right: SetValue): SetValue {
  const tuples = left.tuples.flatMap((a) => right.tuples.map((b) => [...a, ...b]));
  const factors = [...left.factors, ...right.factors];
  return makeSet(left.width + right.width, tuples, {
    lines: [...left.lines, ...right.lines],
    factors,
  });
}

function combine(
  operator: "union" | "diff" | "symdiff" | "inter",
  left: SetValue,
  right: SetValue,
): SetValue {
  const onlyLeft = left.tuples.filter((tuple) => !right.places.has(keyOf(tuple)));
  const onlyRight = right.tuples.filter((tuple) => !left.places.has(keyOf(tuple)));
  const both = left.tuples.filter((tuple) => right.places.has(keyOf(tuple)));
  const tuples = {
    union: [...left.tuples, ...onlyRight],
    diff: onlyLeft,
    symdiff: [...onlyLeft, ...onlyRight],
    inter: both,
  }[operator];
  const width = left.tuples.length === 0 ? right.width : left.width;
  const lines = left.lines.length === width ? left.lines : right.lines;
  return makeSet(width, tuples, { lines: width > 1 ? lines : undefined });
}

/** A declared set, one of a family, or the place of a component. */
function declaredSet(
  entity: Entity | undefined,
  path: string,
  labels: readonly Label[],
  world: World,
): SetValue {
  if (entity?.kind === "place")
    return keep(world.sets, entity, () =>
      guarded(world, `set ${entity.name}`, () => placeSet(entity, world)),
    );
  if (entity?.kind !== "declared" || entity.declaration.kind !== "set")
    return fail(`no set \`${path}\``);
  const { declaration } = entity;
  if (declaration.domain === undefined)
    return keep(world.sets, entity, () =>
      guarded(world, `set ${entity.name}`, () => namedSet(entity, declaration, undefined, world)),
    );
  const key = keyOf(labels);
  const point = keep(world.domains, entity, () =>
    domainOf(declaration.domain, entity.scope, world),
  ).get(key);
  if (point === undefined) return fail(`${entity.name} has no ${labels.join(", ")}`);
  const full = `set ${entity.name} ${key}`;
  return keep(world.families, full, () =>
    guarded(world, full, () => namedSet(entity, declaration, point, world)),
  );
}

/** A set by its entity, for those who list a model's sets. */
export function setOf(entity: DeclaredEntity | PlaceEntity, world: World): SetValue {
  return declaredSet(entity, entity.name, [], world);
}

function placeSet(entity: PlaceEntity, world: World): SetValue {
  const context = { world, scope: entity.scope, env: emptyEnv };
  const { set, pattern, condition } = entity;
  const whole = evaluateSet(set, context);
  const span = set.span;
  const tuples =
    condition === undefined
      ? whole.tuples
      : [...walkBinders([{ pattern, set, span }], condition, context)].map(({ labels }) => labels);
  return makeSet(whole.width, tuples, {
    lines: whole.width > 1 ? whole.lines : undefined,
    cyclic: entity.isCyclic,
  });
}

function namedSet(
  entity: DeclaredEntity,
  declaration: SetDeclaration,
  point: Point | undefined,
  world: World,
): SetValue {
  const env = point?.env ?? emptyEnv;
  const context = { world, scope: entity.valueScope, env };
  const whole =
    declaration.within === undefined
      ? undefined
      : evaluateSet(declaration.within, { ...context, scope: entity.scope });
  const value = valueOfSet(entity, declaration, point, whole, context);
  const tuples = [...value.tuples];
  if (tuples.every(([label]) => typeof label === "number") && value.width === 1)
    tuples.sort(([a], [b]) => Number(a) - Number(b));
  else if (whole !== undefined) {
    const rank = (tuple: readonly Label[]): number =>
      whole.places.get(keyOf(tuple)) ??
      fail(`${tuple.join(", ")} is outside of what ${entity.name} is within`);
    tuples.sort((a, b) => rank(a) - rank(b));
  }
  const lines = whole?.lines ?? value.lines;
  return makeSet(value.width, tuples, {
    lines: value.width > 1 ? lines : undefined,
    cyclic: cyclicOf(entity, declaration, world),
  });
}

function valueOfSet(
  entity: DeclaredEntity,
  declaration: SetDeclaration,
  point: Point | undefined,
  whole: SetValue | undefined,
  context: Context,
): SetValue {
  const { value, from } = declaration;
  if (from !== undefined)
    return point === undefined
      ? readSetRows(entity, declaration, from, whole, context.world)
      : readFamilyRows(entity, declaration, from, point.labels, whole, context.world);
  if (value === undefined) return fail(`${entity.name} has no value`);
  if (value.kind !== "table-literal") return evaluateSet(value, context);
  const wanted = keyOf(point?.labels ?? []);
  const entry = value.entries.find(({ key }) => keyOf(labelsOfAll([key], context)) === wanted);
  if (entry?.value !== undefined) return evaluateSet(entry.value, context);
  if (declaration.fallback !== undefined) return evaluateSet(declaration.fallback, context);
  return fail(`${entity.name} has no ${wanted}`);
}

function cyclicOf(
  entity: DeclaredEntity,
  { cyclic }: SetDeclaration,
  world: World,
): SetValue["cyclic"] {
  if (cyclic === undefined) return false;
  if (cyclic.by === undefined) return true;
  const map = findEntity(entity.scope, cyclic.by.text);
  if (map?.kind !== "declared") return fail(`no parameter \`${cyclic.by.text}\``);
  return (label) => labelsOf(paramAt(map, [label], world))[0] ?? fail("no group");
}
