/**
 * A tree as text, for people who look into the compiler and for tests: one s-expression per item, names bare,
 * texts quoted, absent parts left out.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Declaration,
  File,
  Header,
  Integrality,
  Item,
  OverlayItem,
  Source,
  SourceOption,
} from "./ast.js";
import {
  binder,
  domain,
  expression,
  labelled,
  list,
  printExpression,
  quote,
  restriction,
  unit,
  when,
  type Part,
} from "./print-expression.js";
import { printClaim, printFigure, printIamc } from "./print-outputs.js";
import { printStudyItem } from "./print-study.js";

/** The whole file, one line per item. */
export function printTree(file: File): string {
  const header = file.header === undefined ? [] : [printHeader(file.header)];
  return [...header, ...file.items.map(printItem)].join("\n");
}

function printHeader(header: Header): string {
  switch (header.kind) {
    case "model":
      return list(
        "model",
        header.name.text,
        labelled("extends", quote(header.base)),
        quote(header.doc),
      );
    case "part":
      return list("part", header.name.text);
    case "module":
      return list("module", header.name.text, quote(header.doc));
    default:
      return assertNever(header);
  }
}

function printItem(item: Item): string {
  switch (item.kind) {
    case "import": {
      const names = item.names.map(({ name, alias }) =>
        alias === undefined ? name.text : list("as", name.text, alias.text),
      );
      return list(
        "import",
        "text" in item.source ? item.source.text : quote(item.source),
        ...names,
      );
    }
    case "include":
      return list("include", quote(item.path));
    case "change":
      return list("change", ...item.items.map(printOverlayItem));
    case "missing-item":
      return "(missing-item)";
    default:
      return printDeclaration(item);
  }
}

/** One declaration. */
export function printDeclaration(node: Declaration): string {
  const head = [node.kind, node.name.text];
  const doc = quote(node.doc);
  switch (node.kind) {
    case "dimension":
      return list(...head, doc, unit(node.value));
    case "unit":
      return list(...head, doc, printUnitDefinition(node.definition), prefixes(node.prefixes));
    case "prefix":
      return list(...head, doc, expression(node.factor));
    case "set":
      return list(
        ...head,
        domain(node.domain),
        labelled("within", expression(node.within)),
        when(node.isOrdered, "ordered"),
        when(node.isInteger, "integer"),
        node.cyclic === undefined ? undefined : list("cyclic", node.cyclic.by?.text),
        doc,
        labelled("=", expression(node.value)),
        source(node.from),
        labelled("default", expression(node.fallback)),
      );
    case "param":
      return list(
        ...head,
        domain(node.domain),
        labelled(":", unit(node.type)),
        ...node.restrictions.map(restriction),
        integrality(node.integrality),
        when(node.isOptional, "optional"),
        labelled("default", expression(node.fallback)),
        doc,
        labelled("=", expression(node.value)),
        source(node.from),
        when(node.interpolate !== "no", `interpolate-${node.interpolate}`),
      );
    case "table":
      return list(...head, doc, quote(node.content));
    case "var":
      return list(
        ...head,
        domain(node.domain),
        labelled(":", unit(node.type)),
        ...node.restrictions.map(restriction),
        integrality(node.integrality),
        doc,
      );
    case "define":
    case "report":
      return list(
        ...head,
        domain(node.domain),
        labelled(":", unit(node.type)),
        doc,
        expression(node.value),
      );
    case "total":
      return list(...head, domain(node.domain), labelled(":", unit(node.type)), doc);
    case "cost":
    case "term":
      return list(
        ...head,
        domain(node.domain),
        labelled(":", unit(node.type)),
        node.into === undefined
          ? undefined
          : list("into", node.into.total.text, ...node.into.arguments.map(printExpression)),
        doc,
        expression(node.value),
      );
    case "minimize":
    case "maximize":
      return list(...head, labelled(":", unit(node.type)), doc, expression(node.value));
    case "constraint":
      return list(...head, domain(node.domain), doc, expression(node.relation));
    case "check":
      return list(
        ...head,
        domain(node.domain),
        doc,
        expression(node.condition),
        labelled("within", expression(node.tolerance)),
      );
    case "function":
      return list(
        ...head,
        list(...node.parameters.map(({ name, type }) => list(name.text, unit(type)))),
        labelled(":", unit(node.type)),
        doc,
        expression(node.value),
      );
    case "component":
      return list(
        ...head,
        labelled("over", node.place?.text),
        labelled("stepping", node.step?.text),
        when(node.isCyclic, "cyclic"),
        doc,
        ...node.givens.map((given) =>
          list(
            "given",
            given.name.text,
            domain(given.domain),
            labelled(":", unit(given.type)),
            when(given.isLinear, "linear"),
            quote(given.doc),
            labelled("=", expression(given.fallback)),
          ),
        ),
        ...node.items.map(printDeclaration),
      );
    case "use":
      return list(
        "use",
        node.component.text,
        labelled("as", node.name.text),
        node.place === undefined ? undefined : list("over", binder(node.place)),
        labelled("where", expression(node.condition)),
        labelled("stepping", expression(node.step)),
        doc,
        ...node.arguments.map(({ name, value }) => list("with", name.text, expression(value))),
      );
    case "scenario":
      return list(
        ...head,
        labelled("extends", ...node.parents.map((parent) => parent.text)),
        doc,
        ...node.items.map(printOverlayItem),
      );
    case "study":
      return list(
        ...head,
        labelled("on", ...node.scenarios.map((scenario) => scenario.text)),
        doc,
        ...node.items.map(printStudyItem),
      );
    case "figure":
      return printFigure(node);
    case "claim":
      return printClaim(node);
    case "iamc":
      return printIamc(node);
    default:
      return assertNever(node);
  }
}

