/**
 * Bound data of two models: members of sets and values of parameters, by label.
 */
import type { ParamModel, Value } from "../check/index.js";
import type { DataSet } from "../data/index.js";
import type { Relation } from "../domains/index.js";
import type { Environment } from "../evaluate/index.js";
import { describeTuple } from "../plan/index.js";
import { isSameDimension, isSameUnit } from "../units/index.js";
import { alignRelations } from "./align.js";
import { diffValues, type CellValue, type ValuesDiff, type ValueSource } from "./diff-values.js";
import type { Renames } from "./find-renames.js";

/** A set whose members differ. */
export interface SetDiff {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly addedCount: number;
  readonly removedCount: number;
  /** The members that stay stand in another order, in a set that has one. */
  readonly isReordered: boolean;
  /** It follows from other sets or parameters. */
  readonly isComputed: boolean;
}

/** A parameter whose values differ. */
export interface ParamDiff {
  readonly name: string;
  readonly unit: string;
  /** It follows from other parameters by a formula. */
  readonly isComputed: boolean;
  /** `shape` when its indices cannot be compared, `unit` when its units cannot. */
  readonly values: ValuesDiff | "shape" | "unit";
}

/** The second layer. */
export interface DataDiff {
  readonly sets: readonly SetDiff[];
  readonly params: readonly ParamDiff[];
}

const tolerance = 1e-12;

/** Compares bound sets and parameters; what is on one side only is the first layer's. */
export function diffData(
  before: DataSet,
  after: DataSet,
  renames: Renames = new Map(),
  samples = 3,
): DataDiff {
  const [old, fresh] = [before.environment, after.environment];
  const nameAfter = (name: string): string => renames.get(name) ?? name;
  const sets: SetDiff[] = [];
  for (const name of old.model.sets.keys()) {
    const partner = fresh.model.sets.get(nameAfter(name));
    if (partner === undefined) continue;
    const isOrdered = partner.isOrdered || partner.cyclic !== undefined;
    const diff = diffSets(old.relation(name), fresh.relation(partner.name), isOrdered);
    const isComputed = partner.definition.kind === "expression";
    if (diff !== undefined) sets.push({ name: partner.name, isComputed, ...diff });
  }
  const params: ParamDiff[] = [];
  for (const param of old.model.params.values()) {
    const partner = fresh.model.params.get(nameAfter(param.name));
    if (partner === undefined) continue;
    const values = diffParams(param, old, partner, fresh, samples);
    if (values === undefined) continue;
    const isComputed = followsFromOthers(partner);
    params.push({ name: partner.name, unit: unitText(partner), isComputed, values });
  }
  return { sets, params };
}

function diffSets(
  before: Relation,
  after: Relation,
  isOrdered: boolean,
): Omit<SetDiff, "name" | "isComputed"> | undefined {
  const alignment = alignRelations(before, after);
  const counts = { before: before.size, after: after.size };
  if (alignment === undefined) {
    const none = { added: [], removed: [], addedCount: after.size, removedCount: before.size };
    return { ...counts, ...none, isReordered: false };
  }
  let last = -1;
  let isReordered = false;
  const removed: string[] = [];
  for (let position = 0; position < before.size; position++) {
    const target = alignment.toAfter[position]!;
    if (target < 0) {
      if (removed.length < mostMembers) removed.push(memberText(before, position));
      continue;
    }
    if (target < last) isReordered = true;
    last = target;
  }
  const added: string[] = [];
  for (let position = 0; position < after.size && added.length < mostMembers; position++) {
    if (alignment.isNew[position] === 1) added.push(memberText(after, position));
  }
  const isMoved = isOrdered && isReordered;
  if (alignment.added + alignment.removed === 0 && !isMoved) return undefined;
  return {
    ...counts,
    added,
    removed,
    addedCount: alignment.added,
    removedCount: alignment.removed,
    isReordered: isMoved,
  };
}

/** Members listed at most. */
const mostMembers = 12;

function memberText(relation: Relation, position: number): string {
  const text = describeTuple(relation, position);
  return relation.bases.length === 1 ? text.slice(1, -1) : `(${text.slice(1, -1)})`;
}

function diffParams(
  param: ParamModel,
  old: Environment,
  partner: ParamModel,
  fresh: Environment,
  samples: number,
): ParamDiff["values"] | undefined {
  if ((param.memberOf === undefined) !== (partner.memberOf === undefined)) return "unit";
  if (!isSameDimension(param.unit, partner.unit)) return "unit";
  const factor = isSameUnit(param.unit, partner.unit) ? 1 : param.unit.scale / partner.unit.scale;
  return diffValues(sourceOf(param, old, factor), sourceOf(partner, fresh, 1), {
    tolerance,
    samples,
  });
}

function sourceOf(param: ParamModel, environment: Environment, factor: number): ValueSource {
  const { domain, values, present } = environment.param(param.name);
  const members = param.memberOf === undefined ? undefined : environment.set(param.memberOf);
  const valueAt = (position: number): CellValue => {
    if (present !== undefined && present[position] === 0) return undefined;
    const value = values[position]!;
    if (members !== undefined) return String(members.memberAt(value));
    return factor === 1 ? value : value * factor;
  };
  return { domain, valueAt };
}

function unitText(param: ParamModel): string {
  return param.memberOf === undefined ? param.unit.text : "1";
}

function followsFromOthers({ definition }: ParamModel): boolean {
  return definition.kind === "expression" && !isConstant(definition.value);
}

function isConstant({ expression }: Value): boolean {
  let inner: CheckedExpression = expression;
  while (inner.kind === "scale" || inner.kind === "negate") inner = inner.operand;
  return inner.kind === "constant";
}

type CheckedExpression = Value["expression"];
