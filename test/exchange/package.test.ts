import { createHash } from "node:crypto";
import { Ajv2020 } from "ajv/dist/2020.js";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { exchangeFiles } from "../../src/exchange/index.js";
import { createSlugs, slugOf } from "../../src/exchange/slug.js";
import type { Results } from "../../src/results/index.js";
import { hostileLabels, hostileModel, solveText } from "./solve-text.js";

interface Resource {
  readonly name: string;
  readonly path: string;
  readonly type?: string;
  readonly format: string;
  readonly bytes: number;
  readonly hash: string;
  readonly schema?: {
    readonly fields: readonly {
      readonly name: string;
      readonly type: string;
      readonly unit?: string;
    }[];
    readonly primaryKey?: readonly string[];
    readonly missingValues?: readonly string[];
    readonly foreignKeys?: readonly {
      readonly fields: readonly string[];
      readonly reference: { readonly resource: string; readonly fields: readonly string[] };
    }[];
  };
}

/** What the standard says of the parts that are used here. */
const names = { type: "array", items: { type: "string" }, minItems: 1 };
const packageRules = {
  type: "object",
  required: ["$schema", "resources"],
  properties: {
    $schema: { const: "https://datapackage.org/profiles/2.0/datapackage.json" },
    name: { type: "string", pattern: "^[a-z0-9._-]+$" },
    title: { type: "string" },
    sources: {
      type: "array",
      minItems: 1,
      items: { type: "object", minProperties: 1, properties: { title: { type: "string" } } },
    },
    resources: {
      type: "array",
      minItems: 1,
      items: {
        type: "object",
        required: ["name", "path"],
        properties: {
          name: { type: "string", pattern: "^[a-z0-9._-]+$" },
          path: { type: "string", not: { pattern: "^(/|~)|\\.\\./|\\\\" } },
          type: { const: "table" },
          bytes: { type: "integer", minimum: 0 },
          hash: { type: "string", pattern: "^sha256:[0-9a-f]{64}$" },
          encoding: { const: "utf-8" },
          mediatype: { type: "string", pattern: "^(.+)/(.+)$" },
          schema: {
            type: "object",
            required: ["fields"],
            properties: {
              fields: {
                type: "array",
                minItems: 1,
                items: {
                  type: "object",
                  required: ["name"],
                  properties: { type: { enum: ["string", "integer", "number"] } },
                },
              },
              primaryKey: names,
              missingValues: { type: "array", items: { type: "string" }, uniqueItems: true },
              foreignKeys: {
                type: "array",
                minItems: 1,
                items: {
                  type: "object",
                  required: ["fields", "reference"],
                  properties: {
                    fields: names,
                    reference: {
                      type: "object",
                      required: ["fields", "resource"],
                      properties: { fields: names, resource: { type: "string" } },
                    },
                  },
                },
              },
            },
          },
        },
        dependentRequired: { type: ["schema", "format"] },
      },
    },
  },
};

const sha256 = (content: string | Uint8Array): string =>
  createHash("sha256").update(content).digest("hex");

function write(results: Results): {
  readonly contents: ReadonlyMap<string, string>;
  readonly resources: readonly Resource[];
  readonly description: unknown;
} {
  const files = exchangeFiles(results, {
    files: new Map([["run.json", () => "{}"]]),
    hash: sha256,
    sources: [{ path: "m.dcm", hash: sha256("m") }],
    parquet: undefined,
  });
  const contents = new Map([...files].map(([path, make]) => [path, String(make())]));
  const description: { readonly resources: readonly Resource[] } = JSON.parse(
    contents.get("datapackage.json") ?? "",
  );
  return { contents, resources: description.resources, description };
}

function cellsOf(text: string | undefined): readonly (readonly string[])[] {
  return parse(text ?? "");
}

const isNumber = (cell: string): boolean => /^-?(\d+(\.\d+)?(e[+-]?\d+)?|inf)$/u.test(cell);

