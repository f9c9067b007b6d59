/** Numbers, members and conditions over frames: values, guards, and what is said of faulty rows. */
import { expect, it } from "vitest";
import type { NumberExpression } from "../../src/check/index.js";
import { createIndexSet, createRangeSet, createRelation } from "../../src/domains/index.js";
import {
  and,
  bind,
  binder,
  calculate,
  choose,
  compare,
  compareMembers,
  defined,
  domain,
  integers,
  lookup,
  member,
  named,
  number,
  over,
  param,
  reduce,
  slot,
  span,
  step,
  valueOf,
  world,
  type World,
} from "../support/ir.js";

const region = createIndexSet("REGION", ["Kanto", "Kansai", "北海道"]);
const metro = createIndexSet("METRO", ["Kansai", "Kanto"]);
const year = createRangeSet("YEAR", 2024, 1, 4);

function values(
  { evaluator, environment }: World,
  expression: NumberExpression,
  ...sets: readonly string[]
): number[] {
  const binders = over(...sets.map((set, k) => [k, set] as const));
  const relation = evaluator.domain(domain(binders));
  expect(relation.dense).toEqual(sets.map((set) => environment.set(set).size));
  const frame = evaluator.frameOf(domain(binders), relation, 0, relation.size);
  return [...evaluator.numbers(expression, frame)];
}

it("reads a dense parameter at any order of its indices", () => {
  const bound = world({
    sets: [region, year],
    params: { tariff: { over: ["REGION", "YEAR"], values: [...Array(12).keys()] } },
  });
  const read = param("tariff", slot(1, "REGION"), slot(0, "YEAR"));
  expect(values(bound, read, "YEAR", "REGION")).toEqual([0, 4, 8, 1, 5, 9, 2, 6, 10, 3, 7, 11]);
});

it("aligns by label when a subset has another order", () => {
  const bound = world({
    sets: [region, metro],
    params: { tariff: { over: ["REGION"], values: [10, 20, 30] } },
  });
  expect(values(bound, param("tariff", slot(0, "METRO")), "METRO")).toEqual([20, 10]);
});

it("reports a reference outside the domain once, with its labels and a count", () => {
  const bound = world({
    sets: [region, metro, year],
    params: { rent: { over: ["METRO"], values: [1, 2] } },
  });
  const read = param("rent", slot(0, "REGION"));
  expect(values(bound, read, "REGION", "YEAR").slice(8)).toEqual([NaN, NaN, NaN, NaN]);
  values(bound, read, "REGION", "YEAR");
  expect(bound.codes()).toEqual(["outside-domain"]);
  expect(bound.messages()[0]).toContain("`rent[北海道]`");
  expect(bound.messages()[0]).toContain("`北海道` is not in `METRO`");
});

it("lets a guard make a step and an optional value safe", () => {
  const bound = world({
    sets: [year],
    params: { cap: { over: ["YEAR"], values: [5, NaN, 7, 8], present: [1, 0, 1, 1] } },
  });
  const y = slot(0, "YEAR");
  const first = member(2024, "YEAR");
  const guarded = choose(
    and(compareMembers(y, ">", first), defined("cap", step(y, -1))),
    param("cap", step(y, -1)),
    number(-1),
  );
  expect(values(bound, guarded, "YEAR")).toEqual([-1, 5, -1, 7]);
  expect(bound.codes()).toEqual([]);
  expect(values(bound, param("cap", step(y, -1)), "YEAR")).toEqual([NaN, 5, NaN, 7]);
  expect(bound.codes()).toEqual(["step-off-end", "absent-value"]);
  expect(bound.messages()).toEqual([
    "a step from `2024` leaves `YEAR`",
    "optional parameter `cap` has no value for `cap[2025]`",
  ]);
});

it("computes with members of integer sets as numbers", () => {
  const bound = world({ sets: [year] });
  const growth = calculate(number(2), "^", calculate(valueOf(slot(0, "YEAR")), "-", number(2024)));
  expect(values(bound, growth, "YEAR")).toEqual([1, 2, 4, 8]);
});

it("names the indices of a division by zero", () => {
  const bound = world({
    sets: [region],
    params: { share: { over: ["REGION"], values: [2, 0, 4] } },
  });
  const inverse = calculate(number(1), "/", param("share", slot(0, "REGION")));
  expect(values(bound, inverse, "REGION")).toEqual([0.5, NaN, 0.25]);
  expect(bound.messages()).toEqual(["division by zero at `Kansai`: 1 / 0"]);
});

it("says when a value is not finite, and only where it arises", () => {
  const bound = world({ sets: [year] });
  const root: NumberExpression = {
    kind: "call",
    function: "sqrt",
    arguments: [calculate(valueOf(slot(0, "YEAR")), "-", number(2025))],
    degree: 0,
    span,
  };
  expect(values(bound, calculate(root, "+", number(1)), "YEAR")).toEqual([
    NaN,
    1,
    2,
    1 + Math.SQRT2,
  ]);
  expect(bound.codes()).toEqual(["not-finite"]);
});

it("wraps a step in a cyclic set, within groups when it has them", () => {
  const hour = createRangeSet("HOUR", 0, 1, 6);
  const bound = world({
    sets: [hour],
    params: { day: { over: ["HOUR"], values: [0, 0, 0, 1, 1, 1] } },
  });
  const back = (by: string | undefined) =>
    valueOf(
      step(slot(0, "HOUR"), -1, by === undefined ? { isCyclic: true } : { isCyclic: true, by }),
    );
  expect(values(bound, back(undefined), "HOUR")).toEqual([5, 0, 1, 2, 3, 4]);
  expect(values(bound, back("day"), "HOUR")).toEqual([2, 0, 1, 5, 3, 4]);
});

