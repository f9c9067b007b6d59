/**
 * Parameters with a default or a permitted gap that data never fill. What a study varies is given its values there.
 */
import type { StudyDeclaration } from "../syntax/index.js";
import { isOfLibrary, type RowSubject } from "./subject.js";

/** A parameter without data. */
export interface UncoveredParam {
  readonly elements: number;
  /** True when its values are absent, false when they are defaults. */
  readonly isOptional: boolean;
}

/** Parameters by name all of whose values are defaults, or all of which are absent. */
export function findUncoveredParams(
  { model, dataSet }: RowSubject,
  studies: Iterable<StudyDeclaration>,
): ReadonlyMap<string, UncoveredParam> {
  const varied = new Set<string>();
  for (const { items } of studies)
    for (const item of items) if (item.kind === "vary") varied.add(item.target.text);
  const found = new Map<string, UncoveredParam>();
  for (const { name, elements, given, missing, defaulted } of dataSet.report.params) {
    const param = model.params.get(name);
    if (param === undefined || elements === 0 || given > 0 || varied.has(name)) continue;
    if (isOfLibrary(param.span.file) || missing + defaulted < elements) continue;
    found.set(name, { elements, isOptional: missing === elements });
  }
  return found;
}
