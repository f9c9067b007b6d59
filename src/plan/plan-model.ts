/**
 * Lays out the columns and forecasts the size, before anything large is allocated.
 */
import type { ConstraintModel } from "../check/index.js";
import type { Environment, Evaluator } from "../evaluate/index.js";
import type { BuildReporter } from "./build-reporter.js";
import { countFamilies } from "./build-rows.js";
import { countCertainTerms, countTerms, forecastBytes, isCountExact } from "./forecast.js";
import { layOutPiecewise } from "./piecewise-columns.js";
import { countColumns, type PiecewiseLayout } from "./piecewise-layout.js";
import { integerRelation } from "./piecewise-rows.js";
import type { Block, BuildLimits, Plan, SizeForecast } from "./plan.js";

/** Plans the bound model; undefined, with a diagnostic, when it cannot fit. */
export function planModel(
  environment: Environment,
  evaluator: Evaluator,
  limits: BuildLimits,
  reporter: BuildReporter,
): Plan | undefined {
  const { model } = environment;
  const columns: Block[] = [];
  let numCols = 0;
  const addBlock = (name: string, declaration: string, domain: Block["domain"]): void => {
    const block = { name, declaration, domain, first: numCols, count: domain.size };
    columns.push({ ...block, rowOfPosition: undefined, positionOfRow: undefined });
    numCols += domain.size;
  };
  for (const variable of model.variables.values()) {
    addBlock(variable.name, variable.name, environment.domain(variable.name));
  }
  const piecewise = new Map<string, PiecewiseLayout>();
  for (const term of model.piecewise.values()) {
    const layout = layOutPiecewise(term, numCols, environment, evaluator, reporter);
    piecewise.set(term.name, layout);
    addBlock(`${term.name} piece`, term.name, integerRelation(layout.slopes.length));
    if (term.isBinary) {
      addBlock(
        `${term.name} order`,
        term.name,
        integerRelation(countColumns(layout, true) - layout.slopes.length),
      );
    }
  }
  if (reporter.hasErrors()) return undefined;
  const forecast = forecastSize(environment, piecewise, numCols);
  if (!isWithinLimits(environment, forecast, limits, reporter)) return undefined;
  return { environment, evaluator, columns, piecewise, numCols, forecast };
}

function forecastSize(
  environment: Environment,
  piecewise: ReadonlyMap<string, PiecewiseLayout>,
  columns: number,
): SizeForecast {
  let rows = 0;
  let nonzeros = 0;
  for (const constraint of environment.model.constraints.values()) {
    const size = environment.domain(constraint.name).size;
    rows += size * countFamilies(constraint);
    nonzeros += size * termsOfConstraint(constraint, environment);
  }
  for (const layout of piecewise.values()) {
    const steps = layout.firstBinary === undefined ? 0 : layout.slopes.length - layout.domain.size;
    rows += layout.domain.size + 2 * steps;
    nonzeros += layout.slopes.length + layout.domain.size + 4 * steps;
  }
  const isExact =
    piecewise.size === 0 &&
    [...environment.model.constraints.values()].every((constraint) =>
      constraint.operands.every((operand) => isCountExact(operand, environment)),
    );
  const size = { rows, columns, nonzeros, isExact };
  return { ...size, bytes: forecastBytes(size) };
}

function termsOfConstraint(constraint: ConstraintModel, environment: Environment): number {
  return constraint.operands.reduce((sum, operand) => sum + countTerms(operand, environment), 0);
}

/** Entries are an upper estimate where conditions filter, so only rows and columns, which are exact, and sums without conditions refuse. */
function isWithinLimits(
  environment: Environment,
  forecast: SizeForecast,
  limits: BuildLimits,
  reporter: BuildReporter,
): boolean {
  const constraints = [...environment.model.constraints.values()];
  const largest = constraints.reduce<{ name: string; size: number } | undefined>(
    (found, constraint) => {
      const size = environment.domain(constraint.name).size;
      return found === undefined || size > found.size ? { name: constraint.name, size } : found;
    },
    undefined,
  );
  const span = environment.model.constraints.get(largest?.name ?? "")?.nameSpan;
  const anySpan = span ?? [...environment.model.variables.values()][0]?.nameSpan;
  if (anySpan === undefined) return true;
  const words =
    largest === undefined
      ? ""
      : `\`${largest.name}\` alone has ${largest.size.toLocaleString("en-US")}`;
  const measures = [
    { what: "rows", forecast: forecast.rows, limit: limits.maxRows },
    { what: "columns", forecast: forecast.columns, limit: limits.maxCols },
  ];
  for (const measure of measures) {
    if (measure.forecast <= measure.limit) continue;
    reporter.report("too-many-rows", { ...measure, largest: words }, anySpan);
    return false;
  }
  return isWalkable(environment, limits, reporter);
}

/** Refuses a formula whose sums over whole sets alone have more terms than the matrix may have entries. */
function isWalkable(
  environment: Environment,
  limits: BuildLimits,
  reporter: BuildReporter,
): boolean {
  const { model } = environment;
  const objective = model.defines.get(model.objective?.name ?? "");
  const formulas = [...model.constraints.values()].map(({ name, nameSpan, operands }) => ({
    name,
    nameSpan,
    operands,
    rows: environment.domain(name).size,
  }));
  if (objective !== undefined) {
    const { name, nameSpan, value } = objective;
    formulas.push({ name, nameSpan, operands: [value], rows: 1 });
  }
  for (const { name, nameSpan, operands, rows } of formulas) {
    const terms = operands.reduce(
      (sum, operand) => sum + countCertainTerms(operand, environment),
      0,
    );
    if (rows * terms <= limits.maxNonzeros) continue;
    const size = {
      what: `terms in \`${name}\``,
      forecast: rows * terms,
      limit: limits.maxNonzeros,
    };
    const each =
      rows > 1 ? `${rows.toLocaleString("en-US")} rows of ${terms.toLocaleString("en-US")}` : "";
    reporter.report("too-many-rows", { ...size, largest: each }, nameSpan);
    return false;
  }
  return true;
}
