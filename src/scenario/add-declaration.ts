/**
 * `add` puts a new declaration, or a component in use, into the model's scope.
 */
import {
  describeKind,
  instantiate,
  isModelDeclaration,
  isUnnamedCheck,
  type ResolvedDeclaration,
} from "../resolve/index.js";
import type { Declaration, UseDeclaration } from "../syntax/index.js";
import type { Draft } from "./draft.js";

/** Adds a declaration; false after a report. */
export function addDeclaration(draft: Draft, declaration: Declaration): boolean {
  const { program, reporter } = draft;
  if (declaration.kind !== "use" && !isModelDeclaration(declaration)) {
    const parameters = { name: declaration.name.text, word: declaration.kind };
    reporter.report("cannot-add", parameters, declaration.name.span);
    return false;
  }
  const name = isUnnamedCheck(declaration) ? freeCheckName(draft) : declaration.name.text;
  // `use storage` without `as` bears the component's own name.
  const isUnnamedUse =
    declaration.kind === "use" && declaration.name.span.start === declaration.component.span.start;
  if (isTaken(draft, name, isUnnamedUse)) {
    const first = draft.declarations.get(name) ?? program.scope.find(name);
    const related =
      first === undefined
        ? []
        : [{ span: first.declaration.name.span, text: "declared here first" }];
    const parameters = { name, kind: describeKind(declaration.kind) };
    reporter.report("duplicate-name", parameters, declaration.name.span, { related });
    return false;
  }
  if (declaration.kind === "use") return addUse(draft, declaration);
  keep(draft, { name, declaration, scope: program.scope, adjustments: [] });
  return true;
}

function keep(draft: Draft, resolved: ResolvedDeclaration): void {
  draft.declarations.set(resolved.name, resolved);
  draft.removed.delete(resolved.name);
  draft.added.push(resolved);
}

function addUse(draft: Draft, use: UseDeclaration): boolean {
  const { program, reporter } = draft;
  const instance = instantiate(use, {
    find: (name) => program.components.get(name),
    componentNames: () => [...program.components.keys()],
    kindOf: (name) => {
      const found = program.scope.find(name);
      return found && describeKind(found.declaration.kind);
    },
    scope: program.scope,
    prefix: "",
    lookUp: draft.lookUp,
    open: [],
    reporter,
  });
  for (const member of instance?.declarations ?? []) keep(draft, member);
  draft.pending.push(...(instance?.pending ?? []));
  return instance !== undefined;
}

/** True when something of the model, an instance or a scenario bears the name. What was taken out is free. */
function isTaken(draft: Draft, name: string, isUnnamedUse: boolean): boolean {
  const { program, declarations } = draft;
  if (declarations.has(name) || program.scenarios.has(name)) return true;
  if (program.studies.has(name) || program.figures.has(name)) return true;
  if (program.components.has(name) && !isUnnamedUse) return true;
  if ([...declarations.keys()].some((other) => other.startsWith(`${name}.`))) return true;
  return !draft.removed.has(name) && program.scope.find(name) !== undefined;
}

function freeCheckName(draft: Draft): string {
  let number = 1;
  while (draft.declarations.has(`check ${number}`)) number++;
  return `check ${number}`;
}
