/**
 * All runs of a study as one long table: what was changed, how the run ended, and each number it gave.
 * Nothing in it depends on time or on the number of workers.
 */
import type { FinishedRun, Study, Varied } from "./study.js";

/** Header and rows. */
export function tabulateRuns(
  study: Study,
  finished: readonly FinishedRun[],
): readonly (readonly (string | number | undefined)[])[] {
  const columns = study.varied.map(describeColumn);
  const hasOutcomes = study.method.kind === "outcomes";
  const header = [
    "run",
    "scenario",
    "purpose",
    ...columns.map(({ header: text }) => text),
    ...(hasOutcomes ? ["outcome"] : []),
    "status",
    "measure",
    "value",
    "unit",
  ];
  const rows = finished.flatMap(({ run, result }) => {
    const values = columns.map(({ isNumeric }, i) => {
      const value = run.values[i];
      return isNumeric ? value?.number : value?.text;
    });
    const head = [run.number, run.scenario, run.purpose, ...values];
    const nothing = { outcome: "", measure: "", value: undefined, unit: "" };
    return (result.values.length > 0 ? result.values : [nothing]).map((one) => [
      ...head,
      ...(hasOutcomes ? [one.outcome] : []),
      result.status,
      one.measure,
      one.value,
      one.unit,
    ]);
  });
  return [header, ...rows];
}

/** A column of numbers when all values have one unit, which then stands in the header; else texts. */
function describeColumn({ text, values, operator }: Varied): {
  readonly header: string;
  readonly isNumeric: boolean;
} {
  if (values.kind === "distribution") {
    const { unitText } = values.distribution;
    return { header: unitText === "" ? text : `${text} [${unitText}]`, isNumeric: true };
  }
  const units = new Set(
    values.values.map((value) => /^-?\s*\d[\d.]*(?:e[+-]?\d+)?\s*(.*)$/iu.exec(value.text)?.[1]),
  );
  const [unit] = units;
  const isNumeric = units.size === 1 && unit !== undefined && !/[()[\]+*^ ]/u.test(unit);
  const shown = operator === "*=" ? "" : unit;
  return { header: isNumeric && shown ? `${text} [${shown}]` : text, isNumeric };
}
