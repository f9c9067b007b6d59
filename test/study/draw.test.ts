import { expect, it } from "vitest";
import { openStream, shuffle, splitMix } from "../../src/study/draw.js";
import { normalQuantile, quantileOf } from "../../src/study/quantile.js";

it("gives the published numbers of SplitMix64", () => {
  const published = [
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ];
  expect(published.map((_, i) => splitMix(1234567n, BigInt(i)))).toEqual(published);
});

it("draws by counting: a draw does not depend on what is drawn before", () => {
  const forward = openStream(7, "carbon_price *");
  const backward = openStream(7, "carbon_price *");
  const first = Array.from({ length: 50 }, (_, i) => forward.uniform(i));
  const last = Array.from({ length: 50 }, (_, i) => backward.uniform(49 - i)).reverse();
  expect(last).toEqual(first);
});

it("gives every seed and every name numbers of its own", () => {
  const firsts = ["a", "b", "ab", "ba", "北海道"].flatMap((name) =>
    [1, 2, 3].map((seed) => openStream(seed, name).uniform(0)),
  );
  expect(new Set(firsts).size).toBe(firsts.length);
});

it("fills the unit interval evenly", () => {
  const stream = openStream(1, "x");
  const draws = Array.from({ length: 10_000 }, (_, i) => stream.uniform(i));
  expect(Math.min(...draws)).toBeGreaterThan(0);
  expect(Math.max(...draws)).toBeLessThan(1);
  const cells = Array.from({ length: 10 }, () => 0);
  for (const draw of draws) cells[Math.floor(draw * 10)]! += 1;
  // Chi-squared with 9 degrees of freedom is below 27.9 with probability 0.999.
  expect(cells.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(27.9);
});

it("shuffles every position once", () => {
  const order = shuffle(openStream(3, "x"), 500, 500);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 500 }, (_, i) => i));
  expect(order).not.toEqual([...order].sort((a, b) => a - b));
});

it("knows the quantiles of the normal distribution", () => {
  const known = [
    [0.5, 0],
    [0.75, 0.6744897501960817],
    [0.975, 1.959963984540054],
    [0.001, -3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-20, -9.262340089798409],
  ] as const;
  for (const [p, z] of known) expect(normalQuantile(p)).toBeCloseTo(z, 12);
});

it("turns the cumulative distribution round", () => {
  const literal = { kind: "number", value: 0, unit: undefined } as const;
  const at = { file: "x", start: 0, end: 0 };
  const base = { literal: { ...literal, span: at }, unitText: "" };
  const triangle = { ...base, kind: "triangular", parameters: [2, 3, 6] } as const;
  const below = (x: number): number =>
    x < 3 ? (x - 2) ** 2 / ((6 - 2) * (3 - 2)) : 1 - (6 - x) ** 2 / ((6 - 2) * (6 - 3));
  for (const p of [0.01, 0.2, 0.25, 0.3, 0.9]) {
    expect(below(quantileOf(triangle, p))).toBeCloseTo(p, 12);
    expect(quantileOf({ ...base, kind: "uniform", parameters: [2, 6] }, p)).toBeCloseTo(2 + 4 * p);
  }
});
