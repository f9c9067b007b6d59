/**
 * Units by name: base units, units with a dimension of their own, multiples of others, and all of these with prefixes.
 * A unit that could not be made out is `broken`: its fault is reported once, at its declaration.
 */
import type { Expression, Name, UnitDeclaration, UnitExpression } from "../syntax/index.js";
import { findNearNames } from "../diagnostics/index.js";
import { dimensionless, isSameUnit, multiply, power, withText } from "./algebra.js";
import type { Dimensions } from "./declare-dimensions.js";
import { constantOf, findPrefix, type Prefixes, type UnitReporter } from "./declare-prefixes.js";
import { multiplyScales } from "./scale.js";
import type { Unit } from "./unit.js";

/** The units of a program. */
export interface DeclaredUnits {
  /** Every usable name, with and without prefix, in order of declaration. */
  readonly all: ReadonlyMap<string, Unit>;
  /** Declared names without a meaning, with and without prefix; already reported. */
  readonly broken: ReadonlySet<string>;
  /** The prefix and the unit that a name would consist of, if both exist. */
  readonly split: (name: string) => { readonly prefix: string; readonly unit: string } | undefined;
}

/**
 * A library's `unit USD2024 base` and the model's `unit USD2024 = 150 JPY2024` are one unit: the model gives the rate.
 * The prefixes of the library stay unless the rate states its own.
 */
export function applyRates(declarations: readonly UnitDeclaration[]): readonly UnitDeclaration[] {
  const rates = new Map<string, UnitDeclaration>();
  for (const item of declarations) {
    if (item.definition.kind === "equals") rates.set(item.name.text, item);
  }
  const rateOf = (item: UnitDeclaration): UnitDeclaration | undefined => {
    const rate = item.definition.kind === "own-dimension" ? rates.get(item.name.text) : undefined;
    return rate?.span.file === item.span.file ? undefined : rate;
  };
  const rated = new Map<UnitDeclaration, UnitDeclaration>();
  for (const item of declarations) {
    const rate = rateOf(item);
    if (rate !== undefined) {
      rated.set(rate, rate.prefixes.length > 0 ? rate : { ...rate, prefixes: item.prefixes });
    }
  }
  return declarations
    .filter((item) => rateOf(item) === undefined)
    .map((item) => rated.get(item) ?? item);
}

/** Reads the units of a program. */
export function declareUnits(
  declarations: readonly UnitDeclaration[],
  dimensions: Dimensions,
  prefixes: Prefixes,
  reporter: UnitReporter,
): DeclaredUnits {
  const written = new Map<string, UnitDeclaration>();
  for (const declaration of declarations) {
    const first = written.get(declaration.name.text);
    if (first === undefined) written.set(declaration.name.text, declaration);
    else {
      reporter.report("duplicate-unit", { name: first.name.text }, declaration.name.span, {
        related: [{ span: first.name.span, text: "declared here first" }],
      });
    }
  }
  const split = createSplitter(written, prefixes);
  const bare = resolveUnits(written, dimensions, prefixes, split, reporter);
  const all = new Map<string, Unit>();
  const broken = new Set<string>();
  for (const [name, unit] of bare) {
    if (unit === undefined) broken.add(name);
    else all.set(name, unit);
  }
  for (const [name, declaration] of written) {
    const unit = bare.get(name);
    for (const prefix of carriedPrefixes(declaration, written)) {
      const isOwn = declaration.prefixes.includes(prefix);
      const factor = isOwn ? findPrefix(prefix, prefixes, reporter) : prefixes.get(prefix.text);
      const text = prefix.text + name;
      if (factor === undefined || unit === undefined) {
        broken.add(text);
        continue;
      }
      const prefixed = scaled(unit, factor, text);
      const other = all.get(text);
      if (other === undefined) all.set(text, prefixed);
      else if (!isSameUnit(other, prefixed)) {
        const own = written.get(text);
        const reading = `\`${name}\` with the prefix \`${prefix.text}\``;
        if (own === undefined) {
          const readings = [reading, "another unit with a prefix"];
          reporter.report("ambiguous-unit", { name: text, readings }, prefix.span);
        } else {
          reporter.report("duplicate-unit", { name: text }, own.name.span, {
            related: [{ span: prefix.span, text: `${reading} is one already` }],
          });
        }
      }
    }
  }
  return { all, broken, split: (name) => split(name, true) };
}

type Written = ReadonlyMap<string, UnitDeclaration>;
type Splitter = (
  name: string,
  isPermissionIgnored: boolean,
) => { readonly prefix: string; readonly unit: string } | undefined;

function createSplitter(written: Written, prefixes: Prefixes): Splitter {
  return (name, isPermissionIgnored) => {
    for (const prefix of prefixes.keys()) {
      if (!name.startsWith(prefix)) continue;
      const unit = name.slice(prefix.length);
      const declaration = written.get(unit);
      if (declaration === undefined) continue;
      const carried = carriedPrefixes(declaration, written);
      if (isPermissionIgnored || carried.some((item) => item.text === prefix)) {
        return { prefix, unit };
      }
    }
    return undefined;
  };
}

