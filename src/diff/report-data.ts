/**
 * The second layer as lines: one per set and parameter, with a few cells.
 */
import type { DataDiff, ParamDiff, SetDiff } from "./diff-data.js";
import type { CellChange, ValuesDiff } from "./diff-values.js";
import { limitLines, plainDetail, type Detail, type Line, type Section } from "./report-lines.js";
import { count, listed, showChange, showFactor, showPattern, showValue } from "./words.js";

const mostLines = 40;
const mostComputed = 20;

/** From this many parameters on that only gained or lost cells, they share one line. */
const manyGrown = 7;

/** Reports what is in the data. */
export function reportData({ sets, params }: DataDiff): Section {
  const given = params.filter((param) => !param.isComputed);
  const computed = params.filter((param) => param.isComputed);
  const parts: string[] = [];
  if (sets.length > 0) parts.push(count(sets.length, "set"));
  if (given.length > 0) parts.push(count(given.length, "parameter"));
  if (computed.length > 0) parts.push(`${computed.length} computed`);
  return {
    title: "data",
    summary: parts.length === 0 ? "no difference" : `${parts.join(", ")} changed`,
    lines: [
      ...limitLines(sets.map(setLine), mostLines),
      ...limitLines(paramLines(given, false), mostLines),
      ...limitLines(paramLines(computed, true), mostComputed),
    ],
  };
}

function setLine(set: SetDiff): Line {
  const details: Detail[] = [];
  if (set.addedCount > 0) details.push(plainDetail(`added: ${listed(set.added, set.addedCount)}`));
  if (set.removedCount > 0) {
    details.push(plainDetail(`removed: ${listed(set.removed, set.removedCount)}`));
  }
  if (set.isReordered) details.push(plainDetail("the order of its members changed"));
  const size =
    set.before === set.after
      ? count(set.after, "member")
      : `${set.before.toLocaleString("en-US")} → ${count(set.after, "member")}`;
  const computed = set.isComputed ? "computed set" : "set";
  return { sign: "~", text: `${computed} ${set.name}: ${size}`, details };
}

function paramLines(params: readonly ParamDiff[], isComputed: boolean): readonly Line[] {
  const isGrown = ({ values }: ParamDiff): boolean =>
    typeof values !== "string" && values.changed === 0;
  const grown = params.filter(isGrown);
  if (grown.length < manyGrown) return params.map((param) => paramLine(param, isComputed));
  const texts = grown.map(
    ({ name, values }) => `${name} ${typeof values === "string" ? "" : cellCounts(values)}`,
  );
  const what = isComputed ? "computed parameters" : "parameters";
  const together: Line = {
    sign: "~",
    text: `${what} with cells added or removed only: ${listed(texts)}`,
    details: [],
  };
  const others = params.filter((param) => !isGrown(param));
  return [...others.map((param) => paramLine(param, isComputed)), together];
}

function paramLine({ name, unit, values }: ParamDiff, isComputed: boolean): Line {
  const title = isComputed ? `computed ${name}` : name;
  if (values === "shape") {
    return { sign: "~", text: `${title}: other indices, cells are not compared`, details: [] };
  }
  if (values === "unit") {
    return {
      sign: "~",
      text: `${title}: other kind of value, cells are not compared`,
      details: [],
    };
  }
  const inUnit = unit === "1" ? "" : ` ${unit}`;
  const [only] = values.changes;
  const isScalar = values.size === 1 && values.changed === 1 && only?.labels === "";
  if (isScalar && only !== undefined) {
    const { before, after } = only;
    const factor =
      typeof before === "number" && typeof after === "number" && before > 0 && after > 0
        ? ` (${showFactor(after / before)})`
        : "";
    return {
      sign: "~",
      text: `${title}: ${showChange(before, after)}${inUnit}${factor}`,
      details: [],
    };
  }
  const parts: string[] = [];
  if (values.changed > 0) {
    const pattern = showPattern(values.pattern, unit);
    const share = `${values.changed.toLocaleString("en-US")} of ${values.common.toLocaleString("en-US")}`;
    parts.push(pattern === undefined ? `${share} changed` : `${pattern} in ${share}`);
  }
  if (values.added + values.removed > 0) parts.push(cellCounts(values));
  const cell = ({ labels }: CellChange): string => `${name}${labels}`;
  const details = isComputed
    ? []
    : [
        ...values.changes.map((change) =>
          plainDetail(`${cell(change)}: ${showChange(change.before, change.after)}${inUnit}`),
        ),
        ...more(values.changed - values.changes.length),
        ...values.removals.map((change) =>
          plainDetail(`− ${cell(change)}: ${showValue(change.before)}${inUnit}`),
        ),
        ...more(values.removed - values.removals.length),
        ...values.additions.map((change) =>
          plainDetail(`+ ${cell(change)}: ${showValue(change.after)}${inUnit}`),
        ),
        ...more(values.added - values.additions.length),
      ];
  return { sign: "~", text: `${title}: ${parts.join(", ")}`, details };
}

function more(left: number): readonly Detail[] {
  return left > 0 ? [plainDetail(`… ${left.toLocaleString("en-US")} more`)] : [];
}

function cellCounts({ added, removed }: ValuesDiff): string {
  const parts: string[] = [];
  if (added > 0) parts.push(`+${count(added, "cell")}`);
  if (removed > 0) parts.push(`−${count(removed, "cell")}`);
  return parts.join(" ");
}
