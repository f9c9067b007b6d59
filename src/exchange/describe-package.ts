/**
 * `datapackage.json`: what lies in a run's folder, in the words of the Data Package standard (version 2), so that other
 * programs read names, types, units and keys instead of guessing them.
 */
import { jsonObject, type Json, type JsonObject } from "../data/index.js";
import type { ColumnBase, IndexSet } from "../domains/index.js";
import type { Results, ResultTable } from "../results/index.js";
import { columnsOf } from "./parquet.js";
import { isIntegerBase } from "./result-files.js";
import { createSlugs, slugOf } from "./slug.js";

/** A file that the package lists. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 in hexadecimal digits. */
  readonly hash: string;
  readonly content:
    | { readonly kind: "table"; readonly table: ResultTable }
    | { readonly kind: "set"; readonly name: string; readonly set: IndexSet }
    | { readonly kind: "other" };
}

/** A data or model file from which the results were made. */
export interface PackageSource {
  readonly path: string;
  readonly hash: string;
}

/** The content of datapackage.json. */
export function describePackage(
  results: Results,
  files: readonly PackedFile[],
  sources: readonly PackageSource[],
): JsonObject {
  const { model } = results.built.plan.environment;
  const slugs = createSlugs();
  const names = new Map(files.map(({ path }) => [path, slugs(path.replace(/\.csv$/u, ""))]));
  const resources = new Map(
    files.flatMap(({ path, content }) =>
      content.kind === "set" ? [[content.name, names.get(path) ?? ""] as const] : [],
    ),
  );
  return jsonObject(
    ["$schema", "https://datapackage.org/profiles/2.0/datapackage.json"],
    ["name", slugOf(`${model.name} ${results.scenario}`)],
    ["title", `${model.doc ?? model.name}: ${results.scenario}`],
    ["description", describeRun(results)],
    [
      "sources",
      sources.length === 0
        ? undefined
        : sources.map(({ path, hash }) => jsonObject(["title", path], ["hash", `sha256:${hash}`])),
    ],
    [
      "resources",
      files.map((file) => describeFile(results, file, names.get(file.path) ?? "", resources)),
    ],
  );
}

function describeRun({ scenario, solution, objective }: Results): string {
  const ended = `Scenario ${scenario}: ${solution.status}`;
  return objective?.value === undefined
    ? ended
    : `${ended}, ${objective.name} = ${objective.value} ${objective.unit}`;
}

const forms: ReadonlyMap<string, { readonly mediatype: string; readonly isText: boolean }> =
  new Map([
    ["csv", { mediatype: "text/csv", isText: true }],
    ["json", { mediatype: "application/json", isText: true }],
    ["parquet", { mediatype: "application/vnd.apache.parquet", isText: false }],
  ]);

function describeFile(
  results: Results,
  { path, bytes, hash, content }: PackedFile,
  name: string,
  resources: ReadonlyMap<string, string>,
): JsonObject {
  const { sets } = results.built.plan.environment.model;
  const format = path.slice(path.lastIndexOf(".") + 1);
  const form = forms.get(format);
  const [title, doc] =
    content.kind === "table"
      ? [content.table.name, content.table.doc]
      : content.kind === "set"
        ? [content.name, sets.get(content.name)?.doc]
        : [];
  return jsonObject(
    ["name", name],
    ["path", path],
    ["title", title],
    ["description", doc],
    ["type", content.kind === "other" ? undefined : "table"],
    ["format", format],
    ["mediatype", form?.mediatype],
    ["encoding", form?.isText === true ? "utf-8" : undefined],
    ["bytes", bytes],
    ["hash", `sha256:${hash}`],
    ["schema", describeSchema(results, content, format === "csv", resources)],
  );
}

function describeSchema(
  results: Results,
  content: PackedFile["content"],
  isCsv: boolean,
  resources: ReadonlyMap<string, string>,
): JsonObject | undefined {
  if (content.kind === "other") return undefined;
  if (content.kind === "set") {
    return jsonObject(
      ["fields", [labelField(content.name, content.set, undefined)]],
      ["primaryKey", [content.name]],
      ["missingValues", []],
    );
  }
  const { indices, domain } = content.table;
  const { sets } = results.built.plan.environment.model;
  const basis = (k: number): ColumnBase => domain.bases[k] ?? "integer";
  const docs = indices.map((_, k) => {
    const base = basis(k);
    return base === "integer" ? undefined : sets.get(base.name)?.doc;
  });
  const keys = indices.flatMap((index, k): readonly Json[] => {
    const base = basis(k);
    const resource = base === "integer" ? undefined : resources.get(base.name);
    if (base === "integer" || resource === undefined || !isCsv) return [];
    const reference = jsonObject(["resource", resource], ["fields", [base.name]]);
    return [jsonObject(["fields", [index]], ["reference", reference])];
  });
  return jsonObject(
    [
      "fields",
      [
        ...indices.map((index, k) => labelField(index, basis(k), docs[k])),
        ...columnsOf(content.table).map((column) =>
          jsonObject(
            ["name", isCsv ? `${column.measure} [${column.unit}]` : column.name],
            ["type", "number"],
            ["title", column.measure],
            ["unit", column.unit],
          ),
        ),
      ],
    ],
    ["primaryKey", indices.length === 0 ? undefined : indices],
    ["missingValues", isCsv ? [""] : undefined],
    ["foreignKeys", keys.length === 0 ? undefined : keys],
  );
}

function labelField(name: string, base: ColumnBase, doc: string | undefined): JsonObject {
  return jsonObject(
    ["name", name],
    ["type", isIntegerBase(base) ? "integer" : "string"],
    ["description", doc],
    ["constraints", jsonObject(["required", true])],
  );
}
