/**
 * Expressions, in the most obvious way: one recursive function, one value for one binding of the indices.
 * `wanted` is the unit that a bare number has where it is the whole value.
 */
import type { Binary, Call, Comparison, Expression, Reduction } from "../../../src/syntax/index.js";
import { walkBinders } from "./binders.js";
import { formulaAt, variableAt } from "./formulas.js";
import { isDefined, paramAt } from "./params.js";
import { findEntity, type Entity } from "./program.js";
import { evaluateSet } from "./sets.js";
import { readUnit } from "./units.js";
import {
  addLinear,
  comparable,
  dataOf,
  divide,
  fail,
  isSameDims,
  keyOf,
  labelsOf,
  linearOf,
  member,
  multiply,
  noDims,
  number,
  plainOf,
  powerDims,
  sumLinear,
  type Label,
  type Linear,
  type Unit,
  type Value,
} from "./value.js";
import type { Context } from "./world.js";

export function evaluate(expression: Expression, context: Context, wanted?: Unit): Value {
  switch (expression.kind) {
    case "number": {
      const { value, unit } = expression;
      if (unit !== undefined) {
        const { dims, scale } = readUnit(unit, context.scope.units);
        return number(value * scale, dims);
      }
      if (value === 0 || value === Infinity) return number(value, "any");
      return number(value * (wanted?.scale ?? 1), wanted?.dims ?? noDims);
    }
    case "text":
      return member([expression.value]);
    case "name":
      return evaluateName(expression.path.text, context);
    case "subscript": {
      const entity = findEntity(context.scope, expression.target.text);
      if (entity === undefined) return fail(`unknown \`${expression.target.text}\``);
      return valueOf(entity, labelsOfAll(expression.arguments, context), context);
    }
    case "call":
      return evaluateCall(expression, context);
    case "unary": {
      const operand = linearOf(evaluate(expression.operand, context, wanted));
      return addLinear(number(0, "any"), operand, -1);
    }
    case "binary":
      return evaluateBinary(expression, context);
    case "if":
      return holds(expression.condition, context)
        ? evaluate(expression.then, context, wanted)
        : evaluate(expression.otherwise, context, wanted);
    case "reduction":
      return evaluateReduction(expression, context);
    case "tuple":
      return member(labelsOfAll(expression.elements, context));
    case "piecewise":
      context.world.piecewise++;
      return number(0, "any");
    case "comparison":
    case "logical":
    case "not":
      return fail("a condition where a value is wanted");
    case "set-literal":
    case "table-literal":
    case "comprehension":
    case "range":
    case "set-operation":
      return fail("a set where a value is wanted");
    case "missing":
      return fail("a part of the text could not be read");
  }
}

/** A quantity, whatever it may hold. */
export function evaluateLinear(expression: Expression, context: Context, wanted?: Unit): Linear {
  return linearOf(evaluate(expression, context, wanted));
}

/** Labels of several expressions in member position, one after the other. */
export function labelsOfAll(
  expressions: readonly Expression[],
  context: Context,
): readonly Label[] {
  return expressions.flatMap((expression) => labelsOf(evaluate(expression, context)));
}

function evaluateName(name: string, context: Context): Value {
  const bound = context.env.get(name);
  if (bound !== undefined) return bound;
  const entity = findEntity(context.scope, name);
  if (entity === undefined || isSet(entity)) return member([name]);
  return valueOf(entity, [], context);
}

function isSet(entity: Entity): boolean {
  if (entity.kind === "declared") return entity.declaration.kind === "set";
  return entity.kind === "place";
}

function valueOf(entity: Entity, labels: readonly Label[], context: Context): Value {
  const { world } = context;
  if (entity.kind === "declared") {
    if (entity.declaration.kind === "param") return paramAt(entity, labels, world);
    if (entity.declaration.kind === "var") return variableAt(entity, labels, world);
  }
  return formulaAt(entity, labels, world);
}

function evaluateBinary({ operator, left, right }: Binary, context: Context): Linear {
  const first = evaluateLinear(left, context);
  const second = evaluateLinear(right, context);
  switch (operator) {
    case "+":
      return addLinear(first, second);
    case "-":
      return addLinear(first, second, -1);
    case "*":
      return multiply(first, second);
    case "/":
      return divide(first, second);
    case "^": {
      const power = plainOf(second);
      if (isSameDims(first.dims, noDims)) return number(dataOf(first) ** power);
      return number(dataOf(first) ** power, powerDims(first.dims, power));
    }
    case "mod": {
      const [value, divisor] = comparable(first, second);
      return number(value - divisor * Math.floor(value / divisor), first.dims);
    }
  }
}

