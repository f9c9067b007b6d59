/**
 * `set A = X union Y` contains X and Y: known from the text alone, before any set is checked.
 */
import type { ResolvedDeclaration, ResolvedProgram } from "../resolve/index.js";
import type { Expression } from "../syntax/index.js";
import type { Carriers } from "./carriers.js";

/** Records the parts of every union that defines a set. */
export function addUnions(program: ResolvedProgram, carriers: Carriers): void {
  for (const resolved of program.declarations.values()) {
    const { declaration } = resolved;
    if (declaration.kind !== "set" || declaration.value === undefined) continue;
    if (declaration.within !== undefined || declaration.domain !== undefined) continue;
    for (const part of partsOf(declaration.value, resolved))
      carriers.addSubset(part, resolved.name);
  }
}

function partsOf(value: Expression, resolved: ResolvedDeclaration): readonly string[] {
  if (value.kind !== "set-operation" || value.operator !== "union") return [];
  return [value.left, value.right].flatMap((side) => {
    if (side.kind !== "name") return partsOf(side, resolved);
    const found = resolved.scope.find(side.path.text);
    return found?.declaration.kind === "set" ? [found.name] : [];
  });
}
