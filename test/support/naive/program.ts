/**
 * The files of a program as scopes of entities: includes joined, imports bound, components copied under their instance's
 * name. Nothing is checked: a program that the compiler refuses has no meaning here.
 */
import {
  isDeclaration,
  parse,
  type ComponentDeclaration,
  type Declaration,
  type Expression,
  type Given,
  type Item,
  type OverlayItem,
  type Pattern,
  type ScenarioDeclaration,
  type Source,
  type UseDeclaration,
} from "../../../src/syntax/index.js";
import { createSourceFile } from "../../../src/text/index.js";
import { createUnitTable, type UnitTable } from "./units.js";
import { fail } from "./value.js";

/** Gives the text of a file by its path from the root; library files are under `std/`. */
export type ReadText = (path: string) => string;

/** What a name stands for. */
export type Entity = DeclaredEntity | PlaceEntity | GivenEntity;

export interface DeclaredEntity {
  readonly kind: "declared";
  readonly name: string;
  declaration: Declaration;
  readonly scope: Scope;
  /** Where the value's names are looked up: a scenario's value belongs to the scenario. */
  valueScope: Scope;
  /** Folder against which the paths of data are read. */
  folder: string;
  readonly adjustments: Adjustment[];
}

/** `PLACE` or `STEP` of a component in use. */
export interface PlaceEntity {
  readonly kind: "place";
  readonly name: string;
  readonly scope: Scope;
  readonly pattern: Pattern | undefined;
  readonly set: Expression;
  readonly condition: Expression | undefined;
  readonly isCyclic: boolean;
}

/** What a component in use is given. */
export interface GivenEntity {
  readonly kind: "given";
  readonly name: string;
  readonly given: Given;
  readonly argument: Expression | undefined;
  readonly userScope: Scope;
  readonly scope: Scope;
  readonly place: PlaceEntity | undefined;
  readonly placeName: string | undefined;
}

export interface Adjustment {
  readonly item: Extract<OverlayItem, { readonly kind: "set-param" }>;
  readonly folder: string;
  readonly scope: Scope;
}

/** Names of one file with its parts, or of one component in use. */
export interface Scope {
  readonly entities: Map<string, Entity>;
  readonly components: Map<
    string,
    { declaration: ComponentDeclaration; scope: Scope; folder: string }
  >;
  readonly units: UnitTable;
  readonly outer: Scope | undefined;
}

export interface NaiveProgram {
  readonly scope: Scope;
  readonly modules: readonly Scope[];
  /** What models change of those they extend, the base first. */
  readonly changes: readonly { readonly item: OverlayItem; readonly folder: string }[];
  readonly scenarios: ReadonlyMap<string, { declaration: ScenarioDeclaration; folder: string }>;
}

interface Placed {
  readonly item: Item;
  readonly folder: string;
}

export function findEntity(scope: Scope, path: string): Entity | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.entities.get(path);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Loads the program whose entry this is. */
export function loadNaive(read: ReadText, entry: string): NaiveProgram {
  const spaces = new Map<string, Scope>();
  const library = createUnitTable(undefined);
  for (const { item } of itemsOf(read, "std/units.dcm")) addUnit(item, library);
  const scenarios = new Map<string, { declaration: ScenarioDeclaration; folder: string }>();
  const scope = loadSpace(read, entry, library, spaces);
  const items = itemsOf(read, entry);
  for (const { item, folder } of items)
    if (item.kind === "scenario") scenarios.set(item.name.text, { declaration: item, folder });
  const changes = items.flatMap(({ item: change, folder }) =>
    change.kind === "change" ? change.items.map((item) => ({ item, folder })) : [],
  );
  const modules = [...spaces.values()].filter((space) => space !== scope);
  return { scope, modules, changes, scenarios };
}

function loadSpace(
  read: ReadText,
  path: string,
  library: UnitTable,
  spaces: Map<string, Scope>,
): Scope {
  const known = spaces.get(path);
  if (known !== undefined) return known;
  const scope: Scope = {
    entities: new Map(),
    components: new Map(),
    units: createUnitTable(library),
    outer: undefined,
  };
  spaces.set(path, scope);
  const items = itemsOf(read, path);
  const { header } = parse(createSourceFile(path, read(path))).value;
  const prefix = header?.kind === "module" ? `${header.name.text}.` : "";
  for (const { item, folder } of items) {
    if (item.kind !== "import") continue;
    const target =
      "parts" in item.source
        ? `${item.source.parts.map((part) => part.text).join("/")}.dcm`
        : join(folder, item.source.value);
    const module = loadSpace(read, target, library, spaces);
    for (const { name, alias } of item.names) {
      const local = (alias ?? name).text;
      const entity = module.entities.get(name.text);
      const component = module.components.get(name.text);
      const unit = module.units.units.get(name.text);
      if (entity !== undefined) scope.entities.set(local, entity);
      if (component !== undefined) scope.components.set(local, component);
      if (unit !== undefined) scope.units.units.set(local, unit);
    }
  }
  for (const { item } of items) addUnit(item, scope.units);
  for (const { item, folder } of items)
    if (item.kind === "component")
      scope.components.set(item.name.text, { declaration: item, scope, folder });
  for (const { item, folder } of items) declare(item, folder, scope, scope, "", prefix);
  return scope;
}

