/**
 * Formulas -> terms. Names are resolved to declarations, bound names become numbered symbols, so that order, spelling and
 * the names of indices leave no trace. `naming` decides what a declaration is called, which is how renames are tried.
 */
import type { Scope } from "../resolve/index.js";
import type { Binder, Comparison, Expression, Pattern, UnitExpression } from "../syntax/index.js";
import { closeBinding, reduceSum, type BoundEntry } from "./bindings.js";
import {
  add,
  compare,
  divide,
  multiply,
  negate,
  node,
  number,
  power,
  symbol,
  type Term,
} from "./term.js";
import type { UnitForms } from "./unit-forms.js";

/** Terms of the names that a formula's place binds. */
export type Bound = ReadonlyMap<string, Term>;

/** Nothing bound. */
export const unbound: Bound = new Map();

/** What forming depends on. */
export interface FormerOptions {
  readonly scope: Scope;
  readonly units: UnitForms;
  /** The name under which a declaration, by its full name, appears. */
  readonly naming: (fullName: string) => string;
  readonly isScenario: (name: string) => boolean;
  /** Told each declaration that is mentioned. */
  readonly mention: (fullName: string) => void;
}

/** Forms expressions of one scope. */
export interface Former {
  /** A number, member or condition. */
  readonly value: (expression: Expression, bound: Bound) => Term;
  /** A set, where `*` is the product of sets; listed members keep their order if told. */
  readonly set: (expression: Expression, bound: Bound, isOrdered?: boolean) => Term;
  /** A whole value: bare numbers are in this unit. */
  readonly whole: (expression: Expression, bound: Bound, unit: UnitExpression | undefined) => Term;
  readonly unit: (unit: UnitExpression) => Term;
  /** The declaration of this name. */
  readonly name: (path: string) => Term;
  /** Binds a binder's names to symbols made by `create`. */
  readonly bind: (binder: Binder, bound: Bound, create: () => string) => BoundBinder;
}

/** A binder in normal form, and what is bound after it. */
export interface BoundBinder {
  readonly entry: BoundEntry;
  readonly bound: Bound;
}

const setFunctions = new Set(["card", "first", "last"]);
const unorderedFunctions = new Set(["min", "max"]);
const unitless = number(1);

