/**
 * Values of the naive evaluator: quantities that carry their dimensions and their terms, members, and sets of labels.
 * Numbers are held in base units (hour, Wh, g, degC, one of each currency), so no conversion is ever implied.
 */

/** A member of a set. */
export type Label = string | number;

/** Exponent per base dimension; `any` is what 0 and inf have. */
export type Dims = ReadonlyMap<string, number> | "any";

/** A unit: dimensions, and how many base units one of it is. */
export interface Unit {
  readonly dims: ReadonlyMap<string, number>;
  readonly scale: number;
}

/** constant + sum of coefficient × column, in base units. */
export interface Linear {
  readonly kind: "linear";
  readonly constant: number;
  readonly terms: ReadonlyMap<string, number>;
  readonly dims: Dims;
}

/** One or more labels, and the set they step in when there is one label. */
export interface Member {
  readonly kind: "member";
  readonly labels: readonly Label[];
  readonly line: SetValue | undefined;
}

export type Value = Linear | Member;

/** A set: its tuples in order. */
export interface SetValue {
  readonly tuples: readonly (readonly Label[])[];
  readonly width: number;
  /** Place of each tuple, by keyOf. */
  readonly places: ReadonlyMap<string, number>;
  /** The set in which a label of each column steps. */
  readonly lines: readonly SetValue[];
  /** Widths of the factors of a product, for patterns that name a factor. */
  readonly factors: readonly number[];
  /** What stepping does at the ends: nothing, turn round, or turn within the group of a label. */
  readonly cyclic: boolean | ((label: Label) => Label);
}

export const noDims: ReadonlyMap<string, number> = new Map();
const noTerms: ReadonlyMap<string, number> = new Map();

/** What is wrong with the program, or what this evaluator does not know. */
export class NaiveError extends Error {}

export function fail(message: string): never {
  throw new NaiveError(message);
}

/** A tuple as a key of maps. */
export function keyOf(labels: readonly Label[]): string {
  return JSON.stringify(labels);
}

/** Makes a set; repeated tuples count once. `lines` default to the set itself. */
export function makeSet(
  width: number,
  tuples: Iterable<readonly Label[]>,
  more: {
    readonly lines?: readonly SetValue[] | undefined;
    readonly factors?: readonly number[] | undefined;
    readonly cyclic?: SetValue["cyclic"];
  } = {},
): SetValue {
  const places = new Map<string, number>();
  const list: (readonly Label[])[] = [];
  for (const tuple of tuples) {
    const key = keyOf(tuple);
    if (places.has(key)) continue;
    places.set(key, list.length);
    list.push(tuple);
  }
  const lines = more.lines === undefined ? [] : [...more.lines];
  const made: SetValue = {
    tuples: list,
    width,
    places,
    lines,
    factors: more.factors ?? [width],
    cyclic: more.cyclic ?? false,
  };
  if (width === 1 && lines.length === 0) lines.push(made);
  return made;
}

export function number(constant: number, dims: Dims = noDims): Linear {
  return { kind: "linear", constant, terms: noTerms, dims };
}

export function member(labels: readonly Label[], line?: SetValue): Member {
  return { kind: "member", labels, line };
}

export function describeDims(dims: Dims): string {
  if (dims === "any") return "any";
  return [...dims]
    .filter(([, power]) => power !== 0)
    .map(([name, power]) => `${name}^${power}`)
    .sort()
    .join(" ");
}

export function isSameDims(first: Dims, second: Dims): boolean {
  return first === "any" || second === "any" || describeDims(first) === describeDims(second);
}

function meetDims(first: Dims, second: Dims, what: string): Dims {
  if (!isSameDims(first, second))
    fail(`${what}: \`${describeDims(first)}\` against \`${describeDims(second)}\``);
  return first === "any" ? second : first;
}

