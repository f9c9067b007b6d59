/**
 * Our own check of each solution, apart from the solver; and the record of the run.
 */
import { acceptableResidual, worstResidual } from "../solve/index.js";
import { absentText } from "./number-text.js";
import { inline, paragraph, say, words, type Cell, type Section } from "./page.js";
import { tableOf } from "./page-tables.js";
import type { ReportRun } from "./report-input.js";

const kinds = ["primal", "dual", "complementarity", "gap"] as const;

/** Verification of every scenario. */
export function verificationSection(runs: readonly ReportRun[]): Section {
  const residuals = kinds.map((kind) => ({
    kind,
    values: runs.map(({ results }) => results.verification?.[kind]),
  }));
  const costs = runs.map(({ results }) =>
    Number.isNaN(results.costResidual) ? undefined : results.costResidual,
  );
  const table = tableOf(
    say(
      `Residuals, relative; up to ${showResidual(acceptableResidual)} is what solvers leave behind`,
    ),
    [
      { kind: "words", title: "Scenario", cells: runs.map(({ results }) => results.scenario) },
      { kind: "words", title: "Verdict", cells: runs.map(verdict) },
      ...residuals.map(({ kind, values }) => ({
        kind: "numbers" as const,
        title: kind,
        values,
        show: showResidual,
      })),
      { kind: "numbers", title: "costs", values: costs, show: showResidual },
      ...(["rows", "columns", "entries"] as const).map((what) => ({
        kind: "numbers" as const,
        title: what,
        values: runs.map((run) => sizeOf(run)[what]),
        show: (value: number | undefined) => (value ?? 0).toLocaleString("en-US"),
      })),
    ],
  );
  return {
    anchor: "verification",
    title: "Verification",
    blocks: [
      paragraph(
        ...say(
          "Each solution was checked by our own arithmetic on the program's own numbers; what the solver says of itself was not asked.",
        ),
      ),
      { kind: "table", table },
      {
        kind: "facts",
        facts: [
          {
            label: "primal",
            content: say(
              "Every row and bound holds, and the reported values are those of the point.",
            ),
          },
          { label: "dual", content: say("Every price has the sign that its constraint allows.") },
          { label: "complementarity", content: say("What has a price is at its bound.") },
          {
            label: "gap",
            content: say(
              "The objective of the point and that of the prices are one: nothing better exists.",
            ),
          },
          { label: "costs", content: say("The costs add up to the objective.") },
        ],
      },
    ],
  };
}

/** The records of all runs. */
export function manifestSection(
  manifests: readonly { readonly title: string; readonly text: string }[],
): Section {
  return {
    anchor: "manifest",
    title: "Record of the run",
    blocks: manifests.map(({ title, text }) => ({
      kind: "folded",
      summary: [inline.strong(title), inline.text(": files, settings, versions, solver options")],
      blocks: [{ kind: "preformatted", text }],
    })),
  };
}

function verdict({ results }: ReportRun): Cell {
  const worst = results.verification && worstResidual(results.verification);
  if (worst === undefined) return words(inline.text("not checked: no solution"));
  return worst < acceptableResidual
    ? words(inline.text("holds"))
    : words(inline.strong("does not hold"));
}

function sizeOf({ results }: ReportRun): Readonly<Record<"rows" | "columns" | "entries", number>> {
  const { program } = results.built;
  return {
    rows: program.numRows,
    columns: program.numCols,
    entries: program.matrix.values.length,
  };
}

function showResidual(value: number | undefined): string {
  if (value === undefined) return absentText;
  if (!Number.isFinite(value)) return "∞";
  return value === 0 ? "0" : value.toExponential(0).replace("-", "−");
}
