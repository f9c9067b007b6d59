/**
 * Dimensions: base ones, names for compounds (`dimension power = energy / time`), and those that `base` units bring along.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { DimensionDeclaration, Name, UnitDeclaration } from "../syntax/index.js";
import { dimensionless, multiply, power } from "./algebra.js";
import type { UnitReporter } from "./declare-prefixes.js";
import type { Dimension, Unit } from "./unit.js";

/** One dimension a program has a name for. */
export interface NamedDimension {
  readonly name: string;
  readonly dimension: Dimension;
  /** How a person calls it: `energy`; `money (JPY2024)` for a currency with its price year. */
  readonly words: string;
}

/** Dimensions by name, in order of declaration. */
export type Dimensions = ReadonlyMap<string, NamedDimension>;

/** Reads the dimensions of a program; every `base` unit has one of its own name. */
export function declareDimensions(
  declarations: readonly DimensionDeclaration[],
  units: readonly UnitDeclaration[],
  reporter: UnitReporter,
): Dimensions {
  const written = new Map<string, DimensionDeclaration>();
  for (const declaration of declarations) {
    const first = written.get(declaration.name.text);
    if (first === undefined) written.set(declaration.name.text, declaration);
    else reportTwice(declaration.name, first.name, reporter);
  }
  const dimensions = new Map<string, NamedDimension>();
  // A dimension stands here as its coherent unit, so that the algebra of units serves both.
  const coherent = new Map<string, Unit>();
  const open: string[] = [];

  const visit = (declaration: DimensionDeclaration): Unit => {
    const name = declaration.name.text;
    const known = coherent.get(name);
    if (known !== undefined) return known;
    if (open.includes(name)) {
      const names = [...open.slice(open.indexOf(name)), name];
      reporter.report("circular-dimension", { names }, declaration.name.span);
      return baseOf(name);
    }
    open.push(name);
    let unit = declaration.value === undefined ? baseOf(name) : dimensionless;
    for (const factor of declaration.value?.factors ?? []) {
      if (factor.name === undefined) continue;
      const part = find(factor.name);
      unit = multiply(unit, power(part ?? dimensionless, factor.exponent));
    }
    open.pop();
    coherent.set(name, unit);
    return unit;
  };
  const find = (name: Name): Unit | undefined => {
    const declaration = written.get(name.text);
    if (declaration !== undefined) return visit(declaration);
    if (units.some((unit) => isOwn(unit) && unit.name.text === name.text)) return baseOf(name.text);
    const near = findNearNames(name.text, written.keys());
    reporter.report("unknown-dimension", { name: name.text, near }, name.span);
    return undefined;
  };

  for (const [name, declaration] of written) {
    dimensions.set(name, { name, dimension: visit(declaration).dimension, words: name });
  }
  for (const unit of units) {
    const name = unit.name.text;
    if (!isOwn(unit)) continue;
    const first = written.get(name);
    if (first !== undefined) reportTwice(unit.name, first.name, reporter);
    else dimensions.set(name, { name, dimension: baseOf(name).dimension, words: wordsOf(name) });
  }
  return dimensions;
}

function isOwn(unit: UnitDeclaration): boolean {
  return unit.definition.kind === "own-dimension";
}

function baseOf(name: string): Unit {
  return { dimension: { exponents: new Map([[name, 1]]) }, scale: 1, text: name };
}

/** True for a dimension of money: three capitals and a price year. */
export function isMoney(name: string): boolean {
  return /^[A-Z]{3}\d{4}$/u.test(name);
}

function wordsOf(name: string): string {
  return isMoney(name) ? `money (${name})` : name;
}

function reportTwice(name: Name, first: Name, reporter: UnitReporter): void {
  reporter.report("duplicate-dimension", { name: name.text }, name.span, {
    related: [{ span: first.span, text: "declared here first" }],
  });
}
