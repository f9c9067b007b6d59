import { expect, it } from "vitest";
import { splitCommand } from "../../src/native/index.js";

it.each([
  ["highs {mps} --solution_file {solution}", ["highs", "{mps}", "--solution_file", "{solution}"]],
  ["  a\t b  ", ["a", "b"]],
  [`'my solver' "-o=a b" c'd e'f`, ["my solver", "-o=a b", "cd ef"]],
  [`a '' "it's" 'say "so"'`, ["a", "", "it's", `say "so"`]],
  ["C:\\solvers\\s.exe {mps}", ["C:\\solvers\\s.exe", "{mps}"]],
  ["a $HOME *.mps `b` | c; d > e", ["a", "$HOME", "*.mps", "`b`", "|", "c;", "d", ">", "e"]],
  ["", []],
])("splits %s", (text, words) => {
  expect(splitCommand(text)).toEqual(words);
});

it("finds a quote that is left open", () => {
  expect(splitCommand("a 'b c")).toBeUndefined();
  expect(splitCommand(`a "b' c`)).toBeUndefined();
});
