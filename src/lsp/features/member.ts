/**
 * Members of sets under the cursor: in which sets a text or number is, and where it is written.
 */
import type { SetModel } from "../../check/index.js";
import type { Span } from "../../text/index.js";
import { findCell } from "../data-cell.js";
import { knownMembers } from "../describe-symbol.js";
import type { Model } from "../model.js";

/** Sets that have this member, as far as text and data tell. */
export function setsWithMember(model: Model, text: string): readonly string[] {
  const found: string[] = [];
  for (const name of model.analysis.model.sets.keys()) {
    const isIn = knownMembers(model, name).some((member) => String(member) === text);
    if (isIn) found.push(name);
  }
  return found;
}

/** Where a member is written: in the text of the sets that list it, else in the data of those that read it. */
export function placesOfMember(model: Model, text: string): readonly Span[] {
  const places: Span[] = [];
  for (const name of setsWithMember(model, text)) {
    const set = model.analysis.model.sets.get(name);
    if (set !== undefined) places.push(...placesIn(model, set, text));
  }
  const [widest] = places;
  return widest === undefined ? [] : [widest];
}

function placesIn(model: Model, set: SetModel, text: string): readonly Span[] {
  const { definition } = set;
  if (definition.kind === "members") {
    const written = definition.values.find(({ value }) => String(value) === text);
    return written === undefined ? [] : [model.analysis.files.place(written.span)];
  }
  if (definition.kind !== "source" || definition.source.file.kind !== "path") return [];
  const { path } = definition.source.file;
  const read = model.host.read(path);
  if (read.kind !== "text") return [];
  const cell = findCell(read.text, [text], []);
  return cell === undefined ? [] : [{ file: path, ...cell }];
}
