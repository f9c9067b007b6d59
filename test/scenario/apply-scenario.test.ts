import { expect, it } from "vitest";
import type { ResolvedDeclaration, ResolvedProgram } from "../../src/resolve/index.js";
import { applyScenario, listScenarios } from "../../src/scenario/index.js";
import { resolveText, saidAbout, textOf } from "../support/resolve-text.js";

const model = `
  set REGION = { Kanto, Kansai }
  set METRO within REGION = { Kanto }
  param price[REGION] : JPY/kWh in [0, 100] "Tariff" = 20
  param rate = 3 %
  param scaled[r in REGION] = rate * 2
  var grid[REGION] : MW >= 0
  total bill : JPY
  cost energy[r in REGION] : JPY into bill = 1 JPY
  define doubled[r in REGION] : MW = 2 * grid[r]
  constraint cap[r in REGION]: doubled[r] <= 5 MW
  check "Rates are small": rate <= 1
  minimize npv : JPY = bill
  maximize output : MW = sum(r in REGION) grid[r]
  component tank over PLACE given size[PLACE] : MWh linear {
    var level[PLACE] : MWh >= 0
    param loss = 0.1
    constraint room[p in PLACE]: level[p] <= size[p] * (1 - loss)
  }
  use tank as bess over r in REGION with size = 3 MWh
`;

interface Applied {
  readonly program: ResolvedProgram;
  readonly base: ResolvedProgram;
  readonly said: readonly string[];
  readonly messages: readonly string[];
}

function apply(scenarios: string, scenario: string): Applied {
  const { program: base, said: before } = resolveText(model + scenarios);
  expect(before).toEqual([]);
  const { value, diagnostics } = applyScenario(base, scenario);
  return {
    program: value,
    base,
    said: saidAbout(base.sources, diagnostics),
    messages: diagnostics.map((diagnostic) => diagnostic.message),
  };
}

function valueText(program: ResolvedProgram, name: string): string | undefined {
  const declaration = program.declarations.get(name)?.declaration;
  if (declaration === undefined || !("value" in declaration)) return undefined;
  return declaration.value && textOf(program, declaration.value.span);
}

function adjustmentsOf(
  { program }: Applied,
  name: string,
): readonly (readonly [string, string | undefined])[] {
  return (program.declarations.get(name)?.adjustments ?? []).map(({ operator, value }) => [
    operator,
    value && textOf(program, value.span),
  ]);
}

it("lists scenarios in order, or base alone", () => {
  const { program } = resolveText(`scenario B "second" { } scenario A { }`);
  expect(listScenarios(program)).toEqual([
    { name: "B", doc: "second" },
    { name: "A", doc: undefined },
  ]);
  expect(listScenarios(resolveText("param p = 1").program)).toEqual([
    { name: "base", doc: undefined },
  ]);
});

it("gives the model itself as base", () => {
  const { program, base, said } = apply("scenario A { without cap }", "base");
  expect(said).toEqual([]);
  expect(program).toBe(base);
});

it("replaces definitions, keeps unit, domain and doc string, and leaves the base untouched", () => {
  const { program, base, said } = apply(
    `scenario A { set METRO = { Kansai } param price = 30 var grid in [0, 5] }`,
    "A",
  );
  expect(said).toEqual([]);
  expect(program.scenario).toBe("A");
  expect(valueText(program, "METRO")).toBe("{ Kansai }");
  expect(valueText(base, "METRO")).toBe("{ Kanto }");
  const before = base.declarations.get("price")?.declaration;
  const after = program.declarations.get("price")?.declaration;
  expect(before?.kind === "param" && after?.kind === "param").toBe(true);
  if (before?.kind !== "param" || after?.kind !== "param") return;
  expect(after.doc).toEqual(before.doc);
  expect(after.type).toEqual(before.type);
  expect(after.domain).toEqual(before.domain);
  expect(after.restrictions).toEqual(before.restrictions);
  expect(textOf(program, after.span)).toBe("param price = 30");
  expect(program.declarations.get("grid")?.declaration).toMatchObject({
    restrictions: [{ kind: "interval" }],
  });
  expect([...program.declarations.keys()]).toEqual([...base.declarations.keys()]);
});

it("finds changed declarations through every scope", () => {
  const { program } = apply(`scenario A { param rate = 9 % without cap }`, "A");
  const scaled = program.declarations.get("scaled");
  expect(scaled?.scope.find("rate")).toBe(program.declarations.get("rate"));
  expect(scaled?.scope.find("cap")).toBeUndefined();
  expect(program.scope.names()).not.toContain("cap");
  const room = program.declarations.get("bess.room");
  expect(room?.scope.find("level")).toBe(program.declarations.get("bess.level"));
  expect(room?.scope.find("rate")).toBe(program.declarations.get("rate"));
});

