/** What a solve makes of a machine that fails. */
import { expect, it } from "vitest";
import { runHighsSession } from "../../src/solve/highs-session.js";
import { createHighsInstance } from "../../src/solve/inline-solver.js";
import { smallProgram } from "./small-program.js";

const program = smallProgram({ cols: [{ cost: 1 }], rows: [] });

it.each([
  ["RuntimeError: Aborted(). Build with -sASSERTIONS for more info.", "ran out of memory"],
  ["RangeError: Unable to allocate WebAssembly memory", "ran out of memory"],
  ["RuntimeError: unreachable", "the solver failed: RuntimeError: unreachable"],
])("takes an instance out of use after %s", async (thrown, words) => {
  const instance = await createHighsInstance({});
  const failing = {
    ...instance,
    highs: {
      ...instance.highs,
      createModel: () => {
        throw new Error(thrown);
      },
    },
  };
  const { solution, isBroken } = runHighsSession(failing, program, {});
  expect(isBroken).toBe(true);
  expect(solution.status).toBe("fault");
  expect(solution.message).toContain(words);
});

it("keeps an instance that has only refused", async () => {
  const instance = await createHighsInstance({});
  const refused = runHighsSession(instance, program, { highsOptions: { threads: 4 } });
  expect(refused).toMatchObject({ isBroken: false, solution: { status: "fault" } });
  expect(refused.solution.message).toContain("threads");
  expect(runHighsSession(instance, program, {}).solution.status).toBe("optimal");
});
