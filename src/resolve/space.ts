/**
 * The model, or one module, under construction: its files, its namespace, its scope, and its declarations in order.
 */
import {
  isDeclaration,
  type DimensionDeclaration,
  type FigureDeclaration,
  type PrefixDeclaration,
  type ScenarioDeclaration,
  type StudyDeclaration,
  type UnitDeclaration,
  type UseDeclaration,
} from "../syntax/index.js";
import { modelScope, type ProgramFile } from "../project/index.js";
import { expectComponent } from "./expect-component.js";
import { createNamespace, type Namespace, type ResolveReporter } from "./namespace.js";
import type { ComponentEntry, ResolvedDeclaration, Scope } from "./resolved-program.js";
import { createScope } from "./scope.js";
import { isModelDeclaration, isUnnamedCheck } from "./is-model-declaration.js";

/** A declaration that speaks of units. */
export type UnitLikeDeclaration = UnitDeclaration | DimensionDeclaration | PrefixDeclaration;

/** One namespace of files with all it holds. */
export interface Space {
  /** Undefined for the model. */
  readonly module: string | undefined;
  readonly files: readonly ProgramFile[];
  readonly namespace: Namespace;
  readonly scope: Scope;
  /** Paths of the scope; imports and instances are added to them. */
  readonly paths: Map<string, string>;
  readonly broken: Set<string>;
  /** Full names as written, with uses at their place. */
  readonly order: readonly (string | UseDeclaration)[];
  readonly units: UnitLikeDeclaration[];
  readonly scenarios: ReadonlyMap<string, ScenarioDeclaration>;
  readonly studies: ReadonlyMap<string, StudyDeclaration>;
  readonly figures: ReadonlyMap<string, FigureDeclaration>;
}

/** All declarations of the program by full name. */
export type Table = Map<string, ResolvedDeclaration>;

const moduleKinds = new Set(["set", "param", "table", "function", "component"]);

/** Declares what the files of one space declare themselves; imports and uses are for later. */
export function createSpace(
  scopeName: string,
  module: string | undefined,
  files: readonly ProgramFile[],
  table: Table,
  reporter: ResolveReporter,
): Space {
  const namespace = createNamespace(reporter);
  const paths = new Map<string, string>();
  const broken = new Set<string>();
  const scope = createScope({
    paths,
    broken,
    lookUp: (name) => table.get(name),
    outer: undefined,
    findsFullNames: scopeName === modelScope,
  });
  const findComponent = (name: string): ComponentEntry | undefined => {
    const meaning = namespace.entries.get(name)?.meaning;
    return meaning?.kind === "component" ? meaning.component : undefined;
  };
  const order: (string | UseDeclaration)[] = [];
  const units: UnitLikeDeclaration[] = [];
  const scenarios = new Map<string, ScenarioDeclaration>();
  const studies = new Map<string, StudyDeclaration>();
  const figures = new Map<string, FigureDeclaration>();
  const prefix = module === undefined ? "" : `${module}.`;
  let unnamedChecks = 0;

  for (const file of files) {
    for (const item of file.tree.items) {
      if (!isDeclaration(item)) continue;
      if (item.kind === "unit" || item.kind === "dimension" || item.kind === "prefix") {
        units.push(item);
        continue;
      }
      if (module !== undefined && !moduleKinds.has(item.kind)) {
        reporter.report("not-in-module", { word: item.kind }, item.name.span);
        continue;
      }
      if (item.kind === "component") {
        expectComponent(item, reporter);
        const component = { declaration: item, scope, find: findComponent };
        namespace.declare(item.name, item.kind, { kind: "component", component });
      } else if (item.kind === "scenario") {
        if (item.name.text === "base") {
          reporter.report("reserved-scenario", { name: item.name.text }, item.name.span);
        } else if (namespace.declare(item.name, item.kind, { kind: "other" })) {
          scenarios.set(item.name.text, item);
        }
      } else if (item.kind === "study") {
        if (namespace.declare(item.name, item.kind, { kind: "other" })) {
          studies.set(item.name.text, item);
        }
      } else if (item.kind === "figure") {
        if (namespace.declare(item.name, item.kind, { kind: "other" })) {
          figures.set(item.name.text, item);
        }
      } else if (item.kind === "use") {
        order.push(item);
      } else if (isModelDeclaration(item)) {
        const isUnnamed = isUnnamedCheck(item);
        const local = isUnnamed ? `check ${++unnamedChecks}` : item.name.text;
        const name = prefix + local;
        const meaning = { kind: "declaration", name } as const;
        if (!isUnnamed && !namespace.declare(item.name, item.kind, meaning)) continue;
        paths.set(local, name);
        table.set(name, { name, declaration: item, scope, adjustments: [] });
        order.push(name);
      }
    }
  }
  return {
    module,
    files,
    namespace,
    scope,
    paths,
    broken,
    order,
    units,
    scenarios,
    studies,
    figures,
  };
}
