/** The policy: simplex for small or loosely coupled programs, interior point for the others. */
import { expect, it } from "vitest";
import { chooseOptions } from "../../src/solve/index.js";
import { capacityProgram } from "./capacity-program.js";
import { smallProgram } from "./small-program.js";

const small = capacityProgram({ regions: 3, hours: 24 });
const apart = capacityProgram({ regions: 5, hours: 300, isLinked: false });
const linked = capacityProgram({ regions: 5, hours: 300 });

it("chooses by size and coupling", () => {
  expect(chooseOptions(small)).toMatchObject({ solver: "simplex" });
  expect(chooseOptions(apart)).toMatchObject({ solver: "simplex" });
  expect(chooseOptions(linked)).toMatchObject({ solver: "ipm" });
});

it("obeys the caller, and starts from a basis by simplex", () => {
  const warmStart = { colStatus: new Uint8Array(0), rowStatus: new Uint8Array(0) };
  expect(chooseOptions(linked, { solver: "simplex" })).toMatchObject({ solver: "simplex" });
  expect(chooseOptions(small, { solver: "ipm" })).toMatchObject({ solver: "ipm" });
  expect(chooseOptions(linked, { warmStart })).toMatchObject({ solver: "simplex" });
  expect(
    chooseOptions(linked, { timeLimitSeconds: 9, highsOptions: { solver: "pdlp", time_limit: 5 } }),
  ).toMatchObject({ solver: "pdlp", time_limit: 5 });
});

it("leaves mixed-integer programs to the solver", () => {
  const whole = smallProgram({ cols: [{ cost: 1, isInteger: true }], rows: [] });
  expect(chooseOptions(whole)).toEqual({});
});
