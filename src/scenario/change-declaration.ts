/**
 * New definitions, bounds and values for what is there: unit, domain and doc string stay as declared.
 */
import {
  describeKind,
  mapDomain,
  mapExpression,
  mapRestriction,
  type ModelDeclaration,
  type PathVisitor,
  type ResolvedDeclaration,
} from "../resolve/index.js";
import type { Declaration } from "../syntax/index.js";
import { targetOf, type ChangeItem } from "./change.js";
import type { Draft } from "./draft.js";
import { expectTarget, reportWrongTarget } from "./targets.js";

type Setting = Extract<ChangeItem, { readonly kind: "set-set" | "set-param" | "set-var" }>;
type Of<K extends Setting["kind"]> = Extract<Setting, { readonly kind: K }>;

/** Applies `set N = …`, `param N …` or `var N …`; false after a report. */
export function changeDeclaration(draft: Draft, item: Setting): boolean {
  const target = targetOf(item);
  const resolved = expectTarget(draft, target);
  if (resolved === undefined) return false;
  const changed =
    item.kind === "set-set"
      ? changeSet(draft, resolved, item)
      : item.kind === "set-param"
        ? changeParam(draft, resolved, item)
        : changeVariable(draft, resolved, item);
  if (changed !== undefined) draft.declarations.set(target.name, changed);
  else {
    const words = { wanted: wantedKind[item.kind], help: helpFor(resolved, item) };
    reportWrongTarget(draft, "wrong-target", resolved, target.span, words);
  }
  return changed !== undefined;
}

/** Applies `replace constraint N …`; false after a report. */
export function replaceDeclaration(
  draft: Draft,
  item: Extract<ChangeItem, { readonly kind: "replace" }>,
): boolean {
  const { declaration } = item;
  // Kinds that cannot be replaced are reported by the syntax.
  if (!isReplaceable(declaration)) return false;
  const target = targetOf(item);
  const resolved = expectTarget(draft, target);
  if (resolved === undefined) return false;
  if (resolved.declaration.kind !== declaration.kind) {
    reportWrongTarget(draft, "wrong-target", resolved, target.span, {
      wanted: describeKind(declaration.kind),
      help: replaceHelp(resolved),
    });
    return false;
  }
  const { scope } = draft.program;
  draft.declarations.set(target.name, { name: target.name, declaration, scope, adjustments: [] });
  return true;
}

const wantedKind = { "set-set": "set", "set-param": "parameter", "set-var": "variable" } as const;

type Replaceable = Extract<
  Declaration,
  { readonly kind: "constraint" | "define" | "cost" | "term" }
>;

function isReplaceable(declaration: Declaration): declaration is Replaceable {
  const { kind } = declaration;
  return kind === "constraint" || kind === "define" || kind === "cost" || kind === "term";
}

function helpFor({ name, declaration }: ResolvedDeclaration, item: Setting): string {
  if (declaration.kind === "set") return `write \`set ${name} = …\``;
  if (declaration.kind === "var") return `write \`var ${name} in [low, high]\``;
  if (declaration.kind === "param") return `write \`param ${name} = …\``;
  if (declaration.kind === "define" && name.includes(".") && item.kind === "set-param") {
    return `what a component is given is set whole: \`param ${name} = …\``;
  }
  return replaceHelp({ name, declaration });
}

function replaceHelp({
  name,
  declaration,
}: Pick<ResolvedDeclaration, "name" | "declaration">): string {
  const { kind } = declaration;
  return isReplaceable(declaration)
    ? `write \`replace ${kind} ${name} …\``
    : `a ${describeKind(kind)} is changed where it is declared`;
}

function changeSet(
  draft: Draft,
  resolved: ResolvedDeclaration,
  item: Of<"set-set">,
): ResolvedDeclaration | undefined {
  const { declaration } = resolved;
  if (declaration.kind !== "set") return undefined;
  const visitor = fullNames(draft, resolved);
  const { domain, within, fallback, cyclic } = declaration;
  const by = cyclic?.by;
  return inModel(draft, resolved, {
    ...declaration,
    ...placed(declaration, item),
    domain: domain && mapDomain(domain, visitor),
    within: within && mapExpression(within, visitor),
    fallback: fallback && mapExpression(fallback, visitor),
    cyclic: cyclic && {
      ...cyclic,
      by: by && { ...by, text: visitor.path({ ...by, parts: [by] }).text },
    },
    value: item.value,
    from: item.from,
  });
}

function changeParam(
  draft: Draft,
  resolved: ResolvedDeclaration,
  item: Of<"set-param">,
): ResolvedDeclaration | undefined {
  const { declaration } = resolved;
  const { operator, cell, value, from, span } = item;
  const isWhole = operator === "=" && cell === undefined;
  // What a component is given is a named expression of the instance, but data to the one who uses it.
  if (declaration.kind === "define" && resolved.name.includes(".")) {
    if (!isWhole || value === undefined) return undefined;
    const domain = declaration.domain && mapDomain(declaration.domain, fullNames(draft, resolved));
    const given = { ...declaration, ...placed(declaration, item), domain, value };
    return inModel(draft, resolved, given);
  }
  if (declaration.kind !== "param") return undefined;
  if (!isWhole) {
    const adjustment = { operator, cell, value, from, scope: draft.program.scope, span };
    return { ...resolved, adjustments: [...resolved.adjustments, adjustment] };
  }
  const visitor = fullNames(draft, resolved);
  const { domain, fallback } = declaration;
  return inModel(draft, resolved, {
    ...declaration,
    ...placed(declaration, item),
    domain: domain && mapDomain(domain, visitor),
    restrictions: declaration.restrictions.map((each) => mapRestriction(each, visitor)),
    fallback: fallback && mapExpression(fallback, visitor),
    value,
    from,
  });
}

function changeVariable(
  draft: Draft,
  resolved: ResolvedDeclaration,
  item: Of<"set-var">,
): ResolvedDeclaration | undefined {
  const { declaration } = resolved;
  if (declaration.kind !== "var") return undefined;
  const { domain } = declaration;
  return inModel(draft, resolved, {
    ...declaration,
    ...placed(declaration, item),
    domain: domain && mapDomain(domain, fullNames(draft, resolved)),
    restrictions: item.restrictions,
  });
}

/** The changed declaration stands where the change is written. */
function placed(declaration: Declaration, item: Setting): Pick<ModelDeclaration, "name" | "span"> {
  const name = { text: declaration.name.text, span: item.target.span };
  return { name, span: item.span };
}

function inModel(
  draft: Draft,
  { name }: ResolvedDeclaration,
  declaration: ModelDeclaration,
): ResolvedDeclaration {
  return { name, declaration, scope: draft.program.scope, adjustments: [] };
}

/**
 * Writes names by their full names, since what is kept of a component's declaration moves into the model's scope
 * together with the new part.
 */
function fullNames(draft: Draft, { scope }: ResolvedDeclaration): PathVisitor {
  if (scope === draft.program.scope) return { path: (path) => path };
  return {
    path: (path) => {
      const found = scope.find(path.text);
      return found === undefined ? path : { ...path, text: found.name };
    },
  };
}
