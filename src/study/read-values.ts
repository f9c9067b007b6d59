/**
 * What a `vary` line takes: a list of values, or a distribution over numbers of one unit.
 */
import type { Reporter, studyCatalogue } from "../diagnostics/index.js";
import type { Expression } from "../syntax/index.js";
import type { Distribution, VariedValues } from "./study.js";
import type { TextOf } from "./text-of.js";

/** Reports with the codes of studies. */
export type StudyReporter = Reporter<typeof studyCatalogue>;

const forms = {
  uniform: ["low", "high"],
  normal: ["mean", "deviation"],
  triangular: ["low", "mode", "high"],
} as const;
const advice =
  "write `uniform(low, high)`, `normal(mean, deviation)` or `triangular(low, mode, high)`";

/** Reads the values; undefined after a report. */
export function readValues(
  values: Expression,
  textOf: TextOf,
  reporter: StudyReporter,
): VariedValues | undefined {
  if (values.kind === "set-literal" && values.elements.length > 0) {
    const read = values.elements.map((value) => ({ text: textOf(value.span), value }));
    return { kind: "list", values: read };
  }
  if (values.kind === "call") {
    const distribution = readDistribution(values, textOf, reporter);
    return distribution && { kind: "distribution", distribution };
  }
  if (values.kind !== "missing") reporter.report("varied-values", {}, values.span);
  return undefined;
}

/** The number an expression writes, `-` before it included; undefined for anything else. */
export function literalOf(expression: Expression):
  | {
      readonly number: number;
      readonly literal: Extract<Expression, { readonly kind: "number" }>;
    }
  | undefined {
  if (expression.kind === "number") return { number: expression.value, literal: expression };
  if (expression.kind !== "unary" || expression.operand.kind !== "number") return undefined;
  return { number: -expression.operand.value, literal: expression.operand };
}

function readDistribution(
  call: Extract<Expression, { readonly kind: "call" }>,
  textOf: TextOf,
  reporter: StudyReporter,
): Distribution | undefined {
  const { text: name } = call.callee;
  const refuse = (reason: string, help: string, span = call.span): undefined => {
    reporter.report("bad-distribution", { reason, help }, span);
    return undefined;
  };
  if (name !== "uniform" && name !== "normal" && name !== "triangular") {
    return refuse(`\`${name}\` is not a distribution`, advice, call.callee.span);
  }
  const form = `${name}(${forms[name].join(", ")})`;
  const help = `write \`${form}\``;
  if (call.arguments.length !== forms[name].length) {
    return refuse(`\`${name}\` takes ${forms[name].length} numbers`, help);
  }
  const literals = call.arguments.map((argument) => ({
    found: literalOf(argument),
    span: argument.span,
  }));
  const wrong = literals.find(({ found }) => found === undefined);
  if (wrong !== undefined) {
    return refuse(`\`${textOf(wrong.span)}\` is not a plain number`, help, wrong.span);
  }
  const found = literals.flatMap((each) => each.found ?? []);
  const units = found.map(({ literal }) => (literal.unit ? textOf(literal.unit.span) : ""));
  const [first] = found;
  const [unitText = ""] = units;
  if (first === undefined) return undefined;
  if (units.some((unit) => unit !== unitText)) {
    const same = "write all of them in one unit";
    return refuse(`the numbers of \`${name}\` have different units`, same);
  }
  const parameters = found.map(({ number }) => number);
  if (!isInOrder(name, parameters)) {
    const rule = name === "normal" ? "a deviation above zero" : "rising numbers";
    return refuse(`\`${name}\` needs ${rule}`, help);
  }
  return { kind: name, parameters, literal: first.literal, unitText };
}

function isInOrder(kind: Distribution["kind"], [a = 0, b = 0, c = 0]: readonly number[]): boolean {
  if (![a, b, c].every(Number.isFinite)) return false;
  if (kind === "uniform") return a < b;
  if (kind === "normal") return b > 0;
  return a <= b && b <= c && a < c;
}
