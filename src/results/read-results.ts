/**
 * Solution -> Results. Named values are evaluated on demand, once, by the same evaluator that bound the data.
 */
import { findReport, type DomainModel, type NumberExpression } from "../check/index.js";
import type { Relation } from "../domains/index.js";
import {
  createEvaluator,
  type Environment,
  type BuildReport,
  type Evaluator,
} from "../evaluate/index.js";
import { piecewiseValues, type BuiltProgram } from "../plan/index.js";
import type { Solution, Verification } from "../solve/index.js";
import { splitCosts } from "./costs.js";
import { isDual, readResult } from "./read-duals.js";
import type { Results, Values } from "./results.js";
import { listTables } from "./tables.js";

/** Rows evaluated at a time. */
const batchRows = 8192;

/**
 * Reads a solved run. `others` finds the results of another scenario for reports that name one; a report whose scenario
 * was not solved is absent.
 */
export function readResults(
  built: BuiltProgram,
  solution: Solution,
  verification: Verification | undefined,
  report: BuildReport,
  others: (scenario: string) => Pick<Results, "valueOf"> | undefined = () => undefined,
): Results {
  const { model } = built.plan.environment;
  const known = new Map<string, Values | undefined>();
  const environment: Environment = {
    ...built.plan.environment,
    results: {
      variable: (name) => readVariable(built, solution, name),
      result: (what, of) =>
        model.hasPrices || !isDual(what) ? readResult(built, solution, what, of) : undefined,
      scenarioValue: (scenario, of, labels) => readElsewhere(others(scenario), of, labels),
    },
  };
  const evaluator = createEvaluator(environment, report);
  const valueOf = (name: string): Values | undefined => {
    if (!known.has(name)) known.set(name, evaluateNamed(name, environment, evaluator, solution));
    return known.get(name);
  };
  const objectiveDefine = model.defines.get(model.objective?.name ?? "");
  const isSolved = solution.primal !== undefined && solution.objective !== undefined;
  const split =
    isSolved && solution.objective !== undefined
      ? splitCosts(built, solution.objective, valueOf)
      : { costs: new Map<string, number>(), residual: NaN };
  return {
    scenario: model.scenario,
    built,
    solution,
    verification,
    objective:
      objectiveDefine === undefined
        ? undefined
        : {
            name: objectiveDefine.name,
            value: solution.objective,
            unit: objectiveDefine.unit.text,
          },
    costs: split.costs,
    costResidual: split.residual,
    valueOf,
    tables: () => listTables(built, solution, valueOf),
  };
}

function readVariable(
  built: BuiltProgram,
  solution: Solution,
  name: string,
): Float64Array | undefined {
  if (solution.primal === undefined) return undefined;
  const layout = built.plan.piecewise.get(name);
  if (layout !== undefined) return piecewiseValues(layout, solution.primal.colValue);
  const block = built.plan.columns.find((candidate) => candidate.name === name);
  if (block === undefined) return undefined;
  return solution.primal.colValue.subarray(block.first, block.first + block.count);
}

function evaluateNamed(
  name: string,
  environment: Environment,
  evaluator: Evaluator,
  solution: Solution,
): Values | undefined {
  const { model } = environment;
  const variable = model.variables.get(name);
  if (variable !== undefined) {
    const domain = environment.domain(name);
    const values = environment.results?.variable(name) ?? new Float64Array(domain.size).fill(NaN);
    return { domain, values, unit: variable.unit.text };
  }
  const param = model.params.get(name);
  if (param !== undefined) {
    const bound = environment.param(name);
    return { domain: bound.domain, values: bound.values, unit: param.unit.text };
  }
  const define = model.defines.get(name) ?? findReport(model, name);
  if (define === undefined) return undefined;
  const domain = environment.domain(name);
  const isAbsent = solution.primal === undefined && needsSolution(define.value);
  const values = isAbsent
    ? new Float64Array(domain.size).fill(NaN)
    : evaluateOver(define.domain, domain, define.value, evaluator);
  return { domain, values, unit: define.unit.text };
}

/** Formulas of a run without a solution are absent as a whole; only a bare number is known all the same. */
function needsSolution(expression: NumberExpression): boolean {
  return expression.kind !== "constant";
}

function evaluateOver(
  model: DomainModel,
  domain: Relation,
  expression: NumberExpression,
  evaluator: Evaluator,
): Float64Array {
  const values = new Float64Array(domain.size);
  for (let start = 0; start < domain.size; start += batchRows) {
    const count = Math.min(batchRows, domain.size - start);
    const frame = evaluator.frameOf(model, domain, start, count);
    values.set(evaluator.numbers(expression, frame).subarray(0, count), start);
  }
  return values;
}

/** The value of a name for these labels; NaN where the results do not have it. */
export function readElsewhere(
  results: Pick<Results, "valueOf"> | undefined,
  of: string,
  labels: readonly (string | number)[],
): number {
  const found = results?.valueOf(of);
  if (found === undefined) return NaN;
  const tuple: number[] = [];
  for (const [k, base] of found.domain.bases.entries()) {
    const label = labels[k];
    if (label === undefined) return NaN;
    const position = base === "integer" ? Number(label) : base.positionOf(label);
    if (position < 0 && base !== "integer") return NaN;
    tuple.push(position);
  }
  const position = found.domain.find(tuple);
  return position < 0 ? NaN : found.values[position]!;
}
