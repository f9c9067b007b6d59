/**
 * Claims -> verdicts: evaluates each claim on the base's data and the solved scenarios, and judges it.
 */
import type { ClaimExpectation, ClaimModel, NumberExpression } from "../check/index.js";
import {
  createEvaluator,
  withResults,
  type BuildReport,
  type Environment,
  type Evaluator,
} from "../evaluate/index.js";
import { readElsewhere, readResult, type Results, readingsOf } from "../results/index.js";
import type { Expected, JudgedClaim } from "./claim.js";
import { defaultTolerance, judge } from "./judge.js";

/** What is left of a solved scenario: how it ended, and the values that were asked for. */
export interface KnownRun extends Pick<Results, "valueOf"> {
  readonly status: string;
}

/** What claims are judged on. */
export interface Evidence {
  /** The base with its data. */
  readonly environment: Environment;
  /** The base solved, when some claim reads its own solution. */
  readonly base: Results | undefined;
  readonly runOf: (scenario: string) => KnownRun | undefined;
}

/** Judges every claim of the model, in the order written. */
export function judgeClaims(evidence: Evidence, report: BuildReport): readonly JudgedClaim[] {
  const { base, environment, runOf } = evidence;
  const results = {
    variable: (name: string) => base?.valueOf(name)?.values,
    result: (what: Parameters<typeof readResult>[2], of: string) =>
      base && readResult(base.built, base.solution, what, of),
    scenarioValue: (scenario: string, of: string, labels: readonly (string | number)[]) =>
      readElsewhere(runOf(scenario), of, labels),
  };
  const evaluator = createEvaluator(withResults(environment, results), report);
  return [...environment.model.claims.values()].map((claim) =>
    judgeClaim(claim, evaluator, evidence),
  );
}

function judgeClaim(claim: ClaimModel, evaluator: Evaluator, evidence: Evidence): JudgedClaim {
  const expected = expectedOf(claim.expected, evaluator);
  const value = numberOf(claim.value, evaluator);
  const isAbsent = Number.isNaN(value);
  return {
    name: claim.name,
    ...splitDoc(claim),
    unit: claim.unit.text,
    isPercent: claim.unit.text === "1" && isInPercent(claim),
    expected,
    value: isAbsent ? undefined : value,
    verdict: judge(value, expected),
    absence: isAbsent ? findAbsence(claim, evidence) : undefined,
    reason: claim.reason,
  };
}

function expectedOf(expected: ClaimExpectation, evaluator: Evaluator): Expected {
  if (expected.kind === "about") {
    const { tolerance } = expected;
    return {
      kind: "about",
      value: numberOf(expected.value, evaluator),
      tolerance: tolerance === undefined ? defaultTolerance : numberOf(tolerance, evaluator),
    };
  }
  const { lower, upper } = expected;
  return {
    kind: "interval",
    lower: lower === undefined ? -Infinity : numberOf(lower, evaluator),
    upper: upper === undefined ? Infinity : numberOf(upper, evaluator),
  };
}

function numberOf(expression: NumberExpression, evaluator: Evaluator): number {
  return evaluator.numbers(expression, evaluator.unitFrame())[0] ?? NaN;
}

/** True when the author wrote the expected value in percent; a tolerance, which comes last, is always so. */
function isInPercent({ expected, expectedText }: ClaimModel): boolean {
  const tolerance = expected.kind === "about" ? expected.tolerance : undefined;
  const length = tolerance === undefined ? 0 : tolerance.span.end - tolerance.span.start;
  return expectedText.slice(0, expectedText.length - length).includes("%");
}

/** "Fig. 4: geography" is the section "Fig. 4" and the text "geography". */
function splitDoc({ doc, name }: ClaimModel): Pick<JudgedClaim, "section" | "text"> {
  if (doc === undefined) return { section: undefined, text: name };
  const colon = doc.indexOf(": ");
  if (colon <= 0) return { section: undefined, text: doc };
  return { section: doc.slice(0, colon).trim(), text: doc.slice(colon + 2).trim() };
}

function findAbsence(claim: ClaimModel, { runOf }: Evidence): string {
  for (const { scenario, name } of readingsOf(claim.value)) {
    const run = runOf(scenario);
    if (run === undefined) return `\`${scenario}\` was not solved`;
    if (run.status !== "optimal") return `\`${scenario}\` is ${run.status}`;
    if (run.valueOf(name) === undefined) return `\`${scenario}\` has no \`${name}\``;
  }
  return "a value it reads does not exist";
}