/** The prefixes a unit may carry; a mere other name (`unit JPY = JPY2024`) carries those of what it names. */
function carriedPrefixes(declaration: UnitDeclaration, written: Written): readonly Name[] {
  const passed = new Set<UnitDeclaration>();
  let current = declaration;
  while (current.prefixes.length === 0 && !passed.has(current)) {
    passed.add(current);
    const { definition } = current;
    if (definition.kind !== "equals" || factorOf(definition.factor) !== 1) break;
    const [only, ...rest] = definitionUnit(definition)?.factors ?? [];
    const next = written.get(only?.name?.text ?? "");
    if (rest.length > 0 || only?.exponent !== 1 || next === undefined) break;
    current = next;
  }
  return current.prefixes;
}

function resolveUnits(
  written: Written,
  dimensions: Dimensions,
  prefixes: Prefixes,
  split: Splitter,
  reporter: UnitReporter,
): ReadonlyMap<string, Unit | undefined> {
  const bare = new Map<string, Unit | undefined>();
  const bases = new Map<string, Name>();
  const open: string[] = [];

  const visit = (declaration: UnitDeclaration): Unit | undefined => {
    const name = declaration.name.text;
    if (bare.has(name)) return bare.get(name);
    if (open.includes(name)) {
      const names = [...open.slice(open.indexOf(name)), name];
      reporter.report("circular-unit", { names }, declaration.name.span);
      for (const member of names) bare.set(member, undefined);
      return undefined;
    }
    open.push(name);
    const unit = define(declaration);
    open.pop();
    if (!bare.has(name)) bare.set(name, unit);
    return bare.get(name);
  };

  const define = ({ name, definition }: UnitDeclaration): Unit | undefined => {
    switch (definition.kind) {
      case "own-dimension":
        return { dimension: { exponents: new Map([[name.text, 1]]) }, scale: 1, text: name.text };
      case "of-dimension":
        return defineBase(name, definition.dimension);
      case "equals": {
        const factor = factorOf(definition.factor);
        const product = evaluate(definitionUnit(definition));
        if (factor === undefined && definition.factor?.kind !== "missing") {
          const span = definition.factor?.span ?? name.span;
          reporter.report("bad-unit-factor", { name: name.text }, span);
        }
        if (factor === undefined || product === undefined) return undefined;
        return scaled(product, factor, name.text);
      }
    }
  };

  const defineBase = (name: Name, dimension: Name): Unit | undefined => {
    const known = dimensions.get(dimension.text);
    if (known === undefined) {
      const near = findNearNames(dimension.text, dimensions.keys());
      reporter.report("unknown-dimension", { name: dimension.text, near }, dimension.span);
      return undefined;
    }
    const base = bases.get(dimension.text);
    if (base !== undefined) {
      const parameters = { name: name.text, dimension: dimension.text, base: base.text };
      reporter.report("second-base-unit", parameters, name.span, {
        related: [{ span: base.span, text: "the base unit" }],
      });
      return undefined;
    }
    bases.set(dimension.text, name);
    return { dimension: known.dimension, scale: 1, text: name.text };
  };

  const evaluate = (expression: UnitExpression | undefined): Unit | undefined => {
    let result: Unit | undefined = dimensionless;
    for (const factor of expression?.factors ?? []) {
      if (factor.name === undefined) continue;
      const unit = lookUp(factor.name);
      result = result && unit && multiply(result, power(unit, factor.exponent));
    }
    return result;
  };

  const lookUp = (name: Name): Unit | undefined => {
    const declaration = written.get(name.text);
    if (declaration !== undefined) return visit(declaration);
    const parts = split(name.text, false);
    const carrier = written.get(parts?.unit ?? "");
    if (parts === undefined || carrier === undefined) {
      const near = findNearNames(name.text, written.keys());
      const prefixed = split(name.text, true);
      reporter.report("unknown-unit", { name: name.text, near, prefixed }, name.span);
      return undefined;
    }
    const unit = visit(carrier);
    const factor = prefixes.get(parts.prefix);
    return unit && factor === undefined ? undefined : unit && scaled(unit, factor ?? 1, name.text);
  };

  for (const declaration of written.values()) visit(declaration);
  return bare;
}

/** `1` when no factor is written; a number may carry the unit itself. */
function factorOf(factor: Expression | undefined): number | undefined {
  if (factor === undefined) return 1;
  return constantOf(factor.kind === "number" ? { ...factor, unit: undefined } : factor);
}

function definitionUnit(
  definition: UnitDeclaration["definition"] & { readonly kind: "equals" },
): UnitExpression | undefined {
  if (definition.unit !== undefined) return definition.unit;
  return definition.factor?.kind === "number" ? definition.factor.unit : undefined;
}

function scaled(unit: Unit, factor: number, text: string): Unit {
  return withText({ ...unit, scale: multiplyScales(unit.scale, factor) }, text);
}