function printUnitDefinition(
  definition: Extract<Declaration, { kind: "unit" }>["definition"],
): string {
  switch (definition.kind) {
    case "of-dimension":
      return list(":", definition.dimension.text);
    case "own-dimension":
      return "base";
    case "equals":
      return list("=", expression(definition.factor), unit(definition.unit));
    default:
      return assertNever(definition);
  }
}

function prefixes(names: readonly { readonly text: string }[]): Part {
  return names.length === 0 ? undefined : list("prefixes", ...names.map((name) => name.text));
}

function integrality(node: Integrality | undefined): Part {
  return node?.kind;
}

function source(node: Source | undefined): Part {
  if (node === undefined) return undefined;
  const target = "text" in node.target ? node.target.text : quote(node.target);
  return list("from", target, ...node.options.map(sourceOption));
}

function sourceOption(option: SourceOption): string {
  switch (option.kind) {
    case "column":
      return list("column", option.what.text, quote(option.column));
    case "only":
      return list("only", quote(option.column), ...option.equals.map(quote));
    case "wide":
      return list("wide", option.index.text);
    case "distinct":
    case "subset":
      return option.kind;
    default:
      return assertNever(option);
  }
}

function printOverlayItem(item: OverlayItem): string {
  switch (item.kind) {
    case "set-set":
      return list("set", item.target.text, expression(item.value), source(item.from));
    case "set-param": {
      const cell =
        item.cell === undefined ? undefined : list("cell", ...item.cell.map(printExpression));
      return list(
        "param",
        item.target.text,
        cell,
        labelled(item.operator, expression(item.value)),
        source(item.from),
      );
    }
    case "set-var":
      return list("var", item.target.text, ...item.restrictions.map(restriction));
    case "replace":
    case "add":
      return list(item.kind, printDeclaration(item.declaration));
    case "without":
      return list("without", item.target.text);
    case "choose-objective":
      return list(item.sense, item.target.text);
    default:
      return assertNever(item);
  }
}
