import { expect, it } from "vitest";
import { bindText } from "./bind-text.js";

const regions = "set REGION = { Kanto, Kansai }\n";

it("finds columns by the index's name, its set's, the parameter's name and `value`, whatever the spelling", () => {
  const { values, faults } = bindText(
    `${regions}param a[r in REGION] from "a.csv"\nparam grid_tariff[r in REGION] from "b.csv"\n`,
    {
      "a.csv": "R,Value\nKanto,1\nKansai,2\n",
      "b.csv": "\ufeffregion,Grid Tariff\r\nKansai,4\r\nKanto,3\r\n",
    },
  );
  expect(faults).toEqual([]);
  expect(values("a")).toEqual({ Kanto: 1, Kansai: 2 });
  expect(values("grid_tariff")).toEqual({ Kanto: 3, Kansai: 4 });
});

it("binds columns by hand, keeps rows by `only` and lists unused columns", () => {
  const { values, faults, data } = bindText(
    `${regions}param t[REGION] from "a.csv" (REGION = area, value = "tariff shv", only level = "city")\n`,
    { "a.csv": "level,area,tariff_shv,note\ncity,Kanto,1,x\npref,Kanto,9,y\ncity,Kansai,2,z\n" },
  );
  expect(faults).toEqual([]);
  expect(values("t")).toEqual({ Kanto: 1, Kansai: 2 });
  expect(data.report.sources[0]?.unusedColumns.map((column) => column.name)).toEqual(["note"]);
});

it("runs an index over headers with `wide`", () => {
  const { values, faults } = bindText(
    `${regions}set YEAR = 2024 .. 2025\nparam d[REGION, YEAR] : MW from "a.csv" (wide YEAR)\n`,
    { "a.csv": "region,2024 [kW],2025,note\nKanto,1000,2,\nKansai,3000,4,\n" },
  );
  expect(faults).toEqual([]);
  expect(values("d")).toEqual({
    "Kanto 2024": 1,
    "Kanto 2025": 2,
    "Kansai 2024": 3,
    "Kansai 2025": 4,
  });
});

it("converts the unit of a header and refuses another dimension or an unknown unit at the header", () => {
  const model = `${regions}param t[REGION] : JPY/kWh from "a.csv"\n`;
  const file = (unit: string): Record<string, string> => ({
    "a.csv": `region,t [${unit}]\nKanto,2000\nKansai,3000\n`,
  });
  expect(bindText(model, file("JPY/MWh")).values("t")).toEqual({ Kanto: 2, Kansai: 3 });
  expect(bindText(model, file("MW")).faults).toEqual(["unit-mismatch-in-header a.csv:1:10 [MW]"]);
  expect(bindText(model, file("JPY/kwhh")).faults).toEqual([
    "unknown-unit-in-header a.csv:1:10 [JPY/kwhh]",
  ]);
});

it("reports a missing column with near headers, and nothing about what depends on it", () => {
  const { faults, diagnostics } = bindText(
    `${regions}param tariff[REGION] from "a.csv"\nparam double[r in REGION] = 2 * tariff[r]\n`,
    { "a.csv": "region,tarif\nKanto,1\nKansai,2\n" },
  );
  expect(faults).toEqual(['missing-column m.dcm:3:27 "a.csv"']);
  expect(diagnostics[0]?.help).toContain("`tarif`");
});

it("reports an option that names no index and a column that is not there", () => {
  expect(
    bindText(`${regions}param t[REGION] from "a.csv" (AREA = region)\n`, { "a.csv": "region,t\n" })
      .faults,
  ).toEqual(["unknown-column-choice m.dcm:3:31 AREA"]);
  expect(
    bindText(`${regions}param t[REGION] from "a.csv" (REGION = "regio")\n`, {
      "a.csv": "region,t\n",
    }).faults,
  ).toEqual(['unknown-column m.dcm:3:40 "regio"']);
});

it("asks for names where two indices run over one set", () => {
  const file = {
    "a.csv": "from,to,value\nKanto,Kansai,1\nKansai,Kanto,2\nKanto,Kanto,0\nKansai,Kansai,0\n",
  };
  const unnamed = `${regions}param d[REGION, REGION] from "a.csv"\n`;
  expect(bindText(unnamed, file).faults[0]).toContain("indices-need-names m.dcm:3:");
  const byHand = `${regions}param d[REGION, REGION] from "a.csv" (REGION = "from", REGION = "to")\n`;
  expect(bindText(byHand, file).values("d")).toMatchObject({
    "Kanto Kansai": 1,
    "Kansai Kanto": 2,
  });
  const named = `${regions}param d[i in REGION, j in REGION] from "b.csv"\n`;
  expect(
    bindText(named, {
      "b.csv": "j,i,d\nKansai,Kanto,1\nKanto,Kansai,2\nKanto,Kanto,0\nKansai,Kansai,0\n",
    }).values("d"),
  ).toMatchObject({ "Kanto Kansai": 1, "Kansai Kanto": 2 });
});

it("reports a header that stands twice only where it is wanted", () => {
  const model = `${regions}param t[REGION] from "a.csv"\n`;
  expect(bindText(model, { "a.csv": "region,t,T\nKanto,1,2\nKansai,1,2\n" }).faults).toEqual([
    "duplicate-header a.csv:1:10 T",
  ]);
  expect(bindText(model, { "a.csv": "region,t,x,x\nKanto,1,2,3\nKansai,1,2,3\n" }).faults).toEqual(
    [],
  );
});

it("warns of an unused column only when its name is near to one that another name served", () => {
  const model = `${regions}param tariff[REGION] from "a.csv"\n`;
  expect(
    bindText(model, { "a.csv": "region,value,tarif\nKanto,1,9\nKansai,2,9\n" }).faults,
  ).toEqual(["similar-unused-column a.csv:1:14 tarif"]);
  expect(
    bindText(model, { "a.csv": "region,tariff,tarif2,code\nKanto,1,9,\nKansai,2,9,\n" }).faults,
  ).toEqual([]);
});

it("reads unsafe names as labels and headers", () => {
  const { values, faults, members } = bindText(
    'set REGION from "a.csv"\nparam t[REGION] from "a.csv" (value = "constructor")\n',
    { "a.csv": "region,constructor,__proto__\n__proto__,1,9\ntoString,2,9\n北海道,3,9\n" },
  );
  expect(faults).toEqual([]);
  expect(members("REGION")).toEqual(["__proto__", "toString", "北海道"]);
  expect(Object.values(values("t"))).toContain(3);
});

it("says what a column holds when `only` keeps nothing", () => {
  const { faults, diagnostics } = bindText(
    `${regions}param t[REGION] from "a.csv" (only level = "cities")\n`,
    { "a.csv": "level,region,t\ncity,Kanto,1\npref,Kansai,9\n" },
  );
  expect(faults).toEqual(['only-keeps-nothing m.dcm:3:44 "cities"']);
  expect(diagnostics[0]?.help).toBe("the column holds `city`, `pref`");
});
