import { expect, it } from "vitest";
import { errorPhrases } from "../../src/syntax/error-phrases.js";
import { DcmParser } from "../../src/syntax/parser.js";

it("has no ambiguity, dead alternative or left recursion in the grammar", () => {
  expect(() => new DcmParser(errorPhrases, true)).not.toThrow();
});
