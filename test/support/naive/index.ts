/**
 * The whole linear program of a model by the most obvious reading of the language: nested loops over labels, units worked
 * out as the numbers are. The compiler is compared with it; nothing of the compiler but its parser is used.
 */
import type { Comparison, Expression, Restriction } from "../../../src/syntax/index.js";
import { evaluateLinear } from "./evaluate.js";
import { pointsOf, unitOf } from "./formulas.js";
import { overlay } from "./overlay.js";
import { pointsOf as paramPoints, cellAt } from "./params.js";
import {
  findEntity,
  loadNaive,
  type DeclaredEntity,
  type ReadText,
  type Scope,
} from "./program.js";
import { addLinear, dataOf, fail, inUnit, showName, type Linear } from "./value.js";
import { createWorld, type Context, type NaiveColumn, type World } from "./world.js";

export { NaiveError } from "./value.js";
export type { ReadText } from "./program.js";

/** lower <= terms <= upper, in base units: hour, Wh, g, one of each currency. */
export interface NaiveRow {
  readonly family: string;
  readonly terms: ReadonlyMap<string, number>;
  readonly lower: number;
  readonly upper: number;
}

/** A linear program with names. Columns count in their variables' declared units; all else is in base units. */
export interface NaiveProgram {
  readonly columns: ReadonlyMap<string, NaiveColumn>;
  readonly rows: ReadonlyMap<string, NaiveRow>;
  readonly objective:
    { readonly sense: "minimize" | "maximize"; readonly value: Linear } | undefined;
  /** Values of parameters of the model: numbers, or labels. Cells without a value are absent. */
  readonly params: ReadonlyMap<string, { readonly param: string; readonly value: number | string }>;
  /** Piecewise terms that count as nothing here. */
  readonly piecewise: number;
}

/** Works out the program of one scenario. */
export function evaluateNaively(read: ReadText, entry: string, scenario = "base"): NaiveProgram {
  const program = loadNaive(read, entry);
  const chosen = overlay(program, scenario);
  const world = createWorld(read, program.scope);
  const columns = new Map<string, NaiveColumn>();
  const rows = new Map<string, NaiveRow>();
  const params = new Map<string, { param: string; value: number | string }>();
  const objectives: DeclaredEntity[] = [];
  for (const entity of new Set(program.scope.entities.values())) {
    if (entity.kind !== "declared" || !isOfModel(entity, program.scope)) continue;
    const { kind } = entity.declaration;
    if (kind === "var") addColumns(entity, world, columns);
    else if (kind === "constraint") addRows(entity, world, rows);
    else if (kind === "param") addParams(entity, world, params);
    else if (kind === "minimize" || kind === "maximize") objectives.push(entity);
  }
  for (const { entities } of program.modules)
    for (const entity of entities.values())
      if (entity.kind === "declared") addParams(entity, world, params);
  const objective = objectives.find(({ name }) => chosen === undefined || name === chosen);
  return {
    columns,
    rows,
    objective: objective && objectiveOf(objective, world),
    params,
    piecewise: world.piecewise,
  };
}

/** Imported functions bring their module's parameters along; those are not the model's. */
function isOfModel(entity: DeclaredEntity, scope: Scope): boolean {
  return scope.entities.get(entity.name) === entity;
}

function addColumns(entity: DeclaredEntity, world: World, columns: Map<string, NaiveColumn>): void {
  const { declaration } = entity;
  if (declaration.kind !== "var") return;
  const isBinary = declaration.integrality?.kind === "binary";
  for (const { labels, env } of pointsOf(entity, world).values()) {
    const context = { world, scope: entity.valueScope, env };
    let lower = isBinary ? 0 : -Infinity;
    let upper = isBinary ? 1 : Infinity;
    for (const restriction of declaration.restrictions) {
      const bounds = boundsOf(restriction, entity, context);
      lower = Math.max(lower, bounds.lower);
      upper = Math.min(upper, bounds.upper);
    }
    const integer = declaration.integrality !== undefined;
    columns.set(showName(entity.name, labels), { lower, upper, integer });
  }
}

function boundsOf(
  restriction: Restriction,
  entity: DeclaredEntity,
  context: Context,
): { readonly lower: number; readonly upper: number } {
  const unit = unitOf(entity);
  const value = (bound: Expression): number =>
    dataOf(inUnit(evaluateLinear(bound, context, unit), unit, entity.name));
  if (restriction.kind === "interval")
    return { lower: value(restriction.lower), upper: value(restriction.upper) };
  if (restriction.kind === "compare") {
    if (restriction.operator === ">=") return { lower: value(restriction.bound), upper: Infinity };
    if (restriction.operator === "<=") return { lower: -Infinity, upper: value(restriction.bound) };
  }
  return fail(`${entity.name}: a restriction that is no bound`);
}

