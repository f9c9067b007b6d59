/**
 * Numbers and units, typeset.
 */
import type { UnitExpression } from "../syntax/index.js";
import { fenced, infix, plain, row, script, type MathNode } from "./math.js";

/** A number: groups of three digits from 10 000 on, powers of ten for the very large and the very small. */
export function writeNumber(value: number): MathNode {
  if (value < 0) return row(plain("−"), writeNumber(-value));
  if (value === Infinity) return plain("∞");
  const isPlain = value === 0 || (value >= 1e-4 && value < 1e15);
  if (isPlain) return { kind: "number", text: groupDigits(String(value)) };
  const [mantissa = "1", exponent = "0"] = value.toExponential().split("e");
  const power = script(
    { kind: "number", text: "10" },
    undefined,
    exponent.startsWith("-")
      ? row(plain("−"), { kind: "number", text: exponent.slice(1) })
      : { kind: "number", text: exponent.replace("+", "") },
  );
  return mantissa === "1" ? power : row({ kind: "number", text: mantissa }, infix("×"), power);
}

/** A number that was computed, to four figures. */
export function writeRounded(value: number): MathNode {
  return writeNumber(Number(value.toPrecision(4)));
}

function groupDigits(text: string): string {
  const [whole = "", rest] = text.split(".");
  const grouped = whole.length < 5 ? whole : whole.replace(/(?<=\d)(?=(\d{3})+$)/gu, "\u2009");
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** A unit as it was written: factors, then divisors each behind its stroke. */
export function writeUnit(unit: UnitExpression): MathNode {
  const parts: MathNode[] = [];
  for (const [i, { name, exponent }] of unit.factors.entries()) {
    const divides = exponent < 0;
    if (divides && i === 0) parts.push({ kind: "number", text: "1" });
    if (divides) parts.push(plain("/"));
    else if (i > 0) parts.push(plain("·"));
    const base: MathNode =
      name === undefined ? { kind: "number", text: "1" } : { kind: "unit", text: name.text };
    const power = Math.abs(exponent);
    parts.push(
      power === 1 ? base : script(base, undefined, { kind: "number", text: String(power) }),
    );
  }
  return row(...parts);
}

/** A unit given as text, such as one that was inferred. */
export function writeUnitText(text: string): MathNode {
  const parts = text.split(/([*/^()])/u).filter((part) => part !== "");
  const nodes: MathNode[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] ?? "";
    if (part === "/") nodes.push(plain("/"));
    else if (part === "*") nodes.push(plain("·"));
    else if (part === "^") {
      const base = nodes.pop() ?? row();
      nodes.push(
        script(base, undefined, { kind: "number", text: (parts[++i] ?? "").replace("-", "−") }),
      );
    } else if (part === "(" || part === ")") nodes.push({ kind: "bracket", bracket: part });
    else
      nodes.push(
        /^\d+$/u.test(part) ? { kind: "number", text: part } : { kind: "unit", text: part },
      );
  }
  return row(...nodes);
}

/** A number with its unit behind a thin blank. */
export function writeQuantity(value: MathNode, unit: MathNode | undefined): MathNode {
  return unit === undefined ? value : row(value, { kind: "space", width: "thin" }, unit);
}

/** An exponent in brackets, by which a scenario is named. */
export function bracketed(text: string): MathNode {
  return fenced("(", { kind: "name", text }, ")");
}
