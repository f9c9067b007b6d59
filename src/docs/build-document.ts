/**
 * A resolved program as a document: what stands in which section, the table of symbols, the links both ways.
 */
import type { ModelDeclaration, ResolvedDeclaration } from "../resolve/index.js";
import type { Declaration } from "../syntax/index.js";
import { describeComponents, isMember } from "./describe-component.js";
import { describeDeclaration } from "./describe-declaration.js";
import { describeFigure } from "./describe-figure.js";
import { describeModelChanges, describeScenario } from "./describe-scenario.js";
import { describeStudy } from "./describe-study.js";
import { describeUnits } from "./describe-units.js";
import {
  inline,
  type Entry,
  type ModelDocument,
  type Section,
  type Sentence,
  type SymbolLine,
} from "./document.js";
import { describeLegend } from "./legend.js";
import { anchorOf, createWriter, type DocumentInput, type Writer } from "./writer.js";

type Kind = ModelDeclaration["kind"];

const groups: readonly {
  readonly anchor: string;
  readonly title: string;
  readonly kinds: readonly Kind[];
}[] = [
  { anchor: "section-sets", title: "Sets", kinds: ["set"] },
  { anchor: "section-parameters", title: "Parameters", kinds: ["param", "table"] },
  { anchor: "section-variables", title: "Variables", kinds: ["var"] },
  { anchor: "section-expressions", title: "Named expressions", kinds: ["define"] },
  {
    anchor: "section-costs",
    title: "Costs and objective",
    kinds: ["minimize", "maximize", "total", "cost", "term"],
  },
  { anchor: "section-constraints", title: "Constraints", kinds: ["constraint"] },
  { anchor: "section-checks", title: "Checks on the data", kinds: ["check"] },
];

/** Makes the document of a program. */
export function buildDocument(input: DocumentInput): ModelDocument {
  const writer = createWriter(input);
  const { program } = input;
  const own = [...program.declarations.values()].filter((resolved) => !isMember(resolved));
  const ofKinds = (kinds: readonly Kind[]): readonly Entry[] =>
    kinds.flatMap((kind) => {
      const found = own.filter(({ declaration }) => declaration.kind === kind);
      return found.map((resolved) => describeDeclaration(resolved, writer));
    });
  const before = groups.map(({ anchor, title, kinds }) => ({
    anchor,
    title,
    entries: inOrder(ofKinds(kinds), own, kinds),
  }));
  const components = describeComponents(writer);
  const reports = ofKinds(["report"]);
  const claims = ofKinds(["claim"]);
  const iamc = ofKinds(["iamc"]);
  const scenarios = [...program.scenarios.values()]
    .filter(({ name }) => input.scenarios?.includes(name.text) ?? true)
    .map((scenario) => describeScenario(scenario, writer));
  const changes = program.changes.map((layer) => describeModelChanges(layer, writer));
  const figures = [...program.figures.values()].map((figure) => describeFigure(figure, writer));
  const studies = [...program.studies.values()].map((study) => describeStudy(study, writer));
  const described = new Set(
    [
      ...before.flatMap(({ entries }) => entries),
      ...components,
      ...reports,
      ...claims,
      ...iamc,
    ].map(({ anchor }) => anchor),
  );
  const functions = [...ofKinds(["function"]), ...describeImported(own, described, writer)];
  const sections: readonly Section[] = [
    ...before,
    {
      anchor: "section-components",
      title: "Functions and components",
      entries: [...functions, ...components],
    },
    { anchor: "section-reports", title: "Reports", entries: reports },
    { anchor: "section-claims", title: "Claims", entries: claims },
    { anchor: "section-iamc", title: "IAMC variables", entries: iamc },
    { anchor: "section-figures", title: "Figures", entries: figures },
    { anchor: "section-changes", title: "Changes of the extended model", entries: changes },
    { anchor: "section-scenarios", title: "Scenarios", entries: scenarios },
    { anchor: "section-studies", title: "Studies", entries: studies },
    { anchor: "section-units", title: "Units of this model", entries: describeUnits(writer) },
  ].filter(({ entries }) => entries.length > 0);
  const entries = new Map(
    sections.flatMap((section) => section.entries.map((entry) => [entry.anchor, entry])),
  );
  return {
    name: program.name,
    title: program.doc ?? "",
    notes: notesOf(input),
    legend: describeLegend(writer.explained),
    sections,
    symbols: symbolsOf([...entries.values()]),
    usedBy: invertUses([...entries.values()]),
    entries,
  };
}

