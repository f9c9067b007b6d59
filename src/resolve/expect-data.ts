/**
 * Givens that are not `linear` must be data. Found by following names, since degrees are not known before checking.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Expression } from "../syntax/index.js";
import type { PendingGiven } from "./givens.js";
import { mapExpression } from "./map-paths.js";
import type { ResolveReporter } from "./namespace.js";
import type { ResolvedDeclaration, Scope } from "./resolved-program.js";

/** Reports each given whose argument holds a variable, directly or through named expressions; gives these arguments. */
export function expectData(
  pending: readonly PendingGiven[],
  reporter: ResolveReporter,
): ReadonlySet<Expression> {
  const faulty = new Set<Expression>();
  const known = new Map<ResolvedDeclaration, string | undefined>();
  for (const { given, component, value, scope } of pending) {
    const variable = findVariable(value, scope, known);
    if (variable === undefined) continue;
    faulty.add(value);
    const parameters = { name: given.name.text, component, variable };
    reporter.report("given-not-linear", parameters, value.span, {
      related: [{ span: given.span, text: "not declared `linear`" }],
    });
  }
  return faulty;
}

type Known = Map<ResolvedDeclaration, string | undefined>;

function findVariable(expression: Expression, scope: Scope, known: Known): string | undefined {
  let found: string | undefined;
  mapExpression(expression, {
    path: (path) => {
      const declaration = found === undefined ? scope.find(path.text) : undefined;
      if (declaration !== undefined) found = variableOf(declaration, known);
      return path;
    },
  });
  return found;
}

function variableOf(resolved: ResolvedDeclaration, known: Known): string | undefined {
  if (known.has(resolved)) return known.get(resolved);
  // Circles are reported by the check; here they only must end.
  known.set(resolved, undefined);
  const { declaration, scope, name } = resolved;
  let variable: string | undefined;
  switch (declaration.kind) {
    case "var":
    case "total":
      variable = name;
      break;
    case "define":
    case "cost":
    case "term":
    case "minimize":
    case "maximize":
      variable = findVariable(declaration.value, scope, known);
      break;
    case "set":
    case "param":
    case "table":
    case "constraint":
    case "check":
    case "report":
    case "claim":
    case "iamc":
    case "function":
      break;
    default:
      assertNever(declaration);
  }
  known.set(resolved, variable);
  return variable;
}
