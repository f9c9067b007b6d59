/**
 * What the checker and the data know of a symbol: full names, units, domains, facts.
 */
import { findReport, type CheckedModel, type DomainModel } from "../check/index.js";
import type { Unit } from "../units/index.js";
import type { DeclarationFacts } from "./deep/facts.js";
import type { Model } from "./model.js";
import type { NameAtCursor } from "./cursor.js";
import { keyOf, type ProgramSymbol } from "./symbols/symbol.js";

/** The checked part of a declaration. */
export interface Checked {
  readonly name: string;
  readonly unit: Unit | undefined;
  readonly domain: DomainModel | undefined;
  readonly facts: DeclarationFacts | undefined;
}

/** Full name of what stands under the cursor: `bess.soc` where a component is used, else any of its instances. */
export function fullNameOf(
  model: Model,
  symbol: ProgramSymbol,
  at?: NameAtCursor,
): string | undefined {
  const { declarations } = model.analysis.resolved;
  const target = at?.occurrence.target;
  if (target?.kind === "path" && declarations.has(target.path)) {
    const found = declarations.get(target.path);
    if (found !== undefined && keyOf(found.declaration.name.span) === keyOf(symbol.nameSpan)) {
      return target.path;
    }
  }
  if (symbol.space === "model" && symbol.container === undefined) return symbol.name;
  const key = keyOf(symbol.nameSpan);
  for (const [name, { declaration }] of declarations) {
    if (keyOf(declaration.name.span) === key) return name;
  }
  return undefined;
}

/** What is known of a declaration by its full name. */
export function findChecked(model: Model, name: string): Checked {
  const checked = model.analysis.model;
  const facts = model.facts?.found.declarations.get(name);
  const indexed =
    checked.params.get(name) ??
    checked.variables.get(name) ??
    checked.defines.get(name) ??
    checked.constraints.get(name) ??
    findReport(checked, name);
  if (indexed !== undefined) {
    const isMap = "memberOf" in indexed && indexed.memberOf !== undefined;
    return { name, unit: isMap ? undefined : indexed.unit, domain: indexed.domain, facts };
  }
  const check = checked.checks.get(name);
  const family = checked.sets.get(name)?.family;
  return { name, unit: undefined, domain: check?.domain ?? family, facts };
}

/** Names of the sets that a domain's columns are counted in. */
export function columnSets(domain: DomainModel): readonly string[] {
  return domain.columns.map(({ carrier, name }) => (carrier.kind === "set" ? carrier.set : name));
}

/** Members that the text lists for a set; sets within others may list them by `within`. */
export function listedMembers(model: CheckedModel, set: string): readonly (string | number)[] {
  const { definition } = model.sets.get(set) ?? {};
  if (definition?.kind === "members") return definition.values.map(({ value }) => value);
  return [];
}

/** Members of a set as far as text or data tell. */
export function knownMembers(model: Model, set: string): readonly (string | number)[] {
  const listed = listedMembers(model.analysis.model, set);
  return listed.length > 0 ? listed : (model.facts?.found.declarations.get(set)?.members ?? []);
}
