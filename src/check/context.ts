/**
 * Where a piece of text is being checked: what names mean there, whether variables may stand there, what is known to hold,
 * and to which declaration slots, messages and references belong. Contexts are plain data and are never changed in place.
 */
import {
  checkCatalogue,
  createReporter,
  type Diagnostic,
  type Reporter,
} from "../diagnostics/index.js";
import type { Scope } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import type { Unit } from "../units/index.js";
import type {
  BinderModel,
  Condition,
  MemberExpression,
  PiecewiseModel,
  SetExpression,
  Slot,
} from "./checked-model.js";
import type { ModelState } from "./model-state.js";
import type { Quantity } from "./quantity.js";

/** What an index name or a local name stands for. */
export type Binding =
  | {
      readonly kind: "index";
      /** One member per column: more than one for a name bound to a tuple set. */
      readonly members: readonly MemberExpression[];
      /** What it was bound over. */
      readonly set: SetExpression | undefined;
      readonly span: Span;
    }
  | {
      readonly kind: "local";
      readonly slot: Slot;
      readonly unit: Unit | undefined;
      readonly degree: 0 | 1;
      readonly span: Span;
    };

/** Whether variables may stand here; where not, `what` names the place for messages. */
export type Place =
  | { readonly kind: "linear" }
  | { readonly kind: "report" }
  | { readonly kind: "data"; readonly what: string }
  | { readonly kind: "condition"; readonly what: string };

/** What the conditions around this place say. */
export interface Guards {
  /** Indices that some condition mentions. */
  readonly slots: ReadonlySet<Slot>;
  /** Keys of optional values known to be defined. */
  readonly defined: ReadonlySet<string>;
}

/** The declaration that is being checked: its slots, messages and by-products. */
export interface Owner {
  readonly name: string;
  readonly nextSlot: () => Slot;
  readonly report: Reporter<typeof checkCatalogue>["report"];
  readonly diagnostics: Diagnostic[];
  readonly references: { readonly span: Span; readonly target: string }[];
  readonly piecewise: PiecewiseModel[];
  readonly scenarios: Set<string>;
  /** Indices bound over a set written in place, which has no order of its own to step in. */
  readonly unnamed: Set<Slot>;
}

/** Everything that checking an expression depends on. */
export interface Context {
  readonly state: ModelState;
  readonly owner: Owner;
  readonly scope: Scope;
  readonly names: ReadonlyMap<string, Binding>;
  readonly place: Place;
  readonly guards: Guards;
  /** Binders and conditions around this place, for piecewise terms. */
  readonly enclosing: {
    readonly binders: readonly BinderModel[];
    readonly conditions: readonly Condition[];
  };
  /** Functions and reports being inlined, outermost first. */
  readonly calls: readonly { readonly name: string; readonly span: Span }[];
  /** In the key of a cell, where members of wider sets may stand. */
  readonly isKey: boolean;
  /** `within` of a check. */
  readonly tolerance: Quantity | undefined;
}

/** A fresh owner; `share` keeps counting slots where another left off. */
export function createOwner(name: string, share?: Owner): Owner {
  let next = 0;
  const reporter = createReporter(checkCatalogue);
  return {
    name,
    nextSlot: share?.nextSlot ?? ((): Slot => next++),
    report: reporter.report,
    diagnostics: reporter.diagnostics,
    references: [],
    piecewise: [],
    scenarios: new Set(),
    unnamed: share?.unnamed ?? new Set(),
  };
}

/** A context with nothing bound and nothing known. */
export function createContext(
  state: ModelState,
  owner: Owner,
  scope: Scope,
  place: Place,
): Context {
  return {
    state,
    owner,
    scope,
    names: new Map(),
    place,
    guards: { slots: new Set(), defined: new Set() },
    enclosing: { binders: [], conditions: [] },
    calls: [],
    isKey: false,
    tolerance: undefined,
  };
}

/** The same context for an expression that may hold no variables. */
export function inData(context: Context, what: string): Context {
  return { ...context, place: { kind: "data", what } };
}

/** The same context inside a condition; reports may still read variables there. */
export function inCondition(context: Context, what: string): Context {
  if (context.place.kind === "report" || context.place.kind === "data") return context;
  return { ...context, place: { kind: "condition", what } };
}

/** The text of a span, for messages; blanks are folded. */
export function textOf(context: Context, span: Span): string {
  const source = context.state.program.sources.get(span.file);
  return (source?.text.slice(span.start, span.end) ?? "").replace(/\s+/gu, " ");
}
