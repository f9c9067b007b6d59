/** Parameters defined through their own other cells. */
import { expect, it } from "vitest";
import type { NumberExpression } from "../../src/check/index.js";
import { createIndexSet, createRangeSet, type IndexSet } from "../../src/domains/index.js";
import { evaluateRecursive } from "../../src/evaluate/index.js";
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
  const it_ = world({ sets });
  const over_ = domain(over([0, "REGION"], [1, "YEAR"]));
  const relation = it_.evaluator.domain(over_);
  const group = Object.entries(values).map(([name, expression]) => ({
    name,
    domain: over_,
    relation,
    value: { kind: "number" as const, expression },
    memberOf: undefined,
    known: undefined,
  }));
  return { ...it_, results: evaluateRecursive(it_.evaluator, group) };
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
  const it_ = compute({
    a: param("b", r, y),
    b: choose(isFirst, param("a", r, y), valueOf(y)),
  });
  expect(it_.codes()).toEqual(["circular-value"]);
  expect(it_.results.get("a")?.[3]).toBe(3);
  expect(it_.results.get("a")?.[0]).toBeNaN();
});

it("starts from the cells that are known", () => {
  const it_ = world({ sets: [region, year] });
  const over_ = domain(over([0, "REGION"], [1, "YEAR"]));
  const relation = it_.evaluator.domain(over_);
  const known = {
    values: new Float64Array(80).fill(7),
    mask: new Uint8Array(80).map((_, i) => (i % 40 === 0 ? 1 : 0)),
  };
  const expression = calculate(param("p", r, step(y, -1)), "+", number(1));
  const results = evaluateRecursive(it_.evaluator, [
    {
      name: "p",
      domain: over_,
      relation,
      value: { kind: "number", expression },
      memberOf: undefined,
      known,
    },
  ]);
  expect(results.get("p")?.[0]).toBe(7);
  expect(results.get("p")?.[79]).toBe(46);
  expect(it_.codes()).toEqual([]);
});
