/**
 * Figures: what their channels show. With a header, series are formulas over its indices, checked as reports; without one
 * they are declarations with indices of their own, or formulas without any. Every index is shown by exactly one channel.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { Expression, FigureChannel, FigureDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkFigureStudy } from "./check-figure-study.js";
import { checkDomain } from "./check-domain.js";
import { checkValue } from "./check-number.js";
import { checkUnit } from "./check-unit.js";
import type { DomainModel, FigureChannelName, FigureModel, FigureSeries } from "./checked-model.js";
import { createContext, createOwner, textOf, type Context, type Owner } from "./context.js";
import { readChannels, type WrittenChannels } from "./figure-channels.js";
import { withCondition } from "./guards.js";
import { memberSetOf } from "./kind-of.js";
import type { ModelState } from "./model-state.js";
import { findName, recordReference, hasValues } from "./names.js";
import { convertTo, quantity } from "./quantity.js";
import { showIndices, type CheckedSeries } from "./show-indices.js";

/**
 * The figure, with what was found while checking it. A scenario that the figure is not for has no model of it, and neither
 * has one that took away what it shows.
 */
export function checkFigure(
  declaration: FigureDeclaration,
  state: ModelState,
): { readonly model: FigureModel | undefined; readonly owner: Owner } {
  const owner = createOwner(declaration.name.text);
  const scenarios = declaration.scenarios.map(({ text }) => text);
  const { scenario, scenarios: known, removed } = state.program;
  if (scenario !== "base" && scenarios.length > 0 && !scenarios.includes(scenario)) {
    return { model: undefined, owner };
  }
  const context = createContext(state, owner, state.program.scope, { kind: "report" });
  for (const { text, span } of declaration.scenarios) {
    if (text === "base" || known.has(text)) continue;
    const near = findNearNames(text, [...known.keys(), "base"]);
    owner.report("unknown-scenario", { name: text, near }, span);
  }
  const written = readChannels(declaration, context);
  const content = written && checkContent(declaration, written, context);
  const isTakenAway =
    removed.size > 0 && owner.diagnostics.some(({ code }) => code === "removed-name");
  if (isTakenAway) return { model: undefined, owner: createOwner(declaration.name.text) };
  if (written === undefined || content === undefined || owner.diagnostics.length > 0) {
    return { model: undefined, owner };
  }
  const model: FigureModel = {
    name: declaration.name.text,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    mark: written.mark,
    scenarios: [...new Set(scenarios)],
    content,
  };
  return { model, owner };
}

function checkContent(
  declaration: FigureDeclaration,
  written: WrittenChannels,
  outer: Context,
): FigureModel["content"] | undefined {
  const unit = declaration.type && checkUnit(declaration.type, outer);
  if (written.study !== undefined) {
    return checkFigureStudy(declaration, written, written.study, unit, outer);
  }
  if (written.y === undefined || written.mark === "tornado") return undefined;
  const { domain, context } = checkDomain(declaration.domain, declaration.name.span, outer);
  const inside =
    domain.condition === undefined ? context : withCondition(context, domain.condition);
  const series: CheckedSeries[] = [];
  for (const draft of readSeries(written.y, inside)) {
    const shared = series[0]?.unit ?? unit;
    series.push(checkSeries(draft, { declaration, domain, unit: shared }, inside));
  }
  if (series.length === 0) return undefined;
  const channels = showIndices(declaration, written, series, inside);
  return {
    kind: "series",
    unit: series[0]?.unit ?? dimensionless,
    channels: channels.shows,
    series: series.map(({ label, of, factor, report }, i): FigureSeries => {
      const columns = channels.columns[i] ?? new Map<FigureChannelName, number>();
      return { label, of, factor, report, columns };
    }),
  };
}

// ---- Series -----------------------------------------------------------------------------------

/** A series as written: its name and its value. */
interface SeriesDraft {
  readonly label: string;
  readonly value: Expression;
}

