/**
 * After `:` stands a unit or a set, so no set may have the name of a unit, prefixed units included.
 */
import { createUnitTable } from "../units/index.js";
import type { Span } from "../text/index.js";
import type { ResolveReporter } from "./namespace.js";
import type { ResolvedDeclaration } from "./resolved-program.js";
import type { UnitLikeDeclaration } from "./space.js";

/** Reports each set that has the name of a unit, once however often its component is in use. */
export function expectUnitFreeSets(
  declarations: Iterable<ResolvedDeclaration>,
  units: readonly UnitLikeDeclaration[],
  reporter: ResolveReporter,
): void {
  // Faults of the units themselves are reported by the check.
  const names = new Set(createUnitTable(units).value.names);
  const reported = new Set<string>();
  for (const { declaration } of declarations) {
    const { text: name, span } = declaration.name;
    if (declaration.kind !== "set" || !names.has(name)) continue;
    const key = `${span.file}:${span.start}`;
    if (reported.has(key)) continue;
    reported.add(key);
    const unit = findUnit(name, units);
    const related = unit === undefined ? [] : [{ span: unit, text: "the unit" }];
    reporter.report("set-unit-clash", { name }, span, { related });
  }
}

/** Where a unit is declared; for one with a prefix, where the unit that carries it is. */
function findUnit(name: string, units: readonly UnitLikeDeclaration[]): Span | undefined {
  const declared = units.filter((item) => item.kind === "unit");
  const exact = declared.find((item) => item.name.text === name);
  const carrier = declared.find((item) =>
    item.prefixes.some((prefix) => prefix.text + item.name.text === name),
  );
  return (exact ?? carrier)?.name.span;
}
