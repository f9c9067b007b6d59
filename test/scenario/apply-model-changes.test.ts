/**
 * `change` in a model that extends another: a chain of overlays, of which scenarios start.
 */
import { expect, it } from "vitest";
import { bindScenario, compile, openSession, type Compiled } from "../../src/compile.js";
import type { ResolvedProgram } from "../../src/resolve/index.js";
import { applyModelChanges, applyScenario } from "../../src/scenario/index.js";
import { createMemoryHost } from "../support/memory-host.js";
import { resolveText, saidAbout, textOf } from "../support/resolve-text.js";

const base = `model base
set REGION = { Kanto, Kansai }
param rate = 3 %
param price[REGION] : JPY2024/MW from "prices.csv"
var x[REGION] : MW >= 0
define all : MW = sum(r in REGION) x[r]
constraint cap[r in REGION]: x[r] <= 5 MW
constraint need: all >= 2 MW
minimize bill : JPY2024 = sum(r in REGION) price[r] * x[r]
maximize most : MW = all
report twice : MW = 2 * all
claim enough >= 2 MW = all
figure f line(x: REGION, y: x)
study s { vary rate = { 1 %, 2 % } }
scenario high { param rate *= 2 }
`;

type Files = Readonly<Record<string, string>>;

interface Changed {
  readonly program: ResolvedProgram;
  readonly before: readonly ResolvedProgram[];
  readonly said: readonly string[];
}

function change(block: string, files: Files = {}): Changed {
  const main = `model main extends "base.dcm"\n${block}`;
  const { program, diagnostics } = resolveText({ "main.dcm": main, "base.dcm": base, ...files });
  const changed = applyModelChanges(program);
  const said = saidAbout(program.sources, [...diagnostics, ...changed.diagnostics]);
  return { ...changed.value, said };
}

function valueOf(program: ResolvedProgram, name: string): string | undefined {
  const declaration = program.declarations.get(name)?.declaration;
  if (declaration === undefined || !("value" in declaration)) return undefined;
  return declaration.value && textOf(program, declaration.value.span);
}

it("starts the base, and every scenario, from the changed program", () => {
  const { program, said } = change("change { param rate = 5 % }");
  expect(said).toEqual([]);
  expect(program.scenario).toBe("base");
  expect(valueOf(program, "rate")).toBe("5 %");
  const high = applyScenario(program, "high").value;
  expect(valueOf(high, "rate")).toBe("5 %");
  expect(high.declarations.get("rate")?.adjustments.map(({ operator }) => operator)).toEqual([
    "*=",
  ]);
});

it("lets a scenario change what the model has changed", () => {
  const { program, said } = change(
    "change { param rate = 5 % }\nscenario own { param rate = 7 % }",
  );
  expect(said).toEqual([]);
  expect(valueOf(applyScenario(program, "own").value, "rate")).toBe("7 %");
  expect(valueOf(program, "rate")).toBe("5 %");
});

it("takes all blocks of a model, its parts' too, as one overlay", () => {
  const { program, said } = change(
    'include "part.dcm"\nchange { param rate = 5 % }\nchange { without cap }',
    { "part.dcm": "part of main\nchange { param rate = 6 % minimize bill }" },
  );
  expect(said).toEqual(['duplicate-change at "rate"']);
  expect(program.declarations.has("cap")).toBe(false);
  expect(program.objective?.text).toBe("bill");
});

it("applies a chain from the innermost outwards", () => {
  const files = {
    "middle.dcm": 'model middle extends "base.dcm"\nchange { param rate = 5 % without cap }',
  };
  const main = `model main extends "middle.dcm"
    change { param rate *= 2 add constraint cap: all <= 9 MW }`;
  const { program: written } = resolveText({ "main.dcm": main, "base.dcm": base, ...files });
  expect(written.changes.map(({ model }) => model)).toEqual(["middle", "main"]);
  const { value, diagnostics } = applyModelChanges(written);
  expect(diagnostics).toEqual([]);
  expect(value.before.map((program) => valueOf(program, "rate"))).toEqual(["3 %", "5 %"]);
  expect(value.program.declarations.get("rate")?.adjustments).toHaveLength(1);
  expect(valueOf(value.program, "rate")).toBe("5 %");
  expect(value.program.declarations.get("cap")?.declaration.kind).toBe("constraint");
});

it("takes out reports, claims, figures, studies and scenarios", () => {
  const { program, said } = change(
    "change { without twice without enough without f without s without high }",
  );
  expect(said).toEqual([]);
  expect(program.declarations.has("twice") || program.declarations.has("enough")).toBe(false);
  expect([
    ...program.figures.keys(),
    ...program.studies.keys(),
    ...program.scenarios.keys(),
  ]).toEqual([]);
});

