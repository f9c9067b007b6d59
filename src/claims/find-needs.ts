/**
 * Which scenarios the claims of a model read, and which names of each: nothing else has to be solved or kept.
 */
import { findReport, visit, type CheckedModel } from "../check/index.js";
import { findReadings, readingsOf } from "../results/index.js";

/** What must be known before the claims can be judged. */
export interface Needs {
  /** Names read of each scenario, in the order in which the claims meet them. */
  readonly scenarios: ReadonlyMap<string, ReadonlySet<string>>;
  /** True when some claim reads the base's own solution, not only its data. */
  readonly hasBase: boolean;
}

/** What all claims of the model need, also through reports that name scenarios themselves. */
export function findNeeds(model: CheckedModel): Needs {
  const values = [...model.claims.values()].map(({ value }) => value);
  return { scenarios: findReadings(model, values), hasBase: values.some(readsOwn) };
}

/** True when a report names scenarios: it can be read only when those are there. */
export function isCrossReport(model: CheckedModel, name: string): boolean {
  return readingsOf(findReport(model, name)?.value).length > 0;
}

/** True when an expression reads variables or rows of the run it is evaluated on. */
function readsOwn(expression: unknown): boolean {
  let isFound = false;
  visit(expression, (node) => {
    const kind = node["kind"];
    if (kind === "variable" || kind === "piecewise" || kind === "result") isFound = true;
    if (kind === "define" && node["degree"] === 1) isFound = true;
    return !isFound;
  });
  return isFound;
}
