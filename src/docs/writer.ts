/**
 * What all parts of a document share while it is made: the program, its data if there are any, and where names lead.
 */
import type { CheckedModel } from "../check/index.js";
import type { Environment } from "../evaluate/index.js";
import type { ResolvedDeclaration, ResolvedProgram, Scope } from "../resolve/index.js";
import { walk, type Binder, type Expression, type ScenarioDeclaration } from "../syntax/index.js";
import { inline, type Inline } from "./document.js";
import { toAnchor } from "./escape.js";
import type { LegendKey, MathContext } from "./math-context.js";
import { namesOf } from "./write-binders.js";
import { writeExpression } from "./write-expression.js";

/** What a document is made from. Without a checked model units are those written; without data nothing is counted. */
export interface DocumentInput {
  readonly program: ResolvedProgram;
  readonly model?: CheckedModel | undefined;
  readonly environment?: Environment | undefined;
  /** Which scenarios are described; all when absent. */
  readonly scenarios?: readonly string[] | undefined;
}

/** The state of one document in the making. */
export interface Writer {
  readonly input: DocumentInput;
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** Declarations named so far by anchor: functions and parameters of modules are found by it. */
  readonly named: ReadonlyMap<string, ResolvedDeclaration>;
  /** Signs that need explaining. */
  readonly explained: ReadonlySet<LegendKey>;
  readonly contextIn: (scope: Scope, uses: Set<string>) => MathContext;
}

/** Begins a document. */
export function createWriter(input: DocumentInput): Writer {
  const letters = findLetters(input.program);
  const named = new Map<string, ResolvedDeclaration>();
  const explained = new Set<LegendKey>();
  return {
    input,
    letters,
    named,
    explained,
    contextIn: (scope, uses) => ({
      scope,
      bound: new Map(),
      letters,
      refer: (target) => {
        // What a model's own changes took out has no place in the document.
        if (input.program.removed.has(target.name)) return;
        named.set(anchorOf(target.name), target);
        uses.add(anchorOf(target.name));
      },
      explain: (key) => explained.add(key),
    }),
  };
}

/** Where a declaration stands in the document. */
export function anchorOf(name: string): string {
  return toAnchor(name);
}

/** Where a scenario stands: a blank-free name that no declaration has. */
export function scenarioAnchor(name: string): string {
  return toAnchor(`scenario-${name}`);
}

/** Where a study stands. */
export function studyAnchor(name: string): string {
  return toAnchor(`study-${name}`);
}

/** A link to a scenario, or its name when it is not described. */
export function linkScenario(name: string, writer: Writer): Inline {
  return isDescribed(name, writer.input)
    ? inline.link(name, scenarioAnchor(name))
    : inline.code(name);
}

/** True for scenarios that the document describes. */
export function isDescribed(name: string, input: DocumentInput): boolean {
  return input.program.scenarios.has(name) && (input.scenarios?.includes(name) ?? true);
}

/** A formula within a sentence. */
export function mathIn(expression: Expression, context: MathContext): Inline {
  return inline.math(writeExpression(expression, context));
}

/** A scenario with all those it extends, each once, parents first; unknown names are left out. */
export function ancestryOf(
  program: ResolvedProgram,
  scenario: ScenarioDeclaration,
): readonly string[] {
  const found = new Set<string>();
  const visit = (declaration: ScenarioDeclaration, depth: number): void => {
    if (depth > program.scenarios.size) return;
    for (const parent of declaration.parents) {
      const next = program.scenarios.get(parent.text);
      if (next !== undefined && !found.has(parent.text)) visit(next, depth + 1);
    }
    found.add(declaration.name.text);
  };
  visit(scenario, 0);
  return [...found];
}

/** The index names that formulas use most for each set, by the set's full name. */
function findLetters(program: ResolvedProgram): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, Map<string, { names: readonly string[]; count: number }>>();
  const add = (binder: Binder, scope: Scope): void => {
    if (binder.pattern === undefined || binder.set.kind !== "name") return;
    const found = scope.find(binder.set.path.text);
    if (found?.declaration.kind !== "set") return;
    const names = [...namesOf(binder.pattern, undefined).keys()];
    const isWhole =
      binder.pattern.kind === "pattern-name" ||
      (binder.pattern.kind === "pattern-tuple" && names.length === binder.pattern.elements.length);
    if (!isWhole) return;
    const ofSet =
      counts.get(found.name) ?? new Map<string, { names: readonly string[]; count: number }>();
    const key = names.join(" ");
    ofSet.set(key, { names, count: (ofSet.get(key)?.count ?? 0) + 1 });
    counts.set(found.name, ofSet);
  };
  for (const { declaration, scope } of program.declarations.values()) {
    const { domain } = { domain: undefined, ...declaration };
    for (const binder of domain?.binders ?? []) add(binder, scope);
    walk(declaration, (node) => {
      if (node.kind !== "reduction" && node.kind !== "comprehension") return;
      for (const binder of node.binders) add(binder, scope);
    });
  }
  return new Map(
    [...counts].map(([set, ofSet]) => {
      const [most] = [...ofSet.values()].sort((a, b) => b.count - a.count);
      return [set, most?.names ?? []];
    }),
  );
}
