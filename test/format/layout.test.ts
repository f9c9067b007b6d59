/**
 * How each construct looks: what was written, and its canonical form.
 */
import { expect, it } from "vitest";
import { format } from "./support.js";

/** Texts without the indentation they have in this file. */
function outdent(text: string): string {
  const lines = text.replace(/^\n/u, "").replace(/\n *$/u, "\n").split("\n");
  const indents = lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/u));
  const shared = Math.min(...indents);
  return lines.map((line) => line.slice(shared)).join("\n");
}

function expectForm(written: string, form: string): void {
  expect(format(outdent(written))).toBe(outdent(form));
  expect(format(outdent(form))).toBe(outdent(form));
}

it("keeps comments and single blank lines between declarations", () => {
  expectForm(
    `

      # Head   \n

      #   of the file
      model m   "A model"
      set A = {a}   # one


      set B={b}
      # lone

    `,
    `
      # Head

      #   of the file
      model m "A model"
      set A = { a } # one

      set B = { b }
      # lone
    `,
  );
});

it("gives an empty text for an empty file", () => {
  expect(format("")).toBe("");
  expect(format(" \n\n")).toBe("");
});

it("keeps a file of comments", () => {
  expect(format("\n\n# a\n\n\n# b  ")).toBe("# a\n\n# b\n");
});

it("ends lines with LF, in tables too", () => {
  expect(format("\ufeffset A = { a }\r\n# end\r\n")).toBe("set A = { a }\n# end\n");
  expect(format('table t """\r\na,b\r\n"""')).toBe('table t """\na,b\n"""\n');
});

it("sets operators apart and units together", () => {
  expectForm(
    `
      param p:JPY / kWh=3*(a+b)^2/c  -  -x[1,2] + 5 JPY/kWh
      param q : kW * h ^ -1 = 1..9 by 2
    `,
    `
      param p : JPY/kWh = 3 * (a + b)^2 / c - (-x[1, 2]) + 5 JPY/kWh
      param q : kW*h^-1 = 1 .. 9 by 2
    `,
  );
});

it("breaks the header of a figure before its mark, and its channels last", () => {
  expectForm(
    `
      figure f"Doc"area(x:YEAR,y:share,color:COOLING,)for   REF , RCN
      figure day[s in SEASON,h in HOUR]:GW "A day in Kanto, by hour and by source" area(x:h,column:s,y:{grid[h],own[h]}) for REF, RCN
      figure mix bar(x: REGION, y: { solar: sum(y in YEAR) solar_power[r, y], wind: sum(y in YEAR) wind_power[r, y] })
      figure none line()
    `,
    `
      figure f "Doc" area(x: YEAR, y: share, color: COOLING) for REF, RCN
      figure day[s in SEASON, h in HOUR] : GW "A day in Kanto, by hour and by source"
        area(x: h, column: s, y: { grid[h], own[h] }) for REF, RCN
      figure mix
        bar(
          x: REGION,
          y: { solar: sum(y in YEAR) solar_power[r, y], wind: sum(y in YEAR) wind_power[r, y] },
        )
      figure none line()
    `,
  );
});

it("sets a claim's reason and an IAMC variable's parts on lines of their own when they need them", () => {
  expectForm(
    `
      claim saving in [18 %,23 %]"Section 4.2: saving"=1-value(npv,RCN)/value(npv,CCN)because"rounded"
      claim ref : MJPY about 6200000   within 5 % "REF" = value(npv, REF) because "the paper rounds its discount factors"
      iamc v[y in YEAR]:MW as"MW" "Doc" variable"A|{c}"region r year y=capacity[y]
      iamc cooling[c in COOLING, r in REGION, y in YEAR] : MW as "MW" "Doc" variable "Capacity|Cooling|{c}" region r year y subannual "{c}" = capacity[c, r, y]
    `,
    `
      claim saving in [18 %, 23 %] "Section 4.2: saving" = 1 - value(npv, RCN) / value(npv, CCN)
        because "rounded"
      claim ref : MJPY about 6200000 within 5 % "REF" = value(npv, REF)
        because "the paper rounds its discount factors"
      iamc v[y in YEAR] : MW as "MW" "Doc" variable "A|{c}" region r year y = capacity[y]
      iamc cooling[c in COOLING, r in REGION, y in YEAR] : MW as "MW" "Doc"
        variable "Capacity|Cooling|{c}" region r year y subannual "{c}" = capacity[c, r, y]
    `,
  );
});