function evaluateReduction(reduction: Reduction, context: Context): Value {
  const { operator, binders, condition, body } = reduction;
  const points = [...walkBinders(binders, condition, context)];
  if (operator === "count") return number(points.length);
  if (body === undefined) return fail("a reduction of nothing");
  const values = points.map(({ env }) => evaluate(body, { ...context, env }));
  switch (operator) {
    case "sum":
      return sumLinear(values.map(linearOf));
    case "product":
      return values.map(linearOf).reduce(multiply, number(1));
    case "min":
    case "max": {
      const numbers = values.map(linearOf);
      const [first] = numbers;
      if (first === undefined) return fail(`${operator} of nothing`);
      return extreme(operator, numbers);
    }
    case "exists":
    case "forall":
    case "union":
    case "inter":
      return fail(`${operator} where a value is wanted`);
  }
}

function extreme(which: "min" | "max", values: readonly Linear[]): Linear {
  const { dims } = sumLinear(values);
  const numbers = values.map(dataOf);
  return number(which === "min" ? Math.min(...numbers) : Math.max(...numbers), dims);
}

function evaluateCall(call: Call, context: Context): Value {
  const name = call.callee.text;
  const argument = (i: number): Expression =>
    call.arguments[i] ?? fail(`${name}: too few arguments`);
  const plain = (apply: (value: number) => number): Linear =>
    number(apply(plainOf(evaluateLinear(argument(0), context))));
  const keeping = (apply: (value: number) => number): Linear => {
    const value = evaluateLinear(argument(0), context);
    return number(apply(dataOf(value)), value.dims);
  };
  switch (name) {
    case "min":
    case "max":
      return extreme(
        name,
        call.arguments.map((expression) => evaluateLinear(expression, context)),
      );
    case "abs":
      return keeping(Math.abs);
    case "floor":
      return keeping(Math.floor);
    case "ceil":
      return keeping(Math.ceil);
    case "round":
      return keeping((value) => Math.sign(value) * Math.floor(Math.abs(value) + 0.5));
    case "exp":
      return plain(Math.exp);
    case "log":
      return plain(Math.log);
    case "sqrt": {
      const value = evaluateLinear(argument(0), context);
      return number(Math.sqrt(dataOf(value)), powerDims(value.dims, 0.5));
    }
    case "first":
    case "last": {
      const set = evaluateSet(argument(0), context);
      const labels = set.tuples.at(name === "first" ? 0 : -1);
      return labels === undefined
        ? fail(`${name} of an empty set`)
        : member(labels, set.width === 1 ? set : undefined);
    }
    case "prev":
    case "next": {
      const value = evaluate(argument(0), context);
      const by =
        call.arguments[1] === undefined ? 1 : plainOf(evaluateLinear(argument(1), context));
      return step(value, name === "prev" ? -by : by);
    }
    case "ord": {
      const value = evaluate(argument(0), context);
      if (value.kind !== "member" || value.line === undefined) return fail("ord of no index");
      return number((value.line.places.get(keyOf(value.labels)) ?? fail("not in its set")) + 1);
    }
    case "card":
      return number(evaluateSet(argument(0), context).tuples.length);
    default:
      return callFunction(name, call, context);
  }
}

function step(value: Value, by: number): Value {
  if (value.kind !== "member" || value.line === undefined) return fail("a step on no index");
  const { line, labels } = value;
  const [label] = labels;
  const { cyclic } = line;
  const group =
    typeof cyclic === "function" && label !== undefined
      ? line.tuples.filter(([other]) => other !== undefined && cyclic(other) === cyclic(label))
      : line.tuples;
  const place = group.findIndex(([other]) => other === label);
  if (place < 0) return fail("a step from outside the set");
  const size = group.length;
  const target = cyclic === false ? place + by : (((place + by) % size) + size) % size;
  return member(group[target] ?? fail(`off the end of a set, from ${String(label)}`), line);
}