function addRows(entity: DeclaredEntity, world: World, rows: Map<string, NaiveRow>): void {
  const { declaration, name } = entity;
  if (declaration.kind !== "constraint" || declaration.relation.kind !== "comparison") return;
  const { relation } = declaration;
  const [first, , third] = relation.operands;
  const isSplit =
    third !== undefined &&
    first !== undefined &&
    (mayVary(first, entity.valueScope, new Set()) ||
      mayVary(third, entity.valueScope, new Set()) ||
      relation.operators.some(({ operator }) => operator === "=="));
  const isRising = relation.operators[0]?.operator !== ">=";
  for (const { labels, env } of pointsOf(entity, world).values()) {
    const context = { world, scope: entity.valueScope, env };
    if (!isSplit) {
      addRow(rows, name, showName(name, labels), relation, 0, relation.operators.length, context);
      continue;
    }
    for (const i of [0, 1]) {
      const family = `${name}.${(i === 0) === isRising ? "lower" : "upper"}`;
      addRow(rows, family, showName(family, labels), relation, i, 1, context);
    }
  }
}

/** One row from some comparisons of a chain: what varies stands on the left. */
function addRow(
  rows: Map<string, NaiveRow>,
  family: string,
  name: string,
  relation: Comparison,
  from: number,
  count: number,
  context: Context,
): void {
  const operands = relation.operands
    .slice(from, from + count + 1)
    .map((operand) => evaluateLinear(operand, context));
  const operators = relation.operators.slice(from, from + count).map(({ operator }) => operator);
  const [first, second, third] = operands;
  if (first === undefined || second === undefined) return;
  const body = third === undefined ? addLinear(first, second, -1) : second;
  let lower = -Infinity;
  let upper = Infinity;
  if (third === undefined) {
    if (operators[0] !== "<=") lower = -body.constant;
    if (operators[0] !== ">=") upper = -body.constant;
  } else {
    const [low, high] = operators[0] === "<=" ? [first, third] : [third, first];
    lower = dataOf(addLinear(low, { ...body, terms: new Map() }, -1));
    upper = dataOf(addLinear(high, { ...body, terms: new Map() }, -1));
  }
  const terms = withoutZeros(body.terms);
  if (terms.size > 0) rows.set(name, { family, terms, lower, upper });
  else if (lower > 1e-6 || upper < -1e-6) fail(`${name} can never hold`);
}

/** What cancels up to rounding is nothing. */
function withoutZeros(terms: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  return new Map([...terms].filter(([, value]) => value !== 0));
}

/** True when the text of a formula leads to a variable. */
function mayVary(expression: unknown, scope: Scope, seen: Set<unknown>): boolean {
  if (typeof expression !== "object" || expression === null || seen.has(expression)) return false;
  seen.add(expression);
  if (Array.isArray(expression)) return expression.some((part) => mayVary(part, scope, seen));
  for (const [key, part] of Object.entries(expression)) {
    if (
      (key === "path" || key === "target") &&
      isPath(part) &&
      leadsToVariable(part.text, scope, seen)
    )
      return true;
    if (key !== "span" && mayVary(part, scope, seen)) return true;
  }
  return false;
}

function isPath(part: unknown): part is { readonly text: string } {
  return typeof part === "object" && part !== null && "text" in part && "parts" in part;
}

function leadsToVariable(path: string, scope: Scope, seen: Set<unknown>): boolean {
  const entity = findEntity(scope, path);
  if (entity === undefined || seen.has(entity)) return false;
  seen.add(entity);
  if (entity.kind === "given") return mayVary(entity.argument, entity.userScope, seen);
  if (entity.kind === "place") return false;
  const { declaration } = entity;
  if (declaration.kind === "var" || declaration.kind === "total") return true;
  if (declaration.kind !== "define" && declaration.kind !== "cost" && declaration.kind !== "term")
    return false;
  return mayVary(declaration.value, entity.valueScope, seen);
}

function addParams(
  entity: DeclaredEntity,
  world: World,
  params: Map<string, { param: string; value: number | string }>,
): void {
  if (entity.declaration.kind !== "param") return;
  for (const { labels } of paramPoints(entity, world).values()) {
    const value = cellAt(entity, labels, world);
    if (value === undefined) continue;
    const shown = value.kind === "linear" ? dataOf(value) : (value.labels[0] ?? fail("no label"));
    params.set(showName(entity.name, labels), { param: entity.name, value: shown });
  }
}

function objectiveOf(
  entity: DeclaredEntity,
  world: World,
): { readonly sense: "minimize" | "maximize"; readonly value: Linear } {
  const { declaration } = entity;
  if (declaration.kind !== "minimize" && declaration.kind !== "maximize")
    return fail(`\`${entity.name}\` is no objective`);
  const context = { world, scope: entity.valueScope, env: new Map() };
  const value = evaluateLinear(declaration.value, context, unitOf(entity));
  return { sense: declaration.kind, value };
}
