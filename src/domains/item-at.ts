/**
 * Reading a list at a position that must exist.
 */
import { invariant } from "../diagnostics/index.js";

/** The item at a position; a position outside the list is our own mistake. */
export function itemAt<T>(items: readonly T[], index: number): T {
  const item = items[index];
  invariant(item !== undefined, `no item ${index} of ${items.length}`);
  return item;
}