function callFunction(name: string, call: Call, context: Context): Value {
  const entity = findEntity(context.scope, name);
  if (entity?.kind !== "declared" || entity.declaration.kind !== "function")
    return fail(`no function \`${name}\``);
  const { parameters, type, value } = entity.declaration;
  const { scope } = entity;
  const env = new Map(
    parameters.map((parameter, i) => {
      const given = evaluate(call.arguments[i] ?? fail(`${name}: too few arguments`), context);
      if (parameter.type !== undefined) {
        const unit = readUnit(parameter.type, scope.units);
        if (!isSameDims(linearOf(given).dims, unit.dims)) fail(`${name}: unit of an argument`);
      }
      return [parameter.name.text, given] as const;
    }),
  );
  const unit = type === undefined ? undefined : readUnit(type, scope.units);
  const result = evaluate(value, { world: context.world, scope, env }, unit);
  if (unit !== undefined && !isSameDims(linearOf(result).dims, unit.dims))
    return fail(`${name}: unit of the result`);
  return result;
}

/** The truth of a condition. */
export function holds(expression: Expression, context: Context): boolean {
  switch (expression.kind) {
    case "logical":
      return expression.operator === "and"
        ? expression.operands.every((operand) => holds(operand, context))
        : expression.operands.some((operand) => holds(operand, context));
    case "not":
      return !holds(expression.operand, context);
    case "comparison":
      return holdsChain(expression, context);
    case "if":
      return holds(expression.condition, context)
        ? holds(expression.then, context)
        : holds(expression.otherwise, context);
    case "reduction": {
      const { operator, body } = expression;
      if (body === undefined || (operator !== "exists" && operator !== "forall"))
        return fail("a value where a condition is wanted");
      const points = [...walkBinders(expression.binders, expression.condition, context)];
      const isTrue = ({ env }: (typeof points)[number]): boolean =>
        holds(body, { ...context, env });
      return operator === "exists" ? points.some(isTrue) : points.every(isTrue);
    }
    case "call": {
      const [argument] = expression.arguments;
      if (expression.callee.text !== "defined" || argument === undefined)
        return fail("a value where a condition is wanted");
      const isCell = argument.kind === "subscript";
      if (!isCell && argument.kind !== "name") return fail("defined of no parameter");
      const path = isCell ? argument.target.text : argument.path.text;
      const labels = isCell ? labelsOfAll(argument.arguments, context) : [];
      const entity = findEntity(context.scope, path);
      if (entity?.kind !== "declared") return fail(`no parameter \`${path}\``);
      return isDefined(entity, labels, context.world);
    }
    default:
      return fail("a value where a condition is wanted");
  }
}

function holdsChain({ operands, operators }: Comparison, context: Context): boolean {
  return operators.every(({ operator }, i) => {
    const left = operands[i] ?? fail("a comparison of nothing");
    const right = operands[i + 1] ?? fail("a comparison with nothing");
    if (operator === "in" || operator === "not in") {
      const isIn = evaluateSet(right, context).places.has(keyOf(labelsOfAll([left], context)));
      return isIn === (operator === "in");
    }
    return compare(operator, evaluate(left, context), evaluate(right, context));
  });
}

function compare(operator: string, left: Value, right: Value): boolean {
  if (isLabel(left) && isLabel(right)) {
    if (operator === "==") return keyOf(left.labels) === keyOf(right.labels);
    if (operator === "!=") return keyOf(left.labels) !== keyOf(right.labels);
    // The larger of the two sets has an order for both.
    const line = [left.line, right.line].find(
      (set) => set?.places.has(keyOf(left.labels)) && set.places.has(keyOf(right.labels)),
    );
    const rank = (labels: readonly Label[]): number =>
      line?.places.get(keyOf(labels)) ?? fail("no order between members");
    return compareNumbers(operator, rank(left.labels), rank(right.labels));
  }
  return compareNumbers(operator, ...comparable(linearOf(left), linearOf(right)));
}

function isLabel(value: Value): value is Value & { readonly kind: "member" } {
  return (
    value.kind === "member" && (value.labels.length > 1 || typeof value.labels[0] === "string")
  );
}

function compareNumbers(operator: string, left: number, right: number): boolean {
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case "==":
      return left === right;
    case "!=":
      return left !== right;
    case ">=":
      return left >= right;
    case ">":
      return left > right;
    default:
      return fail(`unknown comparison ${operator}`);
  }
}
