import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { runSchema, type SchemaOptions } from "../../src/cli/commands/schema.js";
import type { Terminal } from "../../src/cli/terminal.js";
import { accountData, type DeclarationAccount } from "../../src/data/index.js";
import { emptyFolder } from "../cli/run-dcm.js";
import picocolors from "picocolors";
import { bindText } from "./bind-text.js";

/** The accounts of a model's data, by name. */
function accounts(
  model: string,
  files: Readonly<Record<string, string>>,
): ReadonlyMap<string, DeclarationAccount> {
  const { data } = bindText(model, files, { keepsCoverage: true });
  const found = accountData(data.environment.model, data.report, 5);
  return new Map(found.declarations.map((one) => [one.name, one]));
}

/** Writes files into a new folder and runs the command there. */
function run(
  files: Readonly<Record<string, string>>,
  options: Partial<SchemaOptions>,
): { readonly code: number; readonly out: string; readonly err: string; readonly folder: string } {
  const folder = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const out: string[] = [];
  const err: string[] = [];
  const color = picocolors.createColors(false);
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    color,
    outColor: color,
    isInteractive: false,
    width: 100,
  };
  const code = runSchema(join(folder, "m.dcm"), { scenario: [], set: [], ...options }, terminal);
  return { code, out: out.join("\n"), err: err.join("\n"), folder };
}

const sets = "set REGION = { Kanto, Kansai, Kyushu }\nset YEAR = 2030 .. 2032\n";

it("says which cells are given, interpolated, by default and absent", () => {
  const found = accounts(
    `${sets}param a[REGION, YEAR] default 5 from "a.csv" interpolate
     param b[REGION] optional = { Kanto: 1 }`,
    { "a.csv": "REGION,YEAR,a\nKanto,2030,1\nKanto,2032,3\nKansai,2030,1\n" },
  );
  const a = found.get("a");
  expect([...(a?.counts ?? [])]).toEqual([
    ["missing", 0],
    ["given", 3],
    ["interpolated", 1],
    ["default", 5],
  ]);
  expect(a?.absent.get("interpolated")).toEqual([["Kanto", 2031]]);
  expect(a?.absent.get("default")?.length).toBe(5);
  expect(found.get("b")?.absent.get("missing")).toEqual([["Kansai"], ["Kyushu"]]);
});

it("names the members of an index about which a file says nothing", () => {
  const file = "REGION,YEAR,a\nKanto,2030,1\nKanto,2031,3\nKansai,2030,1\n";
  const a = accounts(`${sets}param a[REGION, YEAR] optional from "a.csv"`, { "a.csv": file }).get(
    "a",
  );
  expect(a?.uncovered).toEqual([
    { index: "REGION", members: ["Kyushu"] },
    { index: "YEAR", members: [2032] },
  ]);
});

it("names the indices of a family for which a file has no rows", () => {
  const model = `${sets}set UNIT = { u, v }
    set PLANT[REGION] within UNIT default {} from "p.csv"`;
  const found = accounts(model, { "p.csv": "REGION,PLANT\nKanto,u\nKanto,v\nKansai,u\n" });
  expect(found.get("PLANT")).toMatchObject({
    kind: "family",
    wanted: 3,
    uncovered: [{ index: "REGION", members: ["Kyushu"] }],
  });
});

it("counts rows that are skipped, and names their labels", () => {
  const model = `${sets}set METRO within REGION = { Kanto }
    param a[METRO] from "a.csv"`;
  const a = accounts(model, { "a.csv": "REGION,METRO,a\nx,Kanto,1\nx,Kansai,1\nx,Kyushu,2\n" }).get(
    "a",
  );
  expect(a).toMatchObject({ wanted: 1, skippedRows: 2, skippedLabels: ["Kansai", "Kyushu"] });
});

const faulty = {
  "m.dcm": `model m
set REGION from "data/regions.csv"
set KIND = { old, new }
param a[REGION, KIND] in [0, 1] from "data/a.csv"
param b[KIND] from "data/b.csv"
`,
  "data/regions.csv": "name\nKanto\n",
  "data/a.csv": "REGION,KIND,a\nKanto,old,2\nKanto,now,1\nKanto,new,x\n",
  "data/b.csv": "KIND,b,remark\nold,1,\nnew,2,\n",
  "data/leftover.csv": "KIND\nold\n",
};

it("checks the cells of a file although the set it is about has errors", () => {
  const { code, err, out } = run(faulty, { check: true });
  expect(code).toBe(1);
  for (const place of ["data/a.csv:2:11", "data/a.csv:3:7", "data/a.csv:4:11", "m.dcm:2:17"])
    expect(err).toContain(place);
  expect(err).toContain("`a[Kanto, old]` is 2, not `in [0, 1]`");
  expect(err).toContain("`now` is not in `KIND`");
  expect(err.match(/error\[/gu)?.length).toBe(4);
  expect(out).toMatch(/^a \(not read\) +data\/a\.csv/mu);
  expect(out).toMatch(/^b +data\/b\.csv +2 +2$/mu);
});

it("names columns and files that nobody reads", () => {
  const { out } = run(faulty, { check: true });
  expect(out).toContain("nobody reads column remark of data/b.csv");
  expect(out).toContain("nobody reads data/leftover.csv");
  const told: { readonly coverage: { readonly unreadFiles: readonly string[] } } = JSON.parse(
    run(faulty, { check: true, json: true }).out,
  );
  expect(told.coverage.unreadFiles).toEqual(["data/leftover.csv"]);
});

it("names rows that nobody reads, unless what reads their file is faulty", () => {
  const model = `model m
set REGION = { Kanto, Kansai }
param a[REGION] from "data/a.csv" (only level = region)
param b[REGION] default 1 from "data/a.csv" (value = a, only level = town, subset)
`;
  const rows = "REGION,level,a\nKanto,region,1\nKansai,region,1\nKobe,town,2\nKyoto,city,2\n";
  expect(run({ "m.dcm": model, "data/a.csv": rows }, { check: true }).out).toContain(
    "nobody reads 2 rows of data/a.csv: the first is line 4",
  );
  const broken = run(
    { "m.dcm": model, "data/a.csv": rows.replace("Kanto,", "Kantou,") },
    { check: true },
  );
  expect(broken.code).toBe(1);
  expect(broken.out).not.toContain("nobody reads");
});

it("reads a file that only another scenario reads as read", () => {
  const model = `${faulty["m.dcm"]}scenario late { param b from "data/leftover.csv" (value = KIND) }\n`;
  expect(run({ ...faulty, "m.dcm": model }, { check: true }).out).not.toContain("leftover");
});
