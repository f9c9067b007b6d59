/**
 * A run as a scenario that nobody declared: it extends the scenarios it runs under, changes what the run varies, and adds
 * what the run measures and aims at. So a run means what the same changes in a scenario would mean.
 */
import type { Expression, Name, OverlayItem, Path, ScenarioDeclaration } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { Goal, Measure, Objective, Study, TaskMeasure, Varied } from "./study.js";

/** What a run makes of the model. */
export interface OverlayParts {
  readonly study: string;
  readonly span: Span;
  /** Scenarios it runs under, `base` among them or not. */
  readonly parents: readonly string[];
  readonly varied: readonly Varied[];
  readonly values: readonly (Expression | undefined)[];
  readonly measures: readonly Measure[];
  readonly goals: readonly Goal[];
  /** What is optimised: a goal by its place, the model's own objective otherwise. */
  readonly aim: number | undefined;
  readonly objective: Objective | undefined;
}

/** The goals of a study, in the order in which they are added to the model. */
export function goalsOf({ method }: Study): readonly Goal[] {
  if (method.kind === "front") return [method.main, method.other];
  return method.kind === "near-optimal" ? method.goals : [];
}

/** Under this name a goal is an objective of the changed model; nobody can write it. */
export function goalName(position: number): string {
  return `goal ${position + 1}`;
}

/** What results are asked for to read a measure. */
export function measureName(measure: Measure, position: number): string {
  return measure.whole ?? `measure ${position + 1}`;
}

/** Measures of a study as a task asks for them. */
export function taskMeasures(measures: readonly Measure[]): readonly TaskMeasure[] {
  return measures.map((measure, i) => ({ text: measure.text, name: measureName(measure, i) }));
}

/** The scenario of a run. */
export function createOverlay(parts: OverlayParts): ScenarioDeclaration {
  const { study, span, parents, varied, values, measures, goals, aim, objective } = parts;
  const items: OverlayItem[] = [];
  varied.forEach(({ target, cell, operator, span: own }, i) => {
    const value = values[i];
    if (value === undefined) return;
    items.push({ kind: "set-param", target, cell, operator, value, from: undefined, span: own });
  });
  measures.forEach((measure, i) => {
    if (measure.whole === undefined) items.push(addReport(measure, measureName(measure, i)));
  });
  goals.forEach((goal, i) => items.push(addObjective(goal, goalName(i))));
  const goal = aim === undefined ? undefined : goals[aim];
  const chosen: Objective | undefined =
    goal === undefined || aim === undefined
      ? objective
      : { name: goalName(aim), sense: goal.sense };
  if (goals.length > 0 && chosen !== undefined) {
    const target = pathTo(chosen.name, goal?.value.span ?? span);
    const standsFor = goal === undefined ? {} : { standsFor: { objective: objective?.name } };
    const { sense } = chosen;
    items.push({ kind: "choose-objective", sense, target, span: target.span, ...standsFor });
  }
  const under = parents.filter((parent) => parent !== "base");
  return {
    kind: "scenario",
    name: nameAt(`${under.length === 0 ? "base" : under.join(", ")} in ${study}`, span),
    doc: undefined,
    parents: under.map((parent) => nameAt(parent, span)),
    items,
    span,
  };
}

function addReport({ value }: Measure, name: string): OverlayItem {
  const { span } = value;
  const base = { name: nameAt(name, span), domain: undefined, type: undefined, doc: undefined };
  return { kind: "add", declaration: { kind: "report", ...base, value, span }, span };
}

function addObjective({ sense, value }: Goal, name: string): OverlayItem {
  const { span } = value;
  const base = { name: nameAt(name, span), type: undefined, doc: undefined };
  return { kind: "add", declaration: { kind: sense, ...base, value, span }, span };
}

function nameAt(text: string, span: Span): Name {
  return { text, span };
}

function pathTo(text: string, span: Span): Path {
  return { text, parts: [nameAt(text, span)], span };
}
