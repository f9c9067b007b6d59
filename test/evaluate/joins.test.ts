/** Joins cost what survives: the rows visited are counted, and every plan gives what the plain double loop gives. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { BinderModel, Condition, SetExpression } from "../../src/check/index.js";
import {
  createDistinctRelation,
  createIndexSet,
  createRangeSet,
  createRelation,
} from "../../src/domains/index.js";
import {
  and,
  bind,
  binder,
  calculate,
  compare,
  compareMembers,
  defined,
  domain,
  isIn,
  lookup,
  match,
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

const size = 200;
const nodes = createIndexSet(
  "NODE",
  Array.from({ length: size }, (_, i) => `n${i}`),
);
const hours = createRangeSet("HOUR", 0, 1, 2000);
const cells = Array.from({ length: size * size }, (_, i) => (i % 997 === 0 ? i : 0));
const chain = createRelation(
  [nodes, nodes],
  [
    Int32Array.from({ length: size - 1 }, (_, i) => i),
    Int32Array.from({ length: size - 1 }, (_, i) => i + 1),
  ],
);

function network(): World {
  return world({
    sets: [nodes, hours],
    relations: { LINK: chain },
    params: {
      zone: { over: ["NODE"], values: Array.from({ length: size }, (_, i) => i % 20) },
      area: { over: ["NODE"], values: Array.from({ length: size }, (_, i) => (i * 7) % 200) },
      flow: { over: ["NODE", "NODE"], values: cells },
      cap: {
        over: ["NODE", "NODE"],
        values: cells,
        present: cells.map((value) => (value > 0 ? 1 : 0)),
      },
    },
  });
}

/** Rows that a domain over these binders has, and how many were visited to find them. */
function walk(
  { evaluator }: World,
  binders: readonly BinderModel[],
  condition?: Condition,
): { rows: number; visited: number } {
  const before = evaluator.statistics.rowsVisited;
  let rows = 0;
  evaluator.expand(evaluator.unitFrame(), binders, condition, (child) => {
    rows += child.size;
  });
  return { rows, visited: evaluator.statistics.rowsVisited - before };
}

const i = slot(0, "NODE");
const j = slot(1, "NODE");
const link = named("LINK", ["NODE", "NODE"]);

it("joins a tuple set by lookup on the columns that are bound", () => {
  const binders = [
    ...over([0, "NODE"]),
    binder(link, match(i), bind(1, "NODE")),
    binder(link, match(j), bind(2, "NODE")),
  ];
  expect(walk(network(), binders)).toEqual({ rows: 198, visited: 200 + 199 + 198 });
});

it("turns a membership test into a join", () => {
  const { rows, visited } = walk(network(), over([0, "NODE"], [1, "NODE"]), isIn(link, i, j));
  expect(rows).toBe(199);
  expect(visited).toBeLessThanOrEqual(2 * 199);
});

it("turns an equality through a map into a join", () => {
  const zone = (of: typeof i) => lookup("zone", "NODE", of);
  const binders = over([0, "NODE"], [1, "NODE"]);
  const byMember = walk(network(), binders, compareMembers(zone(j), "==", i));
  expect(byMember).toEqual({ rows: 200, visited: 400 });
  const byNumber = walk(network(), binders, compare(param("area", i), "==", param("area", j)));
  expect(byNumber).toEqual({ rows: 200, visited: 400 });
});

it("walks only the cells of a sparse parameter", () => {
  const count = cells.filter((value) => value > 0).length;
  for (const test of [
    compare(param("flow", i, j), ">", number(0)),
    compare(param("flow", i, j), "!=", number(0)),
    defined("cap", i, j),
  ]) {
    const { rows, visited } = walk(network(), over([0, "NODE"], [1, "NODE"]), test);
    expect(rows).toBe(count);
    expect(visited).toBeLessThanOrEqual(2 * count);
  }
});

it("drives a sum by a factor that is mostly zero", () => {
  const { evaluator } = network();
  const body = calculate(param("area", j), "*", param("flow", i, j));
  const sum = reduce("sum", over([0, "NODE"], [1, "NODE"]), body);
  const expected = cells.reduce(
    (total, value, cell) => total + value * (((cell % size) * 7) % 200),
    0,
  );
  expect(evaluator.numbers(sum, evaluator.unitFrame())[0]).toBe(expected);
  expect(evaluator.statistics.rowsVisited).toBeLessThan(200);
});

it("sums once for rows that agree in what the sum reads", () => {
  const { evaluator } = network();
  const out = domain(over([0, "NODE"], [2, "HOUR"]));
  const sum = reduce("sum", over([1, "NODE"]), param("area", j), compareMembers(j, "<", i));
  const frame = evaluator.frameOf(out, evaluator.domain(out), 0, 20_000);
  const values = evaluator.numbers(sum, frame);
  expect(values[19_999]).toBe(0 + 7 + 14 + 21 + 28 + 35 + 42 + 49 + 56);
  expect(evaluator.statistics.rowsVisited).toBeLessThan(100);
});

it("narrows an ordered index to the window that comparisons leave", () => {
  const t = slot(0, "HOUR");
  const u = slot(1, "HOUR");
  const gap = calculate(valueOf(t), "-", valueOf(u));
  const window = and(compare(number(0), "<=", gap), compare(gap, "<", number(24)));
  const { rows, visited } = walk(network(), over([0, "HOUR"], [1, "HOUR"]), window);
  expect(rows).toBe(24 * 2000 - (23 * 24) / 2);
  expect(visited).toBeLessThan(2000 + 30 * 2000);
  const ordered = compareMembers(u, "<", member(3, "HOUR"));
  expect(walk(network(), over([1, "HOUR"]), ordered)).toEqual({ rows: 3, visited: 3 });
});

