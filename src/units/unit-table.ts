/**
 * All units of a program: what each name, with or without prefix, means, and what dimensions are called.
 * Made once from the declarations of `std.units`, imported modules and the model; faults of theirs are reported here.
 */
import type { Outcome } from "../diagnostics/index.js";
import { createReporter, findNearNames, unitsCatalogue } from "../diagnostics/index.js";
import type {
  DimensionDeclaration,
  PrefixDeclaration,
  UnitDeclaration,
  UnitExpression,
} from "../syntax/index.js";
import { dimensionless, multiply, power } from "./algebra.js";
import { declareDimensions } from "./declare-dimensions.js";
import { declarePrefixes } from "./declare-prefixes.js";
import { applyRates, declareUnits } from "./declare-units.js";
import type { Unit } from "./unit.js";
import { createUnitNames } from "./unit-names.js";
import { readUnitText } from "./unit-text.js";

/** A declaration that speaks of units. */
export type UnitTableDeclaration = DimensionDeclaration | PrefixDeclaration | UnitDeclaration;

/** What a program knows of units. Pure: the same question always has the same answer. */
export interface UnitTable {
  /** The unit of this name, prefix included: `kWh`, `MJPY`, `%`. */
  readonly find: (name: string) => Unit | undefined;
  /** Every name that `find` knows, prefixed ones too, in order of declaration. */
  readonly names: readonly string[];
  /** The unit of a written expression; its value is `undefined` after an unknown name, which is reported. */
  readonly evaluate: (expression: UnitExpression) => Outcome<Unit | undefined>;
  /** The unit of a text from a data file, such as `JPY/kWh`; `undefined` when it is not one. */
  readonly read: (text: string) => Unit | undefined;
  /** What quantities in this unit are: `energy`, `power`, `money (JPY2024)/energy`, `plain number`. */
  readonly dimensionName: (unit: Unit) => string;
  /** For people: `energy (MWh)`, or `plain number`. */
  readonly describe: (unit: Unit) => string;
  /** The same unit in the shortest declared words: `kJPY/year` for `JPY/kWh*MW*hour/year`. */
  readonly simplify: (unit: Unit) => Unit;
}

/** Builds the table; order of declarations does not matter, save that duplicates are reported at the later one. */
export function createUnitTable(declarations: readonly UnitTableDeclaration[]): Outcome<UnitTable> {
  const reporter = createReporter(unitsCatalogue);
  const unitDeclarations = applyRates(declarations.filter((item) => item.kind === "unit"));
  const prefixes = declarePrefixes(
    declarations.filter((item) => item.kind === "prefix"),
    reporter,
  );
  const dimensions = declareDimensions(
    declarations.filter((item) => item.kind === "dimension"),
    unitDeclarations,
    reporter,
  );
  const units = declareUnits(unitDeclarations, dimensions, prefixes, reporter);
  const names = createUnitNames(units.all, dimensions);

  const evaluate = (expression: UnitExpression): Outcome<Unit | undefined> => {
    const own = createReporter(unitsCatalogue);
    let result: Unit | undefined = dimensionless;
    for (const factor of expression.factors) {
      if (factor.name === undefined) continue;
      const name = factor.name.text;
      const unit = units.all.get(name);
      if (unit !== undefined && result !== undefined) {
        result = multiply(result, factor.exponent === 1 ? unit : power(unit, factor.exponent));
        continue;
      }
      result = undefined;
      if (unit !== undefined || units.broken.has(name)) continue;
      const near = findNearNames(name, units.all.keys());
      own.report("unknown-unit", { name, near, prefixed: units.split(name) }, factor.name.span);
    }
    return { value: result, diagnostics: own.diagnostics };
  };

  const read = (text: string): Unit | undefined => {
    let result: Unit | undefined = dimensionless;
    for (const { name, exponent } of readUnitText(text) ?? [{ name: text, exponent: 1 }]) {
      const unit = units.all.get(name);
      if (unit === undefined) return undefined;
      result = multiply(result, exponent === 1 ? unit : power(unit, exponent));
    }
    return result;
  };

  return {
    value: {
      find: (name) => units.all.get(name),
      names: [...units.all.keys()],
      evaluate,
      read,
      dimensionName: names.dimensionName,
      describe: names.describe,
      simplify: names.simplify,
    },
    diagnostics: reporter.diagnostics,
  };
}
