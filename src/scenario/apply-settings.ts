/**
 * Changes from outside the model: `--set discount_rate=5 %`, `--set 'tariff[Kanto]=25 JPY/kWh'`.
 * They are read as the language reads them, from one made-up file with a line for each.
 */
import { createReporter, resolveCatalogue, type Outcome } from "../diagnostics/index.js";
import type { ResolvedProgram, ResolveReporter } from "../resolve/index.js";
import { parseExpression, type Expression } from "../syntax/index.js";
import { createSourceFile, type SourceFile } from "../text/index.js";
import { applyChanges } from "./apply-changes.js";
import { groupChanges, type ChangeItem } from "./change.js";

/** One setting: what is set, with or without a subscript, and the value as text. */
export interface Setting {
  readonly name: string;
  readonly text: string;
}

/** Path of the made-up file that settings stand in. */
export const settingsSource = "--set";

/** The program with these settings on top of its scenario. `NAME*` and `NAME+` scale and add. */
export function applySettings(
  program: ResolvedProgram,
  settings: readonly Setting[],
): Outcome<ResolvedProgram> {
  if (settings.length === 0) return { value: program, diagnostics: [] };
  const reporter = createReporter(resolveCatalogue);
  const lines = settings.map(({ name, text }) => `${name}=${text}`);
  const source = createSourceFile(settingsSource, lines.join("\n"));
  let start = 0;
  const items: ChangeItem[] = [];
  settings.forEach((setting, i) => {
    const item = readSetting(program, setting, source, start, reporter);
    if (item !== undefined) items.push(item);
    start += (lines[i] ?? "").length + 1;
  });
  const changes = groupChanges(items, settingsSource, reporter);
  const changed = applyChanges(program, changes, undefined, reporter);
  const sources = new Map(program.sources).set(settingsSource, source);
  return { value: { ...changed, sources }, diagnostics: reporter.diagnostics };
}

function readSetting(
  program: ResolvedProgram,
  { name, text }: Setting,
  source: SourceFile,
  start: number,
  reporter: ResolveReporter,
): ChangeItem | undefined {
  const middle = start + name.length;
  const span = { file: settingsSource, start, end: middle + 1 + text.length };
  const [, target = "", sign] = /^(.*?)([*+]?)$/su.exec(name) ?? [];
  const operator = sign === "*" ? "*=" : sign === "+" ? "+=" : "=";
  const left = parsePart(source, start, start + target.length);
  if (left.diagnostics.length > 0 || !isTarget(left.value)) {
    reporter.report("bad-setting", { text: name }, { ...span, end: middle });
    return undefined;
  }
  const right = parsePart(source, middle + 1, span.end);
  if (right.diagnostics.length > 0) {
    reporter.diagnostics.push(...right.diagnostics);
    return undefined;
  }
  const { value } = right;
  const path = left.value.kind === "name" ? left.value.path : left.value.target;
  const cell = left.value.kind === "name" ? undefined : left.value.arguments;
  const isSet = program.declarations.get(path.text)?.declaration.kind === "set";
  if (isSet && cell === undefined && operator === "=") {
    return { kind: "set-set", target: path, value, from: undefined, span };
  }
  return { kind: "set-param", target: path, cell, operator, value, from: undefined, span };
}

function isTarget(
  expression: Expression,
): expression is Extract<Expression, { readonly kind: "name" | "subscript" }> {
  return expression.kind === "name" || expression.kind === "subscript";
}

/** Parses a part of the made-up file; blanks before it keep the spans true. */
function parsePart(source: SourceFile, start: number, end: number): Outcome<Expression> {
  const text = " ".repeat(start) + source.text.slice(start, end);
  return parseExpression(createSourceFile(source.path, text));
}
