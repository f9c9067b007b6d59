/**
 * What a component is given, as named expressions of the instance: the argument in the user's scope over the place's
 * indices, or the default in the component's. Whether an argument holds variables is known only at the end.
 */
import { findNearNames } from "../diagnostics/index.js";
import type {
  Binder,
  ComponentDeclaration,
  DefineDeclaration,
  Domain,
  Expression,
  Given,
  NameReference,
  UseDeclaration,
} from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { givenAxes } from "./expect-component.js";
import { cloneBinder, cloneExpression, mapDomain, mapExpression } from "./map-paths.js";
import type { ResolveReporter } from "./namespace.js";
import type { Place } from "./place.js";
import type { Scope } from "./resolved-program.js";

/** An argument that must not hold variables. */
export interface PendingGiven {
  readonly given: Given;
  readonly component: string;
  readonly value: Expression;
  readonly scope: Scope;
}

/** One given of an instance. */
export interface ResolvedGiven {
  readonly declaration: DefineDeclaration;
  readonly scope: Scope;
  readonly pending: PendingGiven | undefined;
}

/** The givens of a `use`, each once; what is wrong with the arguments is reported. */
export function createGivens(
  use: UseDeclaration,
  component: ComponentDeclaration,
  place: Place | undefined,
  userScope: Scope,
  ownScope: Scope,
  reporter: ResolveReporter,
): readonly ResolvedGiven[] {
  const values = readArguments(use, component, reporter);
  return component.givens.map((given): ResolvedGiven => {
    const { name, type, doc, span } = given;
    const base = { kind: "define", name, type, doc, span } as const;
    const argument = values.get(name.text);
    if (argument === undefined) {
      const value = given.fallback ?? expectDefault(given, use, component, reporter);
      const domain = given.domain && mapDomain(given.domain, { path: (path) => path });
      const declaration = { ...base, domain, value: cloneExpression(value) };
      return { declaration, scope: ownScope, pending: undefined };
    }
    const domain = givenDomain(use, component, given, place);
    const isSingle = !givenAxes(component, given).includes("place");
    const isReported =
      isSingle && reportsPlaceIndex(argument, given, component, place, userScope, reporter);
    const value = isReported ? missing(argument.span) : cloneExpression(argument);
    const pending =
      given.isLinear || isReported
        ? undefined
        : { given, component: component.name.text, value, scope: userScope };
    return { declaration: { ...base, domain, value }, scope: userScope, pending };
  });
}

function missing(span: Span): Expression {
  return { kind: "missing", span };
}

function readArguments(
  use: UseDeclaration,
  component: ComponentDeclaration,
  reporter: ResolveReporter,
): ReadonlyMap<string, Expression> {
  const known = new Set(component.givens.map((given) => given.name.text));
  const values = new Map<string, Expression>();
  for (const { name, value } of use.arguments) {
    if (name.text === "") continue;
    if (!known.has(name.text)) {
      const near = findNearNames(name.text, known);
      const parameters = { name: name.text, component: component.name.text, near };
      reporter.report("unknown-given", parameters, name.span, {
        related: [{ span: component.name.span, text: "the component" }],
      });
    } else if (values.has(name.text)) {
      reporter.report("duplicate-given", { name: name.text }, name.span);
    } else {
      values.set(name.text, value);
    }
  }
  return values;
}

function expectDefault(
  given: Given,
  use: UseDeclaration,
  component: ComponentDeclaration,
  reporter: ResolveReporter,
): Expression {
  const { span } = use.component;
  const parameters = { name: given.name.text, component: component.name.text };
  reporter.report("missing-given", parameters, span, {
    related: [{ span: given.span, text: "what it is given" }],
  });
  return missing(span);
}

/** The given's bracket in the user's words: `[PLACE, STEP]` becomes `[(r, y) in bess.PLACE, bess.STEP]`. */
function givenDomain(
  use: UseDeclaration,
  component: ComponentDeclaration,
  given: Given,
  place: Place | undefined,
): Domain | undefined {
  if (given.domain === undefined) return undefined;
  const axes = givenAxes(component, given);
  const binders = given.domain.binders.flatMap((_, i): readonly Binder[] => {
    const axis = axes[i];
    if (axis === "other" || axis === undefined) return [];
    if (axis === "step") {
      const { span } = use.step ?? use.component;
      return [{ pattern: undefined, set: member(use, component.step?.text ?? "", span), span }];
    }
    const { span } = use.place ?? use.component;
    const pattern = place === undefined ? undefined : cloneBinder(place.binder).pattern;
    return [{ pattern, set: member(use, component.place?.text ?? "", span), span }];
  });
  if (binders.length === 0) return undefined;
  return { binders, condition: undefined, span: use.place?.span ?? use.component.span };
}

/** `bess.PLACE` as a reference; in the user's scope, so by the instance's name there. */
function member(use: UseDeclaration, local: string, span: Span): NameReference {
  const parts = [
    { text: use.name.text, span },
    { text: local, span },
  ];
  return { kind: "name", path: { text: `${use.name.text}.${local}`, parts, span }, span };
}

/** Reports an argument that varies with the place where the component takes one value for all. */
function reportsPlaceIndex(
  argument: Expression,
  given: Given,
  component: ComponentDeclaration,
  place: Place | undefined,
  userScope: Scope,
  reporter: ResolveReporter,
): boolean {
  const bound = new Set<string>();
  const used = new Map<string, Span>();
  mapExpression(argument, {
    path: (path) => {
      if (!used.has(path.text)) used.set(path.text, path.span);
      return path;
    },
    bind: (name) => bound.add(name.text),
  });
  for (const index of place?.indices ?? []) {
    const span = used.get(index);
    if (span === undefined || bound.has(index) || userScope.find(index) !== undefined) continue;
    const { text: name } = given.name;
    const parameters = {
      name,
      component: component.name.text,
      index,
      place: component.place?.text ?? "",
    };
    reporter.report("given-is-single", parameters, span, {
      related: [{ span: given.span, text: `where \`${name}\` is declared` }],
    });
    return true;
  }
  return false;
}