it("describes every file of the folder by the rules of the Data Package standard", async () => {
  const [results] = await solveText(hostileModel);
  if (results === undefined) throw new Error("nothing was solved");
  const { contents, resources, description } = write(results);
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  ajv.validate(packageRules, description);
  expect(ajv.errors ?? []).toEqual([]);
  expect(resources.map(({ path }) => path)).toEqual(
    [...contents.keys()].filter((path) => path !== "datapackage.json"),
  );
  const unique = new Set(resources.map(({ name }) => name));
  expect(unique.size).toBe(resources.length);
  for (const { path, bytes, hash } of resources) {
    const content = contents.get(path) ?? "";
    expect(bytes, path).toBe(Buffer.byteLength(content));
    expect(hash, path).toBe(`sha256:${sha256(content)}`);
  }
});

it("gives a schema that the tables as written keep: headers, types, missing values and keys", async () => {
  const [results] = await solveText(hostileModel);
  if (results === undefined) throw new Error("nothing was solved");
  const { contents, resources } = write(results);
  const tables = resources.filter(({ type }) => type === "table");
  expect(tables.length).toBeGreaterThan(7);
  for (const { path, schema } of tables) {
    const [header = [], ...rows] = cellsOf(contents.get(path));
    const fields = schema?.fields ?? [];
    expect(header, path).toEqual(fields.map(({ name }) => name));
    const missing = schema?.missingValues ?? [];
    for (const row of rows)
      for (const [k, field] of fields.entries()) {
        const cell = row[k] ?? "";
        if (missing.includes(cell)) expect(field.type, path).toBe("number");
        else if (field.type !== "string") expect(isNumber(cell), `${path}: ${cell}`).toBe(true);
        if (field.type === "integer") expect(cell).toMatch(/^-?\d+$/u);
      }
    const key = schema?.primaryKey?.map((name) => header.indexOf(name)) ?? [];
    const keys = rows.map((row) => JSON.stringify(key.map((k) => row[k])));
    if (key.length > 0) expect(new Set(keys).size, path).toBe(rows.length);
    for (const { fields: own, reference } of schema?.foreignKeys ?? []) {
      const target = resources.find(({ name }) => name === reference.resource);
      const known = new Set(cellsOf(contents.get(target?.path ?? "")).map(([label]) => label));
      for (const row of rows) expect(known.has(row[header.indexOf(own[0] ?? "")])).toBe(true);
    }
  }
});

it("states units apart from names, and the sets that labels come from", async () => {
  const [results] = await solveText(hostileModel);
  if (results === undefined) throw new Error("nothing was solved");
  const { contents, resources } = write(results);
  const table = resources.find(({ path }) => path === "variables/Load.csv");
  expect(table?.schema?.fields).toMatchObject([
    { name: "r", type: "string", description: "Places" },
    { name: "y", type: "integer" },
    { name: "value [MWh]", title: "value", unit: "MWh", type: "number" },
    { name: "reduced cost [kJPY/MWh]", unit: "kJPY/MWh" },
  ]);
  expect(cellsOf(contents.get("sets/地域.csv")).slice(1)).toEqual(
    hostileLabels.map((label) => [/^[=-]/u.test(label) ? `'${label}` : label]),
  );
});

it("names resources safely and never twice", () => {
  expect(slugOf("variables/東京")).toBe("variables-u6771-u4eac");
  expect(slugOf("A  B-c_d.e")).toBe("a-b-c_d.e");
  expect(slugOf("")).toBe("x");
  const slugs = createSlugs();
  expect(["Use", "use", "</script>", "__proto__"].map(slugs)).toEqual([
    "use",
    "use-2",
    "u003c-script-u003e",
    "__proto__",
  ]);
});

it("gives the same description when contents are made in another order", async () => {
  const [results] = await solveText(hostileModel);
  if (results === undefined) throw new Error("nothing was solved");
  const request = { files: new Map(), hash: sha256, sources: [], parquet: undefined };
  const first = exchangeFiles(results, request).get("datapackage.json")?.();
  const files = exchangeFiles(results, request);
  for (const make of files.values()) make();
  expect(files.get("datapackage.json")?.()).toBe(first);
});
