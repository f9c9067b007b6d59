/**
 * One declaration as an entry: its formula, and the facts that a formula does not show.
 */
import { assertNever } from "../diagnostics/index.js";
import { describeKind, isUnnamedCheck, type ModelDeclaration, type ResolvedDeclaration } from "../resolve/index.js";
import type { Expression, ParamDeclaration, Restriction, UnitExpression, VarDeclaration } from "../syntax/index.js";
import { describeMembers, describeValues, unitOf } from "./data-facts.js";
import { describeSource } from "./describe-source.js";
import { inline, splitNumber, type Entry, type Fact, type Formula, type Inline } from "./document.js";
import { anchorOf, mathIn, type Writer } from "./writer.js";
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
import { forAll, writeDomain, type DomainMath } from "./write-binders.js";
import { comparisonSign, levels, writeAt, writeExpression } from "./write-expression.js";
import { writeQuantity, writeUnit } from "./write-number.js";
import { writeTotal } from "./write-total.js";

/** Describes a declaration. Data of the program fit it only if it is the program's own. */
export function describeDeclaration(resolved: ResolvedDeclaration, writer: Writer): Entry {
  const { declaration, name } = resolved;
  const uses = new Set<string>();
  const context = writer.contextIn(resolved.scope, uses);
  const { number, text } = splitNumber(declaration.doc?.value ?? "");
  const domain = writeDomain("domain" in declaration ? declaration.domain : undefined, context);
  const formulas = formulasOf(resolved, domain, writer);
  const facts = [...factsOf(resolved, domain, context, writer), ...adjustmentsOf(resolved, writer, uses)];
  uses.delete(anchorOf(name));
  return {
    anchor: anchorOf(name),
    name: nameOf(resolved),
    kind: describeKind(declaration.kind),
    symbol: isNamedInFormulas(declaration.kind) ? headOf(nameOf(resolved), domain) : undefined,
    unit: unitFor(resolved, writer),
    number,
    doc: text,
    formulas,
    facts,
    uses: [...uses],
  };
}

/** The name in headings and links; functions of modules by their own. */
function nameOf({ declaration, name }: ResolvedDeclaration): string {
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
        parts.push(infix("="), writeAt(declaration.value, context, { level: levels.union, isLast: true }));
      if (declaration.within !== undefined)
        parts.push(infix("⊆"), writeAt(declaration.within, context, { level: levels.union, isLast: true }));
      // `bess.HOUR = HOUR ⊆ HOUR` says the same twice.
      if (isSame(declaration.value, declaration.within)) parts.splice(-2);
      return formula(row(...parts));
    }
    case "param":
    case "var": {
      const value = declaration.kind === "param" ? declaration.value : undefined;
      const bounded = writeBounds(declaration, head, context);
      if (value !== undefined) return [...defines(value), ...bounded.map((math) => ({ math, forAll: over }))];
      return bounded.length > 0 ? bounded.map((math) => ({ math, forAll: over })) : formula(head);
    }
    case "table":
      return [];
    case "define":
    case "cost":
    case "term":
    case "report":
      return defines(declaration.value);
    case "total":
      return [{ math: row(head, infix("="), writeTotal(name, domain, writer)), forAll: over }];
    case "minimize":
    case "maximize":
      return formula(
        row(word(`${declaration.kind} `), head, infix("="), writeExpression(declaration.value, context)),
      );
    case "constraint":
      return formula(writeExpression(declaration.relation, context));
    case "check": {
      const condition = writeExpression(declaration.condition, context);
      if (declaration.tolerance === undefined) return formula(condition);
      return formula(row(condition, word(" within "), writeExpression(declaration.tolerance, context)));
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
        { math: row(called, infix("="), writeExpression(declaration.value, inner)), forAll: undefined },
      ];
    }
    default:
      return assertNever(declaration);
  }
}

/** A value on its own: a bare number has the unit that is declared. */
export function writeWhole(value: Expression, declaration: ModelDeclaration, context: MathContext): MathNode {
  const node = writeExpression(value, context);
  const type = "type" in declaration ? declaration.type : undefined;
  const isBare = value.kind === "number" && value.unit === undefined && Number.isFinite(value.value);
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
      nodes.push(row(head, infix("∈"), fenced("{", row(number("0"), separator(","), number("1")), "}")));
      break;
    case "integer":
      nodes.push(row(head, infix("∈"), plain("ℤ")));
      break;
    case undefined:
      if (declaration.kind === "var" && nodes.length === 0) nodes.push(row(head, infix("∈"), plain("ℝ")));
  }
  return nodes;
}

