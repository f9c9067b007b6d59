/**
 * What can be said of an IAMC table before a solve: its labels do not depend on the solution. Rows that two declarations
 * give, names that readers of the table would misread, and variables in two units.
 */
import type { IamcModel } from "../check/index.js";
import { createReporter, exchangeCatalogue, type Diagnostic } from "../diagnostics/index.js";
import type { Environment } from "../evaluate/index.js";
import { isSameUnit } from "../units/index.js";
import { keyOf, labelIamc, type IamcLabels } from "./label-iamc.js";

interface Clash {
  readonly first: IamcModel;
  readonly second: IamcModel;
  readonly labels: IamcLabels;
  count: number;
}

/** Faults of the labels that the `iamc` declarations of a model give. */
export function checkIamc(environment: Environment): readonly Diagnostic[] {
  const reporter = createReporter(exchangeCatalogue);
  const owners = new Map<string, IamcModel>();
  const clashes = new Map<string, Clash>();
  const badNames = new Map<IamcModel, Set<string>>();
  const units = new Map<string, IamcModel>();
  const twoUnits = new Map<string, { readonly first: IamcModel; readonly second: IamcModel }>();
  for (const model of environment.model.iamc.values()) {
    const domain = environment.domain(model.name);
    for (let position = 0; position < domain.size; position++) {
      const labels = labelIamc(model, domain, position);
      const { variable } = labels;
      const key = keyOf(labels);
      const first = owners.get(key);
      if (first === undefined) owners.set(key, model);
      else note(clashes, { first, second: model, labels, count: 1 });
      if (!isVariableName(variable))
        badNames.set(model, (badNames.get(model) ?? new Set()).add(variable));
      const before = units.get(variable);
      if (before === undefined) units.set(variable, model);
      else if (before.unitLabel !== model.unitLabel && !twoUnits.has(variable))
        twoUnits.set(variable, { first: before, second: model });
    }
  }
  for (const { name, unit, unitLabel, nameSpan } of environment.model.iamc.values()) {
    const called = environment.model.units.read(unitLabel);
    if (called === undefined || isSameUnit(called, unit)) continue;
    reporter.report("iamc-unit-label", { name, label: unitLabel, unit: unit.text }, nameSpan);
  }
  for (const [{ nameSpan }, names] of badNames) {
    const [name = ""] = names;
    reporter.report("iamc-name", { name, count: names.size }, nameSpan);
  }
  for (const { first, second, labels, count } of clashes.values()) {
    const { variable, region } = labels;
    const year = String(labels.year);
    const parameters = { first: first.name, second: second.name, variable, region, year, count };
    reporter.report("iamc-duplicate", parameters, second.nameSpan, {
      related: first === second ? [] : [{ span: first.nameSpan, text: "the first of the two" }],
    });
  }
  for (const [variable, { first, second }] of twoUnits) {
    const parameters = { variable, first: first.unitLabel, second: second.unitLabel };
    reporter.report("iamc-units", parameters, second.nameSpan, {
      related: [{ span: first.nameSpan, text: `in \`${first.unitLabel}\`` }],
    });
  }
  return reporter.diagnostics;
}

/** Counts a clash; two declarations have one, however many rows they share. */
function note(clashes: Map<string, Clash>, clash: Clash): void {
  const key = `${clash.first.name} ${clash.second.name}`;
  const known = clashes.get(key);
  if (known === undefined) clashes.set(key, clash);
  else known.count++;
}

function isVariableName(name: string): boolean {
  return (
    !name.includes("*") && name.split("|").every((level) => level !== "" && level === level.trim())
  );
}
