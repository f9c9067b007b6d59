/**
 * Small programs over data files that are a little unlike each other.
 */
import type { SmallProgram } from "./small-programs.js";

/** Programs whose interest lies in how files are read. */
export const filePrograms: readonly SmallProgram[] = [
  {
    title: "quoted cells, line ends of Windows, a byte order mark, blank lines",
    text: `
set R from "r.csv"
param v[R] from "r.csv"
param note[R] : R from "r.csv" (value = next)
var x[R] >= 0
minimize all_cost = sum(r in R) v[r] * x[r]
constraint link[r in R]: x[r] + x[note[r]] >= v[r]`,
    files: {
      "r.csv":
        '\uFEFFR,"V",next\r\n"a, the first",1.5,"b ""quoted"""\r\n"b ""quoted""",2e1,東 京\r\n\r\n東 京,-3,"a, the first"\r\n',
    },
  },
  {
    title: "several indices over one set, tuple parameters and integer columns",
    text: `
set R = { a, b, c }
set Y integer from "flows.csv" (Y = year)
set MOVE within R * R * Y from "flows.csv" (R = from, R_2 = to, Y = year)
param amount[MOVE] from "flows.csv" (R = from, R_2 = to, Y = year)
param dist[from in R, to in R] default 9 from "dist.csv"
param time[(i, j, y) in MOVE] default 1 from "flows.csv" (i = from, j = to, y = year, value = hours)
param first_of[R] : Y default 2030 from "first.csv" (value = "First Year")
var f[m in MOVE] in [0, amount[m]]
minimize all_cost = sum((i, j, y) in MOVE) dist[i, j] * time[i, j, y] * f[i, j, y]
constraint early[r in R, y in Y where y >= first_of[r]]: sum((r, j, y) in MOVE) f[r, j, y] >= 1
constraint yearly[y in Y]: sum((_, _, y) in MOVE) 1 + sum((i, j, y) in MOVE) f[i, j, y] <= 50`,
    files: {
      "flows.csv":
        "from,to,year,amount,hours\na,b,2030,5,\na,c,2025,6,2\nb,a,2030,7,.\nc,a,2030,3,4\nb,c,2025,1,1\n",
      "dist.csv": "to,from,dist\nb,a,3\na,b,4\n",
      "first.csv": "r,first-year\na,2025\nb,2030\n",
    },
  },
  {
    title: "wide tables by number, rows that are kept, labels that are skipped",
    text: `
set R = { a, b }
set BIG within R = { a }
set Y = 2024 .. 2026
param load[R, Y] : MW from "load.csv" (wide Y, only kind = base, only state in { "ok", "new" })
param piece[BIG, Y] from "part.csv" (BIG = r)
param few[Y] default 0 from "few.csv" (subset)
param twice[R] from "twice.csv" (distinct)
var x[R, Y] : MW >= 0
minimize all_cost = sum(r in R, y in Y) (1 + few[y]) * twice[r] * x[r, y] / 1 MW
constraint meet[r in R, y in Y]: x[r, y] >= load[r, y]
constraint big[r in BIG, y in Y]: x[r, y] <= piece[r, y] * 1 GW`,
    files: {
      "load.csv":
        "R,kind,state,2026,2024,2025\na,base,ok,3,1,2\nb,base,new,6,4,5\na,high,ok,9,9,9\nb,base,old,7,7,7\n",
      "part.csv": "r,y,piece\na,2024,1\na,2025,2\nb,2024,3\nb,2025,3\na,2026,4\n",
      "few.csv": "y,few\n2023,1\n2024,2\n2031,3\n",
      "twice.csv": "r,twice,why\na,2,x\na,2,y\nb,3,z\n",
    },
  },
  {
    title: "units in headers, percentages and interpolated files",
    text: `
unit JPY = JPY2024 prefixes { k, M }
set Y = 2020 .. 2030 by 2
set R = { n, s }
param price[R, Y] : JPY/kWh from "price.csv" interpolate
param share[Y] in [0, 1] from "share.csv" interpolate hold
param rate : %/year from scalar
param outlay[y in Y] : MJPY default (if y > 2024 then 3 MJPY else outlay[y + 2] * 2) from "outlay.csv"
table scalar """
rate [1/year],unused
0.03,x
"""
var p[R, Y] : kW >= 0
minimize all_cost : kJPY = sum(r in R, y in Y) price[r, y] * p[r, y] * 1 hour + sum(y in Y) outlay[y] * rate * 1 year
constraint least[r in R, y in Y]: p[r, y] >= share[y] * 1 MW`,
    files: {
      "price.csv":
        "r,y,price [JPY/MWh]\nn,2020,10000\nn,2030,20000\ns,2020,9000\ns,2024,11000\ns,2030,5000\n",
      "share.csv": "y,share [%]\n2022,12.5\n2026,50\n",
      "outlay.csv": "Y,outlay [kJPY]\n2026,1500\n2028,\n",
    },
  },
];
