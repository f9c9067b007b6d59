/**
 * Two solved runs: the objective and its split by cost, and what moved most among variables and prices.
 * Where several solutions are equally good, variables may differ without meaning anything.
 */
import { isSameDimension, type Unit } from "../units/index.js";
import { perUnit, readResult, type Results } from "../results/index.js";
import { diffValues, type CellChange, type CellValue, type ValueSource } from "./diff-values.js";
import type { Renames } from "./find-renames.js";

/** A quantity before and after; undefined where it does not exist. */
export interface QuantityChange {
  readonly name: string;
  readonly unit: string;
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A variable or constraint whose values moved. */
export interface Mover {
  readonly name: string;
  readonly unit: string;
  readonly size: number;
  readonly changed: number;
  /** Sum over all cells on both sides. */
  readonly before: number;
  readonly after: number;
  /** Moved share: sum of absolute changes by the larger sum of sizes. */
  readonly share: number;
  readonly samples: readonly CellChange[];
}

/** The fourth layer. */
export interface ResultDiff {
  readonly status: { readonly before: string; readonly after: string };
  readonly objective: QuantityChange | undefined;
  /** Costs that differ, by size of the change. */
  readonly costs: readonly QuantityChange[];
  readonly variables: readonly Mover[];
  readonly prices: readonly Mover[];
}

/** Below this share of the largest value a change is the solver's rounding. */
const solverNoise = 1e-6;

/** Compares two solved runs. */
export function diffResults(
  before: Results,
  after: Results,
  renames: Renames = new Map(),
  samples = 3,
): ResultDiff {
  const nameAfter = (name: string): string => renames.get(name) ?? name;
  return {
    status: { before: before.solution.status, after: after.solution.status },
    objective: diffObjective(before, after),
    costs: diffCosts(before, after, nameAfter),
    variables: diffVariables(before, after, nameAfter, samples),
    prices: diffPrices(before, after, nameAfter, samples),
  };
}

function diffObjective(before: Results, after: Results): QuantityChange | undefined {
  const [was, is] = [before.objective, after.objective];
  if (was === undefined || is === undefined) return undefined;
  const factor = scaleOf(before) / scaleOf(after);
  const value = was.value === undefined ? undefined : was.value * factor;
  return { name: is.name, unit: is.unit, before: value, after: is.value };
}

function diffCosts(
  before: Results,
  after: Results,
  nameAfter: (name: string) => string,
): readonly QuantityChange[] {
  const factor = scaleOf(before) / scaleOf(after);
  const old = new Map([...before.costs].map(([name, value]) => [nameAfter(name), value * factor]));
  const size = Math.max(0, ...[...old.values(), ...after.costs.values()].map(Math.abs));
  return [...new Set([...old.keys(), ...after.costs.keys()])]
    .map((name) => ({
      name,
      unit: after.objective?.unit ?? "1",
      before: old.get(name),
      after: after.costs.get(name),
    }))
    .filter(
      (cost) =>
        Math.abs(changeOf(cost)) > solverNoise * size ||
        cost.before === undefined ||
        cost.after === undefined,
    )
    .sort((a, b) => Math.abs(changeOf(b)) - Math.abs(changeOf(a)));
}

function changeOf({ before, after }: QuantityChange): number {
  return (after ?? 0) - (before ?? 0);
}

function diffVariables(
  before: Results,
  after: Results,
  nameAfter: (name: string) => string,
  samples: number,
): readonly Mover[] {
  const [old, fresh] = [before.built.plan.environment.model, after.built.plan.environment.model];
  const movers: Mover[] = [];
  for (const variable of old.variables.values()) {
    const partner = fresh.variables.get(nameAfter(variable.name));
    if (partner === undefined) continue;
    const [was, is] = [before.valueOf(variable.name), after.valueOf(partner.name)];
    if (was === undefined || is === undefined) continue;
    const factor = factorBetween(variable.unit, partner.unit);
    if (factor === undefined) continue;
    const mover = moverOf(partner.name, is.unit, asSource(was, factor), asSource(is, 1), samples);
    if (mover !== undefined) movers.push(mover);
  }
  return movers.sort((a, b) => b.share - a.share);
}

function diffPrices(
  before: Results,
  after: Results,
  nameAfter: (name: string) => string,
  samples: number,
): readonly Mover[] {
  const [old, fresh] = [before.built.plan.environment.model, after.built.plan.environment.model];
  const movers: Mover[] = [];
  for (const constraint of old.constraints.values()) {
    const partner = fresh.constraints.get(nameAfter(constraint.name));
    if (partner === undefined) continue;
    const was = readResult(before.built, before.solution, "dual", constraint.name);
    const is = readResult(after.built, after.solution, "dual", partner.name);
    const units = factorBetween(constraint.unit, partner.unit);
    if (was === undefined || is === undefined || units === undefined) continue;
    const factor = scaleOf(before) / scaleOf(after) / units;
    const unit = perUnit(after.objective?.unit ?? "1", partner.unit.text);
    const [from, to] = [before.built.plan.environment, after.built.plan.environment];
    const mover = moverOf(
      partner.name,
      unit,
      asSource({ domain: from.domain(constraint.name), values: was }, factor),
      asSource({ domain: to.domain(partner.name), values: is }, 1),
      samples,
    );
    if (mover !== undefined) movers.push(mover);
  }
  return movers.sort((a, b) => b.share - a.share);
}

function asSource(
  { domain, values }: { readonly domain: ValueSource["domain"]; readonly values: Float64Array },
  factor: number,
): ValueSource {
  const valueAt = (position: number): CellValue => {
    const value = values[position]!;
    return Number.isNaN(value) ? undefined : value * factor;
  };
  return { domain, valueAt };
}

function moverOf(
  name: string,
  unit: string,
  before: ValueSource,
  after: ValueSource,
  samples: number,
): Mover | undefined {
  const [old, fresh] = [measure(before), measure(after)];
  const noise = solverNoise * Math.max(old.largest, fresh.largest);
  const values = diffValues(before, after, {
    tolerance: solverNoise,
    noise,
    samples: Math.max(before.domain.size, 1),
  });
  if (values === undefined || values === "shape" || values.changed === 0) return undefined;
  const ranked = [...values.changes].sort((a, b) => sizeOf(b) - sizeOf(a));
  const moved = ranked.reduce((sum, change) => sum + sizeOf(change), 0);
  const share = moved / Math.max(old.size, fresh.size, Number.MIN_VALUE);
  return {
    name,
    unit,
    size: values.size,
    changed: values.changed,
    before: old.sum,
    after: fresh.sum,
    share,
    samples: ranked.slice(0, samples),
  };
}

function sizeOf({ before, after }: CellChange): number {
  return typeof before === "number" && typeof after === "number" ? Math.abs(after - before) : 0;
}

function measure(source: ValueSource): {
  readonly sum: number;
  readonly size: number;
  readonly largest: number;
} {
  let [sum, size, largest] = [0, 0, 0];
  for (let position = 0; position < source.domain.size; position++) {
    const value = source.valueAt(position);
    if (typeof value !== "number") continue;
    sum += value;
    size += Math.abs(value);
    largest = Math.max(largest, Math.abs(value));
  }
  return { sum, size, largest };
}

function factorBetween(before: Unit, after: Unit): number | undefined {
  return isSameDimension(before, after) ? before.scale / after.scale : undefined;
}

function scaleOf({ built }: Results): number {
  const { model } = built.plan.environment;
  return model.defines.get(model.objective?.name ?? "")?.unit.scale ?? 1;
}
