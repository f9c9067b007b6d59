/**
 * The page of a comparison as text for a terminal, as Markdown for a review, or as JSON for programs.
 */
import { cellWidth, makeVisible } from "../diagnostics/index.js";
import type { MarkedText } from "./excerpt.js";
import { diffLayers, isDifferentModel, type ModelDiff } from "./model-diff.js";
import type { Detail, Line } from "./report-lines.js";
import { reportDiff, type Report } from "./report.js";

/** How pieces of the text are coloured. */
export interface DiffPalette {
  readonly heading: (text: string) => string;
  readonly added: (text: string) => string;
  readonly removed: (text: string) => string;
  readonly changed: (text: string) => string;
  readonly mark: (text: string) => string;
  readonly faint: (text: string) => string;
}

const unchanged = (text: string): string => text;

/** No colours. */
export const plainDiffPalette: DiffPalette = {
  heading: unchanged,
  added: unchanged,
  removed: unchanged,
  changed: unchanged,
  mark: unchanged,
  faint: unchanged,
};

/** Ways of rendering. */
export type DiffFormat = "text" | "markdown" | "json";

/** Renders a comparison; ends with a line end. */
export function renderDiff(
  diff: ModelDiff,
  format: DiffFormat,
  palette: DiffPalette = plainDiffPalette,
): string {
  if (format === "json") return `${JSON.stringify(toPlain(diff), finiteOnly, 2)}\n`;
  const report = reportDiff(diff);
  return format === "text" ? renderText(report, palette) : renderMarkdown(report);
}

function renderText(report: Report, palette: DiffPalette): string {
  const colorOf = {
    "+": palette.added,
    "-": palette.removed,
    "~": palette.changed,
    ">": palette.changed,
  };
  const out: string[] = [palette.heading(makeVisible(report.title))];
  for (const { title, summary, lines } of report.sections) {
    out.push("", `${palette.heading(title)}: ${summary}`);
    for (const line of lines) {
      const place = line.place === undefined ? "" : palette.faint(`  (${makeVisible(line.place)})`);
      out.push(`  ${colorOf[line.sign](line.sign)} ${makeVisible(line.text)}${place}`);
      for (const detail of line.details) out.push(...textDetail(detail, palette));
    }
  }
  for (const note of report.notes) out.push("", palette.faint(`note: ${makeVisible(note)}`));
  return `${out.join("\n")}\n`;
}

function textDetail(detail: Detail, palette: DiffPalette): readonly string[] {
  if (detail.kind === "plain") return [`      ${makeVisible(detail.text)}`];
  return [
    `      ${detail.label}`,
    ...markedLines("-", detail.before, palette.removed, palette),
    ...markedLines("+", detail.after, palette.added, palette),
  ];
}

function markedLines(
  sign: "-" | "+",
  side: MarkedText | undefined,
  color: (text: string) => string,
  palette: DiffPalette,
): readonly string[] {
  if (side === undefined) return [];
  const lines = [`        ${color(`${sign} ${makeVisible(side.text)}`)}`];
  const carets = caretsUnder(side);
  if (carets !== "") lines.push(`          ${palette.mark(carets)}`);
  return lines;
}

/** Carets under the marked parts, by width on the terminal. */
function caretsUnder({ text, marks }: MarkedText): string {
  let carets = "";
  let end = 0;
  for (const mark of marks) {
    carets += " ".repeat(cellWidth(text.slice(end, mark.start)));
    carets += "^".repeat(Math.max(1, cellWidth(text.slice(mark.start, mark.end))));
    ({ end } = mark);
  }
  return carets;
}

const words = { "+": "added", "-": "removed", "~": "", ">": "renamed" } as const;

function renderMarkdown(report: Report): string {
  const out: string[] = [`### ${escape(report.title)}`];
  for (const { title, summary, lines } of report.sections) {
    out.push("", `**${capital(title)}**: ${escape(summary)}`, "");
    for (const line of lines) out.push(...markdownLine(line));
  }
  for (const note of report.notes) out.push("", `_${escape(note)}_`);
  return `${out.join("\n").replaceAll(/\n{3,}/gu, "\n\n")}\n`;
}

function markdownLine({ sign, text, place, details }: Line): readonly string[] {
  const word = words[sign] === "" ? "" : `${words[sign]} `;
  const out = [`- ${word}${code(text)}${place === undefined ? "" : ` (${escape(place)})`}`];
  for (const detail of details) {
    if (detail.kind === "plain") out.push(`  - ${code(detail.text)}`);
    else {
      const lines = [
        ...markedLines("-", detail.before, unchanged, plainDiffPalette),
        ...markedLines("+", detail.after, unchanged, plainDiffPalette),
      ].map((line) => line.slice(8));
      const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
      out.push(
        `  - ${detail.label}`,
        "",
        ...[`${fence}diff`, ...lines, fence].map((line) => `    ${line}`),
        "",
      );
    }
  }
  return out;
}

/** Text between backticks, more of them when it holds some itself. */
function code(text: string): string {
  const shown = makeVisible(text);
  const run = longestRun(shown);
  if (run === 0) return `\`${shown}\``;
  const ticks = "`".repeat(run + 1);
  return `${ticks} ${shown} ${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/gu)].map(([run]) => run.length));
}

function escape(text: string): string {
  return makeVisible(text).replaceAll(/[\\`*_<>[\]#|~&]/gu, (character) => `\\${character}`);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function toPlain(diff: ModelDiff): unknown {
  const { declarations } = diff;
  const plain =
    declarations === undefined
      ? undefined
      : { ...declarations, renames: [...declarations.renames] };
  const layers = diffLayers.filter((layer) => diff[layer] !== undefined);
  return { different: isDifferentModel(diff), layers, ...diff, declarations: plain };
}

/** JSON knows no infinity; it is the text `inf`. */
function finiteOnly(_key: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  if (Number.isNaN(value)) return "absent";
  return value > 0 ? "inf" : "-inf";
}