export function combineDims(first: Dims, second: Dims, sign: 1 | -1): Dims {
  if (first === "any" || second === "any") return "any";
  const all = new Map(first);
  for (const [name, power] of second) all.set(name, (all.get(name) ?? 0) + sign * power);
  return all;
}

export function powerDims(dims: Dims, power: number): Dims {
  if (dims === "any") return "any";
  return new Map([...dims].map(([name, exponent]) => [name, exponent * power]));
}

/** first + factor × second. */
export function addLinear(first: Linear, second: Linear, factor = 1): Linear {
  return sumLinear([first, { ...scaleLinear(second, factor), dims: second.dims }]);
}

/** Sum of any number of quantities; of none it is a 0 of any unit. */
export function sumLinear(parts: Iterable<Linear>): Linear {
  let constant = 0;
  let dims: Dims = "any";
  const terms = new Map<string, number>();
  for (const part of parts) {
    constant += part.constant;
    dims = meetDims(dims, part.dims, "sum");
    for (const [column, value] of part.terms) terms.set(column, (terms.get(column) ?? 0) + value);
  }
  return { kind: "linear", constant, terms, dims };
}

function scaleLinear(value: Linear, factor: number): Linear {
  if (factor === 1) return value;
  const terms = new Map([...value.terms].map(([column, entry]) => [column, entry * factor]));
  return { kind: "linear", constant: value.constant * factor, terms, dims: value.dims };
}

export function multiply(first: Linear, second: Linear): Linear {
  if (first.terms.size > 0 && second.terms.size > 0) fail("a product of two variables");
  const dims = combineDims(first.dims, second.dims, 1);
  if (second.terms.size > 0) return { ...scaleLinear(second, first.constant), dims };
  return { ...scaleLinear(first, second.constant), dims };
}

export function divide(first: Linear, second: Linear): Linear {
  if (second.terms.size > 0) fail("division by a variable");
  if (second.constant === 0) fail("division by zero");
  const dims = combineDims(first.dims, second.dims, -1);
  const terms = new Map(
    [...first.terms].map(([column, value]) => [column, value / second.constant]),
  );
  return { kind: "linear", constant: first.constant / second.constant, terms, dims };
}

/** A number without variables. */
export function dataOf(value: Linear): number {
  if (value.terms.size > 0) fail("a variable where data are wanted");
  return value.constant;
}

/** A number without variables and units. */
export function plainOf(value: Linear): number {
  if (!isSameDims(value.dims, noDims))
    fail(`\`${describeDims(value.dims)}\` where a plain number is wanted`);
  return dataOf(value);
}

/** A member of integers is a number too. */
export function linearOf(value: Value): Linear {
  if (value.kind === "linear") return value;
  const [label] = value.labels;
  if (value.labels.length !== 1 || typeof label !== "number")
    fail(`\`${value.labels.join(", ")}\` is no number`);
  return number(label);
}

/** A whole number is a label too. */
export function labelsOf(value: Value): readonly Label[] {
  return value.kind === "member" ? value.labels : [plainOf(value)];
}

/** Two quantities in one unit, to be compared. */
export function comparable(first: Linear, second: Linear): readonly [number, number] {
  meetDims(first.dims, second.dims, "comparison");
  return [dataOf(first), dataOf(second)];
}

/** In this unit: both the number and the terms. */
export function inUnit(value: Linear, unit: Unit | undefined, what: string): Linear {
  if (unit === undefined) return value;
  meetDims(value.dims, unit.dims, what);
  return scaleLinear(value, 1 / unit.scale);
}

/** As the language writes a member. */
export function showLabel(label: Label): string {
  if (typeof label === "number") return String(label);
  return /^[\p{L}_][\p{L}\p{N}\p{M}_]*$/u.test(label) ? label : JSON.stringify(label);
}

/** `grid[Kanto, 2030]`. */
export function showName(name: string, labels: readonly Label[]): string {
  return labels.length === 0 ? name : `${name}[${labels.map(showLabel).join(", ")}]`;
}
