/**
 * The labels of one row of an IAMC table: what a declaration makes of the members of its indices.
 */
import type { IamcModel, TemplatePart } from "../check/index.js";
import { labelsAt, type Member, type Relation } from "../domains/index.js";

/** What a row is about. */
export interface IamcLabels {
  readonly region: string;
  readonly variable: string;
  readonly unit: string;
  /** The slice of the year; undefined for the whole. */
  readonly subannual: string | undefined;
  readonly year: number;
}

/** The labels at a position of the declaration's domain. */
export function labelIamc(model: IamcModel, domain: Relation, position: number): IamcLabels {
  const members = labelsAt(domain, position);
  const { region } = model;
  return {
    region: region.kind === "text" ? region.text : String(members[region.column] ?? ""),
    variable: fill(model.variable, members),
    unit: model.unitLabel,
    subannual: model.subannual && fill(model.subannual, members),
    year: Number(members[model.year]),
  };
}

/** One text for all that makes two rows the same. */
export function keyOf(labels: IamcLabels): string {
  const { region, variable, unit, subannual, year } = labels;
  return JSON.stringify([region, variable, unit, subannual ?? wholeYear, year]);
}

/** The slice of rows that say nothing of slices, where others do. */
export const wholeYear = "Year";

function fill(parts: readonly TemplatePart[], members: readonly Member[]): string {
  return parts
    .map((part) => (part.kind === "text" ? part.text : String(members[part.column] ?? "")))
    .join("");
}
