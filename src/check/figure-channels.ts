/**
 * The marks of figures and the channels of each, as written: what may be given, what must be.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { Expression, FigureChannel, FigureDeclaration } from "../syntax/index.js";
import type { FigureChannelName, FigureMark, IndexColumn } from "./checked-model.js";
import { textOf, type Context } from "./context.js";

/** The channels of a figure by name, each given once and fit for the mark. */
export interface WrittenChannels {
  readonly mark: FigureMark;
  readonly y: FigureChannel | undefined;
  readonly study: FigureChannel | undefined;
  /** Those that show indices, scenarios, series or parameters. */
  readonly shown: ReadonlyMap<FigureChannelName, FigureChannel>;
}

/** Every mark, in the order in which they are offered. */
export const figureMarks: readonly FigureMark[] = [
  "line",
  "area",
  "bar",
  "grouped",
  "point",
  "tiles",
  "tornado",
];

const located: readonly FigureChannelName[] = ["x", "color", "column", "row"];

/** Channels of a mark that show something else than values. */
export function channelsOf(mark: FigureMark): readonly FigureChannelName[] {
  if (mark === "tiles") return ["region", "column", "row"];
  return mark === "tornado" ? ["column", "row"] : located;
}

/** Reads the mark and the channels; undefined after an error that leaves nothing to check. */
export function readChannels(
  { mark: written, channels }: FigureDeclaration,
  context: Context,
): WrittenChannels | undefined {
  const { report } = context.owner;
  const mark = figureMarks.find((known) => known === written.text);
  if (mark === undefined) {
    const near = findNearNames(written.text, figureMarks);
    report("unknown-mark", { name: written.text, marks: figureMarks, near }, written.span);
    return undefined;
  }
  const names = channelsOf(mark);
  const all: readonly string[] = [...names, "y", ...(mark === "tiles" ? [] : ["study"])];
  const found = new Map<string, FigureChannel>();
  for (const channel of channels) {
    const { text, span } = channel.name;
    const before = found.get(text);
    if (!all.includes(text)) {
      const near = findNearNames(text, all);
      report("unknown-channel", { name: text, mark, channels: all, near }, span);
    } else if (before === undefined) found.set(text, channel);
    else {
      const related = [{ span: before.name.span, text: "given here first" }];
      report("repeated-channel", { name: text }, span, { related });
    }
  }
  const shown = new Map<FigureChannelName, FigureChannel>();
  for (const name of names) {
    const channel = found.get(name);
    if (channel !== undefined) shown.set(name, channel);
  }
  const [y, study] = [found.get("y"), found.get("study")];
  // After a channel that is misspelt nothing is certain to be missing.
  const isSound = context.owner.diagnostics.length === 0;
  const needed = mark === "tornado" ? "study" : mark === "tiles" ? "region" : "x";
  if (isSound && !found.has(needed)) {
    report("channel-missing", { mark, channel: needed, choices: [] }, written.span);
  }
  if (isSound && y === undefined && study === undefined && mark !== "tornado") {
    report("channel-missing", { mark, channel: "y", choices: [] }, written.span);
  }
  return { mark, y, study, shown };
}

/** What is written as a channel's value, when it is a name. */
export function nameIn(value: Expression): string | undefined {
  return value.kind === "name" ? value.path.text : undefined;
}

/** The index of a domain that a channel names: by its own name, or by its set or a set around it. */
export function findIndex(
  value: Expression,
  columns: readonly IndexColumn[],
  context: Context,
): number | undefined {
  const name = nameIn(value);
  if (name === undefined) return undefined;
  const own = columns.findIndex((column) => column.name === name);
  if (own >= 0) {
    recordSet(value, name, context);
    return own;
  }
  const meaning = context.scope.find(name);
  if (meaning?.declaration.kind !== "set") return undefined;
  const isOf = (column: IndexColumn, isExact: boolean): boolean =>
    column.carrier.kind === "set" &&
    (isExact
      ? column.carrier.set === meaning.name
      : context.state.carriers.isSubset(column.carrier.set, meaning.name));
  for (const isExact of [true, false]) {
    const fitting = columns.filter((column) => isOf(column, isExact));
    const [first, second] = fitting;
    if (first === undefined) continue;
    if (second !== undefined) {
      const indices = fitting.map((column) => column.name);
      context.owner.report("channel-ambiguous", { text: name, indices }, value.span);
    }
    recordSet(value, name, context);
    return columns.indexOf(first);
  }
  return undefined;
}

/** Channels that are still free to show an index. */
export function freeChannels(written: WrittenChannels): readonly FigureChannelName[] {
  return channelsOf(written.mark).filter((name) => !written.shown.has(name));
}

/** Reports a channel whose value is no index. */
export function reportNoIndex(
  channel: FigureChannel,
  subject: string,
  columns: readonly IndexColumn[],
  context: Context,
): void {
  const text = textOf(context, channel.value.span);
  const choices = columns.map((column) => column.name);
  const near = findNearNames(text, [...choices, "SCENARIO", "SERIES"]);
  const parameters = { channel: channel.name.text, text, subject, choices, near };
  context.owner.report("channel-value", parameters, channel.value.span);
}

/** A set's name in a channel is a use of the set. */
function recordSet(value: Expression, name: string, context: Context): void {
  const resolved = context.scope.find(name);
  if (resolved?.declaration.kind !== "set") return;
  context.owner.references.push({ span: value.span, target: resolved.name });
}
