/**
 * Units for normal forms: a unit that means the same on both sides of a comparison is its scale and dimension, so that
 * `1 MW` and `1000 kW` are one; a unit whose own declaration changed is kept by name, so that the change shows there only.
 */
import type { UnitExpression } from "../syntax/index.js";
import { isSameUnit, type UnitTable } from "../units/index.js";
import { multiply, number, power, symbol, type Term } from "./term.js";

/** Gives the term of a unit. */
export interface UnitForms {
  /** Scale times powers of base dimensions. */
  readonly termOf: (unit: UnitExpression) => Term;
}

/** Units of one side, seen beside the other's. */
export function createUnitForms(own: UnitTable, other: UnitTable): UnitForms {
  const known = new Map<string, Term>();
  const termOfName = (name: string): Term => {
    const found = known.get(name);
    if (found !== undefined) return found;
    const unit = own.find(name);
    const counterpart = other.find(name);
    const isShared =
      unit !== undefined && (counterpart === undefined || isSameUnit(unit, counterpart));
    const term = isShared
      ? multiply([
          number(unit.scale),
          ...[...unit.dimension.exponents].map(([base, exponent]) =>
            power(symbol(`{${base}}`), number(exponent)),
          ),
        ])
      : symbol(`{${name}}`);
    known.set(name, term);
    return term;
  };
  return {
    termOf: (unit) =>
      multiply(
        unit.factors.map(({ name, exponent }) =>
          name === undefined ? number(1) : power(termOfName(name.text), number(exponent)),
        ),
      ),
  };
}
