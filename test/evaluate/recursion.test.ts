/** Parameters defined through their own other cells. */
import { expect, it } from "vitest";
import type { NumberExpression } from "../../src/check/index.js";
import { createIndexSet, createRangeSet, type IndexSet } from "../../src/domains/index.js";
import {
  calculate,
  choose,
  compareMembers,
  domain,
  member,
  number,
  over,
  param,
  reduce,
  slot,
  step,
  world,
  valueOf,
} from "../support/ir.js";

const year = createRangeSet("YEAR", 0, 1, 40);
const region = createIndexSet("REGION", ["Kanto", "Kansai"]);
const r = slot(0, "REGION");
const y = slot(1, "YEAR");

function compute(
  values: Record<string, NumberExpression>,
  sets: readonly IndexSet[] = [region, year],
) {
  const bound = world({ sets });
  const wide = domain(over([0, "REGION"], [1, "YEAR"]));
  const relation = bound.evaluator.domain(wide);
  const group = Object.entries(values).map(([name, expression]) => ({
    name,
    domain: wide,
    relation,
    value: { kind: "number" as const, expression },
    memberOf: undefined,
    known: undefined,
  }));
  return { ...bound, results: bound.evaluator.computeRecursive(group) };
}

const isFirst = compareMembers(y, "==", member(0, "YEAR"));

it("computes a chain along years", () => {
  const value = choose(isFirst, number(1), calculate(param("p", r, step(y, -1)), "*", number(2)));
  const { results, codes } = compute({ p: value });
  expect(codes()).toEqual([]);
  expect(results.get("p")?.[39]).toBe(2 ** 39);
  expect(results.get("p")?.[79]).toBe(2 ** 39);
});

it("computes parameters that lean on one another, also through sums", () => {
  const before = reduce(
    "sum",
    over([2, "YEAR"]),
    param("a", r, slot(2, "YEAR")),
    compareMembers(slot(2, "YEAR"), "<", y),
  );
  const { results, codes } = compute({
    a: calculate(param("b", r, y), "+", number(1)),
    b: before,
  });
  expect(codes()).toEqual([]);
  expect([...(results.get("b") ?? [])].slice(0, 5)).toEqual([0, 1, 3, 7, 15]);
});

it("names the cells of a circle", () => {
  const bound = compute({
    a: param("b", r, y),
    b: choose(isFirst, param("a", r, y), valueOf(y)),
  });
  expect(bound.codes()).toEqual(["circular-value"]);
  expect(bound.results.get("a")?.[3]).toBe(3);
  expect(bound.results.get("a")?.[0]).toBeNaN();
});

it("starts from the cells that are known", () => {
  const bound = world({ sets: [region, year] });
  const wide = domain(over([0, "REGION"], [1, "YEAR"]));
  const relation = bound.evaluator.domain(wide);
  const known = {
    values: new Float64Array(80).fill(7),
    mask: new Uint8Array(80).map((_, i) => (i % 40 === 0 ? 1 : 0)),
  };
  const expression = calculate(param("p", r, step(y, -1)), "+", number(1));
  const results = bound.evaluator.computeRecursive([
    {
      name: "p",
      domain: wide,
      relation,
      value: { kind: "number", expression },
      memberOf: undefined,
      known,
    },
  ]);
  expect(results.get("p")?.[0]).toBe(7);
  expect(results.get("p")?.[79]).toBe(46);
  expect(bound.codes()).toEqual([]);
});
