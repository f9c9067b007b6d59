/**
 * What an evaluation knows: the program's scopes, the texts of data files, and everything worked out so far.
 */
import { fail, type Linear, type Member, type SetValue, type Value } from "./value.js";
import type { DeclaredEntity, Entity, ReadText, Scope } from "./program.js";

/** A tuple of a domain: its labels, and the names it binds. */
export interface Point {
  readonly labels: readonly (string | number)[];
  readonly env: Env;
}

/** A column: bounds in the variable's unit. */
export interface NaiveColumn {
  readonly lower: number;
  readonly upper: number;
  readonly integer: boolean;
}

/** Names bound where an expression stands. */
export type Env = ReadonlyMap<string, Linear | Member>;

/** Everything worked out, by entity; `open` holds what is being worked out, to find circles. */
export interface World {
  readonly read: ReadText;
  readonly root: Scope;
  readonly sets: Map<Entity, SetValue>;
  readonly families: Map<string, SetValue>;
  readonly domains: Map<Entity, ReadonlyMap<string, Point>>;
  readonly tables: Map<DeclaredEntity, ReadonlyMap<string, Value | undefined>>;
  readonly cells: Map<DeclaredEntity, Map<string, Value | undefined>>;
  /** Cells before a scenario scales them. */
  readonly definitions: Map<DeclaredEntity, Map<string, Value | undefined>>;
  readonly formulas: Map<Entity, Map<string, Linear>>;
  readonly totals: Map<DeclaredEntity, ReadonlyMap<string, Linear>>;
  readonly open: Set<string>;
  /** How many piecewise terms were met: they count as nothing here. */
  piecewise: number;
}

/** Where an expression is evaluated. */
export interface Context {
  readonly world: World;
  readonly scope: Scope;
  readonly env: Env;
}

export const emptyEnv: Env = new Map();

export function createWorld(read: ReadText, root: Scope): World {
  return {
    read,
    root,
    sets: new Map(),
    families: new Map(),
    domains: new Map(),
    tables: new Map(),
    cells: new Map(),
    definitions: new Map(),
    formulas: new Map(),
    totals: new Map(),
    open: new Set(),
    piecewise: 0,
  };
}

/** Works something out, once at a time. */
export function guarded<T>(world: World, what: string, work: () => T): T {
  if (world.open.has(what)) return fail(`${what} needs itself`);
  world.open.add(what);
  try {
    return work();
  } finally {
    world.open.delete(what);
  }
}

/** The value kept under a key, made when it is first asked for. */
export function keep<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
