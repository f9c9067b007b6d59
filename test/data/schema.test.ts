import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { checkScenario, openSession } from "../../src/compile.js";
import { describeData, describeDataFiles, writeJson } from "../../src/data/index.js";
import { hasErrors } from "../../src/diagnostics/index.js";
import { createNodeHost, locateModel } from "../../src/host-node.js";
import { listScenarios } from "../../src/scenario/index.js";
import { quickModels, repository } from "../support/files.js";
import { createMemoryHost } from "../support/memory-host.js";
import { bindText } from "./bind-text.js";

type Schema = Readonly<Record<string, unknown>>;

/** The schemas of a model's data files, by path, as plain objects. */
function schemasOf(
  model: string,
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, Schema> {
  const host = createMemoryHost({ "m.dcm": `model m unit JPY = JPY2024\n${model}`, ...files });
  const session = openSession(host, "m.dcm");
  const checked = checkScenario(session);
  if (checked.model === undefined || hasErrors(checked.diagnostics))
    throw new Error(checked.diagnostics.map((one) => one.message).join("; "));
  const found = describeDataFiles(checked.model, host, session.cache);
  return new Map(found.map(({ path, schema }) => [path, JSON.parse(writeJson(schema))]));
}

/** True when a validator of another make accepts the content. */
function accepts(schema: Schema | undefined, content: unknown): boolean {
  const ajv = new Ajv2020({ strictTypes: false, allowUnionTypes: true, strictRequired: true });
  for (const word of ["x-unit", "x-set", "x-names", "x-read-by"]) ajv.addKeyword(word);
  return ajv.validate({ ...schema }, content);
}

/** The records of a CSV text as the schema describes them: numbers as numbers, empty cells as null. */
function records(text: string): readonly Readonly<Record<string, unknown>>[] {
  const rows: readonly Readonly<Record<string, string>>[] = parse(text, {
    columns: true,
    trim: true,
    skip_empty_lines: true,
  });
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, cell]) => [
        key,
        cell === "" || cell === "." ? null : Number.isNaN(Number(cell)) ? cell : Number(cell),
      ]),
    ),
  );
}

function propertiesOf(schema: Schema | undefined): Readonly<Record<string, Schema>> {
  const found: { items?: { properties?: Record<string, Schema> } } = schema ?? {};
  return found.items?.properties ?? {};
}

it("describes the data of every shipped model so that its files are valid, in every scenario", () => {
  let count = 0;
  for (const name of quickModels) {
    const located = locateModel(`${repository}/models/${name}`).value;
    if (located === undefined) throw new Error(`no model in ${name}`);
    const host = createNodeHost(located.root);
    const session = openSession(host, located.entry);
    for (const scenario of listScenarios(session.resolved)) {
      const { model } = checkScenario(session, { scenario: scenario.name });
      if (model === undefined) continue;
      const files = describeDataFiles(model, host, session.cache);
      const document: Record<string, unknown> = {};
      for (const { path } of files) {
        const text = readFileSync(`${located.root}/${path}`, "utf8");
        document[path] = path.endsWith(".json") ? JSON.parse(text) : records(text);
      }
      count += files.length;
      expect(accepts(JSON.parse(writeJson(describeData(model, files))), document), name).toBe(true);
    }
  }
  expect(count).toBeGreaterThan(10);
});

const plants = `
set REGION = { Kanto, Kansai }
set YEAR = 2030 .. 2032
param tariff[REGION] : JPY/kWh in [0, 100] < 90 "Grid tariff" from "a.csv"
param servers[REGION] integer >= 1 optional from "a.csv" (value = count)
param mode[REGION] in { 1, 2 } default 1 from "a.csv"
`;
const plantFile = "region,tariff [JPY/MWh],count,mode\nKanto,19000,3,2\nKansai,18000,,\n";

