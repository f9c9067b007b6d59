/** Sets of tuples from set expressions. */
import { expect, it } from "vitest";
import type { SetExpression } from "../../src/check/index.js";
import {
  createIndexSet,
  createRangeSet,
  createRelation,
  labelsAt,
} from "../../src/domains/index.js";
import {
  bind,
  binder,
  compare,
  domain,
  integers,
  member,
  named,
  number,
  over,
  param,
  product,
  slot,
  span,
  world,
  type World,
} from "../support/ir.js";

const region = createIndexSet("REGION", ["Kanto", "Kansai", "Chubu"]);
const metro = createIndexSet("METRO", ["Kansai", "Kanto"]);
const year = createRangeSet("YEAR", 2024, 1, 3);
const links = createRelation([region, region], [Int32Array.of(2, 0, 2), Int32Array.of(0, 1, 1)]);

function place(): World {
  return world({
    sets: [region, metro, year],
    relations: { LINK: links },
    params: { share: { over: ["REGION"], values: [0.5, 0, 0.5] } },
  });
}

function labels({ evaluator }: World, set: SetExpression): string[] {
  const relation = evaluator.setOf(set);
  return Array.from({ length: relation.size }, (_, i) => labelsAt(relation, i).join(" "));
}

const regions = named("REGION");
/** METRO where members of REGION are wanted. */
const metros = named("METRO", ["REGION"]);

it("combines sets whose members have different numbers by label", () => {
  const combine = (operator: "union" | "diff" | "symdiff" | "inter") =>
    labels(place(), {
      kind: "operation",
      operator,
      left: regions,
      right: metros,
      columns: regions.columns,
      span,
    });
  expect(combine("diff")).toEqual(["Chubu"]);
  expect(combine("inter")).toEqual(["Kanto", "Kansai"]);
  expect(combine("union")).toEqual(["Kanto", "Kansai", "Chubu"]);
});

it("projects a tuple set without repetition, in first-seen order", () => {
  const set: SetExpression = {
    kind: "comprehension",
    head: [slot(0, "REGION")],
    binders: [binder(named("LINK", ["REGION", "REGION"]), bind(0, "REGION"), { kind: "skip" })],
    condition: undefined,
    columns: regions.columns,
    span,
  };
  expect(labels(place(), set)).toEqual(["Chubu", "Kanto"]);
});

it("filters a product by data", () => {
  const set: SetExpression = {
    kind: "comprehension",
    head: undefined,
    binders: [binder(product(regions, named("YEAR")), bind(0, "REGION"), bind(1, "YEAR"))],
    condition: compare(param("share", slot(0, "REGION")), ">", number(0)),
    columns: [...regions.columns, ...named("YEAR").columns],
    span,
  };
  expect(labels(place(), set)).toEqual(
    ["Kanto", "Chubu"].flatMap((r) => [2024, 2025, 2026].map((y) => `${r} ${y}`)),
  );
});

it("counts a range by its step and lists a literal as written", () => {
  const range: SetExpression = {
    kind: "range",
    first: number(1),
    last: number(10),
    step: number(4),
    columns: [integers],
    span,
  };
  expect(labels(place(), range)).toEqual(["1", "5", "9"]);
  const literal: SetExpression = {
    kind: "literal",
    tuples: [[member("Chubu", "REGION")], [member("Kanto", "REGION")], [member("Chubu", "REGION")]],
    columns: regions.columns,
    span,
  };
  expect(labels(place(), literal)).toEqual(["Chubu", "Kanto"]);
});

it("gathers a union over an index", () => {
  const neighbours: SetExpression = {
    kind: "comprehension",
    head: [slot(2, "REGION")],
    binders: [
      binder(
        named("LINK", ["REGION", "REGION"]),
        { kind: "match", member: slot(0, "REGION") },
        bind(2, "REGION"),
      ),
    ],
    condition: undefined,
    columns: regions.columns,
    span,
  };
  const gather = (operator: "union" | "inter", binders = over([0, "REGION"])): SetExpression => ({
    kind: "gather",
    operator,
    binders,
    condition: compare(param("share", slot(0, "REGION")), ">", number(0)),
    body: neighbours,
    columns: regions.columns,
    span,
  });
  expect(labels(place(), gather("union"))).toEqual(["Kansai", "Kanto"]);
  expect(labels(place(), gather("inter"))).toEqual(["Kansai"]);
});

it("says which constant is not a member", () => {
  const bound = place();
  const literal: SetExpression = {
    kind: "literal",
    tuples: [[member("Tohoku", "REGION")]],
    columns: regions.columns,
    span,
  };
  expect(labels(bound, literal)).toEqual([]);
  expect(bound.messages()).toEqual(["`Tohoku` is not in `REGION`"]);
});

it("keeps whole products and whole tuple sets as they are", () => {
  const { evaluator } = place();
  const both = evaluator.domain(
    domain([binder(product(regions, named("YEAR")), bind(0, "REGION"), bind(1, "YEAR"))]),
  );
  expect(both.dense).toEqual([3, 3]);
  const link = named("LINK", ["REGION", "REGION"]);
  expect(evaluator.domain(domain([binder(link, bind(0, "REGION"), bind(1, "REGION"))]))).toBe(
    links,
  );
});
