/**
 * Declarations in aspects: what each part of a declaration means, apart from how and where it is written.
 */
import { resolvePath } from "../project/index.js";
import type { ModelDeclaration, ResolvedDeclaration, Scope } from "../resolve/index.js";
import type {
  Domain,
  Expression,
  Pattern,
  Restriction,
  Source,
  UnitExpression,
} from "../syntax/index.js";
import type { Span } from "../text/index.js";
import { describeClaim, describeIamc } from "./describe-outputs.js";
import { logical, unbound, type Bound, type Former } from "./former.js";
import type { Aspect, Shown } from "./subjects.js";

import { add, compare, negate, node, symbol, type Term } from "./term.js";

/** Describes a declaration; `scope` tells sets from units. */
export function describeDeclaration(
  declaration: ModelDeclaration,
  former: Former,
  scope: Scope,
): readonly Aspect[] {
  const aspects: Aspect[] = [
    { name: "kind", form: declaration.kind, shown: text(declaration.kind) },
  ];
  const domain = "domain" in declaration ? declaration.domain : undefined;
  const header = describeDomain(domain, former);
  aspects.push(...header.aspects);
  let { bound } = header;
  if (declaration.kind === "function") {
    const named = new Map(bound);
    const types = declaration.parameters.map((parameter, i) => {
      named.set(parameter.name.text, symbol(`$p${i}`));
      return parameter.type === undefined ? symbol("any") : former.unit(parameter.type);
    });
    bound = named;
    const spans = declaration.parameters.map((parameter) => parameter.span);
    const shown: Shown | undefined = spans.length > 0 ? { kind: "spans", spans } : undefined;
    aspects.push({ name: "parameters", form: node("parameters", types).text, shown });
  }
  const type = "type" in declaration ? declaration.type : undefined;
  aspects.push(describeType(type, former, scope));
  const unit = type !== undefined && isSet(type, scope) ? undefined : type;
  if ("restrictions" in declaration) {
    aspects.push(describeBounds(declaration.restrictions, bound, unit, former));
  }
  aspects.push(...describeWords(declaration, former));
  const formula = (
    name: string,
    expression: Expression | undefined,
    form: (given: Expression) => Term,
  ): void => {
    if (expression === undefined) aspects.push({ name, form: "", shown: undefined });
    else aspects.push(formulaAspect(name, expression, form(expression), bound, former));
  };
  const asValue = (given: Expression): Term => former.value(given, bound);
  const asWhole = (given: Expression): Term => former.whole(given, bound, unit);
  const asSet = (given: Expression): Term => former.set(given, bound);
  switch (declaration.kind) {
    case "set": {
      const keepsOrder = declaration.isOrdered || declaration.cyclic !== undefined;
      formula("within", declaration.within, asSet);
      formula("members", declaration.value, (given) => former.set(given, bound, keepsOrder));
      formula("default", declaration.fallback, asSet);
      break;
    }
    case "param":
      formula("value", declaration.value, asWhole);
      formula("default", declaration.fallback, asWhole);
      break;
    case "constraint":
      formula("formula", declaration.relation, asValue);
      break;
    case "check":
      formula("formula", declaration.condition, asValue);
      formula("tolerance", declaration.tolerance, asValue);
      break;
    case "cost":
    case "term": {
      const { into, value } = declaration;
      if (into !== undefined) {
        const target = node("at", [
          former.name(into.total.text),
          ...into.arguments.map((argument) => former.value(argument, bound)),
        ]);
        aspects.push({ name: "total", form: target.text, shown: place(into.span) });
      }
      formula("formula", value, asWhole);
      break;
    }
    case "claim":
      formula("formula", declaration.value, asWhole);
      aspects.push(...describeClaim(declaration, bound, unit, former));
      break;
    case "iamc":
      formula("formula", declaration.value, asWhole);
      aspects.push(...describeIamc(declaration, bound));
      break;
    case "define":
    case "minimize":
    case "maximize":
    case "report":
    case "function":
      formula("formula", declaration.value, asWhole);
      break;
    default:
      break;
  }
  return aspects;
}

