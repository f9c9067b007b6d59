/**
 * Parameters, one cell at a time: a written or read cell, else the formula, else the default; then what scenarios change.
 */
import type { ParamDeclaration } from "../../../src/syntax/index.js";
import { domainOf } from "./binders.js";
import { evaluate, labelsOfAll } from "./evaluate.js";
import { findEntity, type Adjustment, type DeclaredEntity } from "./program.js";
import { evaluateSet } from "./sets.js";
import { readCells, textKey, wideKey } from "./table-rows.js";
import { readUnit } from "./units.js";
import {
  addLinear,
  fail,
  isSameDims,
  keyOf,
  linearOf,
  member,
  multiply,
  number,
  noDims,
  type Label,
  type SetValue,
  type Unit,
  type Value,
} from "./value.js";
import { emptyEnv, guarded, keep, type Point, type World } from "./world.js";

/** The value of a cell that must be there. */
export function paramAt(entity: DeclaredEntity, labels: readonly Label[], world: World): Value {
  const value = cellAt(entity, labels, world);
  return value ?? fail(`${entity.name}[${labels.join(", ")}] has no value`);
}

/** True where a cell has a value; false outside of the domain too. */
export function isDefined(entity: DeclaredEntity, labels: readonly Label[], world: World): boolean {
  return pointsOf(entity, world).has(keyOf(labels)) && cellAt(entity, labels, world) !== undefined;
}

/** The tuples over which a parameter is defined. */
export function pointsOf(entity: DeclaredEntity, world: World): ReadonlyMap<string, Point> {
  return keep(world.domains, entity, () => domainOf(paramOf(entity).domain, entity.scope, world));
}

/**
 * The cell's value, undefined when there is none. A formula that reads other cells of its own parameter reads them as
 * defined: what a scenario scales is the final value.
 */
export function cellAt(
  entity: DeclaredEntity,
  labels: readonly Label[],
  world: World,
): Value | undefined {
  const point = pointsOf(entity, world).get(keyOf(labels));
  if (point === undefined) return fail(`${entity.name} has no ${labels.join(", ")}`);
  if (world.open.has(entity.name)) return definedAt(entity, point, world);
  return remember(world.cells, entity, point, () => finalAt(entity, point, world));
}

function remember(
  cells: World["cells"],
  entity: DeclaredEntity,
  point: Point,
  work: () => Value | undefined,
): Value | undefined {
  const key = keyOf(point.labels);
  const own = keep(cells, entity, () => new Map<string, Value | undefined>());
  if (own.has(key)) return own.get(key);
  const value = work();
  own.set(key, value);
  return value;
}

/** The cell before anything scales it: what a scenario wrote there, else what the declaration gives. */
function definedAt(entity: DeclaredEntity, point: Point, world: World): Value | undefined {
  return remember(world.definitions, entity, point, () =>
    guarded(world, `${entity.name} ${keyOf(point.labels)}`, () => {
      const isOutermost = !world.open.has(entity.name);
      world.open.add(entity.name);
      try {
        return baseValue(entity, point, world);
      } finally {
        if (isOutermost) world.open.delete(entity.name);
      }
    }),
  );
}

function paramOf(entity: DeclaredEntity): ParamDeclaration {
  return entity.declaration.kind === "param"
    ? entity.declaration
    : fail(`\`${entity.name}\` is no parameter`);
}

/** The parameter's unit, or the set whose members it holds. */
export function typeOf(
  entity: DeclaredEntity,
  world: World,
): { readonly unit: Unit | undefined; readonly members: SetValue | undefined } {
  const { type } = paramOf(entity);
  if (type === undefined) return { unit: undefined, members: undefined };
  const [factor] = type.factors;
  const found =
    factor?.name !== undefined && type.factors.length === 1
      ? findEntity(entity.scope, factor.name.text)
      : undefined;
  if (
    found?.kind === "declared" &&
    found.declaration.kind === "set" &&
    factor?.name !== undefined
  ) {
    const { name } = factor;
    const path = { text: name.text, parts: [name], span: name.span };
    const set = evaluateSet(
      { kind: "name", path, span: name.span },
      { world, scope: entity.scope, env: emptyEnv },
    );
    return { unit: undefined, members: set };
  }
  return { unit: readUnit(type, entity.scope.units), members: undefined };
}

function finalAt(entity: DeclaredEntity, point: Point, world: World): Value | undefined {
  let value = definedAt(entity, point, world);
  const scaling = entity.adjustments.filter(({ item }) => item.operator !== "=");
  for (const adjustment of [
    ...scaling.filter(({ item }) => item.cell !== undefined),
    ...scaling.filter(({ item }) => item.cell === undefined),
  ])
    value = adjust(entity, adjustment, point, value, world);
  const { unit } = typeOf(entity, world);
  if (unit !== undefined && value !== undefined && !isSameDims(linearOf(value).dims, unit.dims))
    return fail(`${entity.name}: unit`);
  return value;
}

