/**
 * Expressions of the language as typeset mathematics. Brackets are set where the reader needs them: the tree says how
 * things belong together, a fraction or a brace often says it without.
 */
import { assertNever } from "../diagnostics/index.js";
import type { ComparisonOperator, Expression } from "../syntax/index.js";
import { foldMath, widthOf } from "./break-math.js";
import {
  fenced,
  infix,
  joined,
  plain,
  row,
  script,
  separator,
  word,
  type MathNode,
  type Sign,
} from "./math.js";
import type { MathContext } from "./math-context.js";
import { writeBinders, writeCondition } from "./write-binders.js";
import { writeCall } from "./write-call.js";
import { holdsMembers, writeMember, writeName } from "./write-name.js";
import { writeNumber, writeQuantity, writeUnit } from "./write-number.js";
import { writePiecewise, writeReduction } from "./write-reduction.js";
import { writeProduct, writeSum } from "./write-chain.js";

/** How tightly a form binds, loose to tight. */
export const levels = {
  whole: 0,
  or: 1,
  and: 2,
  not: 3,
  comparison: 4,
  conditional: 5,
  union: 6,
  intersection: 7,
  range: 8,
  sum: 9,
  product: 10,
  minus: 11,
  power: 12,
  atom: 13,
} as const;

const binaryLevels = {
  "+": levels.sum,
  "-": levels.sum,
  "*": levels.product,
  "/": levels.product,
  mod: levels.product,
  "^": levels.power,
} as const;

/** A level of binding. */
export type BindingLevel = (typeof levels)[keyof typeof levels];

/** Where an expression stands: how tightly its surroundings hold it, and whether something follows it there. */
export interface Place {
  readonly level: BindingLevel;
  /** At an end that needs no closing bracket: the brace of cases may stay open. */
  readonly isLast: boolean;
}

/** Typesets an expression on its own. */
export function writeExpression(expression: Expression, context: MathContext): MathNode {
  return writeAt(expression, context, { level: levels.whole, isLast: true });
}

/** Typesets an expression within another, in brackets where it would fall apart. */
export function writeAt(expression: Expression, context: MathContext, place: Place): MathNode {
  const own = levelOf(expression);
  const isOpenBrace = expression.kind === "if" && place.isLast && place.level <= levels.product;
  if (own >= place.level || isOpenBrace) return write(expression, context, place.isLast);
  return fenced("(", write(expression, context, true), ")");
}

function levelOf(expression: Expression): BindingLevel {
  switch (expression.kind) {
    case "number":
      return expression.unit === undefined ? levels.atom : levels.product;
    case "text":
    case "name":
    case "subscript":
    case "call":
    case "tuple":
    case "set-literal":
    case "table-literal":
    case "comprehension":
    case "piecewise":
    case "missing":
      return levels.atom;
    case "unary":
      return levels.minus;
    case "binary":
      return binaryLevels[expression.operator];
    case "comparison":
      return levels.comparison;
    case "logical":
      return expression.operator === "or" ? levels.or : levels.and;
    case "not":
      return levels.not;
    case "if":
      return levels.conditional;
    case "reduction":
      if (expression.operator === "count") return levels.atom;
      return expression.operator === "exists" || expression.operator === "forall"
        ? levels.whole
        : levels.product;
    case "range":
      return levels.range;
    case "set-operation":
      return expression.operator === "inter" ? levels.intersection : levels.union;
    default:
      return assertNever(expression);
  }
}

