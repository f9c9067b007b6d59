/** The policy: the simplex method unless asked otherwise. */
import { expect, it } from "vitest";
import { chooseOptions } from "../../src/solve/index.js";
import { capacityProgram } from "./capacity-program.js";
import { smallProgram } from "./small-program.js";

const small = capacityProgram({ regions: 3, hours: 24 });
const linked = capacityProgram({ regions: 5, hours: 300 });

it("chooses the simplex method, whatever the size", () => {
  expect(chooseOptions(small)).toMatchObject({ solver: "simplex" });
  expect(chooseOptions(linked)).toEqual(chooseOptions(small));
});

it("obeys the caller", () => {
  expect(chooseOptions(small, { solver: "ipm" })).toEqual({ solver: "ipm" });
  expect(
    chooseOptions(linked, { timeLimitSeconds: 9, highsOptions: { solver: "pdlp", time_limit: 5 } }),
  ).toMatchObject({ solver: "pdlp", time_limit: 5 });
});

it("leaves mixed-integer programs to the solver", () => {
  const whole = smallProgram({ cols: [{ cost: 1, isInteger: true }], rows: [] });
  expect(chooseOptions(whole)).toEqual({});
});