/** What a scenario writes into this very cell. */
function writtenAt(
  entity: DeclaredEntity,
  labels: readonly Label[],
  world: World,
): Value | undefined {
  const { unit } = typeOf(entity, world);
  for (const { item, scope } of entity.adjustments.toReversed()) {
    if (item.operator !== "=" || item.cell === undefined || item.value === undefined) continue;
    const context = { world, scope, env: emptyEnv };
    if (keyOf(labelsOfAll(item.cell, context)) === keyOf(labels))
      return evaluate(item.value, context, unit);
  }
  return undefined;
}

function baseValue(entity: DeclaredEntity, point: Point, world: World): Value | undefined {
  const { value, from, fallback } = paramOf(entity);
  const { unit } = typeOf(entity, world);
  const written = writtenAt(entity, point.labels, world);
  if (written !== undefined) return written;
  const context = { world, scope: entity.valueScope, env: point.env };
  if (value !== undefined && value.kind !== "table-literal") return evaluate(value, context, unit);
  if (value !== undefined || from !== undefined) {
    const table = keep(world.tables, entity, () => tableOf(entity, world));
    const cell = table.get(keyOf(point.labels));
    if (cell !== undefined) return cell;
  }
  if (fallback === undefined) return undefined;
  return evaluate(fallback, { ...context, scope: entity.scope }, unit);
}

/** All cells that are written or read, gaps filled. */
function tableOf(entity: DeclaredEntity, world: World): ReadonlyMap<string, Value> {
  const { value, from, interpolate, domain } = paramOf(entity);
  const { unit, members } = typeOf(entity, world);
  const cells = new Map<string, Value>();
  if (value?.kind === "table-literal") {
    const context = { world, scope: entity.valueScope, env: emptyEnv };
    for (const entry of value.entries) {
      if (entry.value === undefined) continue;
      const key = keyOf(labelsOfAll([entry.key], context));
      cells.set(key, evaluate(entry.value, context, unit));
    }
  } else if (from !== undefined) {
    const read = readCells(from, entity.folder, entity.valueScope, entity.name, domain, world);
    const known = new Map(members?.tuples.map((tuple) => [textKey(tuple), tuple]));
    for (const [key, { labels }] of pointsOf(entity, world)) {
      const cell = read.get(wideKey(labels, from, domain, entity.scope, world));
      if (cell === undefined) continue;
      if (members !== undefined) {
        cells.set(
          key,
          member(known.get(cell.text.normalize("NFC")) ?? fail(`no member ${cell.text}`), members),
        );
        continue;
      }
      const scale = (cell.unit ?? unit)?.scale ?? 1;
      const dims = (cell.unit ?? unit)?.dims ?? noDims;
      cells.set(key, number(Number(cell.text) * scale, dims));
    }
  }
  if (interpolate === "no") return cells;
  for (const [key, { labels }] of pointsOf(entity, world)) {
    const written = writtenAt(entity, labels, world);
    if (written !== undefined) cells.set(key, written);
  }
  return fillGaps(cells, [...pointsOf(entity, world).values()], interpolate === "hold");
}

/** Straight lines between points along the last index of whole numbers. */
function fillGaps(
  cells: ReadonlyMap<string, Value>,
  points: readonly Point[],
  isHeld: boolean,
): ReadonlyMap<string, Value> {
  const filled = new Map(cells);
  const [sample] = points;
  const along = sample?.labels.findLastIndex((label) => typeof label === "number") ?? -1;
  for (const { labels } of points) {
    if (cells.has(keyOf(labels))) continue;
    const at = Number(labels[along]);
    const known = points
      .filter((other) => cells.has(keyOf(other.labels)))
      .filter((other) => other.labels.every((label, k) => k === along || label === labels[k]))
      .map((other) => Number(other.labels[along]))
      .sort((a, b) => a - b);
    const before = known.findLast((other) => other < at);
    const after = known.find((other) => other > at);
    const valueAt = (place: number): Value =>
      cells.get(keyOf(labels.with(along, place))) ?? fail("no point");
    if (before !== undefined && after !== undefined) {
      const low = linearOf(valueAt(before));
      const high = linearOf(valueAt(after));
      const share = (at - before) / (after - before);
      filled.set(keyOf(labels), addLinear(low, addLinear(high, low, -1), share));
    } else if (isHeld && (before ?? after) !== undefined) {
      filled.set(keyOf(labels), valueAt(before ?? after ?? at));
    }
  }
  return filled;
}

function adjust(
  entity: DeclaredEntity,
  { item, scope }: Adjustment,
  point: Point,
  before: Value | undefined,
  world: World,
): Value | undefined {
  const context = { world, scope, env: point.env };
  if (item.cell !== undefined) {
    const wanted = labelsOfAll(item.cell, { ...context, env: emptyEnv });
    if (keyOf(wanted) !== keyOf(point.labels)) return before;
  }
  if (item.value === undefined || before === undefined) return before;
  const { unit } = typeOf(entity, world);
  if (item.operator === "*=")
    return multiply(linearOf(before), linearOf(evaluate(item.value, context)));
  return addLinear(linearOf(before), linearOf(evaluate(item.value, context, unit)));
}
