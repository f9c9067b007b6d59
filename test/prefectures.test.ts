/**
 * The model of the 47 prefectures as a user edits it: places fewer, rows gone, names in other letters.
 */
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { compile, openSession, type Compiled } from "../src/compile.js";
import { membersOf } from "../src/data/index.js";
import { createNodeHost } from "../src/host-node.js";
import type { Host } from "../src/project/index.js";
import { repository } from "./support/files.js";

const entry = "dc-decom-47/dc-decom-47.dcm";
const files = createNodeHost(`${repository}/models`);

/** Few hours and years, so that a build takes a moment. */
const scenario = `
scenario few extends RCN {
  set YEAR = { 2024, 2025, 2030 }
  set SEASON = { DJF, JJA }
  set HOUR = 13 .. 14
  param hours *= 8760 / 364
}
`;

/** The program after the texts of some files were edited. */
function build(edits: Readonly<Record<string, (text: string) => string>> = {}): Compiled {
  const host: Host = {
    read: (path) => {
      const result = files.read(path);
      if (result.kind !== "text") return result;
      const edited = edits[path]?.(result.text) ?? result.text;
      return { kind: "text", text: path === entry ? edited + scenario : edited };
    },
  };
  return compile(openSession(host, entry), { scenario: "few" });
}

function placesOf({ dataSet }: Compiled): readonly unknown[] {
  const members = dataSet && membersOf(dataSet.environment);
  return [...(members?.get("REGION") ?? [])];
}

/** Numbers of the linear program. */
function numbersOf({ built, diagnostics }: Compiled): readonly unknown[] {
  expect(diagnostics).toEqual([]);
  const program = built?.program;
  return [program?.numRows, program?.matrix.values, program?.colCost, program?.rowUpper];
}

const without = (name: string) => (text: string) =>
  text.replaceAll(new RegExp(`^${name},.*\n`, "gmu"), "");
const prefectures = "dc-decom-47/data/prefectures.csv";
const temperature = "dc-decom-47/data/temperature.csv";
const profile = "dc-decom-47/data/pv_profile.csv";

it("is a change of sets and data in fewer than 40 lines", () => {
  const lines = readFileSync(`${repository}/models/${entry}`, "utf8").trimEnd().split("\n");
  expect(lines.length).toBeLessThan(40);
  const compiled = build();
  expect(placesOf(compiled)).toHaveLength(47);
  expect(placesOf(compiled)).toContain("北海道");
  expect(numbersOf(compiled)[0]).toBeGreaterThan(1000);
});

it("goes with fewer prefectures, taken out in the model or in the data", () => {
  const inModel = build({
    [entry]: (text) => text.replace("= PREFECTURE\n", "= PREFECTURE diff { 沖縄県 }\n"),
  });
  const inData = build({ [prefectures]: without("沖縄県") });
  for (const compiled of [inModel, inData]) {
    expect(placesOf(compiled)).toHaveLength(46);
    expect(placesOf(compiled)).not.toContain("沖縄県");
  }
  expect(numbersOf(inModel)).toEqual(numbersOf(inData));
  const few = build({
    [entry]: (text) => text.replace("= PREFECTURE\n", "= { 北海道, 東京都, 大阪府, 福岡県 }\n"),
  });
  expect(placesOf(few)).toHaveLength(4);
  expect(numbersOf(few)[0]).toBeGreaterThan(100);
});

it.each([
  [temperature, "temperature_record"],
  [profile, "pv_profile"],
])("says what is missing when %s lacks a prefecture", (path, name) => {
  const { diagnostics } = build({ [path]: without("沖縄県") });
  expect(diagnostics).toMatchObject([
    {
      code: "missing-values",
      message: expect.stringContaining(`\`${name}\` lacks`),
      why: expect.stringContaining("沖縄県"),
    },
  ]);
});

it("says which prefecture has an unknown supply area", () => {
  const { diagnostics } = build({
    [prefectures]: (text) => text.replace("47,Okinawa,", "47,Okinava,"),
  });
  expect(diagnostics).toMatchObject([
    { code: "unknown-label", message: "`Okinava` is not in `UTILITY`", help: "write `Okinawa`" },
  ]);
});

it("takes names in Latin letters when the headers say so", () => {
  const swap = (text: string): string => text.replace("region,romaji", "japanese,region");
  const romaji = build({ [prefectures]: swap, [temperature]: swap, [profile]: swap });
  expect(placesOf(romaji)[0]).toBe("Hokkaido");
  expect(numbersOf(romaji)).toEqual(numbersOf(build()));
});
