/**
 * Set expressions: declared sets, products, algebra, ranges, lists and comprehensions, each with the carriers of its columns.
 */
import type {
  Binary,
  Comprehension,
  Expression,
  Path,
  RangeExpression,
  Reduction,
  SetLiteral,
  SetOperation,
} from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { carrierName, isUnknownCarrier, meetCarriers } from "./carriers.js";
import { checkBinders } from "./check-binder.js";
import { checkNumber } from "./check-number.js";
import { checkSubscript, checkTuple } from "./check-subscript.js";
import type {
  Carrier,
  MemberExpression,
  NumberExpression,
  SetExpression,
} from "./checked-model.js";
import { reportCircle } from "./circles.js";
import { inData, textOf, type Context } from "./context.js";
import { describeKind, findName, recordReference, reportUnknownName } from "./names.js";
import { asPlainNumber } from "./quantity.js";

/** The set an expression stands for; undefined after an error. `expected` types the members of a list. */
export function checkSet(
  expression: Expression,
  context: Context,
  expected?: readonly Carrier[],
): SetExpression | undefined {
  switch (expression.kind) {
    case "missing":
      return undefined;
    case "name":
      return checkNamed(expression.path, [], expression.span, context);
    case "subscript":
      return checkNamed(expression.target, expression.arguments, expression.span, context);
    case "range":
      return checkRange(expression, context);
    case "set-literal":
      return checkLiteral(expression, context, expected);
    case "binary":
      if (expression.operator === "*") return checkProduct(expression, context);
      break;
    case "set-operation":
      return checkOperation(expression, context, expected);
    case "comprehension":
      return checkComprehension(expression, context);
    case "reduction":
      if (expression.operator === "union" || expression.operator === "inter") {
        return checkGather(expression, expression.operator, context);
      }
      break;
    default:
      break;
  }
  context.owner.report("not-a-set", { text: textOf(context, expression.span) }, expression.span);
  return undefined;
}

/** What the columns of a set are called where nothing else is said. */
export function columnNamesOf(set: SetExpression, context: Context): readonly string[] {
  switch (set.kind) {
    case "named": {
      const carrier = { kind: "set", set: set.set } as const;
      const header = context.state.carrier(carrier);
      return header?.columnNames ?? set.columns.map(carrierName);
    }
    case "product":
      return set.factors.flatMap((factor) => columnNamesOf(factor, context));
    default:
      return set.columns.map((carrier) => (carrier.kind === "set" ? carrier.set : "index"));
  }
}

function checkNamed(
  path: Path,
  written: readonly Expression[],
  span: Span,
  context: Context,
): SetExpression | undefined {
  const meaning = findName(path, context);
  if (meaning === undefined) {
    reportUnknownName(path, "a set", context);
    return undefined;
  }
  if (meaning.kind === "binding") {
    context.owner.report("not-a-set", { text: path.text }, span, {
      related: [{ span: meaning.binding.span, text: `\`${path.text}\` is bound here` }],
    });
    return undefined;
  }
  const { resolved } = meaning;
  recordReference(path, resolved, context);
  if (resolved.declaration.kind !== "set") {
    const declared = resolved.declaration.name.span;
    context.owner.report("not-a-set", { text: path.text }, span, {
      related: [{ span: declared, text: `\`${path.text}\` is ${describeKind(resolved)}` }],
    });
    return undefined;
  }
  const header = context.state.set(resolved);
  if (header === undefined) {
    reportCircle(resolved, span, context);
    return undefined;
  }
  const { name, nameSpan, family, columns } = header;
  const target = { name, nameSpan, columns: family?.columns ?? [], isFaulty: false };
  const members = checkSubscript(target, written, span, context);
  if (members === undefined || columns.some(isUnknownCarrier)) return undefined;
  return { kind: "named", set: name, arguments: members, columns, span };
}

function checkRange(range: RangeExpression, context: Context): SetExpression {
  const inner = inData(context, "a range");
  const end = (expression: Expression): NumberExpression =>
    asPlainNumber(checkNumber(expression, inner), "an end of a range", inner);
  return {
    kind: "range",
    first: end(range.first),
    last: end(range.last),
    step: range.step === undefined ? undefined : end(range.step),
    columns: [{ kind: "integer" }],
    span: range.span,
  };
}

