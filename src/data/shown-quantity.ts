/**
 * Numbers with their units, as they are shown in messages.
 */
import { isDimensionless, type Unit } from "../units/index.js";

/** `25 JPY/kWh`; six digits are enough to recognise a value. */
export function shownQuantity(value: number, unit: Unit): string {
  const number = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)));
  return isDimensionless(unit) && unit.scale === 1 ? number : `${number} ${unit.text}`;
}
