/**
 * Which index each channel of a figure shows, in every series: each index in exactly one channel, and one left for telling
 * series and scenarios apart.
 */
import type { FigureDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Unit } from "../units/index.js";
import type {
  DomainModel,
  FigureChannelName,
  FigureSeries,
  SeriesContent,
} from "./checked-model.js";
import type { Context } from "./context.js";
import {
  findIndex,
  freeChannels,
  nameIn,
  reportNoIndex,
  type WrittenChannels,
} from "./figure-channels.js";

/** A series without what its channels show; its unit is that of the figure. */
export interface CheckedSeries extends Omit<FigureSeries, "columns"> {
  readonly unit: Unit | undefined;
  readonly domain: DomainModel;
  /** What has the indices, for messages. */
  readonly subject: string;
  readonly span: Span;
}

/** What channels show. */
export interface ShownIndices {
  readonly shows: SeriesContent["channels"];
  /** For each series, the position of the index that a channel shows. */
  readonly columns: readonly ReadonlyMap<FigureChannelName, number>[];
}

/** What each channel shows; all indices, series and scenarios must be shown by one. */
export function showIndices(
  declaration: FigureDeclaration,
  written: WrittenChannels,
  series: readonly CheckedSeries[],
  context: Context,
): ShownIndices {
  const shows = new Map<
    FigureChannelName,
    { kind: "index"; name: string } | { kind: "scenario" | "series" }
  >();
  const columns = series.map(() => new Map<FigureChannelName, number>());
  for (const [name, channel] of written.shown) {
    const word = nameIn(channel.value);
    const isIndex = series.some(({ domain }) => domain.columns.some((each) => each.name === word));
    if (!isIndex && (word === "SCENARIO" || word === "SERIES")) {
      shows.set(name, { kind: word === "SCENARIO" ? "scenario" : "series" });
      continue;
    }
    shows.set(name, { kind: "index", name: word ?? "" });
    for (const [i, each] of series.entries()) {
      const before = context.owner.diagnostics.length;
      const found = findIndex(channel.value, each.domain.columns, context);
      if (found !== undefined) columns[i]?.set(name, found);
      else if (context.owner.diagnostics.length === before) {
        reportNoIndex(channel, each.subject, each.domain.columns, context);
      }
      // One channel that is wrong is wrong for every series.
      if (context.owner.diagnostics.length > before) break;
    }
  }
  expectIndices(written, series, columns, declaration, context);
  const free = [...freeChannels(written)];
  const kinds = [...shows.values()].map(({ kind }) => kind);
  if (series.length > 1 && !kinds.includes("series")) {
    const place =
      free.find((name) => name === "color") ?? (written.mark === "tiles" ? free[0] : undefined);
    if (place === undefined)
      context.owner.report("series-not-shown", { free }, written.y?.span ?? declaration.name.span);
    else {
      shows.set(place, { kind: "series" });
      free.splice(free.indexOf(place), 1);
    }
  }
  const [, second] = declaration.scenarios;
  const hasPanel = free.includes("column") || free.includes("row");
  if (second !== undefined && !kinds.includes("scenario") && !hasPanel) {
    context.owner.report("scenarios-not-shown", {}, second.span);
  }
  return { shows, columns };
}

/** Reports indices that two channels show, and the first that none does. */
function expectIndices(
  written: WrittenChannels,
  series: readonly CheckedSeries[],
  columns: readonly ReadonlyMap<FigureChannelName, number>[],
  declaration: FigureDeclaration,
  context: Context,
): void {
  if (context.owner.diagnostics.length > 0) return;
  for (const [i, { domain, span }] of series.entries()) {
    const first = new Map<number, FigureChannelName>();
    for (const [name, column] of columns[i] ?? []) {
      const before = first.get(column);
      const channel = written.shown.get(name);
      if (before === undefined || channel === undefined) first.set(column, name);
      else {
        const shown = written.shown.get(before);
        context.owner.report(
          "index-shown-twice",
          { name: domain.columns[column]?.name ?? "" },
          channel.span,
          { related: shown === undefined ? [] : [{ span: shown.span, text: "shown here first" }] },
        );
      }
    }
    const left = domain.columns.find((_, column) => !first.has(column));
    if (left !== undefined && context.owner.diagnostics.length === 0) {
      const isFormula = declaration.domain !== undefined;
      const parameters = {
        name: left.name,
        free: freeChannels(written),
        isOfStudy: false,
        isFormula,
      };
      context.owner.report("index-not-shown", parameters, isFormula ? domain.span : span);
    }
    if (context.owner.diagnostics.length > 0) return;
  }
}
