/**
 * Members of sets from files and tables: distinct labels in order of appearance, whole numbers by value, tuples by their
 * factors, and families of sets, whose rows say which index each member belongs to.
 */
import type { Carrier, SetModel, SourceModel } from "../check/index.js";
import type { ColumnBase, Member } from "../domains/index.js";
import type { Span } from "../text/index.js";
import type { BindContext } from "./bind-context.js";
import { shown } from "./data-reporter.js";
import { findColumns } from "./find-columns.js";
import { wholeNumber } from "./label-positions.js";
import { markRows } from "./open-files.js";
import { readRows } from "./read-rows.js";
import { selectRows } from "./select-rows.js";

/** Members of a set of width one, and where each stands. */
export interface SetMembers {
  readonly members: readonly Member[];
  readonly spanOf: (member: Member) => Span | undefined;
}

const shownFaults = 5;

/** Reads the members of a set of width one; undefined after a fault, which is reported. */
export function membersFromSource(
  context: BindContext,
  set: SetModel,
  source: SourceModel,
): SetMembers | undefined {
  const { opener, reporter } = context;
  const open = opener.open(source);
  if (open === undefined) return undefined;
  const indices = [{ name: set.columnNames[0] ?? set.name, set: set.name }];
  const request = { owner: set.name, source, indices, valueNames: [] };
  const found = findColumns(request, open, reporter);
  const rows = selectRows(source, open, reporter);
  const column = found?.indices[0];
  if (column === undefined || rows === undefined) return undefined;
  markRows(open, rows);
  const { table } = open;
  const { codes, texts } = table.labels(column);
  const firstRow = new Map<Member, number>();
  const notWhole: number[] = [];
  const blank: number[] = [];
  const seen = new Uint8Array(texts.length);
  for (const row of rows) {
    const code = codes[row]!;
    if (seen[code] === 1) continue;
    const text = texts[code] ?? "";
    if (text === "") {
      if (!table.isBlankRow(row)) blank.push(row);
      continue;
    }
    seen[code] = 1;
    const member = set.isInteger ? wholeNumber(text) : text;
    if (member === undefined) notWhole.push(row);
    else if (!firstRow.has(member)) firstRow.set(member, row);
  }
  const [firstBlank] = blank;
  if (firstBlank !== undefined) {
    const parameters = { index: set.name, more: blank.length - 1 };
    reporter.report("blank-label", parameters, table.span(firstBlank, column));
  }
  for (const [i, row] of notWhole.slice(0, shownFaults).entries()) {
    const more = i === shownFaults - 1 ? notWhole.length - shownFaults : 0;
    const parameters = { label: shown(table.text(row, column)), set: set.name, more };
    reporter.report("label-not-whole", parameters, table.span(row, column), {
      related: [{ span: set.nameSpan, text: "declared `integer` here" }],
    });
  }
  if (firstBlank !== undefined || notWhole.length > 0) return undefined;
  return {
    members: [...firstRow.keys()],
    spanOf: (member) => {
      const row = firstRow.get(member);
      return row === undefined ? undefined : table.span(row, column);
    },
  };
}

/** Rows of a set of tuples or a family, by positions: family indices first, then the set's own columns. */
export interface TupleRows {
  readonly columns: readonly Int32Array[];
  readonly spanOf: (element: number) => Span;
}

/** The columns that a set of tuples or a family wants of a file, in order: family indices first. */
export function tupleIndices(
  set: SetModel,
): readonly { readonly name: string; readonly carrier: Carrier }[] {
  const family = set.family?.columns ?? [];
  return [
    ...family.map(({ name, carrier }) => ({ name, carrier })),
    ...set.columns.map((carrier, k) => {
      // The members of a family are found under the family's own name.
      const own = set.columnNames[k] ?? set.name;
      const isOnlyMember = family.length > 0 && set.columns.length === 1;
      return { name: isOnlyMember ? set.name : own, carrier };
    }),
  ];
}

/** Reads the tuples of a set or family; undefined after a fault, which is reported. */
export function tuplesFromSource(
  context: BindContext,
  set: SetModel,
  source: SourceModel,
  bases: readonly ColumnBase[],
): TupleRows | undefined {
  const indices = tupleIndices(set).map((index, k) => ({
    ...index,
    base: bases[k] ?? ("integer" as const),
  }));
  const rows = readRows(context, set.name, source, indices, []);
  if (rows === undefined) return undefined;
  return {
    columns: rows.positions,
    spanOf: (element) => {
      const row = rows.row[element]!;
      return rows.table.span(row, 0);
    },
  };
}