it("puts the changes of a model on lines of their own, a single one beside the braces", () => {
  expectForm(
    `
      change{param a=3}
      change { # why
        set REGION from "p.csv" without c }
      change{}
    `,
    `
      change { param a = 3 }
      change { # why
        set REGION from "p.csv"
        without c
      }
      change {}
    `,
  );
});

it("keeps digits, quotes and escapes as they are written", () => {
  expectForm(
    'param p "a \\"b\\"" = { "a": 1.50, b: 1e-03, "c d": 0012 }',
    'param p "a \\"b\\"" = { "a": 1.50, b: 1e-03, "c d": 0012 }\n',
  );
});

it("leaves out parentheses that change nothing", () => {
  expectForm(
    "define d = ((a) + (b * c)) - ((d)) + (x[(i)]) + (sum(i in I) (a[i] * b[i]))",
    "define d = a + b * c - d + x[i] + sum(i in I) a[i] * b[i]\n",
  );
});

it("keeps parentheses that decide the meaning", () => {
  const text = `
    define d = (a - (b - c)) * (sum(i in I) x[i]) / (-b)^2 + (a^b)^c + (3 m)^2 - min(i in I) (a * b)
    constraint c[(i, (k), _) in LINK]: not (a == b and (c or d)) and (a < b) in S
  `;
  expectForm(text, text);
});

it("puts an if, a minus or a remainder inside a formula in parentheses", () => {
  expectForm(
    `
      define d = x == if a then b else c
      define e = if a then if b then 1 else 2 else 3
      define f = a * -b + h mod 24 * 2
      define g = min(((if i in I then 1 else 2)), 3)
    `,
    `
      define d = x == (if a then b else c)
      define e = if a then (if b then 1 else 2) else 3
      define f = a * (-b) + (h mod 24) * 2
      define g = min((if i in I then 1 else 2), 3)
    `,
  );
});

it("breaks a long sum by term", () => {
  expectForm(
    `
      constraint balance[r in REGION] "(12)": grid[r] + solar[r] - discharge[r] == load[r] + charge[r]
      constraint balance_of_a_year[r in REGION] "(12)": grid[r] + solar[r] - discharge[r] + cogeneration_of_power_and_heat[r] + unserved_at_times[r] + imported[r] == load[r] + charge[r] + spilled[r]
    `,
    `
      constraint balance[r in REGION] "(12)": grid[r] + solar[r] - discharge[r] == load[r] + charge[r]
      constraint balance_of_a_year[r in REGION] "(12)":
        grid[r]
          + solar[r]
          - discharge[r]
          + cogeneration_of_power_and_heat[r]
          + unserved_at_times[r]
          + imported[r]
        == load[r] + charge[r] + spilled[r]
    `,
  );
});

it("breaks a product inside the wide parentheses at its end", () => {
  expectForm(
    `
      cost energy[r in REGION] : JPY/year into running "(4)" = sum(s in SEASON, h in HOUR) hours[s, h] * (tariff[r] * grid[r, s, h] + contract_price[r] * contract[r, s, h] + balancing_fee_of_the_year)
      define d = investment_of_the_first_year * investment_of_the_second_year * capital_recovery / (last_year - first)
    `,
    `
      cost energy[r in REGION] : JPY/year into running "(4)" =
        sum(s in SEASON, h in HOUR)
          hours[s, h] * (
            tariff[r] * grid[r, s, h] + contract_price[r] * contract[r, s, h] + balancing_fee_of_the_year
          )
      define d =
        investment_of_the_first_year
          * investment_of_the_second_year
          * capital_recovery
          / (last_year - first)
    `,
  );
});

it("writes each branch of a longer if on its line", () => {
  expectForm(
    "param p[y in YEAR] = if y == 1 then a else if y == 2 then b else c",
    `
      param p[y in YEAR] =
        if y == 1 then a
        else if y == 2 then b
        else c
    `,
  );
});

it("writes long sets and tables one entry per line", () => {
  expectForm(
    `
      set 県 "都道府県" = { 北海道, 青森県, 岩手県, 宮城県, 秋田県, 山形県, 福島県, 茨城県, 栃木県, 群馬県, 埼玉県, 千葉県 }
      set 広域 "都道府県" = { 北海道, 青森県, 岩手県, 宮城県, 秋田県, 山形県, 福島県, 茨城県, 栃木県, 群馬県, 埼玉県, 神奈川県 }
      param rate[YEAR] = { 2024: 3 %, # first

        2025: . } interpolate
    `,
    `
      set 県 "都道府県" =
        { 北海道, 青森県, 岩手県, 宮城県, 秋田県, 山形県, 福島県, 茨城県, 栃木県, 群馬県, 埼玉県, 千葉県 }
      set 広域 "都道府県" = {
        北海道,
        青森県,
        岩手県,
        宮城県,
        秋田県,
        山形県,
        福島県,
        茨城県,
        栃木県,
        群馬県,
        埼玉県,
        神奈川県,
      }
      param rate[YEAR] = {
        2024: 3 %, # first

        2025: .,
      } interpolate
    `,
  );
});

