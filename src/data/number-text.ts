/**
 * Reads one decimal number from a stretch of text, strictly: sign, digits, point, exponent, nothing else.
 * Short decimals are read without making a string: an integer below 2^53 divided by a power of ten up to 1e22 is
 * correctly rounded, because both are exact. All else goes through `Number`.
 */

/** What a cell that should hold a number holds. */
export type NumberText =
  | { readonly kind: "missing" }
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "fault"; readonly reason: NumberFault };

/** Why a text is no number we accept. */
export type NumberFault =
  | "separators"
  | "wide-digits"
  | "not-finite"
  | "percent"
  | "too-large"
  | "too-small"
  | "not-a-number";

/** Whole numbers as labels go up to this; a few below the end of 32 bits have meanings of their own. */
export const largestWhole = 2 ** 31 - 9;

const powersOfTen = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`));
const largestExact = 2 ** 53;

/** The number in text[start, end), blanks at both ends already off; NaN when it is missing or no number. */
export function numberInText(text: string, start: number, end: number): number {
  let position = start;
  const first = text.charCodeAt(position);
  const isNegative = first === 45;
  if (isNegative || first === 43) position++;
  let mantissa = 0;
  let digits = 0;
  let decimals = 0;
  let hasPoint = false;
  for (; position < end; position++) {
    const code = text.charCodeAt(position);
    if (code >= 48 && code <= 57) {
      mantissa = mantissa * 10 + (code - 48);
      digits++;
      if (hasPoint) decimals++;
    } else if (code === 46 && !hasPoint) hasPoint = true;
    else break;
  }
  if (digits === 0) return NaN;
  if (position === end && mantissa <= largestExact && decimals < powersOfTen.length) {
    const value = decimals === 0 ? mantissa : mantissa / powersOfTen[decimals]!;
    return isNegative ? 0 - value : value;
  }
  if (position < end && !isExponent(text, position, end)) return NaN;
  const value = Number(text.slice(start, end));
  // A number that is none of ours is a fault, not infinity, and not zero.
  return Number.isFinite(value) && (value !== 0 || mantissa === 0) ? value : NaN;
}

/** Reads a whole cell and says what is wrong with it. */
export function readNumberText(cell: string): NumberText {
  const text = cell.trim();
  if (text === "" || text === ".") return { kind: "missing" };
  const value = numberInText(text, 0, text.length);
  if (!Number.isNaN(value)) return { kind: "number", value };
  return { kind: "fault", reason: faultOf(text) };
}

function faultOf(text: string): NumberFault {
  if (/^[+-]?(nan|inf|infinity|∞)$/iu.test(text)) return "not-finite";
  if (/^[+-]?\d{1,3}([, _']\d{3})+(\.\d*)?$/u.test(text)) return "separators";
  if (/[０-９．－]/u.test(text)) return "wide-digits";
  if (/^[+-]?[\d.]+ ?%$/u.test(text)) return "percent";
  const value = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/u.test(text) ? Number(text) : undefined;
  if (value === undefined) return "not-a-number";
  return value === 0 ? "too-small" : "too-large";
}

function isExponent(text: string, start: number, end: number): boolean {
  const code = text.charCodeAt(start);
  if (code !== 101 && code !== 69) return false;
  let position = start + 1;
  const sign = text.charCodeAt(position);
  if (sign === 43 || sign === 45) position++;
  if (position >= end) return false;
  for (; position < end; position++) {
    const digit = text.charCodeAt(position);
    if (digit < 48 || digit > 57) return false;
  }
  return true;
}
