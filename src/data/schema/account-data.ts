/**
 * What the data of a model cover, declaration by declaration and label by label: what is wanted, what is given, what
 * stands in for the rest, and what nobody reads.
 */
import type { CheckedModel, ParamModel, SetModel, SourceModel } from "../../check/index.js";
import type { Member } from "../../domains/index.js";
import type { Span } from "../../text/index.js";
import type { CompletenessReport } from "../bind-data.js";
import { countOrigins, labelsOfOrigin, uncoveredMembers, type ValueOrigin } from "../coverage.js";
import { listReaders } from "./list-readers.js";

/** What the data hold of one parameter or family of sets. */
export interface DeclarationAccount {
  readonly name: string;
  readonly kind: "param" | "family";
  /** The data file or table, or the model file in which the values are written. */
  readonly source: string;
  readonly unit: string | undefined;
  /** `bound`: all is well; `faulty`: its data have errors; `blocked`: something it needs has. */
  readonly state: "bound" | "faulty" | "blocked";
  /** Elements of the domain; undefined while it is not known. */
  readonly wanted: number | undefined;
  readonly counts: ReadonlyMap<ValueOrigin, number>;
  /** Labels of elements that are not given, by what stands in for them; the first of many. */
  readonly absent: ReadonlyMap<ValueOrigin, readonly (readonly Member[])[]>;
  /** Members of an index about which the data say nothing at all. */
  readonly uncovered: readonly { readonly index: string; readonly members: readonly Member[] }[];
  readonly skippedRows: number;
  readonly skippedLabels: readonly string[];
}

/** The account of all data of a model. */
export interface DataAccount {
  readonly declarations: readonly DeclarationAccount[];
  /** Columns that no declaration reads, by file or table. */
  readonly unusedColumns: readonly {
    readonly source: string;
    readonly columns: readonly string[];
  }[];
  /** Rows that no declaration takes, and where the first of them is. */
  readonly unreadRows: readonly {
    readonly source: string;
    readonly count: number;
    readonly first: Span;
  }[];
}

/** Draws up the account from what binding reported; `limit` labels of each kind are listed. */
export function accountData(
  model: CheckedModel,
  report: CompletenessReport,
  limit: number,
): DataAccount {
  const declarations = [
    ...[...model.sets.values()].filter(({ family }) => family !== undefined),
    ...model.params.values(),
  ];
  const sources = new Map(
    listReaders(model).map(({ request, source }) => [request.owner, source] as const),
  );
  // What reads a file may be the very thing that is faulty: nothing can then be said of the rest of it.
  const broken = new Set(
    [...sources].flatMap(([name, source]) => (report.faulty.has(name) ? [titleOf(source)] : [])),
  );
  const uses = report.sources.filter(({ title }) => !broken.has(title));
  return {
    declarations: declarations.flatMap((one) => accountOf(sources, one, report, limit) ?? []),
    unusedColumns: uses.flatMap(({ title, unusedColumns }) =>
      unusedColumns.length === 0
        ? []
        : [{ source: title, columns: unusedColumns.map(({ name }) => name) }],
    ),
    unreadRows: uses.flatMap(({ title, unreadRows }) =>
      unreadRows === undefined ? [] : [{ source: title, ...unreadRows }],
    ),
  };
}

function titleOf({ file }: SourceModel): string {
  return file.kind === "path" ? file.path : `table ${file.table}`;
}

function accountOf(
  sources: ReadonlyMap<string, SourceModel>,
  declaration: ParamModel | SetModel,
  report: CompletenessReport,
  limit: number,
): DeclarationAccount | undefined {
  const { name } = declaration;
  const source = sourceOf(sources, declaration);
  if (source === undefined) return undefined;
  const coverage = report.coverage.find((one) => one.name === name);
  const skipped = report.skipped.filter((one) => one.declaration === name);
  const isParam = "isOptional" in declaration;
  const columns = isParam ? declaration.domain.columns : (declaration.family?.columns ?? []);
  const counts = coverage === undefined ? new Map<ValueOrigin, number>() : countOrigins(coverage);
  const kinds: readonly ValueOrigin[] = ["missing", "default", "interpolated"];
  return {
    name,
    kind: isParam ? "param" : "family",
    source,
    unit: isParam && declaration.memberOf === undefined ? declaration.unit.text : undefined,
    state: report.blocked.has(name) ? "blocked" : report.faulty.has(name) ? "faulty" : "bound",
    wanted: coverage?.domain.size,
    counts,
    absent: new Map(
      coverage === undefined
        ? []
        : kinds.map((kind) => [kind, labelsOfOrigin(coverage, kind, limit)] as const),
    ),
    uncovered:
      coverage === undefined
        ? []
        : uncoveredMembers(coverage).map(({ index, members }) => ({
            index: columns[index]?.name ?? "",
            members,
          })),
    skippedRows: skipped.reduce((sum, { rows }) => sum + rows, 0),
    skippedLabels: skipped.flatMap(({ labels }) => labels),
  };
}

/** Where the data stand; undefined for formulas and single values, which are no data to be covered. */
function sourceOf(
  sources: ReadonlyMap<string, SourceModel>,
  declaration: ParamModel | SetModel,
): string | undefined {
  const source = sources.get(declaration.name);
  if (source !== undefined) return titleOf(source);
  const { definition } = declaration;
  if (definition.kind === "cells") return declaration.nameSpan.file;
  const isOwing =
    "isOptional" in declaration && !declaration.isOptional && declaration.fallback === undefined;
  return definition.kind === "none" && isOwing ? declaration.nameSpan.file : undefined;
}
