/**
 * A study as written becomes a study whose parts fit together. Names and units of what it changes are not looked at
 * here: the checker judges the changed model.
 */
import { assertNever, findNearNames } from "../diagnostics/index.js";
import { describeKind, type ResolvedDeclaration } from "../resolve/index.js";
import type { Expression, Name, StudyDeclaration, StudyGoal, StudyItem } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { readValues, type StudyReporter } from "./read-values.js";
import { maxRuns, type Goal, type Measure, type Method, type Varied } from "./study.js";
import type { TextOf } from "./text-of.js";

/** What reading a study asks of the model. */
export interface StudyContext {
  readonly find: (path: string) => ResolvedDeclaration | undefined;
  readonly variables: readonly string[];
  readonly textOf: TextOf;
  readonly reporter: StudyReporter;
}

/** The parts of a study. */
export interface StudyParts {
  readonly method: Method;
  readonly varied: readonly Varied[];
  readonly measures: readonly Measure[];
  /** Scenarios that are outcomes, where they are written. */
  readonly outcomes: readonly Name[];
}

type MethodItem = Exclude<StudyItem, { readonly kind: "vary" | "measure" | "share" }>;

const words: Readonly<Record<MethodItem["kind"], string>> = {
  "one-at-a-time": "one_at_a_time",
  grid: "grid",
  "latin-hypercube": "latin_hypercube",
  "monte-carlo": "monte_carlo",
  front: "front",
  "near-optimal": "near_optimal",
  outcomes: "outcomes",
};
const maxSteps = 1000;
const maxSeed = Number.MAX_SAFE_INTEGER;

/** Reads the items of a study; what is wrong is reported and left out. */
export function readStudy(declaration: StudyDeclaration, context: StudyContext): StudyParts {
  const { reporter } = context;
  const methods: MethodItem[] = [];
  const varied: Varied[] = [];
  const varies: Span[] = [];
  const shares: Extract<StudyItem, { readonly kind: "share" }>[] = [];
  const measures: Measure[] = [];
  for (const item of declaration.items) {
    if (item.kind === "vary") {
      varies.push(item.span);
      varied.push(...readVary(item, context));
    } else if (item.kind === "measure") {
      measures.push(...item.measures.map((value) => readMeasure(value, context)));
    } else if (item.kind === "share") shares.push(item);
    else methods.push(item);
  }
  const [chosen, second] = methods;
  if (chosen !== undefined && second !== undefined) {
    const parameters = { first: words[chosen.kind], second: words[second.kind] };
    reporter.report("second-method", parameters, second.span, {
      related: [{ span: chosen.span, text: "the first method" }],
    });
  }
  const method = readMethod(chosen, shares, context);
  const [vary] = varies;
  const [share] = shares;
  if (method.kind !== "outcomes" && share !== undefined) {
    reporter.report("share-without-outcomes", {}, share.span);
  }
  const takesNoVary =
    method.kind === "front" || method.kind === "near-optimal" || method.kind === "outcomes";
  if (takesNoVary && vary !== undefined) {
    reporter.report("cannot-vary", { method: words[method.kind] }, vary);
  }
  if (!takesNoVary && vary === undefined) {
    reporter.report("nothing-to-vary", { name: declaration.name.text }, declaration.name.span);
  }
  if (method.kind === "grid" || method.kind === "one-at-a-time") expectLists(varied, context);
  const outcomes =
    chosen?.kind === "outcomes"
      ? [...chosen.outcomes.map(({ scenario }) => scenario), chosen.mean ?? []].flat()
      : [];
  return { method, varied, measures, outcomes };
}

function readVary(
  item: Extract<StudyItem, { readonly kind: "vary" }>,
  { textOf, reporter }: StudyContext,
): readonly Varied[] {
  const { target, cell, operator, span } = item;
  const values = readValues(item.values, textOf, reporter);
  if (values === undefined) return [];
  const key = cell === undefined ? "" : `[${cell.map((each) => textOf(each.span)).join(", ")}]`;
  const sign = operator === "=" ? "" : ` ${operator.slice(0, 1)}`;
  return [{ text: `${target.text}${key}${sign}`, target, cell, operator, values, span }];
}

function expectLists(varied: readonly Varied[], { textOf, reporter }: StudyContext): void {
  for (const { values, span } of varied) {
    if (values.kind === "list") continue;
    const text = textOf(span).replace(/^vary /u, "");
    reporter.report("distribution-needs-sample", { text }, span);
  }
}

const measurable = new Set(["param", "var", "define", "total", "cost", "term", "report"]);