/** Items of a file, of the model it extends, and of what it includes. */
function itemsOf(read: ReadText, path: string): readonly Placed[] {
  const { value: tree } = parse(createSourceFile(path, read(path)));
  const folder = path.includes("/") ? path.slice(0, path.lastIndexOf("/")) : "";
  const base = tree.header?.kind === "model" ? tree.header.base : undefined;
  const before = base === undefined ? [] : itemsOf(read, join(folder, base.value));
  const own = tree.items.flatMap((item): readonly Placed[] =>
    item.kind === "include" ? itemsOf(read, join(folder, item.path.value)) : [{ item, folder }],
  );
  return [...before, ...own];
}

/** A path written in a file of this folder, from the root. */
export function join(folder: string, path: string): string {
  const parts: string[] = folder === "" ? [] : folder.split("/");
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return parts.join("/");
}

function addUnit(item: Item, table: UnitTable): void {
  if (item.kind === "unit") table.units.set(item.name.text, item);
  if (item.kind === "prefix") table.prefixes.set(item.name.text, item);
}

const meaningless = new Set(["dimension", "unit", "prefix", "component", "scenario", "figure"]);

/** Puts a declaration into the table of `shown` under a prefix; its own names are found in `scope`. */
export function declare(
  item: Item,
  folder: string,
  scope: Scope,
  shown: Scope,
  prefix: string,
  module = "",
): void {
  if (!isDeclaration(item)) return;
  if (meaningless.has(item.kind)) return;
  if (item.kind === "use") {
    instantiate(item, scope, shown, prefix);
    return;
  }
  const local = item.name.text === "" ? `check ${shown.entities.size}` : item.name.text;
  const entity: Entity = {
    kind: "declared",
    name: module + prefix + local,
    declaration: item,
    scope,
    valueScope: scope,
    folder,
    adjustments: [],
  };
  enter(entity, local, scope, shown, prefix);
}

/** Known by its own name inside, and by its full name in the model. */
function enter(entity: Entity, local: string, scope: Scope, shown: Scope, prefix: string): void {
  scope.entities.set(local, entity);
  shown.entities.set(prefix + local, entity);
}

function instantiate(
  use: UseDeclaration,
  userScope: Scope,
  shown: Scope,
  outerPrefix: string,
): void {
  const found = findComponent(userScope, use.component.text);
  if (found === undefined) return fail(`no component \`${use.component.text}\``);
  const { declaration: component, scope: home, folder } = found;
  const prefix = `${outerPrefix}${use.name.text}.`;
  const scope: Scope = {
    entities: new Map(),
    components: new Map(),
    units: home.units,
    outer: home,
  };
  const put = (entity: Entity, local: string): void => {
    enter(entity, local, scope, shown, prefix);
    userScope.entities.set(`${use.name.text}.${local}`, entity);
  };
  let place: PlaceEntity | undefined;
  if (component.place !== undefined && use.place !== undefined) {
    place = {
      kind: "place",
      name: prefix + component.place.text,
      scope: userScope,
      pattern: use.place.pattern,
      set: use.place.set,
      condition: use.condition,
      isCyclic: false,
    };
    put(place, component.place.text);
  }
  if (component.step !== undefined && use.step !== undefined) {
    const step: PlaceEntity = {
      kind: "place",
      name: prefix + component.step.text,
      scope: userScope,
      pattern: undefined,
      set: use.step,
      condition: undefined,
      isCyclic: component.isCyclic,
    };
    put(step, component.step.text);
  }
  for (const given of component.givens) {
    const argument = use.arguments.find(({ name }) => name.text === given.name.text)?.value;
    const entity: GivenEntity = {
      kind: "given",
      name: prefix + given.name.text,
      given,
      argument,
      userScope,
      scope,
      place,
      placeName: component.place?.text,
    };
    put(entity, given.name.text);
  }
  for (const item of component.items) {
    declare(item, folder, scope, shown, prefix);
    if (item.kind === "use") continue;
    const entity = scope.entities.get(item.name.text);
    if (entity !== undefined) userScope.entities.set(`${use.name.text}.${item.name.text}`, entity);
  }
}

function findComponent(scope: Scope, name: string): ReturnType<Scope["components"]["get"]> {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const found = at.components.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where a declaration's data come from, if it says so. */
export function sourceOf(entity: DeclaredEntity): Source | undefined {
  const { declaration } = entity;
  return declaration.kind === "set" || declaration.kind === "param" ? declaration.from : undefined;
}
