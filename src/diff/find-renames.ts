/**
 * Renames: names that are gone are paired with names that are new when one consistent renaming makes them, and what
 * mentions them, equal. Certain pairs are taken first; each makes the forms of the others sharper.
 */
import type { Side } from "./gather-subjects.js";
import { formOf, type Naming, type Subject } from "./subjects.js";

/** New name by former name, of all kinds of subjects that have names. */
export type Renames = ReadonlyMap<string, string>;

/** Rounds of refinement by what stands around. */
const rounds = 3;

/** More new names than this on either side are not looked at: it is another program. */
const mostNames = 4000;

/** What people change when they rename, and what is no use of a name. */
const asides = ["doc", "index names"];

/** Finds the renaming of what is only in one side each. */
export function findRenames(before: Side, after: Side): Renames {
  const gone = [...before.subjects.values()].filter(
    (subject) => subject.isNamed && !after.subjects.has(subject.key),
  );
  const made = [...after.subjects.values()].filter(
    (subject) => subject.isNamed && !before.subjects.has(subject.key),
  );
  const renames = new Map<string, string>();
  if (gone.length === 0 || made.length === 0) return renames;
  if (Math.max(gone.length, made.length) > mostNames) return renames;
  const old = createView(before, gone, (key) => renames.get(key));
  const fresh = createView(after, made, () => undefined);
  for (;;) {
    const found = findPairs(old, fresh);
    if (found.length === 0) break;
    for (const [from, to] of found) {
      renames.set(from.key, to.key);
      old.settle(from.key);
      fresh.settle(to.key);
    }
  }
  return renames;
}

/** One side while names are still open. */
interface View {
  readonly open: () => readonly Subject[];
  readonly settle: (key: string) => void;
  /** Form with open names as blanks (or as `colors` say). */
  readonly form: (subject: Subject, colors?: ReadonlyMap<string, string>) => string;
  /** Form without what people change when they rename: doc string and index names. */
  readonly bareForm: (subject: Subject) => string;
  /** Forms of all that mentions the subject, in which it stands out. */
  readonly contexts: (subject: Subject, colors?: ReadonlyMap<string, string>) => readonly string[];
}

function createView(
  side: Side,
  named: readonly Subject[],
  settled: (key: string) => string | undefined,
): View {
  const open = new Map(named.map((subject) => [subject.key, subject] as const));
  const mentioners = new Map<string, Subject[]>();
  for (const subject of side.subjects.values()) {
    for (const key of subject.mentions()) {
      if (!open.has(key) || key === subject.key) continue;
      mentioners.set(key, [...(mentioners.get(key) ?? []), subject]);
    }
  }
  const naming =
    (self: string, colors: ReadonlyMap<string, string> | undefined): Naming =>
    (key) => {
      if (key === self) return "!self";
      if (open.has(key)) return colors?.get(key) ?? "!open";
      return settled(key) ?? key;
    };
  return {
    open: () => [...open.values()],
    settle: (key) => void open.delete(key),
    form: (subject, colors) =>
      `${subject.kind}\n${formOf(subject.describe(naming(subject.key, colors)))}`,
    bareForm: (subject) =>
      `${subject.kind}\n${formOf(subject.describe(naming(subject.key, undefined)), asides)}`,
    contexts: (subject, colors) =>
      (mentioners.get(subject.key) ?? [])
        .map((mentioner) => {
          const names = naming(subject.key, colors);
          return `${mentioner.kind}\n${formOf(mentioner.describe(names), asides)}`;
        })
        .sort(),
  };
}

type Pair = readonly [from: Subject, to: Subject];

