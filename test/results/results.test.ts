import { expect, it } from "vitest";
import { compile, openSession } from "../../src/compile.js";
import { renderCsv, type Results } from "../../src/results/index.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { solveModel } from "../../src/solve-model.js";
import { createMemoryHost } from "../support/memory-host.js";

const solver = await createInlineSolver();

async function solve(
  text: string,
  scenarios: readonly string[] = ["base"],
): Promise<readonly Results[]> {
  const session = openSession(createMemoryHost({ "m.dcm": text }), "m.dcm");
  const solved = new Map<string, Results>();
  for (const scenario of scenarios) {
    const compiled = compile(session, { scenario });
    expect(compiled.diagnostics).toEqual([]);
    const run = await solveModel(compiled, solver, {}, (name) => solved.get(name));
    if (run !== undefined) solved.set(scenario, run.results);
  }
  return [...solved.values()];
}

function numbers(results: Results | undefined, name: string): readonly number[] {
  return [...(results?.valueOf(name)?.values ?? [])];
}

const pit = `model pit
var coal : MWh in [0, 8]
var gas : MWh >= 0
var spare : MWh >= 0
unit JPY = JPY2024 prefixes { k }
cost fuel : kJPY = 2 kJPY/MWh * coal + 5 kJPY/MWh * gas
minimize total_cost : kJPY = fuel
constraint demand: coal + gas >= 10 MWh
constraint demand_turned: 10 MWh <= coal + gas + spare
constraint cap: coal <= 6 MWh
constraint band: 1 MWh <= coal <= 20 MWh
report value_of_demand : kJPY/MWh = dual(demand)
report value_of_cap : kJPY/MWh = price(cap)
report cap_dual : kJPY/MWh = dual(cap)
report room : MWh = slack(band)
report used : MWh = activity(demand)
report push : kJPY/MWh = reduced(spare)
`;

it("states a dual as the change of the objective per unit of the right side as written", async () => {
  const [results] = await solve(pit);
  expect(numbers(results, "value_of_demand")).toEqual([5]);
  expect(numbers(results, "cap_dual")).toEqual([-3]);
  expect(numbers(results, "value_of_cap")).toEqual([3]);
});

it("reads slack, activity and reduced cost by name", async () => {
  const [results] = await solve(pit);
  expect(numbers(results, "room")).toEqual([5]);
  expect(numbers(results, "used")).toEqual([10]);
  expect(numbers(results, "push")).toEqual([0]);
});

it("keeps the sign of duals for a maximisation", async () => {
  const [results] = await solve(`model m
var x >= 0
maximize gain = 3 * x
constraint room: x <= 4
report worth = price(room)
report marginal = dual(room)
`);
  expect(results?.objective?.value).toBe(12);
  expect(numbers(results, "worth")).toEqual([3]);
  expect(numbers(results, "marginal")).toEqual([3]);
});

it("weighs each cost by its coefficient in the objective and shows the rest as other", async () => {
  const [results] = await solve(`model m
set Y = 1 .. 3
param discount[y in Y] = 1 / 2 ^ (y - 1)
var x[Y] in [1, 5]
total running[y in Y]
cost fuel[y in Y] into running[y] = 4 * x[y]
cost fixed[y in Y] into running[y] = 10
minimize npv = sum(y in Y) discount[y] * running[y] + 7
`);
  expect(Object.fromEntries(results?.costs ?? [])).toEqual({ fuel: 7, fixed: 17.5, other: 7 });
  expect(results?.objective?.value).toBe(31.5);
});

it("has no duals with integers, and says so by absence", async () => {
  const [results] = await solve(`model m
var n integer in [0, 9]
minimize c = n
constraint some: 2 * n >= 3
report d = dual(some)
`);
  expect(results?.objective?.value).toBe(2);
  expect(numbers(results, "d")).toEqual([NaN]);
});

it("compares scenarios in a report once both are solved", async () => {
  const text = `model m
param need = 4
var x >= 0
minimize c = x
constraint some: x >= need
scenario MORE { param need = 5 }
report ratio = value(c, MORE) / value(c, base)
`;
  const [base, more] = await solve(text, ["base", "MORE"]);
  expect(numbers(base, "ratio")).toEqual([1.25]);
  expect(numbers(more, "ratio")).toEqual([1.25]);
  const [alone] = await solve(text);
  expect(numbers(alone, "ratio")).toEqual([NaN]);
});

it("leaves cells empty where there is no value", async () => {
  const [results] = await solve(
    "model m\nvar x in [0, 1]\nminimize c = x\nconstraint far: x >= 2\n",
  );
  expect(results?.solution.status).toBe("infeasible");
  const table = results?.tables().find((candidate) => candidate.name === "x");
  expect(table === undefined ? "" : renderCsv(table)).toBe("value [1],reduced cost [1]\n,\n");
});