/** Makes a former. */
export function createFormer(options: FormerOptions): Former {
  const { scope, units, naming, mention } = options;
  let made = 0;
  const create = (): string => `%u${++made}`;

  const name = (path: string): Term => {
    const found = scope.find(path);
    if (found === undefined) return symbol(JSON.stringify(path));
    mention(found.name);
    return symbol(`@${naming(found.name)}`);
  };

  const scenario = (path: string): Term => {
    const key = `scenario ${path}`;
    if (!options.isScenario(path)) return name(path);
    mention(key);
    return symbol(`@${naming(key)}`);
  };

  const value = (expression: Expression, bound: Bound): Term => {
    switch (expression.kind) {
      case "number":
        return expression.unit === undefined
          ? number(expression.value)
          : multiply([number(expression.value), units.termOf(expression.unit)]);
      case "text":
        return symbol(JSON.stringify(expression.value));
      case "name":
        return bound.get(expression.path.text) ?? name(expression.path.text);
      case "subscript": {
        const target = bound.get(expression.target.text) ?? name(expression.target.text);
        return node("at", [target, ...expression.arguments.map((part) => value(part, bound))]);
      }
      case "call":
        return call(expression, bound);
      case "unary":
        return negate(value(expression.operand, bound));
      case "binary":
        return chain(expression, bound);
      case "comparison":
        return relation(expression, bound);
      case "logical":
        return logical(
          expression.operator,
          expression.operands.map((operand) => value(operand, bound)),
        );
      case "not":
        return invert(value(expression.operand, bound));
      case "if":
        return node("if", [
          value(expression.condition, bound),
          value(expression.then, bound),
          value(expression.otherwise, bound),
        ]);
      case "reduction":
        return reduction(expression, bound);
      case "tuple":
        return node(
          "tuple",
          expression.elements.map((element) => value(element, bound)),
        );
      case "table-literal":
        return table(expression, bound, undefined);
      case "piecewise":
        return piecewise(expression, bound);
      case "missing":
        return symbol("?");
      default:
        return set(expression, bound);
    }
  };

  /** Long sums nest to the left, so that side is walked in a loop. */
  const chain = (expression: Extract<Expression, { kind: "binary" }>, bound: Bound): Term => {
    if (expression.operator !== "+" && expression.operator !== "-") {
      const left = value(expression.left, bound);
      const right = value(expression.right, bound);
      if (expression.operator === "*") return multiply([left, right]);
      if (expression.operator === "/") return divide(left, right);
      return expression.operator === "^" ? power(left, right) : node("mod", [left, right]);
    }
    const terms: Term[] = [];
    let rest: Expression = expression;
    while (rest.kind === "binary" && (rest.operator === "+" || rest.operator === "-")) {
      const right = value(rest.right, bound);
      terms.push(rest.operator === "+" ? right : negate(right));
      rest = rest.left;
    }
    return add([value(rest, bound), ...terms]);
  };

  const call = (expression: Extract<Expression, { kind: "call" }>, bound: Bound): Term => {
    const callee = expression.callee.text;
    const given = expression.arguments;
    const isOwn = scope.find(callee) !== undefined;
    if (isOwn)
      return node("call", [name(callee), ...given.map((argument) => value(argument, bound))]);
    if (callee === "value") {
      return node(
        "value",
        given.map((argument, i) =>
          i === 1 && argument.kind === "name"
            ? scenario(argument.path.text)
            : value(argument, bound),
        ),
      );
    }
    const parts = given.map((argument) =>
      setFunctions.has(callee) ? set(argument, bound) : value(argument, bound),
    );
    if ((callee === "prev" || callee === "next") && parts.length === 1) parts.push(number(1));
    return node(callee, parts, unorderedFunctions.has(callee));
  };

  const relation = (expression: Comparison, bound: Bound): Term => {
    const links = expression.operators.map(({ operator }, i) => {
      const [left, right] = [expression.operands[i], expression.operands[i + 1]];
      if (left === undefined || right === undefined) return symbol("?");
      if (operator === "in" || operator === "not in") {
        return node(operator, [value(left, bound), set(right, bound)]);
      }
      return compare(operator, add([value(left, bound), negate(value(right, bound))]));
    });
    return logical("and", links);
  };

  const reduction = (
    expression: Extract<Expression, { kind: "reduction" }>,
    bound: Bound,
  ): Term => {
    const { operator } = expression;
    const entries: BoundEntry[] = [];
    const conditions: Term[] = [];
    let inner = bound;
    let current = expression;
    for (;;) {
      for (const binder of current.binders) {
        const step = bind(binder, inner, create);
        entries.push(step.entry);
        inner = step.bound;
      }
      if (current.condition !== undefined) conditions.push(value(current.condition, inner));
      const { body } = current;
      // `sum(i in I) sum(j in J) e` is `sum(i in I, j in J) e`.
      if (operator !== "sum" || body?.kind !== "reduction" || body.operator !== "sum") break;
      current = body;
    }
    const condition = logical("and", conditions);
    const { body } = current;
    if (operator === "sum" || operator === "count") {
      const summand = body === undefined ? number(1) : value(body, inner);
      return reduceSum(entries, condition, summand);
    }
    const isSet = operator === "union" || operator === "inter";
    const part = body === undefined ? number(1) : isSet ? set(body, inner) : value(body, inner);
    return closeBinding(operator, entries, condition, part, true);
  };

  const set = (expression: Expression, bound: Bound, isOrdered = false): Term => {
    switch (expression.kind) {
      case "binary":
        if (expression.operator !== "*") return value(expression, bound);
        return flatNode("product of sets", setChain(expression, bound, isOrdered), false);
      case "set-operation": {
        const parts = [
          set(expression.left, bound, isOrdered),
          set(expression.right, bound, isOrdered),
        ];
        const isUnordered = expression.operator !== "diff" && !isOrdered;
        return isUnordered
          ? flatNode(expression.operator, parts, true)
          : node(expression.operator, parts);
      }
      case "set-literal":
        return node(
          "set",
          expression.elements.map((element) => value(element, bound)),
          !isOrdered,
        );
      case "comprehension": {
        const entries: BoundEntry[] = [];
        let inner = bound;
        for (const binder of expression.binders) {
          const step = bind(binder, inner, create);
          entries.push(step.entry);
          inner = step.bound;
        }
        const condition =
          expression.condition === undefined
            ? logical("and", [])
            : value(expression.condition, inner);
        const head = expression.head === undefined ? symbol("all") : value(expression.head, inner);
        return closeBinding("those", entries, condition, head, false);
      }
      case "range":
        return node("..", [
          value(expression.first, bound),
          value(expression.last, bound),
          expression.step === undefined ? number(1) : value(expression.step, bound),
        ]);
      default:
        return value(expression, bound);
    }
  };

  const setChain = (expression: Expression, bound: Bound, isOrdered: boolean): readonly Term[] =>
    expression.kind === "binary" && expression.operator === "*"
      ? [...setChain(expression.left, bound, isOrdered), set(expression.right, bound, isOrdered)]
      : [set(expression, bound, isOrdered)];

  const whole = (expression: Expression, bound: Bound, unit: UnitExpression | undefined): Term => {
    if (unit === undefined) return value(expression, bound);
    switch (expression.kind) {
      case "number":
        return value({ ...expression, unit: expression.unit ?? unit }, bound);
      case "unary":
        return negate(whole(expression.operand, bound, unit));
      case "if":
        return node("if", [
          value(expression.condition, bound),
          whole(expression.then, bound, unit),
          whole(expression.otherwise, bound, unit),
        ]);
      case "table-literal":
        return table(expression, bound, unit);
      default:
        return value(expression, bound);
    }
  };

  const table = (
    expression: Extract<Expression, { kind: "table-literal" }>,
    bound: Bound,
    unit: UnitExpression | undefined,
  ): Term =>
    node(
      "table",
      expression.entries.map((entry) =>
        node("cell", [
          value(entry.key, bound),
          entry.value === undefined ? symbol(".") : whole(entry.value, bound, unit),
        ]),
      ),
      true,
    );

  const piecewise = (
    expression: Extract<Expression, { kind: "piecewise" }>,
    bound: Bound,
  ): Term => {
    const { argument, form, isBinary } = expression;
    const head = isBinary ? "piecewise binary" : "piecewise";
    if (form.kind === "points") {
      return node(head, [value(argument, bound), value(form.points, bound)]);
    }
    const step = bind(form.binder, bound, create);
    const pieces = node("pieces", [value(form.slope, step.bound), value(form.upto, step.bound)]);
    const always = logical("and", []);
    return node(head, [
      value(argument, bound),
      closeBinding("over", [step.entry], always, pieces, false),
    ]);
  };

  const bind = (binder: Binder, bound: Bound, make: () => string): BoundBinder => {
    const inner = new Map(bound);
    const symbols: string[] = [];
    const walked = set(binder.set, bound);
    const pattern = (part: Pattern): Term => {
      switch (part.kind) {
        case "pattern-skip":
          return symbol("_");
        case "pattern-value":
          return node("match", [value(part.value, inner)]);
        case "pattern-tuple":
          return node("tuple", part.elements.map(pattern));
        case "pattern-name": {
          const known = inner.get(part.name.text);
          if (known !== undefined) return node("match", [known]);
          const text = make();
          symbols.push(text);
          inner.set(part.name.text, symbol(text));
          return symbol(text);
        }
      }
    };
    const shape = binder.pattern === undefined ? symbol("_") : pattern(binder.pattern);
    return { entry: { term: node("in", [shape, walked]), symbols }, bound: inner };
  };

  return {
    value,
    set,
    whole,
    bind,
    name,
    unit: (unit) => (unit.factors.length === 0 ? unitless : units.termOf(unit)),
  };
}

/** `and` and `or` of conditions, flat; of one condition it is that one. */
export function logical(operator: "and" | "or", conditions: readonly Term[]): Term {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  return flatNode(operator, conditions, true);
}

const opposites: ReadonlyMap<string, string> = new Map([
  ["==", "!="],
  ["!=", "=="],
  ["in", "not in"],
  ["not in", "in"],
]);

function invert(condition: Term): Term {
  if (condition.kind !== "node") return node("not", [condition]);
  const [operand] = condition.parts;
  if (operand !== undefined) {
    if (condition.head === "not") return operand;
    if (condition.head === "<") return node("<=", [negate(operand)]);
    if (condition.head === "<=") return node("<", [negate(operand)]);
  }
  const opposite = opposites.get(condition.head);
  return opposite === undefined ? node("not", [condition]) : node(opposite, condition.parts);
}

function flatNode(head: string, parts: readonly Term[], isUnordered: boolean): Term {
  const flat = parts.flatMap((part) =>
    part.kind === "node" && part.head === head ? part.parts : [part],
  );
  return node(head, flat, isUnordered);
}
