/**
 * A term whose data factor is zero adds nothing: `sum(i in I, j in J) share[i, j] * x[j]` need only walk the cells of `share`
 * that are not zero. The condition of a sum is extended by `share[i, j] != 0` when at most a quarter of the cells are; the
 * join planner then drives the walk by those cells.
 */
import type { Condition, NumberExpression } from "../check/index.js";
import type { Core } from "./core.js";
import type { ParamValues } from "./environment.js";

type Param = NumberExpression & { readonly kind: "param" };

/** Extends the condition of a sum by its sparse factors; the same answer, by identity, for the same sum. */
export type SparseConditions = (
  body: NumberExpression,
  condition: Condition | undefined,
) => Condition | undefined;

/** Makes the extension, with a memory. */
export function createSparseConditions(core: () => Core): SparseConditions {
  const known = new WeakMap<NumberExpression, Map<Condition | undefined, Condition | undefined>>();
  const sparse = new WeakMap<ParamValues, boolean>();
  return (body, condition) => {
    const { environment, recursion } = core();
    if (recursion.pending.size > 0) return condition;
    let answers = known.get(body);
    if (answers === undefined) known.set(body, (answers = new Map()));
    if (answers.has(condition)) return answers.get(condition);
    const factors: Param[] = [];
    addFactors(body, factors);
    const tests = factors
      .filter(({ param }) => isSparse(sparse, environment.param(param)))
      .map((factor): Condition => {
        const { span } = factor;
        const zero: NumberExpression = { kind: "constant", value: 0, degree: 0, span };
        const operator = "!=";
        return { kind: "compare", operator, left: factor, right: zero, tolerance: undefined, span };
      });
    const operands = condition === undefined ? tests : [condition, ...tests];
    const extended: Condition | undefined =
      tests.length === 0 ? condition : { kind: "and", operands, span: body.span };
    answers.set(condition, extended);
    return extended;
  };
}

/** Parameters with indices among the factors of a product. */
function addFactors(node: NumberExpression, factors: Param[]): void {
  if (node.kind === "param" && node.arguments.length > 0) factors.push(node);
  else if (node.kind === "negate" || node.kind === "scale") addFactors(node.operand, factors);
  else if (node.kind === "arithmetic" && (node.operator === "*" || node.operator === "/")) {
    addFactors(node.left, factors);
    if (node.operator === "*") addFactors(node.right, factors);
  }
}

/** At most a quarter of the cells differ from zero, and none is absent. */
function isSparse(known: WeakMap<ParamValues, boolean>, param: ParamValues): boolean {
  let answer = known.get(param);
  if (answer !== undefined) return answer;
  const { values, present, isOptional } = param;
  const limit = values.length / 4;
  let count = 0;
  for (let i = 0; i < values.length && count <= limit; i++) if (values[i] !== 0) count++;
  answer = count <= limit && !(isOptional && present?.includes(0) === true);
  known.set(param, answer);
  return answer;
}
