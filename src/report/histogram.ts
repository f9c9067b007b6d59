/**
 * Ranges of equal width with round ends that hold all values: about the square root of their number, at most thirty.
 */

/** A range; the last one holds its upper end too. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly holds: (value: number) => boolean;
}

const mostBins = 30;
const roundSteps = [1, 2, 2.5, 5, 10];

/** Bins of these values, of which two at least differ. */
export function createBins(values: readonly number[]): readonly Bin[] {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const wanted = Math.min(mostBins, Math.max(5, Math.round(Math.sqrt(values.length))));
  const step = roundStep((high - low) / wanted);
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  return Array.from({ length: last - first }, (_, i): Bin => {
    // Products, not sums: a thousand steps of a tenth end where they should.
    const from = (first + i) * step;
    const to = (first + i + 1) * step;
    const isLast = first + i + 1 === last;
    return { from, to, holds: (value) => value >= from && (value < to || (isLast && value <= to)) };
  });
}

/** The least round step that is not smaller. */
function roundStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const factor = roundSteps.find((one) => one * power >= step) ?? 10;
  return factor * power;
}
