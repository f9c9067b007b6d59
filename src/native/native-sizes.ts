/**
 * Sizes of programs at which another solver is better, each with what was measured.
 */

/** Entries of the matrix from which on something changes. */
export const nativeSizes = {
  /**
   * From here on a native solver is chosen, or advised; below, results do not depend on what is installed.
   * `dcm solve` of DC-DECOM as a whole, dual simplex method, CPU seconds and peak memory:
   *
   *   entries                 built-in HiGHS    Clp 1.17.6
   *   197,660     RCN         4.6   0.34 GB     3.4   0.14 GB     5 regions, 17 years
   *   851,749     REF         6.3   0.64        6.0   0.22        47 prefectures, 8 years
   *               CCN         9.2   0.70        10.8  0.24
   *               RCN         30    0.70        22    0.26
   *   1,857,364   REF         15    1.20        23    0.49        47 prefectures, 17 years
   *               RCN         292   1.25        132   0.48
   *
   * So easy programs lose seconds, hard ones gain minutes, and the heap of the built-in solver, 2 GiB, is not far.
   * By its interior point method the built-in solver came to no end in 38 minutes on a program of that size.
   */
  nativeNonzeros: 1_000_000,
} as const;