/** Index sets, names and condition of a bracket; its names are bound by their places. */
export function describeDomain(
  domain: Domain | undefined,
  former: Former,
): { readonly aspects: readonly Aspect[]; readonly bound: Bound } {
  if (domain === undefined) return { aspects: [], bound: unbound };
  let bound: Bound = unbound;
  const sets: string[] = [];
  const names: string[] = [];
  for (const [i, binder] of domain.binders.entries()) {
    const set = former.set(binder.set, bound);
    let taken = 0;
    const create = (): string => `$${i}.${taken++}`;
    const step = former.bind(binder, bound, create);
    sets.push(`${isPlain(binder.pattern) ? "" : `${shapeOf(step.entry.term)} `}${set.text}`);
    names.push(binder.pattern === undefined ? "" : namesOf(binder.pattern).join(", "));
    bound = step.bound;
  }
  const aspects: Aspect[] = [
    { name: "indices", form: sets.join(", "), shown: place(domain.span) },
    { name: "index names", form: names.join(", "), shown: place(domain.span) },
  ];
  if (domain.condition !== undefined) {
    const term = former.value(domain.condition, bound);
    aspects.push(formulaAspect("condition", domain.condition, term, bound, former));
  }
  return { aspects, bound };
}

/** An expression as an aspect whose parts can be marked. */
export function formulaAspect(
  name: string,
  expression: Expression,
  term: Term,
  bound: Bound,
  former: Former,
): Aspect {
  const formula = { expression, bound, former };
  return { name, form: term.text, shown: { kind: "span", span: expression.span, formula } };
}

/** Bounds, in any spelling. */
export function describeBounds(
  restrictions: readonly Restriction[],
  bound: Bound,
  unit: UnitExpression | undefined,
  former: Former,
): Aspect {
  const own = symbol("value");
  const against = (operator: string, expression: Expression): readonly Term[] => {
    const limit = former.whole(expression, bound, unit);
    // Infinity bounds nothing.
    if (limit.kind === "number" && !Number.isFinite(limit.value)) return [];
    return [compare(operator, add([own, negate(limit)]))];
  };
  const links = restrictions.flatMap((restriction): readonly Term[] => {
    if (restriction.kind === "interval") {
      return [...against(">=", restriction.lower), ...against("<=", restriction.upper)];
    }
    if (restriction.kind === "choice") {
      const choices = restriction.choices.map((choice) => former.whole(choice, bound, unit));
      return [node("one of", choices, true)];
    }
    const { operator } = restriction;
    if (operator !== "in" && operator !== "not in") return against(operator, restriction.bound);
    return [node(operator, [own, former.set(restriction.bound, bound)])];
  });
  const spans = restrictions.map((restriction) => restriction.span);
  return {
    name: "bounds",
    form: links.length === 0 ? "" : logical("and", links).text,
    shown: spans.length === 0 ? undefined : { kind: "spans", spans },
  };
}

/** Changes of cells and of the final value, which a model's own `change` adds to a parameter. */
export function describeAdjustments(
  { adjustments, declaration }: ResolvedDeclaration,
  formerIn: (scope: Scope) => Former,
): readonly Aspect[] {
  if (adjustments.length === 0) return [];
  const type = "type" in declaration ? declaration.type : undefined;
  const forms = adjustments.map(({ operator, cell, value, from, scope }) => {
    const former = formerIn(scope);
    const unit = operator === "*=" || (type !== undefined && isSet(type, scope)) ? undefined : type;
    const key = (cell ?? []).map((part) => former.value(part, unbound).text).join(", ");
    const is = value === undefined ? "" : former.whole(value, unbound, unit).text;
    return `[${key}] ${operator} ${is}${describeSource(from, former).form}`;
  });
  const spans = adjustments.map(({ span }) => span);
  return [{ name: "changes", form: forms.sort().join("; "), shown: { kind: "spans", spans } }];
}

