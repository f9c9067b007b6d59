/**
 * Plain numbers that say of themselves what they are measured in. A parameter or variable without a written unit is
 * reported when its name or its column of data ends in a unit (`price_JPY`), or its doc in one in brackets
 * (`"Price (JPY/kWh)"`). A unit here is one the program knows, that measures something, and that has a capital letter or
 * a stroke: `start_hour` and `(a)` are words. Writing `: 1` says that a plain number is meant.
 */
import type { ParamDeclaration, VarDeclaration } from "../syntax/index.js";
import { isDimensionless } from "../units/index.js";
import { isOfLibrary, type LintReporter, type TextSubject } from "./subject.js";

/** Reports numbers without a unit whose name, column or doc tells one. */
export function findMissingUnits(subject: TextSubject, { report }: LintReporter): void {
  const { units } = subject.model;
  const isUnit = (text: string): boolean => {
    if (text.length < 2 || !/[\p{Lu}/]/u.test(text)) return false;
    const unit = units.read(text);
    return unit !== undefined && !isDimensionless(unit);
  };
  for (const { name, declaration } of subject.resolved.declarations.values()) {
    if (declaration.kind !== "param" && declaration.kind !== "var") continue;
    const isPlain = declaration.type === undefined && declaration.integrality === undefined;
    if (!isPlain || isOfLibrary(declaration.span.file)) continue;
    const hint = hintsOf(declaration).find(({ text }) => isUnit(text));
    if (hint === undefined) continue;
    const kind = declaration.kind === "param" ? "parameter" : "variable";
    const parameters = { name, kind, unit: hint.text, where: hint.where };
    report("missing-unit", parameters, declaration.name.span);
  }
}

interface Hint {
  readonly text: string;
  readonly where: "name" | "column" | "doc";
}

function hintsOf(declaration: ParamDeclaration | VarDeclaration): readonly Hint[] {
  const hints: Hint[] = [];
  const add = (text: string | undefined, where: Hint["where"]): void => {
    if (text !== undefined) hints.push({ text: text.trim(), where });
  };
  add(lastWord(declaration.name.text), "name");
  add(lastBracket(declaration.doc?.value ?? ""), "doc");
  if (declaration.kind === "var") return hints;
  for (const option of declaration.from?.options ?? []) {
    if (option.kind !== "column") continue;
    const isValue = option.what.text === "value" || option.what.text === declaration.name.text;
    if (isValue) add(lastWord(option.column.value), "column");
  }
  return hints;
}

function lastWord(name: string): string | undefined {
  const at = name.lastIndexOf("_");
  return at > 0 ? name.slice(at + 1) : undefined;
}

function lastBracket(doc: string): string | undefined {
  return /[([]([^()[\]]+)[)\]]\s*$/u.exec(doc)?.[1];
}