it("changes what an imported function reads", () => {
  const { program: base } = resolveText({
    "main.dcm": `model m import "lib.dcm" (grown) param p = grown(1)
      scenario A { param lib.rate = 9 % }`,
    "lib.dcm": "module lib param rate = 3 % function grown(x) = x * (1 + rate)",
  });
  const { value, diagnostics } = applyScenario(base, "A");
  expect(diagnostics).toEqual([]);
  const rate: ResolvedDeclaration | undefined = value.scope.find("grown")?.scope.find("rate");
  expect(rate).toBe(value.declarations.get("lib.rate"));
  expect(rate && textOf(value, rate.declaration.span)).toBe("param lib.rate = 9 %");
  expect(base.scope.find("grown")?.scope.find("rate")).toBe(base.declarations.get("lib.rate"));
});

it("orders changes of one parameter: definition, cells, whole value", () => {
  const applied = apply(
    `scenario A { param price *= 1.1 param price[Kanto] = 25 param price[Kansai] += 1 }`,
    "A",
  );
  expect(applied.said).toEqual([]);
  expect(adjustmentsOf(applied, "price")).toEqual([
    ["=", "25"],
    ["+=", "1"],
    ["*=", "1.1"],
  ]);
  expect(adjustmentsOf(apply(`scenario A { }`, "A"), "price")).toEqual([]);
});

it.each([
  ["param rate = 1 % param rate = 2 %", "rate"],
  ["param rate = 1 % param rate *= 2", "rate"],
  [`param price[Kanto] = 1 param price["Kanto"] = 2`, "price"],
  ["without cap without cap", "cap"],
  ["set METRO = REGION set METRO = { Kanto }", "METRO"],
])("refuses a second change of one target: %s", (items, name) => {
  expect(apply(`scenario A { ${items} }`, "A").said).toEqual([`duplicate-change at "${name}"`]);
});

it("puts a child's changes on its parent's, and lets a new definition end them", () => {
  const parent = "scenario P { param price[Kanto] = 25 param rate = 5 % }";
  const onTop = apply(`${parent} scenario C extends P { param price *= 2 param rate *= 3 }`, "C");
  expect(adjustmentsOf(onTop, "price")).toEqual([
    ["=", "25"],
    ["*=", "2"],
  ]);
  expect(valueText(onTop.program, "rate")).toBe("5 %");
  expect(adjustmentsOf(onTop, "rate")).toEqual([["*=", "3"]]);
  const anew = apply(`${parent} scenario C extends P { param price = 40 }`, "C");
  expect(adjustmentsOf(anew, "price")).toEqual([]);
  expect(valueText(anew.program, "price")).toBe("40");
});

it("refuses parents that disagree, unless the child states the target again", () => {
  const parents = "scenario A { param rate = 1 % } scenario B { param rate = 2 % }";
  const torn = apply(`${parents} scenario C extends A, B { }`, "C");
  expect(torn.said).toEqual([`conflicting-parents at "B"`]);
  expect(torn.messages).toEqual(["`A` and `B` both change `rate`"]);
  const scaled = apply(`${parents} scenario C extends A, B { param rate *= 2 }`, "C");
  expect(scaled.said).toEqual([`conflicting-parents at "B"`]);
  const settled = apply(`${parents} scenario C extends A, B { param rate = 3 % }`, "C");
  expect(settled.said).toEqual([]);
  expect(valueText(settled.program, "rate")).toBe("3 %");
});

it("merges parents that change different things, or share what they change", () => {
  const applied = apply(
    `scenario O { param price *= 2 }
     scenario A extends O { param rate = 1 % param price[Kanto] = 1 }
     scenario B extends O { without cap }
     scenario C extends A, B { }`,
    "C",
  );
  expect(applied.said).toEqual([]);
  expect(adjustmentsOf(applied, "price")).toEqual([
    ["*=", "2"],
    ["=", "1"],
  ]);
  expect(applied.program.declarations.has("cap")).toBe(false);
});

it("lets two parents change different cells", () => {
  const applied = apply(
    `scenario A { param price[Kanto] = 1 } scenario B { param price[Kansai] = 2 }
     scenario C extends A, B { }`,
    "C",
  );
  expect(applied.said).toEqual([]);
  expect(adjustmentsOf(applied, "price")).toHaveLength(2);
});

it("lets a child put back what a parent took out", () => {
  const { program, said } = apply(
    `scenario A { without cap } scenario B { without cap }
     scenario C extends A, B { replace constraint cap[r in REGION]: grid[r] <= 1 MW }`,
    "C",
  );
  expect(said).toEqual([]);
  expect(program.declarations.has("cap")).toBe(true);
  expect(program.removed.size).toBe(0);
});

it("takes declarations out, members of components too, and says what is gone", () => {
  const { program, said } = apply("scenario A { without bess.room without rates_are_small }", "A");
  expect(said).toEqual([]);
  expect(program.declarations.has("bess.room")).toBe(false);
  expect(program.removed.get("bess.room")?.scenario).toBe("A");
  expect([...program.removed.keys()]).toEqual(["bess.room", "rates_are_small"]);
});

