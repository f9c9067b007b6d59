/**
 * What a scenario changes: each change as a sentence, with the formula before and after.
 */
import { assertNever } from "../diagnostics/index.js";
import {
  describeKind,
  isModelDeclaration,
  type ModelChanges,
  type ResolvedDeclaration,
  type Scope,
} from "../resolve/index.js";
import type { Declaration, OverlayItem, Path, ScenarioDeclaration } from "../syntax/index.js";
import { describeSource } from "./describe-source.js";
import { formulasOf, headOf, writeRestriction, writeWhole } from "./write-declaration.js";
import {
  inline,
  splitNumber,
  type Entry,
  type Fact,
  type Formula,
  type Inline,
} from "./document.js";
import { toAnchor } from "./escape.js";
import { joined, row, script, separator, type MathNode } from "./math.js";
import type { MathContext } from "./math-context.js";
import { forAll, writeDomain } from "./write-binders.js";
import { anchorOf, linkScenario, mathIn, scenarioAnchor, type Writer } from "./writer.js";
import { writeExpression } from "./write-expression.js";

/** Describes a scenario by its own changes; those it inherits stand with its parents. */
export function describeScenario(scenario: ScenarioDeclaration, writer: Writer): Entry {
  const { program } = writer.input;
  const uses = new Set<string>();
  const scope = scopeOf(scenario.items, program.scope);
  const facts: Fact[] = [];
  if (scenario.parents.length > 0) {
    const content = scenario.parents.flatMap((parent, i) => [
      ...(i === 0 ? [] : [inline.text(", ")]),
      linkScenario(parent.text, writer),
    ]);
    facts.push({ label: "First all changes of", content });
  }
  for (const item of scenario.items) {
    facts.push(describeChange(item, scope, uses, writer));
  }
  if (scenario.items.length === 0) {
    const rest =
      scenario.parents.length > 0 ? "no further change" : "no change: the model as it stands";
    facts.push({ label: "Changes", content: [inline.text(rest)] });
  }
  const { number, text } = splitNumber(scenario.doc?.value ?? "");
  return {
    anchor: scenarioAnchor(scenario.name.text),
    name: scenario.name.text,
    kind: "scenario",
    symbol: undefined,
    unit: undefined,
    number,
    doc: text,
    formulas: [],
    facts,
    uses: [...uses],
  };
}

/** Describes what a model changes of the one it extends, held against that model. */
export function describeModelChanges(
  { model, items, scope: before }: ModelChanges,
  writer: Writer,
): Entry {
  const uses = new Set<string>();
  const scope = scopeOf(items, before);
  return {
    anchor: toAnchor(`change-${model}`),
    name: model,
    kind: "change",
    symbol: undefined,
    unit: undefined,
    number: undefined,
    doc: "",
    formulas: [],
    facts: items.map((item) => describeChange(item, scope, uses, writer)),
    uses: [...uses],
  };
}

