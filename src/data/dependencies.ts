/**
 * The order in which sets and parameters are bound: each after what its definition needs.
 * Parameters that need each other, and nothing but parameters in the circle, are bound together, cell by cell;
 * any other circle cannot be bound.
 *
 * The walk is generic over the plain data of the checked model: a tagged object names what it needs.
 */
import { findReport, type CheckedModel, type ParamModel, type SetModel } from "../check/index.js";

/** A set or a parameter by name. Sets and parameters share one namespace. */
export type Name = string;

/** One step of binding: declarations that must be bound together. */
export interface BindStep {
  readonly names: readonly Name[];
  /** True when a declaration needs itself, directly or through the others. */
  readonly isCircular: boolean;
  /** What the step needs besides itself. */
  readonly needs: ReadonlySet<Name>;
}

/** Sets and parameters that an expression, condition or domain needs, through named formulas (`seen`) too. */
export function neededBy(
  model: CheckedModel,
  value: unknown,
  seen = new Set<Name>(),
): ReadonlySet<Name> {
  const needs = new Set<Name>();
  collect(model, value, needs, seen);
  return needs;
}

/** The declarations that these need in order to be bound, themselves and named formulas among them. */
export function closureOf(model: CheckedModel, names: Iterable<Name>): ReadonlySet<Name> {
  const all = new Set(names);
  const formulas = new Set<Name>();
  for (const name of all) {
    for (const need of needsOf(model, name, formulas)) all.add(need);
  }
  for (const formula of formulas) all.add(formula);
  return all;
}

/** All sets and parameters in an order in which they can be bound. */
export function orderOfBinding(model: CheckedModel): readonly BindStep[] {
  const needs = new Map<Name, ReadonlySet<Name>>();
  for (const [name, set] of model.sets) needs.set(name, needsOfSet(model, set));
  for (const [name, param] of model.params) needs.set(name, needsOfParam(model, param));
  return connectedComponents(needs).map((names) => {
    const own = new Set(names);
    const all = new Set(names.flatMap((name) => [...(needs.get(name) ?? [])]));
    const first = names[0] ?? "";
    return {
      names,
      isCircular: names.length > 1 || (needs.get(first)?.has(first) ?? false),
      needs: minus(all, own),
    };
  });
}

