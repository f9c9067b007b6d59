/**
 * The size of the program before it is built: rows and columns from the domains, entries from the sets summed over.
 */
import type { NumberExpression, SetExpression } from "../check/index.js";
import type { Environment } from "../evaluate/index.js";
import type { SizeForecast } from "./plan.js";

/** Entries that one row of this expression has, if no condition takes any away and no two terms meet. */
export function countTerms(expression: NumberExpression, environment: Environment): number {
  if (expression.degree === 0) return 0;
  switch (expression.kind) {
    case "variable":
      return 1;
    case "piecewise":
      return 1;
    case "define": {
      const define = environment.model.defines.get(expression.define);
      return define === undefined ? 0 : countTerms(define.value, environment);
    }
    case "negate":
    case "scale":
      return countTerms(expression.operand, environment);
    case "arithmetic":
      return countTerms(expression.left, environment) + countTerms(expression.right, environment);
    case "if":
      return Math.max(
        countTerms(expression.then, environment),
        countTerms(expression.otherwise, environment),
      );
    case "let":
      return countTerms(expression.body, environment);
    case "reduce": {
      const tuples = expression.binders.reduce((product, binder) => {
        const free = binder.elements.filter((element) => element.kind !== "match").length;
        return product * sizeOf(binder.set, free / binder.elements.length, environment);
      }, 1);
      return tuples * countTerms(expression.body, environment);
    }
    default:
      return 0;
  }
}

/**
 * Terms that one row of this expression walks in any case: sums over whole sets, without a condition and without data
 * whose zeros could take terms away.
 */
export function countCertainTerms(expression: NumberExpression, environment: Environment): number {
  if (expression.degree === 0) return 0;
  switch (expression.kind) {
    case "variable":
      return 1;
    case "define": {
      const define = environment.model.defines.get(expression.define);
      return define === undefined ? 0 : countCertainTerms(define.value, environment);
    }
    case "negate":
    case "scale":
      return countCertainTerms(expression.operand, environment);
    case "arithmetic": {
      const { operator, left, right } = expression;
      if (operator === "+" || operator === "-")
        return countCertainTerms(left, environment) + countCertainTerms(right, environment);
      const [variable, data] = left.degree === 1 ? [left, right] : [right, left];
      return data.kind === "constant" ? countCertainTerms(variable, environment) : 0;
    }
    case "reduce": {
      if (expression.condition !== undefined) return 0;
      let tuples = 1;
      for (const { elements, set } of expression.binders) {
        const isWhole = elements.every((element) => element.kind !== "match");
        tuples *= isWhole ? sizeOfWhole(set, environment) : 0;
      }
      return tuples === 0 ? 0 : tuples * countCertainTerms(expression.body, environment);
    }
    default:
      return 0;
  }
}

/** Tuples of a set whose size is known for certain, else 0. */
function sizeOfWhole(set: SetExpression, environment: Environment): number {
  if (set.kind === "named" && set.arguments.length === 0) return environment.relation(set.set).size;
  if (set.kind !== "product") return 0;
  return set.factors.reduce((product, factor) => product * sizeOfWhole(factor, environment), 1);
}

/** True when `countTerms` is what each row has, but for zero coefficients: nothing is summed, and branches are alike. */
export function isCountExact(expression: NumberExpression, environment: Environment): boolean {
  if (expression.degree === 0) return true;
  const isExact = (node: NumberExpression): boolean => isCountExact(node, environment);
  switch (expression.kind) {
    case "variable":
      return true;
    case "define": {
      const define = environment.model.defines.get(expression.define);
      return define !== undefined && isExact(define.value);
    }
    case "negate":
    case "scale":
      return isExact(expression.operand);
    case "arithmetic":
      return isExact(expression.left) && isExact(expression.right);
    case "if": {
      const { then, otherwise } = expression;
      const areAlike = countTerms(then, environment) === countTerms(otherwise, environment);
      return areAlike && isExact(then) && isExact(otherwise);
    }
    case "let":
      return isExact(expression.body);
    default:
      return false;
  }
}

/** Tuples of a set when the given share of its columns is still free: the geometric share of its size. */
function sizeOf(set: SetExpression, freeShare: number, environment: Environment): number {
  return freeShare === 0 ? 1 : sizeOfSet(set, environment) ** freeShare;
}

function sizeOfSet(set: SetExpression, environment: Environment): number {
  switch (set.kind) {
    case "named": {
      const size = environment.relation(set.set).size;
      const family = environment.model.sets.get(set.set)?.family;
      if (family === undefined || set.arguments.length === 0) return size;
      const groups = family.columns.reduce(
        (product, column) =>
          product * (column.carrier.kind === "set" ? environment.set(column.carrier.set).size : 1),
        1,
      );
      return Math.max(1, size / Math.max(1, groups));
    }
    case "domain-of":
      return environment.domain(set.declaration).size;
    case "product":
      return set.factors.reduce((product, factor) => product * sizeOfSet(factor, environment), 1);
    case "literal":
      return set.tuples.length;
    case "operation":
      return set.operator === "union" || set.operator === "symdiff"
        ? sizeOfSet(set.left, environment) + sizeOfSet(set.right, environment)
        : sizeOfSet(set.left, environment);
    case "range":
    case "comprehension":
    case "gather":
      return set.columns.reduce(
        (product, column) =>
          product * (column.kind === "set" ? environment.set(column.set).size : 1),
        1,
      );
  }
}

/** Bytes of the final arrays: indices and values per entry, two bounds and a start per row, three numbers per column. */
export function forecastBytes(size: Omit<SizeForecast, "bytes" | "isExact">): number {
  return 12 * size.nonzeros + 20 * size.rows + 24 * size.columns;
}
