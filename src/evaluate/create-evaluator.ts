/**
 * Puts the evaluator together: its parts share one core, and what they derive from the environment is kept until
 * something bound is bound again. Arrays given to callers are their own, unless the evaluator's promise says otherwise.
 */
import { invariant } from "../diagnostics/index.js";
import type { Relation } from "../domains/index.js";
import { computeRecursive, type RecursiveParam } from "./compute-recursive.js";
import type { Core, EvaluatorOptions, EvaluatorStatistics } from "./core.js";
import { createCore, frameOver, isBinding } from "./create-core.js";
import type { Environment } from "./environment.js";
import type { Evaluator } from "./evaluator.js";
import type { BuildReport, EvaluationReporter } from "./faults.js";
import type { Frame } from "./frame.js";
import { createSelection, createSliceFrame, rowsWhere } from "./frames.js";
import { materialiseDomain } from "./materialise-domain.js";
import { wholeRange } from "./range-set.js";
import { viewOf } from "./read-values.js";

/** The evaluator, with what only binding and tests need. */
export interface BindingEvaluator extends Evaluator {
  readonly statistics: EvaluatorStatistics;
  readonly options: EvaluatorOptions;
  readonly environment: Environment;
  /** Computes parameters that are defined through one another's other cells. */
  readonly computeRecursive: (
    group: readonly RecursiveParam[],
  ) => ReadonlyMap<string, Float64Array>;
}

/** Sixteen thousand rows keep a handful of columns in the second-level cache. */
const defaults: EvaluatorOptions = { batchSize: 16384, maxElements: 200_000_000 };

/** Makes an evaluator over an environment; faults go to the reporter. */
export function createEvaluator(
  environment: Environment,
  reporter: EvaluationReporter | BuildReport,
  options: Partial<EvaluatorOptions> = {},
): BindingEvaluator {
  const report = typeof reporter === "function" ? reporter : reporter.report;
  const core = createCore(environment, report, { ...defaults, ...options });
  const evaluator: BindingEvaluator = {
    statistics: core.statistics,
    options: core.options,
    environment,
    numbers: (expression, frame) => {
      const out = new Float64Array(frame.size);
      core.numbers(expression, frame, out);
      return out;
    },
    numbersInto: core.numbers,
    scalar: core.scalar,
    column: (expression, frame) => {
      const known = core.scalar(expression) ?? viewOf(core, expression, frame);
      if (known !== undefined) return known;
      const out = new Float64Array(frame.size);
      core.numbers(expression, frame, out);
      return out;
    },
    members: (expression, frame) => copyOut(core, frame, () => core.members(expression, frame)),
    memberPositions: (expression, target, frame) =>
      copyOut(core, frame, () => core.positionsIn(expression, environment.set(target), frame)),
    holds: (condition, frame) => {
      const out = new Uint8Array(frame.size);
      core.holds(condition, frame, out);
      return out;
    },
    keep: (frame, mask) => {
      const rows = rowsWhere(mask, frame.size, 1);
      const isWhole = rows.length === frame.size;
      return isWhole ? createSliceFrame(frame, 0, frame.size) : createSelection(frame, rows);
    },
    expand: core.expand,
    sparseCondition: core.sparseCondition,
    locate: (declaration, members, frame, isSilent = false) => {
      const relation = environment.model.params.has(declaration)
        ? core.param(declaration).domain
        : environment.domain(declaration);
      const run = core.locateRun(relation, members, frame);
      if (run !== undefined) return run;
      const [first] = members;
      const name = isSilent ? undefined : declaration;
      return copyOut(core, frame, () => core.locate(name, relation, members, first, frame));
    },
    domain: (domain) => {
      let relation: Relation | undefined;
      core.faults.aloud(() => {
        relation = materialiseDomain(core, domain);
      });
      invariant(relation !== undefined, "a domain was written out");
      return relation;
    },
    setOf: (set) => core.constantRelation(set),
    rangeOf: (set) => wholeRange(core, set),
    frameOf: (domain, relation, first, count) => frameOver(domain, relation, first, count),
    unitFrame: () => core.unit,
    computeRecursive: (group) => computeRecursive(core, group),
  };
  if (isBinding(environment)) environment.attach(evaluator.domain);
  return evaluator;
}

function copyOut(core: Core, frame: Frame, run: () => Int32Array): Int32Array {
  const mark = core.arena.mark();
  const out = run().slice(0, frame.size);
  core.arena.reset(mark);
  return out;
}
