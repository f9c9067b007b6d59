import { expect, it } from "vitest";
import type { Expression } from "../../src/syntax/index.js";
import { resolveText, textOf } from "../support/resolve-text.js";

const sets = `
  set REGION = { Kanto, Kansai }
  set YEAR = 2024 .. 2026
  set HOUR = 0 .. 3
`;

const tank = `
  component tank over PLACE stepping STEP cyclic "A store"
    given capacity[PLACE] : MWh linear, efficiency = 0.95
  {
    var level[PLACE, STEP] : MWh >= 0
    constraint room[p in PLACE, h in STEP]: level[p, h] <= capacity[p] * efficiency
    check : 1 == 1
  }
`;

function textOfValue(text: string, name: string): string {
  const { program } = resolveText(text);
  const declaration = program.declarations.get(name)?.declaration;
  const value: Expression | undefined =
    declaration?.kind === "define" || declaration?.kind === "set" ? declaration.value : undefined;
  return value === undefined ? "" : textOf(program, value.span);
}

const using = `${sets}${tank}
  var energy[REGION, YEAR] : MWh >= 0
  use tank as bess over (r, y) in REGION * YEAR stepping HOUR with capacity = energy[r, y]
`;

it("turns a component in use into declarations under its name, where the use stands", () => {
  const { program, said } = resolveText(`${using} param last = 1`);
  expect(said.filter((line) => !line.startsWith("check-without-name"))).toEqual([]);
  expect([...program.declarations.keys()]).toEqual([
    "REGION",
    "YEAR",
    "HOUR",
    "energy",
    "bess.PLACE",
    "bess.STEP",
    "bess.capacity",
    "bess.efficiency",
    "bess.level",
    "bess.room",
    "bess.check 1",
    "last",
  ]);
  expect(program.scope.find("bess.level")?.declaration.kind).toBe("var");
  expect(program.scope.find("level")).toBeUndefined();
});

it("makes the place and the step sets within the user's", () => {
  const { program } = resolveText(using);
  const place = program.declarations.get("bess.PLACE");
  const step = program.declarations.get("bess.STEP");
  expect(textOfValue(using, "bess.PLACE")).toBe("REGION * YEAR");
  expect(place?.declaration).toMatchObject({ kind: "set", within: { kind: "binary" } });
  expect(step?.declaration).toMatchObject({
    kind: "set",
    within: { kind: "name" },
    value: { kind: "name" },
  });
  expect(step?.declaration.kind === "set" && step.declaration.cyclic).toBeTruthy();
  expect(place?.scope).toBe(program.scope);
});

it("filters the place by `where`", () => {
  const { program } = resolveText(
    `${sets}${tank} use tank as t over (r, _) in REGION * YEAR where r == Kanto stepping HOUR
      with capacity = 1 MWh`,
  );
  const declaration = program.declarations.get("t.PLACE")?.declaration;
  expect(declaration).toMatchObject({
    kind: "set",
    value: { kind: "comprehension", condition: { kind: "comparison" } },
  });
  // The skipped index gets a name, or the tuples of the place would be narrower than the set.
  const text = JSON.stringify(declaration);
  expect(text).not.toContain("pattern-skip");
});

it("makes a given a named expression over the place's indices, in the user's scope", () => {
  const { program } = resolveText(using);
  const given = program.declarations.get("bess.capacity");
  expect(given?.scope).toBe(program.scope);
  expect(textOfValue(using, "bess.capacity")).toBe("energy[r, y]");
  expect(given?.declaration).toMatchObject({
    kind: "define",
    domain: {
      binders: [
        {
          pattern: { kind: "pattern-tuple" },
          set: { kind: "name", path: { text: "bess.PLACE" } },
        },
      ],
    },
    type: { factors: [{ name: { text: "MWh" } }] },
  });
});

it("means the instance's declarations by local names, and the component's file by others", () => {
  const { program } = resolveText({
    "main.dcm": `model m import "lib.dcm" (tank) ${sets} param loss = 1
      use tank as a over r in REGION stepping HOUR
      use tank as b over r in REGION stepping HOUR with size = 3`,
    "lib.dcm": `module lib param loss = 0.1 function kept(x) = x * (1 - loss)
      component tank over PLACE stepping STEP given size = loss {
        var level[PLACE, STEP] >= 0
        constraint room[p in PLACE, h in STEP]: level[p, h] <= kept(size)
      }`,
  });
  const a = program.declarations.get("a.room");
  const b = program.declarations.get("b.room");
  expect(a?.scope.find("level")?.name).toBe("a.level");
  expect(b?.scope.find("level")?.name).toBe("b.level");
  expect(a?.scope.find("loss")?.name).toBe("lib.loss");
  expect(a?.scope.find("kept")?.name).toBe("lib.kept");
  expect(a?.scope.find("REGION")).toBeUndefined();
  expect(program.declarations.get("a.size")?.scope.find("loss")?.name).toBe("lib.loss");
  expect(program.declarations.get("b.size")?.scope.find("loss")?.name).toBe("loss");
  expect(a?.declaration).not.toBe(b?.declaration);
  expect(a?.declaration.span).toEqual(b?.declaration.span);
  expect(a?.declaration.span.file).toBe("lib.dcm");
});