function write(expression: Expression, context: MathContext, isLast: boolean): MathNode {
  const at = (inner: Expression, level: BindingLevel, last = false): MathNode =>
    writeAt(inner, context, { level, isLast: last });
  const whole = (inner: Expression): MathNode => writeExpression(inner, context);
  const member = (inner: Expression): MathNode => writeMember(inner, context);
  switch (expression.kind) {
    case "number":
      return writeQuantity(
        writeNumber(expression.value),
        expression.unit === undefined ? undefined : writeUnit(expression.unit),
      );
    case "text":
      return { kind: "member", text: expression.value };
    case "name":
      return writeName(expression.path, context);
    case "subscript":
      return script(
        writeName(expression.target, context),
        joined(expression.arguments.map(member), separator(",")),
        undefined,
      );
    case "call":
      return writeCall(expression, context);
    case "unary":
      return row(plain("−"), at(expression.operand, levels.minus, isLast));
    case "binary":
      if (expression.operator === "+" || expression.operator === "-")
        return writeSum(expression, context, isLast);
      if (expression.operator !== "^") return writeProduct(expression, context, isLast);
      return script(at(expression.left, levels.atom), undefined, whole(expression.right));
    case "comparison": {
      const isOfMembers = expression.operands.some((operand) => holdsMembers(operand, context));
      return row(
        ...expression.operands.flatMap((operand, i) => {
          const operator = expression.operators[i - 1]?.operator;
          const isEnd = isLast && i === expression.operands.length - 1;
          const node =
            isOfMembers && operand.kind === "name"
              ? member(operand)
              : at(operand, levels.union, isEnd);
          return operator === undefined ? [node] : [infix(comparisonSign(operator)), node];
        }),
      );
    }
    case "logical": {
      const level = expression.operator === "or" ? levels.and : levels.not;
      const operands = expression.operands.map((operand) => at(operand, level));
      return joined(operands, word(` ${expression.operator} `));
    }
    case "not":
      return row(word("not "), at(expression.operand, levels.comparison));
    case "if":
      return writeCases(expression, context);
    case "reduction":
      return writeReduction(expression, context, isLast);
    case "tuple":
      return fenced("(", joined(expression.elements.map(whole), separator(",")), ")");
    case "set-literal":
      if (expression.elements.length === 0) return plain("∅");
      return fenced("{", joined(expression.elements.map(member), separator(",")), "}");
    case "table-literal":
      return fenced(
        "{",
        joined(
          expression.entries.map(({ key, value }) =>
            row(member(key), infix("↦"), value === undefined ? word("default") : whole(value)),
          ),
          separator(","),
        ),
        "}",
      );
    case "comprehension": {
      const binders = writeBinders(expression.binders, context);
      const { condition } = expression;
      const parts =
        expression.head === undefined
          ? [joined(binders.nodes, separator(","))]
          : [
              writeExpression(expression.head, binders.context),
              infix("|"),
              joined(binders.nodes, separator(",")),
            ];
      if (condition !== undefined) {
        parts.push(expression.head === undefined ? infix("|") : separator(","));
        parts.push(writeCondition(condition, binders.context));
      }
      return fenced("{", row(...parts), "}");
    }
    case "range": {
      const first = whole(expression.first);
      const parts = [first];
      if (expression.step !== undefined) {
        parts.push(
          secondOf(expression.first, expression.step, first, at(expression.step, levels.product)),
        );
      }
      parts.push(plain("…"), whole(expression.last));
      return fenced("{", joined(parts, separator(",")), "}");
    }
    case "set-operation": {
      const sign = { union: "∪", diff: "∖", symdiff: "△", inter: "∩" } as const;
      const level = expression.operator === "inter" ? levels.intersection : levels.union;
      const tighter = expression.operator === "inter" ? levels.range : levels.intersection;
      // Readers know no order among ∪, ∖ and △.
      const isChain =
        expression.left.kind === "set-operation" &&
        expression.left.operator === expression.operator &&
        expression.operator !== "diff";
      return row(
        at(expression.left, isChain ? level : tighter),
        infix(sign[expression.operator]),
        at(expression.right, tighter),
      );
    }
    case "piecewise":
      return writePiecewise(expression, context);
    case "missing":
      return plain("□");
    default:
      return assertNever(expression);
  }
}

/** `{ a, a + s, …, b }`: the second element of a range with a step. */
function secondOf(
  first: Expression,
  step: Expression,
  firstNode: MathNode,
  stepNode: MathNode,
): MathNode {
  if (first.kind === "number" && step.kind === "number")
    return writeNumber(first.value + step.value);
  return row(firstNode, infix("+"), stepNode);
}

/** The sign of a comparison. */
export function comparisonSign(operator: ComparisonOperator): Sign {
  switch (operator) {
    case "<":
      return "<";
    case "<=":
      return "≤";
    case "==":
      return "=";
    case "!=":
      return "≠";
    case ">=":
      return "≥";
    case ">":
      return ">";
    case "in":
      return "∈";
    case "not in":
      return "∉";
    default:
      return assertNever(operator);
  }
}

/** `if … else if … else …` as one brace. */
function writeCases(
  expression: Extract<Expression, { readonly kind: "if" }>,
  context: MathContext,
): MathNode {
  const branches: { value: MathNode; condition: MathNode | undefined }[] = [];
  const fold = (node: MathNode): MathNode => foldMath(node, 34);
  let rest: Expression = expression;
  for (; rest.kind === "if"; rest = rest.otherwise) {
    branches.push({
      value: fold(writeExpression(rest.then, context)),
      condition: fold(writeExpression(rest.condition, context)),
    });
  }
  branches.push({ value: fold(writeExpression(rest, context)), condition: undefined });
  const beside: MathNode = { kind: "cases", isStacked: false, branches };
  return widthOf(beside) <= 56 ? beside : { ...beside, isStacked: true };
}
