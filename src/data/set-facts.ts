/**
 * Small questions about sets that binding asks in several places.
 */
import type { SetExpression, SetModel } from "../check/index.js";
import type { ColumnBase, Member } from "../domains/index.js";
import type { Span } from "../text/index.js";
import { labelPosition } from "./label-positions.js";

/** A set that is computed, or written `{}`, may be empty; one from data may not. */
export function isAllowedEmpty(set: SetModel): boolean {
  return set.definition.kind !== "source" || set.isEmptyByDefault;
}

/** How a set is called in a message. */
export function setName(set: SetExpression): string {
  return set.kind === "named" ? `\`${set.set}\`` : "the set it must be within";
}

/** Where a set's members come from: the path of the file, else the set's name. */
export function spanOfSource(set: SetModel): Span {
  return set.definition.kind === "source" ? set.definition.source.file.span : set.nameSpan;
}

/** What a set's members come from, for people. */
export function titleOfSource(set: SetModel): string {
  if (set.definition.kind !== "source") return set.name;
  const { file } = set.definition.source;
  return file.kind === "path" ? file.path : `table ${file.table}`;
}

/** Position of a member; negative, or far from every member, when it is not there. */
export function placeOf(member: Member, base: ColumnBase): number {
  return base === "integer" ? labelPosition(String(member), base) : base.positionOf(member);
}
