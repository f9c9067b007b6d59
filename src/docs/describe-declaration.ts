/**
 * One declaration as an entry: its formula, and the facts that a formula does not show.
 */
import { describeKind, type ResolvedDeclaration } from "../resolve/index.js";
import type { UnitExpression } from "../syntax/index.js";
import { describeMembers, describeValues, unitOf } from "./data-facts.js";
import { describeSource } from "./describe-source.js";
import { inline, splitNumber, type Entry, type Fact, type Inline } from "./document.js";
import { anchorOf, mathIn, type Writer } from "./writer.js";
import { joined, script, separator, type MathNode } from "./math.js";
import type { MathContext } from "./math-context.js";
import { writeDomain, type DomainMath } from "./write-binders.js";
import { writeExpression } from "./write-expression.js";
import { writeUnit } from "./write-number.js";
import { formulasOf, headOf, nameOf, writeExpectation, writeWhole } from "./write-declaration.js";

/** Describes a declaration. Data of the program fit it only if it is the program's own. */
export function describeDeclaration(resolved: ResolvedDeclaration, writer: Writer): Entry {
  const { declaration, name } = resolved;
  const uses = new Set<string>();
  const context = writer.contextIn(resolved.scope, uses);
  const { number, text } = splitNumber(declaration.doc?.value ?? "");
  const domain = writeDomain("domain" in declaration ? declaration.domain : undefined, context);
  const formulas = formulasOf(resolved, domain, writer);
  const facts = [
    ...factsOf(resolved, domain, context, writer),
    ...adjustmentsOf(resolved, writer, uses),
  ];
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
  const fact = (label: string, ...content: readonly Inline[]): void =>
    void facts.push({ label, content });
  const set = type === undefined ? undefined : setOf(type, context);
  if (set !== undefined) {
    context.refer(set);
    fact("Values in", inline.link(set.name, anchorOf(set.name)));
  } else {
    const unit = unitFor(resolved, writer);
    if (unit !== undefined)
      fact(declaration.kind === "constraint" ? "Unit of the row" : "Unit", inline.math(unit));
  }
  switch (declaration.kind) {
    case "set": {
      const words = [
        declaration.isOrdered ? "ordered" : "",
        declaration.isInteger ? "whole numbers" : "",
        declaration.cyclic === undefined ? "" : "cyclic: the first follows the last",
        declaration.cyclic?.by === undefined
          ? ""
          : `within the groups of ${declaration.cyclic.by.text}`,
      ].filter((text) => text !== "");
      if (words.length > 0) fact("Order", inline.text(words.join(", ")));
      if (declaration.from !== undefined) fact("Source", ...describeSource(declaration.from));
      if (declaration.fallback !== undefined)
        fact("Without rows", mathIn(declaration.fallback, domain.context));
      if (isOwn && input.environment !== undefined)
        facts.push(...describeMembers(name, input.environment));
      break;
    }
    case "param": {
      if (declaration.from !== undefined) fact("Source", ...describeSource(declaration.from));
      if (declaration.fallback !== undefined)
        fact("Default", inline.math(writeWhole(declaration.fallback, declaration, domain.context)));
      if (declaration.isOptional) fact("Optional", inline.text("may be left out"));
      if (declaration.interpolate === "inside")
        fact("Gaps", inline.text("interpolated between the points given"));
      if (declaration.interpolate === "hold")
        fact("Gaps", inline.text("interpolated between the points given, held beyond them"));
      const isPlainNumber = declaration.value?.kind === "number";
      if (isOwn && !isPlainNumber && input.environment !== undefined)
        facts.push(...describeValues(name, input.environment));
      break;
    }
    case "table": {
      const lines = declaration.content.value
        .split(/\r\n|\r|\n/u)
        .filter((line) => line.trim() !== "");
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
    case "claim": {
      const head = headOf(name, domain);
      fact("Expected", inline.math(writeExpectation(declaration, head, domain.context)));
      if (declaration.reason !== undefined) fact("Reason", inline.text(declaration.reason.value));
      break;
    }
    case "iamc":
      fact("Variable", inline.code(declaration.variable.value));
      fact(
        "Region",
        "text" in declaration.region
          ? inline.text(`each ${declaration.region.text}`)
          : inline.code(declaration.region.value),
      );
      fact("Year", inline.text(`each ${declaration.year.text}`));
      if (declaration.subannual !== undefined)
        fact("Slice of the year", inline.code(declaration.subannual.value));
      if (declaration.unitLabel !== undefined)
        fact("Unit in the table", inline.code(declaration.unitLabel.value));
      break;
    default:
      break;
  }
  return facts;
}

/** The unit of a declaration: the one that is written, else the one that was found. */
export function unitFor(
  { declaration, name, scope }: ResolvedDeclaration,
  writer: Writer,
): MathNode | undefined {
  const type = "type" in declaration ? declaration.type : undefined;
  const { model, program } = writer.input;
  if (type !== undefined) {
    const isSet =
      type.factors.length === 1 &&
      scope.find(type.factors[0]?.name?.text ?? "")?.declaration.kind === "set";
    const isOne = type.factors.every((factor) => factor.name === undefined);
    return isSet || isOne ? undefined : writeUnit(type);
  }
  if (model === undefined || program.declarations.get(name)?.declaration !== declaration)
    return undefined;
  return unitOf(name, model);
}

/** What a model that extends another changed in a parameter without declaring it anew. */
function adjustmentsOf(
  resolved: ResolvedDeclaration,
  writer: Writer,
  uses: Set<string>,
): readonly Fact[] {
  return resolved.adjustments.map(({ operator, cell, value, from, scope }) => {
    const context = writer.contextIn(scope, uses);
    const content: Inline[] = [];
    if (cell !== undefined) {
      const indices = cell.map((label) => writeExpression(label, context));
      const symbol: MathNode = { kind: "name", text: resolved.name };
      content.push(
        inline.text("at "),
        inline.math(script(symbol, joined(indices, separator(",")), undefined)),
        inline.text(": "),
      );
    }
    const words = { "=": "is ", "*=": "is multiplied by ", "+=": "is raised by " } as const;
    content.push(inline.text(words[operator]));
    if (value !== undefined) content.push(mathIn(value, context));
    if (from !== undefined) content.push(inline.text("read from "), ...describeSource(from));
    return { label: "Changed", content };
  });
}

const unnamed = new Set(["check", "table", "constraint", "claim", "iamc"]);

function isNamedInFormulas(kind: ResolvedDeclaration["declaration"]["kind"]): boolean {
  return !unnamed.has(kind);
}

function setOf(type: UnitExpression, context: MathContext): ResolvedDeclaration | undefined {
  const [only] = type.factors;
  if (type.factors.length !== 1 || only?.name === undefined) return undefined;
  const found = context.scope.find(only.name.text);
  return found?.declaration.kind === "set" ? found : undefined;
}