it("takes a component without place and step as single things", () => {
  const { program, said } = resolveText(`
    component plant given size : MW linear { var out : MW >= 0 constraint cap: out <= size }
    use plant with size = 3 MW
    use plant as other with size = 4 MW`);
  expect(said).toEqual([]);
  expect([...program.declarations.keys()]).toEqual([
    "plant.size",
    "plant.out",
    "plant.cap",
    "other.size",
    "other.out",
    "other.cap",
  ]);
  expect(program.declarations.get("plant.size")?.declaration).toMatchObject({ domain: undefined });
});

it("instantiates components within components", () => {
  const { program, said } = resolveText(`${sets}
    component inner over AT given top[AT] linear { var x[AT] >= 0 constraint c[a in AT]: x[a] <= top[a] }
    component outer over PLACE given limit[PLACE] linear { use inner as core over p in PLACE with top = limit[p] }
    use outer as o over r in REGION with limit = 3`);
  expect(said).toEqual([]);
  expect([...program.declarations.keys()].filter((name) => name.startsWith("o."))).toEqual([
    "o.PLACE",
    "o.limit",
    "o.core.AT",
    "o.core.top",
    "o.core.x",
    "o.core.c",
  ]);
  const top = program.declarations.get("o.core.top");
  expect(top?.scope.find("core.AT")?.name).toBe("o.core.AT");
  expect(top?.scope.find("limit")?.name).toBe("o.limit");
});

it.each([
  ["use tonk as t", `unknown-component at "tonk"`],
  ["use REGION as t", `not-a-component at "REGION"`],
  ["use tank as t stepping HOUR with capacity = 1 MWh", `missing-place at "tank"`],
  ["use tank as t over r in REGION with capacity = 1 MWh", `missing-step at "tank"`],
  ["use tank as t over r in REGION stepping HOUR", `missing-given at "tank"`],
  [
    "use tank as t over r in REGION stepping HOUR with capacity = 1 MWh, eficiency = 1",
    `unknown-given at "eficiency"`,
  ],
  [
    "use tank as t over r in REGION stepping HOUR with capacity = 1 MWh, capacity = 2 MWh",
    `duplicate-given at "capacity"`,
  ],
  [
    "use tank as t over (r, 2024) in REGION * YEAR stepping HOUR with capacity = 1 MWh",
    `place-pattern at "(r, 2024)"`,
  ],
  [
    "use tank as t over r in REGION stepping HOUR with capacity = 1 MWh, efficiency = eff[r]",
    `given-is-single at "r"`,
  ],
  [
    "use tank as t over r in REGION stepping HOUR with capacity = 1 MWh, efficiency = mixed",
    `given-not-linear at "mixed"`,
  ],
  ["use pump as t over r in REGION", `unexpected-place at "r in REGION"`],
  ["use pump as t stepping HOUR", `unexpected-step at "HOUR"`],
  ["use pump as REGION", `duplicate-name at "REGION"`],
])("reports %s", (use, said) => {
  const result = resolveText(`${sets}${tank.replace("check : 1 == 1", "")}
    component pump { var x >= 0 }
    param eff[REGION] = 0.9
    var v >= 0
    define mixed = eff[Kanto] + v
    ${use}`);
  expect(result.said).toEqual([said]);
});

it("takes an argument that ranges over an index of its own", () => {
  const { said } = resolveText(`${sets}${tank.replace("check : 1 == 1", "")}
    param eff[REGION] = 0.9
    use tank as t over r in REGION stepping HOUR
      with capacity = 1 MWh, efficiency = max(r in REGION) eff[r]`);
  expect(said).toEqual([]);
});

it("reports what is wrong with a component once, however often it is used", () => {
  const { said } = resolveText(`${sets}
    component c over PLACE given a[HOUR], PLACE = 1 {
      var x >= 0
      var x >= 1
      minimize cost_of_all = x
      unit foo base
    }
    use c as one over r in REGION with a = 1
    use c as two over r in REGION with a = 1`);
  expect(said).toEqual([
    `given-domain at "[HOUR]"`,
    `duplicate-name at "PLACE"`,
    `duplicate-name at "x"`,
    `not-in-component at "cost_of_all"`,
    `not-in-component at "foo"`,
  ]);
});

it("stops at a component that uses itself", () => {
  const { said, diagnostics } = resolveText(`
    component a { use b as inner }
    component b { use a as inner }
    use a as x`);
  expect(said).toEqual([`recursive-component at "a"`]);
  expect(diagnostics[0]?.why).toContain("`a` → `b` → `a`");
});

it("follows long sums without running out of stack", () => {
  const sum = Array.from({ length: 20_000 }, () => "v").join(" + ");
  const { said } = resolveText(`${sets}
    component pump given top { var x >= 0 }
    var v >= 0
    define long = ${sum}
    use pump as t with top = long`);
  expect(said).toEqual([`given-not-linear at "long"`]);
});
