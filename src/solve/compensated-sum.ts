/**
 * Sums that keep what plain addition loses (Neumaier's variant of Kahan's method): objectives add
 * thousands of terms of both signs, and the gap between two of them should be rounding of the result.
 */

/** A running sum. */
export interface CompensatedSum {
  readonly add: (term: number) => void;
  readonly total: () => number;
}

/** Starts a sum at the given number. */
export function createCompensatedSum(start = 0): CompensatedSum {
  let sum = start;
  let lost = 0;
  return {
    add(term) {
      const next = sum + term;
      lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
      sum = next;
    },
    total: () => sum + lost,
  };
}
