/** The LP and MPS writers: every reader finds the program's own optimum in the file. */
import { expect, it } from "vitest";
import { writeLp, writeMps, writeNameMap } from "../../src/lp/index.js";
import type { LinearProgram, WriteOptions } from "../../src/lp/index.js";
import { randomProgram } from "./random-program.js";
import { isInstalled, judgeByCbc, judgeByGlpsol, judgeByHighs, loadReferee } from "./referees.js";
import type { FileFormat, Verdict } from "./referees.js";

const formats: readonly FileFormat[] = ["mps", "lp"];
const highs = await loadReferee();
const referees: readonly {
  readonly name: string;
  readonly cases: number;
  readonly judge: (format: FileFormat, text: string) => Verdict;
}[] = [
  { name: "highs", cases: 150, judge: (format, text) => judgeByHighs(highs, format, text) },
  { name: "glpsol", cases: 40, judge: judgeByGlpsol },
  { name: "cbc", cases: 40, judge: judgeByCbc },
];

function textOf(format: FileFormat, program: LinearProgram, options?: WriteOptions): string {
  return [...(format === "mps" ? writeMps(program, options) : writeLp(program, options))].join("");
}

/** The file always minimises. */
function inProgramSense(program: LinearProgram, verdict: Verdict): Verdict {
  return typeof verdict === "number" && program.sense === "maximize" ? 0 - verdict : verdict;
}

const plain: LinearProgram = {
  numCols: 2,
  numRows: 1,
  sense: "minimize",
  offset: 0,
  colCost: Float64Array.of(1, 1),
  colLower: Float64Array.of(0, 0),
  colUpper: Float64Array.of(Infinity, Infinity),
  rowLower: Float64Array.of(2),
  rowUpper: Float64Array.of(Infinity),
  matrix: {
    starts: Int32Array.of(0, 2),
    indices: Int32Array.of(0, 1),
    values: Float64Array.of(1, 2),
  },
  integrality: undefined,
};

for (const { name, cases, judge } of referees) {
  const isAbsent = name !== "highs" && !isInstalled(name);
  for (const format of formats) {
    for (const integers of [false, true]) {
      const kind = integers ? "mixed-integer" : "continuous";
      it.skipIf(isAbsent)(`${name} reads ${kind} ${format} to the known optimum`, () => {
        for (let seed = 0; seed < cases; seed++) {
          const { program, optimum } = randomProgram(seed, { integers });
          const verdict = judge(format, textOf(format, program));
          const found = inProgramSense(program, verdict);
          if (typeof found !== "number") expect.fail(`seed ${seed}: ${found}`);
          expect(Math.abs(found - optimum) / (1 + Math.abs(optimum)), `seed ${seed}`).toBeLessThan(
            1e-6,
          );
        }
      });
    }

    it.skipIf(isAbsent)(`${name} finds crossed bounds in ${format} infeasible`, () => {
      const crossed: readonly LinearProgram[] = [
        { ...plain, colUpper: Float64Array.of(-1, 5) },
        { ...plain, rowUpper: Float64Array.of(1) },
        { ...plain, rowLower: Float64Array.of(Infinity) },
      ];
      for (const program of crossed) {
        expect(judge(format, textOf(format, program))).toBe("infeasible");
      }
    });

    it.skipIf(isAbsent)(`${name} is not misled by names in ${format} comments`, () => {
      const names = ['東京 [1, "a"]\nEnd', "__proto__\r\nENDATA"];
      const text = textOf(format, plain, {
        title: "a title\u2028of two lines",
        colName: (col) => names[col]!,
        rowName: () => "constructor \\ *",
      });
      expect(judge(format, text)).toBeCloseTo(1, 9);
    });
  }
}

it("prints numbers that read back to the same double", () => {
  const coefficient = 0.1 + 0.2;
  const program = { ...plain, colCost: Float64Array.of(coefficient, 5e-324) };
  for (const format of formats) {
    const text = textOf(format, program);
    expect(text).toContain("0.30000000000000004");
    expect(text).toContain("5e-324");
  }
});

it("writes a name map that says what the file changed", () => {
  const names = ["__proto__", "流量[東京]"];
  const text = [
    ...writeNameMap(
      { ...plain, sense: "maximize", offset: 3 },
      { title: "case", colName: (col) => names[col]!, rowName: () => "balance" },
    ),
  ].join("");
  expect(JSON.parse(text)).toEqual({
    title: "case",
    sense: "maximize",
    isObjectiveNegated: true,
    constantColumn: "constant",
    columns: names,
    rows: ["balance"],
  });
});
