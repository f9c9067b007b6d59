/**
 * Variables as single columns, and what stands for a formula: defines, costs, terms, totals, objectives, and what
 * components are given. Every reference is replaced by what it stands for.
 */
import type { Declaration, Expression } from "../../../src/syntax/index.js";
import { bindPattern, domainOf, extend } from "./binders.js";
import { evaluateLinear, labelsOfAll } from "./evaluate.js";
import type { DeclaredEntity, Entity, GivenEntity } from "./program.js";
import { evaluateSet, setOf } from "./sets.js";
import { readUnit } from "./units.js";
import {
  fail,
  isSameDims,
  keyOf,
  showName,
  sumLinear,
  type Label,
  type Linear,
  type SetValue,
  type Unit,
} from "./value.js";
import { emptyEnv, guarded, keep, type Env, type Point, type World } from "./world.js";

/** One column, as a quantity. */
export function variableAt(entity: DeclaredEntity, labels: readonly Label[], world: World): Linear {
  const { scale, dims } = unitOf(entity) ?? { scale: 1, dims: new Map<string, number>() };
  const point = pointsOf(entity, world).get(keyOf(labels));
  if (point === undefined) return fail(`${entity.name} has no ${labels.join(", ")}`);
  return {
    kind: "linear",
    constant: 0,
    terms: new Map([[showName(entity.name, labels), scale]]),
    dims,
  };
}

/** The tuples over which a declaration is defined. */
export function pointsOf(entity: DeclaredEntity, world: World): ReadonlyMap<string, Point> {
  return keep(world.domains, entity, () => {
    const { declaration } = entity;
    return domainOf("domain" in declaration ? declaration.domain : undefined, entity.scope, world);
  });
}

/** The declared unit. */
export function unitOf(entity: DeclaredEntity): Unit | undefined {
  const { declaration } = entity;
  const type = "type" in declaration ? declaration.type : undefined;
  return type === undefined ? undefined : readUnit(type, entity.scope.units);
}

/** What a named formula stands for at these labels. */
export function formulaAt(entity: Entity, labels: readonly Label[], world: World): Linear {
  const key = keyOf(labels);
  const known = keep(world.formulas, entity, () => new Map<string, Linear>());
  return keep(known, key, () =>
    guarded(world, `${entity.name} ${key}`, () => workOut(entity, labels, world)),
  );
}

function workOut(entity: Entity, labels: readonly Label[], world: World): Linear {
  if (entity.kind === "given") return givenAt(entity, labels, world);
  if (entity.kind === "place") return fail(`\`${entity.name}\` is a set`);
  const { declaration } = entity;
  const point = pointsOf(entity, world).get(keyOf(labels));
  if (point === undefined) return fail(`${entity.name} has no ${labels.join(", ")}`);
  const unit = unitOf(entity);
  if (declaration.kind === "total") {
    const total = keep(world.totals, entity, () => totalOf(entity, world)).get(keyOf(labels));
    return withUnit(total ?? sumLinear([]), unit, entity.name);
  }
  const value = formulaOf(declaration) ?? fail(`\`${entity.name}\` stands for no formula`);
  const context = { world, scope: entity.valueScope, env: point.env };
  return withUnit(evaluateLinear(value, context, unit), unit, entity.name);
}

function formulaOf(declaration: Declaration): Expression | undefined {
  switch (declaration.kind) {
    case "define":
    case "cost":
    case "term":
    case "minimize":
    case "maximize":
      return declaration.value;
    default:
      return undefined;
  }
}

function withUnit(value: Linear, unit: Unit | undefined, name: string): Linear {
  if (unit === undefined) return value;
  if (!isSameDims(value.dims, unit.dims)) return fail(`${name}: unit`);
  return { ...value, dims: unit.dims };
}

/** Adds up all costs and terms that flow into a total, each into the cell that it names. */
function totalOf(total: DeclaredEntity, world: World): ReadonlyMap<string, Linear> {
  const parts = new Map<string, Linear[]>();
  for (const entity of new Set(world.root.entities.values())) {
    if (entity.kind !== "declared") continue;
    const { declaration } = entity;
    if (declaration.kind !== "cost" && declaration.kind !== "term") continue;
    const { into } = declaration;
    if (into === undefined || targetOf(entity, into.total.text) !== total) continue;
    for (const { labels, env } of pointsOf(entity, world).values()) {
      const context = { world, scope: entity.valueScope, env };
      const key = keyOf(labelsOfAll(into.arguments, context));
      keep(parts, key, () => []).push(formulaAt(entity, labels, world));
    }
  }
  return new Map([...parts].map(([key, values]) => [key, sumLinear(values)]));
}

function targetOf(entity: DeclaredEntity, path: string): Entity | undefined {
  for (let at: typeof entity.valueScope | undefined = entity.valueScope; at; at = at.outer) {
    const found = at.entities.get(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The argument in the user's words, over the labels of the place; else the default. */
function givenAt(entity: GivenEntity, labels: readonly Label[], world: World): Linear {
  const { given, argument, place, placeName, scope, userScope } = entity;
  const unit = given.type === undefined ? undefined : readUnit(given.type, scope.units);
  let inside: Env = emptyEnv;
  let outside: Env = emptyEnv;
  let start = 0;
  for (const binder of given.domain?.binders ?? []) {
    const set = evaluateSet(binder.set, { world, scope, env: emptyEnv });
    const own = labels.slice(start, start + set.width);
    start += set.width;
    inside = bindOwn(inside, binder.pattern, own, set, world, entity);
    if (place === undefined || binder.set.kind !== "name" || binder.set.path.text !== placeName)
      continue;
    const context = { world, scope: userScope, env: outside };
    outside = bindPattern(place.pattern, own, setOf(place, world), context);
  }
  if (start !== labels.length) return fail(`${entity.name}: ${labels.length} labels`);
  if (argument !== undefined) {
    const context = { world, scope: userScope, env: outside };
    return withUnit(evaluateLinear(argument, context, unit), unit, entity.name);
  }
  if (given.fallback === undefined) return fail(`${entity.name} is not given`);
  const context = { world, scope, env: inside };
  return withUnit(evaluateLinear(given.fallback, context, unit), unit, entity.name);
}

function bindOwn(
  env: Env,
  pattern: Parameters<typeof bindPattern>[0],
  labels: readonly Label[],
  set: SetValue,
  world: World,
  entity: GivenEntity,
): Env {
  if (pattern?.kind === "pattern-name") return extend(env, pattern.name.text, labels, set.lines);
  return bindPattern(pattern, labels, set, { world, scope: entity.scope, env });
}
