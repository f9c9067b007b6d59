/**
 * Units as they are written in declarations and behind numbers.
 */
import type { UnitExpression } from "../syntax/index.js";
import type { Unit } from "../units/index.js";
import type { Context } from "./context.js";

/** The unit of a written expression; undefined after an unknown name, which is reported. */
export function checkUnit(expression: UnitExpression, context: Context): Unit | undefined {
  const outcome = context.state.units.evaluate(expression);
  context.owner.diagnostics.push(...outcome.diagnostics);
  return outcome.value;
}
