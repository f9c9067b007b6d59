/**
 * Walking trees. `visitChildren` calls back once for each child that is a node of its own; parts without a kind
 * (domains, binders, sources, givens) are passed through. Children come in the order of evaluation:
 * binders before their condition, condition before body.
 */
import { assertNever } from "../diagnostics/index.js";
import type {
  Binder,
  Declaration,
  Domain,
  Expectation,
  Expression,
  File,
  Header,
  Item,
  OverlayItem,
  Pattern,
  Restriction,
  Source,
  SourceOption,
  StudyItem,
  UnitExpression,
} from "./ast.js";

/** Everything with a kind and a span of its own. */
export type Node =
  | File
  | Header
  | Item
  | OverlayItem
  | StudyItem
  | Expression
  | Pattern
  | Restriction
  | Expectation
  | SourceOption
  | UnitExpression;

type Visit = (child: Node) => void;

/** Calls back for each direct child of a node. */
export function visitChildren(node: Node, visit: Visit): void {
  switch (node.kind) {
    case "change":
      return visitAll(node.items, visit);
    case "about":
      return visitAll([node.value, node.tolerance], visit);
    case "file":
      if (node.header !== undefined) visit(node.header);
      return visitAll(node.items, visit);
    case "model":
    case "part":
    case "module":
    case "import":
    case "include":
    case "missing-item":
    case "table":
    case "unit-expression":
    case "column":
    case "only":
    case "wide":
    case "distinct":
    case "subset":
    case "number":
    case "text":
    case "name":
    case "missing":
    case "pattern-name":
    case "pattern-skip":
      return visitLeaf(node, visit);
    case "pattern-value":
      return visit(node.value);
    case "pattern-tuple":
      return visitAll(node.elements, visit);
    case "compare":
      return visit(node.bound);
    case "interval":
      return visitAll([node.lower, node.upper], visit);
    case "choice":
      return visitAll(node.choices, visit);
    case "one-at-a-time":
    case "grid":
    case "latin-hypercube":
    case "monte-carlo":
    case "front":
    case "near-optimal":
    case "outcomes":
    case "share":
    case "vary":
    case "measure":
      return visitStudyItem(node, visit);
    case "set-set":
    case "set-param":
    case "set-var":
    case "replace":
    case "without":
    case "add":
    case "choose-objective":
      return visitOverlay(node, visit);
    case "subscript":
    case "call":
    case "unary":
    case "binary":
    case "comparison":
    case "logical":
    case "not":
    case "if":
    case "reduction":
    case "tuple":
    case "set-literal":
    case "table-literal":
    case "comprehension":
    case "range":
    case "set-operation":
    case "piecewise":
      return visitExpression(node, visit);
    default:
      return visitDeclaration(node, visit);
  }
}

/** Calls back for a node and everything below it, outer before inner, in the order of the text; any depth. */
export function walk(root: Node, visit: Visit): void {
  const stack: Node[] = [root];
  const below: Node[] = [];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    visit(node);
    visitChildren(node, (child) => below.push(child));
    while (below.length > 0) {
      const child = below.pop();
      if (child !== undefined) stack.push(child);
    }
  }
}

function visitAll(nodes: readonly (Node | undefined)[], visit: Visit): void {
  for (const node of nodes) if (node !== undefined) visit(node);
}

function visitStudyItem(node: StudyItem, visit: Visit): void {
  switch (node.kind) {
    case "one-at-a-time":
    case "grid":
    case "share":
      return;
    case "latin-hypercube":
    case "monte-carlo":
      return visitAll([node.size, node.seed], visit);
    case "front":
      return visitAll([node.main.value, node.other.value, node.steps], visit);
    case "near-optimal":
      return visitAll([node.margin, ...node.goals.map(({ value }) => value)], visit);
    case "outcomes":
      return visitAll(
        node.outcomes.map(({ weight }) => weight),
        visit,
      );
    case "vary":
      return visitAll([...(node.cell ?? []), node.values], visit);
    case "measure":
      return visitAll(node.measures, visit);
    default:
      return assertNever(node);
  }
}

/** Leaves have at most a unit below them. */
function visitLeaf(node: Node, visit: Visit): void {
  if (node.kind === "number" && node.unit !== undefined) visit(node.unit);
}

function visitBinders(binders: readonly Binder[], visit: Visit): void {
  for (const { pattern, set } of binders) visitAll([pattern, set], visit);
}

function visitDomain(domain: Domain | undefined, visit: Visit): void {
  if (domain === undefined) return;
  visitBinders(domain.binders, visit);
  visitAll([domain.condition], visit);
}

