import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { expect, it } from "vitest";
import { loadParquetWriter } from "../../src/exchange/index.js";
import type { ResultTable } from "../../src/results/index.js";
import { hostileLabels, hostileModel, solveText } from "./solve-text.js";

const [results] = await solveText(hostileModel);
if (results === undefined) throw new Error("nothing was solved");
const solved = results;
const write = await loadParquetWriter();

function tableCalled(name: string): ResultTable {
  const table = solved.tables().find((one) => one.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}

/** The file of a table, as another library opens it. */
function fileOf(table: ResultTable): ArrayBuffer {
  const bytes = write(solved, table);
  return bytes.slice().buffer;
}

it("writes labels and numbers that another library reads as they were", async () => {
  const rows = await parquetReadObjects({ file: fileOf(tableCalled("Load")) });
  expect(rows.length).toBe(hostileLabels.length * 2);
  expect([...new Set(rows.map((row) => row["r"]))]).toEqual(hostileLabels);
  expect(rows.filter((row) => row["y"] === 2031).every((row) => row["value"] === 3)).toBe(true);
});

it("types index columns as texts or whole numbers, and measures as doubles that may be null", () => {
  const metadata = parquetMetadata(fileOf(tableCalled("Load")));
  const columns = parquetSchema(metadata).children.map(({ element }) => [
    element.name,
    element.type,
    element.repetition_type,
  ]);
  expect(columns).toEqual([
    ["r", "BYTE_ARRAY", "REQUIRED"],
    ["y", "INT32", "REQUIRED"],
    ["value", "DOUBLE", "OPTIONAL"],
    ["reduced cost", "DOUBLE", "OPTIONAL"],
  ]);
});

it("writes absent values as null and infinite bounds as they are", async () => {
  const rows = await parquetReadObjects({ file: fileOf(tableCalled("share")) });
  expect(rows.map((row) => row["value"])).toEqual([null, 1 / 21]);
  const little = await parquetReadObjects({ file: fileOf(tableCalled("little")) });
  expect(little).toMatchObject([{ lower: 1, upper: Infinity, activity: 1 }]);
});

it("keeps units, doc and scenario beside the data", () => {
  const found = parquetMetadata(fileOf(tableCalled("Load"))).key_value_metadata;
  const told: unknown = JSON.parse(found?.find(({ key }) => key === "dcm")?.value ?? "");
  expect(told).toEqual({
    model: "hostile",
    scenario: "base",
    table: "Load",
    kind: "variable",
    description: 'Energy; "quoted"',
    units: { value: "MWh", "reduced cost": "kJPY/MWh" },
  });
});

it("keeps apart an index and a measure of one name, and writes tables without rows", async () => {
  const base = tableCalled("Load");
  const clash = { ...base, indices: ["value", "y"] };
  const metadata = parquetMetadata(fileOf(clash));
  expect(parquetSchema(metadata).children.map(({ element }) => element.name)).toEqual([
    "value",
    "y",
    "value [MWh]",
    "reduced cost",
  ]);
  const empty = { ...base, positions: new Int32Array(0) };
  expect(await parquetReadObjects({ file: fileOf(empty) })).toEqual([]);
});

it("writes every table of a run", async () => {
  for (const table of solved.tables()) {
    const rows = await parquetReadObjects({ file: fileOf(table) });
    expect(rows.length, table.name).toBe(table.positions?.length ?? table.domain.size);
  }
});