/** The most certain pairs that can be found now. */
function findPairs(old: View, fresh: View): readonly Pair[] {
  if (old.open().length === 0 || fresh.open().length === 0) return [];
  const byForm = unique(old, fresh, (view, subject) => view.form(subject)).filter(([from, to]) =>
    fits(old.contexts(from), fresh.contexts(to)),
  );
  if (byForm.length > 0) return byForm;
  const colors = { old: new Map<string, string>(), fresh: new Map<string, string>() };
  let last: readonly Pair[] = [];
  for (let round = 0; round < rounds; round++) {
    const keyed = (view: View, subject: Subject): string => {
      const known = view === old ? colors.old : colors.fresh;
      return `${view.form(subject, known)}\n${view.contexts(subject, known).join("\n")}`;
    };
    const oldKeys = new Map(old.open().map((subject) => [subject.key, keyed(old, subject)]));
    const freshKeys = new Map(fresh.open().map((subject) => [subject.key, keyed(fresh, subject)]));
    const pairs = unique(
      old,
      fresh,
      (view, subject) => (view === old ? oldKeys : freshKeys).get(subject.key) ?? "",
    );
    if (pairs.length > 0) return pairs;
    last = alike(old, fresh, oldKeys, freshKeys);
    colors.old = toColors(oldKeys);
    colors.fresh = toColors(freshKeys);
  }
  // Names that nothing tells apart: any pairing of them is a consistent one.
  if (last.length > 0) return last;
  return byUse(old, fresh);
}

/** Pairs whose key occurs once on each side. */
function unique(
  old: View,
  fresh: View,
  keyOf: (view: View, subject: Subject) => string,
): readonly Pair[] {
  const olds = group(old.open(), (subject) => keyOf(old, subject));
  const news = group(fresh.open(), (subject) => keyOf(fresh, subject));
  return [...olds].flatMap(([key, candidates]): readonly Pair[] => {
    const [from, second] = candidates;
    const [to, other] = news.get(key) ?? [];
    if (from === undefined || to === undefined) return [];
    return second === undefined && other === undefined ? [[from, to]] : [];
  });
}

/** The first pair of a group of the same size on both sides. */
function alike(
  old: View,
  fresh: View,
  oldKeys: ReadonlyMap<string, string>,
  freshKeys: ReadonlyMap<string, string>,
): readonly Pair[] {
  const olds = group(old.open(), (subject) => oldKeys.get(subject.key) ?? "");
  const news = group(fresh.open(), (subject) => freshKeys.get(subject.key) ?? "");
  for (const [key, candidates] of olds) {
    const others = news.get(key) ?? [];
    const [from] = candidates;
    const [to] = others;
    if (from === undefined || to === undefined || candidates.length !== others.length) continue;
    return [[from, to]];
  }
  return [];
}

/** Renamed and changed at once: of one kind, and all that mentions the one is equal to what mentions the other. */
function byUse(old: View, fresh: View): readonly Pair[] {
  const keyOf = (view: View, subject: Subject): string => {
    const contexts = view.contexts(subject);
    const isTelling = contexts.some((context) => context.includes("!self"));
    return isTelling
      ? `${subject.kind}\n${contexts.join("\n")}`
      : `${subject.kind}\n${subject.key}`;
  };
  const pairs = unique(old, fresh, keyOf);
  if (pairs.length > 0) return pairs;
  return unique(old, fresh, (view, subject) => view.bareForm(subject)).filter(([from, to]) => {
    const contexts = [old.contexts(from), fresh.contexts(to)] as const;
    return contexts[0].length > 0 ? fits(...contexts) : isTelling(old.bareForm(from));
  });
}

/** A form with a formula says more than `param: number`. */
function isTelling(form: string): boolean {
  return form.includes("@");
}

/** Nothing mentions either, or some mention of the one is a mention of the other. */
function fits(olds: readonly string[], news: readonly string[]): boolean {
  if (olds.length === 0 && news.length === 0) return true;
  const known = new Set(news);
  return olds.some((context) => known.has(context));
}

function toColors(keys: ReadonlyMap<string, string>): Map<string, string> {
  return new Map([...keys].map(([key, text]) => [key, `!${hash(text)}`]));
}

function hash(text: string): string {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  for (let i = 0; i < text.length; i++) {
    low = Math.imul(low ^ text.charCodeAt(i), 0x01000193);
    high = Math.imul(high ^ text.charCodeAt(i), 0x85ebca6b);
  }
  return `${(low >>> 0).toString(36)}${(high >>> 0).toString(36)}`;
}

function group<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