/** `from …`, with the path taken from the root so that a move of the model's file is no change. */
export function describeSource(source: Source | undefined, former: Former): Aspect {
  if (source === undefined) return { name: "source", form: "", shown: undefined };
  const { target, options, span } = source;
  const described = options.map((option) => {
    switch (option.kind) {
      case "column":
        return `${option.what.text} = ${JSON.stringify(option.column.value)}`;
      case "only":
        return `only ${JSON.stringify([option.column.value, ...option.equals.map((text) => text.value).sort()])}`;
      case "wide":
        return `wide ${option.index.text}`;
      default:
        return option.kind;
    }
  });
  const form = [targetOf(target, span.file, former), ...described.sort()].join(", ");
  return { name: "source", form, shown: place(span) };
}

function targetOf(target: Source["target"], file: string, former: Former): string {
  if (!("value" in target)) return former.name(target.text).text;
  const resolved = resolvePath(file, target.value);
  return JSON.stringify(resolved.kind === "path" ? resolved.path : target.value);
}

function describeType(type: UnitExpression | undefined, former: Former, scope: Scope): Aspect {
  if (type === undefined) return { name: "unit", form: "", shown: undefined };
  const [only] = type.factors;
  const isOfSet = isSet(type, scope);
  const term = isOfSet ? former.name(only?.name?.text ?? "") : former.unit(type);
  return { name: "unit", form: term.text, shown: place(type.span) };
}

function isSet(type: UnitExpression, scope: Scope): boolean {
  const [only] = type.factors;
  const found = scope.find(only?.name?.text ?? "");
  return type.factors.length === 1 && found?.declaration.kind === "set";
}

/** Aspects that are a word or a text. */
function describeWords(declaration: ModelDeclaration, former: Former): readonly Aspect[] {
  const aspects: Aspect[] = [];
  const word = (name: string, shown: string | undefined): void => {
    aspects.push({ name, form: shown ?? "", shown: shown === undefined ? undefined : text(shown) });
  };
  if (declaration.kind === "set") {
    word("order", declaration.isOrdered ? "ordered" : undefined);
    word("integer", declaration.isInteger ? "integer" : undefined);
    const { cyclic } = declaration;
    const by = cyclic?.by === undefined ? "" : ` by ${former.name(cyclic.by.text).text}`;
    aspects.push({
      name: "cyclic",
      form: cyclic === undefined ? "" : `cyclic${by}`,
      shown: cyclic && place(cyclic.span),
    });
  }
  if ("integrality" in declaration) word("integrality", declaration.integrality?.kind);
  if (declaration.kind === "param") {
    word("optional", declaration.isOptional ? "optional" : undefined);
    const { interpolate } = declaration;
    const words = { no: undefined, inside: "interpolate", hold: "interpolate hold" } as const;
    word("interpolation", words[interpolate]);
  }
  if ("from" in declaration) aspects.push(describeSource(declaration.from, former));
  if (declaration.kind === "table") {
    const lines = declaration.content.value.split(/\r\n|\r|\n/u).map((line) => line.trimEnd());
    const form = lines.filter((line) => line !== "").join("\n");
    aspects.push({ name: "content", form, shown: text(`${form.split("\n").length} lines`) });
  }
  word("doc", declaration.doc?.value);
  return aspects;
}

function isPlain(pattern: Pattern | undefined): boolean {
  if (pattern === undefined || pattern.kind === "pattern-name") return true;
  if (pattern.kind !== "pattern-tuple") return false;
  return pattern.elements.every((element) => element.kind === "pattern-name");
}

function shapeOf(entry: Term): string {
  return entry.text.replaceAll(/\$\d+\.\d+/gu, "·");
}

function namesOf(pattern: Pattern): readonly string[] {
  if (pattern.kind === "pattern-name") return [pattern.name.text];
  return pattern.kind === "pattern-tuple" ? pattern.elements.flatMap(namesOf) : [];
}

function text(value: string): Shown {
  return { kind: "text", text: value };
}

function place(span: Span): Shown {
  return { kind: "span", span, formula: undefined };
}
