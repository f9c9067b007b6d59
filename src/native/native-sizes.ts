/**
 * Sizes of programs at which another solver is better, each with what was measured.
 */

/** Entries of the matrix from which on something changes. */
export const nativeSizes = {
  /**
   * From here on a native solver is chosen, or advised. DC-DECOM over 47 prefectures, scenario RCN, CPU seconds:
   *
   *   entries      built-in HiGHS    Clp 1.17.6, dual simplex
   *   197,660                 3.1                         2.1       5 regions, 17 years
   *   851,749                  00                          21       47 prefectures, 8 years
   */
  nativeNonzeros: 500_000,
} as const;
