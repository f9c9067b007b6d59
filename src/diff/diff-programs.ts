/**
 * Declarations of two programs: what was added, removed, renamed, and which aspects changed.
 */
import type { ResolvedProgram } from "../resolve/index.js";
import { toPosition, type SourceFile, type Span } from "../text/index.js";
import { createUnitTable } from "../units/index.js";
import { excerpt, markTexts, type MarkedText } from "./excerpt.js";
import { findRenames, type Renames } from "./find-renames.js";
import { gatherSubjects, type Side } from "./gather-subjects.js";
import { markChanges } from "./mark-changes.js";
import { ownNames, type Aspect, type Naming, type Shown, type Subject } from "./subjects.js";

/** A declaration as it is listed. */
export interface DeclarationNote {
  readonly kind: string;
  readonly name: string;
  readonly doc: string | undefined;
  /** `file:line`. */
  readonly place: string;
  /** Its text on one line. */
  readonly text: string;
}

/** One aspect before and after; undefined where it is absent. */
export interface AspectChange {
  readonly aspect: string;
  readonly before: MarkedText | undefined;
  readonly after: MarkedText | undefined;
}

/** A declaration that is on both sides and differs. */
export interface DeclarationChange {
  readonly kind: string;
  readonly name: string;
  readonly place: string;
  readonly aspects: readonly AspectChange[];
}

/** A declaration under another name. */
export interface Rename {
  readonly kind: string;
  readonly before: string;
  readonly after: string;
  readonly place: string;
}

/** The first layer. */
export interface ProgramDiff {
  readonly added: readonly DeclarationNote[];
  readonly removed: readonly DeclarationNote[];
  readonly renamed: readonly Rename[];
  readonly changed: readonly DeclarationChange[];
  /** Declarations of the model by full name, for the layers below. */
  readonly renames: Renames;
}

/** Compares the declarations of two programs, scenarios and their items among them. */
export function diffPrograms(before: ResolvedProgram, after: ResolvedProgram): ProgramDiff {
  const oldUnits = createUnitTable(before.units).value;
  const newUnits = createUnitTable(after.units).value;
  const old = gatherSubjects(before, oldUnits, newUnits);
  const fresh = gatherSubjects(after, newUnits, oldUnits);
  const renames = findRenames(old, fresh);
  const naming: Naming = renames.size === 0 ? ownNames : (name) => renames.get(name) ?? name;

  const changed: DeclarationChange[] = headerChanges(before, after);
  const removed: DeclarationNote[] = [];
  const partners = new Set<string>();
  for (const subject of old.subjects.values()) {
    const key = subject.isNamed ? naming(subject.key) : subject.keyUnder(naming);
    const partner = fresh.subjects.get(key);
    if (partner === undefined || partners.has(key)) {
      removed.push(noteOf(subject, old));
      continue;
    }
    partners.add(key);
    const change = compareSubjects(subject, partner, naming, old, fresh);
    if (change !== undefined) changed.push(change);
  }
  const added = [...fresh.subjects.values()]
    .filter((subject) => !partners.has(subject.key))
    .map((subject) => noteOf(subject, fresh));
  const renamed = [...renames].flatMap(([from, to]): readonly Rename[] => {
    const [subject, partner] = [old.subjects.get(from), fresh.subjects.get(to)];
    if (subject === undefined || partner === undefined) return [];
    const place = placeOf(partner.span, fresh);
    return [{ kind: partner.kind, before: subject.name, after: partner.name, place }];
  });
  return {
    added: withoutOwned(added),
    removed: withoutOwned(removed),
    renamed,
    changed,
    renames,
  };
}

function headerChanges(before: ResolvedProgram, after: ResolvedProgram): DeclarationChange[] {
  const aspects: AspectChange[] = [];
  const compareTexts = (
    aspect: string,
    old: string | undefined,
    fresh: string | undefined,
  ): void => {
    if (old === fresh) return;
    aspects.push({ aspect, before: plain(old), after: plain(fresh) });
  };
  compareTexts("name", before.name, after.name);
  compareTexts("doc", before.doc, after.doc);
  if (aspects.length === 0) return [];
  return [{ kind: "model", name: after.name, place: `${after.entry}:1`, aspects }];
}

