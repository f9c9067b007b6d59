/** Members and positions, translations between sets, and cycles. */
import fc from "fast-check";
import { expect, it } from "vitest";
import {
  createIndexSet,
  createLookups,
  createRangeSet,
  noInteger,
  withCycle,
} from "../../src/domains/index.js";

it("never confuses the number 1 with the text 1", () => {
  const set = createIndexSet("MIXED", ["1", 1, "constructor"]);
  expect(set.positionOf("1")).toBe(0);
  expect(set.positionOf(1)).toBe(1);
  expect(set.positionOf("constructor")).toBe(2);
  expect(set.positionOf("toString")).toBe(-1);
});

it("recognises an arithmetic progression and looks it up by arithmetic", () => {
  const set = createIndexSet("YEAR", [2020, 2025, 2030]);
  expect(set.range).toEqual({ first: 2020, step: 5 });
  expect(set.positionOf(2030)).toBe(2);
  expect(set.positionOf(2031)).toBe(-1);
  expect(set.positionOf(2035)).toBe(-1);
  expect(createIndexSet("ODD", [2020, 2025, 2031]).range).toBeUndefined();
  expect(createIndexSet("BACK", [3, 2, 1]).range).toBeUndefined();
});

it("keeps the label when a position is translated between sets", () => {
  const label = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.constantFrom("a", "b", "九州", "0"));
  fc.assert(
    fc.property(fc.uniqueArray(label), fc.uniqueArray(label), (left, right) => {
      const from = createIndexSet("A", left);
      const to = createIndexSet("B", right);
      const table = createLookups().translate(from, to);
      left.forEach((member, position) => {
        const found = table === "identity" ? position : table[position]!;
        expect(found).toBe(right.indexOf(member));
      });
    }),
  );
});

it("goes between integers and positions, and marks what is not there", () => {
  const lookups = createLookups();
  const set = createRangeSet("YEAR", 2020, 5, 3);
  const create = (count: number) => new Int32Array(count);
  const values = Int32Array.of(2020, 2021, 2030, 2035, -1);
  const positions = lookups.translateColumn(values, "integer", set, 5, create);
  expect([...positions]).toEqual([0, -1, 2, -1, -1]);
  const back = lookups.translateColumn(positions, set, "integer", 5, create);
  expect([...back]).toEqual([2020, noInteger, 2030, noInteger, noInteger]);
});

it("turns a cycle within its groups", () => {
  const set = withCycle(createRangeSet("HOUR", 0, 1, 6), [0, 1, 0, 1, 0, -1]);
  expect([...(set.cycle?.next ?? [])]).toEqual([2, 3, 4, 1, 0, -1]);
  expect([...(set.cycle?.previous ?? [])]).toEqual([4, 3, 0, 1, 2, -1]);
});