/** A shortest circle through these declarations, the first again at the end. */
export function circleOf(model: CheckedModel, names: readonly Name[]): readonly Name[] {
  const inside = new Set(names);
  const start = names[0] ?? "";
  const paths: Name[][] = [[start]];
  const seen = new Set<Name>();
  for (const path of paths) {
    const last = path.at(-1) ?? start;
    for (const next of needsOf(model, last)) {
      if (next === start) return [...path, start];
      if (!inside.has(next) || seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return [start];
}

function needsOf(model: CheckedModel, name: Name, seen?: Set<Name>): ReadonlySet<Name> {
  const set = model.sets.get(name);
  if (set !== undefined) return needsOfSet(model, set, seen);
  const param = model.params.get(name);
  return param === undefined ? new Set() : needsOfParam(model, param, seen);
}

function needsOfSet(model: CheckedModel, set: SetModel, seen?: Set<Name>): ReadonlySet<Name> {
  const needs = new Set(neededBy(model, [set.family, set.within, set.definition], seen));
  // A set of width one counts in itself: that carrier is no need. A set that names itself is one.
  const definition = set.definition.kind === "expression" ? set.definition.value : undefined;
  if (!namesSet([definition, set.within, set.family], set.name)) needs.delete(set.name);
  addCarriers(set.columns, needs, set.name);
  return needs;
}

function needsOfParam(model: CheckedModel, param: ParamModel, seen?: Set<Name>): ReadonlySet<Name> {
  const parts = [
    param.domain,
    param.restrictions,
    param.fallback,
    param.definition,
    param.adjustments,
  ];
  const needs = new Set(neededBy(model, parts, seen));
  addCarriers(
    param.domain.columns.map((column) => column.carrier),
    needs,
    "",
  );
  if (param.memberOf !== undefined) needs.add(param.memberOf);
  return needs;
}

function addCarriers(carriers: SetModel["columns"], needs: Set<Name>, own: Name): void {
  for (const carrier of carriers)
    if (carrier.kind === "set" && carrier.set !== own) needs.add(carrier.set);
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null;
}

function collect(model: CheckedModel, value: unknown, needs: Set<Name>, seen: Set<Name>): void {
  if (Array.isArray(value)) {
    for (const element of value) collect(model, element, needs, seen);
    return;
  }
  if (!isNode(value)) return;
  for (const name of namesIn(model, value)) needs.add(name);
  for (const name of formulasIn(value)) {
    if (seen.has(name)) continue;
    seen.add(name);
    const formula = model.defines.get(name);
    if (formula !== undefined) collect(model, [formula.domain, formula.value], needs, seen);
    else collect(model, domainOf(model, name), needs, seen);
  }
  for (const [key, child] of Object.entries(value))
    if (key !== "span" && typeof child === "object") collect(model, child, needs, seen);
}

function namesIn(model: CheckedModel, node: Node): readonly Name[] {
  const { kind } = node;
  if (kind === "param" || kind === "lookup" || kind === "defined") return text(node["param"]);
  if (kind === "named" || kind === "set") return text(node["set"]);
  if (kind === "step") return text(node["cyclicBy"]);
  if (kind === "domain-of") {
    const name = node["declaration"];
    return typeof name === "string" && model.params.has(name) ? [name] : [];
  }
  return [];
}

function formulasIn(node: Node): readonly Name[] {
  if (node["kind"] === "define") return text(node["define"]);
  if (node["kind"] === "piecewise") return text(node["piecewise"]);
  if (node["kind"] === "domain-of") return text(node["declaration"]);
  return [];
}

function text(value: unknown): readonly string[] {
  return typeof value === "string" ? [value] : [];
}

function domainOf(model: CheckedModel, name: Name): unknown {
  const declaration =
    model.variables.get(name) ??
    model.constraints.get(name) ??
    model.piecewise.get(name) ??
    findReport(model, name);
  return declaration?.domain;
}

function namesSet(value: unknown, name: Name): boolean {
  if (Array.isArray(value)) return value.some((element) => namesSet(element, name));
  if (!isNode(value)) return false;
  if (value["kind"] === "named" && value["set"] === name) return true;
  return Object.entries(value).some(
    ([key, child]) => key !== "span" && typeof child === "object" && namesSet(child, name),
  );
}

function minus(all: ReadonlySet<Name>, own: ReadonlySet<Name>): ReadonlySet<Name> {
  return new Set([...all].filter((name) => !own.has(name)));
}

/** Tarjan's strongly connected components without recursion, needs before what needs them; names keep their order. */
function connectedComponents(
  needs: ReadonlyMap<Name, ReadonlySet<Name>>,
): readonly (readonly Name[])[] {
  const order = new Map([...needs.keys()].map((name, position) => [name, position]));
  const number = new Map<Name, number>();
  const lowest = new Map<Name, number>();
  const open: Name[] = [];
  const isOpen = new Set<Name>();
  const components: Name[][] = [];
  for (const root of needs.keys()) {
    const work: { readonly name: Name; readonly rest: Iterator<Name> }[] = [];
    const enter = (name: Name): void => {
      number.set(name, number.size);
      lowest.set(name, number.size - 1);
      open.push(name);
      isOpen.add(name);
      work.push({ name, rest: (needs.get(name) ?? new Set<Name>()).values() });
    };
    if (!number.has(root)) enter(root);
    for (let top = work.at(-1); top !== undefined; top = work.at(-1)) {
      const { name } = top;
      const next = top.rest.next();
      if (next.done !== true) {
        if (!needs.has(next.value)) continue;
        if (!number.has(next.value)) enter(next.value);
        else if (isOpen.has(next.value)) lower(lowest, name, number.get(next.value) ?? 0);
        continue;
      }
      work.pop();
      const parent = work.at(-1);
      if (parent !== undefined) lower(lowest, parent.name, lowest.get(name) ?? 0);
      if (lowest.get(name) !== number.get(name)) continue;
      const component = open.splice(open.lastIndexOf(name));
      for (const member of component) isOpen.delete(member);
      components.push(component.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0)));
    }
  }
  return components;
}

function lower(lowest: Map<Name, number>, name: Name, value: number): void {
  lowest.set(name, Math.min(lowest.get(name) ?? value, value));
}
