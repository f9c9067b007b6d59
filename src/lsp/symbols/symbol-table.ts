/**
 * All names of a program: which symbol a name in the text stands for, and where a symbol's name stands.
 * Built from trees alone, afresh for each text; the names within an item are remembered (see collect-names).
 */
import { assertNever } from "../../diagnostics/index.js";
import type { Program, ProgramFile } from "../../project/index.js";
import { isDeclaration, type Item } from "../../syntax/index.js";
import type { Span } from "../../text/index.js";
import { collectNames } from "./collect-names.js";
import type { LocalName, Occurrence } from "./occurrence.js";
import { keyOf, plain, symbolOf, type ProgramSymbol } from "./symbol.js";

/** What an occurrence means. */
export type Meaning =
  | { readonly kind: "symbol"; readonly symbol: ProgramSymbol }
  | { readonly kind: "local"; readonly local: LocalName }
  /** A known unit's name behind a prefix of this length: `kWh` is `k` and `Wh`. */
  | { readonly kind: "unit"; readonly symbol: ProgramSymbol; readonly prefixLength: number }
  /** No declaration: a member of a set, or a name unknown. */
  | { readonly kind: "unknown" };

/** An item with the file it stands in. */
export interface PlacedItem {
  readonly item: Item;
  readonly file: ProgramFile;
}

/** The names of a program. */
export interface SymbolTable {
  readonly items: readonly PlacedItem[];
  /** Every symbol that can be named in this space, components' members by dotted path. */
  readonly visible: (
    space: string,
    container: string | undefined,
  ) => ReadonlyMap<string, ProgramSymbol>;
  readonly units: ReadonlyMap<string, ProgramSymbol>;
  readonly find: (
    path: string,
    space: string,
    container: string | undefined,
  ) => ProgramSymbol | undefined;
  readonly meaningOf: (occurrence: Occurrence, space: string) => Meaning;
  /** Key of the symbol or index that an occurrence names, imports followed; undefined for what has none. */
  readonly keyOf: (occurrence: Occurrence, space: string) => string | undefined;
  /** Every place where the name of this key stands. */
  readonly occurrencesOf: (key: string) => readonly Occurrence[];
}

type Names = Map<string, ProgramSymbol>;

/** Makes the table of a loaded program. */
export function createSymbolTable(program: Program): SymbolTable {
  const items: PlacedItem[] = [...program.files.values()].flatMap((file) =>
    file.tree.items.map((item) => ({ item, file })),
  );
  const spaces = new Map<string, Names>();
  const members = new Map<ProgramSymbol, Names>();
  const units: Names = new Map();
  const spaceNames = (space: string): Names => {
    const names = spaces.get(space) ?? new Map<string, ProgramSymbol>();
    spaces.set(space, names);
    return names;
  };
  for (const { item, file } of items) declare(item, file, spaceNames(file.scope), units, members);
  const exports = new Map<string, ProgramSymbol>();
  for (const file of program.files.values()) link(file, spaceNames, exports);

  const memberNames = (symbol: ProgramSymbol, depth = 0): Names | undefined => {
    if (symbol.kind === "component") return members.get(symbol);
    if (depth > 8) return undefined;
    if (symbol.kind === "alias") return symbol.of && memberNames(symbol.of, depth + 1);
    if (symbol.declaration?.kind !== "use") return undefined;
    const component = find(symbol.declaration.component.text, symbol.space, symbol.container);
    return component && memberNames(component, depth + 1);
  };
  const find: SymbolTable["find"] = (path, space, container) => {
    const [first = "", ...rest] = path.split(".");
    const component = container === undefined ? undefined : spaces.get(space)?.get(container);
    let symbol = (component && members.get(component)?.get(first)) ?? spaces.get(space)?.get(first);
    for (const part of rest) {
      const inner: Names | undefined = symbol && memberNames(symbol);
      symbol = inner?.get(part);
    }
    return symbol;
  };
  const visible: SymbolTable["visible"] = (space, container) => {
    const names: Names = new Map(spaces.get(space));
    const component = container === undefined ? undefined : names.get(container);
    for (const [name, symbol] of names) {
      if (symbol.declaration?.kind !== "use") continue;
      for (const [member, inner] of memberNames(symbol) ?? [])
        names.set(`${name}.${member}`, inner);
    }
    for (const [name, symbol] of (component && members.get(component)) ?? [])
      names.set(name, symbol);
    return names;
  };
  const meaningOf: SymbolTable["meaningOf"] = ({ target }, space) => {
    switch (target.kind) {
      case "local":
        return { kind: "local", local: target.local };
      case "unit":
        return findUnit(target.name, units);
      case "export": {
        const symbol =
          exports.get(`${keyOf(target.importSpan)} ${target.name}`) ?? units.get(target.name);
        return symbol === undefined ? { kind: "unknown" } : { kind: "symbol", symbol };
      }
      case "given": {
        const component = find(target.component, space, undefined);
        const symbol = component && memberNames(component)?.get(target.name);
        return symbol === undefined ? { kind: "unknown" } : { kind: "symbol", symbol };
      }
      case "path": {
        const symbol = find(target.path, space, target.container);
        return symbol === undefined ? { kind: "unknown" } : { kind: "symbol", symbol };
      }
      default:
        return assertNever(target);
    }
  };
  const key: SymbolTable["keyOf"] = (occurrence, space) => {
    const meaning = meaningOf(occurrence, space);
    if (meaning.kind === "unknown") return undefined;
    return keyOf(meaning.kind === "local" ? meaning.local.name.span : meaning.symbol.nameSpan);
  };
  let byKey: Map<string, Occurrence[]> | undefined;
  const occurrencesOf = (wanted: string): readonly Occurrence[] => {
    if (byKey === undefined) {
      byKey = new Map();
      for (const { item, file } of items) {
        for (const occurrence of collectNames(item).occurrences) {
          const own = key(occurrence, file.scope);
          const list = own === undefined ? undefined : byKey.get(own);
          if (list !== undefined) list.push(occurrence);
          else if (own !== undefined) byKey.set(own, [occurrence]);
        }
      }
    }
    return byKey.get(wanted) ?? [];
  };
  return { items, visible, units, find, meaningOf, keyOf: key, occurrencesOf };
}