it("asks of each column what the declarations ask of its cells, in the unit of the header", () => {
  const schema = schemasOf(plants, { "a.csv": plantFile }).get("a.csv");
  const properties = propertiesOf(schema);
  expect(properties["region"]).toMatchObject({ enum: ["Kanto", "Kansai"] });
  expect(properties["tariff [JPY/MWh]"]).toMatchObject({
    title: "Grid tariff",
    "x-unit": "JPY/MWh",
    "x-names": ["tariff", "value"],
    type: "number",
    minimum: 0,
    maximum: 100_000,
    exclusiveMaximum: 90_000,
  });
  expect(properties["count"]).toMatchObject({ type: ["integer", "null"], minimum: 1 });
  expect(properties["mode"]).toMatchObject({
    description: "a missing value is the default",
    default: 1,
    anyOf: [{ enum: [1, 2] }, { type: "null" }],
  });
  expect(accepts(schema, records(plantFile))).toBe(true);
});

it("rejects what binding would reject", () => {
  const schema = schemasOf(plants, { "a.csv": plantFile }).get("a.csv");
  const faults = [
    plantFile.replace("Kanto,", "Kantou,"),
    plantFile.replace("19000", "95000"),
    plantFile.replace("19000", ""),
    plantFile.replace("19000", "many"),
    plantFile.replace(",3,", ",3.5,"),
    plantFile.replace(",2\n", ",3\n"),
    plantFile.replace("count", "number"),
  ];
  for (const text of faults) expect(accepts(schema, records(text)), text).toBe(false);
});

it("accepts whatever binding accepts", () => {
  const row = fc
    .tuple(
      fc.constantFrom("Kanto", "Kansai"),
      fc.constantFrom("1", "0.5", "", ".", " 2 ", "-2"),
      fc.constantFrom("1", "3", "", "-2", "0.5"),
      fc.constantFrom("Kansai", "", ".", "Kanto", "Kyushu"),
    )
    .map((cells) => cells.join(","));
  const file = fc.array(row, { minLength: 1, maxLength: 2 });
  const model = `set REGION = { Kanto, Kansai }
param a[REGION] in [0, 2] default 1 from "a.csv"
param b[REGION] integer optional from "a.csv"
param near[REGION] : REGION optional from "a.csv"
`;
  let accepted = 0;
  fc.assert(
    fc.property(file, (rows) => {
      const text = `region,a,b,near\n${rows.join("\n")}\n`;
      if (bindText(model, { "a.csv": text }).faults.length > 0) return;
      accepted++;
      expect(accepts(schemasOf(model, { "a.csv": text }).get("a.csv"), records(text))).toBe(true);
    }),
    { numRuns: 60, seed: 7 },
  );
  expect(accepted).toBeGreaterThan(5);
});

it("names the first accepted header where there is no file yet", () => {
  const properties = propertiesOf(schemasOf(plants, {}).get("a.csv"));
  expect(Object.keys(properties)).toEqual(["REGION", "tariff", "count", "mode"]);
  expect(properties["tariff"]).toMatchObject({ maximum: 100, "x-unit": "JPY/kWh" });
});

it("lets rows about the outer set stand, and any label with `subset`", () => {
  const model = `set REGION = { Kanto, Kansai, Kyushu }
    set METRO within REGION = { Kanto }
    param a[METRO] from "a.csv"
    param b[METRO] from "b.csv" (subset)`;
  const schemas = schemasOf(model, {});
  const row = (label: string): unknown => [{ METRO: label, a: 1, b: 1 }];
  expect(accepts(schemas.get("a.csv"), row("Kyushu"))).toBe(true);
  expect(accepts(schemas.get("a.csv"), row("Chugoku"))).toBe(false);
  expect(accepts(schemas.get("b.csv"), row("Chugoku"))).toBe(true);
});

