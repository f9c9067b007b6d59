/**
 * Each rule once where it speaks and once where it keeps silent.
 */
import { expect, it } from "vitest";
import { codesOf } from "./lint-texts.js";

const sound = `
var x : MW in [0, 9]
maximize built : MW = x
`;

interface Case {
  readonly code: string;
  readonly bad: Readonly<Record<string, string>>;
  readonly good: readonly Readonly<Record<string, string>>[];
}

function model(text: string): Readonly<Record<string, string>> {
  return { "model.dcm": `model m${text}` };
}

const sites = `
set SITE = { Inzai, Tama }
var x[SITE] : MW in [0, 9]
maximize built : MW = sum(s in SITE) x[s]
`;
const module = `module lib
function twice(a) = 2 * a
function thrice(a) = 3 * a
`;

const cases: readonly Case[] = [
  {
    code: "unused-param",
    bad: model(`\nparam load = 5\nscenario high { param load = 6 }${sound}`),
    good: [
      model(`\nparam load = 5\ncheck "positive": load > 0${sound}`),
      model(`\nparam load = 5${sound}scenario S { add constraint c: x >= load * 1 MW }`),
      model(`\nparam load = 5\nfunction f(a) = a * load${sound}report r = f(2)`),
      model(`\nparam load = 5${sound}claim c >= 1 = load`),
      model(`\nparam load = 5${sound}claim c >= load = 3`),
      model(`\nparam load = 5${sound}set Y integer = 1 .. 2
iamc v[y in Y] variable "A" region "J" year y = load`),
      model(`\nparam load = 5${sound}set Y integer = 1 .. 2\nfigure f[y in Y] line(x: y, y: load)`),
      {
        "base.dcm": `model b\nparam load = 5\nparam other = load\nreport r = other${sound}`,
        "model.dcm": 'model m extends "base.dcm"\nchange { param other = 3 }',
      },
      {
        "base.dcm": `model b\nparam other = 3\nreport r = other${sound}`,
        "model.dcm": 'model m extends "base.dcm"\nparam load = 5\nchange { param other = load }',
      },
    ],
  },
  {
    code: "unused-param",
    bad: model(`
set YEAR = 1 .. 3
param growth[y in YEAR] = if y == first(YEAR) then 1 else 2 * growth[prev(y)]${sound}`),
    good: [model(`\nset YEAR = 1 .. 3\nparam g[YEAR] = 2${sound}report r[y in YEAR] = g[y]`)],
  },
  {
    code: "unused-set",
    bad: model(`\nset OLD = { Chiba }${sites}`),
    good: [
      model(sites),
      model(
        `\nset KIND = { a1, b1 }\nparam kind : KIND = a1${sound}report r = if kind == a1 then 1 else 2`,
      ),
    ],
  },
  {
    code: "unused-variable",
    bad: model(`\nvar spill : MW >= 0${sound}`),
    good: [model(`\nvar spill : MW >= 0${sound}constraint c: x + spill == 9 MW`)],
  },
  {
    code: "unused-define",
    bad: model(`${sound}define energy : MWh = x * 1 hour`),
    good: [model(`${sound}report energy : MWh = x * 1 hour`)],
  },
  {
    code: "unused-define",
    bad: model(`\ntotal waste : MW${sound}term spilt : MW into waste = 2 * x`),
    good: [
      model(
        `\ntotal waste : MW${sound}term spilt : MW into waste = 2 * x\nconstraint c: waste <= 9 MW`,
      ),
    ],
  },
  {
    code: "unused-function",
    bad: model(`\nfunction twice(a) = 2 * a${sound}`),
    good: [model(`\nfunction twice(a) = 2 * a${sound}report r = twice(2)`)],
  },
  {
    code: "unused-unit",
    bad: model(`\nunit rack base${sound}`),
    good: [
      model(`\nunit rack base prefixes { k }\nparam p : krack = 2${sound}report r : rack = p`),
      {
        ...model(
          `\nunit EUR base\nset S = { a1 }\nparam p[S] : 1 from "p.csv"${sound}report r[s in S] = p[s]`,
        ),
        "p.csv": "S,p,EUR\na1,3,2\n",
      },
    ],
  },
  {
    code: "unused-import",
    bad: { ...model(`\nimport "lib.dcm" (twice)${sound}`), "lib.dcm": module },
    good: [
      { ...model(`\nimport "lib.dcm" (twice as f)${sound}report r = f(2)`), "lib.dcm": module },
    ],
  },
  {
    code: "shadowed-member",
    bad: model(`\nset USE = { x, y }${sound}report r[u in USE] = 1`),
    good: [model(`\nset USE = { cooling, servers }${sound}report r[u in USE] = 1`)],
  },
  {
    code: "missing-unit",
    bad: model(`\nparam price "Price (JPY2024/kWh)" = 3${sound}report r = price`),
    good: [
      model(`\nparam price : 1 "Price (JPY2024/kWh)" = 3${sound}report r = price`),
      model(`\nparam start_hour "First hour (see a)" = 3${sound}report r = start_hour`),
    ],
  },
  {
    code: "never-covered",
    bad: model(`\nparam p default 3${sound}report r = p`),
    good: [
      model(
        `\nset S = { a1, b1 }\nparam p[S] default 3 = { a1: 2 }${sound}report r[s in S] = p[s]`,
      ),
      model(`\nparam p default 3${sound}report r = p\nscenario high { param p = 4 }`),
    ],
  },
  {
    code: "never-binds",
    bad: model(`${sites}constraint c[s in SITE]: 1 MW >= x[s] - 8 MW`),
    good: [
      model(`${sites}constraint c[s in SITE]: x[s] <= if s == Inzai then 8 MW else 10 MW`),
      model(`${sites}constraint c: sum(s in SITE) x[s] == 9 MW`),
      model(
        `\nparam cap : MW = 9${sound}constraint c: x <= cap\nscenario tight { param cap = 3 MW }`,
      ),
      model(
        `\nparam cap : MW = 9${sound}constraint c: x <= cap\nstudy caps { grid\n vary cap * { 0.5, 1 }\n measure x }`,
      ),
    ],
  },
  {
    code: "wide-coefficients",
    bad: model(`${sound}var y : MW in [0, 9]\nconstraint c: x + 10000000 * y <= 40 MW`),
    good: [model(`${sound}var y : MW in [0, 9]\nconstraint c: x + 1000 * y <= 40 MW`)],
  },
];

it.each(cases)("speaks of $code where it is due, and only there", ({ code, bad, good }) => {
  expect(codesOf(bad)).toEqual([code]);
  for (const files of good) expect(codesOf(files)).toEqual([]);
});

it("takes user's names that objects know by themselves", () => {
  const names = model(`\nset S = { constructor, __proto__, 東京 }${sound}report r[s in S] = 1`);
  expect(codesOf(names)).toEqual([]);
});

it("looks at the text alone when the data are faulty, and says so", () => {
  const text = `\nset S = { a1 }\nparam p[S] from "none.csv"\nparam q = 1${sound}report r[s in S] = p[s]`;
  expect(codesOf(model(text))).toEqual(["unused-param", "skipped"]);
});
