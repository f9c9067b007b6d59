import { expect, it } from "vitest";
import type { LinearProgram } from "../../src/lp/index.js";
import { chooseSolver, createRoutedSolver, nativeSizes } from "../../src/native/index.js";
import { emptySolution, type NativeSolverName, type Solver } from "../../src/solve/index.js";
import { smallProgram } from "../solve/small-program.js";

/** A program that looks as if it had so many entries. */
function programOfSize(nonzeros: number, isInteger = false): LinearProgram {
  const program = smallProgram({ cols: [{ cost: 1, isInteger }], rows: [] });
  return { ...program, matrix: { ...program.matrix, values: new Float64Array(nonzeros) } };
}

function installed(...tools: readonly NativeSolverName[]): (tool: NativeSolverName) => boolean {
  return (tool) => tools.includes(tool);
}

const large = programOfSize(nativeSizes.nativeNonzeros);

it("leaves programs within its reach to the built-in solver, whatever is installed", () => {
  const program = programOfSize(nativeSizes.nativeNonzeros - 1);
  expect(chooseSolver(program, installed("clp", "cbc", "highs", "glpk"))).toEqual({
    tool: undefined,
    remark: undefined,
  });
});

it("gives larger ones to Clp where it is installed, and says so in a line", () => {
  const { tool, remark } = chooseSolver(large, installed("clp", "cbc", "highs"));
  expect(tool).toBe("clp");
  expect(remark).toMatch(
    /^0 rows, 1 columns and [\d,]+ entries: solving with Clp; --solver simplex stays/u,
  );
});

it("gives those with integers to a solver that takes them", () => {
  const program = programOfSize(nativeSizes.nativeNonzeros, true);
  expect(chooseSolver(program, installed("clp", "cbc")).tool).toBe("cbc");
  expect(chooseSolver(program, installed("clp")).tool).toBeUndefined();
  expect(chooseSolver(program, installed("clp")).remark).toContain("apt-get install coinor-cbc");
});

it("advises Clp where nothing fitting is installed, and names sizes and expectation", () => {
  const { tool, remark } = chooseSolver(large, installed("glpk", "cbc"));
  expect(tool).toBeUndefined();
  expect(remark).toContain("at this size Clp needs half the memory");
  expect(remark).toContain("apt-get install coinor-clp");
  expect(remark).not.toContain("\n");
});

it("makes the built-in solver once, when a program needs it, and closes it", async () => {
  const made: string[] = [];
  const createEmbedded = (): Promise<Solver> => {
    made.push("made");
    return Promise.resolve({
      solve: (_, options) =>
        Promise.resolve(
          emptySolution("optimal", { name: options?.solver ?? "", version: "", options: {} }, 0),
        ),
      close: () => Promise.resolve(void made.push("closed")),
    });
  };
  const solver = createRoutedSolver({ createEmbedded });
  const program = programOfSize(0);
  expect(made).toEqual([]);
  expect((await solver.solve(program, { solver: "ipm" })).solver.name).toBe("ipm");
  await solver.solve(program);
  await solver.close();
  expect(made).toEqual(["made", "closed"]);
});

it("keeps a method of the built-in solver that was asked for, however large the program", async () => {
  const remarks: string[] = [];
  const solver = createRoutedSolver({
    createEmbedded: () =>
      Promise.resolve({
        solve: () =>
          Promise.resolve(emptySolution("optimal", { name: "ours", version: "", options: {} }, 0)),
        close: () => Promise.resolve(),
      }),
    onRemark: (remark) => void remarks.push(remark),
  });
  expect((await solver.solve(large, { solver: "simplex" })).solver.name).toBe("ours");
  expect(remarks).toEqual([]);
});
