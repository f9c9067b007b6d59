/**
 * Mistakes that someone makes who comes from another language, and what is said about them.
 */
import { expect, it } from "vitest";
import { compile, openSession } from "../../src/compile.js";
import { createMemoryHost } from "../support/memory-host.js";

it("says that a word of the language is no index, once, however often it is used", () => {
  expect(
    faults("set S = { a, b }\nparam p[unit in S] = 1\nparam q = sum(unit in S) p[unit]"),
  ).toEqual(["`unit` is a word of the language, not a name"]);
  expect(
    faults(
      "set S = { a, b }\nparam p[product in S] = product(i in S) 2\nparam q = sum(product in S) p[product]",
    ),
  ).toEqual(["`product` is a word of the language, not a name"]);
});

it("says that a declared word is no name, once, where uses follow", () => {
  expect(
    faults("set S = { a, b }\nvar product[S] >= 0\nminimize m = sum(s in S) product[s]"),
  ).toEqual(["`product` is a word of the language, not a name"]);
});

it("says that a word kept for later is no name", () => {
  const text = "set Y = 1 .. 3\nparam change[y in Y] = 1\nparam p[y in Y] = change[y]";
  expect(faults(text)).toEqual(["`change` is a word of the language, not a name"]);
});

it("says where the doc of a cost stands that goes into a total", () => {
  const [first] = faults('var x >= 0\ntotal t\ncost c "(1)" into t = x\nminimize m = t');
  expect(first).toBe("a doc string stands at the end of the header");
});

it("keeps the restrictions of parameters whose values are members, and names the member", () => {
  const model = (sink: string): string =>
    `set N = { a, b, c }\nset P = { p, q }\nparam source : N = a\nparam sink : N != source = ${sink}\n` +
    "param kind[P] : N in { b, c } = { p: b, q: c }\nvar x >= 0\nminimize m = x";
  expect(faults(model("b"))).toEqual([]);
  expect(faults(model("a"))).toEqual(["`sink` is a, not `!= source`"]);
});

function faults(text: string): readonly string[] {
  const host = createMemoryHost({ "m.dcm": `model m\n${text}\n` });
  return compile(openSession(host, "m.dcm")).diagnostics.map(({ message }) => message);
}
