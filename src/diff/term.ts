/**
 * Terms: formulas in a form in which equal algebra is equal text. Sums and products are flat and sorted, numbers are
 * folded, products run over sums while that stays small. Every term carries its text; two terms are equal when the texts
 * are. Symbols that begin with `%` are bound indices.
 */

/** A formula in normal form. */
export type Term =
  | { readonly kind: "number"; readonly value: number; readonly text: string; readonly height: 0 }
  | { readonly kind: "symbol"; readonly text: string; readonly height: 0 }
  | {
      readonly kind: "sum";
      readonly parts: readonly Term[];
      readonly text: string;
      readonly height: number;
    }
  | {
      readonly kind: "product";
      readonly coefficient: number;
      readonly factors: readonly Factor[];
      readonly text: string;
      readonly height: number;
    }
  | {
      readonly kind: "node";
      readonly head: string;
      readonly parts: readonly Term[];
      readonly isUnordered: boolean;
      readonly text: string;
      /** How deep indices are bound inside. */
      readonly height: number;
    };

/** A power in a product. */
export interface Factor {
  readonly base: Term;
  readonly exponent: number;
}

/** Products are multiplied out up to this many summands. */
const largestExpansion = 64;

/** Numbers that differ in rounding only are the same number. */
const digits = 14;

/** A number. */
export function number(value: number): Term {
  return { kind: "number", value, text: numberText(value), height: 0 };
}

/** A name, member, index or unit. */
export function symbol(text: string): Term {
  return { kind: "symbol", text, height: 0 };
}

/** Anything else: a call, a set, a condition. Parts of an unordered node are sorted. */
export function node(head: string, parts: readonly Term[], isUnordered = false): Term {
  const sorted = isUnordered ? sortTerms(parts) : parts;
  const text = `${head}(${sorted.map((part) => part.text).join(", ")})`;
  return { kind: "node", head, parts: sorted, isUnordered, text, height: heightOf(sorted) };
}

/** A node that binds indices, which are already named by its height. */
export function binding(head: string, parts: readonly Term[], height: number): Term {
  const text = `${head}(${parts.map((part) => part.text).join(", ")})`;
  return { kind: "node", head, parts, isUnordered: false, text, height };
}

/** The sum; like terms are collected. */
export function add(terms: readonly Term[]): Term {
  let constant = 0;
  const collected = new Map<string, { coefficient: number; factors: readonly Factor[] }>();
  for (const term of terms) {
    for (const part of term.kind === "sum" ? term.parts : [term]) {
      if (part.kind === "number") {
        constant += part.value;
        continue;
      }
      const { coefficient, factors } = monomial(part);
      const key = factorsText(factors);
      const known = collected.get(key);
      if (known === undefined) collected.set(key, { coefficient, factors });
      else known.coefficient += coefficient;
    }
  }
  const parts = [...collected.values()].map(({ coefficient, factors }) =>
    product(coefficient, factors),
  );
  const kept = sortTerms(parts.filter((part) => part.kind !== "number" || part.value !== 0));
  if (constant !== 0) kept.push(number(constant));
  const [first] = kept;
  if (first === undefined) return number(0);
  if (kept.length === 1) return first;
  const text = `(${kept.map((part) => part.text).join(" + ")})`;
  return { kind: "sum", parts: kept, text, height: heightOf(kept) };
}

/** The product, multiplied out while it stays small. */
export function multiply(terms: readonly Term[]): Term {
  let summands: readonly Term[] = [number(1)];
  const kept: Term[] = [];
  for (const term of terms) {
    if (term.kind !== "sum") kept.push(term);
    else if (summands.length * term.parts.length > largestExpansion) kept.push(term);
    else {
      summands = summands.flatMap((left) =>
        term.parts.map((right) => multiplyMonomials([left, right])),
      );
    }
  }
  const expanded = summands.map((summand) => multiplyMonomials([summand, ...kept]));
  return expanded.length === 1 ? (expanded[0] ?? number(1)) : add(expanded);
}

/** The negative. */
export function negate(term: Term): Term {
  return multiply([number(-1), term]);
}

/** The quotient. */
export function divide(left: Term, right: Term): Term {
  return multiply([left, power(right, number(-1))]);
}

