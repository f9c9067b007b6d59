/**
 * What bound data add to a document: how large sets are, and between what values parameters lie.
 */
import { findReport, type CheckedModel } from "../check/index.js";
import { labelsAt } from "../domains/index.js";
import type { Environment } from "../evaluate/index.js";
import { inline, type Fact, type Inline } from "./document.js";
import { row, word, type MathNode } from "./math.js";
import { writeQuantity, writeRounded, writeUnitText } from "./write-number.js";

/** At most this many members are listed. */
const memberLimit = 12;

/** Number of members, and the first of them. */
export function describeMembers(name: string, environment: Environment): readonly Fact[] {
  if (!environment.model.sets.has(name)) return [];
  const relation = environment.relation(name);
  const shown = Math.min(relation.size, memberLimit);
  const content: Inline[] = [inline.text(`${relation.size}`)];
  for (let i = 0; i < shown; i++) {
    content.push(inline.text(i === 0 ? ": " : ", "));
    const labels = labelsAt(relation, i).map(String);
    content.push(inline.code(labels.length === 1 ? (labels[0] ?? "") : `(${labels.join(", ")})`));
  }
  if (relation.size > shown) content.push(inline.text(", …"));
  return [{ label: "Members", content }];
}

/** The value of a parameter, or how many it has and the least and the largest. */
export function describeValues(name: string, environment: Environment): readonly Fact[] {
  const parameter = environment.model.params.get(name);
  if (parameter === undefined) return [];
  const { values, present, domain } = environment.param(name);
  const unit = unitOf(name, environment.model);
  const labelled = parameter.memberOf;
  let count = 0;
  let lowest = Infinity;
  let highest = -Infinity;
  for (let i = 0; i < domain.size; i++) {
    const value = values[i] ?? Number.NaN;
    if (present?.[i] === 0 || Number.isNaN(value)) continue;
    count++;
    lowest = Math.min(lowest, value);
    highest = Math.max(highest, value);
  }
  if (count === 0) return [{ label: "Values", content: [inline.text("none")] }];
  if (labelled !== undefined) {
    if (count > 1) return [{ label: "Values", content: [inline.text(`${count}`)] }];
    const label = labelsAt(environment.relation(labelled), lowest).map(String).join(", ");
    return [{ label: "Value", content: [inline.code(label)] }];
  }
  const range: MathNode =
    lowest === highest
      ? writeRounded(lowest)
      : row(writeRounded(lowest), word(" to "), writeRounded(highest));
  const content: Inline[] = [inline.math(writeQuantity(range, unit))];
  if (domain.bases.length > 0) {
    const missing = domain.size - count;
    const absent = missing > 0 ? `, ${missing} not given` : "";
    content.unshift(inline.text(`${count}${absent}; ${lowest === highest ? "all " : ""}`));
  }
  return [{ label: domain.bases.length > 0 ? "Values" : "Value", content }];
}

/** The unit that the checker found; undefined for none. */
export function unitOf(name: string, model: CheckedModel): MathNode | undefined {
  const unit =
    model.params.get(name)?.unit ??
    model.variables.get(name)?.unit ??
    model.defines.get(name)?.unit ??
    model.constraints.get(name)?.unit ??
    findReport(model, name)?.unit;
  return unit === undefined || unit.text === "1" || unit.text === ""
    ? undefined
    : writeUnitText(unit.text);
}
