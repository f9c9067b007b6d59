/**
 * The section on what was run: the scenarios with what they change, and the settings of this run.
 */
import type { ReportRun, ScenariosInput } from "./report-input.js";
import { count } from "./number-text.js";
import { inline, paragraph, say, words, type Block, type Cell, type Section } from "./page.js";
import { tableOf } from "./page-tables.js";

/** What was run. */
export function runSection({ runs, settings, studies }: ScenariosInput): Section {
  const statuses = runs.map(({ results }) => statusCell(results.solution.status));
  const blocks: Block[] = [
    {
      kind: "table",
      table: tableOf(
        [inline.text("Scenarios")],
        [
          { kind: "words", title: "Scenario", cells: runs.map(({ results }) => results.scenario) },
          { kind: "words", title: "Meaning", cells: runs.map(({ doc }) => doc ?? "") },
          { kind: "words", title: "Outcome", cells: statuses },
        ],
      ),
    },
    ...runs.flatMap(changesOf),
  ];
  if (settings.length > 0) {
    blocks.push(paragraph(inline.text("Changed for this run, in every scenario:")), {
      kind: "list",
      items: settings.map(({ name, text }) => [inline.code(`${name} = ${text}`)]),
    });
  }
  if (studies.length > 0) {
    blocks.push(paragraph(inline.text("Studies of the same model, each with a page of its own:")), {
      kind: "list",
      items: studies.map(({ name, doc, path, runs: number }) => [
        inline.file(name, path),
        inline.text(`${doc === undefined ? "" : `: ${doc}`} (${count(number, "run")})`),
      ]),
    });
  }
  return { anchor: "scenarios", title: "What was run", blocks };
}

/** How a solve ended, in words. */
function statusCell(status: string): Cell {
  return status === "optimal" ? words(inline.text("optimal")) : words(inline.strong(status));
}

function changesOf({ results, parents, changes }: ReportRun): readonly Block[] {
  if (changes.length === 0 && parents.length === 0) return [];
  const start = parents.length === 0 ? "the base model" : `\`${parents.join("`, `")}\``;
  const lead = changes.length === 0 ? `The same as ${start}.` : `Starts from ${start} and changes:`;
  const blocks: Block[] = [paragraph(...say(lead))];
  if (changes.length > 0) blocks.push({ kind: "preformatted", text: changes.join("\n") });
  const summary = [inline.text("What "), inline.strong(results.scenario), inline.text(" changes")];
  return [{ kind: "folded", summary, blocks }];
}
