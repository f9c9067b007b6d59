/**
 * Single runs as tasks: the overlay of each program, bounds on other goals, and what is measured.
 */
import type { Expression } from "../syntax/index.js";
import { createOverlay, goalName, goalsOf, taskMeasures } from "./overlay.js";
import type { Limit, Method, Run, RunValue, Study, Task, TaskMeasure } from "./study.js";

/** A run without its number. */
export type RunDraft = Omit<Run, "number">;

const plainTask = { shared: [], isJoint: false, first: undefined, limit: undefined } as const;

/** A run with these values. */
export function draftRun(
  study: Study,
  scenario: string,
  values: readonly (RunValue | undefined)[],
): RunDraft {
  const expressions = values.map((value) => value?.value);
  const part = partOf(study, [scenario], expressions, undefined);
  const measures = measuresOf(study, scenario);
  return { scenario, values, purpose: "", task: { ...plainTask, parts: [part], measures } };
}

/** A run that optimises one goal, or the model's own objective, perhaps with a bound on another. */
export function draftGoalRun(
  study: Study,
  scenario: string,
  aim: number | undefined,
  bound: (Pick<Limit, "lower" | "upper"> & { readonly on: number | undefined }) | undefined,
): RunDraft {
  const values = study.varied.map(() => undefined);
  const part = partOf(study, [scenario], values, aim);
  const limit: Limit | undefined = bound && {
    overlay: partOf(study, [scenario], values, bound.on).overlay,
    lower: bound.lower,
    upper: bound.upper,
  };
  const measures = measuresOf(study, scenario);
  return {
    scenario,
    values,
    purpose: "",
    task: { ...plainTask, parts: [part], limit, measures },
  };
}

/** What the runs of a two-stage study are for, in the order in which they are planned. */
export const outcomePurposes = {
  hereAndNow: "here and now",
  waitAndSee: "wait and see",
  meanFirst: "the mean first",
} as const;

/**
 * The runs of a two-stage study: one program for all outcomes; with a scenario for their mean also each outcome by itself,
 * and each outcome after the shared variables were decided for the mean.
 */
export function draftOutcomesRuns(
  study: Study,
  scenario: string,
  { outcomes, shared, mean }: Extract<Method, { readonly kind: "outcomes" }>,
): readonly RunDraft[] {
  const parts = outcomes.map(({ scenario: outcome, weight }) => ({
    ...partOf(study, [scenario, outcome], [], undefined),
    outcome,
    weight,
  }));
  const measures = measuresOf(study, scenario);
  const task: Task = { ...plainTask, parts, measures };
  const draft = (purpose: string, more: Partial<Task>): RunDraft => ({
    scenario,
    values: [],
    purpose,
    task: { ...task, ...more },
  });
  const hereAndNow = draft(outcomePurposes.hereAndNow, { shared, isJoint: true });
  if (mean === undefined) return [hereAndNow];
  const first = { ...partOf(study, [scenario, mean], [], undefined), outcome: mean };
  return [
    hereAndNow,
    draft(outcomePurposes.waitAndSee, {}),
    draft(outcomePurposes.meanFirst, { shared, first }),
  ];
}

function partOf(
  study: Study,
  parents: readonly string[],
  values: readonly (Expression | undefined)[],
  aim: number | undefined,
): Task["parts"][number] {
  const goals = goalsOf(study);
  const overlay = createOverlay({
    study: study.name,
    span: study.span,
    parents,
    varied: study.varied,
    values,
    measures: study.measures,
    goals,
    aim,
    objective: study.objectives.get(parents[0] ?? "base"),
  });
  return { outcome: "", weight: 1, overlay };
}

/** What a run is asked for: its goals, then the study's measures, or the objective when it has none. */
function measuresOf(study: Study, scenario: string): readonly TaskMeasure[] {
  const { method } = study;
  const objective = study.objectives.get(scenario);
  const own = objective === undefined ? [] : [{ text: objective.name, name: objective.name }];
  const asked = taskMeasures(study.measures);
  const goals = goalsOf(study).map(({ text }, i) => ({ text, name: goalName(i) }));
  const before = method.kind === "near-optimal" ? own : [];
  const all = [...before, ...goals, ...(asked.length + goals.length > 0 ? asked : own)];
  const seen = new Set<string>();
  return all.filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined);
}
