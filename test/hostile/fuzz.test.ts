/**
 * Random edits of the models that ship: whatever is typed, deleted or garbled in a model or its data, the compiler gives
 * diagnostics that can be shown, and never throws. Seeds are fixed and time is bounded.
 */
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { buildAll, readModels, type Files } from "./host.js";

const milliseconds = 2500;
const models = [...readModels()].filter(([, files]) => sizeOf(files) < 200_000);

const words = [
  ...'( ) [ ] { } , . : = == <= >= + - * / ^ % # " """ \' ; @ \\ | & ? .. 0 1 -1 1e400 3.5 1e-400 inf NaN'.split(
    " ",
  ),
  ..."set param var define total cost term minimize maximize constraint check report function component".split(
    " ",
  ),
  ..."study figure claim iamc change about because variable region year subannual for as".split(
    " ",
  ),
  ..."use scenario unit dimension prefix import include table model part module extends in not and or if".split(
    " ",
  ),
  ..."then else where union diff inter by mod within sum product min max count exists forall prev next".split(
    " ",
  ),
  ..."first last ord card defined dual value from only wide default optional ordered cyclic integer binary".split(
    " ",
  ),
  ..."MW MWh JPY hour year __proto__ constructor 北海道 ２ \u0000 \ufeff \n \r\n \t ( ( ( ) )".split(
    " ",
  ),
  "piecewise(",
  "interpolate hold",
  "HOUR",
  "PLANT",
  "output",
];
const cells = [
  "",
  ".",
  "NaN",
  "-5",
  "1e400",
  '"',
  '""',
  ",",
  "\n",
  "x",
  "１",
  "a,b",
  ";",
  "[MW]",
  "\u0000",
  "1,2,3,4,5,6",
];

/** One edit: at a share of the text, some characters or a whole word away, something else in. */
interface Edit {
  readonly file: number;
  readonly at: number;
  readonly length: number;
  readonly text: string;
  readonly isWord: boolean;
}

const editOf = (texts: readonly string[]): fc.Arbitrary<Edit> =>
  fc.record({
    file: fc.nat({ max: 1000 }),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 12 }),
    text: fc.oneof(fc.constantFrom(...texts), fc.string({ unit: "grapheme", maxLength: 4 })),
    isWord: fc.boolean(),
  });

function sizeOf(files: Files): number {
  return Object.values(files).reduce((sum, text) => sum + (text?.length ?? 0), 0);
}

function apply(files: Files, edits: readonly Edit[], isWanted: (path: string) => boolean): Files {
  const edited = new Map(Object.entries(files));
  const paths = [...edited.keys()].filter(isWanted);
  for (const { file, at, length, text, isWord } of edits) {
    const path = paths[file % Math.max(1, paths.length)];
    const old = path === undefined ? undefined : edited.get(path);
    if (path === undefined || old === undefined) continue;
    let start = Math.floor(at * old.length);
    let end = Math.min(old.length, start + length);
    if (isWord) {
      const word = /[\p{L}\p{N}_]+/uy;
      while (start > 0 && /[\p{L}\p{N}_]/u.test(old[start - 1] ?? "")) start--;
      word.lastIndex = start;
      end = start + (word.exec(old)?.[0].length ?? 0);
    }
    edited.set(path, old.slice(0, start) + text + old.slice(end));
  }
  return Object.fromEntries(edited);
}

function survives(
  files: Files,
  seed: number,
  texts: readonly string[],
  isWanted: (path: string) => boolean,
): void {
  let runs = 0;
  fc.assert(
    fc.property(fc.array(editOf(texts), { minLength: 1, maxLength: 3 }), (edits) => {
      runs++;
      buildAll(apply(files, edits, isWanted));
    }),
    { seed, numRuns: 400, interruptAfterTimeLimit: milliseconds / 2 / models.length },
  );
  expect(runs).toBeGreaterThan(0);
}

it.each(models)("survives any edit of the text of %s", (_, files) => {
  survives(files, 1, words, (path) => path.endsWith(".dcm"));
});

it.each(models.filter(([, files]) => Object.keys(files).some((path) => path.endsWith(".csv"))))(
  "survives any edit of the data of %s",
  (_, files) => {
    survives(files, 2, cells, (path) => path.endsWith(".csv"));
  },
);

it("survives a model cut off anywhere", () => {
  const starter = models.find(([name]) => name === "starter")?.[1] ?? {};
  const text = starter["model.dcm"] ?? "";
  const step = Math.max(1, Math.floor(text.length / 60));
  for (let end = 0; end < text.length; end += step) {
    buildAll({ ...starter, "model.dcm": text.slice(0, end) });
  }
});
