/**
 * Which items of a file declare something.
 */
import type { Declaration, Item } from "./ast.js";

/** True for an item that declares a name: neither an import, an include, a change, nor what could not be read. */
export function isDeclaration(item: Item): item is Declaration {
  switch (item.kind) {
    case "import":
    case "include":
    case "change":
    case "missing-item":
      return false;
    default:
      return true;
  }
}
