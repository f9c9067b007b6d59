/**
 * The third layer as lines: one per family of rows and of columns.
 */
import type { ColumnFamilyDiff } from "./diff-columns.js";
import type { CoefficientDiff, EntryChange, RowSample } from "./compare-rows.js";
import type { RowDiff, RowFamilyDiff } from "./diff-rows.js";
import { isEmptyRowDiff } from "./model-diff.js";
import { limitLines, plainDetail, type Detail, type Line, type Section } from "./report-lines.js";
import { count, listed, showChange, showNumber, showPattern } from "./words.js";

const mostLines = 60;

/** From this many families on that only gained or lost members, they share one line. */
const manyGrown = 7;

/** Reports what was built. */
export function reportRows(diff: RowDiff): Section {
  const { rows, columns, nonzeros, rowFamilies, columnFamilies, objective } = diff;
  const sizes = [
    ["rows", rows],
    ["columns", columns],
    ["nonzeros", nonzeros],
  ] as const;
  const grown = sizes.flatMap(([word, { before, after }]) =>
    before === after
      ? []
      : [`${word} ${before.toLocaleString("en-US")} → ${after.toLocaleString("en-US")}`],
  );
  const changed = rowFamilies.reduce((sum, family) => sum + family.changed, 0);
  const parts = [...grown, ...(changed > 0 ? [`${count(changed, "row")} changed`] : [])];
  const objectiveDetails = [
    ...objective.coefficients.map(coefficientDetail),
    ...(objective.offset === undefined ? [] : [plainDetail(entryText(objective.offset))]),
    ...(objective.sense === undefined
      ? []
      : [plainDetail(`${objective.sense.before} → ${objective.sense.after}`)]),
  ];
  const objectiveLine: Line = { sign: "~", text: "objective", details: objectiveDetails };
  const summary = parts.length > 0 ? parts.join(", ") : "only bounds or the objective differ";
  return {
    title: "rows and columns",
    summary: isEmptyRowDiff(diff) ? "no difference" : summary,
    lines: [
      ...limitLines(
        gatherGrown(
          rowFamilies,
          (family) => family.changed === 0,
          "constraints with rows",
          rowLine,
        ),
        mostLines,
      ),
      ...(objectiveDetails.length > 0 ? [objectiveLine] : []),
      ...limitLines(
        gatherGrown(
          columnFamilies,
          (family) => family.bounds.length + family.integrality === 0,
          "variables with columns",
          columnLine,
        ),
        mostLines,
      ),
    ],
  };
}

interface Family {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
}

/** Families on both sides that only gained or lost members share one line when there are many. */
function gatherGrown<T extends Family>(
  families: readonly T[],
  isUnchanged: (family: T) => boolean,
  what: string,
  lineOf: (family: T) => Line,
): readonly Line[] {
  const isGrown = (family: T): boolean =>
    family.before > 0 && family.after > 0 && isUnchanged(family);
  const grown = families.filter(isGrown);
  if (grown.length < manyGrown) return families.map(lineOf);
  const texts = grown.map(({ name, added, removed }) => {
    const parts = [
      ...(added > 0 ? [`+${added.toLocaleString("en-US")}`] : []),
      ...(removed > 0 ? [`−${removed.toLocaleString("en-US")}`] : []),
    ];
    return `${name} ${parts.join(" ")}`;
  });
  const text = `${what} added or removed only: ${listed(texts)}`;
  const together: Line = { sign: "~", text, details: [] };
  return [...families.filter((family) => !isGrown(family)).map(lineOf), together];
}

function rowLine(family: RowFamilyDiff): Line {
  const { name, before, after, added, removed, changed } = family;
  if (before === 0 || after === 0) {
    const rows = count(added + removed, "row");
    const samples = [...family.addedSamples, ...family.removedSamples];
    const details = [plainDetail(listed(samples, added + removed))];
    const isBare = samples.length === 1 && samples[0] === name;
    return {
      sign: after === 0 ? "-" : "+",
      text: `constraint ${name}: ${rows}`,
      details: isBare ? [] : details,
    };
  }
  const parts: string[] = [];
  if (changed > 0) {
    parts.push(`${changed.toLocaleString("en-US")} of ${count(before - removed, "row")} changed`);
  }
  if (added > 0) parts.push(`+${count(added, "row")}`);
  if (removed > 0) parts.push(`−${count(removed, "row")}`);
  const details: Detail[] = family.coefficients.map(coefficientDetail);
  if (family.sides > 0) {
    const pattern = showPattern(family.sidePattern);
    details.push(
      plainDetail(`right side: ${pattern ?? "changed"} in ${family.sides.toLocaleString("en-US")}`),
    );
  }
  details.push(...family.samples.map(sampleDetail));
  if (added > 0) details.push(plainDetail(`added: ${listed(family.addedSamples, added)}`));
  if (removed > 0) details.push(plainDetail(`removed: ${listed(family.removedSamples, removed)}`));
  return { sign: "~", text: `constraint ${name}: ${parts.join(", ")}`, details };
}

function coefficientDetail({ variable, changed, pattern, gained, lost }: CoefficientDiff): Detail {
  const parts: string[] = [];
  if (changed > 0) {
    parts.push(`${showPattern(pattern) ?? "changed"} in ${changed.toLocaleString("en-US")}`);
  }
  if (gained > 0) parts.push(`new in ${gained.toLocaleString("en-US")}`);
  if (lost > 0) parts.push(`gone from ${lost.toLocaleString("en-US")}`);
  return plainDetail(`coefficient of ${variable}: ${parts.join(", ")}`);
}

function sampleDetail({ name, entries, more }: RowSample): Detail {
  const texts = entries.map(entryText);
  return plainDetail(`${name}: ${listed(texts, texts.length + more)}`);
}

function entryText({ what, before, after }: EntryChange): string {
  if (before === undefined) return `+ ${showNumber(after ?? NaN)} ${what}`;
  if (after === undefined) return `− ${showNumber(before)} ${what}`;
  return `${what} ${showChange(before, after)}`;
}

function columnLine(family: ColumnFamilyDiff): Line {
  const { name, before, after, added, removed, bounds, integrality } = family;
  if (before === 0 || after === 0) {
    const details = [
      plainDetail(listed([...family.addedSamples, ...family.removedSamples], added + removed)),
    ];
    const text = `variable ${name}: ${count(added + removed, "column")}`;
    return { sign: after === 0 ? "-" : "+", text, details };
  }
  const parts: string[] = [];
  if (added > 0) parts.push(`+${count(added, "column")}`);
  if (removed > 0) parts.push(`−${count(removed, "column")}`);
  for (const { side, changed, pattern } of bounds) {
    const shown = showPattern(pattern) ?? "changed";
    parts.push(`${side} bound ${shown} in ${changed.toLocaleString("en-US")}`);
  }
  if (integrality > 0) parts.push(`integrality of ${count(integrality, "column")}`);
  const details: Detail[] = bounds.flatMap(({ side, samples }) =>
    samples.map((sample) =>
      plainDetail(`${sample.name}: ${side} bound ${showChange(sample.before, sample.after)}`),
    ),
  );
  if (added > 0) details.push(plainDetail(`added: ${listed(family.addedSamples, added)}`));
  if (removed > 0) details.push(plainDetail(`removed: ${listed(family.removedSamples, removed)}`));
  return { sign: "~", text: `variable ${name}: ${parts.join(", ")}`, details };
}
