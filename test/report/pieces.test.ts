/**
 * Numbers as they are shown, notes of authors, and ranges of histograms.
 */
import { expect, it } from "vitest";
import { createBins } from "../../src/report/histogram.js";
import { markdownBlocks } from "../../src/report/markdown.js";
import {
  formatFor,
  showChange,
  showNumber,
  showPercentChange,
} from "../../src/report/number-text.js";

it("gives the numbers of a column one number of decimals, by the largest", () => {
  const { show } = formatFor([1234.5678, -2.5, 0]);
  expect([1234.5678, -2.5, 0, undefined, NaN].map(show)).toEqual([
    "1,234.6",
    "−2.5",
    "0",
    "–",
    "–",
  ]);
  expect(formatFor([0.012345678]).show(0.012345678)).toBe("0.012346");
  expect(formatFor([12_345_678]).show(12_345_678)).toBe("12,345,678");
});

it("never shows zero for a number that is small but there, nor a number for what arithmetic left", () => {
  const { show } = formatFor([1_000_000, 0.002, 1e-5]);
  expect(show(0.002)).toBe("2.00e−3");
  expect(show(1e-5)).toBe("0");
  expect(showNumber(5e-11, 1e6)).toBe("0");
  expect(showNumber(5e-11)).not.toBe("0");
});

it("leaves out zeros at the end of a number that stands alone, and no others", () => {
  expect(showNumber(250)).toBe("250");
  expect(showNumber(1000)).toBe("1,000");
  expect(showNumber(100_000)).toBe("100,000");
  expect(showNumber(2.5)).toBe("2.5");
  expect(showChange(3)).toBe("+3");
  expect(showChange(-3)).toBe("−3");
  expect(showNumber(Infinity)).toBe("∞");
});

it("shows changes as per cent with their sign", () => {
  expect([0.1234, -0.5, 0, undefined, Infinity].map(showPercentChange)).toEqual([
    "+12.3 %",
    "−50.0 %",
    "0.0 %",
    "–",
    "–",
  ]);
});

it("reads headings, tables, lists and code of an author's notes", () => {
  const blocks = markdownBlocks(
    "# Where from\n\nText with `code`,\n**strong** and a [link](https://example.org).\n\n| a | b |\n| --- | --- |\n| 1 \\| 2 | x |\n\n- one\n  more\n- two\n\n```\nraw *text*\n```\n",
  );
  expect(blocks.map(({ kind }) => kind)).toEqual([
    "heading",
    "paragraph",
    "table",
    "list",
    "preformatted",
  ]);
  expect(JSON.stringify(blocks[1])).toContain("a link (https://example.org).");
  expect(JSON.stringify(blocks[2])).toContain("1 | 2");
  expect(JSON.stringify(blocks[3])).toContain("one more");
});

it("keeps every value in exactly one range of a histogram", () => {
  const values = Array.from({ length: 200 }, (_, i) => ((i * 37) % 101) / 10 - 3.3);
  const bins = createBins(values);
  for (const value of values) expect(bins.filter((bin) => bin.holds(value))).toHaveLength(1);
  expect(bins.length).toBeLessThanOrEqual(30);
  expect(createBins([0.1, 0.2, 0.3]).every(({ from, to }) => to > from)).toBe(true);
});
