/**
 * The pass: checks every declaration of a program and gathers the checked model. Works without data; reports all mistakes
 * at once, in the order of the text.
 */
import {
  checkCatalogue,
  createReporter,
  type Diagnostic,
  type Outcome,
  withoutRepeats,
} from "../diagnostics/index.js";
import { findNearNames } from "../diagnostics/index.js";
import type { ResolvedDeclaration, ResolvedProgram } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import { createUnitTable } from "../units/index.js";
import { checkFigure } from "./check-figure.js";
import type { CheckedModel } from "./checked-model.js";
import { chooseObjective, listObjectives } from "./choose-objective.js";
import { createModelState } from "./create-model-state.js";
import { reportCircles } from "./find-circles.js";

type Table<K extends keyof CheckedModel> =
  CheckedModel[K] extends ReadonlyMap<string, infer M> ? Map<string, M> : never;

/**
 * Checks a resolved program. The model is complete also after errors, but must not be built then.
 * With `only`, for an editor that knows the rest, other declarations are looked at just as far as these need them.
 */
export function checkModel(
  program: ResolvedProgram,
  only?: (resolved: ResolvedDeclaration) => boolean,
): Outcome<CheckedModel> {
  const units = createUnitTable(program.units);
  const state = createModelState(program, units.value);
  const reporter = createReporter(checkCatalogue);
  const sets: Table<"sets"> = new Map();
  const params: Table<"params"> = new Map();
  const tables: Table<"tables"> = new Map();
  const variables: Table<"variables"> = new Map();
  const defines: Table<"defines"> = new Map();
  const piecewise: Table<"piecewise"> = new Map();
  const constraints: Table<"constraints"> = new Map();
  const checks: Table<"checks"> = new Map();
  const reports: Table<"reports"> = new Map();
  const claims: Table<"claims"> = new Map();
  const iamc: Table<"iamc"> = new Map();
  const figures: Table<"figures"> = new Map();
  const references: CheckedModel["references"][number][] = [];
  const diagnostics: Diagnostic[] = [...units.diagnostics];

  const gather = (resolved: ResolvedDeclaration): void => {
    const body = state.body(resolved);
    const { name } = resolved;
    const part = body?.part;
    if (part?.kind === "set") sets.set(name, part.model);
    if (part?.kind === "param") params.set(name, part.model);
    if (part?.kind === "table") tables.set(name, part.model);
    if (part?.kind === "variable") variables.set(name, part.model);
    if (part?.kind === "define") defines.set(name, part.model);
    if (part?.kind === "constraint") constraints.set(name, part.model);
    if (part?.kind === "check") checks.set(name, part.model);
    if (part?.kind === "report") reports.set(name, part.model);
    if (part?.kind === "claim") claims.set(name, part.model);
    if (part?.kind === "iamc") iamc.set(name, part.model);
    for (const owner of state.owners(name)) {
      diagnostics.push(...owner.diagnostics);
      references.push(...owner.references);
      for (const term of owner.piecewise) piecewise.set(term.name, term);
    }
  };
  // Sets first: what they say of subsets is wanted by everything else.
  for (const resolved of program.declarations.values()) {
    if (resolved.declaration.kind === "set") state.set(resolved);
  }
  for (const resolved of program.declarations.values()) {
    if (only === undefined || only(resolved)) gather(resolved);
  }
  const done = new Set<string>();
  for (let fresh = state.reached(); fresh.length > done.size; fresh = state.reached()) {
    for (const resolved of fresh) {
      if (!done.has(resolved.name)) gather(resolved);
      done.add(resolved.name);
    }
  }
  for (const figure of program.figures.values()) {
    const { model: shown, owner } = checkFigure(figure, state);
    diagnostics.push(...owner.diagnostics);
    references.push(...owner.references);
    if (shown !== undefined) figures.set(figure.name.text, shown);
  }
  reportObjective(program, reporter.report);
  if (only === undefined) reportCircles(sets, params, reporter.report);
  // A unit is not found in a circle either, which is said already.
  const circles = reporter.diagnostics.filter(({ code }) => code === "circular-definition");
  const told = diagnostics.filter(
    ({ code, span }) =>
      code !== "unit-needed" || !circles.some((circle) => isSameSpan(circle.span, span)),
  );
  told.push(...reporter.diagnostics);

  const chosen = chooseObjective(program);
  const sense = chosen?.declaration.kind;
  const model: CheckedModel = {
    name: program.name,
    doc: program.doc,
    scenario: program.scenario,
    sets,
    params,
    tables,
    variables,
    defines,
    piecewise,
    constraints,
    checks,
    reports,
    claims,
    iamc,
    figures,
    objective:
      chosen !== undefined && (sense === "minimize" || sense === "maximize")
        ? { name: chosen.name, sense }
        : undefined,
    hasPrices: program.standsFor === undefined,
    references,
    units: units.value,
  };
  return { value: model, diagnostics: inTextOrder(withoutRepeats(told), program) };
}

function reportObjective(
  program: ResolvedProgram,
  report: ReturnType<typeof createReporter<typeof checkCatalogue>>["report"],
): void {
  const objectives = listObjectives(program);
  const names = objectives.map((objective) => objective.name);
  const { objective } = program;
  if (objective !== undefined && chooseObjective(program) === undefined) {
    const near = findNearNames(objective.text, names);
    report("unknown-objective", { name: objective.text, near, names }, objective.span);
  }
  const [, second] = objectives;
  if (objective === undefined && second !== undefined) {
    report("open-objective", { names }, second.declaration.name.span, {
      related: objectives
        .filter((one) => one !== second)
        .map((one) => ({ span: one.declaration.name.span, text: "another objective" })),
    });
  }
}

function inTextOrder(
  diagnostics: readonly Diagnostic[],
  program: ResolvedProgram,
): readonly Diagnostic[] {
  const files = new Map([...program.sources.keys()].map((path, i) => [path, i]));
  const rank = (diagnostic: Diagnostic): number => files.get(diagnostic.span.file) ?? files.size;
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start);
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.file === b.file && a.start === b.start && a.end === b.end;
}
