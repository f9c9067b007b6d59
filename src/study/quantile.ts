/**
 * Quantile functions of the distributions that studies draw from: a probability strictly between 0 and 1 in, a value out.
 */
import { assertNever } from "../diagnostics/index.js";
import type { Distribution } from "./study.js";

/** The value below which the distribution lies with this probability. */
export function quantileOf({ kind, parameters }: Distribution, probability: number): number {
  const [a = 0, b = 0, c = 0] = parameters;
  switch (kind) {
    case "uniform":
      return a + (b - a) * probability;
    case "normal":
      return a + b * normalQuantile(probability);
    case "triangular": {
      const split = (b - a) / (c - a);
      return probability < split
        ? a + Math.sqrt(probability * (c - a) * (b - a))
        : c - Math.sqrt((1 - probability) * (c - a) * (c - b));
    }
    default:
      return assertNever(kind);
  }
}

/** The standard normal quantile by Wichura's rational functions (algorithm AS 241, 1988), to about 16 digits. */
export function normalQuantile(probability: number): number {
  const q = probability - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (q * evaluate(central.above, r)) / evaluate(central.below, r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? probability : 1 - probability));
  const { above, below } = r <= 5 ? middle : tail;
  const shifted = r - (r <= 5 ? 1.6 : 5);
  const size = evaluate(above, shifted) / evaluate(below, shifted);
  return q < 0 ? -size : size;
}

/** A polynomial by its coefficients, the constant first. */
function evaluate(coefficients: readonly number[], x: number): number {
  return coefficients.reduceRight((sum, coefficient) => sum * x + coefficient, 0);
}

const central = {
  above: [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946,
    45921.95393154987, 67265.7709270087, 33430.57558358813, 2509.0809287301227,
  ],
  below: [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597,
    39307.89580009271, 28729.085735721943, 5226.495278852854,
  ],
};
const middle = {
  above: [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045,
    1.2704582524523684, 0.2417807251774506, 0.022723844989269184, 0.0007745450142783414,
  ],
  below: [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008,
    0.015198666563616457, 0.0005475938084995345, 1.0507500716444169e-9,
  ],
};
const tail = {
  above: [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487,
    0.026532189526576124, 0.0012426609473880784, 2.7115555687434876e-5, 2.0103343992922881e-7,
  ],
  below: [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133,
    1.8463183175100548e-5, 1.421511758316446e-7, 2.0442631033899397e-15,
  ],
};
