/**
 * The first layer as lines.
 */
import type { AspectChange, DeclarationNote, ProgramDiff, Rename } from "./diff-programs.js";
import { shorten, type MarkedText } from "./excerpt.js";
import { limitLines, plainDetail, type Detail, type Line, type Section } from "./report-lines.js";

/** Lines of one kind at most. */
const mostLines = 60;

/** Texts up to this length stand on one line, before and after. */
const shortText = 48;

/** Reports what was declared otherwise. */
export function reportDeclarations(diff: ProgramDiff): Section {
  const { added, removed, renamed, changed } = diff;
  const counts = [
    [added.length, "added"],
    [removed.length, "removed"],
    [renamed.length, "renamed"],
    [changed.length, "changed"],
  ] as const;
  const parts = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  return {
    title: "declarations",
    summary: parts.length === 0 ? "no difference" : parts.join(", "),
    lines: [
      ...limitLines(renameLines(renamed), mostLines),
      ...limitLines(
        removed.map((note) => noteLine(note, "-")),
        mostLines,
      ),
      ...limitLines(
        added.map((note) => noteLine(note, "+")),
        mostLines,
      ),
      ...limitLines(
        changed.map(({ kind, name, place, aspects }): Line => {
          const text = kind === "scenario item" ? `scenario ${name}` : `${kind} ${name}`;
          return { sign: "~", text, place, details: aspects.map(aspectDetail) };
        }),
        mostLines,
      ),
    ],
  };
}

/** The members of a component that was given another name are one line. */
function renameLines(renames: readonly Rename[]): readonly Line[] {
  const groups = new Map<string, Rename[]>();
  for (const rename of renames) {
    const [before, after] = [splitName(rename.before), splitName(rename.after)];
    const isMember = before.rest !== "" && before.rest === after.rest;
    const key = isMember ? `${before.first} ${after.first}` : `${rename.kind} ${rename.before}`;
    groups.set(key, [...(groups.get(key) ?? []), rename]);
  }
  return [...groups.values()].flatMap((group): readonly Line[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { kind, before, after, place } = first;
    if (group.length === 1) {
      return [{ sign: ">", text: `${kind} ${before} → ${after}`, place, details: [] }];
    }
    const text = `${splitName(before).first}.* → ${splitName(after).first}.* (${group.length} names)`;
    return [{ sign: ">", text, place, details: [] }];
  });
}

function splitName(name: string): { readonly first: string; readonly rest: string } {
  const dot = name.indexOf(".");
  return dot < 0
    ? { first: name, rest: "" }
    : { first: name.slice(0, dot), rest: name.slice(dot + 1) };
}

function noteLine({ kind, name, place, text }: DeclarationNote, sign: "+" | "-"): Line {
  const shown = shorten({ text, marks: [] }).text;
  const title = kind === "scenario item" ? `scenario ${name}` : `${kind} ${name}`;
  // A bare text says no more than the title.
  const details = shown === title ? [] : [plainDetail(shown)];
  return { sign, text: title, place, details };
}

function aspectDetail({ aspect, before, after }: AspectChange): Detail {
  const texts = [before, after].map((side) => side?.text ?? "none");
  const isShort = texts.every((text) => text.length <= shortText);
  const isWhole = isAllMarked(before) && isAllMarked(after);
  if (isShort && (!formulas.has(aspect) || isWhole)) {
    return plainDetail(`${aspect}: ${texts.join(" → ")}`);
  }
  return {
    kind: "pair",
    label: aspect,
    before: before === undefined ? undefined : shorten(before),
    after: after === undefined ? undefined : shorten(after),
  };
}

/** Aspects whose change is shown within the formula, even a short one. */
const formulas = new Set(["formula", "condition", "value", "members", "default"]);

function isAllMarked(side: MarkedText | undefined): boolean {
  const [mark] = side?.marks ?? [];
  return side === undefined || (mark?.start === 0 && mark.end === side.text.length);
}
