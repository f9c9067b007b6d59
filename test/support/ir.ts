/**
 * Short builders for the checked model, for tests of the rooms below it: expressions by hand, models of sets and parameters.
 */
import type {
  BinderElement,
  BinderModel,
  Carrier,
  CheckedModel,
  Condition,
  DomainModel,
  MemberExpression,
  NumberExpression,
  ParamModel,
  SetExpression,
  SetModel,
  Slot,
} from "../../src/check/index.js";
import { createReporter, buildCatalogue } from "../../src/diagnostics/index.js";
import { createProductRelation, type IndexSet, type Relation } from "../../src/domains/index.js";
import {
  createEnvironment,
  createEvaluator,
  type BindingEnvironment,
  type BindingEvaluator,
  type EvaluatorOptions,
} from "../../src/evaluate/index.js";
import type { Span } from "../../src/text/index.js";
import { createUnitTable, type Unit } from "../../src/units/index.js";

export const span: Span = { file: "test.dcm", start: 0, end: 1 };
export const plain: Unit = { dimension: { exponents: new Map() }, scale: 1, text: "1" };
export const integers: Carrier = { kind: "integer" };

type Operator = "<" | "<=" | "==" | "!=" | ">=" | ">";

export function carrier(set: string): Carrier {
  return { kind: "set", set };
}

// ---- Members ----

export function slot(number: Slot, set: string | Carrier): MemberExpression {
  return { kind: "slot", slot: number, carrier: toCarrier(set), span };
}

export function member(value: string | number, set: string | Carrier): MemberExpression {
  return { kind: "constant", value, carrier: toCarrier(set), span };
}

export function step(
  of: MemberExpression,
  by: number,
  cycle: { isCyclic: boolean; by?: string } = { isCyclic: false },
): MemberExpression {
  return {
    kind: "step",
    member: of,
    by: number(by),
    isCyclic: cycle.isCyclic,
    cyclicBy: cycle.by,
    carrier: of.carrier,
    span,
  };
}

export function lookup(param: string, set: string, ...args: MemberExpression[]): MemberExpression {
  return { kind: "lookup", param, arguments: args, carrier: carrier(set), span };
}

// ---- Numbers ----

export function number(value: number): NumberExpression {
  return { kind: "constant", value, degree: 0, span };
}

export function param(name: string, ...args: MemberExpression[]): NumberExpression {
  return { kind: "param", param: name, arguments: args, degree: 0, span: { ...span } };
}

export function valueOf(of: MemberExpression): NumberExpression {
  return { kind: "member-number", member: of, degree: 0, span };
}

export function calculate(
  left: NumberExpression,
  operator: "+" | "-" | "*" | "/" | "^" | "mod",
  right: NumberExpression,
): NumberExpression {
  return { kind: "arithmetic", operator, left, right, degree: 0, span };
}

export function reduce(
  operator: "sum" | "product" | "min" | "max" | "count",
  binders: readonly BinderModel[],
  body: NumberExpression,
  condition?: Condition,
): NumberExpression {
  return { kind: "reduce", operator, binders, condition, body, degree: 0, span };
}

export function choose(
  condition: Condition,
  then: NumberExpression,
  otherwise: NumberExpression,
): NumberExpression {
  return { kind: "if", condition, then, otherwise, degree: 0, span };
}

// ---- Conditions ----

export function compare(
  left: NumberExpression,
  operator: Operator,
  right: NumberExpression,
): Condition {
  return { kind: "compare", operator, left, right, tolerance: undefined, span };
}

export function compareMembers(
  left: MemberExpression,
  operator: Operator,
  right: MemberExpression,
): Condition {
  return { kind: "compare-members", operator, left, right, span };
}

export function and(...operands: Condition[]): Condition {
  return { kind: "and", operands, span };
}

export function isIn(set: SetExpression, ...members: MemberExpression[]): Condition {
  return { kind: "in", members, set, span };
}

export function defined(name: string, ...args: MemberExpression[]): Condition {
  return { kind: "defined", param: name, arguments: args, span };
}

// ---- Sets and binders ----

export function named(
  set: string,
  columns: readonly (string | Carrier)[] = [set],
  ...args: MemberExpression[]
): SetExpression {
  return { kind: "named", set, arguments: args, columns: columns.map(toCarrier), span };
}

