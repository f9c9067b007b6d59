/**
 * Small programs at the corners of the language: patterns, steps, empty sets, scales of units, layers of scopes.
 */
import type { SmallProgram } from "./small-programs.js";

/** Programs in which something unusual stands beside something usual. */
export const cornerPrograms: readonly SmallProgram[] = [
  {
    title: "patterns of every shape",
    text: `
set N = { a, b, c }
set T = 1 .. 3
set ROAD within N * N = { (a, b), (a, c), (b, c) }
set TOLL within N * N = { (a, c), (b, c) }
set TRIP within N * N * T = { (i, j, t) in N * N * T where (i, j) in ROAD and t != 2 }
param km[ROAD] = { (a, b): 1, (a, c): 2, (b, c): 3 }
var f[e in ROAD] in [0, km[e]]
var g[ROAD, T] >= 0
var h[TRIP] >= 0
minimize all_cost = sum(e in ROAD) km[e] * f[e] + sum((e, t) in ROAD * T) km[e] * t * g[e, t] + sum((i, j, t) in TRIP) h[i, j, t]
constraint distinct: sum(i in { (i, _) in ROAD }) f[i, c] >= 1
constraint tolled[e in ROAD where e in TOLL]: f[e] <= 2
constraint nested: sum(((i, j), t) in ROAD * T where i != b) g[i, j, t] >= 1
constraint at_three[i in N]: sum((i, j, 3) in TRIP) h[i, j, 3] <= 4
constraint bound_parts[(i, j) in ROAD]: sum((i, j, t) in TRIP) h[i, j, t] >= f[i, j]
constraint siblings: sum(i in N) sum((i, j) in ROAD) f[i, j] - sum(j in N) sum((i, j) in ROAD) 0.5 * f[i, j] >= 1
constraint computed[t in T where t < 3]: sum((e, u) in ROAD * T where u == t + 1) g[e, u] >= t
constraint other_way[e in TOLL, t in T where t > 1]: g[e, t] >= g[e, prev(t)]`,
  },
  {
    title: "steps, lags and ends",
    text: `
set T = 1 .. 8
set PLANT = { p, q }
set D ordered = { mon, tue, wed, thu, fri }
set WORK within D = { tue, wed, fri }
set SUB within T = { t in T where t mod 3 != 0 }
param lag[PLANT] = { p: 2, q: 5 }
param skip = 3
var x[PLANT, T] >= 0
var y[D] >= 0
var w[WORK] >= 0
minimize all_cost = sum(i in PLANT, t in T) t * x[i, t] + sum(d in D) y[d] + sum(d in WORK) w[d]
constraint lagged[i in PLANT, t in T where t - lag[i] >= first(T)]: x[i, t] >= x[i, t - lag[i]] + 1
constraint inside[i in PLANT, t in T where t - lag[i] in T]: x[i, t] + x[i, t - lag[i]] <= 90
constraint twice_back[t in T where ord(t) > 2]: x[p, prev(prev(t))] + x[p, prev(t, 2)] <= 2 * x[p, t] + 7
constraint far[t in T where t + skip <= last(T)]: x[q, next(t, skip)] >= x[q, t]
constraint in_sub[t in SUB where t > first(SUB)]: x[p, prev(t)] <= x[p, t] + 2
constraint days[d in D where d >= tue and d < last(D)]: y[next(d)] >= y[d] + 1
constraint work[d in WORK where d > first(WORK)]: w[d] >= w[prev(d)] + ord(d)
constraint odd[d in D where 1 < ord(d) <= 4 and ord(d) mod 2 == 0]: y[d] <= 30
constraint ends: x[p, first(T)] + y[last(D)] + w[last(WORK)] >= 3
constraint folded[t in T]: (if t == first(T) then x[p, t] else x[p, t] - x[p, prev(t)]) <= 12`,
  },
  {
    title: "empty sets, zero coefficients and rows that vanish",
    text: `
set I = 1 .. 4
set NONE within I = { i in I where i > 100 }
set SOME[i in I] within I = { k in I where k < i - 1 }
param u[NONE] = 3
param z[I] default 0 = { 2: 5 }
var x[I] >= 0
var y[NONE] >= 0
minimize all_cost = sum(i in I) (z[i] * x[i] + x[i]) + sum(i in NONE) y[i] + 0 * x[1] + card(NONE)
constraint over_none[i in NONE]: y[i] <= u[i]
constraint nothing: sum(i in NONE) x[i] <= 5
constraint nothing_each[i in I]: sum(k in SOME[i]) x[k] <= 6
constraint zero[i in I]: z[i] * x[i] <= 10 + z[i]
constraint all_of[i in I]: (if forall(k in SOME[i]) k > 0 then x[i] else 0) >= 1
constraint gone: sum(i in I) (x[i] - x[i]) + x[1] >= 2
constraint constant[i in I]: 0 * x[i] + 3 <= i + 2`,
  },
  {
    title: "sparse families of technologies guarded by membership",
    text: `
set R = { r1, r2, r3 }
set K = { pv, wind, gas }
param avail[R, K] default 0 = { (r1, pv): 1, (r2, wind): 2, (r2, gas): 1, (r3, gas): 4 }
set ACTIVE within R * K = { (r, k) in R * K where avail[r, k] > 0 }
set OF[r in R] within K = { k in K where (r, k) in ACTIVE }
var cap[ACTIVE] >= 0
define scaled[(r, k) in ACTIVE] = avail[r, k] * cap[r, k] + 1
define of_region[r in R] = sum(k in K where (r, k) in ACTIVE) scaled[r, k]
define best[r in R] = (max(k in OF[r]) avail[r, k]) * sum(k in OF[r]) cap[r, k]
minimize all_cost = sum((r, k) in ACTIVE) cap[r, k] / avail[r, k]
constraint meet[r in R]: of_region[r] >= 10
constraint joined[k in K]: sum((r, k) in ACTIVE) cap[r, k] <= 50
constraint both[r in R, k in OF[r], l in OF[r] where k != l]: cap[r, k] <= 2 * cap[r, l]
constraint chosen[r in R]: (if (r, gas) in ACTIVE then cap[r, gas] else 0) + best[r] >= 3
constraint without_gas[(r, k) in ACTIVE where not exists((r, l) in ACTIVE) l == gas]: cap[r, k] <= 9`,
  },
  {
    title: "scales of units everywhere",
    text: `
unit JPY = JPY2024
set Y = 2024 .. 2027
param limit[Y] : MW = { 2024: 1 GW, 2027: 500000 kW } interpolate
param floor_of[Y] : kW default 2 MW = { 2025: 100 }
param share : % = 12.5
param step = 30 minute
param rate = min(3 kW, 0.004 MW) / 2
param threshold = if rate > 1000 W then 40 kW else 2 MW
param back = 7500 W
param rest : kW = 10 kW mod 3000 W
param size : m2 = (30 m)^2 + 100 m * 1 km
param side = sqrt(size)
param power_of : kWh = back * step
var p[Y] : GW in [1 kW, 90 %*MW]
var q[Y] : % in [0, 50]
var e : J >= 0
define energy = sum(y in Y) p[y] * step
define money : MJPY = energy * 20 JPY/kWh + e * 1 JPY/MWh
minimize all_cost : kJPY = money + 3 JPY * (sum(y in Y) q[y]) + 5000 JPY
constraint limited[y in Y]: p[y] <= limit[y] * share
constraint least[y in Y where floor_of[y] < threshold * 3]: threshold + rate <= p[y] + 0 * e / 1 hour
constraint zero_left: 0 <= energy - e
constraint zero_right: e - 2 * energy <= 0
constraint mixed[y in Y]: p[y] * side / 1 km + rest >= q[y] * power_of / 1 day
constraint band[y in Y]: 2 kW <= p[y] + 1 W <= limit[y] + 3 GW`,
  },
  {
    title: "imports of imports, units and aliases",
    text: `
import "deep/money.dcm" (credit, priced as with_price, crate)
import "deep/shape.dcm" (curve)
unit pallet = 4 crate
set T = 0 .. 3
param base = 2
param big[t in T] = curve(t, base) + base
var n[T] : pallet >= 0
var m[t in T] >= big[t]
minimize all_cost : credit = sum(t in T) with_price(3 credit/crate, t) * n[t] + sum(t in T) 1 credit * m[t]
constraint carry[t in T]: n[t] >= (5 + curve(t, 1)) * 1 crate`,
    files: {
      "deep/money.dcm": `module money
import "shape.dcm" (curve as bend)
unit credit base
unit crate base
param markup = 10 %
function priced(p, t) = p * (1 + markup) * bend(t, 0)
`,
      "deep/shape.dcm": `module shape
param base = 0.5
function half(x) = x * base
function curve(t, more) = if t > 1 then half(t)^2 + more else exp(half(t)) + more
`,
    },
  },
  {
    title: "components with conditions, linear givens and nesting over places",
    text: `
import "parts.dcm" (fleet)
set R = { a, b, c }
set T = 0 .. 3
set SITE within R * R = { (i, j) in R * R where i != j }
param room[(i, j) in SITE] : MW = if i == a then 5 else 7
var wish[SITE] : MW >= 0
use fleet as vans over (i, j) in SITE where i != c stepping T
  with most = room[i, j] + wish[i, j], ramp = 1 MW + 500 kW
use fleet as cars over r in { a, b } stepping { t in T where t < 3 } with most = 9 MW, ramp = 2 MW, keep = 50 %
minimize all_cost = sum((i, j) in SITE) wish[i, j] / 1 MW + sum(t in T) vans.core.used[t] / 1 kW + sum(t in cars.STEP) cars.core.used[t] / 1 kW
constraint need[t in T]: sum((i, j) in vans.PLACE) vans.out[i, j, t] + (if t < 3 then cars.out[a, t] else 0 MW) >= 2 MW * t
scenario loose { without vans.ramping without cars.core.cap }`,
    scenarios: ["base", "loose"],
    files: {
      "parts.dcm": `module parts
component counter stepping STEP
  given top : GW = 3
{
  var used[STEP] : kW >= 0
  constraint cap[t in STEP]: used[t] <= top * (1 + t)
}
component fleet over PLACE stepping STEP cyclic
  given most[PLACE] : kW linear, ramp : MW, keep = 0.9, weight[p in PLACE, t in STEP] = 1 + t
{
  var out[p in PLACE, t in STEP] : MW >= 0
  use counter as core stepping STEP with top = ramp * 2
  constraint bound[p in PLACE, t in STEP]: out[p, t] <= weight[p, t] * most[p]
  constraint ramping[p in PLACE, t in STEP]: out[p, t] <= keep * out[p, prev(t)] + ramp
  constraint counted[t in STEP]: core.used[t] >= sum(p in PLACE) out[p, t]
}
`,
    },
  },
  {
    title: "scenarios on cells, components, totals and files",
    text: `
import std.storage (storage)
table second """
r,price
a,100
c,300
"""
set R = { a, b, c }
set H = 0 .. 2
param price[R] from "price.csv"
param weight[R, H] default 1 = { (a, 0): 2 }
param map[R] : R = { a: b, b: c, c: a }
var x[R, H] >= 0
total all_in[r in R]
cost buy[r in R, h in H] into all_in[r] = price[r] * weight[r, h] * x[r, h]
cost fee[r in R] into all_in[map[r]] = 5 * x[r, 0]
use storage as st over r in R stepping H with capacity = 2 MWh
minimize all_cost = sum(r in R) all_in[r]
constraint meet[h in H]: sum(r in R) (x[r, h] + (st.discharge[r, h] - st.charge[r, h]) / 1 MW) >= 10
scenario cells { param price[b] *= 2 param price[c] += 7 param weight[a, 1] = 4 }
scenario layered extends cells { param price *= 10 param map[c] = c }
scenario cut { without fee without st.dynamics }
scenario grown {
  add set EXTRA within R = { a, b }
  add var extra[EXTRA] >= 0
  add param bonus[r in EXTRA] = if r == a then 2 else 3
  add cost more[r in EXTRA] into all_in[r] = bonus[r] * extra[r]
  add constraint link[r in EXTRA]: extra[r] >= x[r, 0] - 1
  add use storage as second_store over r in EXTRA stepping H with capacity = 1 MWh
}
scenario filed { param price from second set R = { a, c } param map = { a: c, c: a } }
scenario swapped { replace cost buy[r in R, h in H] into all_in[r] = x[r, h] set H = 0 .. 1 var x in [1, price[r] + h] }`,
    files: { "price.csv": "r,price\na,1\nb,2\nc,3\n" },
    scenarios: ["base", "cells", "layered", "cut", "grown", "filed"],
  },
  {
    title: "scenarios on recursive, interpolated and defaulted parameters",
    text: `
set Y = 2024 .. 2029
param stock[y in Y] = if y == first(Y) then 100 else stock[prev(y)] * 1.1 + 1
param path[Y] : MW = { 2024: 1, 2029: 11 } interpolate
param tail[y in Y] default (if y > 2026 then tail[y - 1] / 2 else 0.5) = { 2026: 64 }
param maybe[Y] optional = { 2025: 3 }
param after[y in Y] = stock[y] + tail[y]
var x[Y] >= 0
minimize all_cost = sum(y in Y) after[y] * x[y]
constraint least[y in Y]: x[y] * 1 MW >= path[y]
constraint known[y in Y where defined(maybe[y])]: x[y] <= maybe[y]
scenario scaled { param stock *= 2 }
scenario set_cell { param stock[2026] = 500 param path[2026] = 4 param tail[2028] = 8 param maybe[2027] = 9 }
scenario scaled_cell { param stock[2025] *= 3 param path[2024] += 1 param tail[2026] *= 2 }
scenario layered extends set_cell { param stock *= 2 param path += 100 kW param tail += 1 }
scenario again extends layered { param stock[2027] = 1 param path *= 2 param maybe *= 4 }
scenario renewed extends layered { param stock = 7 param path = { 2024: 2, 2026: 8, 2029: 5 } }`,
    scenarios: ["base", "scaled", "set_cell", "scaled_cell", "layered", "again", "renewed"],
  },
  {
    title: "more rows and terms than one batch holds",
    text: `
set T = 1 .. 8250
set A = 1 .. 95
set GRID within A * A = { (i, j) in A * A where (i + j) mod 2 == 0 or i == 3 }
set WEEK = 1 .. 3
param load[t in T] = 100 + t mod 24
param gap[t in T] = if t == first(T) then 0 else load[t] - load[prev(t)]
param wave[t in T] default 0 = { 8192: 5, 8193: 7 }
var x[T] in [0, load[last(T)]]
var y[GRID] >= 0
var z[WEEK, T] >= 0
minimize all_cost = sum(t in T) load[t] * x[t] + sum((i, j) in GRID) i * y[i, j] + sum(w in WEEK, t in T where t mod 1000 == w) z[w, t]
constraint ramp[t in T where t > 1]: x[t] - x[prev(t)] >= gap[t]
constraint waved[t in T where t > 8100]: wave[t] * x[t] <= 40
constraint picked[t in T where t > 8180]: (if wave[t] > 0 then sum(u in T where u < t and t - u < 3) x[u] else x[t]) <= 900
constraint row_of[i in A]: sum((i, j) in GRID) y[i, j] + sum((j, i) in GRID where j > i) 2 * y[j, i] >= 1
constraint whole: sum(w in WEEK, t in T where (t + w) mod 4 == 0) z[w, t] >= 5
constraint weekly[w in WEEK, t in T where t mod 30 == 0]: z[w, t] <= x[t] + w`,
  },
  {
    title: "a model that extends another",
    text: `
include "more.dcm"
set R = { a, b }
var x[R] >= 0
minimize all_cost = sum(r in R) x[r]
constraint least[r in R]: x[r] >= 1`,
    files: {
      "more.dcm": `part of small\nconstraint bound: sum(r in R) x[r] >= 5\n`,
      "child.dcm": `model child extends "model.dcm"\nconstraint further: x[a] >= 2\nscenario low { without least }\n`,
    },
    entry: "child.dcm",
    scenarios: ["base", "low"],
  },
  {
    title: "models that change what they extend",
    text: `
set R = { a, b }
set NEAR within R = { a }
param need[R] from "need.csv"
param price[R] from "gone.csv"
param growth = 2 %
var x[R] in [0, 9]
define load[r in R] = need[r] * (1 + growth)
constraint meet[r in R]: x[r] >= load[r]
constraint cap[r in NEAR]: x[r] <= 8
minimize all_cost = sum(r in R) price[r] * x[r]
minimize all_load = sum(r in R) (load[r] + x[r])
report built = sum(r in R) x[r]
claim enough >= 3 = built
scenario dear { param price *= 2 param need[c] = 5 }`,
    files: {
      "need.csv": "R,need\na,1\nb,2\nc,3\nd,4\n",
      "middle.dcm": `model middle extends "model.dcm"
change {
  set NEAR = R
  param price from "far/price.csv"
  param growth = 5 %
  without enough
}
change { minimize all_cost without cap }\n`,
      "far/price.csv": "R,price\na,3\nc,1\nd,2\n",
      "far/outer.dcm": `model outer extends "../middle.dcm"
include "part.dcm"
set FAR within R = { d }
change {
  set R = { c, d }
  set NEAR = { d }
  param price *= 10
  param price[d] = 7
  var x in [1, 20]
}
scenario flat extends dear { param growth = 0 }\n`,
      "far/part.dcm": `part of outer
change {
  add constraint cap[r in FAR]: x[r] <= 12
  replace constraint meet[r in R]: x[r] >= 2 * load[r]
}\n`,
    },
    entry: "far/outer.dcm",
    scenarios: ["base", "dear", "flat"],
  },
];
