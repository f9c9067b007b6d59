/**
 * Numbers and patterns in words, for every way of rendering.
 */
import type { CellValue } from "./diff-values.js";
import type { Pattern } from "./pattern.js";

/** A number in about six digits. */
export function showNumber(value: number): string {
  if (Number.isNaN(value)) return "absent";
  if (!Number.isFinite(value)) return value > 0 ? "inf" : "-inf";
  const rounded = Number(value.toPrecision(7));
  const size = Math.abs(rounded);
  if (size >= 1e4 && size < 1e15)
    return rounded.toLocaleString("en-US", { maximumFractionDigits: 3 });
  return String(rounded);
}

/** Two numbers with enough digits to tell them apart. */
export function showPair(before: number, after: number): readonly [string, string] {
  const pair = [showNumber(before), showNumber(after)] as const;
  return pair[0] === pair[1] ? [String(before), String(after)] : pair;
}

/** A cell's value. */
export function showValue(value: CellValue): string {
  if (value === undefined) return "absent";
  return typeof value === "number" ? showNumber(value) : value;
}

/** `19.9 → 21`. */
export function showChange(before: CellValue, after: CellValue): string {
  if (typeof before === "number" && typeof after === "number") {
    return showPair(before, after).join(" → ");
  }
  return `${showValue(before)} → ${showValue(after)}`;
}

/** `+5 %`. */
export function showFactor(factor: number): string {
  if (factor > 3 || factor < 1 / 3) return `× ${showNumber(Number(factor.toPrecision(4)))}`;
  const percent = (factor - 1) * 100;
  const shown = Number(percent.toPrecision(Math.abs(percent) >= 10 ? 3 : 2));
  return `${shown < 0 ? "−" : "+"}${Math.abs(shown)} %`;
}

/** A pattern in words; undefined when there is nothing short to say. */
export function showPattern(pattern: Pattern | undefined, unit = "1"): string | undefined {
  const inUnit = unit === "1" ? "" : ` ${unit}`;
  switch (pattern?.kind) {
    case undefined:
    case "mixed":
      return undefined;
    case "ratio":
      return showFactor(pattern.factor);
    case "shift":
      return `${pattern.by < 0 ? "−" : "+"}${showNumber(Math.abs(pattern.by))}${inUnit}`;
    case "value":
      return `now ${showNumber(pattern.value)}${inUnit}`;
    case "sign":
      return "sign turned";
    case "ratios":
      return `${showFactor(pattern.low)} to ${showFactor(pattern.high)}`;
  }
}

/** `1 row`, `2,000 rows`. */
export function count(value: number, noun: string): string {
  return `${value.toLocaleString("en-US")} ${noun}${value === 1 ? "" : "s"}`;
}

/** A list cut after some entries. */
export function listed(items: readonly string[], total = items.length): string {
  const more = total - items.length;
  return `${items.join(", ")}${more > 0 ? `, … ${more.toLocaleString("en-US")} more` : ""}`;
}
