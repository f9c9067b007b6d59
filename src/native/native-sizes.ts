/**
 * Sizes of programs at which another solver is better, each with what was measured.
 */

/** Entries of the matrix from which on something changes. */
export const nativeSizes = {
  /**
   * From here on a native solver is chosen, or advised; below, one's results do not depend on what is installed.
   * DC-DECOM, scenario RCN, CPU seconds of the dual simplex method:
   *
   *   entries      built-in HiGHS    Clp 1.17.6
   *   197,660      3                 2             5 regions, 17 years
   *   851,749      30                21            47 prefectures, 8 years
   *   1,857,364    292               152           47 prefectures, 17 years
   */
  nativeNonzeros: 500_000,
} as const;
