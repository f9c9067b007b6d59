/**
 * Why two quantities cannot be compared, in words: what each is, and the factor that is probably missing.
 */
import { divide, isDimensionless, isSameDimension, power } from "./algebra.js";
import { isMoney } from "./declare-dimensions.js";
import type { Unit } from "./unit.js";
import type { UnitTable } from "./unit-table.js";

/** How the two sides are called in the help; by default `the left side` and `the right side`. */
export interface MismatchTexts {
  readonly left?: string;
  readonly right?: string;
  /** The right unit is declared, so that only the left side can change. */
  readonly isRightFixed?: boolean;
}

/** The words for one mismatch. */
export interface Mismatch {
  /** `energy (MWh)` */
  readonly leftName: string;
  /** `power (MW)` */
  readonly rightName: string;
  /** ``divide `capacity[r, y]` by a time, for example `/ 1 hour` ``; absent when no single factor is plausible. */
  readonly factorHelp?: string;
}

/** Names both sides and proposes the factor between them. The texts may hold backticks round formulas. */
export function explainMismatch(
  table: UnitTable,
  left: Unit,
  right: Unit,
  texts: MismatchTexts = {},
): Mismatch {
  const names = { leftName: table.describe(left), rightName: table.describe(right) };
  const help = isSameDimension(left, right) ? undefined : findHelp(table, left, right, texts);
  return help === undefined ? names : { ...names, factorHelp: help };
}

function findHelp(
  table: UnitTable,
  left: Unit,
  right: Unit,
  texts: MismatchTexts,
): string | undefined {
  const leftText = texts.left ?? "the left side";
  const rightText = texts.right ?? "the right side";
  const exchange = findExchange(left, right);
  if (exchange !== undefined) {
    const [from, to] = exchange;
    return `declare what one is worth in the other, for example \`unit ${from} = … ${to}\``;
  }
  const ratio = divide(left, right);
  const inverse = power(ratio, -1);
  const isInverse = isOneName(table, ratio)
    ? false
    : isOneName(table, inverse) || texts.isRightFixed === true || isPerMoney(inverse, ratio);
  // `left = right * missing`, or `left * missing = right` when inverse.
  const missing = isInverse ? inverse : ratio;
  const [wide, narrow] = isInverse ? [rightText, leftText] : [leftText, rightText];
  const name = table.dimensionName(missing);
  const example = exampleOf(table, missing);
  // More than a quotient of two named things is no helpful guess.
  if (example === undefined || name.split(/[*/]/u).length > 2) return undefined;
  const times = `multiply ${narrow} by ${withArticle(name)}, for example \`* 1 ${example}\``;
  const per = `divide ${wide} by ${withArticle(name)}, for example \`/ 1 ${example}\``;
  if (!isOneName(table, missing)) return times;
  if (texts.isRightFixed === true) return isInverse ? times : per;
  const isPlain = isDimensionless(isInverse ? left : right);
  return isPlain ? per : `${per}, or multiply ${narrow} by one`;
}

/** Of a quotient and its inverse the one that counts money per something is a price, which people know. */
function isPerMoney(inverse: Unit, ratio: Unit): boolean {
  const counts = (unit: Unit): number =>
    [...unit.dimension.exponents].filter(([base, exponent]) => isMoney(base) && exponent > 0)
      .length;
  return counts(inverse) > counts(ratio);
}

function isOneName(table: UnitTable, unit: Unit): boolean {
  return !/[*/^]/u.test(table.dimensionName(unit));
}

/** A unit of that dimension: the one that makes the scales agree if there is one, else a base unit. */
function exampleOf(table: UnitTable, missing: Unit): string | undefined {
  const exact = table.simplify(missing).text;
  const base = table.simplify({ ...missing, scale: 1, text: "?" }).text;
  const candidates = [exact, base].filter(isShort);
  // One word says more than a quotient that happens to fit.
  return candidates.find((text) => !/[*/]/u.test(text)) ?? candidates[0];
}

function isShort(text: string): boolean {
  return text !== "?" && text.split(/[*/]/u).length <= 2;
}

/** The two base units when the sides differ by one money, or another own dimension, in place of another. */
function findExchange(left: Unit, right: Unit): readonly [string, string] | undefined {
  const [first, second, ...rest] = [...divide(left, right).dimension.exponents];
  if (first === undefined || second === undefined || rest.length > 0) return undefined;
  if (!isMoney(first[0]) || !isMoney(second[0]) || first[1] + second[1] !== 0) return undefined;
  return first[1] < 0 ? [first[0], second[0]] : [second[0], first[0]];
}

function withArticle(name: string): string {
  const words = name === "time" ? "duration" : name;
  if (words.startsWith("money"))
    return words.includes("/") ? `a price (${words})` : `an amount of ${words}`;
  return `${/^[aeiou]/iu.test(words) ? "an" : "a"} ${words}`;
}
