/**
 * The codes of data: severity, message, rule and next keystroke of each.
 */
import { errorEntry, warningEntry } from "./entry.js";
import { circle, didYouMean } from "./phrases.js";

/** Codes reported by data. */
export const dataCatalogue = {
  // ---- Files ------------------------------------------------------------------------------
  "data-file-empty": errorEntry<{ title: string }>(({ title }) => ({
    message: `\`${title}\` is empty`,
    why: "a data file begins with a line of headers",
    help: "write the headers, then one line per row",
  })),
  "data-file-not-text": errorEntry<{ title: string }>(({ title }) => ({
    message: `\`${title}\` is not UTF-8 text`,
    why: "data files are text in UTF-8; this one holds zero bytes, as UTF-16 and spreadsheets do",
    help: "save the file as CSV (UTF-8)",
  })),
  "bad-quotes": errorEntry<{ fault: "open" | "inside" | "after" }>(({ fault }) => ({
    message: {
      open: "this quotation mark is never closed",
      inside: "a quotation mark inside a cell that does not begin with one",
      after: "text after the closing quotation mark of a cell",
    }[fault],
    why: 'a quoted cell begins and ends with `"`; a quotation mark inside it is doubled',
    help:
      fault === "open"
        ? 'close the cell with `"`, or take the quotation mark away'
        : 'put the whole cell in quotation marks and double those inside: `"a ""b"" c"`',
  })),
  "wrong-delimiter": errorEntry<{ title: string; mark: string }>(({ title, mark }) => ({
    message: `the columns of \`${title}\` seem to be separated by \`${mark}\``,
    why: "columns are separated by commas",
    help: "save the file with commas between the columns and a point in decimals",
  })),
  "ragged-row": errorEntry<{ found: number; wanted: number; count: number }>(
    ({ found, wanted, count }) => ({
      message: `this row has ${plural(found, "cell")}, the headers ${found === wanted ? "too" : wanted}${andMore(count - 1, "row")}`,
      why: "every row has as many cells as there are headers",
      help: "add or take away commas; put a cell that holds a comma in quotation marks",
    }),
  ),
  "json-syntax": errorEntry<{ wanted: string }>(({ wanted }) => ({
    message: `JSON needs ${wanted} here`,
    why: "the file is not valid JSON",
    help: "look for a comma, a quotation mark or a bracket too many or too few",
  })),
  "json-shape": errorEntry<{ wanted: string }>(({ wanted }) => ({
    message: `${wanted} is expected here`,
    why: 'JSON holds a list of objects, `{"columns": […], "rows": [[…]]}`, or values keyed by labels',
  })),
  "wrong-key-depth": errorEntry<{ name: string; title: string; found: number; wanted: number }>(
    ({ name, title, found, wanted }) => ({
      message: `\`${title}\` has ${plural(found, "level")} of keys, \`${name}\` ${plural(wanted, "index", "indices")}`,
      why: "an object keyed by labels has one level per index, in the order of the declaration",
      help: "add or take away a level, or write a list of objects",
    }),
  ),

  // ---- Columns ----------------------------------------------------------------------------
  "missing-column": errorEntry<{
    what: string;
    choice: string;
    title: string;
    near: readonly string[];
    headers: readonly string[];
  }>(({ what, choice, title, near, headers }) => ({
    message: `no column for ${what} in \`${title}\``,
    why: "a column belongs to an index by its name or its set's, to values by the parameter's name or `value`",
    help:
      near.length > 0
        ? `rename the column ${listed(near)}, or write \`(${choice} = "${near[0] ?? ""}")\``
        : `name the column by hand, \`(${choice} = "…")\`; the file has ${headers.length === 0 ? "no named columns" : listed(headers)}`,
  })),
  "unknown-column": errorEntry<{ column: string; title: string; near: readonly string[] }>(
    ({ column, title, near }) => ({
      message: `no column \`${column}\` in \`${title}\``,
      ...helpOfNear(near),
    }),
  ),
  "only-keeps-nothing": errorEntry<{
    text: string;
    column: string;
    title: string;
    found: readonly string[];
  }>(({ text, column, title, found }) => ({
    message: `no row of \`${title}\` has \`${text}\` in column \`${column}\``,
    why: "`only` keeps the rows whose cell is exactly this text",
    help: `the column holds ${listed(found)}`,
  })),
  "duplicate-header": errorEntry<{ column: string; title: string }>(({ column, title }) => ({
    message: `two columns of \`${title}\` are called \`${column}\``,
    why: "headers are compared without case, blanks, `-` and `_`",
    help: "rename one of them",
  })),
  "indices-need-names": errorEntry<{ set: string; names: readonly string[] }>(({ set, names }) => ({
    message: `two indices run over \`${set}\` and the file's columns name neither`,
    why: "two indices over one set must be named, or bound to columns by hand",
    help: `name the indices, \`i in ${set}, j in ${set}\`, or write ${listed(names.map((name) => `${name} = "…"`))}`,
  })),
  "unknown-column-choice": errorEntry<{
    name: string;
    owner: string;
    known: readonly string[];
    near: readonly string[];
  }>(({ name, owner, known, near }) => ({
    message: `\`${name}\` is neither an index nor the value of \`${owner}\``,
    why: "`(NAME = column)` binds an index, a set or `value` to a column",
    help: didYouMean(near) ?? `there are ${listed(known)}`,
  })),
  "unknown-unit-in-header": errorEntry<{ unit: string; wanted: string }>(({ unit, wanted }) => ({
    message: `unknown unit \`${unit}\` in a header`,
    why: "square brackets at the end of a header hold the unit of the column",
    help: `write a declared unit, such as \`[${wanted}]\``,
  })),
  "unit-mismatch-in-header": errorEntry<{ name: string; found: string; wanted: string }>(
    ({ name, found, wanted }) => ({
      message: `this column is ${found}, \`${name}\` is ${wanted}`,
      why: "a column is converted to the unit of its parameter, which must have the same dimension",
      help: "correct the header's unit, or declare another unit",
    }),
  ),
  "similar-unused-column": warningEntry<{ column: string; wanted: string; title: string }>(
    ({ column, wanted, title }) => ({
      message: `nothing reads column \`${column}\` of \`${title}\``,
      why: `the name is close to \`${wanted}\`, which the model looks for in this file`,
      help: `rename the column to \`${wanted}\`, or to something else`,
    }),
  ),

  // ---- Cells ------------------------------------------------------------------------------
  "invalid-number": errorEntry<{
    text: string;
    reason:
      | "separators"
      | "wide-digits"
      | "not-finite"
      | "percent"
      | "too-large"
      | "too-small"
      | "not-a-number";
    more: number;
  }>(({ text, reason, more }) => ({
    message: `\`${text}\` is ${numberFaults[reason] ?? "not a number"}${andMore(more, "cell")}`,
    why: "a number is digits with a point and an exponent where needed: `-1234.5`, `1e-3`",
    help: {
      separators: "write the number without separators between thousands",
      "wide-digits": "write the digits in their half-width form: `12`, not `１２`",
      "not-finite": "leave the cell empty if the value is missing",
      "too-large": "numbers go up to 1.8e308 in the unit of the parameter: choose a larger unit",
      "too-small":
        "numbers go down to 5e-324 in the unit of the parameter: write 0 if that is meant",
      percent: "write the number alone and the unit in the header: `share [%]`",
      "not-a-number": "leave the cell empty if the value is missing; units belong in the header",
    }[reason],
  })),
  "blank-label": errorEntry<{ index: string; more: number }>(({ index, more }) => ({
    message: `no label for \`${index}\` in this row${andMore(more, "row")}`,
    why: "every row says which member it is about",
    help: "write the label, or take the row away",
  })),
  "unknown-label": errorEntry<{
    label: string;
    set: string;
    near: readonly string[];
    more: number;
  }>(({ label, set, near, more }) => ({
    message: `\`${label}\` is not in \`${set}\`${andMore(more, "label")}`,
    why: "a label outside the set is skipped only if it is in a set that this one is `within`, or by `subset`",
    help:
      didYouMean(near) ??
      `add \`${label}\` to \`${set}\`, or add \`subset\` to the options of \`from\``,
  })),
  "tuple-outside": errorEntry<{ labels: string; owner: string; more: number }>(
    ({ labels, owner, more }) => ({
      message: `\`${owner}\` has no element \`${labels}\`${andMore(more, "row")}`,
      why: "each label is known, but not together",
      help: "take the row away, or add `subset` to the options of `from`",
    }),
  ),
  "label-not-whole": errorEntry<{ label: string; set: string; more: number }>(
    ({ label, set, more }) => ({
      message: `\`${label}\` is not a whole number${andMore(more, "label")}`,
      why: `\`${set}\` is an \`integer\` set`,
      help: "write whole numbers, or declare the set without `integer`",
    }),
  ),
  "duplicate-value": errorEntry<{
    name: string;
    labels: string;
    isEqual: boolean;
    more: number;
  }>(({ name, labels, isEqual, more }) => ({
    message: `a second value for \`${name}${labels === "" ? "" : `[${labels}]`}\`${andMore(more, "value")}`,
    why: "each element has one value",
    help: isEqual
      ? "take one of the rows away; `distinct` in the options of `from` allows repeats that agree"
      : "take one of the rows away",
  })),
  "missing-values": errorEntry<{
    name: string;
    count: number;
    total: number;
    labels: readonly string[];
  }>(({ name, count, total, labels }) => ({
    message:
      labels.length === 0
        ? `\`${name}\` has no value`
        : `\`${name}\` lacks ${count} of ${total} values`,
    why:
      labels.length === 0
        ? "a parameter is required unless it says `default` or `optional`"
        : `missing: ${listed(labels)}${andMore(count - labels.length)}`,
    help: "add the values, or say `default` or `optional` in the declaration",
  })),
  "value-outside": errorEntry<{
    name: string;
    labels: string;
    value: string;
    rule: string;
    more: number;
  }>(({ name, labels, value, rule, more }) => ({
    message: `\`${name}${labels === "" ? "" : `[${labels}]`}\` is ${value}, not \`${rule}\`${andMore(more, "value")}`,
    why: "the declaration restricts the values",
    help: "mend the value, or the restriction",
  })),
  "value-not-whole": errorEntry<{ name: string; labels: string; value: string; more: number }>(
    ({ name, labels, value, more }) => ({
      message: `\`${name}${labels === "" ? "" : `[${labels}]`}\` is ${value}, not a whole number${andMore(more, "value")}`,
      why: "the parameter is declared `integer`",
      help: "write a whole number, or declare it without `integer`",
    }),
  ),
  "value-not-finite": errorEntry<{ name: string; labels: string; more: number }>(
    ({ name, labels, more }) => ({
      message: `\`${name}${labels === "" ? "" : `[${labels}]`}\` has no finite value${andMore(more, "value")}`,
      why: "infinite values, or values too large, meet in its formula",
      help: "look for `inf` in the parameters that it reads",
    }),
  ),
  "adjusted-cell-missing": errorEntry<{ name: string; labels: string }>(({ name, labels }) => ({
    message: `\`${name}[${labels}]\` has no value to change`,
    why: "`*=` and `+=` change a value that is there",
    help: "set the value with `=`",
  })),
  "interpolate-without-number": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` has no numeric index to interpolate along`,
    why: "`interpolate` fills gaps along the last index over an integer set",
    help: "index the parameter by an integer set such as `YEAR`, or take `interpolate` away",
  })),

  // ---- Sets -------------------------------------------------------------------------------
  "empty-set": errorEntry<{ name: string }>(({ name }) => ({
    message: `set \`${name}\` has no members`,
    why: "a set from data is not empty",
    help: "add rows to the file, or write `= {}` for a set that should be empty",
  })),
  "not-within": errorEntry<{
    name: string;
    labels: string;
    within: string;
    near: readonly string[];
    more: number;
  }>(({ name, labels, within, near, more }) => ({
    message: `\`${labels}\` is in \`${name}\` but not in ${within}${andMore(more, "member")}`,
    why: `\`${name}\` is declared \`within\` that set`,
    ...helpOfNear(near),
  })),
  "family-without-rows": errorEntry<{ name: string; labels: readonly string[]; count: number }>(
    ({ name, labels, count }) => ({
      message: `no rows for \`${name}[${labels[0] ?? ""}]\`${andMore(count - 1, "set")}`,
      why: `missing: ${listed(labels)}${andMore(count - labels.length)}`,
      help: "add rows, or say `default {}` in the declaration",
    }),
  ),
  "circular-data": errorEntry<{ names: readonly string[] }>(({ names }) => ({
    message: `\`${names[0] ?? ""}\` is needed to find its own elements`,
    why: `the circle is ${circle(names)}`,
    help: "break the circle: one of them must not depend on the others",
  })),

  // ---- Checks -----------------------------------------------------------------------------
  "check-failed": errorEntry<{ text: string; count: number; total: number }>(
    ({ text, count, total }) => ({
      message: total > 1 ? `${text}: fails in ${count} of ${total} cases` : `${text}: fails`,
      why: "a `check` must hold for the data",
    }),
  ),
} as const;

/** What a text is instead of a number, where that can be said. */
const numberFaults: Readonly<Record<string, string>> = {
  "not-finite": "not a finite number",
  "too-large": "too large for a number",
  "too-small": "too close to zero for a number",
};

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

function andMore(count: number, one = ""): string {
  if (count <= 0) return "";
  return one === "" ? `, and ${count} more` : ` (and ${plural(count, `more ${one}`)})`;
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function helpOfNear(near: readonly string[]): { readonly help?: string } {
  const help = didYouMean(near);
  return help === undefined ? {} : { help };
}