/** The series of `y`: one formula, or those in braces. */
function readSeries({ value }: FigureChannel, context: Context): readonly SeriesDraft[] {
  // What could not be read is reported already.
  if (value.kind === "missing") return [];
  const drafts: SeriesDraft[] = [];
  const seen = new Map<string, Span>();
  const add = (label: string, each: Expression, span: Span): void => {
    const before = seen.get(label);
    if (before === undefined) drafts.push({ label, value: each });
    else {
      const related = [{ span: before, text: "the first one" }];
      context.owner.report("repeated-series", { label }, span, { related });
    }
    seen.set(label, span);
  };
  if (value.kind === "set-literal") {
    for (const each of value.elements) add(labelOf(each, context), each, each.span);
  } else if (value.kind === "table-literal") {
    for (const { key, value: each, span } of value.entries) {
      const label = keyOf(key);
      if (label === undefined || each === undefined) {
        const text = textOf(context, label === undefined ? key.span : span);
        context.owner.report("series-name", { text }, label === undefined ? key.span : span);
      } else add(label, each, key.span);
    }
  } else add(labelOf(value, context), value, value.span);
  if (drafts.length === 0 && seen.size === 0 && context.owner.diagnostics.length === 0) {
    context.owner.report("no-series", {}, value.span);
  }
  return drafts;
}

function keyOf(key: Expression): string | undefined {
  if (key.kind === "name") return key.path.text;
  if (key.kind === "text") return key.value;
  return key.kind === "number" && key.unit === undefined ? String(key.value) : undefined;
}

function labelOf(value: Expression, context: Context): string {
  if (value.kind === "name") return value.path.text;
  if (value.kind === "subscript") return value.target.text;
  return textOf(context, value.span);
}

interface FigureParts {
  readonly declaration: FigureDeclaration;
  readonly domain: DomainModel;
  /** In which the series must be; undefined for the first of a figure without a unit. */
  readonly unit: Unit | undefined;
}

function checkSeries(draft: SeriesDraft, parts: FigureParts, context: Context): CheckedSeries {
  const { label, value } = draft;
  const { declaration, domain, unit } = parts;
  const whole = declaration.domain === undefined ? checkWhole(draft, parts, context) : undefined;
  if (whole !== undefined) return whole;
  const checked = checkValue(value, unit, wantedBy(parts), context);
  const of = `fig/${declaration.name.text}/${label}`;
  const report = {
    name: of,
    doc: undefined,
    span: value.span,
    nameSpan: value.span,
    domain,
    unit: checked.unit ?? dimensionless,
    value: checked.expression,
    scenarios: [...context.owner.scenarios].sort(),
  };
  const subject = `\`${declaration.name.text}\``;
  return { label, of, factor: 1, report, unit: checked.unit, domain, subject, span: value.span };
}

/** A declaration by its bare name, with all its indices; undefined for anything else. */
function checkWhole(
  { label, value }: SeriesDraft,
  parts: FigureParts,
  context: Context,
): CheckedSeries | undefined {
  if (value.kind !== "name") return undefined;
  const meaning = findName(value.path, context);
  if (meaning?.kind !== "declaration") return undefined;
  const { resolved } = meaning;
  if (!hasValues(resolved.declaration.kind) || memberSetOf(resolved) !== undefined) {
    return undefined;
  }
  const { span } = value;
  const header = context.state.header(resolved);
  if (header === undefined) return undefined;
  recordReference(value.path, resolved, context);
  const own = context.state.unitOf(resolved, context, span);
  const unit = parts.unit ?? own;
  const one = quantity({ kind: "constant", value: 1 }, 0, span, own);
  const scaled = convertTo(one, unit, wantedBy(parts), context);
  const factor = scaled.kind === "constant" ? scaled.value : 1;
  const subject = `\`${resolved.name}\``;
  const { domain } = header;
  return { label, of: resolved.name, factor, report: undefined, unit, domain, subject, span };
}

function wantedBy({ declaration }: FigureParts): { readonly what: string; readonly span: Span } {
  const span = declaration.type?.span ?? declaration.name.span;
  return { what: `\`${declaration.name.text}\``, span };
}