function visitSource(source: Source | undefined, visit: Visit): void {
  if (source !== undefined) visitAll(source.options, visit);
}

type Composite = Exclude<Expression, { readonly kind: "number" | "text" | "name" | "missing" }>;

function visitExpression(node: Composite, visit: Visit): void {
  switch (node.kind) {
    case "subscript":
    case "call":
      return visitAll(node.arguments, visit);
    case "unary":
    case "not":
      return visit(node.operand);
    case "binary":
    case "set-operation":
      return visitAll([node.left, node.right], visit);
    case "comparison":
    case "logical":
      return visitAll(node.operands, visit);
    case "if":
      return visitAll([node.condition, node.then, node.otherwise], visit);
    case "reduction":
      visitBinders(node.binders, visit);
      return visitAll([node.condition, node.body], visit);
    case "tuple":
    case "set-literal":
      return visitAll(node.elements, visit);
    case "table-literal":
      for (const { key, value } of node.entries) visitAll([key, value], visit);
      return;
    case "comprehension":
      visitBinders(node.binders, visit);
      return visitAll([node.condition, node.head], visit);
    case "range":
      return visitAll([node.first, node.last, node.step], visit);
    case "piecewise":
      visit(node.argument);
      if (node.form.kind === "points") return visit(node.form.points);
      visitBinders([node.form.binder], visit);
      return visitAll([node.form.slope, node.form.upto], visit);
    default:
      return assertNever(node);
  }
}

function visitOverlay(node: OverlayItem, visit: Visit): void {
  switch (node.kind) {
    case "set-set":
      visitAll([node.value], visit);
      return visitSource(node.from, visit);
    case "set-param":
      visitAll([...(node.cell ?? []), node.value], visit);
      return visitSource(node.from, visit);
    case "set-var":
      return visitAll(node.restrictions, visit);
    case "replace":
    case "add":
      return visit(node.declaration);
    case "without":
    case "choose-objective":
      return;
    default:
      return assertNever(node);
  }
}

function visitDeclaration(node: Exclude<Declaration, { kind: "table" }>, visit: Visit): void {
  switch (node.kind) {
    case "dimension":
      return visitAll([node.value], visit);
    case "unit":
      if (node.definition.kind !== "equals") return;
      return visitAll([node.definition.factor, node.definition.unit], visit);
    case "prefix":
      return visit(node.factor);
    case "set":
      visitDomain(node.domain, visit);
      visitAll([node.within, node.value, node.fallback], visit);
      return visitSource(node.from, visit);
    case "param":
      visitDomain(node.domain, visit);
      visitAll([node.type, ...node.restrictions, node.fallback, node.value], visit);
      return visitSource(node.from, visit);
    case "var":
      visitDomain(node.domain, visit);
      return visitAll([node.type, ...node.restrictions], visit);
    case "define":
    case "report":
      visitDomain(node.domain, visit);
      return visitAll([node.type, node.value], visit);
    case "total":
      visitDomain(node.domain, visit);
      return visitAll([node.type], visit);
    case "cost":
    case "term":
      visitDomain(node.domain, visit);
      return visitAll([node.type, ...(node.into?.arguments ?? []), node.value], visit);
    case "minimize":
    case "maximize":
      return visitAll([node.type, node.value], visit);
    case "constraint":
      visitDomain(node.domain, visit);
      return visit(node.relation);
    case "check":
      visitDomain(node.domain, visit);
      return visitAll([node.condition, node.tolerance], visit);
    case "function":
      return visitAll([...node.parameters.map(({ type }) => type), node.type, node.value], visit);
    case "component":
      for (const given of node.givens) {
        visitDomain(given.domain, visit);
        visitAll([given.type, given.fallback], visit);
      }
      return visitAll(node.items, visit);
    case "use":
      if (node.place !== undefined) visitBinders([node.place], visit);
      visitAll([node.condition, node.step], visit);
      return visitAll(
        node.arguments.map(({ value }) => value),
        visit,
      );
    case "scenario":
    case "study":
      return visitAll(node.items, visit);
    case "figure":
      visitDomain(node.domain, visit);
      return visitAll([node.type, ...node.channels.map(({ value }) => value)], visit);
    case "claim":
      return visitAll([node.type, node.expected, node.value], visit);
    case "iamc":
      visitDomain(node.domain, visit);
      return visitAll([node.type, node.value], visit);
    default:
      return assertNever(node);
  }
}
