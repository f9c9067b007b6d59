/**
 * Variables of an IAMC table: a formula over a solved run, checked as a report, and what becomes of its indices.
 * Each index is used exactly once: as the region, as the year, or in the name of the variable or of the sub-annual slice.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { IamcDeclaration, Name, Text } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Unit } from "../units/index.js";
import { isUnknownCarrier } from "./carriers.js";
import { isIntegerCarrier } from "./check-constant.js";
import { checkReport } from "./check-rule.js";
import type { IamcModel, TemplatePart } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";

/** A variable of the table. */
export function checkIamc(
  header: IndexedHeader,
  declaration: IamcDeclaration,
  context: Context,
): { readonly model: IamcModel; readonly unit: Unit | undefined } {
  const { model, unit } = checkReport(header, declaration, context);
  const indices = createIndexUse(header, context);
  const variable = readTemplate(declaration.variable, indices, context);
  const { region, year, type, unitLabel, subannual } = declaration;
  const place =
    "text" in region
      ? ({ kind: "index", column: indices.use(region, true) } as const)
      : ({ kind: "text", text: region.value } as const);
  const yearColumn = indices.use(year);
  const carrier = yearColumn === undefined ? undefined : header.domain.columns[yearColumn]?.carrier;
  if (carrier !== undefined && !isUnknownCarrier(carrier) && !isIntegerCarrier(carrier, context)) {
    context.owner.report("iamc-year", { name: year.text }, year.span);
  }
  const slice = subannual && readTemplate(subannual, indices, context);
  indices.expectAll(declaration.name.text);
  const written = type === undefined ? model.unit.text : textOf(context, type.span);
  return {
    model: {
      ...model,
      unitLabel: unitLabel?.value ?? written,
      variable,
      region: place.kind === "text" ? place : { kind: "index", column: place.column ?? 0 },
      year: yearColumn ?? 0,
      subannual: slice,
    },
    unit,
  };
}

/** Which indices have been used, and for what is left. */
interface IndexUse {
  /** The column of an index; undefined after a report. */
  readonly use: (name: Name, isRegion?: boolean) => number | undefined;
  readonly expectAll: (name: string) => void;
}

function createIndexUse(header: IndexedHeader, context: Context): IndexUse {
  const { columns, span } = header.domain;
  const { name: declared } = header.resolved;
  const first = new Map<number, Span>();
  const isFaulty = header.context.owner.diagnostics.length > 0;
  return {
    use: (name, isRegion = false) => {
      const column = columns.findIndex((candidate) => candidate.name === name.text);
      if (column < 0) {
        const indices = columns.map((candidate) => candidate.name);
        const near = findNearNames(name.text, indices);
        if (isFaulty) return undefined;
        const parameters = { name: name.text, declared, indices, near, isRegion };
        context.owner.report("iamc-unknown-index", parameters, name.span);
        return undefined;
      }
      const before = first.get(column);
      if (before === undefined) first.set(column, name.span);
      else {
        const related = [{ span: before, text: "used here first" }];
        context.owner.report("iamc-index-use", { name: name.text, isUsed: true }, name.span, {
          related,
        });
      }
      return column;
    },
    expectAll: () => {
      if (isFaulty) return;
      columns.forEach((column, i) => {
        if (first.has(i)) return;
        context.owner.report("iamc-index-use", { name: column.name, isUsed: false }, span);
      });
    },
  };
}

/** `Capacity|Cooling|{c}` as texts and indices. */
function readTemplate(
  template: Text,
  indices: IndexUse,
  context: Context,
): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  const { value, span } = template;
  let rest = 0;
  for (const match of value.matchAll(/\{([^{}]*)\}/gu)) {
    const text = match[1]?.trim() ?? "";
    if (match.index > rest) parts.push({ kind: "text", text: value.slice(rest, match.index) });
    rest = match.index + match[0].length;
    const column = indices.use({ text, span: placeIn(template, match.index, match[0].length) });
    if (column !== undefined) parts.push({ kind: "index", column });
  }
  if (rest < value.length) parts.push({ kind: "text", text: value.slice(rest) });
  const plain = parts.map((part) => (part.kind === "text" ? part.text : "")).join("");
  if (/[{}]/u.test(plain)) context.owner.report("iamc-template", {}, span);
  return parts;
}

/** The span of a stretch of a text; all of it where escapes shift the letters. */
function placeIn({ value, span }: Text, start: number, length: number): Span {
  if (value.length !== span.end - span.start - 2) return span;
  const from = span.start + 1 + start;
  return { ...span, start: from, end: from + length };
}
