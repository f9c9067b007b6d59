/**
 * What only the data tell of a model: members, sizes, ranges of values, rows, one row with its numbers. Plain values, so
 * that they can be found out in a worker and sent. Found in stages; each gives what it adds.
 */
import {
  bindScenario,
  checkScenario,
  compile,
  type Compiled,
  type Session,
} from "../../compile.js";
import { hasErrors, type Diagnostic, identityOf } from "../../diagnostics/index.js";
import type { Member } from "../../domains/index.js";
import { describeTuple } from "../../plan/index.js";
import { describe } from "../../results/index.js";
import { listScenarios } from "../../scenario/index.js";

/** What the data say of one declaration. */
export interface DeclarationFacts {
  /** Members of a set, elements of an index domain. */
  readonly size: number;
  /** Smallest and largest value of a parameter, in its unit. */
  readonly range: readonly [number, number] | undefined;
  /** Values that an optional parameter lacks. */
  readonly absent: number;
  /** First members of a set of width one. */
  readonly members: readonly Member[] | undefined;
  readonly rows: { readonly declared: number; readonly built: number } | undefined;
  /** One element written out with its numbers. */
  readonly sample: string | undefined;
}

/** What is known of a model's data, and of its scenarios. */
export interface ModelFacts {
  readonly declarations: ReadonlyMap<string, DeclarationFacts>;
  /** Of the text alone, before any scenario: what checking without data says. */
  readonly text: readonly Diagnostic[];
  /** Of data, of scenarios and of building. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Members kept of each set. */
const maxMembers = 2000;

/** Programs with more entries than this are not built just to be looked at. */
const maxNonzeros = 4_000_000;

/** Codes that only say that the look was refused. */
const refusals = new Set(["too-many-rows", "too-large", "too-many-columns"]);

const nothing: DeclarationFacts = {
  size: 0,
  range: undefined,
  absent: 0,
  members: undefined,
  rows: undefined,
  sample: undefined,
};

/** The stages of a deeper look, to be taken one after the other as long as the text stays the same. */
export function* lookDeeper(session: Session): Generator<ModelFacts> {
  const base = bindScenario(session);
  const hasScenarios = session.resolved.scenarios.size > 0;
  const isMeant = ({ code }: Diagnostic): boolean =>
    !refusals.has(code) && (code !== "open-objective" || !hasScenarios);
  const text = checkScenario(session).diagnostics.filter(isMeant);
  const known = new Set(text.map(identityOf));
  const found: Diagnostic[] = [];
  const add = ({ diagnostics }: Compiled): void => {
    for (const diagnostic of diagnostics) {
      if (!isMeant(diagnostic) || known.has(identityOf(diagnostic))) continue;
      known.add(identityOf(diagnostic));
      found.push(diagnostic);
    }
  };
  add(base);
  const declarations = new Map<string, DeclarationFacts>(factsOfData(base));
  yield { declarations, text, diagnostics: found };
  if (hasErrors(base.diagnostics.filter(({ code }) => code !== "open-objective"))) return;
  for (const { name } of listScenarios(session.resolved)) {
    if (name === "base") continue;
    add(checkScenario(session, { scenario: name }));
    yield { declarations, text, diagnostics: found };
  }
  for (const { name } of listScenarios(session.resolved)) {
    if (name === "base") continue;
    add(bindScenario(session, { scenario: name }));
    yield { declarations, text, diagnostics: found };
  }
  const limits = { maxNonzeros, maxRows: maxNonzeros, maxCols: maxNonzeros };
  const several = [...session.resolved.declarations.values()].filter(
    ({ declaration }) => declaration.kind === "minimize" || declaration.kind === "maximize",
  );
  const [first] = several;
  const request = several.length > 1 && first !== undefined ? { objective: first.name } : {};
  const built = compile(session, { limits, ...request });
  add(built);
  addRows(declarations, built, session);
  yield { declarations, text, diagnostics: found };
}

function factsOfData(bound: Compiled): readonly (readonly [string, DeclarationFacts])[] {
  const { dataSet, model } = bound;
  if (dataSet === undefined || model === undefined) return [];
  const { environment } = dataSet;
  const facts: (readonly [string, DeclarationFacts])[] = [];
  for (const [name, set] of model.sets) {
    const size = environment.relation(name).size;
    const isPlain = set.columns.length === 1 && set.family === undefined;
    facts.push([name, { ...nothing, size, members: isPlain ? membersOf(bound, name) : undefined }]);
  }
  for (const [name, param] of model.params) {
    const { values, present, domain } = environment.param(name);
    let low = Infinity;
    let high = -Infinity;
    let absent = 0;
    for (let i = 0; i < values.length; i++) {
      if (present !== undefined && present[i] === 0) absent++;
      else {
        low = Math.min(low, values[i]!);
        high = Math.max(high, values[i]!);
      }
    }
    const range = low <= high && param.memberOf === undefined ? ([low, high] as const) : undefined;
    facts.push([name, { ...nothing, size: domain.size, range, absent }]);
  }
  const indexed = [
    ...model.variables,
    ...model.defines,
    ...model.constraints,
    ...model.reports,
    ...model.claims,
    ...model.iamc,
  ];
  for (const [name] of indexed) {
    try {
      facts.push([name, { ...nothing, size: environment.domain(name).size }]);
    } catch {
      // A domain at fault is reported when it is built.
    }
  }
  return facts;
}

function membersOf({ dataSet }: Compiled, name: string): readonly Member[] | undefined {
  const set = dataSet?.environment.set(name);
  if (set === undefined) return undefined;
  return Array.from({ length: Math.min(set.size, maxMembers) }, (_, i) => set.memberAt(i));
}

function addRows(
  declarations: Map<string, DeclarationFacts>,
  { built }: Compiled,
  session: Session,
): void {
  if (built === undefined) return;
  for (const { constraint, declared, built: count } of built.accounts) {
    const facts = declarations.get(constraint) ?? nothing;
    const block = built.rows.find((row) => row.declaration === constraint && row.count > 0);
    const position = block?.positionOfRow?.[0] ?? 0;
    const labels = block === undefined ? undefined : describeTuple(block.domain, position);
    const described =
      labels === undefined
        ? undefined
        : describe(built, constraint + labels, undefined, session.sourceOf);
    const sample = described?.kind === "text" ? described.text : undefined;
    declarations.set(constraint, { ...facts, rows: { declared, built: count }, sample });
  }
}
