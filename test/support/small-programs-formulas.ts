/**
 * Small programs over formulas: units, conditions, totals, functions, components, scenarios.
 */
import type { SmallProgram } from "./small-programs.js";

/** Programs whose interest lies in formulas, rows and what changes them. */
export const formulaPrograms: readonly SmallProgram[] = [
  {
    title: "units through the algebra, declared units and inferred ones",
    text: `
unit JPY = JPY2024 prefixes { k, M }
unit case base
unit box = 12 case
param price : JPY/kWh = 20
param tax = 10 %
param rate : %/year = 3
param span = 2 year
param hours : hour/year = 8760
param heat : kJ/s = 500
param fuel = 3 JPY/MJ
var p : kW >= 0
var e : MWh in [0, 3 GWh]
var c : box in [1 case, 5]
define yearly : kJPY/year = price * (1 + tax) * p * hours
minimize all_cost : MJPY = yearly * 1 year * (1 + rate * span) + price * e + fuel * e + 7 JPY/case * c
constraint power: p + heat >= 1 MW
constraint energy: p * 1 day + e >= 30 MWh
constraint ratio: e / 2 hour - p <= 100 kW
constraint mixed[y in 1 .. 2]: (1 + rate * 1 year)^y * p <= 5 MW * sqrt(4 MW^2) / 1 GW * 1000
constraint money: yearly <= 90 MJPY/year
constraint cases: c <= 40 case`,
  },
  {
    title: "reductions of every kind",
    text: `
set I = 1 .. 4
set JOB = { a, b }
param v[I, JOB] = { (1, a): 3, (1, b): 1, (2, a): 4, (2, b): 1, (3, a): 5, (3, b): 9, (4, a): 2, (4, b): 6 }
param least = min(i in I, j in JOB) v[i, j]
param most[i in I] = max(j in JOB) v[i, j]
param times = product(i in I where i > 1) v[i, a]
param number = count(i in I, j in JOB where v[i, j] > 2)
param nested = sum(i in I) (max(j in JOB) v[i, j]) * i
param early = min(i in I where v[i, b] > 5) i
param both = min(3, max(v[1, a], v[2, b]), 10) + abs(-2) + floor(2.7) + ceil(2.1) + round(-2.5) + 7 mod 4 + (-7) mod 4
param curve = exp(1) + log(10) + sqrt(2) + 2^0.5 - 2^-1 + -2^2
var x[I, JOB] >= 0
minimize all_cost = sum(i in I, j in JOB) v[i, j] * x[i, j] + 5
constraint some[i in I where exists(j in JOB) v[i, j] > most[i] - 1]: sum(j in JOB) x[i, j] >= most[i]
constraint every[i in I where forall(j in JOB) v[i, j] > 1]: sum(j in JOB) x[i, j] >= least + times + number + nested
constraint neither[i in I where not exists(j in JOB where j != a) v[i, j] > 5 and i != early]: x[i, a] <= both + curve
constraint product_of: sum(i in I) v[i, a] * sum(j in JOB) x[i, j] + 3 >= 30
constraint minus: -sum(i in I) x[i, a] - 2 * sum(i in I) x[i, b] <= -3`,
  },
  {
    title: "conditions that choose between linear expressions",
    text: `
set T = 1 .. 5
set K = { on, off, idle }
param mode[T] : K = { 1: on, 2: off, 3: idle, 4: on, 5: off }
param gate[T] = { 1: 0, 2: 1, 3: 0, 4: 2, 5: 0 }
var x[T] >= 0
var y[T] >= 0
minimize all_cost = sum(t in T) (if mode[t] == on then 2 * x[t] else if mode[t] == off then y[t] else 3)
constraint level[t in T]: (if t > 1 then x[prev(t)] else x[last(T)]) + y[t] == (if mode[t] == idle then 4 else x[t])
constraint gated[t in T]: gate[t] * x[t] + y[t] >= 1
constraint pick[t in T where (mode[t] == on or mode[t] == idle) and not t == 4]: x[t] >= if t < 2 then 5 else 1
constraint range[t in T where t in 2 .. 4 and t not in { 3 }]: 1 <= x[t] + y[t] <= 9`,
  },
  {
    title: "two-sided rows, chains with variables, skipped rows",
    text: `
set T = 1 .. 4
param lo[T] = { 1: 0, 2: 1, 3: 2, 4: 3 }
param weight[T] default 0 = { 2: 1, 4: 1 }
var x[T] >= 0
var y[T] >= 0
var cap >= 0
maximize all_cost = sum(t in T) x[t] - cap
constraint band[t in T]: lo[t] <= x[t] + 1 <= lo[t] + 10
constraint falling[t in T]: 20 >= x[t] + y[t] >= lo[t]
constraint chain[t in T]: lo[t] * y[t] <= x[t] <= cap + 1
constraint down[t in T]: cap >= x[t] >= y[t] - 5
constraint weighted[t in T]: weight[t] * x[t] <= 8
constraint sum_of[t in T]: sum(u in T where u < t) weight[u] * y[u] <= 7
constraint equal: sum(t in T) x[t] == 12
constraint cancels[t in T]: x[t] + y[t] - x[t] <= 6`,
  },
  {
    title: "totals, costs and terms from several places",
    text: `
set R = { a, b }
set Y = 2024 .. 2026
param d[y in Y] = 0.9^(y - first(Y))
var x[R, Y] >= 0
var z[R] >= 0
total running[y in Y]
total once
total carbon[r in R, y in Y]
cost fuel[r in R, y in Y] into running[y] = 3 * x[r, y]
cost fixed[y in Y where y > 2024] into running[y] = 10
cost outlay[r in R] into once = 100 * z[r]
cost late[r in R, y in Y where y == last(Y)] into running[first(Y)] = x[r, y]
term burn[r in R, y in Y] into carbon[r, y] = 0.5 * x[r, y]
term leak[r in R] into carbon[r, 2025] = 0.1 * z[r]
define all_carbon[y in Y] = sum(r in R) carbon[r, y]
minimize npv = once + sum(y in Y) d[y] * running[y]
constraint cap[y in Y]: all_carbon[y] <= 50 - (y - 2024)
constraint use_it[r in R, y in Y]: x[r, y] <= 8 * z[r]
constraint demand[y in Y]: sum(r in R) x[r, y] >= 5 + y - 2024`,
  },
  {
    title: "bounds, integers and binaries",
    text: `
set U = { u, v }
param most[U] : MW = { u: 100, v: 50 }
var on[U] binary
var n[U] integer in [1, 7]
var free_one
var p[k in U] : MW >= 0 <= most[k]
var q[k in U] : GW in [if k == u then 10 MW else 0, inf]
minimize all_cost = sum(k in U) (5 * on[k] + 2 * n[k]) + sum(k in U) (p[k] + q[k]) / 1 MW + free_one
constraint link[k in U]: p[k] <= most[k] * on[k]
constraint least: sum(k in U) p[k] + q[u] >= 60 MW + 1 MW * n[v]
constraint low: free_one >= -3`,
  },
  {
    title: "functions of the model and of the library",
    text: `
import std.finance (capital_recovery, discount_factor as df)
import std.cooling (pue_air_default, pue_capped)
import "lib/own.dcm" (twice, shifted)
set Y = 2024 .. 2027
set S = { cold, hot }
param t[S] : degC = { cold: 5, hot: 28 }
param pue[s in S] = pue_capped(pue_air_default(t[s]), 1.8)
param crf = capital_recovery(5 %, 15)
param flat = capital_recovery(0, 4)
function squared(x) = x * x
function pay(amount : MW, p : 1) : kW = amount * squared(p)
var it[S] : MW >= 0
var cap[Y] >= 0
minimize all_cost = sum(s in S) pay(3 MW, pue[s]) / 1 MW * it[s] / 1 MW + sum(y in Y) df(3 %, y - 2024) * (crf + flat) * 1 year * twice(1.5) * cap[y]
constraint serve[s in S]: pue[s] * it[s] >= 10 MW
constraint grow[y in Y where y > 2024]: cap[y] >= shifted(y) + cap[y - 1]`,
    files: {
      "lib/own.dcm": `module own\nparam shift = 2000\nfunction twice(x) = 2 * x\nfunction shifted(y) = y - shift\n`,
    },
  },
  {
    title: "components over places and steps",
    text: `
import std.storage (storage, battery, reservoir)
import std.capacity (stock, closable_stock)
set R = { a, b }
set Y = 2024 .. 2027
set H = 0 .. 3
param load[h in H] : MW = (10 + 5 * h) * 1 MW
param life[R] = { a: 2, b: 3 }
var size[R, Y] : MWh >= 0
var pw : MW >= 0
use storage as bess over (r, y) in R * Y stepping H with capacity = size[r, y], step = 6 hour
use battery as fast over r in R where r != b stepping H with capacity = 4 MWh, round_trip = 81 %
use reservoir as dam over r in R stepping H
  with energy = 50 MWh, power_in = pw, power_out = 2 * pw, start = 1 GWh / 100, self_discharge = 0.01 1/hour
use stock as plant over r in R stepping Y with life = life[r], today = 7
use closable_stock as old over r in R stepping Y with life = life[r], build_limit = 30 MW
minimize all_cost = sum(r in R, y in Y) size[r, y] / 1 MWh + pw / 1 MW
  + sum(r in R, y in Y) (plant.built[r, y] + old.built[r, y]) / 1 MW
constraint balance[r in R, y in Y, h in H]:
  plant.standing[r, y] + old.standing[r, y] + bess.discharge[r, y, h] - bess.charge[r, y, h] >= load[h]
constraint dams[h in H]: sum(r in R) (dam.discharge[r, h] - dam.charge[r, h]) + fast.discharge["a", h] >= 1 MW
constraint gone[r in R]: plant.retired[r, 2027] <= 40 MW`,
  },
  {
    title: "a component of one's own, nested and without place",
    text: `
import "parts.dcm" (pair)
set T = 1 .. 3
param need[t in T] = 2 * t
use pair as duo stepping T with level = 5
use pair as trio stepping T
minimize all_cost = sum(t in T) (duo.left.x[t] + 2 * duo.right.x[t] + trio.left.x[t] + trio.right.x[t])
constraint meet[t in T]: duo.left.x[t] + duo.right.x[t] >= need[t]`,
    files: {
      "parts.dcm": `module parts
param unit_level = 3
component lane stepping T
  given start = 1
{
  var x[T] >= 0
  param slope[t in T] = start + t * unit_level
  constraint climb[t in T]: x[t] <= slope[t]
}
component pair stepping T
  given level = 2
{
  use lane as left stepping T with start = level
  use lane as right stepping T
  constraint order[t in T]: left.x[t] >= right.x[t] - level
}
`,
    },
  },
  {
    title: "scenarios that change everything",
    text: `
set R = { a, b, c }
set OPEN within R = R
set Y = 2024 .. 2028
param price[R] = { a: 1, b: 2, c: 3 }
param growth = 2 %
param need[y in Y] = 100 * (1 + growth)^(y - first(Y))
param extra[Y] default 0 = { 2026: 5 }
var x[R, Y] in [0, 500]
define mean[y in Y] = sum(r in R) x[r, y] / card(R)
cost energy[r in R, y in Y] = price[r] * x[r, y]
minimize all_cost = sum(r in R, y in Y) energy[r, y]
minimize peak = x[a, last(Y)] + 3
constraint meet[y in Y]: sum(r in OPEN) x[r, y] >= need[y] + extra[y]
constraint fair[r in R, y in Y]: x[r, y] <= 2 * mean[y]
scenario first_of { minimize all_cost }
scenario dear extends first_of { param price[a] = 4 param price *= 1.5 param growth = 3 % }
scenario dearer extends dear { param price *= 2 } scenario dearest extends dearer { param price += 1 }
scenario narrow extends first_of { set OPEN = { a, c } var x in [1, 90 + 10] without fair }
scenario other extends dear, narrow {
  minimize peak
  replace constraint meet[y in Y where y > 2025]: sum(r in OPEN) x[r, y] >= need[y]
  add constraint late: x[b, 2028] >= 7
  replace define mean[y in Y] = x[a, y]
}
scenario loaded extends first_of {
  param extra from "extra.csv"
  set Y = 2024 .. 2026
  param price = 9
}
scenario without_price extends narrow { param price = { a: 7, b: 8, c: 9 } add param bonus = 2 replace cost energy[r in R, y in Y] = bonus * x[r, y] }`,
    files: { "extra.csv": "y,extra\n2024,1\n2025,2.5\n2027,4\n" },
    scenarios: [
      "first_of",
      "dear",
      "dearer",
      "dearest",
      "narrow",
      "other",
      "loaded",
      "without_price",
    ],
  },
  {
    title: "parts in folders and numbers that are members",
    text: `
include "parts/sets.dcm"
include "parts/rows.dcm"
var x[YEAR] >= 0
minimize all_cost = sum(y in YEAR) rate[y] * x[y]`,
    files: {
      "parts/sets.dcm": `part of small\nset YEAR = 2024 .. 2030 by 3\nparam rate[YEAR] from "rates.csv"\nparam life = 4\n`,
      "parts/rates.csv": `year,rate\n2024,1\n2027,1.5\n2030,2\n`,
      "parts/rows.dcm": `part of small
constraint alive[y in YEAR]: sum(v in YEAR where 0 <= y - v < life) x[v] >= (y - 2020) / 2
constraint fixed: x[2027] <= x[first(YEAR)] + x[last(YEAR)]
`,
    },
  },
];