it("writes long indices one per line", () => {
  expectForm(
    `
      constraint c[region in REGION, year in YEAR, season in SEASON, hour in HOUR where year > first(YEAR) and region in METRO]: x >= 0
    `,
    `
      constraint c[
        region in REGION,
        year in YEAR,
        season in SEASON,
        hour in HOUR,
        where year > first(YEAR) and region in METRO
      ]: x >= 0
    `,
  );
});

it("puts a doc string or a file that does not fit on the next line", () => {
  expectForm(
    `
      param network_charge[REGION, YEAR] : JPY/kWh "What a contract costs beyond the price of generation" = 3
      param temperature[REGION, SEASON, HOUR] : degC from "data/cities.csv" (REGION = model_region, value = temp_c)
    `,
    `
      param network_charge[REGION, YEAR] : JPY/kWh
        "What a contract costs beyond the price of generation" = 3
      param temperature[REGION, SEASON, HOUR] : degC
        from "data/cities.csv" (REGION = model_region, value = temp_c)
    `,
  );
});

it("puts what restricts a set, a parameter or a unit into its header", () => {
  expectForm(
    `
      set HOUR "Hours" = 0 .. 23 integer cyclic
      set S[a in A] within B from "s.csv" default {}
      param p : MW in [0, 5] default 1 MW integer "P" from "p.csv" optional
      unit W "Watt" = 1 J/s prefixes {k,M}
      unit hour "Hour" : time
    `,
    `
      set HOUR cyclic integer "Hours" = 0 .. 23
      set S[a in A] within B default {} from "s.csv"
      param p : MW integer in [0, 5] optional default 1 MW "P" from "p.csv"
      unit W "Watt" prefixes { k, M } = 1 J/s
      unit hour : time "Hour"
    `,
  );
});

it("moves nothing over a comment", () => {
  expectForm(
    `
      set HOUR = 0 .. 23 # a day
        cyclic # and again
    `,
    `
      set HOUR = 0 .. 23 # a day
        cyclic # and again
    `,
  );
});

it("writes one change of a scenario per line", () => {
  expectForm(
    `
      scenario A { param p = 3 }
      scenario B extends A "Both" { param p *= 1.15 without c
        # the rest

        replace constraint d: x == 3 }
      scenario C "Empty" {
      }
    `,
    `
      scenario A { param p = 3 }
      scenario B extends A "Both" {
        param p *= 1.15
        without c
        # the rest

        replace constraint d: x == 3
      }
      scenario C "Empty" {}
    `,
  );
});

it("sets the brace of a component under a long header", () => {
  expectForm(
    `
      component storage over PLACE stepping STEP cyclic "Store" given capacity[PLACE] : MWh linear "Energy it holds", efficiency = 0.95 { var soc[PLACE, STEP] : MWh >= 0

      constraint room[p in PLACE, h in STEP]: soc[p, h] <= capacity[p] }
      use storage as bess over (r, y) in REGION * YEAR where r in METRO stepping HOUR with capacity = size[r, y], efficiency = 0.9
    `,
    `
      component storage over PLACE stepping STEP cyclic "Store"
        given capacity[PLACE] : MWh linear "Energy it holds", efficiency = 0.95
      {
        var soc[PLACE, STEP] : MWh >= 0

        constraint room[p in PLACE, h in STEP]: soc[p, h] <= capacity[p]
      }
      use storage as bess over (r, y) in REGION * YEAR where r in METRO stepping HOUR
        with capacity = size[r, y], efficiency = 0.9
    `,
  );
});

it("leaves a table as it is", () => {
  const table = 'table t "Inline" """\nREGION , value\n  Kanto,  3   \n\n"""\n';
  expect(format(table)).toBe(table);
});

it("keeps comments where they belong inside formulas", () => {
  expectForm(
    `
      define d = a # first
        + b * c # second
        # before the third
        + f(x, # argument
            y)
    `,
    `
      define d =
        a # first
          + b * c # second
          # before the third
          + f(
            x, # argument
            y,
          )
    `,
  );
});