it("replaces a declaration by one of the same kind", () => {
  const { program, said } = apply(
    `scenario A { replace cost energy[r in REGION] : JPY into bill = 2 JPY }`,
    "A",
  );
  expect(said).toEqual([]);
  expect(valueText(program, "energy")).toBe("2 JPY");
});

it("moves what it keeps of a component's declaration into the model's scope by full names", () => {
  const { program, said } = apply(
    "scenario A { var bess.level in [0, 2] param bess.loss = rate param bess.size = 4 MWh }",
    "A",
  );
  expect(said).toEqual([]);
  const level = program.declarations.get("bess.level");
  expect(level?.scope).toBe(program.scope);
  expect(level?.declaration).toMatchObject({
    domain: { binders: [{ set: { kind: "name", path: { text: "bess.PLACE" } } }] },
  });
  expect(program.declarations.get("bess.loss")?.scope.find("rate")?.name).toBe("rate");
  expect(valueText(program, "bess.size")).toBe("4 MWh");
});

it("adds declarations and components in use", () => {
  const { program, said } = apply(
    `scenario A {
      add constraint floor[r in REGION]: grid[r] >= extra
      add param extra : MW = 1
      add use tank as second over r in REGION with size = grid[r] * 1 h
    }`,
    "A",
  );
  expect(said).toEqual([]);
  expect(program.scope.find("extra")).toBe(program.declarations.get("extra"));
  expect(program.declarations.get("floor")?.scope.find("extra")?.name).toBe("extra");
  const room = program.declarations.get("second.room");
  expect(room?.scope.find("level")).toBe(program.declarations.get("second.level"));
  expect(program.scope.find("second.PLACE")).toBe(program.declarations.get("second.PLACE"));
});

it("lets a child change what its parent added", () => {
  const { program, said } = apply(
    `scenario A { add param extra = 1 } scenario B extends A { param extra = 2 }`,
    "B",
  );
  expect(said).toEqual([]);
  expect(valueText(program, "extra")).toBe("2");
});

it("chooses the objective", () => {
  const scenarios = "scenario A { maximize output } scenario B extends A { }";
  expect(apply(scenarios, "B").program.objective?.text).toBe("output");
  expect(apply("scenario A { minimize output }", "A").said).toEqual([`wrong-target at "output"`]);
  expect(apply("scenario A { minimize cap }", "A").said).toEqual([`wrong-target at "cap"`]);
  expect(apply("scenario A { minimize npx }", "A").said).toEqual([`unknown-target at "npx"`]);
});

it.each([
  ["param prise = 1", `unknown-target at "prise"`],
  ["without caps", `unknown-target at "caps"`],
  ["without bess", `whole-instance at "bess"`],
  ["without grid", `cannot-remove at "grid"`],
  ["param grid = 1", `wrong-target at "grid"`],
  ["set rate = { a }", `wrong-target at "rate"`],
  ["var rate in [0, 1]", `wrong-target at "rate"`],
  ["param doubled = 1", `wrong-target at "doubled"`],
  ["param bess.size *= 2", `wrong-target at "bess.size"`],
  ["replace define cap = 1", `wrong-target at "cap"`],
  ["replace constraint caps: rate <= 1", `unknown-target at "caps"`],
  ["add param rate = 1", `duplicate-name at "rate"`],
  ["add param tank = 1", `duplicate-name at "tank"`],
  ["add param bess = 1", `duplicate-name at "bess"`],
  ["add unit foo base", `cannot-add at "foo"`],
  ["add set kWh = { a }", `set-unit-clash at "kWh"`],
  ["add use tonk as t", `unknown-component at "tonk"`],
])("reports %s", (item, said) => {
  expect(apply(`scenario A { ${item} }`, "A").said).toEqual([said]);
});

it("reports a change of the value of what a parent took out", () => {
  const { said, messages } = apply(
    "scenario A { without bess.size } scenario B extends A { param bess.size *= 2 }",
    "B",
  );
  expect(said).toEqual([`removed-target at "bess.size"`]);
  expect(messages).toEqual(["`bess.size` was taken out by `A`"]);
});

it.each([
  ["scenario A extends X { }", `unknown-scenario at "X"`],
  ["scenario A extends B { } scenario B extends A { }", `scenario-cycle at "A"`],
  ["scenario A extends A { }", `scenario-cycle at "A"`],
  ["scenario B { } scenario A extends B, B { }", `repeated-parent at "B"`],
])("reports %s", (scenarios, said) => {
  expect(apply(scenarios, "A").said).toEqual([said]);
});

it("offers near scenarios to the caller", () => {
  const { program } = resolveText("scenario RCN_dear { }");
  const { diagnostics } = applyScenario(program, "RCN_deer");
  expect(diagnostics[0]?.code).toBe("unknown-scenario");
  expect(diagnostics[0]?.help).toBe("did you mean `RCN_dear`?");
});
