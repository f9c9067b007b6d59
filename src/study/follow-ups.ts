/**
 * Runs that need others first: the inside of a front between its two ends, alternatives near an optimum.
 */
import { draftGoalRun, type RunDraft } from "./draft-run.js";
import type { FinishedRun, Method, Study } from "./study.js";

/** Room for the arithmetic of a bound that an optimum lies on, relative to its size. */
const slack = 1e-9;

/** The follow-ups under one scenario; none when the first runs have no optimum. */
export function planFollowUps(
  study: Study,
  scenario: string,
  finished: readonly FinishedRun[],
): readonly RunDraft[] {
  const own = finished.filter(({ run }) => run.scenario === scenario);
  const { method } = study;
  if (method.kind === "front") return planFront(study, method, scenario, own);
  if (method.kind === "near-optimal") return planNearOptimal(study, method, scenario, own);
  return [];
}

/**
 * Between the value of the other goal at the main optimum and its own optimum lie equal steps; at each the main goal is
 * optimised under a bound on the other, the last bound being the other's optimum itself.
 */
function planFront(
  study: Study,
  method: Extract<Method, { readonly kind: "front" }>,
  scenario: string,
  [mainEnd, otherEnd]: readonly FinishedRun[],
): readonly RunDraft[] {
  const { other, steps } = method;
  if (mainEnd?.result.status !== "optimal" || otherEnd?.result.status !== "optimal") return [];
  const from = mainEnd.result.values.find(({ measure }) => measure === other.text)?.value;
  const to = otherEnd.result.objective;
  if (from === undefined || to === undefined) return [];
  const room = slack * Math.max(1, Math.abs(to));
  // Without a conflict the front is one point, the main optimum.
  if (Math.abs(from - to) <= room) return [];
  return Array.from({ length: steps }, (_, i) => {
    const isLast = i === steps - 1;
    const at = isLast ? to : from + ((to - from) * (i + 1)) / steps;
    const isUpper = other.sense === "minimize";
    const bound = isUpper
      ? { lower: -Infinity, upper: isLast ? at + room : at }
      : { lower: isLast ? at - room : at, upper: Infinity };
    const sign = isUpper ? "<=" : ">=";
    return {
      ...draftGoalRun(study, scenario, 0, { ...bound, on: 1 }),
      purpose: `${other.text} ${sign} ${Number(at.toPrecision(10))}`,
    };
  });
}

/** Each goal is optimised while the objective stays within the margin. */
function planNearOptimal(
  study: Study,
  method: Extract<Method, { readonly kind: "near-optimal" }>,
  scenario: string,
  [optimum]: readonly FinishedRun[],
): readonly RunDraft[] {
  const best = optimum?.result.objective;
  const sense = study.objectives.get(scenario)?.sense;
  if (optimum?.result.status !== "optimal" || best === undefined || sense === undefined) return [];
  const room = Math.abs(best) * method.margin;
  const bound =
    sense === "minimize"
      ? { lower: -Infinity, upper: best + room }
      : { lower: best - room, upper: Infinity };
  return method.goals.map((goal, i) => ({
    ...draftGoalRun(study, scenario, i, { ...bound, on: undefined }),
    purpose: `${goal.sense} ${goal.text}`,
  }));
}
