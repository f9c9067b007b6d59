/**
 * A component in use becomes declarations: `bess.PLACE`, `bess.HOUR`, one named expression for each given,
 * and fresh copies of the component's items, all under the instance's name and in a scope of their own.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { SetDeclaration, UseDeclaration } from "../syntax/index.js";
import { isAllowed } from "./expect-component.js";
import { createGivens, type PendingGiven } from "./givens.js";
import { isModelDeclaration, isUnnamedCheck } from "./is-model-declaration.js";
import { cloneExpression } from "./map-paths.js";
import type { ResolveReporter } from "./namespace.js";
import { readPlace, type Place } from "./place.js";
import type {
  ComponentEntry,
  ModelDeclaration,
  ResolvedDeclaration,
  Scope,
} from "./resolved-program.js";
import { createScope } from "./scope.js";

/** Where a `use` stands. */
export interface UseContext {
  readonly find: (name: string) => ComponentEntry | undefined;
  /** Names of components for near ones. */
  readonly componentNames: () => readonly string[];
  /** What else the name of the component might be, for the message. */
  readonly kindOf: (name: string) => string | undefined;
  readonly scope: Scope;
  /** Before the instance's name: "" in the model, `bess.` inside the instance `bess`. */
  readonly prefix: string;
  readonly lookUp: (name: string) => ResolvedDeclaration | undefined;
  /** Components on the way to here. */
  readonly open: readonly ComponentEntry["declaration"][];
  readonly reporter: ResolveReporter;
}

/** What a `use` gives; nothing when the component is unknown. */
export interface Instance {
  readonly declarations: readonly ResolvedDeclaration[];
  /** Givens that must turn out to be data once all declarations are known. */
  readonly pending: readonly PendingGiven[];
}

/** Makes the declarations of one `use`; undefined after a report when there is no such component. */
export function instantiate(use: UseDeclaration, context: UseContext): Instance | undefined {
  const component = expectKnownComponent(use, context);
  if (component === undefined) return undefined;
  const { declaration } = component;
  const { reporter, lookUp } = context;
  const prefix = `${context.prefix}${use.name.text}.`;
  const paths = new Map<string, string>();
  const broken = new Set<string>();
  const scope = createScope({
    paths,
    broken,
    lookUp,
    outer: component.scope,
    findsFullNames: false,
  });
  const declarations: ResolvedDeclaration[] = [];
  const pending: PendingGiven[] = [];
  const add = (local: string, item: ModelDeclaration, itsScope: Scope): void => {
    if (local === "" || paths.has(local)) return;
    const name = prefix + local;
    paths.set(local, name);
    declarations.push({ name, declaration: item, scope: itsScope, adjustments: [] });
  };

  const place = readPlace(use, declaration, reporter);
  if (place !== undefined) add(place.name.text, placeSet(place), context.scope);
  const step = stepSet(use, declaration, reporter);
  if (step !== undefined) add(step.name.text, step, context.scope);
  for (const given of createGivens(use, declaration, place, context.scope, scope, reporter)) {
    add(given.declaration.name.text, given.declaration, given.scope);
    if (given.pending !== undefined) pending.push(given.pending);
  }
  let unnamedChecks = 0;
  for (const item of declaration.items) {
    if (item.kind === "use") {
      const inner = instantiate(item, {
        find: component.find,
        componentNames: () => [],
        kindOf: () => undefined,
        scope,
        prefix,
        lookUp,
        open: [...context.open, declaration],
        reporter,
      });
      if (inner === undefined) broken.add(item.name.text);
      for (const member of inner?.declarations ?? []) {
        paths.set(member.name.slice(prefix.length), member.name);
        declarations.push(member);
      }
      pending.push(...(inner?.pending ?? []));
    } else if (isModelDeclaration(item) && isAllowed(item.kind)) {
      const local = isUnnamedCheck(item) ? `check ${++unnamedChecks}` : item.name.text;
      add(local, structuredClone(item), scope);
    }
  }
  return { declarations, pending };
}

function expectKnownComponent(
  use: UseDeclaration,
  context: UseContext,
): ComponentEntry | undefined {
  const { text: name, span } = use.component;
  const { reporter } = context;
  const component = context.find(name);
  if (component === undefined) {
    const kind = context.kindOf(name);
    if (name === "" || context.scope.isBroken(name)) return undefined;
    if (kind !== undefined) reporter.report("not-a-component", { name, kind }, span);
    else {
      const near = findNearNames(name, context.componentNames());
      reporter.report("unknown-component", { name, near }, span);
    }
    return undefined;
  }
  const start = context.open.indexOf(component.declaration);
  if (start >= 0) {
    const names = context.open.slice(start).map((declaration) => declaration.name.text);
    const chain = [...names, component.declaration.name.text];
    reporter.report("recursive-component", { chain }, span);
    return undefined;
  }
  return component;
}

/** `set bess.PLACE within S = S`, or the tuples of S that the condition keeps. */
function placeSet(place: Place): SetDeclaration {
  const { name, span } = place;
  const set = cloneExpression(place.binder.set);
  const value =
    place.condition === undefined
      ? set
      : ({
          kind: "comprehension",
          head: undefined,
          binders: [place.binder],
          condition: cloneExpression(place.condition),
          span,
        } as const);
  return { ...emptySet, name, span, value, within: withinOf(set) };
}

/** `set bess.HOUR within S = S`, cyclic if the component says so. */
function stepSet(
  use: UseDeclaration,
  component: UseContext["open"][number],
  reporter: ResolveReporter,
): SetDeclaration | undefined {
  const name = component.step;
  if (name === undefined) {
    if (use.step !== undefined) {
      const parameters = { component: component.name.text };
      reporter.report("unexpected-step", parameters, use.step.span);
    }
    return undefined;
  }
  if (use.step === undefined) {
    const parameters = { component: component.name.text, step: name.text };
    reporter.report("missing-step", parameters, use.component.span, {
      related: [{ span: name.span, text: "the set it steps over" }],
    });
  }
  const step = use.step ?? ({ kind: "missing", span: use.component.span } as const);
  return {
    ...emptySet,
    name,
    span: name.span,
    value: cloneExpression(step),
    within: withinOf(step),
    cyclic: component.isCyclic ? { by: undefined, span: name.span } : undefined,
  };
}

const emptySet = {
  kind: "set",
  doc: undefined,
  domain: undefined,
  isOrdered: false,
  isInteger: false,
  cyclic: undefined,
  from: undefined,
  fallback: undefined,
} as const;

/** A set made of named ones keeps their members' types by being within itself; a listed one is a set of its own. */
function withinOf(set: NonNullable<SetDeclaration["within"]>): SetDeclaration["within"] {
  const isNamed =
    set.kind === "name" ||
    set.kind === "subscript" ||
    set.kind === "set-operation" ||
    set.kind === "comprehension" ||
    set.kind === "binary";
  return isNamed ? cloneExpression(set) : undefined;
}
