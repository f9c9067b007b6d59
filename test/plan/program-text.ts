/**
 * A built program as text, for tests: `balance[0]: 4 <= 1 x[0] - 2 y <= 4`, one line per row, and one per column.
 */
import { expect } from "vitest";
import { compile, openSession, type Compiled } from "../../src/compile.js";
import { nameOf, type BuiltProgram } from "../../src/plan/index.js";
import { createMemoryHost } from "../support/memory-host.js";

/** Compiles the body of a model, without data files. */
export function compileText(body: string): Compiled {
  const host = createMemoryHost({ "m.dcm": `model m\n${body}\n` });
  return compile(openSession(host, "m.dcm"));
}

/** The program of a body that must have no error. */
export function buildText(body: string): BuiltProgram {
  const { built, diagnostics } = compileText(body);
  expect(diagnostics.filter((one) => one.severity === "error")).toEqual([]);
  if (built === undefined) throw new Error("nothing was built");
  return built;
}

/** Codes of the diagnostics of a body. */
export function codesOf(body: string): readonly string[] {
  return compileText(body).diagnostics.map((one) => one.code);
}

/** The rows, one line each. */
export function rowsOf(built: BuiltProgram): readonly string[] {
  const { rowLower, rowUpper, matrix, numRows } = built.program;
  return Array.from({ length: numRows }, (_, row) => {
    const terms: string[] = [];
    for (let k = matrix.starts[row]!; k < matrix.starts[row + 1]!; k++) {
      terms.push(showTerm(matrix.values[k]!, nameOf(built.plan.columns, matrix.indices[k]!)));
    }
    return `${nameOf(built.rows, row)}: ${rowLower[row]} <= ${terms.join(" ")} <= ${rowUpper[row]}`;
  });
}

/** The columns with their bounds and costs, one line each. */
export function columnsOf(built: BuiltProgram): readonly string[] {
  const { colLower, colUpper, colCost, numCols, integrality } = built.program;
  return Array.from({ length: numCols }, (_, col) => {
    const whole = integrality?.[col] === 1 ? " whole" : "";
    const name = nameOf(built.plan.columns, col);
    return `${colLower[col]} <= ${name} <= ${colUpper[col]}${whole} at ${colCost[col]}`;
  });
}

function showTerm(value: number, name: string): string {
  return `${value < 0 ? "-" : "+"}${Math.abs(value)} ${name}`;
}