export function product(...factors: SetExpression[]): SetExpression {
  return { kind: "product", factors, columns: factors.flatMap((factor) => factor.columns), span };
}

export function bind(number: Slot, set: string | Carrier): BinderElement {
  return { kind: "bind", slot: number, name: `i${number}`, carrier: toCarrier(set) };
}

export function match(of: MemberExpression): BinderElement {
  return { kind: "match", member: of };
}

export function binder(set: SetExpression, ...elements: BinderElement[]): BinderModel {
  return { set, elements, span };
}

/** `slot in SET` for each pair. */
export function over(...pairs: readonly (readonly [Slot, string])[]): readonly BinderModel[] {
  return pairs.map(([number, set]) => binder(named(set), bind(number, set)));
}

export function domain(binders: readonly BinderModel[], condition?: Condition): DomainModel {
  const columns = binders.flatMap((item) =>
    item.elements.flatMap((element) =>
      element.kind === "bind"
        ? [{ name: element.name, carrier: element.carrier, slot: element.slot }]
        : [],
    ),
  );
  return { binders, condition, columns, span };
}

// ---- Models ----

const base = { doc: undefined, span, nameSpan: span };

export function model(parts: Partial<CheckedModel> = {}): CheckedModel {
  return {
    name: "test",
    doc: undefined,
    scenario: "base",
    units: createUnitTable([]).value,
    sets: new Map(),
    params: new Map(),
    tables: new Map(),
    variables: new Map(),
    defines: new Map(),
    piecewise: new Map(),
    constraints: new Map(),
    checks: new Map(),
    reports: new Map(),
    claims: new Map(),
    figures: new Map(),
    iamc: new Map(),
    objective: undefined,
    hasPrices: true,
    references: [],
    ...parts,
  };
}

export function setModel(name: string, parts: Partial<SetModel> = {}): SetModel {
  return {
    ...base,
    name,
    columns: [carrier(name)],
    columnNames: [name],
    family: undefined,
    within: undefined,
    isOrdered: false,
    isInteger: false,
    cyclic: undefined,
    definition: { kind: "members", values: [] },
    isEmptyByDefault: false,
    ...parts,
  };
}

export function paramModel(name: string, over: DomainModel): ParamModel {
  return {
    ...base,
    name,
    domain: over,
    unit: plain,
    memberOf: undefined,
    restrictions: [],
    valueSlot: 99,
    isInteger: false,
    isOptional: false,
    fallback: undefined,
    definition: { kind: "none" },
    interpolate: "no",
    adjustments: [],
  };
}

/** A bound world for tests: sets, relations and dense parameters by name. */
export interface World {
  readonly environment: BindingEnvironment;
  readonly evaluator: BindingEvaluator;
  readonly codes: () => readonly string[];
  readonly messages: () => readonly string[];
}

export function world(
  parts: {
    readonly sets?: readonly IndexSet[];
    readonly relations?: Readonly<Record<string, Relation>>;
    readonly params?: Readonly<
      Record<
        string,
        {
          readonly over: readonly string[] | Relation;
          readonly values: readonly number[];
          readonly present?: readonly number[];
        }
      >
    >;
    readonly model?: Partial<CheckedModel>;
    readonly options?: Partial<EvaluatorOptions>;
  } = {},
): World {
  const checked = model(parts.model);
  const environment = createEnvironment(checked);
  for (const set of parts.sets ?? []) environment.defineSet(set.name, set);
  for (const [name, relation] of Object.entries(parts.relations ?? {})) {
    environment.defineRelation(name, relation);
  }
  for (const [name, { over: by, values, present }] of Object.entries(parts.params ?? {})) {
    environment.defineParam(name, {
      domain: "size" in by ? by : createProductRelation(by.map((set) => environment.set(set))),
      values: Float64Array.from(values),
      present: present === undefined ? undefined : Uint8Array.from(present),
      isOptional: present !== undefined,
    });
  }
  const reporter = createReporter(buildCatalogue);
  const evaluator = createEvaluator(environment, reporter.report, parts.options);
  return {
    environment,
    evaluator,
    codes: () => reporter.diagnostics.map((diagnostic) => diagnostic.code),
    messages: () => reporter.diagnostics.map((diagnostic) => diagnostic.message),
  };
}

function toCarrier(set: string | Carrier): Carrier {
  return typeof set === "string" ? carrier(set) : set;
}
