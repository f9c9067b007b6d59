/** Index types: subscripts, members, binders and order. */
import { expect, it } from "vitest";
import { checkText, formulaOf } from "./check-text.js";

it("rejects a year where a region belongs, and names both sets", () => {
  const { said, diagnostics } = checkText(`define d[y in YEAR] : MW = grid[y, 2030]`);
  expect(said).toEqual([`wrong-index-type at "y"`]);
  expect(diagnostics[0]?.message).toContain("YEAR");
  expect(diagnostics[0]?.message).toContain("REGION");
  expect(diagnostics[0]?.related.length).toBeGreaterThan(1);
});

it("accepts a subset and its parent in each other's place", () => {
  const { said } = checkText(`
    param share[METRO] = { Kanto: 1, Kansai: 2 }
    define down[r in METRO] : MW = grid[r, 2030]
    define up[r in REGION where r in METRO] : MW = share[r] * grid[r, 2030]`);
  expect(said).toEqual([]);
});

it("rejects a wrong number of indices and shows how it is written", () => {
  const { said, diagnostics } = checkText(`define d[r in REGION] : MW = grid[r]`);
  expect(said).toEqual([`wrong-arity at "grid[r]"`]);
  expect(diagnostics[0]?.help).toContain("grid[REGION, YEAR]");
});

it("finds a misspelt member of a listed set and offers the near one", () => {
  const { said, diagnostics } = checkText(`define d : MW = grid[Kantoo, 2030]`);
  expect(said).toEqual([`unknown-member at "Kantoo"`]);
  expect(diagnostics[0]?.fixes[0]?.edits[0]?.text).toBe("Kanto");
});

it("rejects a year outside a constant range", () => {
  expect(checkText(`define d : MW = grid[Kanto, 2031]`).said).toEqual([`unknown-member at "2031"`]);
});

it("reads quoted Japanese members", () => {
  expect(checkText(`define d : MW = grid["北海道", 2030]`).said).toEqual([]);
});

it("takes names such as __proto__ and constructor as members and declarations", () => {
  const { said, model } = checkText(`
    set ODD = { __proto__, constructor, "toString" }
    param __proto__[ODD] = { __proto__: 1, constructor: 2, toString: 3 }
    define constructor = sum(o in ODD) __proto__[o] * site`);
  expect(said).toEqual([]);
  expect(model.params.has("__proto__")).toBe(true);
});

it("lets a name bound to a tuple set fill its width", () => {
  const { said, model } = checkText(`
    var flow[LINK, YEAR] : MW
    define d[l in LINK, y in YEAR] : MW = flow[l, y]`);
  expect(said).toEqual([]);
  expect(model.defines.get("d")?.domain.columns.map((column) => column.name)).toEqual([
    "REGION",
    "REGION_2",
    "y",
  ]);
});

it("rejects a tuple where one member is wanted", () => {
  expect(checkText(`define d[l in LINK] = site * price[l]`).said).toEqual([
    `wrong-arity at "price[l]"`,
  ]);
  expect(checkText(`define d[l in LINK where l == Kanto] = 1`).said).toEqual([
    `wrong-width at "Kanto"`,
  ]);
});

it("matches a bound name in a tuple pattern and binds a new one", () => {
  const { said, model } = checkText(`
    define d[i in REGION] : MW = sum((i, j) in LINK) grid[j, 2030]`);
  expect(said).toEqual([]);
  expect(formulaOf(model, "d")).toMatchObject({
    kind: "reduce",
    binders: [{ elements: [{ kind: "match" }, { kind: "bind", name: "j" }] }],
  });
});

it("rejects a pattern of the wrong width", () => {
  expect(checkText(`define d = sum((i, j, k) in LINK) site`).said).toEqual([
    `wrong-width at "(i, j, k)"`,
  ]);
});

it("rejects an index that shadows another or a declaration", () => {
  expect(checkText(`define d[r in REGION] = sum(r in METRO) site`).said).toEqual([
    `shadowed-index at "r"`,
  ]);
  expect(checkText(`define d[site in REGION] = 1`).said).toEqual([`shadowed-index at "site"`]);
});

it("asks for quotes where a name is both an index and a member", () => {
  expect(checkText(`define d[air in REGION, c in COOLING where c == air] = 1`).said).toEqual([
    `ambiguous-name at "air"`,
  ]);
  expect(checkText(`define d[air in REGION, c in COOLING where c == "air"] = 1`).said).toEqual([]);
});

it("reads members of integer sets as numbers and numbers as members", () => {
  const { said } = checkText(`
    param life[COOLING] = { air: 10, dlc: 15 }
    define d[c in COOLING, y in YEAR] : MW =
      sum(v in YEAR where 0 <= y - v < life[c]) grid[Kanto, v] + grid[Kanto, 2 * y - 2025]`);
  expect(said).toEqual([]);
});

it("rejects a member of a text set as a number", () => {
  expect(checkText(`define d[r in REGION] = r + 1`).said).toEqual([`index-not-a-number at "r"`]);
});

it("rejects order on an unordered set", () => {
  expect(checkText(`define d[r in REGION where r > first(REGION)] = 1`).said).toEqual([
    `unordered-set at "first(REGION)"`,
  ]);
});

it("rejects an unguarded step, and accepts it under where, if, and, or on a cyclic set", () => {
  expect(checkText(`define d[y in YEAR] : MW = grid[Kanto, prev(y)]`).said).toEqual([
    `unguarded-step at "prev(y)"`,
  ]);
  const { said } = checkText(`
    define a[y in YEAR where y > first(YEAR)] : MW = grid[Kanto, prev(y)]
    define b[y in YEAR] : MW = if y == first(YEAR) then 0 else grid[Kanto, prev(y)]
    define c[y in YEAR where y > 2024 and price[Kanto] > 0 and prev(y) > 2024] = 1
    define d[t in HOUR] : MW = sum(s in HOUR where s == prev(t)) site`);
  expect(said).toEqual([]);
});

it("reports an unknown set once and none of the uses of its indices", () => {
  expect(checkText(`define d[r in REGIN, y in YEAR] : MW = grid[r, y] + site`).said).toEqual([
    `unknown-name at "REGIN"`,
  ]);
});

it("reads maps as members", () => {
  const { said } = checkText(`
    param home[COOLING] : REGION = { air: Kanto, dlc: "北海道" }
    define d[c in COOLING, y in YEAR] : MW = grid[home[c], y]
    define e[c in COOLING where home[c] == Kanto] = 1`);
  expect(said).toEqual([]);
  expect(checkText(`param home[COOLING] : REGION = { air: 2024, dlc: Kanto }`).said).toEqual([
    `unknown-member at "2024"`,
  ]);
});

it("turns a filtered set in a binder into a condition", () => {
  const { said, model } = checkText(`
    define d[r in { s in REGION where price[s] > 20 JPY/kWh }] : MW = grid[r, 2030]`);
  expect(said).toEqual([]);
  const domain = model.defines.get("d")?.domain;
  expect(domain?.binders[0]?.set.kind).toBe("named");
  expect(domain?.condition?.kind).toBe("compare");
  expect(domain?.columns.map((column) => column.name)).toEqual(["r"]);
});

it("says nothing of a tuple index whose set is unknown", () => {
  expect(checkText(`define d[l in LINKS] : MW = grid[l]`).said).toEqual([
    `unknown-name at "LINKS"`,
  ]);
});
