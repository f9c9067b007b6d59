/**
 * Small questions about declarations.
 */
import type { CheckDeclaration, Declaration } from "../syntax/index.js";
import type { ModelDeclaration } from "./resolved-program.js";

/** True for what stands for something in the model: everything but units, components, uses, scenarios, studies and figures. */
export function isModelDeclaration(declaration: Declaration): declaration is ModelDeclaration {
  switch (declaration.kind) {
    case "dimension":
    case "unit":
    case "prefix":
    case "component":
    case "use":
    case "scenario":
    case "study":
    case "figure":
      return false;
    default:
      return true;
  }
}

/** True for a check with neither name nor text, which the syntax has reported; it is known by its number. */
export function isUnnamedCheck(declaration: Declaration): declaration is CheckDeclaration {
  if (declaration.kind !== "check") return false;
  return declaration.name.span.start === declaration.span.start;
}
