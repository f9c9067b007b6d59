import { expect, it } from "vitest";
import { createPalette } from "../../src/figures/index.js";
import { placeSeries } from "../../src/figures/series-colors.js";
import { checkText } from "../check/check-text.js";

const labels = Array.from({ length: 17 }, (_, i) => `label ${i}`);

it("gives seventeen labels seventeen colours", () => {
  const { styleOf } = createPalette(labels);
  expect(new Set(labels.map((label) => styleOf(label).color)).size).toBe(17);
});

it("never tells lines apart by colour alone", () => {
  const { styleOf } = createPalette(labels);
  const dashes = labels.slice(0, 8).map((label) => styleOf(label).dash.join(" "));
  expect(new Set(dashes).size).toBe(8);
  const looks = labels.map((label) => JSON.stringify(styleOf(label)));
  expect(new Set(looks).size).toBe(17);
});

it("fills stacks with patterns from the ninth label on", () => {
  const { styleOf } = createPalette(labels);
  expect(labels.slice(0, 8).map((label) => styleOf(label).pattern)).toEqual(Array(8).fill(0));
  expect(labels.slice(8).every((label) => styleOf(label).pattern > 0)).toBe(true);
});

it("contrasts with white and with a dark page", () => {
  const { styleOf } = createPalette(labels);
  for (const label of labels.slice(0, 8)) {
    const light = luminance(styleOf(label).color);
    expect(1.05 / (light + 0.05)).toBeGreaterThan(2.1);
    expect((light + 0.05) / (luminance("#14171a") + 0.05)).toBeGreaterThan(2.9);
  }
});

it("looks the same wherever a label is asked for, also one it does not know", () => {
  const { styleOf } = createPalette(["a", "b"]);
  expect(styleOf("b")).toEqual(styleOf("b"));
  expect(styleOf("c")).toEqual(styleOf("c"));
  expect(styleOf("c")).not.toEqual(styleOf("d"));
  expect(styleOf("__proto__")).toEqual(styleOf("__proto__"));
  expect(styleOf(1)).toEqual(styleOf("1"));
});

it("keeps a series' colour in all figures and tells those of one figure apart", () => {
  const { model, said } = checkText(`
    figure one[y in YEAR] line(x: y, y: { wind: site, sun: site })
    figure two[y in YEAR] line(x: y, y: { gas: site, sun: site })
    figure three[y in YEAR] line(x: y, y: { gas: site, wind: site })
  `);
  expect(said).toEqual([]);
  const places = placeSeries([...model.figures.values()]);
  expect(new Set(places.values()).size).toBe(3);
});

function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
