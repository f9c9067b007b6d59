/**
 * A model's text in, results out: through the real front, with HiGHS in this process.
 */
import { compile, openSession } from "../../src/compile.js";
import { hasErrors } from "../../src/diagnostics/index.js";
import type { Results } from "../../src/results/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { createMemoryHost } from "../support/memory-host.js";

const solver = await createInlineSolver();

/** Solves these scenarios of `text`, in order. */
export async function solveText(
  text: string,
  scenarios: readonly string[] = ["base"],
): Promise<readonly Results[]> {
  const session = openSession(createMemoryHost({ "m.dcm": text }), "m.dcm");
  const solved = new Map<string, Results>();
  for (const scenario of scenarios) {
    const compiled = compile(session, { scenario });
    if (hasErrors(compiled.diagnostics))
      throw new Error(compiled.diagnostics.map((one) => one.message).join("; "));
    const run = await solveModel(compiled, solver, {}, (name) => solved.get(name));
    if (run !== undefined) solved.set(scenario, run.results);
  }
  return [...solved.values()];
}

/** Labels and names that programs have stumbled over. */
export const hostileLabels: readonly string[] = [
  "</script>",
  "=cmd|'/C calc'!A0",
  "東京",
  "__proto__",
  'a "b", c',
  "two\nlines",
  "-1",
];

/** A model whose labels are hostile, whose tables have every kind of column, and some values that are absent. */
export const hostileModel = `model hostile "A </script> model"
unit JPY = JPY2024 prefixes { k }
set 地域 "Places" = { ${hostileLabels.map((label) => JSON.stringify(label)).join(", ")} }
set YEAR = 2030 .. 2031
var Load[r in 地域, y in YEAR] : MWh >= 0 "Energy; \\"quoted\\""
var load : MWh >= 0
cost fuel[r in 地域, y in YEAR] : kJPY = 2 kJPY/MWh * Load[r, y]
minimize total_cost : kJPY = sum(r in 地域, y in YEAR) fuel[r, y] + 1 kJPY/MWh * load
constraint demand[r in 地域, y in YEAR where y > 2030]: Load[r, y] >= 3 MWh
constraint little: load >= 1 MWh
report share[y in YEAR] = load / sum(r in 地域) Load[r, y]
`;