/** What must hold of a value. */
export function writeRestriction(item: Restriction, head: MathNode, context: MathContext): MathNode {
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

function factsOf(
  resolved: ResolvedDeclaration,
  domain: DomainMath,
  context: MathContext,
  writer: Writer,
): readonly Fact[] {
  const { declaration, name } = resolved;
  const { input } = writer;
  const isOwn = input.program.declarations.get(name) === resolved;
  const facts: Fact[] = [];
  const type = "type" in declaration ? declaration.type : undefined;
  const fact = (label: string, ...content: readonly Inline[]): void => void facts.push({ label, content });
  const set = type === undefined ? undefined : setOf(type, context);
  if (set !== undefined) {
    context.refer(set);
    fact("Values in", inline.link(set.name, anchorOf(set.name)));
  } else {
    const unit = unitFor(resolved, writer);
    if (unit !== undefined) fact(declaration.kind === "constraint" ? "Unit of the row" : "Unit", inline.math(unit));
  }
  switch (declaration.kind) {
    case "set": {
      const words = [
        declaration.isOrdered ? "ordered" : "",
        declaration.isInteger ? "whole numbers" : "",
        declaration.cyclic === undefined ? "" : "cyclic: the first follows the last",
        declaration.cyclic?.by === undefined ? "" : `within the groups of ${declaration.cyclic.by.text}`,
      ].filter((text) => text !== "");
      if (words.length > 0) fact("Order", inline.text(words.join(", ")));
      if (declaration.from !== undefined) fact("Source", ...describeSource(declaration.from));
      if (declaration.fallback !== undefined) fact("Without rows", mathIn(declaration.fallback, domain.context));
      if (isOwn && input.environment !== undefined) facts.push(...describeMembers(name, input.environment));
      break;
    }
    case "param": {
      if (declaration.from !== undefined) fact("Source", ...describeSource(declaration.from));
      if (declaration.fallback !== undefined) fact("Default", inline.math(writeWhole(declaration.fallback, declaration, domain.context)));
      if (declaration.isOptional) fact("Optional", inline.text("may be left out"));
      if (declaration.interpolate === "inside") fact("Gaps", inline.text("interpolated between the points given"));
      if (declaration.interpolate === "hold")
        fact("Gaps", inline.text("interpolated between the points given, held beyond them"));
      const isPlainNumber = declaration.value?.kind === "number";
      if (isOwn && !isPlainNumber && input.environment !== undefined)
        facts.push(...describeValues(name, input.environment));
      break;
    }
    case "table": {
      const lines = declaration.content.value.split(/\r\n|\r|\n/u).filter((line) => line.trim() !== "");
      fact("Columns", inline.code(lines[0] ?? ""));
      fact("Rows", inline.text(String(Math.max(0, lines.length - 1))));
      break;
    }
    case "cost":
    case "term":
      if (declaration.into !== undefined) {
        const { into } = declaration;
        const subscripts = into.arguments;
        const node = writeExpression(
          subscripts.length === 0
            ? { kind: "name", path: into.total, span: into.span }
            : { kind: "subscript", target: into.total, arguments: subscripts, span: into.span },
          domain.context,
        );
        fact("Flows into", inline.math(node));
      }
      break;
    case "function":
      if (name !== declaration.name.text) fact("Full name", inline.code(name));
      for (const parameter of declaration.parameters) {
        if (parameter.type === undefined) continue;
        fact(`Argument ${parameter.name.text}`, inline.math(writeUnit(parameter.type)));
      }
      break;
    default:
      break;
  }
  return facts;
}

/** The unit of a declaration: the one that is written, else the one that was found. */
export function unitFor({ declaration, name, scope }: ResolvedDeclaration, writer: Writer): MathNode | undefined {
  const type = "type" in declaration ? declaration.type : undefined;
  const { model, program } = writer.input;
  if (type !== undefined) {
    const isSet = type.factors.length === 1 && scope.find(type.factors[0]?.name?.text ?? "")?.declaration.kind === "set";
    const isOne = type.factors.every((factor) => factor.name === undefined);
    return isSet || isOne ? undefined : writeUnit(type);
  }
  if (model === undefined || program.declarations.get(name)?.declaration !== declaration) return undefined;
  return unitOf(name, model);
}

/** What a model that extends another changed in a parameter without declaring it anew. */
function adjustmentsOf(resolved: ResolvedDeclaration, writer: Writer, uses: Set<string>): readonly Fact[] {
  return resolved.adjustments.map(({ operator, cell, value, from, scope }) => {
    const context = writer.contextIn(scope, uses);
    const content: Inline[] = [];
    if (cell !== undefined) {
      const indices = cell.map((label) => writeExpression(label, context));
      const symbol: MathNode = { kind: "name", text: resolved.name };
      content.push(inline.text("at "), inline.math(script(symbol, joined(indices, separator(",")), undefined)), inline.text(": "));
    }
    const words = { "=": "is ", "*=": "is multiplied by ", "+=": "is raised by " } as const;
    content.push(inline.text(words[operator]));
    if (value !== undefined) content.push(mathIn(value, context));
    if (from !== undefined) content.push(inline.text("read from "), ...describeSource(from));
    return { label: "Changed", content };
  });
}

function isNamedInFormulas(kind: ResolvedDeclaration["declaration"]["kind"]): boolean {
  return kind !== "check" && kind !== "table" && kind !== "constraint";
}

function setOf(type: UnitExpression, context: MathContext): ResolvedDeclaration | undefined {
  const [only] = type.factors;
  if (type.factors.length !== 1 || only?.name === undefined) return undefined;
  const found = context.scope.find(only.name.text);
  return found?.declaration.kind === "set" ? found : undefined;
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