/** Enters what an item declares; the first of two same names holds. */
function declare(
  item: Item,
  file: ProgramFile,
  names: Names,
  units: Names,
  members: Map<ProgramSymbol, Names>,
): void {
  if (!isDeclaration(item)) return;
  if (item.name.text === "") return;
  const symbol = symbolOf(item, file.scope, undefined);
  if (item.kind === "unit" || item.kind === "dimension" || item.kind === "prefix") {
    const known = units.get(item.name.text);
    if (item.kind !== "prefix" && known?.kind !== "unit") units.set(item.name.text, symbol);
    return;
  }
  if (names.has(item.name.text)) return;
  names.set(item.name.text, symbol);
  if (item.kind !== "component") return;
  const inner: Names = new Map();
  const container = item.name.text;
  if (item.place !== undefined)
    inner.set(item.place.text, plain(item.place, "place", file.scope, container));
  if (item.step !== undefined)
    inner.set(item.step.text, plain(item.step, "step", file.scope, container));
  for (const given of item.givens) {
    inner.set(given.name.text, { ...plain(given.name, "given", file.scope, container), given });
  }
  for (const declaration of item.items) {
    inner.set(declaration.name.text, symbolOf(declaration, file.scope, container));
  }
  members.set(symbol, inner);
}

/** Gives imported names a meaning in the importing space, and the names in import lists one in the module. */
function link(
  file: ProgramFile,
  spaceNames: (space: string) => Names,
  exports: Map<string, ProgramSymbol>,
): void {
  const own = spaceNames(file.scope);
  const imports = file.tree.items.filter((item) => item.kind === "import");
  imports.forEach((item, i) => {
    const path = file.imports[i]?.path;
    if (path === undefined) return;
    for (const { name, alias } of item.names) {
      const symbol = spaceNames(path).get(name.text);
      if (symbol === undefined) continue;
      exports.set(`${keyOf(item.span)} ${name.text}`, symbol);
      const known = alias === undefined ? symbol : aliasOf(symbol, alias, file.scope);
      if (!own.has(known.name)) own.set(known.name, known);
    }
  });
}

function aliasOf(
  symbol: ProgramSymbol,
  alias: { readonly text: string; readonly span: Span },
  space: string,
): ProgramSymbol {
  return { ...plain(alias, "alias", space, undefined), of: symbol };
}

/** The unit of a name, alone or behind a prefix. */
function findUnit(name: string, units: ReadonlyMap<string, ProgramSymbol>): Meaning {
  const whole = units.get(name);
  if (whole !== undefined) return { kind: "unit", symbol: whole, prefixLength: 0 };
  for (let length = 1; length < name.length; length++) {
    const symbol = units.get(name.slice(length));
    if (symbol?.declaration?.kind !== "unit") continue;
    const { prefixes } = symbol.declaration;
    if (prefixes.some((prefix) => prefix.text === name.slice(0, length))) {
      return { kind: "unit", symbol, prefixLength: length };
    }
  }
  return { kind: "unknown" };
}