it("follows a map to another set", () => {
  const utility = createIndexSet("UTILITY", ["TEPCO", "KEPCO"]);
  const bound = world({
    sets: [region, utility],
    params: {
      utility_of: { over: ["REGION"], values: [0, 1, 0] },
      tariff: { over: ["UTILITY"], values: [30, 20] },
    },
  });
  const read = param("tariff", lookup("utility_of", "UTILITY", slot(0, "REGION")));
  expect(values(bound, read, "REGION")).toEqual([30, 20, 30]);
});

it("compares members of different sets by label, and orders numbers by value", () => {
  const late = createRangeSet("LATE", 2026, 1, 3);
  const bound = world({ sets: [region, metro, year, late] });
  const same = reduce(
    "count",
    over([1, "METRO"]),
    number(1),
    compareMembers(slot(1, "METRO"), "==", slot(0, "REGION")),
  );
  expect(values(bound, same, "REGION")).toEqual([1, 1, 0]);
  const before = reduce(
    "count",
    over([1, "LATE"]),
    number(1),
    compareMembers(slot(1, "LATE"), "<=", slot(0, "YEAR")),
  );
  expect(values(bound, before, "YEAR")).toEqual([0, 0, 1, 2]);
});

it("folds sums, products, extremes and counts; an extreme of nothing is an error", () => {
  const bound = world({
    sets: [region, year],
    params: { p: { over: ["REGION", "YEAR"], values: [...Array(12).keys()] } },
  });
  const body = param("p", slot(0, "REGION"), slot(1, "YEAR"));
  const late = compare(valueOf(slot(1, "YEAR")), ">=", number(2026));
  const never = compare(valueOf(slot(1, "YEAR")), ">", number(2030));
  const fold = (operator: "sum" | "product" | "min" | "max" | "count", where = late) =>
    values(bound, reduce(operator, over([1, "YEAR"]), body, where), "REGION");
  expect(fold("sum")).toEqual([5, 13, 21]);
  expect(fold("product")).toEqual([6, 42, 110]);
  expect(fold("min")).toEqual([2, 6, 10]);
  expect(fold("max")).toEqual([3, 7, 11]);
  expect(fold("count")).toEqual([2, 2, 2]);
  expect(fold("sum", never)).toEqual([0, 0, 0]);
  expect(bound.codes()).toEqual([]);
  expect(fold("min", never)).toEqual([NaN, NaN, NaN]);
  expect(bound.codes()).toEqual(["empty-reduction"]);
});

it("evaluates a let once and reads it in inner sums", () => {
  const bound = world({ sets: [year] });
  const square: NumberExpression = {
    kind: "let",
    bindings: [{ slot: 5, value: calculate(valueOf(slot(0, "YEAR")), "-", number(2023)) }],
    body: reduce(
      "sum",
      over([1, "YEAR"]),
      { kind: "local", slot: 5, degree: 0, span },
      compareMembers(slot(1, "YEAR"), "<=", slot(0, "YEAR")),
    ),
    degree: 0,
    span,
  };
  expect(values(bound, square, "YEAR")).toEqual([1, 4, 9, 16]);
});

it("walks ranges whose bounds depend on the row", () => {
  const bound = world({ sets: [year] });
  const range = {
    kind: "range",
    first: number(1),
    last: calculate(valueOf(slot(0, "YEAR")), "-", number(2023)),
    step: undefined,
    columns: [integers],
    span,
  } as const;
  const total = reduce("sum", [binder(range, bind(1, integers))], valueOf(slot(1, integers)));
  expect(values(bound, total, "YEAR")).toEqual([1, 3, 6, 10]);
});

it("cuts a large expansion into batches without changing its sum", () => {
  const hour = createRangeSet("HOUR", 0, 1, 1000);
  const parts = { sets: [region, hour], options: { batchSize: 7 } };
  const total = reduce("sum", over([1, "HOUR"]), valueOf(slot(1, "HOUR")));
  const both = reduce("sum", over([1, "HOUR"], [2, "REGION"]), valueOf(slot(1, "HOUR")));
  expect(values(world(parts), total, "REGION")).toEqual([499500, 499500, 499500]);
  expect(values(world(parts), both)).toEqual([3 * 499500]);
});

it("reads defines over data through their own indices", () => {
  const define = {
    name: "half",
    doc: undefined,
    span,
    nameSpan: span,
    kind: "define" as const,
    domain: domain(over([3, "YEAR"])),
    unit: { dimension: { exponents: new Map() }, scale: 1, text: "1" },
    value: calculate(valueOf(slot(3, "YEAR")), "/", number(2)),
    degree: 0 as const,
    into: undefined,
  };
  const bound = world({ sets: [year], model: { defines: new Map([["half", define]]) } });
  const read: NumberExpression = {
    kind: "define",
    define: "half",
    arguments: [slot(0, "YEAR")],
    degree: 0,
    span,
  };
  expect(values(bound, read, "YEAR")).toEqual([1012, 1012.5, 1013, 1013.5]);
});

it("reads one set of a family and its size", () => {
  const stages = createRelation(
    [region, "integer"],
    [Int32Array.of(0, 0, 2), Int32Array.of(4, 9, 5)],
  );
  const bound = world({ sets: [region], relations: { STAGE: stages } });
  const family = named("STAGE", [integers], slot(0, "REGION"));
  const total = reduce("sum", [binder(family, bind(1, integers))], valueOf(slot(1, integers)));
  const size: NumberExpression = { kind: "card", set: family, degree: 0, span };
  expect(values(bound, total, "REGION")).toEqual([13, 0, 5]);
  expect(values(bound, size, "REGION")).toEqual([2, 0, 1]);
});
