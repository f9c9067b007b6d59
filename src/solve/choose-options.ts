/**
 * Which algorithm, with which settings: the dual simplex method with Devex edge weights, and rows and
 * columns scaled by their largest entries (`simplex_scale_strategy` 4). Measured with HiGHS 1.15.1 in
 * WebAssembly, one thread, warmed up; mean CPU seconds until a basic optimum over two or three seeds.
 *
 *   DC-DECOM, 42 125 rows, 197 660 entries      REF    CCN    RCN
 *     Devex, HiGHS's own choice of scaling      0.9    1.2    3.4
 *     Devex, scaled by largest entries          0.7    1.3    2.9      the policy
 *     Devex, not scaled                         0.7    1.1    2.9
 *     the policy without presolve               1.0    1.4    2.3
 *     the policy, costs perturbed tenfold       0.7    1.4    2.7
 *     steepest edge                             0.8    1.5    5.7
 *     Dantzig                                   1.4    2.5   15.1
 *     primal simplex                            2.4    3.8    4.6
 *     interior point and crossover             10.5   21.5   22.2
 *
 *   Generated expansion programs          rows   HiGHS's  policy  not     tenfold   interior
 *                                                scaling          scaled  perturbed point
 *     5 linked regions, 336 h           13 802   4.9      4.0     4.4     4.2       2.4
 *     the same, 4 years of 4 days       15 848   6.2      6.0     6.3     7.5       4.1
 *     5 regions apart, 4 years of 4 days 15 848  0.4      0.4     0.4     0.3       2.4
 *     the same, 17 years of 4 days      67 354   5.1      4.4     4.5     4.4      20.8
 *
 * Interior point gains a factor of two on some programs of linked regions and loses one of seven on
 * DC-DECOM, though loops of rows and columns are as many in both: hence never by default.
 * Nothing else tried was worth it: another rule of presolve left out, another pivot
 * threshold, column-wise pricing (four times slower), a starting basis that meets the hourly balances (twice
 * the iterations), or the basis of another scenario: started from RCN's, CCN takes 0.65 and REF 0.35
 * seconds, a sixth of the three together, but RCN from CCN's takes four times as long as cold, and
 * degenerate optima would depend on what was solved before.
 * The choice depends on the program alone, never on time, so that results repeat to the bit.
 */
import type { LinearProgram } from "../lp/index.js";
import { defaultSmallCoefficient, smallestCoefficient } from "../lp/index.js";
import type { SolveOptions } from "./solution.js";

/** HiGHS options by their own names. */
export type HighsOptionValues = Readonly<Record<string, string | number | boolean>>;

const devexWeights = 1;
const scaledByLargestEntries = 4;

/** Chooses the options of a solve; raw options of the caller are laid over the policy's. */
export function chooseOptions(
  program: LinearProgram,
  options: SolveOptions = {},
): HighsOptionValues {
  return {
    ...algorithm(program, options),
    ...smallValues(program),
    ...(options.timeLimitSeconds === undefined ? {} : { time_limit: options.timeLimitSeconds }),
    ...options.highsOptions,
  };
}

/** True when at least one column must be integer. */
export function hasIntegers(program: LinearProgram): boolean {
  return program.integrality !== undefined && program.integrality.includes(1);
}

/** A mixed-integer program is left to the solver. */
function algorithm(program: LinearProgram, options: SolveOptions): HighsOptionValues {
  if (hasIntegers(program)) return {};
  if (options.solver === "ipm") return { solver: "ipm" };
  return {
    solver: "simplex",
    simplex_dual_edge_weight_strategy: devexWeights,
    simplex_scale_strategy: scaledByLargestEntries,
  };
}

/** Coefficients that HiGHS would drop by default, but need not, are kept. */
function smallValues(program: LinearProgram): HighsOptionValues {
  const isTiny = (value: number): boolean => {
    const magnitude = Math.abs(value);
    return magnitude <= defaultSmallCoefficient && magnitude > smallestCoefficient;
  };
  return program.matrix.values.some(isTiny) ? { small_matrix_value: smallestCoefficient } : {};
}
