/**
 * Models too large to build are refused with their numbers, at once and without taking memory.
 */
import { expect, it } from "vitest";
import { build } from "./host.js";

const ten = Array.from({ length: 10 }, (_, i) => `set S${i} = 1 .. 100`).join("\n");

it.each([
  ["columns", `${ten}\nvar x[S0, S1, S2, S3, S4, S5, S6, S7, S8, S9]`],
  [
    "rows",
    `${ten}\nvar x[S0]\nconstraint c[a in S0, b in S1, c2 in S2, d in S3, e in S4]: x[a] >= 1`,
  ],
  [
    "terms",
    `${ten}\nvar x[S0]\nminimize o = sum(a in S0, b in S1, c in S2, d in S3, e in S4) x[a]`,
  ],
  ["tuples", `${ten}\nset P = S0 * S1 * S2 * S3 * S4\nvar x[P]`],
  ["values", `set A = 1 .. 20000\nparam p[i in A, j in A] = i + j`],
  ["members", `set A = 1 .. 1000000000000\nvar x[A]`],
])("refuses too many %s within a second", (_, text) => {
  const before = process.memoryUsage().arrayBuffers;
  const { diagnostics, milliseconds } = build(text);
  expect(diagnostics.map(({ code }) => code)).toEqual([
    expect.stringMatching(/^too-(large|many-rows)$/u),
  ]);
  expect(milliseconds).toBeLessThan(1000);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
});

it("refuses what outgrows a limit that was asked for", () => {
  const text =
    "set A = 1 .. 100\nvar x[A] >= 0\nminimize o = sum(a in A) x[a]\nconstraint c[a in A, b in A where a < b]: x[a] + x[b] <= 9";
  const limits = { maxRows: 1000, maxCols: 1000, maxNonzeros: 1000 };
  expect(build(text, { limits }).said).toEqual([`too-many-rows at "c"`]);
});
