/**
 * Files become one table of declarations: each module a space of its own, the model one more, components instantiated.
 * Names inside formulas stay as written; the checker asks the scope of each declaration what they mean.
 */
import { createReporter, resolveCatalogue, type Outcome } from "../diagnostics/index.js";
import { modelScope, type Program, type ProgramFile } from "../project/index.js";
import type { Expression, UseDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { describeKind } from "./describe-kind.js";
import { expectData } from "./expect-data.js";
import { expectUnitFreeSets } from "./expect-unit-free-sets.js";
import type { PendingGiven } from "./givens.js";
import { instantiate } from "./instantiate.js";
import type { ResolveReporter } from "./namespace.js";
import { readChanges } from "./read-changes.js";
import { resolveImports } from "./resolve-imports.js";
import type { ComponentEntry, ResolvedDeclaration, ResolvedProgram } from "./resolved-program.js";
import { createSpace, type Space, type Table } from "./space.js";

/** Resolves a loaded program; a program with faults gives what could be made of it. */
export function resolveProgram(program: Program): Outcome<ResolvedProgram> {
  const reporter = createReporter(resolveCatalogue);
  const table: Table = new Map();
  const spaces = createSpaces(program, table, reporter);
  for (const space of spaces.values()) {
    resolveImports(space, (path) => spaces.get(path), reporter);
  }
  const model = spaces.get(modelScope) ?? createSpace(modelScope, undefined, [], table, reporter);
  const instances = instantiateUses(model, table, reporter);
  const modules = [...spaces.values()].filter((space) => space !== model);
  const units = [...modules, model].flatMap((space) => space.units);
  expectUnitFreeSets(table.values(), units, reporter);

  const changes = readChanges(program, model.scope, reporter);

  const names = model.order.flatMap((item) =>
    typeof item === "string" ? [item] : (instances.get(item) ?? []),
  );
  for (const module of modules) {
    names.push(...module.order.filter((item) => typeof item === "string"));
  }
  const declarations = new Map<string, ResolvedDeclaration>();
  for (const name of names) {
    const resolved = table.get(name);
    if (resolved === undefined) continue;
    const isOfModule = modules.some((module) => module.scope === resolved.scope);
    if (isOfModule && resolved.declaration.kind === "function") continue;
    declarations.set(name, resolved);
  }
  const header = program.files.get(program.entry)?.tree.header;
  return {
    value: {
      name: header?.name.text ?? "",
      doc: header?.kind === "model" ? header.doc?.value : undefined,
      entry: program.entry,
      sources: new Map([...program.files].map(([path, file]) => [path, file.source])),
      declarations,
      units,
      scenarios: model.scenarios,
      studies: model.studies,
      figures: model.figures,
      changes,
      components: componentsOf(model),
      scope: model.scope,
      objective: undefined,
      standsFor: undefined,
      scenario: "base",
      removed: new Map(),
    },
    diagnostics: reporter.diagnostics,
  };
}

/** Spaces by scope name, the library's units first, the model last. */
function createSpaces(
  program: Program,
  table: Table,
  reporter: ResolveReporter,
): ReadonlyMap<string, Space> {
  const groups = new Map<string, ProgramFile[]>();
  for (const file of program.files.values()) {
    const group = groups.get(file.scope);
    if (group === undefined) groups.set(file.scope, [file]);
    else group.push(file);
  }
  const rank = (scope: string): number =>
    scope === modelScope ? 2 : scope.startsWith("std/") ? 0 : 1;
  const scopes = [...groups.keys()].sort((a, b) => rank(a) - rank(b));
  const spaces = new Map<string, Space>();
  const taken = new Set<string>();
  for (const scope of scopes) {
    const files = groups.get(scope) ?? [];
    if (scope === modelScope) {
      spaces.set(scope, createSpace(scope, undefined, files, table, reporter));
      continue;
    }
    const header = files.find((file) => file.source.path === scope)?.tree.header;
    // Two modules of one name are reported where files are loaded; here they only must not mix.
    const name =
      header?.kind === "module" && !taken.has(header.name.text) ? header.name.text : scope;
    taken.add(name);
    spaces.set(scope, createSpace(scope, name, files, table, reporter));
  }
  return spaces;
}

/** Instantiates the model's components into the table; full names of each use. */
function instantiateUses(
  model: Space,
  table: Table,
  reporter: ResolveReporter,
): ReadonlyMap<UseDeclaration, readonly string[]> {
  const instances = new Map<UseDeclaration, readonly string[]>();
  const pending: PendingGiven[] = [];
  const unnamed = new Map<string, Span>();
  const components = componentsOf(model);
  const uses = model.order.filter((item) => typeof item !== "string");
  for (const use of uses) {
    if (!declareUse(model, use, unnamed, reporter)) continue;
    const instance = instantiate(use, {
      find: (name) => components.get(name),
      componentNames: () => [...components.keys()],
      kindOf: (name) => {
        const entry = model.namespace.entries.get(name);
        return entry && describeKind(entry.of);
      },
      scope: model.scope,
      prefix: "",
      lookUp: (name) => table.get(name),
      open: [],
      reporter,
    });
    if (instance === undefined) {
      model.broken.add(use.name.text);
      continue;
    }
    for (const member of instance.declarations) {
      table.set(member.name, member);
      model.paths.set(member.name, member.name);
    }
    instances.set(
      use,
      instance.declarations.map((member) => member.name),
    );
    pending.push(...instance.pending);
  }
  const faulty = expectData(pending, reporter);
  if (faulty.size > 0) blankFaulty(table, faulty);
  return instances;
}

/** An argument that is already reported must not be reported again inside the component. */
function blankFaulty(table: Table, faulty: ReadonlySet<Expression>): void {
  for (const [name, member] of table) {
    const { declaration } = member;
    if (declaration.kind !== "define" || !faulty.has(declaration.value)) continue;
    const value: Expression = { kind: "missing", span: declaration.value.span };
    table.set(name, { ...member, declaration: { ...declaration, value } });
  }
}

/** `use storage` without `as` bears the component's own name, which is no clash unless it happens twice. */
function declareUse(
  model: Space,
  use: UseDeclaration,
  unnamed: Map<string, Span>,
  reporter: ResolveReporter,
): boolean {
  const { text: name, span } = use.name;
  const isUnnamed = span.start === use.component.span.start;
  const entry = model.namespace.entries.get(name);
  // What is no component is reported as such, not as a second declaration.
  if (isUnnamed && entry !== undefined && entry.of !== "component") return true;
  if (!isUnnamed || entry === undefined) {
    return model.namespace.declare(use.name, "use", { kind: "other" });
  }
  const first = unnamed.get(name);
  if (first === undefined) {
    unnamed.set(name, span);
    return true;
  }
  reporter.report("duplicate-name", { name, kind: describeKind("use") }, span, {
    related: [{ span: first, text: "used here first" }],
    help: `name each use: \`use ${name} as OTHER\``,
  });
  return false;
}

function componentsOf(space: Space): ReadonlyMap<string, ComponentEntry> {
  const components = new Map<string, ComponentEntry>();
  for (const [name, { meaning }] of space.namespace.entries) {
    if (meaning.kind === "component") components.set(name, meaning.component);
  }
  return components;
}