function checkLiteral(
  literal: SetLiteral,
  context: Context,
  expected: readonly Carrier[] | undefined,
): SetExpression | undefined {
  const tuples: (readonly MemberExpression[])[] = [];
  let columns = expected;
  let isBroken = false;
  for (const element of literal.elements) {
    const members = checkTuple(element, columns, "the set", context);
    if (members === undefined) isBroken = true;
    else tuples.push(members);
    columns ??= members?.map((member) => member.carrier);
  }
  if (isBroken) return undefined;
  return { kind: "literal", tuples, columns: columns ?? [{ kind: "integer" }], span: literal.span };
}

function checkProduct(product: Binary, context: Context): SetExpression | undefined {
  const left = checkSet(product.left, context);
  const right = checkSet(product.right, context);
  if (left === undefined || right === undefined) return undefined;
  const factors = [
    ...(left.kind === "product" && product.left.kind === "binary" ? left.factors : [left]),
    right,
  ];
  const columns = [...left.columns, ...right.columns];
  return { kind: "product", factors, columns, span: product.span };
}

function checkOperation(
  operation: SetOperation,
  context: Context,
  expected: readonly Carrier[] | undefined,
): SetExpression | undefined {
  const { operator, span } = operation;
  const isWider = operator === "union" || operator === "symdiff";
  const [leader, follower] =
    operation.left.kind === "set-literal"
      ? [operation.right, operation.left]
      : [operation.left, operation.right];
  const first = checkSet(leader, context, expected);
  const second = checkSet(
    follower,
    context,
    isWider ? (expected ?? first?.columns) : first?.columns,
  );
  if (first === undefined || second === undefined) return undefined;
  const [left, right] = leader === operation.left ? [first, second] : [second, first];
  if (left.columns.length !== right.columns.length) {
    context.owner.report(
      "wrong-width",
      {
        by: `the left side of \`${operator}\``,
        found: right.columns.length,
        wanted: left.columns.length,
        columns: left.columns.map(carrierName),
      },
      operation.right.span,
    );
    return undefined;
  }
  const columns: Carrier[] = [];
  for (const [i, carrier] of left.columns.entries()) {
    const other = right.columns[i] ?? carrier;
    const which = isWider ? "larger" : "smaller";
    const met = meetCarriers(carrier, other, context.state.carriers, which);
    const column = met ?? (isWider ? expected?.[i] : undefined);
    if (column === undefined) {
      reportUnrelated(carrier, other, operation, context);
      return undefined;
    }
    columns.push(operator === "diff" ? carrier : column);
  }
  return { kind: "operation", operator, left, right, columns, span };
}

function reportUnrelated(
  left: Carrier,
  right: Carrier,
  operation: SetOperation,
  context: Context,
): void {
  const spans = [left, right].flatMap((carrier) => {
    const header = context.state.carrier(carrier);
    return header === undefined
      ? []
      : [{ span: header.nameSpan, text: `\`${header.name}\` is declared here` }];
  });
  context.owner.report(
    "unrelated-sets",
    { left: carrierName(left), right: carrierName(right), operator: operation.operator },
    operation.operatorSpan,
    { related: spans },
  );
}

function checkComprehension(
  comprehension: Comprehension,
  context: Context,
): SetExpression | undefined {
  const {
    binders,
    condition,
    context: inner,
    isWhole,
  } = checkBinders(comprehension.binders, comprehension.condition, context);
  const { span } = comprehension;
  if (comprehension.head === undefined) {
    if (!isWhole) return undefined;
    const columns = binders.flatMap((binder) =>
      binder.elements.flatMap((element) => (element.kind === "bind" ? [element.carrier] : [])),
    );
    return { kind: "comprehension", head: undefined, binders, condition, columns, span };
  }
  const head = checkTuple(comprehension.head, undefined, "the set", inner);
  if (head === undefined || !isWhole) return undefined;
  const columns = head.map((member) => member.carrier);
  return { kind: "comprehension", head, binders, condition, columns, span };
}

function checkGather(
  gather: Reduction,
  operator: "union" | "inter",
  context: Context,
): SetExpression | undefined {
  const {
    binders,
    condition,
    context: inner,
    isWhole,
  } = checkBinders(gather.binders, gather.condition, context);
  const body = gather.body && checkSet(gather.body, inner);
  if (body === undefined || !isWhole) return undefined;
  const { columns } = body;
  return { kind: "gather", operator, binders, condition, body, columns, span: gather.span };
}