/** The order of the text where a section holds several kinds, save that the objective comes first. */
function inOrder(
  entries: readonly Entry[],
  own: readonly ResolvedDeclaration[],
  kinds: readonly Kind[],
): readonly Entry[] {
  if (kinds.includes("minimize")) return entries;
  const places = new Map(own.map(({ name }, i) => [anchorOf(name), i]));
  return [...entries].sort((a, b) => (places.get(a.anchor) ?? 0) - (places.get(b.anchor) ?? 0));
}

/** Functions that the model knows by import, and whatever of modules formulas name, also by way of others. */
function describeImported(
  own: readonly ResolvedDeclaration[],
  described: ReadonlySet<string>,
  writer: Writer,
): readonly Entry[] {
  const { scope, declarations } = writer.input.program;
  const waiting: ResolvedDeclaration[] = [];
  for (const name of scope.names()) {
    const found = scope.find(name);
    if (found?.declaration.kind === "function" && !declarations.has(found.name))
      waiting.push(found);
  }
  const done = new Set([...described, ...own.map(({ name }) => anchorOf(name))]);
  const entries: Entry[] = [];
  for (;;) {
    const next = waiting.shift() ?? [...writer.named].find(([anchor]) => !done.has(anchor))?.[1];
    if (next === undefined) return entries;
    if (done.has(anchorOf(next.name))) continue;
    done.add(anchorOf(next.name));
    entries.push(describeDeclaration(next, writer));
  }
}

function notesOf({ model, environment, program }: DocumentInput): readonly Sentence[] {
  const kinds = new Map<Declaration["kind"], number>();
  for (const { declaration } of program.declarations.values()) {
    kinds.set(declaration.kind, (kinds.get(declaration.kind) ?? 0) + 1);
  }
  const count = (kind: Declaration["kind"], noun: string): string => {
    const number = kinds.get(kind) ?? 0;
    return `${number} ${noun}${number === 1 ? "" : "s"}`;
  };
  const parts = [
    count("set", "set"),
    count("param", "parameter"),
    count("var", "variable"),
    count("constraint", "constraint"),
    `${program.scenarios.size} scenario${program.scenarios.size === 1 ? "" : "s"}`,
  ];
  const notes: Sentence[] = [[inline.text(`${parts.join(", ")}.`)]];
  if (environment === undefined) {
    const rest = model === undefined ? " Units that are not written are left out." : "";
    notes.push([
      inline.text(`Made without data: sizes of sets and values of parameters are left out.${rest}`),
    ]);
  }
  return notes;
}

function symbolsOf(entries: readonly Entry[]): readonly SymbolLine[] {
  const lines = entries.flatMap(({ anchor, symbol, kind, unit, doc }): readonly SymbolLine[] =>
    symbol === undefined ? [] : [{ anchor, symbol, kind, unit, meaning: doc }],
  );
  const plainOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return lines.sort((a, b) => plainOrder(a.anchor.toLowerCase(), b.anchor.toLowerCase()));
}

function invertUses(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const known = new Set(entries.map(({ anchor }) => anchor));
  const usedBy = new Map<string, string[]>();
  for (const { anchor, uses } of entries) {
    for (const used of uses) {
      if (!known.has(used)) continue;
      const list = usedBy.get(used) ?? [];
      list.push(anchor);
      usedBy.set(used, list);
    }
  }
  return usedBy;
}
