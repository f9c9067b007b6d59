/**
 * Numbers for readers: thousands separated by commas, a true minus sign, and in one column one number of decimals.
 * Files beside the page hold every number exactly.
 */

/** What stands for a value that does not exist. */
export const absentText = "–";

const significantDigits = 5;

/** How the numbers of one column are written. */
export interface NumberFormat {
  readonly show: (value: number | undefined) => string;
}

/**
 * A format for these numbers: the largest gets five digits, the others as many decimals as it has, and none
 * gets zeros that nobody needs. What is below 1e-9 of
 * it, or of `scale`, is what arithmetic leaves of a zero.
 */
export function formatFor(values: Iterable<number | undefined>, scale = 0): NumberFormat {
  const known = [...values].filter((value) => value !== undefined && Number.isFinite(value));
  const largest = known.reduce<number>((most, value) => Math.max(most, Math.abs(value ?? 0)), 0);
  const decimals = neededDecimals(known, decimalsFor(largest));
  const zero = Math.max(largest, scale) * 1e-9;
  return {
    show: (value) => {
      if (value === undefined || Number.isNaN(value)) return absentText;
      if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
      if (Math.abs(value) <= zero) return "0";
      const isTiny = Math.abs(value) < 0.5 * 10 ** -decimals;
      if (decimals > 9 || largest >= 1e15 || isTiny) return withMinus(shortPower(value));
      return withMinus(
        value.toLocaleString("en-US", {
          minimumFractionDigits: decimals,
          maximumFractionDigits: decimals,
        }),
      );
    },
  };
}

/** One number by itself, without zeros at its end. */
export function showNumber(value: number | undefined, scale = 0): string {
  const text = formatFor([value], scale).show(value);
  return /\.\d*0$|\.0*$/u.test(text) && !/[e×]/u.test(text) ? text.replace(/\.?0+$/u, "") : text;
}

/** A number with its unit; nothing stands for the unit 1. */
export function showQuantity(value: number | undefined, unit: string): string {
  const text = showNumber(value);
  return unit === "1" || text === absentText ? text : `${text} ${unit}`;
}

/** A difference with its sign, `+` included. */
export function showChange(value: number | undefined): string {
  return withSign(value, showNumber(value));
}

/** The text of a number with `+` before it when it is more than zero and shown so. */
export function withSign(value: number | undefined, text: string): string {
  return value !== undefined && value > 0 && text !== "0" ? `+${text}` : text;
}

/** A share as per cent with its sign, one decimal. */
export function showPercentChange(share: number | undefined): string {
  if (share === undefined || !Number.isFinite(share)) return absentText;
  const text = (share * 100).toLocaleString("en-US", {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const isZero = /^-?0\.0$/u.test(text);
  const signed = isZero ? "0.0" : share > 0 ? `+${text}` : withMinus(text);
  return `${signed} %`;
}

/** A whole number of things: `1 row`, `2,048 rows`. */
export function count(number: number, singular: string, plural = `${singular}s`): string {
  return `${number.toLocaleString("en-US")} ${number === 1 ? singular : plural}`;
}

/** A unit for a heading; nothing for the unit 1. */
export function unitText(unit: string): string {
  return unit === "1" ? "" : unit;
}

function decimalsFor(largest: number): number {
  if (largest === 0) return 0;
  return Math.max(0, significantDigits - 1 - Math.floor(Math.log10(largest)));
}

/** So many decimals that all further digits, of those that would be shown, are zeros in every value. */
function neededDecimals(values: readonly (number | undefined)[], most: number): number {
  const closeness = 0.5 * 10 ** -most;
  for (let decimals = 0; decimals < Math.min(most, 10); decimals++) {
    const power = 10 ** decimals;
    const isEnough = values.every(
      (value = 0) => Math.abs(Math.round(value * power) / power - value) <= closeness,
    );
    if (isEnough) return decimals;
  }
  return most;
}

function shortPower(value: number): string {
  return value.toExponential(2);
}

function withMinus(text: string): string {
  return text.replaceAll("-", "−");
}
