/**
 * Hover: what a name is, with unit, domain, size, range of values, doc string, and for a constraint one row with its
 * numbers. What the data tell is shown once they have been looked at.
 */
import type { Hover } from "vscode-languageserver-protocol";
import { assertNever } from "../../diagnostics/index.js";
import { describeKind } from "../../resolve/index.js";
import { printExpression } from "../../syntax/index.js";
import { builtIns } from "../built-ins.js";
import { nameAt, type NameAtCursor } from "../cursor.js";
import { findChecked, fullNameOf, knownMembers, columnSets } from "../describe-symbol.js";
import type { Model } from "../model.js";
import { rangeAt } from "../places.js";
import type { LocalName } from "../symbols/occurrence.js";
import type { ProgramSymbol } from "../symbols/symbol.js";
import type { DocumentInModel } from "../workspace.js";
import { setsWithMember } from "./member.js";

const maxLines = 14;
const maxShown = 12;

/** What is under the cursor; undefined where there is no name. */
export function findHover(document: DocumentInModel, offset: number): Hover | undefined {
  const at = nameAt(document, offset);
  if (at === undefined) return undefined;
  const value = describe(document, at);
  if (value === undefined) return undefined;
  const { start, end } = document.model.analysis.files.place(at.occurrence.span);
  return { contents: { kind: "markdown", value }, range: rangeAt(document.source, start, end) };
}

function describe(document: DocumentInModel, at: NameAtCursor): string | undefined {
  const { model } = document;
  const { meaning, occurrence } = at;
  switch (meaning.kind) {
    case "local":
      return describeLocal(model, meaning.local);
    case "unit": {
      const unit = model.analysis.model.units.find(occurrence.text);
      const code = codeOf(model, meaning.symbol);
      if (unit === undefined) return code;
      return `${code}\n\nunit of ${model.analysis.model.units.dimensionName(unit)}`;
    }
    case "symbol":
      return describeSymbol(model, meaning.symbol, at);
    case "unknown":
      return describeUnknown(model, occurrence.text);
    default:
      return assertNever(meaning);
  }
}

function describeUnknown(model: Model, text: string): string | undefined {
  const builtIn = builtIns.get(text);
  if (builtIn !== undefined) return `${fence(builtIn.signature)}\n\n${builtIn.doc}`;
  const sets = setsWithMember(model, text);
  if (sets.length === 0) return undefined;
  return `\`${text}\`: member of ${sets.map((set) => `\`${set}\``).join(", ")}`;
}

function describeLocal(model: Model, { name, kind, set, column }: LocalName): string {
  if (kind === "argument") return `argument \`${name.text}\` of the function`;
  const over = set === undefined ? "" : printExpression(set);
  const place = column === undefined ? "" : `, column ${column + 1} of its tuples`;
  const lines = [fence(`${name.text} in ${over}`), `index over \`${over}\`${place}`];
  const members = column === undefined ? listMembers(model, over) : undefined;
  if (members !== undefined) lines.push(members);
  return lines.join("\n\n");
}

function describeSymbol(model: Model, symbol: ProgramSymbol, at: NameAtCursor): string {
  const real = symbol.of ?? symbol;
  const parts = [codeOf(model, real)];
  const doc = real.declaration?.doc?.value ?? real.given?.doc?.value;
  if (doc !== undefined) parts.push(doc.replaceAll(/[\\`*_[\]<>]/gu, "\\$&"));
  const name = fullNameOf(model, real, at);
  const lines = name === undefined ? [] : describeChecked(model, name, real);
  const kind = real.declaration === undefined ? real.kind : describeKind(real.declaration.kind);
  if (real.container !== undefined) lines.unshift(`${kind} of component \`${real.container}\``);
  if (real.space !== "model") lines.push(`from \`${real.space}\``);
  if (lines.length > 0) parts.push(lines.map((line) => `- ${line}`).join("\n"));
  const sample = name === undefined ? undefined : findChecked(model, name).facts?.sample;
  if (sample !== undefined)
    parts.push(`One row, with its numbers:\n\n${fence(clip(sample), "text")}`);
  return parts.join("\n\n");
}

function describeChecked(model: Model, name: string, symbol: ProgramSymbol): string[] {
  const lines: string[] = [];
  const { units } = model.analysis.model;
  const { unit, domain, facts } = findChecked(model, name);
  const kind = symbol.declaration?.kind;
  if (unit !== undefined && kind !== "check")
    lines.push(`unit: ${units.describe(units.simplify(unit))}`);
  const memberOf = model.analysis.model.params.get(name)?.memberOf;
  if (memberOf !== undefined) lines.push(`values: members of \`${memberOf}\``);
  if (domain !== undefined && domain.columns.length > 0) {
    const sets = columnSets(domain).map((set) => `\`${set}\`${sizeOf(model, set)}`);
    lines.push(`over ${sets.join(" × ")}`);
  }
  if (kind === "set" || symbol.kind === "place" || symbol.kind === "step") {
    if (facts !== undefined) lines.push(count(facts.size, "member"));
    const members = listMembers(model, name);
    if (members !== undefined) lines.push(members);
  } else if (facts !== undefined && domain !== undefined && domain.columns.length > 0) {
    const noun = kind === "param" ? "value" : kind === "var" ? "column" : "element";
    if (facts.rows === undefined) lines.push(count(facts.size, noun));
  }
  if (facts?.range !== undefined) {
    const [low, high] = facts.range;
    const text = unit === undefined || unit.text === "1" ? "" : ` ${unit.text}`;
    lines.push(
      low === high ? `value ${show(low)}${text}` : `from ${show(low)} to ${show(high)}${text}`,
    );
  }
  if (facts !== undefined && facts.absent > 0) lines.push(`${count(facts.absent, "value")} absent`);
  if (facts?.rows !== undefined) {
    const { declared, built } = facts.rows;
    const skipped = declared > built ? `, ${(declared - built).toLocaleString("en")} skipped` : "";
    lines.push(`${count(built, "row")} built${skipped}`);
  }
  return lines;
}

function codeOf(model: Model, symbol: ProgramSymbol): string {
  const span = symbol.declaration?.span ?? symbol.given?.span ?? symbol.nameSpan;
  const source = model.analysis.resolved.sources.get(span.file);
  const text = source?.text.slice(span.start, span.end) ?? symbol.name;
  return fence(clip(text));
}

function clip(text: string): string {
  const lines = text.split(/\r\n?|\n/u);
  return lines.length <= maxLines
    ? lines.join("\n")
    : [...lines.slice(0, maxLines - 1), "…"].join("\n");
}

function listMembers(model: Model, set: string): string | undefined {
  const members = knownMembers(model, set);
  if (members.length === 0) return undefined;
  const shown = members.slice(0, maxShown).join(", ");
  return members.length > maxShown ? `${shown}, …` : shown;
}

function sizeOf(model: Model, set: string): string {
  const size = model.facts?.found.declarations.get(set)?.size ?? knownMembers(model, set).length;
  return size === 0 ? "" : ` (${size.toLocaleString("en")})`;
}

function count(value: number, noun: string): string {
  return `${value.toLocaleString("en")} ${noun}${value === 1 ? "" : "s"}`;
}

function show(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function fence(text: string, language = "dcm"): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
