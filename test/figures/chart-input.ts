/**
 * Charts for tests: a table of years by scenario, and what Vega-Lite says of a specification.
 */
import type { ChartInput, FigureColumn } from "../../src/figures/index.js";
import { loadVega, type Drawn } from "../../src/figures/load-vega.js";

/** A column of labels, and one of numbers. */
export function label(name: string, title = name): FigureColumn {
  return { name, title, unit: undefined, kind: "label" };
}
export function number(name: string, unit?: string): FigureColumn {
  return { name, title: name, unit, kind: "number" };
}

/** Emissions of two scenarios over three years, with one value missing. */
export function emissions(changes: Partial<ChartInput> = {}): ChartInput {
  return {
    name: "fig3",
    title: "Emissions",
    mark: "line",
    unit: "Mt",
    channels: { x: "YEAR", y: "emissions", color: "SCENARIO" },
    table: {
      columns: [label("SCENARIO", "Scenario"), label("YEAR", "Year"), number("emissions", "Mt")],
      rows: [
        ["REF", 2024, 8],
        ["REF", 2030, 9],
        ["REF", 2040, 10],
        ["RCN", 2024, 8],
        ["RCN", 2030, undefined],
        ["RCN", 2040, 0],
      ],
    },
    ...changes,
  };
}

/** A specification as Vega draws it. */
export async function draw(specification: unknown): Promise<Drawn> {
  return (await loadVega()).draw(specification);
}

/** Every value under this key, anywhere in a plain tree. */
export function findAll(tree: unknown, key: string): readonly unknown[] {
  if (typeof tree !== "object" || tree === null) return [];
  return Object.entries(tree).flatMap(([name, value]) => [
    ...(name === key ? [value] : []),
    ...findAll(value, key),
  ]);
}