it("tests a condition at the outermost place", () => {
  const few = compareMembers(i, "==", member("n3", "NODE"));
  const { rows, visited } = walk(network(), over([0, "NODE"], [1, "NODE"], [2, "HOUR"]), few);
  expect(rows).toBe(200 * 2000);
  expect(visited).toBeLessThanOrEqual(rows + 200 + 1);
});

it("keeps what an earlier condition guards safe when it is tested further out", () => {
  const bound = network();
  const guard = compareMembers(j, "==", i);
  const late = compareMembers(i, ">", member("n0", "NODE"));
  const risky = compareMembers(step(i, -1), "==", member("n5", "NODE"));
  const found = walk(bound, over([0, "NODE"], [1, "NODE"]), and(guard, late, risky));
  expect(found.rows).toBe(1);
  expect(bound.codes()).toEqual([]);
});

it("gives what the double loop gives, in its order", () => {
  const small = createIndexSet("S", ["a", "b", "c", "d"]);
  const other = createIndexSet("T", ["d", "b", "x"]);
  const pair = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 2 }));
  const s = slot(0, "S");
  const t = slot(1, "T");
  const tests: Record<string, { ir: Condition; js: (a: number, b: number, w: Data) => boolean }> = {
    in: {
      ir: isIn(named("R", ["S", "T"]), s, t),
      js: (a, b, w) => w.pairs.some(([x, y]) => x === a && y === b),
    },
    label: {
      ir: compareMembers(s, "==", t),
      js: (a, b) => small.memberAt(a) === other.memberAt(b),
    },
    map: {
      ir: compareMembers(lookup("map", "S", t), "==", s),
      js: (a, b, w) => w.map[b] === a,
    },
    data: {
      ir: compare(param("p", s, t), ">", number(1)),
      js: (a, b, w) => (w.p[a * 3 + b] ?? 0) > 1,
    },
    own: {
      ir: compare(param("q", t), "<=", number(1)),
      js: (_, b, w) => (w.q[b] ?? 0) <= 1,
    },
    outer: {
      ir: compareMembers(s, "!=", member("c", "S")),
      js: (a) => a !== 2,
    },
    either: {
      ir: {
        kind: "or",
        operands: [
          compareMembers(s, "==", member("a", "S")),
          compare(param("q", t), "==", number(2)),
        ],
        span,
      },
      js: (a, b, w) => a === 0 || w.q[b] === 2,
    },
  };
  interface Data {
    readonly pairs: readonly (readonly [number, number])[];
    readonly map: readonly number[];
    readonly p: readonly number[];
    readonly q: readonly number[];
  }
  const data = fc.record({
    pairs: fc.array(pair, { maxLength: 8 }),
    map: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
    p: fc.array(fc.constantFrom(0, 0, 0, 0, 2), { minLength: 12, maxLength: 12 }),
    q: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 3 }),
  });
  const chosen = fc.subarray(Object.keys(tests), { minLength: 0 });
  fc.assert(
    fc.property(data, chosen, fc.integer({ min: 1, max: 9 }), (given, names, batchSize) => {
      const relation = createDistinctRelation(
        [small, other],
        [Int32Array.from(given.pairs, ([a]) => a), Int32Array.from(given.pairs, ([, b]) => b)],
        given.pairs.length,
      );
      const bound = world({
        sets: [small, other],
        relations: { R: relation },
        params: {
          map: { over: ["T"], values: given.map },
          p: { over: ["S", "T"], values: given.p },
          q: { over: ["T"], values: given.q },
        },
        options: { batchSize },
      });
      const used = names.flatMap((name) => (tests[name] === undefined ? [] : [tests[name]]));
      const found = bound.evaluator.domain(
        domain(over([0, "S"], [1, "T"]), and(...used.map((test) => test.ir))),
      );
      const expected: string[] = [];
      for (let a = 0; a < 4; a++) {
        for (let b = 0; b < 3; b++) {
          if (used.every((test) => test.js(a, b, given))) expected.push(`${a} ${b}`);
        }
      }
      const rows = Array.from({ length: found.size }, (_, row) =>
        found
          .columns()
          .map((column) => column[row])
          .join(" "),
      );
      expect(rows).toEqual(expected);
      expect(bound.codes()).toEqual([]);
    }),
  );
});

it("walks a comprehension that depends on the row in place", () => {
  const set: SetExpression = {
    kind: "comprehension",
    head: undefined,
    binders: [binder(link, bind(7, "NODE"), bind(8, "NODE"))],
    condition: compareMembers(slot(7, "NODE"), "==", i),
    columns: link.columns,
    span,
  };
  const binders = [...over([0, "NODE"]), binder(set, { kind: "skip" }, bind(1, "NODE"))];
  expect(walk(network(), binders)).toEqual({ rows: 199, visited: 399 });
});

it("refuses to write out more than fits", () => {
  const bound = world({ sets: [hours], options: { maxElements: 10_000 } });
  const u = compare(valueOf(slot(1, "HOUR")), "!=", valueOf(slot(0, "HOUR")));
  expect(bound.evaluator.domain(domain(over([0, "HOUR"], [1, "HOUR"]), u)).size).toBe(0);
  expect(bound.codes()).toEqual(["too-large"]);
  expect(bound.evaluator.domain(domain(over([0, "HOUR"], [1, "HOUR"]))).size).toBe(4_000_000);
});