it("asks only of the rows that `only` keeps, and of each header with `wide`", () => {
  const model = `set REGION = { Kanto } set YEAR = 2030 .. 2031
    param people[REGION] > 0 from "a.csv" (REGION = place, only level = region)
    param load[REGION, YEAR] >= 0 from "b.csv" (wide YEAR)`;
  const a = "place,level,people\nKanto,region,43\nKobe,city,-1\n";
  const b = "region,2030,2031,note\nKanto,1,2,old\n";
  const schemas = schemasOf(model, { "a.csv": a, "b.csv": b });
  expect(accepts(schemas.get("a.csv"), records(a))).toBe(true);
  expect(accepts(schemas.get("a.csv"), records(a.replace("43", "-43")))).toBe(false);
  expect(Object.keys(propertiesOf(schemas.get("b.csv")))).toEqual(["2030", "2031", "region"]);
  expect(accepts(schemas.get("b.csv"), records(b))).toBe(true);
  expect(accepts(schemas.get("b.csv"), records(b.replace("1,2", "1,-2")))).toBe(false);
});

it("describes the three forms of JSON, and the one that a file has", () => {
  const model = `set REGION = { Kanto, Kansai } set YEAR = 2030 .. 2031
    param rows[REGION] from "rows.json"
    param columns[REGION] from "columns.json"
    param keyed[REGION, YEAR] >= 0 from "keyed.json"
    param absent[REGION] from "absent.json"`;
  const rows = [
    { REGION: "Kanto", rows: 1 },
    { REGION: "Kansai", rows: "2" },
  ];
  const columns = {
    columns: ["REGION", "columns"],
    rows: [
      ["Kanto", 1],
      ["Kansai", 2],
    ],
  };
  const keyed = { Kanto: { "2030": 1, "2031": 2 }, Kansai: { "2030": 1, "2031": 2 } };
  const schemas = schemasOf(model, {
    "rows.json": JSON.stringify(rows),
    "columns.json": JSON.stringify(columns),
    "keyed.json": JSON.stringify(keyed),
  });
  expect(accepts(schemas.get("rows.json"), rows)).toBe(true);
  expect(accepts(schemas.get("rows.json"), [{ REGION: "Kanto", rows: "two" }])).toBe(false);
  expect(accepts(schemas.get("rows.json"), [{ REGION: "Kanto" }])).toBe(false);
  expect(accepts(schemas.get("columns.json"), columns)).toBe(true);
  expect(accepts(schemas.get("columns.json"), { ...columns, columns: ["REGION", "x"] })).toBe(
    false,
  );
  expect(accepts(schemas.get("keyed.json"), keyed)).toBe(true);
  expect(accepts(schemas.get("keyed.json"), { Kanto: { "2029": 1 } })).toBe(false);
  expect(accepts(schemas.get("keyed.json"), { Kanto: { "2030": -1 } })).toBe(false);
  for (const content of [{ Kanto: 1, Kansai: 2 }, [{ REGION: "Kanto", absent: 1 }]])
    expect(accepts(schemas.get("absent.json"), content)).toBe(true);
});

it("keeps hostile names apart and in their places", () => {
  const labels = ["</script>", "=cmd", "東京", "__proto__", 'a "b"', "two\nlines"];
  const members = labels.map((label) => JSON.stringify(label)).join(", ");
  const model = `set 地域 = { ${members} }
    param p[地域] from "a.csv" (地域 = "__proto__", value = "=cmd|x")`;
  const quote = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const text = `__proto__,=cmd|x\n${labels.map((label) => `${quote(label)},1`).join("\n")}\n`;
  const schema = schemasOf(model, { "a.csv": text }).get("a.csv");
  const properties = new Map(Object.entries(propertiesOf(schema)));
  expect([...properties.keys()]).toEqual(["__proto__", "=cmd|x"]);
  expect(properties.get("__proto__")?.["enum"]).toEqual(labels);
  expect(properties.get("=cmd|x")).toMatchObject({ type: "number", "x-read-by": ["p"] });
});
