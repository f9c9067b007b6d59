/**
 * Random programs: what the compiler accepts it must build as the naive evaluator does.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { compile, openSession } from "../src/compile.js";
import { comparePrograms } from "./support/compare-programs.js";
import { readerOf } from "./support/files.js";
import { createMemoryHost } from "./support/memory-host.js";
import { evaluateNaively, NaiveError, type NaiveProgram } from "./support/naive/index.js";
import { writeRandomProgram } from "./support/random-program.js";

const choices = fc.array(fc.nat({ max: 5039 }), { minLength: 60, maxLength: 400, size: "max" });

/** What differs on one program, as it is and in its scenario; what neither accepts shows nothing. */
function faultsOf(text: string): readonly string[] {
  const host = createMemoryHost({ "model.dcm": text });
  const session = openSession(host, "model.dcm");
  return ["base", "other"].flatMap((scenario) => {
    const compiled = compile(session, { scenario });
    const naive = attempt(() => evaluateNaively(readerOf(host), "model.dcm", scenario));
    if (typeof naive !== "string") return comparePrograms(compiled, naive);
    return compiled.built === undefined ? [] : [`the compiler accepts what cannot be: ${naive}`];
  });
}

function attempt(evaluate: () => NaiveProgram): NaiveProgram | string {
  try {
    return evaluate();
  } catch (error) {
    if (error instanceof NaiveError) return error.message;
    throw error;
  }
}

for (const seed of [1, 20_240_801]) {
  it(`agrees on random programs from seed ${seed}`, () => {
    fc.assert(
      fc.property(choices, (list) => {
        const text = `model random\n${writeRandomProgram(list)}\n`;
        expect({ text, faults: faultsOf(text) }).toEqual({ text, faults: [] });
      }),
      { seed, numRuns: Number(process.env["RANDOM_RUNS"] ?? 40), endOnFailure: false },
    );
  });
}
