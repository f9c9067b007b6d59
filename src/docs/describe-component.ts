/**
 * Components: those in use as what they are in the model, those that are only known as they are declared.
 */
import {
  isModelDeclaration,
  type ComponentEntry,
  type ModelDeclaration,
  type ResolvedDeclaration,
  type ResolvedProgram,
  type Scope,
} from "../resolve/index.js";
import type { Given, Name } from "../syntax/index.js";
import { inline, splitNumber, type Entry, type Fact } from "./document.js";
import { toAnchor } from "./escape.js";
import { describeDeclaration } from "./describe-declaration.js";
import type { Writer } from "./writer.js";

/** An instance, with the component that it is made of, if that can be told. */
interface Instance {
  readonly name: string;
  readonly component: ComponentEntry | undefined;
  readonly members: readonly ResolvedDeclaration[];
}

/** Entries of all instances and of the components that have none. */
export function describeComponents(writer: Writer): readonly Entry[] {
  const { program } = writer.input;
  const instances = findInstances(program);
  const entries = instances.flatMap(({ name, component, members }) => [
    headEntry(name, component, `component-in-use-${name}`),
    ...members.map((member) => describeDeclaration(member, writer)),
  ]);
  const used = new Set(instances.map(({ component }) => component?.declaration));
  for (const [name, component] of program.components) {
    if (!used.has(component.declaration)) entries.push(...describeUnused(name, component, writer));
  }
  return entries;
}

/** True for declarations that belong to an instance. */
export function isMember(resolved: ResolvedDeclaration): boolean {
  return resolved.name.includes(".");
}

function findInstances(program: ResolvedProgram): readonly Instance[] {
  const groups = new Map<string, ResolvedDeclaration[]>();
  for (const resolved of program.declarations.values()) {
    if (!isMember(resolved)) continue;
    const [name = ""] = resolved.name.split(".");
    groups.set(name, [...(groups.get(name) ?? []), resolved]);
  }
  return [...groups].map(([name, members]) => {
    const component = [...program.components.values()].find(({ declaration }) =>
      members.some(({ name: full, declaration: { span } }) => {
        const { file, start, end } = declaration.span;
        return (
          full.split(".").length === 2 &&
          span.file === file &&
          start <= span.start &&
          span.end <= end
        );
      }),
    );
    return { name, component, members };
  });
}

function headEntry(name: string, component: ComponentEntry | undefined, anchor: string): Entry {
  const declaration = component?.declaration;
  const { number, text } = splitNumber(declaration?.doc?.value ?? "");
  const facts: Fact[] = [];
  if (declaration !== undefined && declaration.name.text !== name) {
    facts.push({ label: "Made of", content: [inline.code(declaration.name.text)] });
  }
  if (declaration !== undefined)
    facts.push({ label: "Declared in", content: [inline.code(declaration.span.file)] });
  return {
    anchor: toAnchor(anchor),
    name,
    kind: "component",
    symbol: undefined,
    unit: undefined,
    number,
    doc: text,
    formulas: [],
    facts,
    uses: [],
  };
}

/** A component as it is declared: its place and its step are sets, what it is given are parameters. */
function describeUnused(name: string, component: ComponentEntry, writer: Writer): readonly Entry[] {
  const { declaration } = component;
  const members = new Map<string, ResolvedDeclaration>();
  const scope: Scope = {
    ...component.scope,
    find: (path) => members.get(path) ?? component.scope.find(path),
  };
  const add = (local: string, item: ModelDeclaration): void => {
    members.set(local, { name: `${name}.${local}`, declaration: item, scope, adjustments: [] });
  };
  if (declaration.place !== undefined)
    add(declaration.place.text, openSet(declaration.place, false));
  if (declaration.step !== undefined)
    add(declaration.step.text, openSet(declaration.step, declaration.isCyclic));
  for (const given of declaration.givens) add(given.name.text, openParameter(given));
  let checks = 0;
  for (const item of declaration.items) {
    if (!isModelDeclaration(item)) continue;
    const local = item.name.text === "" ? `check ${++checks}` : item.name.text;
    add(local, item);
  }
  return [
    headEntry(name, component, `component-${name}`),
    ...[...members.values()].map((member) => describeDeclaration(member, writer)),
  ];
}

function openSet(name: Name, isCyclic: boolean): ModelDeclaration {
  return {
    kind: "set",
    name,
    doc: undefined,
    span: name.span,
    domain: undefined,
    within: undefined,
    isOrdered: false,
    isInteger: false,
    cyclic: isCyclic ? { by: undefined, span: name.span } : undefined,
    value: undefined,
    from: undefined,
    fallback: undefined,
  };
}

function openParameter({ name, domain, type, fallback, doc, span }: Given): ModelDeclaration {
  return {
    kind: "param",
    name,
    doc,
    span,
    domain,
    type,
    restrictions: [],
    integrality: undefined,
    isOptional: false,
    fallback,
    value: undefined,
    from: undefined,
    interpolate: "no",
  };
}
