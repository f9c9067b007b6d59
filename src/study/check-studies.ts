/**
 * Checks studies without data: their own rules first, then the model under what they change. A mistake of the model itself
 * is not repeated here; what only a study brings about is.
 */
import { checkModel } from "../check/index.js";
import {
  createReporter,
  findNearNames,
  hasErrors,
  resolveCatalogue,
  studyCatalogue,
  type Diagnostic,
  type Outcome,
  identityOf,
} from "../diagnostics/index.js";
import type { ResolvedProgram } from "../resolve/index.js";
import { applyOverlay, applyScenario } from "../scenario/index.js";
import type { Expression, Name, StudyDeclaration } from "../syntax/index.js";
import { createOverlay, goalsOf } from "./overlay.js";
import { countRuns } from "./plan-runs.js";
import { readStudy } from "./read-study.js";
import { literalOf } from "./read-values.js";
import { maxRuns, type Objective, type Study, type Varied } from "./study.js";
import { createTextOf } from "./text-of.js";

/** The model under scenarios alone. */
interface Ground {
  readonly objective: Objective | undefined;
  /** What is said about it without any study. */
  readonly said: ReadonlySet<string>;
}

/** Checks every study of a program; only those without a mistake are given back. */
export function checkStudies(program: ResolvedProgram): Outcome<readonly Study[]> {
  const grounds = new Map<string, Ground>();
  const groundOf = (scenarios: readonly string[]): Ground => {
    const key = scenarios.join("\n");
    const known = grounds.get(key) ?? checkGround(program, scenarios);
    grounds.set(key, known);
    return known;
  };
  const diagnostics: Diagnostic[] = [];
  const studies: Study[] = [];
  for (const declaration of program.studies.values()) {
    const found: Diagnostic[] = [];
    const study = checkStudy(program, declaration, groundOf, found);
    if (!hasErrors(found)) studies.push(study);
    diagnostics.push(...found);
  }
  return { value: studies, diagnostics };
}

function checkStudy(
  program: ResolvedProgram,
  declaration: StudyDeclaration,
  groundOf: (scenarios: readonly string[]) => Ground,
  found: Diagnostic[],
): Study {
  const reporter = createReporter(studyCatalogue, found);
  const known = declaration.scenarios.filter((name) => expectScenario(program, name, found));
  const scenarios = [...new Set(known.map(({ text }) => text))];
  const first = scenarios.find((name) => name !== "base");
  const scope = first === undefined ? program : applyScenario(program, first).value;
  const parts = readStudy(declaration, {
    find: (path) => scope.scope.find(path),
    variables: [...scope.declarations.values()]
      .filter((each) => each.declaration.kind === "var")
      .map(({ name }) => name),
    textOf: createTextOf(program),
    reporter,
  });
  for (const outcome of parts.outcomes) expectScenario(program, outcome, found);
  const { method, varied, measures } = parts;
  const study: Study = {
    name: declaration.name.text,
    doc: declaration.doc?.value,
    span: declaration.span,
    scenarios: scenarios.length === 0 ? ["base"] : scenarios,
    method,
    varied,
    measures,
    objectives: new Map(),
  };
  const runs = countRuns(study);
  if (runs > maxRuns) {
    reporter.report("too-many-runs", { runs, limit: maxRuns }, declaration.name.span);
  }
  if (hasErrors(found)) return study;
  const objectives = new Map<string, Objective | undefined>();
  for (const scenario of study.scenarios) {
    const named =
      method.kind === "outcomes"
        ? [...method.outcomes.map((each) => each.scenario), method.mean]
        : [];
    const futures = named.flatMap((name) => (name === undefined ? [] : [[scenario, name]]));
    for (const parents of futures.length > 0 ? futures : [[scenario]]) {
      const ground = groundOf(parents);
      objectives.set(scenario, ground.objective);
      for (const diagnostic of probe(program, study, parents, ground)) {
        if (found.every((other) => identityOf(other) !== identityOf(diagnostic)))
          found.push(diagnostic);
      }
    }
  }
  return { ...study, objectives };
}

/** False after a report of a name that is no scenario. */
function expectScenario(program: ResolvedProgram, name: Name, found: Diagnostic[]): boolean {
  if (name.text === "base" || program.scenarios.has(name.text)) return true;
  const near = findNearNames(name.text, [...program.scenarios.keys(), "base"]);
  const reporter = createReporter(resolveCatalogue, found);
  reporter.report("unknown-scenario", { name: name.text, near }, name.span);
  return false;
}

function checkGround(program: ResolvedProgram, parents: readonly string[]): Ground {
  const span = { file: program.entry, start: 0, end: 0 };
  const nothing = { varied: [], values: [], measures: [], goals: [], aim: undefined };
  const overlay = createOverlay({ study: "", span, parents, ...nothing, objective: undefined });
  const overlaid = applyOverlay(program, overlay);
  const checked = checkModel(overlaid.value);
  const said = [...overlaid.diagnostics, ...checked.diagnostics].map(identityOf);
  return { objective: checked.value.objective, said: new Set(said) };
}

/** Checks the model under each kind of value that the study gives its parameters. */
function probe(
  program: ResolvedProgram,
  study: Study,
  parents: readonly string[],
  ground: Ground,
): readonly Diagnostic[] {
  const kinds = study.varied.map(representatives);
  const count = Math.max(1, ...kinds.map((values) => values.length));
  const goals = goalsOf(study);
  const found: Diagnostic[] = [];
  for (let i = 0; i < count; i++) {
    const overlay = createOverlay({
      study: study.name,
      span: study.span,
      parents,
      varied: study.varied,
      values: kinds.map((values) => values[Math.min(i, values.length - 1)]),
      measures: study.measures,
      goals,
      aim: goals.length > 0 ? 0 : undefined,
      objective: ground.objective,
    });
    const overlaid = applyOverlay(program, overlay);
    found.push(...overlaid.diagnostics, ...checkModel(overlaid.value).diagnostics);
  }
  return found.filter((diagnostic) => !ground.said.has(identityOf(diagnostic)));
}

/** Values that can be wrong in different ways: of plain numbers one for each unit. */
function representatives({ values }: Varied): readonly Expression[] {
  if (values.kind === "distribution") return [values.distribution.literal];
  const seen = new Map<string, Expression>();
  for (const { text, value } of values.values) {
    const literal = literalOf(value);
    const unit = text.replace(/^-?\s*[\d.eE+-]+/u, "").trim();
    const key = literal === undefined ? `= ${text}` : unit;
    if (!seen.has(key)) seen.set(key, value);
  }
  return [...seen.values()];
}
