/**
 * Fresh copies of formulas in which every path may be exchanged. Copies share no node with what they were made from,
 * save spans, names and units; with a visitor that gives each path back this is how formulas are searched.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Binary,
  Binder,
  Domain,
  Expression,
  Name,
  Path,
  Pattern,
  Restriction,
  SetOperation,
} from "../syntax/index.js";

/** What happens to the paths of a formula. */
export interface PathVisitor {
  /** The path to stand in the copy. */
  readonly path: (path: Path) => Path;
  /** Told each index that the formula binds itself. */
  readonly bind?: (name: Name) => void;
}

/** Copies an expression. */
export function mapExpression(expression: Expression, visitor: PathVisitor): Expression {
  const map = (inner: Expression): Expression => mapExpression(inner, visitor);
  const mapOptional = (inner: Expression | undefined): Expression | undefined =>
    inner === undefined ? undefined : map(inner);
  switch (expression.kind) {
    case "number":
    case "text":
    case "missing":
      return { ...expression };
    case "name":
      return { ...expression, path: visitor.path(expression.path) };
    case "subscript":
      return {
        ...expression,
        target: visitor.path(expression.target),
        arguments: expression.arguments.map(map),
      };
    case "call":
      return {
        ...expression,
        callee: visitor.path(expression.callee),
        arguments: expression.arguments.map(map),
      };
    case "unary":
    case "not":
      return { ...expression, operand: map(expression.operand) };
    case "binary":
    case "set-operation":
      return mapChain(expression, visitor);
    case "comparison":
    case "logical":
      return { ...expression, operands: expression.operands.map(map) };
    case "if":
      return {
        ...expression,
        condition: map(expression.condition),
        then: map(expression.then),
        otherwise: map(expression.otherwise),
      };
    case "reduction":
      return {
        ...expression,
        binders: expression.binders.map((binder) => mapBinder(binder, visitor)),
        condition: mapOptional(expression.condition),
        body: mapOptional(expression.body),
      };
    case "tuple":
    case "set-literal":
      return { ...expression, elements: expression.elements.map(map) };
    case "table-literal":
      return {
        ...expression,
        entries: expression.entries.map((entry) => ({
          ...entry,
          key: map(entry.key),
          value: mapOptional(entry.value),
        })),
      };
    case "comprehension":
      return {
        ...expression,
        head: mapOptional(expression.head),
        binders: expression.binders.map((binder) => mapBinder(binder, visitor)),
        condition: mapOptional(expression.condition),
      };
    case "range":
      return {
        ...expression,
        first: map(expression.first),
        last: map(expression.last),
        step: mapOptional(expression.step),
      };
    case "piecewise": {
      const { form } = expression;
      return {
        ...expression,
        argument: map(expression.argument),
        form:
          form.kind === "points"
            ? { ...form, points: map(form.points) }
            : {
                ...form,
                binder: mapBinder(form.binder, visitor),
                slope: map(form.slope),
                upto: map(form.upto),
              },
      };
    }
    default:
      return assertNever(expression);
  }
}

/** Long sums nest to the left, so that side is walked in a loop. */
function mapChain(chain: Binary | SetOperation, visitor: PathVisitor): Expression {
  const links: (Binary | SetOperation)[] = [];
  let first: Expression = chain;
  while (first.kind === "binary" || first.kind === "set-operation") {
    links.push(first);
    first = first.left;
  }
  let left = mapExpression(first, visitor);
  for (const link of links.reverse()) {
    left = { ...link, left, right: mapExpression(link.right, visitor) };
  }
  return left;
}

/** Copies the bracket of a declaration. */
export function mapDomain(domain: Domain, visitor: PathVisitor): Domain {
  return {
    ...domain,
    binders: domain.binders.map((binder) => mapBinder(binder, visitor)),
    condition:
      domain.condition === undefined ? undefined : mapExpression(domain.condition, visitor),
  };
}

/** Copies one index and its set. */
export function mapBinder(binder: Binder, visitor: PathVisitor): Binder {
  const pattern = binder.pattern === undefined ? undefined : mapPattern(binder.pattern, visitor);
  return { ...binder, pattern, set: mapExpression(binder.set, visitor) };
}

/** Copies a bound or choice of a parameter or variable. */
export function mapRestriction(restriction: Restriction, visitor: PathVisitor): Restriction {
  const map = (inner: Expression): Expression => mapExpression(inner, visitor);
  switch (restriction.kind) {
    case "compare":
      return { ...restriction, bound: map(restriction.bound) };
    case "interval":
      return { ...restriction, lower: map(restriction.lower), upper: map(restriction.upper) };
    case "choice":
      return { ...restriction, choices: restriction.choices.map(map) };
    default:
      return assertNever(restriction);
  }
}

function mapPattern(pattern: Pattern, visitor: PathVisitor): Pattern {
  switch (pattern.kind) {
    case "pattern-name":
      visitor.bind?.(pattern.name);
      return { ...pattern };
    case "pattern-skip":
      return { ...pattern };
    case "pattern-value":
      return { ...pattern, value: mapExpression(pattern.value, visitor) };
    case "pattern-tuple":
      return { ...pattern, elements: pattern.elements.map((part) => mapPattern(part, visitor)) };
    default:
      return assertNever(pattern);
  }
}

const identity: PathVisitor = { path: (path) => path };

/** A copy that shares no node with the original. */
export function cloneExpression(expression: Expression): Expression {
  return mapExpression(expression, identity);
}

/** A copy that shares no node with the original. */
export function cloneBinder(binder: Binder): Binder {
  return mapBinder(binder, identity);
}
