/**
 * Which algorithm, with which settings: a policy measured on generated expansion programs
 * (HiGHS 1.15.1 in WebAssembly, one thread; seconds until a basic optimum).
 *
 *   program                        rows  coupling   simplex with edge weights   interior
 *                                                  choose  Dantzig  Devex       point
 *   3 linked regions, 168 h       4 201    0.44      0.6      2.4    0.3         0.5
 *   5 linked regions, 336 h      13 777    0.46      4.3     54.0    4.8         2.4
 *   the same, 4 years of 4 days  15 848    0.46     10.9     41.2    7.8         4.1
 *   the same, 8 years of 4 days  31 696    0.46                     34.8        18.3
 *   3 linked regions, 1460 h     36 516    0.44                     23.3        12.7
 *   5 regions apart, 384 h       15 770    0.12      0.9      1.2    0.3         1.1
 *   the same, 4 years of 4 days  15 848    0.13      2.0      0.9    0.4         2.4
 *   the same, 17 years of 4 days 67 354    0.13      5.2      5.4    4.4        20.8
 *   the same, one year of 1460 h 59 886    0.12      8.7             5.9         9.7
 *   the same, one year of 4380 h 179 606   0.12                     27.5        76.8
 *
 * Hence Devex, which is never far from the best, while Dantzig, at times the best, can be ten times
 * the worst; and interior point with crossover where size and coupling are both large.
 * The choice depends on the program alone, never on time, so that results repeat to the bit.
 */
import type { LinearProgram } from "../lp/index.js";
import { defaultSmallCoefficient, smallestCoefficient } from "../lp/index.js";
import { measureCoupling } from "./measure-coupling.js";
import type { SolveOptions } from "./solution.js";

/** HiGHS options by their own names. */
export type HighsOptionValues = Readonly<Record<string, string | number | boolean>>;

/** Programs of fewer rows than this are solved by the simplex method, however coupled. */
const interiorPointRows = 10_000;
/** Programs less coupled than this are solved by the simplex method, however large. */
const interiorPointCoupling = 0.25;
const devexWeights = 1;

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

/** A mixed-integer program is left to the solver; a basis to start from is for the simplex method. */
function algorithm(program: LinearProgram, options: SolveOptions): HighsOptionValues {
  if (hasIntegers(program)) return {};
  const asked = options.solver ?? "auto";
  const isInteriorPoint =
    asked === "ipm" || (asked === "auto" && !options.warmStart && suitsInteriorPoint(program));
  if (isInteriorPoint) return { solver: "ipm" };
  return { solver: "simplex", simplex_dual_edge_weight_strategy: devexWeights };
}

function suitsInteriorPoint(program: LinearProgram): boolean {
  return program.numRows >= interiorPointRows && measureCoupling(program) >= interiorPointCoupling;
}

/** Coefficients that HiGHS would drop by default, but need not, are kept. */
function smallValues(program: LinearProgram): HighsOptionValues {
  const isTiny = (value: number): boolean => {
    const magnitude = Math.abs(value);
    return magnitude <= defaultSmallCoefficient && magnitude > smallestCoefficient;
  };
  return program.matrix.values.some(isTiny) ? { small_matrix_value: smallestCoefficient } : {};
}