/** A power; whole exponents go to the factors. */
export function power(base: Term, exponent: Term): Term {
  if (exponent.kind !== "number" || !Number.isInteger(exponent.value)) {
    if (base.kind === "number" && exponent.kind === "number")
      return number(base.value ** exponent.value);
    return node("^", [base, exponent]);
  }
  const { value } = exponent;
  if (base.kind === "number") return number(base.value ** value);
  if (base.kind === "sum" && (value === 2 || value === 3)) {
    return multiply(Array.from({ length: value }, () => base));
  }
  const { coefficient, factors } = monomial(base);
  return product(
    coefficient ** value,
    factors.map((factor) => ({ ...factor, exponent: factor.exponent * value })),
  );
}

/** `left - right` against zero; both directions and both signs of a relation are one. */
export function compare(operator: string, difference: Term): Term {
  switch (operator) {
    case ">":
      return node("<", [negate(difference)]);
    case ">=":
      return node("<=", [negate(difference)]);
    case "==":
    case "!=": {
      const other = negate(difference);
      return node(operator, [other.text < difference.text ? other : difference]);
    }
    default:
      return node(operator, [difference]);
  }
}

/** A term as number times powers. */
export function monomial(term: Term): {
  readonly coefficient: number;
  readonly factors: readonly Factor[];
} {
  if (term.kind === "number") return { coefficient: term.value, factors: [] };
  if (term.kind === "product") return term;
  return { coefficient: 1, factors: [{ base: term, exponent: 1 }] };
}

/** The term with symbols exchanged, put into normal form again. */
export function substitute(term: Term, exchange: ReadonlyMap<string, string>): Term {
  switch (term.kind) {
    case "number":
      return term;
    case "symbol": {
      const text = exchange.get(term.text);
      return text === undefined ? term : symbol(text);
    }
    case "sum":
      return add(term.parts.map((part) => substitute(part, exchange)));
    case "product":
      return product(
        term.coefficient,
        term.factors.map(({ base, exponent }) => ({ base: substitute(base, exchange), exponent })),
      );
    case "node": {
      const parts = term.parts.map((part) => substitute(part, exchange));
      const [difference] = parts;
      // Which sign comes first depends on the names.
      if ((term.head === "==" || term.head === "!=") && difference !== undefined) {
        return compare(term.head, difference);
      }
      return term.isUnordered
        ? node(term.head, parts, true)
        : binding(term.head, parts, term.height);
    }
  }
}

/** True when one of these symbols stands in the term. */
export function mentionsAny(term: Term, symbols: ReadonlySet<string>): boolean {
  switch (term.kind) {
    case "number":
      return false;
    case "symbol":
      return symbols.has(term.text);
    case "product":
      return term.factors.some(({ base }) => mentionsAny(base, symbols));
    default:
      return term.parts.some((part) => mentionsAny(part, symbols));
  }
}

/** A number times powers; equal bases join. */
export function product(coefficient: number, factors: readonly Factor[]): Term {
  if (coefficient === 0) return number(0);
  const joined = new Map<string, { base: Term; exponent: number }>();
  for (const { base, exponent } of factors) {
    const known = joined.get(base.text);
    if (known === undefined) joined.set(base.text, { base, exponent });
    else known.exponent += exponent;
  }
  const kept = [...joined.values()]
    .filter(({ exponent }) => exponent !== 0)
    .sort((a, b) => compareTexts(a.base.text, b.base.text));
  const [first] = kept;
  if (first === undefined) return number(coefficient);
  if (kept.length === 1 && first.exponent === 1 && coefficient === 1) return first.base;
  const text = `${coefficient === 1 ? "" : `${numberText(coefficient)}*`}${factorsText(kept)}`;
  const height = heightOf(kept.map(({ base }) => base));
  return { kind: "product", coefficient, factors: kept, text, height };
}

function multiplyMonomials(terms: readonly Term[]): Term {
  const parts = terms.map(monomial);
  const coefficient = parts.reduce((total, part) => total * part.coefficient, 1);
  const factors = parts.flatMap((part) => part.factors);
  // No unit is too small for infinity.
  if (!Number.isFinite(coefficient)) {
    return product(
      coefficient,
      factors.filter(({ base }) => !base.text.startsWith("{")),
    );
  }
  return product(coefficient, factors);
}

function factorsText(factors: readonly Factor[]): string {
  return factors
    .map(({ base, exponent }) => (exponent === 1 ? base.text : `${base.text}^${exponent}`))
    .join("*");
}

function heightOf(terms: readonly Term[]): number {
  return terms.reduce((height, term) => Math.max(height, term.height), 0);
}

function sortTerms(terms: readonly Term[]): Term[] {
  return [...terms].sort((a, b) => compareTexts(a.text, b.text));
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "inf" : value < 0 ? "-inf" : "nan";
  return String(Number(value.toPrecision(digits)) + 0);
}
