/**
 * Samples: for each run one value of each varied parameter. A parameter draws from a stream of its own, named by what
 * it is, so that another `vary` line, another order or a larger Monte Carlo sample leaves its draws as they are.
 */
import { openStream, shuffle } from "./draw.js";
import { quantileOf } from "./quantile.js";
import { literalOf } from "./read-values.js";
import type { Method, RunValue, Study, Varied } from "./study.js";

type SampleMethod = Extract<Method, { readonly kind: "latin-hypercube" | "monte-carlo" }>;

/** The values of each run, in the order of the study's parameters. */
export function sampleOf(
  { varied }: Study,
  { kind, size, seed }: SampleMethod,
): readonly (readonly RunValue[])[] {
  const columns = varied.map((one) => {
    const stream = openStream(seed, one.text);
    // Counters from `size` on belong to the strata, those below to the places within them.
    const strata = kind === "latin-hypercube" ? shuffle(stream, size, size) : undefined;
    return Array.from({ length: size }, (_, i) => {
      const uniform = stream.uniform(i);
      const stratum = strata?.[i];
      return valueAt(one, stratum === undefined ? uniform : (stratum + uniform) / size);
    });
  });
  return Array.from({ length: size }, (_, i) => columns.flatMap((column) => column[i] ?? []));
}

/** The value at a probability; those of a list are equally likely. */
function valueAt({ values }: Varied, probability: number): RunValue {
  if (values.kind === "distribution") {
    const { literal, unitText } = values.distribution;
    const number = quantileOf(values.distribution, probability);
    const text = unitText === "" ? String(number) : `${number} ${unitText}`;
    return { text, number, value: { ...literal, value: number } };
  }
  const list = values.values;
  const chosen = list[Math.min(list.length - 1, Math.floor(probability * list.length))];
  if (chosen === undefined) throw new Error("internal error: a list of values is empty");
  return { text: chosen.text, number: literalOf(chosen.value)?.number, value: chosen.value };
}
