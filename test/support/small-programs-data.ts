/**
 * Small programs over sets and parameters: every kind of set, of domain and of data.
 */
import type { SmallProgram } from "./small-programs.js";

/** Programs whose interest lies in sets, indices and data. */
export const dataPrograms: readonly SmallProgram[] = [
  {
    title: "listed sets, Japanese and unsafe members",
    text: `
set REGION = { 北海道, Kanto, "San Diego", __proto__, constructor }
param weight[REGION] = { 北海道: 1, Kanto: 2, "San Diego": 3, __proto__: 4, constructor: 5 }
var x[REGION] >= 0
minimize cost_of_all = sum(r in REGION) weight[r] * x[r]
constraint least[r in REGION]: x[r] >= weight[r]
constraint proto: x[__proto__] + x[constructor] + x["San Diego"] + x[北海道] >= 20`,
  },
  {
    title: "ranges with steps, down and up",
    text: `
param n = 9
set A = 1 .. n by 2
set B = 10 .. 4 by -3
set C = { 5, 3, 7 }
var x[A] >= 0
var y[b in B] in [0, b]
var z[C] >= 0
minimize all_cost = sum(a in A) a * x[a] + sum(b in B) y[b] + sum(c in C) ord(c) * z[c]
constraint later[a in A where a > first(A)]: x[a] >= x[prev(a)] + a - prev(a)
constraint up[b in B where b < last(B)]: y[b] + y[next(b)] >= ord(b)
constraint sorted[c in C where c != last(C)]: z[next(c)] - z[c] >= card(C)`,
  },
  {
    title: "set algebra",
    text: `
set A = { a, b, c, d }
set B within A = { b, d }
set C within A = { c, d }
set U within A = B union C
set D within A = A diff B
set S within A = B symdiff C
set I within A = B inter C
set P = B * C
var x[A] >= 0
var p[P] >= 0
minimize all_cost = sum(i in A) x[i] + sum((i, j) in P) p[i, j]
constraint in_u: sum(i in U) x[i] >= 1
constraint in_d: sum(i in D) x[i] >= 2
constraint in_s: sum(i in S) x[i] >= 3
constraint in_i: sum(k in I) x[k] >= 4
constraint inline: sum(i in (A diff B) union (B inter C)) x[i] >= 5
constraint pairs[i in B]: sum((i, j) in P where i != j) p[i, j] >= 1
constraint listed: sum(i in A where i in { a, d }) x[i] <= 9`,
  },
  {
    title: "comprehensions, projections, joins",
    text: `
set N = { a, b, c, d }
set ROAD within N * N = { (a, b), (b, c), (c, d), (a, d) }
param size[N] = { a: 1, b: 2, c: 3, d: 4 }
set BIG within N = { n in N where size[n] >= 2 }
set ENDS within N = { j for (_, j) in ROAD }
set BACK within N * N = { (j, i) for (i, j) in ROAD where size[i] < 3 }
set BOTH within N * N = ROAD union BACK
set HUB within N = { n in N where count((n, _) in BOTH) >= 2 }
set FROM_A within N = { j for ("a", j) in ROAD }
var f[BOTH] >= 0
var g[(i, _) in ROAD] >= 0
minimize all_cost = sum((i, j) in BOTH) (size[i] + 2 * size[j]) * f[i, j] + sum(i in { k for (k, _) in ROAD }) g[i]
constraint node[n in N]: sum((n, j) in BOTH) f[n, j] - sum((i, n) in BOTH) f[i, n] <= size[n]
constraint big[n in BIG]: sum((i, n) in ROAD) f[i, n] >= 0.5
constraint hub[n in HUB, m in ENDS where (n, m) in BOTH and n != m]: f[n, m] <= 7
constraint from_a[j in FROM_A]: f["a", j] >= 1
constraint pairs[(i, j) in ROAD, (j, k) in ROAD]: f[i, j] + f[j, k] <= 10`,
  },
  {
    title: "families of sets",
    text: `
set AREA = { north, south }
set TOWN = { p, q, r, s }
param area[TOWN] : AREA = { p: north, q: south, r: north, s: south }
set IN[a in AREA] within TOWN = { t in TOWN where area[t] == a }
set NEAR[t in TOWN] within TOWN = { u in TOWN where u != t and area[u] == area[t] }
set TABLED[AREA] within TOWN = { north: { p, q }, south: { s } }
set ANY within TOWN = union(a in AREA) TABLED[a]
param price[AREA] = { north: 3, south: 5 }
var x[TOWN] >= 0
minimize all_cost = sum(t in TOWN) price[area[t]] * x[t]
constraint whole[a in AREA]: sum(t in IN[a]) x[t] >= 2
constraint near[t in TOWN, u in NEAR[t]]: x[t] <= 3 * x[u]
constraint tabled[a in AREA where card(TABLED[a]) > 1]: sum(t in TABLED[a]) x[t] >= 3
constraint any: sum(t in ANY) x[t] <= 40
constraint member[a in AREA, t in TOWN where t in IN[a]]: x[t] <= 20`,
  },
  {
    title: "sets and families from files",
    text: `
set REGION from "data/regions.csv"
set YEAR integer from "data/caps.csv"
set LINK within REGION * REGION from "data/links.csv" (REGION = from, REGION_2 = to)
set TECH = { pv, wind, gas }
set ALLOWED[REGION] within TECH from "data/allowed.csv" (ALLOWED = tech) default {}
param tariff[REGION] from "data/regions.csv"
param area[REGION] from "data/regions.csv" (value = "Area km2")
param cap[REGION, YEAR] optional from "data/caps.csv"
param length[(a, b) in LINK] from "data/links.csv" (a = from, b = to, value = km)
param share[TECH, REGION] default 0.25 from "data/shares.csv" (wide TECH, only level = high)
var x[REGION] >= 0
var flow[LINK] >= 0
var build[REGION, TECH] >= 0
minimize all_cost = sum(r in REGION) tariff[r] * area[r] * x[r] + sum((a, b) in LINK) length[a, b] * flow[a, b]
constraint balance[r in REGION]: x[r] + sum((s, r) in LINK) flow[s, r] - sum((r, s) in LINK) flow[r, s] >= 10
constraint limit[r in REGION, y in YEAR where defined(cap[r, y])]: x[r] <= cap[r, y]
constraint allowed[r in REGION, k in ALLOWED[r]]: build[r, k] <= 5
constraint shared[r in REGION]: sum(k in TECH) share[k, r] * build[r, k] >= 1`,
    files: {
      "data/regions.csv": `REGION,Tariff,area-km2\nKanto,20.5,32\n"Kansai",18,27\n東北,17,67\n`,
      "data/links.csv": `from,to,km\nKanto,Kansai,500\nKanto,東北,350\n`,
      "data/caps.csv": `region,year,cap\nKanto,2030,100\nKansai,2024,.\nKansai,2026,80\nKanto,2026,\n`,
      "data/allowed.csv": `region,tech\nKanto,pv\nKanto,gas\nKansai,wind\n`,
      "data/shares.csv": `region,level,pv,wind,gas\nKanto,high,0.1,0.2,0.3\nKanto,low,9,9,9\nKansai,high,0.4,.,0.6\n`,
    },
  },
  {
    title: "defaults, dots, recursion and interpolation",
    text: `
set YEAR = 2024 .. 2034
set TECH = { a, b }
param growth = 2 %
param demand[y in YEAR] = if y == first(YEAR) then 100 else demand[prev(y)] * (1 + growth)
param price[YEAR] = { 2024: 10, 2028: 14, 2034: 2 } interpolate
param held[YEAR] = { 2026: 5, 2030: 9 } interpolate hold
param inner[YEAR] optional = { 2026: 5, 2030: 9 } interpolate
param cost_of[k in TECH, y in YEAR] default 7 + ord(y) = { (a, 2024): 1, (b, 2030): ., (b, 2034): 3 }
param chain[y in YEAR] default (if y > first(YEAR) then chain[y - 1] + 1 else 0) = { 2027: 50 }
var x[TECH, YEAR] >= 0
minimize all_cost = sum(k in TECH, y in YEAR) cost_of[k, y] * price[y] * x[k, y]
constraint meet[y in YEAR]: sum(k in TECH) x[k, y] >= demand[y] + held[y] + chain[y]
constraint limit[y in YEAR where defined(inner[y])]: x[a, y] <= inner[y]`,
  },
  {
    title: "maps to members, member arithmetic and tuple sets of width three",
    text: `
set UTILITY = { east, west }
set PREF = { tokyo, osaka, kyoto }
set YEAR = 2024 .. 2027
param utility_of[PREF] : UTILITY = { tokyo: east, osaka: west, kyoto: west }
param start : YEAR = 2025
param tariff[UTILITY, YEAR] = { (east, 2024): 20, (east, 2025): 21, (east, 2026): 22, (east, 2027): 23, (west, 2024): 15, (west, 2025): 16, (west, 2026): 17, (west, 2027): 18 }
set CELL within PREF * UTILITY * YEAR = { (p, u, y) in PREF * UTILITY * YEAR where utility_of[p] == u and y >= start }
var x[c in CELL] >= 0
minimize all_cost = sum(c in CELL) x[c] + sum((p, u, y) in CELL) tariff[u, y] * x[p, u, y]
constraint lag[p in PREF, y in YEAR where y - 1 >= start]: x[p, utility_of[p], y] >= x[p, utility_of[p], y - 1]
constraint some[y in YEAR where y >= start]: sum((p, _, y) in CELL) x[p, utility_of[p], y] >= y - 2020
constraint west_only[(p, "west", y) in CELL]: x[p, west, y] <= 50`,
  },
  {
    title: "ordered text, cyclic sets and cycles within groups",
    text: `
set DAY ordered = { mon, tue, wed, thu }
set HOUR = 0 .. 5 cyclic
set HALF = { am, pm }
set SLOT = 0 .. 5 cyclic by half_of
param half_of[h in SLOT] : HALF = if h < 3 then am else pm
var x[DAY] >= 0
var s[HOUR] >= 0
var t[SLOT] >= 0
minimize all_cost = sum(d in DAY) ord(d) * x[d] + sum(h in HOUR) s[h] + sum(h in SLOT) t[h]
constraint rise[d in DAY where d > first(DAY)]: x[d] >= x[prev(d)] + 1
constraint leap[d in DAY where d < wed]: x[next(d, 2)] >= x[d] + 3
constraint round_trip[h in HOUR]: s[h] == s[prev(h)] + s[next(h, 2)] - 3
constraint grouped[h in SLOT]: t[h] + t[prev(h)] >= h + 1`,
  },
  {
    title: "tables inside the model and columns with units",
    text: `
unit JPY = JPY2024
table plants """
plant,capacity [GW],fuel [JPY/MWh],min
coal,1.2,9000,30
gas,0.5,14000,20
"""
set PLANT from plants
param capacity[PLANT] : MW from plants
param fuel[PLANT] : JPY/kWh from plants
param least[PLANT] : % from plants (value = min)
var out[p in PLANT] : MW in [least[p] * capacity[p], capacity[p]]
minimize all_cost : kJPY/hour = sum(p in PLANT) fuel[p] * out[p]
constraint demand: sum(p in PLANT) out[p] >= 1 GW`,
  },
];
