/**
 * The page of a reproduction in Markdown: a count of the verdicts, a table for each section, and the solved scenarios.
 * All but the last section depends on the model, its data and the solver alone.
 */
import { makeVisible } from "../diagnostics/index.js";
import { verdicts, type JudgedClaim, type Reproduction, type Verdict } from "./claim.js";
import { showDifference, showExpected, showNumber, showValue } from "./show-claim.js";

/** Renders the whole page. */
export function renderPage(reproduction: Reproduction): string {
  const { claims, model, title } = reproduction;
  const sections = groupBySection(claims);
  const blocks = [
    `# Reproduction: ${escapeText(title ?? model)}`,
    ...introduction(reproduction),
    renderCounts(sections),
    ...sections.flatMap(({ section, rows }) => [
      `## ${escapeText(section)}`,
      renderTable(claimHeader, rows.map(claimCells), "lrrrll"),
    ]),
    ...renderRuns(reproduction),
  ];
  return `${blocks.join("\n\n")}\n`;
}

/** Claims of one place of the publication. */
export interface Section {
  readonly section: string;
  readonly rows: readonly JudgedClaim[];
}

/** Claims by section, both in the order in which the model has them. */
export function groupBySection(claims: readonly JudgedClaim[]): readonly Section[] {
  const sections = new Map<string, JudgedClaim[]>();
  for (const claim of claims) {
    const section = claim.section ?? "Claims";
    sections.set(section, [...(sections.get(section) ?? []), claim]);
  }
  return [...sections].map(([section, rows]) => ({ section, rows }));
}

/** How many claims have each verdict. */
export function countVerdicts(claims: readonly JudgedClaim[]): ReadonlyMap<Verdict, number> {
  return new Map(
    verdicts.map((one) => [one, claims.filter(({ verdict }) => verdict === one).length]),
  );
}

/** "31 met, 4 near, 12 not met": verdicts that do not occur are left out. */
export function describeCounts(claims: readonly JudgedClaim[]): string {
  const counts = [...countVerdicts(claims)].filter(([, count]) => count > 0);
  return counts.map(([verdict, count]) => `${count} ${verdict}`).join(", ");
}

function introduction(reproduction: Reproduction): readonly string[] {
  const { claims, command, hash, runs, versions } = reproduction;
  const scenarios = runs.length === 1 ? "one scenario" : `${runs.length} scenarios`;
  return [
    `Made by \`${command}\` in this folder: ${claims.length} claims on ${scenarios}. Every number and every verdict is computed; do not edit.`,
    `Model and data: \`${hash.slice(0, 16)}\` (SHA-256). ${versions.map(escapeText).join(", ")}.`,
    [
      "A claim is *met* when the value lies within what the publication says, give or take the tolerance shown, and",
      "*near* when it is off by no more than as much again: for an interval, half its width; beyond a one-sided bound, 5 % of it.",
    ].join("\n"),
  ];
}

function renderCounts(sections: readonly Section[]): string {
  const line = (name: string, claims: readonly JudgedClaim[]): readonly string[] => [
    name,
    ...[...countVerdicts(claims).values()].map((count) => (count === 0 ? "" : String(count))),
  ];
  const rows = sections.map(({ section, rows: claims }) => line(escapeText(section), claims));
  const all = line(
    "**all**",
    sections.flatMap(({ rows: claims }) => claims),
  );
  return renderTable(["section", ...verdicts], [...rows, all], "lrrrr");
}

const claimHeader = ["claim", "publication", "here", "difference", "verdict", "why"];

function claimCells(claim: JudgedClaim): readonly string[] {
  const { name, reason, text, verdict } = claim;
  const title = text === name ? "" : `${escapeText(text)} `;
  return [
    `${title}\`${name}\``,
    escapeText(showExpected(claim)),
    claim.value === undefined ? escapePipes(showValue(claim)) : escapeText(showValue(claim)),
    escapeText(showDifference(claim)),
    verdict === "met" ? verdict : `**${verdict}**`,
    reason === undefined ? "" : escapeText(reason),
  ];
}

function renderRuns({ made, objective, runs }: Reproduction): readonly string[] {
  const goal = objective === undefined ? [] : [`${objective.name} [${objective.unit}]`];
  const header = ["scenario", "", "status", ...goal, "rows", "columns", "nonzeros"];
  const rows = runs.map((run) => [
    `\`${run.name}\``,
    escapeText(run.doc ?? ""),
    run.status,
    ...(objective === undefined ? [] : [showObjective(run.objective)]),
    ...[run.rows, run.columns, run.nonzeros].map((size) => size.toLocaleString("en-US")),
  ]);
  const times = runs.map(({ name, seconds }) => [`\`${name}\``, seconds.toFixed(1)]);
  return [
    "## Sizes",
    renderTable(header, rows, `lll${"r".repeat(header.length - 3)}`),
    "## Time",
    `Made on ${made.day} in ${made.seconds.toFixed(0)} s. This section alone changes from run to run.`,
    renderTable(["scenario", "seconds, from text to verified optimum"], times, "lr"),
  ];
}

function showObjective(value: number | undefined): string {
  return value === undefined ? "" : escapeText(showNumber(value));
}

/** A Markdown table; `sides` has a letter for each column: l or r. */
function renderTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  sides: string,
): string {
  const rule = [...sides].map((side) => (side === "r" ? "---:" : "---"));
  return [header, rule, ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** Our own words, in which names stand between backticks. */
function escapePipes(text: string): string {
  return text.replaceAll("|", "\\|");
}

/** A user's text on one line, with what Markdown would read as its own marked as text. */
function escapeText(text: string): string {
  return makeVisible(text.replaceAll(/\s+/gu, " ")).replaceAll(
    /[\\`*_<>[\]#|~&]/gu,
    (character) => `\\${character}`,
  );
}
