/**
 * Components of the standard library in small models whose optimum can be worked out by hand.
 */
import { expect, it } from "vitest";
import { solve } from "./model.js";

const CLOSE = 6;

function market(prices: string, uses: string): string {
  return `
model market
unit JPY = JPY2024
set SITE = { 北海道 }
set HOUR = 0 .. ${prices.split(",").length - 1} ${uses.includes("reservoir") ? "" : "cyclic"}
param price[HOUR] : JPY/kWh = { ${prices} }
var grid[SITE, HOUR] : MW >= 0
${uses}
constraint balance[p in SITE, h in HOUR]:
  grid[p, h] + store.discharge[p, h] == 1 MW + store.charge[p, h]
minimize total_cost : kJPY = sum(p in SITE, h in HOUR) price[h] * grid[p, h] * 1 hour
`;
}

it("shifts a load by a store without losses", async () => {
  const results = await solve(
    market(
      "0: 10, 1: 30",
      `import std.storage (storage)
       use storage as store over p in SITE stepping HOUR with capacity = 1, efficiency = 1`,
    ),
  );
  expect(results.objective?.value).toBeCloseTo(20, CLOSE);
  expect([...(results.valueOf("store.soc")?.values ?? [])]).toEqual([1, 0]);
});

it("limits a battery by its duration and its round trip", async () => {
  const results = await solve(
    market(
      "0: 10, 1: 100",
      `import std.storage (battery)
       use battery as store over p in SITE stepping HOUR with capacity = 4000 kWh, round_trip = 81 %`,
    ),
  );
  expect(results.objective?.value).toBeCloseTo(2 * 10 + (1 - 0.81) * 100, CLOSE);
  expect(results.valueOf("store.charge")?.values[0]).toBeCloseTo(1, CLOSE);
});

it("releases what a reservoir holds in the dearest hours and leaves its end", async () => {
  const results = await solve(
    market(
      "0: 10, 1: 20, 2: 30",
      `import std.storage (reservoir)
       use reservoir as store over p in SITE stepping HOUR with
         energy = 3 MWh, power_in = 0 MW, power_out = 1 MW,
         start = 3 MWh, end = 1 MWh, efficiency_out = 1`,
    ),
  );
  expect(results.objective?.value).toBeCloseTo(10, CLOSE);
  expect(results.valueOf("store.soc")?.values[2]).toBeCloseTo(1, CLOSE);
});

it("retires today's stock evenly and what was built at the end of its life", async () => {
  const results = await solve(`
model halls
import std.capacity (stock)
set SITE = { Kanto }
set YEAR = 2024 .. 2027
use stock as halls over p in SITE stepping YEAR with life = 2, today = 10 MW, remaining = 4
constraint need[p in SITE, y in YEAR]: halls.standing[p, y] >= 10 MW
minimize added : MW = sum(p in SITE, y in YEAR) (1 - (y - 2024) / 100) * halls.built[p, y]
`);
  expect([...(results.valueOf("halls.legacy")?.values ?? [])]).toEqual([10, 7.5, 5, 2.5]);
  // Later is a little cheaper, so each year adds just what is lacking.
  const built = results.valueOf("halls.built")?.values ?? [];
  [0, 2.5, 2.5, 5].forEach((added, year) => expect(built[year]).toBeCloseTo(added, CLOSE));
  expect(results.valueOf("halls.standing")?.values[3]).toBeCloseTo(10, CLOSE);
  expect([...(results.valueOf("halls.retired")?.values ?? [])]).toEqual([0, 0, 0, 2.5]);
});

it("does not reopen what was closed", async () => {
  const results = await solve(`
model closing
import std.capacity (closable_stock)
set SITE = { Kanto }
set YEAR = 2024 .. 2026
param need[YEAR] : MW = { 2024: 10, 2025: 0, 2026: 10 }
use closable_stock as halls over p in SITE stepping YEAR
  with life = 3, today = 20 MW, remaining = 10
constraint enough[p in SITE, y in YEAR]: halls.standing[p, y] >= need[y]
minimize effort : MW = sum(p in SITE, y in YEAR) (halls.standing[p, y] + 1.5 * halls.built[p, y])
`);
  // Keeping 10 MW through the idle year costs 30; closing and building anew would cost 35.
  expect(results.objective?.value).toBeCloseTo(30, CLOSE);
});
