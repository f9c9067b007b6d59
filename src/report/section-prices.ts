/**
 * Shadow prices: for each constraint whether it binds, in how many rows, and where one unit more would matter most, said in
 * a sentence.
 */
import { describeLimits, describePrices, type FamilyPrice } from "./describe-prices.js";
import { absentText, count, showChange, showNumber, unitText } from "./number-text.js";
import { inline, paragraph, say, words, type Block, type Cell, type Section } from "./page.js";
import { labelText, tableOf, type ColumnInput } from "./page-tables.js";
import type { ReportRun, ScenariosInput } from "./report-input.js";

/** Up to so many scenarios the prices of each are shown without unfolding. */
const openScenarios = 1;

/** Shadow prices of every scenario that was solved. */
export function pricesSection({ runs }: ScenariosInput): Section {
  const lead = paragraph(
    inline.text(
      "What one unit more on the right side of a constraint, as written, would change the objective by. Prices hold for small changes, and they are in the unit of the objective: a discounted objective has discounted prices.",
    ),
  );
  const parts = runs.map((run) => runBlocks(run));
  const blocks: readonly Block[] =
    runs.length <= openScenarios
      ? parts.flat()
      : runs.map((run, i): Block => ({
          kind: "folded",
          summary: [inline.strong(run.results.scenario), ...say(`: ${summarise(run)}`)],
          blocks: parts[i] ?? [],
        }));
  return { anchor: "prices", title: "Constraints and shadow prices", blocks: [lead, ...blocks] };
}

function summarise(run: ReportRun): string {
  const families = describePrices(run.results).filter(({ isEquality }) => !isEquality);
  const binding = families.filter(({ binding: rows }) => rows > 0);
  return `${binding.length} of ${count(families.length, "inequality", "inequalities")} bind`;
}

/** Inequalities that bind come first, then equations, which always do, then what is not tight anywhere. */
function rankOf({ isEquality, binding }: FamilyPrice): number {
  if (isEquality) return 1;
  return binding > 0 ? 0 : 2;
}

function runBlocks(run: ReportRun): readonly Block[] {
  const { results } = run;
  const families = describePrices(results);
  if (families.length === 0) return [paragraph(inline.text("No constraint has a row."))];
  if (results.solution.primal === undefined)
    return [
      paragraph(inline.text("There is no solution, so nothing binds and nothing has a price.")),
    ];
  const notes: Block[] =
    results.solution.dual === undefined
      ? [
          paragraph(
            inline.text(
              "There are no shadow prices: they do not exist with integer variables, nor without an optimum.",
            ),
          ),
        ]
      : [];
  const sorted = families.toSorted((a, b) => rankOf(a) - rankOf(b));
  const limits = describeLimits(results);
  return [
    ...notes,
    priceTable(`Constraints of ${results.scenario}`, "Constraint", sorted),
    ...(limits.length === 0
      ? []
      : [
          priceTable(
            `Variables of ${results.scenario} that their own bounds hold`,
            "Variable",
            limits,
          ),
        ]),
  ];
}

function priceTable(caption: string, title: string, families: readonly FamilyPrice[]): Block {
  const names: readonly ColumnInput[] = [
    { kind: "words", title, cells: families.map(nameCell) },
    { kind: "words", title: "Binds", cells: families.map(bindsText) },
  ];
  const prices: readonly ColumnInput[] = [
    {
      kind: "words",
      title: "Largest price",
      isNumeric: true,
      cells: families.map(({ largest }): Cell => ({
        kind: "number",
        text: largest === undefined ? absentText : showNumber(largest.dual),
      })),
    },
    {
      kind: "words",
      title: "Unit",
      cells: families.map(({ largest, dualUnit }) =>
        largest === undefined ? "" : unitText(dualUnit),
      ),
    },
    { kind: "words", title: "In words", cells: families.map(sentenceCell) },
  ];
  const hasPrices = families.some(({ largest }) => largest !== undefined);
  const table = tableOf([inline.text(caption)], hasPrices ? [...names, ...prices] : names);
  return { kind: "table", table };
}

function nameCell({ name, doc }: FamilyPrice): Cell {
  return words(inline.code(name), ...(doc === undefined ? [] : [inline.text(` ${doc}`)]));
}

/** Places that bind, of all: rows of a constraint, bounds of a variable. */
function bindsText({ rows, binding, isEquality }: FamilyPrice): string {
  const all = rows.toLocaleString("en-US");
  if (isEquality) return `always (${all})`;
  if (binding === 0) return `no (${all})`;
  return rows === 1 ? "yes" : `${binding.toLocaleString("en-US")} of ${all}`;
}

/** One more MtCO2/year allowed in `co2_cap[2040]` changes `npv` by −12,345 MJPY. */
function sentenceCell(family: FamilyPrice): Cell {
  const { largest, name, unit, objective, objectiveUnit } = family;
  if (largest === undefined) {
    return words(
      inline.text(family.binding > 0 ? "Binds without a price." : "Not tight anywhere."),
    );
  }
  const labels = largest.labels.length === 0 ? "" : `[${largest.labels.map(labelText).join(", ")}]`;
  const more = unit === "1" ? "One more" : `One more ${unit}`;
  const direction = { upper: "allowed in", lower: "required by", equal: "on the right side of" };
  const change = `${showChange(largest.dual)}${objectiveUnit === "1" ? "" : ` ${objectiveUnit}`}`;
  return words(
    inline.text(`${more} ${direction[largest.side]} `),
    inline.code(`${name}${labels}`),
    inline.text(" changes "),
    inline.code(objective),
    inline.text(` by ${change}.`),
  );
}
