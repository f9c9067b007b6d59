/**
 * Declarations as displayed formulas: heads with their indices, definitions, bounds, relations.
 */
import { assertNever } from "../diagnostics/index.js";
import {
  isUnnamedCheck,
  type ModelDeclaration,
  type ResolvedDeclaration,
} from "../resolve/index.js";
import type {
  ClaimDeclaration,
  Expression,
  ParamDeclaration,
  Restriction,
  VarDeclaration,
} from "../syntax/index.js";
import type { Formula } from "./document.js";
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
} from "./math.js";
import { withBound, type MathContext } from "./math-context.js";
import { forAll, type DomainMath } from "./write-binders.js";
import { comparisonSign, levels, writeAt, writeExpression } from "./write-expression.js";
import { writeQuantity, writeUnit } from "./write-number.js";
import { writeTotal } from "./write-total.js";
import type { Writer } from "./writer.js";

/** The name in headings and links; functions of modules by their own. */
export function nameOf({ declaration, name }: ResolvedDeclaration): string {
  if (isUnnamedCheck(declaration)) return "check";
  return declaration.kind === "function" ? declaration.name.text : name;
}

/** A name with its indices below it. */
export function headOf(name: string, domain: DomainMath): MathNode {
  const symbol: MathNode = { kind: "name", text: name };
  return domain.indices.length === 0
    ? symbol
    : script(symbol, joined(domain.indices, separator(",")), undefined);
}

/** The displayed formulas of a declaration. */
export function formulasOf(
  { declaration, name }: ResolvedDeclaration,
  domain: DomainMath,
  writer: Writer,
): readonly Formula[] {
  const head = headOf(name, domain);
  const over = forAll(domain);
  const { context } = domain;
  const formula = (math: MathNode): readonly Formula[] => [{ math, forAll: over }];
  const defines = (value: Expression): readonly Formula[] =>
    formula(row(head, infix("="), writeWhole(value, declaration, context)));
  switch (declaration.kind) {
    case "set": {
      const parts: MathNode[] = [head];
      if (declaration.value !== undefined)
        parts.push(
          infix("="),
          writeAt(declaration.value, context, { level: levels.union, isLast: true }),
        );
      if (declaration.within !== undefined)
        parts.push(
          infix("⊆"),
          writeAt(declaration.within, context, { level: levels.union, isLast: true }),
        );
      // `bess.HOUR = HOUR ⊆ HOUR` says the same twice.
      if (isSame(declaration.value, declaration.within)) parts.splice(-2);
      return formula(row(...parts));
    }
    case "param":
    case "var": {
      const value = declaration.kind === "param" ? declaration.value : undefined;
      const bounded = writeBounds(declaration, head, context);
      if (value !== undefined)
        return [...defines(value), ...bounded.map((math) => ({ math, forAll: over }))];
      return bounded.length > 0 ? bounded.map((math) => ({ math, forAll: over })) : formula(head);
    }
    case "table":
      return [];
    case "define":
    case "cost":
    case "term":
    case "report":
    case "claim":
    case "iamc":
      return defines(declaration.value);
    case "total":
      return [{ math: row(head, infix("="), writeTotal(name, domain, writer)), forAll: over }];
    case "minimize":
    case "maximize":
      return formula(
        row(
          word(`${declaration.kind} `),
          head,
          infix("="),
          writeExpression(declaration.value, context),
        ),
      );
    case "constraint":
      return formula(writeExpression(declaration.relation, context));
    case "check": {
      const condition = writeExpression(declaration.condition, context);
      if (declaration.tolerance === undefined) return formula(condition);
      return formula(
        row(condition, word(" within "), writeExpression(declaration.tolerance, context)),
      );
    }
    case "function": {
      const names = declaration.parameters.map((parameter) => parameter.name.text);
      const bound = new Map(names.map((text) => [text, { shown: text, set: undefined }]));
      const nodes = names.map((text): MathNode => ({ kind: "index", text }));
      const inner = withBound(context, bound);
      const called = row(
        { kind: "name", text: declaration.name.text },
        fenced("(", joined(nodes, separator(",")), ")"),
      );
      return [
        {
          math: row(called, infix("="), writeExpression(declaration.value, inner)),
          forAll: undefined,
        },
      ];
    }
    default:
      return assertNever(declaration);
  }
}

/** A value on its own: a bare number has the unit that is declared. */
export function writeWhole(
  value: Expression,
  declaration: ModelDeclaration,
  context: MathContext,
): MathNode {
  const node = writeExpression(value, context);
  const type = "type" in declaration ? declaration.type : undefined;
  const isBare =
    value.kind === "number" && value.unit === undefined && Number.isFinite(value.value);
  const isOne = type === undefined || type.factors.every(({ name }) => name === undefined);
  return isBare && !isOne ? writeQuantity(node, writeUnit(type)) : node;
}

/** `0 ≤ x ≤ b`, one formula for all bounds that can stand in one chain. */
export function writeBounds(
  declaration: ParamDeclaration | VarDeclaration,
  head: MathNode,
  context: MathContext,
): readonly MathNode[] {
  const nodes = declaration.restrictions.map((item) => writeRestriction(item, head, context));
  switch (declaration.integrality?.kind) {
    case "binary":
      nodes.push(
        row(head, infix("∈"), fenced("{", row(number("0"), separator(","), number("1")), "}")),
      );
      break;
    case "integer":
      nodes.push(row(head, infix("∈"), plain("ℤ")));
      break;
    case undefined:
      if (declaration.kind === "var" && nodes.length === 0)
        nodes.push(row(head, infix("∈"), plain("ℝ")));
  }
  return nodes;
}

/** What must hold of a value. */
export function writeRestriction(
  item: Restriction,
  head: MathNode,
  context: MathContext,
): MathNode {
  const at = (expression: Expression, isLast: boolean): MathNode =>
    writeAt(expression, context, { level: levels.union, isLast });
  switch (item.kind) {
    case "compare":
      return row(head, infix(comparisonSign(item.operator)), at(item.bound, true));
    case "interval": {
      const { lower, upper } = item;
      const isFree = upper.kind === "number" && upper.value === Infinity;
      // Only a bound that is no number needs a brace, which is best at the end of the line.
      if (isFree) return row(head, infix("≥"), at(lower, true));
      return row(at(lower, false), infix("≤"), head, infix("≤"), at(upper, true));
    }
    case "choice": {
      const nodes = item.choices.map((choice) => writeExpression(choice, context));
      return row(head, infix("∈"), fenced("{", joined(nodes, separator(",")), "}"));
    }
    default:
      return assertNever(item);
  }
}

/** What a claim expects of its value. */
export function writeExpectation(
  declaration: ClaimDeclaration,
  head: MathNode,
  context: MathContext,
): MathNode {
  const { expected } = declaration;
  if (expected.kind !== "about") return writeRestriction(expected, head, context);
  const value = row(head, infix("≈"), writeWhole(expected.value, declaration, context));
  if (expected.tolerance === undefined) return value;
  return row(value, word(" within "), writeExpression(expected.tolerance, context));
}

function isSame(first: object | undefined, second: object | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const plainForm = (value: object): string =>
    JSON.stringify(value, (key, part: unknown) => (/span$/iu.test(key) ? undefined : part));
  return plainForm(first) === plainForm(second);
}

function number(text: string): MathNode {
  return { kind: "number", text };
}