function describeChange(item: OverlayItem, scope: Scope, uses: Set<string>, writer: Writer): Fact {
  const context = writer.contextIn(scope, uses);
  const find = (path: Path): ResolvedDeclaration | undefined => {
    const found = scope.find(path.text);
    if (found !== undefined) context.refer(found);
    return found;
  };
  const link = (path: Path, found: ResolvedDeclaration | undefined): Inline =>
    found === undefined || isGone(found)
      ? inline.code(path.text)
      : inline.link(found.name, anchorOf(found.name));
  const isGone = ({ name }: ResolvedDeclaration): boolean => writer.input.program.removed.has(name);
  switch (item.kind) {
    case "set-set": {
      const found = find(item.target);
      const content: Inline[] = [link(item.target, found), inline.text(" becomes ")];
      if (item.value !== undefined)
        content.push(mathIn(item.value, indexed(found, context).context));
      if (item.from !== undefined)
        content.push(inline.text("what is read from "), ...describeSource(item.from));
      return { label: "Set", content: [...content, ...insteadOf(found, writer)] };
    }
    case "set-param": {
      const found = find(item.target);
      const words = {
        "=": " is ",
        "*=": " is multiplied by ",
        "+=": " is raised by ",
      } as const;
      const content: Inline[] = [link(item.target, found)];
      if (item.cell !== undefined) {
        const indices = item.cell.map((label) => writeExpression(label, context));
        const symbol: MathNode = { kind: "name", text: item.target.text };
        content.push(
          inline.text(", at "),
          inline.math(script(symbol, joined(indices, separator(",")), undefined)),
          inline.text(","),
        );
      }
      content.push(inline.text(words[item.operator]));
      if (item.value !== undefined) {
        const inner = indexed(found, context).context;
        const isScale = found === undefined || item.operator === "*=";
        const node = isScale
          ? writeExpression(item.value, inner)
          : writeWhole(item.value, found.declaration, inner);
        content.push(inline.math(node));
      }
      if (item.from !== undefined)
        content.push(inline.text("read from "), ...describeSource(item.from));
      const isWhole = item.operator === "=" && item.cell === undefined;
      return {
        label: "Parameter",
        content: isWhole ? [...content, ...insteadOf(found, writer)] : content,
      };
    }
    case "set-var": {
      const found = find(item.target);
      const domain = indexed(found, context);
      const head = headOf(item.target.text, domain);
      const nodes = item.restrictions.map((restriction) =>
        inline.math(writeRestriction(restriction, head, domain.context)),
      );
      const content = nodes.flatMap((node, i) => (i === 0 ? [node] : [inline.text(", "), node]));
      return {
        label: "Variable",
        content: [link(item.target, found), inline.text(" is kept to "), ...content],
      };
    }
    case "replace": {
      const found = scope.find(item.declaration.name.text);
      if (found !== undefined) context.refer(found);
      const name =
        found === undefined || isGone(found)
          ? inline.code(item.declaration.name.text)
          : inline.link(found.name, anchorOf(found.name));
      return {
        label: `Other ${describeKind(item.declaration.kind)}`,
        content: [
          name,
          inline.text(" reads "),
          ...declared(item.declaration, scope, uses, writer),
          ...insteadOf(found, writer),
        ],
      };
    }
    case "without": {
      const found = find(item.target);
      const kind = found === undefined ? "" : `the ${describeKind(found.declaration.kind)} `;
      const content: Inline[] = [inline.text(`leaves out ${kind}`), link(item.target, found)];
      const doc = splitNumber(found?.declaration.doc?.value ?? "");
      const words = [doc.number === undefined ? "" : `(${doc.number})`, doc.text]
        .filter((text) => text !== "")
        .join(" ");
      if (words !== "") content.push(inline.text(`: ${words}`));
      return { label: "Without", content };
    }
    case "add": {
      const { declaration } = item;
      const content: Inline[] = [
        inline.text(`a new ${describeKind(declaration.kind)} `),
        inline.code(declaration.name.text),
      ];
      const doc = declaration.doc?.value ?? "";
      if (doc !== "") content.push(inline.text(`, ${doc}`));
      return {
        label: "Added",
        content: [...content, inline.text(": "), ...declared(declaration, scope, uses, writer)],
      };
    }
    case "choose-objective":
      return {
        label: "Objective",
        content: [inline.text(`${item.sense}s `), link(item.target, find(item.target))],
      };
    default:
      return assertNever(item);
  }
}

/** The indices of a changed declaration, which new values may use. */
function indexed(
  found: ResolvedDeclaration | undefined,
  context: MathContext,
): ReturnType<typeof writeDomain> {
  const declaration = found?.declaration;
  const domain =
    declaration !== undefined && "domain" in declaration ? declaration.domain : undefined;
  return writeDomain(domain, context);
}

/** `, instead of …`: how the base has it. What it uses is not used by the scenario. */
function insteadOf(found: ResolvedDeclaration | undefined, writer: Writer): readonly Inline[] {
  if (found === undefined) return [];
  const { declaration } = found;
  const context = writer.contextIn(found.scope, new Set());
  if ("from" in declaration && declaration.from !== undefined)
    return [inline.text(", instead of what is read from "), ...describeSource(declaration.from)];
  if (declaration.kind === "table" || declaration.kind === "total" || declaration.kind === "var")
    return [];
  const domain = indexed(found, context);
  if (declaration.kind === "set" || declaration.kind === "param") {
    const value = declaration.value ?? declaration.fallback;
    return value === undefined
      ? []
      : [inline.text(", instead of "), inline.math(writeWhole(value, declaration, domain.context))];
  }
  return [inline.text(", instead of "), ...shown(formulasOf(found, domain, writer))];
}

/** The formulas of a declaration that is written inside a scenario. */
function declared(
  declaration: Declaration,
  scope: Scope,
  uses: Set<string>,
  writer: Writer,
): readonly Inline[] {
  if (!isModelDeclaration(declaration)) return [inline.code(declaration.name.text)];
  const context = writer.contextIn(scope, uses);
  const domain = writeDomain("domain" in declaration ? declaration.domain : undefined, context);
  const name = declaration.name.text;
  return shown(
    formulasOf({ name, declaration, scope, adjustments: [] }, domain, writer),
    forAll(domain),
  );
}

function shown(formulas: readonly Formula[], over?: MathNode): readonly Inline[] {
  return formulas.flatMap(({ math, forAll: own }, i) => {
    const quantifier = over ?? own;
    const whole =
      quantifier === undefined ? math : row(math, { kind: "space", width: "wide" }, quantifier);
    return i === 0 ? [inline.math(whole)] : [inline.text("; "), inline.math(whole)];
  });
}

/** The model's scope, and in it what the scenario itself adds. */
function scopeOf(items: readonly OverlayItem[], outer: Scope): Scope {
  const added = new Map<string, ResolvedDeclaration>();
  const scope: Scope = { ...outer, find: (path) => outer.find(path) ?? added.get(path) };
  for (const item of items) {
    if (item.kind !== "add" || !isModelDeclaration(item.declaration)) continue;
    const { declaration } = item;
    const name = declaration.name.text;
    added.set(name, { name, declaration, scope, adjustments: [] });
  }
  return scope;
}
