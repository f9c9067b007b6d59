/**
 * Sizes of programs at which another way of solving is better, each with what was measured.
 */

/** Entries of the matrix from which on something changes. */
export const nativeSizes = {
  /** From here on a native solver is chosen, or advised. */
  nativeNonzeros: 1_000_000,
  /** From here on Clp solves by interior point and crossover. */
  barrierNonzeros: 1_000_000,
} as const;