it("reports changes of what is not there, of another kind, or not of this kind", () => {
  expect(change("change { param rtae = 3 without REGION add figure g line() }").said).toEqual([
    'unknown-target at "rtae"',
    'cannot-remove at "REGION"',
    'cannot-add at "g"',
  ]);
});

it("reports a change in a model that extends nothing, and in a module", () => {
  const { said } = resolveText("param a = 3\nchange { param a = 4 }");
  expect(said).toEqual(['change-without-base at "change"']);
  const module = resolveText({
    "main.dcm": 'model m\nimport "lib.dcm" (f)',
    "lib.dcm": "module lib\nfunction f(x) = x\nchange { without f }",
  });
  expect(module.said).toEqual(['not-in-module at "change"']);
});

it("says nothing of changes when the extended model cannot be read", () => {
  const { program, said } = resolveText({
    "main.dcm": 'model m extends "gone.dcm"\nchange { param a = 4 }',
  });
  expect(said).toEqual(['missing-file at "\\"gone.dcm\\""']);
  expect(applyModelChanges(program).diagnostics).toEqual([]);
});

it("reports what is still needed and was taken out at its use", () => {
  const { said, compiled } = bind("change { without all }", {});
  expect(said).toContain("removed-name");
  expect(compiled.diagnostics.find(({ code }) => code === "removed-name")?.message).toBe(
    "`all` is taken away by `change` but still needed here",
  );
});

function bind(
  block: string,
  files: Files,
  scenario = "base",
): {
  readonly compiled: Compiled;
  readonly said: readonly string[];
} {
  const main = `model main extends "base.dcm"\n${block}`;
  const host = createMemoryHost({ "main.dcm": main, "base.dcm": base, ...files });
  const session = openSession(host, "main.dcm");
  const compiled = bindScenario(session, { scenario, objective: "bill" });
  return { compiled, said: compiled.diagnostics.map(({ code }) => code) };
}

const prices = "REGION,price\nKanto,1\nKansai,2\nTokyo,3\nChiba,4\n";

it("skips and counts rows about members that the extended model had", () => {
  const { compiled, said } = bind("change { set REGION = { Tokyo, Chiba } }", {
    "prices.csv": prices,
  });
  expect(said).toEqual([]);
  expect(compiled.dataSet?.environment.param("price").values).toEqual(Float64Array.of(3, 4));
  expect(compiled.dataSet?.report.skipped.map(({ rows }) => rows)).toEqual([2]);
});

it("skips rows about members of every model of the chain, under scenarios too", () => {
  const host = createMemoryHost({
    "main.dcm": `model main extends "middle.dcm"
      change { set REGION = { Chiba } }
      scenario none { set REGION = { Nara } param price = { Nara: 1, Chiba: 2, Tokyo: 3, Kanto: 4 } }`,
    "middle.dcm": 'model middle extends "base.dcm"\nchange { set REGION = { Tokyo } }',
    "base.dcm": base,
    "prices.csv": prices,
  });
  const session = openSession(host, "main.dcm");
  for (const scenario of ["base", "none"]) {
    const compiled = compile(session, { scenario, objective: "bill" });
    expect(compiled.diagnostics.map(({ code }) => code)).toEqual([]);
  }
});

it("still reports members that no model of the chain had", () => {
  const { said } = bind("change { set REGION = { Tokyo } }", { "prices.csv": prices });
  expect(said).toEqual(["unknown-label"]);
});

it("does not read a file that a change has replaced, also where sets change", () => {
  const { said } = bind('change { set REGION = { Tokyo } param price from "own.csv" }', {
    "own.csv": "REGION,price\nTokyo,3\nKanto,1\n",
  });
  expect(said).toEqual([]);
});

it("knows the former members of a set though another set's file is gone", () => {
  const more = `change { set REGION = { Tokyo } set KIND = { a } }`;
  const host = createMemoryHost({
    "main.dcm": `model main extends "kinds.dcm"\n${more}`,
    "kinds.dcm": 'model kinds extends "base.dcm"\nset KIND from "gone.csv"',
    "base.dcm": base,
    "prices.csv": "REGION,price\nTokyo,3\nKanto,1\n",
  });
  const compiled = bindScenario(openSession(host, "main.dcm"), { objective: "bill" });
  expect(compiled.diagnostics.map(({ code }) => code)).toEqual([]);
});