/** Items of a scenario that is itself new are part of it. */
function withoutOwned(notes: readonly DeclarationNote[]): readonly DeclarationNote[] {
  const scenarios = new Set(
    notes.filter((note) => note.kind === "scenario").map((note) => note.name),
  );
  return notes.filter((note) => {
    if (note.kind !== "scenario item") return true;
    return !scenarios.has(note.name.slice(0, note.name.indexOf(":")));
  });
}

function compareSubjects(
  subject: Subject,
  partner: Subject,
  naming: Naming,
  old: Side,
  fresh: Side,
): DeclarationChange | undefined {
  const before = new Map(subject.describe(naming).map((aspect) => [aspect.name, aspect]));
  const after = new Map(partner.describe(ownNames).map((aspect) => [aspect.name, aspect]));
  const aspects: AspectChange[] = [];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if ((was?.form ?? "") === (is?.form ?? "")) continue;
    // Other sets: their names come with them.
    if (name === "index names" && before.get("indices")?.form !== after.get("indices")?.form) {
      continue;
    }
    aspects.push(changeOf(name, was, is, old, fresh));
  }
  dropFollowers(aspects);
  if (aspects.length === 0) return undefined;
  const { kind, name, span } = partner;
  return { kind, name, place: placeOf(span, fresh), aspects };
}

/** Bare numbers are in the declared unit: with another unit they mean something else, but nobody wrote them anew. */
function dropFollowers(aspects: AspectChange[]): void {
  if (!aspects.some(({ aspect }) => aspect === "unit")) return;
  const kept = aspects.filter(
    ({ aspect, before, after }) => aspect === "unit" || before?.text !== after?.text,
  );
  aspects.splice(0, aspects.length, ...kept);
}

function changeOf(
  aspect: string,
  was: Aspect | undefined,
  is: Aspect | undefined,
  old: Side,
  fresh: Side,
): AspectChange {
  const formulas = [formulaOf(was), formulaOf(is)] as const;
  const marks =
    formulas[0] === undefined || formulas[1] === undefined
      ? { before: [], after: [] }
      : markChanges(formulas[0], formulas[1]);
  const before = show(was?.shown, marks.before, old.sources);
  const after = show(is?.shown, marks.after, fresh.sources);
  const isText = marks.before.length + marks.after.length === 0;
  if (!isText || before === undefined || after === undefined) return { aspect, before, after };
  const texts = markTexts(before, after);
  return { aspect, before: texts[0], after: texts[1] };
}

function formulaOf(aspect: Aspect | undefined) {
  return aspect?.shown?.kind === "span" ? aspect.shown.formula : undefined;
}

function show(
  shown: Shown | undefined,
  marks: readonly Span[],
  sources: ReadonlyMap<string, SourceFile>,
): MarkedText | undefined {
  if (shown === undefined) return undefined;
  if (shown.kind === "text") return plain(shown.text);
  const spans = shown.kind === "span" ? [shown.span] : shown.spans;
  const [first] = spans;
  if (spans.length === 1 && first !== undefined) {
    return excerpt(sources.get(first.file), first, marks);
  }
  return plain(spans.map((span) => excerpt(sources.get(span.file), span, []).text).join(" "));
}

function plain(text: string | undefined): MarkedText | undefined {
  return text === undefined ? undefined : { text, marks: [] };
}

function noteOf(subject: Subject, side: Side): DeclarationNote {
  const { kind, name, doc, span } = subject;
  const { text } = excerpt(side.sources.get(span.file), span, []);
  return { kind, name, doc, place: placeOf(span, side), text };
}

function placeOf(span: Span, side: Side): string {
  const source = side.sources.get(span.file);
  return source === undefined ? span.file : `${span.file}:${toPosition(source, span.start).line}`;
}