function readMeasure(value: Expression, { find, textOf }: StudyContext): Measure {
  const declaration = value.kind === "name" ? find(value.path.text) : undefined;
  const hasDomain =
    declaration !== undefined &&
    measurable.has(declaration.declaration.kind) &&
    "domain" in declaration.declaration &&
    declaration.declaration.domain !== undefined;
  return { text: textOf(value.span), value, whole: hasDomain ? declaration.name : undefined };
}

/** A study without a method takes every combination of its values. */
function readMethod(
  item: MethodItem | undefined,
  shares: readonly Extract<StudyItem, { readonly kind: "share" }>[],
  context: StudyContext,
): Method {
  switch (item?.kind) {
    case undefined:
      return { kind: "grid" };
    case "one-at-a-time":
    case "grid":
      return { kind: item.kind };
    case "latin-hypercube":
    case "monte-carlo": {
      const size = expectCount(item.size, "runs", maxRuns, context);
      const seed = item.seed === undefined ? 1 : expectCount(item.seed, "a seed", maxSeed, context);
      return { kind: item.kind, size, seed };
    }
    case "front": {
      const steps = expectCount(item.steps, "steps", maxSteps, context);
      const [main, other] = [readGoal(item.main, context), readGoal(item.other, context)];
      return { kind: "front", main, other, steps };
    }
    case "near-optimal": {
      const margin = readShare(item.margin, "what an alternative may cost", context);
      return { kind: item.kind, margin, goals: item.goals.map((goal) => readGoal(goal, context)) };
    }
    case "outcomes":
      return readOutcomes(item, shares, context);
    default:
      return assertNever(item);
  }
}

function expectCount(
  literal: Extract<Expression, { readonly kind: "number" }>,
  what: string,
  limit: number,
  { textOf, reporter }: StudyContext,
): number {
  const { value, span } = literal;
  if (Number.isInteger(value) && value >= 1 && value <= limit) return value;
  const text = textOf(span);
  reporter.report("study-count", { text, what: what.replace(/^a /u, ""), limit }, span);
  return 1;
}

function readGoal({ sense, value, span }: StudyGoal, { find, textOf }: StudyContext): Goal {
  const kind = value.kind === "name" ? find(value.path.text)?.declaration.kind : undefined;
  const own = kind === "minimize" || kind === "maximize" ? kind : "minimize";
  const text = sense === undefined ? textOf(span) : textOf(value.span);
  return { text, sense: sense ?? own, value };
}

/** `0.05` or `5 %`. */
function readShare(value: Expression, what: string, { reporter }: StudyContext): number {
  if (value.kind === "missing") return 0;
  const factors = value.kind === "number" ? (value.unit?.factors ?? []) : [];
  const [factor, more] = factors;
  const isPercent = factor?.name?.text === "%" && factor.exponent === 1 && more === undefined;
  if (value.kind === "number" && value.value > 0 && (isPercent || factors.length === 0)) {
    if (Number.isFinite(value.value)) return isPercent ? value.value / 100 : value.value;
  }
  reporter.report("study-share", { what }, value.span);
  return 0;
}

function readOutcomes(
  item: Extract<StudyItem, { readonly kind: "outcomes" }>,
  shares: readonly Extract<StudyItem, { readonly kind: "share" }>[],
  context: StudyContext,
): Method {
  const { reporter, find, variables } = context;
  const seen = new Set<string>();
  for (const { scenario } of item.outcomes) {
    if (seen.has(scenario.text)) {
      reporter.report("repeated-outcome", { name: scenario.text }, scenario.span);
    }
    seen.add(scenario.text);
  }
  const before = reporter.diagnostics.length;
  const outcomes = item.outcomes.map(({ scenario, weight }) => ({
    scenario: scenario.text,
    weight: readShare(weight, "the weight of an outcome", context),
  }));
  const sum = outcomes.reduce((total, { weight }) => total + weight, 0);
  if (reporter.diagnostics.length === before && Math.abs(sum - 1) > 1e-9) {
    reporter.report("outcome-weights", { sum: Number(sum.toPrecision(6)) }, item.span);
  }
  const shared: string[] = [];
  for (const path of shares.flatMap((share) => share.variables)) {
    const found = find(path.text);
    if (found?.declaration.kind === "var") shared.push(found.name);
    else {
      const kind = found && describeKind(found.declaration.kind);
      const near = findNearNames(path.text, variables);
      reporter.report("not-shared", { name: path.text, kind, near }, path.span);
    }
  }
  if (shares.length === 0) reporter.report("nothing-shared", {}, item.span);
  return { kind: "outcomes", outcomes, shared, mean: item.mean?.text };
}
