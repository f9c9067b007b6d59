import { expect, it } from "vitest";
import type { ResolvedProgram } from "../../src/resolve/index.js";
import { applyScenario, applySettings, type Setting } from "../../src/scenario/index.js";
import { resolveText, saidAbout, textOf } from "../support/resolve-text.js";

const model = `
  set REGION = { Kanto, Kansai }
  param price[REGION] : JPY/kWh = 20
  param rate = 3 %
  scenario A { param rate = 5 % param price *= 2 }
`;

function set(...settings: readonly (readonly [string, string])[]): {
  readonly program: ResolvedProgram;
  readonly said: readonly string[];
} {
  const { value } = applyScenario(resolveText(model).program, "A");
  const list: Setting[] = settings.map(([name, text]) => ({ name, text }));
  const { value: program, diagnostics } = applySettings(value, list);
  return { program, said: saidAbout(program.sources, diagnostics) };
}

it("sets parameters, cells and sets on top of a scenario", () => {
  const { program, said } = set(
    ["rate", "7 %"],
    ["price[Kanto]", "25 JPY/kWh"],
    ["REGION", "{ Kanto }"],
  );
  expect(said).toEqual([]);
  expect(program.scenario).toBe("A");
  const rate = program.declarations.get("rate")?.declaration;
  expect(rate?.kind === "param" && rate.value && textOf(program, rate.value.span)).toBe("7 %");
  const adjustments = program.declarations.get("price")?.adjustments ?? [];
  expect(adjustments.map(({ operator }) => operator)).toEqual(["*=", "="]);
  expect(adjustments.map(({ value }) => value && textOf(program, value.span))).toEqual([
    "2",
    "25 JPY/kWh",
  ]);
  expect(program.declarations.get("REGION")?.declaration).toMatchObject({
    value: { kind: "set-literal" },
  });
  expect(program.sources.get("--set")?.text).toContain("price[Kanto]=25 JPY/kWh");
});

it("scales and adds", () => {
  const { program, said } = set(["price*", "1.5"], ["rate+", "1 %"]);
  expect(said).toEqual([]);
  expect(program.declarations.get("price")?.adjustments.at(-1)?.operator).toBe("*=");
  expect(program.declarations.get("rate")?.adjustments.at(-1)?.operator).toBe("+=");
});

it.each([
  ["raet", "1", `unknown-target at "raet"`],
  ["1 + 2", "1", `bad-setting at "1 + 2"`],
  ["", "1", `bad-setting at ""`],
])("reports %j = %j", (name, text, said) => {
  expect(set([name, text]).said).toEqual([said]);
});

it("points into the setting that cannot be read", () => {
  const { program, said } = set(["rate", "7 %"], ["price", "3 +"]);
  expect(said).toHaveLength(1);
  const source = program.sources.get("--set");
  expect(source?.text).toBe("rate=7 %\nprice=3 +");
});

it("refuses to set the same thing twice", () => {
  expect(set(["rate", "1 %"], ["rate", "2 %"]).said).toEqual([`duplicate-change at "rate"`]);
});

it("gives the program unchanged without settings", () => {
  const { program } = resolveText(model);
  expect(applySettings(program, []).value).toBe(program);
});
