/**
 * Small pieces of text that descriptions share.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { Member, Relation } from "../domains/index.js";
import { describeTuple, labelsOf, showMember } from "../plan/index.js";
import type { Span, SourceFile } from "../text/index.js";
import { toPosition } from "../text/index.js";
import type { Description } from "./describe.js";

/** At most this many terms or members are listed one by one. */
export const listLimit = 60;

/** A number as the language writes it, about eight digits. */
export function showNumber(value: number): string {
  if (value === Infinity) return "inf";
  if (value === -Infinity) return "-inf";
  if (Number.isNaN(value)) return "absent";
  return Number(value.toPrecision(8)).toString();
}

/** A number with its unit; nothing stands for the unit 1. */
export function showQuantity(value: number, unit: string): string {
  return unit === "1" ? showNumber(value) : `${showNumber(value)} ${unit}`;
}

/** `file:line` of a declaration. */
export function showPlace(span: Span, sourceOf: (path: string) => SourceFile | undefined): string {
  const source = sourceOf(span.file);
  return source === undefined ? span.file : `${span.file}:${toPosition(source, span.start).line}`;
}

/** Position of the labels in a domain, or why there is none. */
export function findTuple(
  name: string,
  indices: readonly string[],
  domain: Relation,
  labels: readonly Member[] | undefined,
): { readonly position: number } | { readonly fault: Description } {
  if (domain.bases.length === 0 && (labels === undefined || labels.length === 0))
    return { position: 0 };
  const form = `${name}[${indices.join(", ")}]`;
  const example = domain.size > 0 ? `, for example ${name}${describeTuple(domain, 0)}` : "";
  if (labels === undefined || labels.length !== domain.bases.length) {
    const wants = `\`${name}\` takes ${domain.bases.length} label${domain.bases.length === 1 ? "" : "s"}`;
    return { fault: { kind: "unknown", message: wants, help: `write ${form}${example}` } };
  }
  const tuple: number[] = [];
  for (const [k, base] of domain.bases.entries()) {
    const label = labels[k] ?? "";
    const position =
      base === "integer" ? (typeof label === "number" ? label : -1) : findMember(base, label);
    if (position >= 0 || base === "integer") {
      tuple.push(position);
      continue;
    }
    const members = Array.from({ length: Math.min(base.size, 500) }, (_, i) =>
      String(base.memberAt(i)),
    );
    const near = findNearNames(String(label), members);
    const help =
      near.length > 0
        ? `did you mean ${near.join(", ")}?`
        : `it begins ${members.slice(0, 5).join(", ")}`;
    return {
      fault: {
        kind: "unknown",
        message: `\`${showMember(label)}\` is not in \`${base.name}\``,
        help,
      },
    };
  }
  const position = domain.find(tuple);
  if (position >= 0) return { position };
  const shown = labels.map(showMember).join(", ");
  const message = `\`${name}\` has no element [${shown}]: its domain leaves it out`;
  return { fault: { kind: "unknown", message, help: `it has ${domain.size} elements${example}` } };
}

/** Labels typed on a command line do not tell 2030 from "2030": either finds the member. */
function findMember(
  base: { readonly positionOf: (member: Member) => number },
  label: Member,
): number {
  const position = base.positionOf(label);
  if (position >= 0) return position;
  return typeof label === "number" ? base.positionOf(String(label)) : -1;
}

/** `[a, b], [c, d], …` of the first few positions. */
export function listTuples(domain: Relation, limit = listLimit): string {
  const shown = Math.min(domain.size, limit);
  const tuples = Array.from({ length: shown }, (_, i) => {
    const labels = labelsOf(domain, i).map(showMember);
    return labels.length === 1 ? (labels[0] ?? "") : `(${labels.join(", ")})`;
  });
  return `${tuples.join(", ")}${domain.size > shown ? `, … ${domain.size - shown} more` : ""}`;
}
