/**
 * Whatever a program looks like, formatting keeps its tree and its comments, and comes to rest after one turn.
 */
import fc from "fast-check";
import { expect, it } from "vitest";
import { oneItem, program } from "./programs.js";
import { expectFaithful, format, isSound } from "./support.js";

const settings = {
  seed: Number(process.env["SEED"] ?? 1),
  numRuns: Number(process.env["RUNS"] ?? 150),
};

it("keeps the tree, without comments", () => {
  fc.assert(
    fc.property(oneItem(0), (text) => {
      fc.pre(isSound(text));
      expectFaithful(text);
    }),
    settings,
  );
});

it("keeps the tree and a comment here and there", () => {
  fc.assert(
    fc.property(oneItem(8), (text) => {
      fc.pre(isSound(text));
      expectFaithful(text);
    }),
    settings,
  );
});

it("keeps comments that stand everywhere", () => {
  fc.assert(
    fc.property(oneItem(100), (text) => {
      fc.pre(isSound(text));
      expectFaithful(text);
    }),
    settings,
  );
});

it("keeps whole files", () => {
  fc.assert(
    fc.property(program(10), (text) => {
      fc.pre(isSound(text));
      expectFaithful(text);
    }),
    settings,
  );
});

it("comes to one form from any spacing", () => {
  fc.assert(
    fc.property(oneItem(0), (written) => {
      fc.pre(!written.includes('"""') && isSound(written));
      const text = written.replaceAll(/(?:\r?\n)+/gu, "\n");
      expect(format(text.replaceAll(/\s+/gu, " "))).toBe(format(text));
    }),
    settings,
  );
});
