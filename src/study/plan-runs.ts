/**
 * The runs of a study, as a pure function of the study and of the runs that are finished: fronts and near-optimal
 * alternatives need the ends or the optimum first. What is planned once keeps its number and its task.
 */
import { assertNever } from "../diagnostics/index.js";
import { draftGoalRun, draftOutcomesRuns, draftRun, type RunDraft } from "./draft-run.js";
import { planFollowUps } from "./follow-ups.js";
import { literalOf } from "./read-values.js";
import { sampleOf } from "./sample.js";
import type { FinishedRun, Run, RunValue, Study, TaskPart, VariedValue } from "./study.js";

/** How many runs a study makes, at most. */
export function countRuns({ method, scenarios, varied }: Study): number {
  const sizes = varied.map(({ values }) => (values.kind === "list" ? values.values.length : 1));
  switch (method.kind) {
    case "one-at-a-time":
      return scenarios.length * sizes.reduce((sum, size) => sum + size, 1);
    case "grid":
      return scenarios.length * sizes.reduce((product, size) => product * size, 1);
    case "latin-hypercube":
    case "monte-carlo":
      return scenarios.length * method.size;
    case "front":
      return scenarios.length * (method.steps + 2);
    case "near-optimal":
      return scenarios.length * (method.goals.length + 1);
    case "outcomes":
      return scenarios.length * (method.mean === undefined ? 1 : 3);
    default:
      return assertNever(method);
  }
}

/** Every run that is known by now; when nothing is left to finish, the study is done. */
export function planRuns(study: Study, finished: readonly FinishedRun[] = []): readonly Run[] {
  const first = study.scenarios.flatMap((scenario) => planScenario(study, scenario));
  const more =
    finished.length < first.length
      ? []
      : study.scenarios.flatMap((scenario) => planFollowUps(study, scenario, finished));
  return [...first, ...more].map((draft, i) => ({ ...draft, number: i + 1 }));
}

/**
 * What is bound before anything is solved, so that mistakes in data show at once: the model under each scenario, with a
 * value for everything that the study varies.
 */
export function planProbes(study: Study): readonly TaskPart[] {
  return study.scenarios.flatMap((scenario) => {
    const drafts = planScenario(study, scenario);
    const firsts = drafts.flatMap(({ task }) => task.first ?? []);
    const parts = [...(drafts[0]?.task.parts ?? []), ...firsts];
    if (study.method.kind !== "one-at-a-time") return parts;
    const values = listsOf(study).map(([value]) => value && readValue(value));
    return [...parts, ...draftRun(study, scenario, values).task.parts];
  });
}

function planScenario(study: Study, scenario: string): readonly RunDraft[] {
  const { method, varied } = study;
  const none: readonly (RunValue | undefined)[] = varied.map(() => undefined);
  switch (method.kind) {
    case "one-at-a-time": {
      const base = { ...draftRun(study, scenario, none), purpose: "as it is" };
      const others = listsOf(study).flatMap((values, i) =>
        values.map((value) => {
          const changed = draftRun(study, scenario, none.with(i, readValue(value)));
          return { ...changed, purpose: `${varied[i]?.text ?? ""} ${value.text}` };
        }),
      );
      return [base, ...others];
    }
    case "grid":
      return combine(listsOf(study)).map((values) =>
        draftRun(study, scenario, values.map(readValue)),
      );
    case "latin-hypercube":
    case "monte-carlo":
      return sampleOf(study, method).map((values) => draftRun(study, scenario, values));
    case "front":
      return [method.main, method.other].map((goal, i) => ({
        ...draftGoalRun(study, scenario, i, undefined),
        purpose: `${goal.sense} ${goal.text}`,
      }));
    case "near-optimal":
      return [
        { ...draftGoalRun(study, scenario, undefined, undefined), purpose: "the optimum itself" },
      ];
    case "outcomes":
      return draftOutcomesRuns(study, scenario, method);
    default:
      return assertNever(method);
  }
}

function listsOf({ varied }: Study): readonly (readonly VariedValue[])[] {
  return varied.map(({ values }) => (values.kind === "list" ? values.values : []));
}

/** Every combination, the last list turning fastest. */
function combine<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (rows, list) => rows.flatMap((row) => list.map((value) => [...row, value])),
    [[]],
  );
}

function readValue({ text, value }: VariedValue): RunValue {
  return { text, value, number: literalOf(value)?.number };
}
