/**
 * Walks one item of a file and gathers its names, in the order of the text. Indices are bound as the checker binds them:
 * a new name binds, a bound one matches, nothing shadows.
 */
import {
  visitChildren,
  type Binder,
  type Declaration,
  type Domain,
  type Expression,
  type Import,
  type Item,
  type Name,
  type Node,
  type OverlayItem,
  type Path,
  type Pattern,
  type Source,
  type TableLiteral,
  type Text,
  type UnitExpression,
} from "../../syntax/index.js";
import type { Span } from "../../text/index.js";
import type { ItemNames, LocalName, Occurrence } from "./occurrence.js";

/** Names bound around a place. */
type Bound = ReadonlyMap<string, LocalName>;

interface Place {
  readonly bound: Bound;
  /** Where names that are bound here may be used. */
  readonly scope: Span;
  /** The component in whose braces this stands. */
  readonly container: string | undefined;
}

const known = new WeakMap<Item, ItemNames>();

/** The names of an item; items stay the same objects while their text does, so this is remembered. */
export function collectNames(item: Item): ItemNames {
  const before = known.get(item);
  if (before !== undefined) return before;
  const collector = new Collector();
  collector.item(item);
  const names = { occurrences: collector.occurrences, locals: collector.locals };
  known.set(item, names);
  return names;
}

class Collector {
  readonly occurrences: Occurrence[] = [];
  readonly locals: LocalName[] = [];

  item(item: Item): void {
    if (item.kind === "include" || item.kind === "missing-item") return;
    if (item.kind === "import") return this.import(item);
    if (item.kind === "change") {
      const place = { bound: new Map(), scope: item.span, container: undefined };
      for (const change of item.items) this.overlay(change, place);
      return;
    }
    this.declaration(item, { bound: new Map(), scope: item.span, container: undefined });
  }

  private import(item: Import): void {
    for (const { name, alias } of item.names) {
      const target = { kind: "export", name: name.text, importSpan: item.span } as const;
      this.add(name.span, name.text, false, target);
      if (alias !== undefined) this.path(alias.text, alias, undefined, true);
    }
  }

  private declaration(item: Declaration, outer: Place): void {
    const place = { ...outer, scope: item.span };
    const isUnit = item.kind === "unit" || item.kind === "dimension" || item.kind === "prefix";
    if (item.kind === "unit" || item.kind === "dimension") {
      this.add(item.name.span, item.name.text, true, { kind: "unit", name: item.name.text });
      if (item.kind === "unit" && item.definition.kind === "of-dimension")
        this.unitName(item.definition.dimension);
    } else if (!isUnit && isWritten(item)) {
      this.path(item.name.text, item.name, place.container, true);
    }
    if (item.kind === "component") return this.component(item, place);
    if (item.kind === "use") return this.use(item, place);
    if (item.kind === "function") return this.function(item, place);
    if (item.kind === "scenario") {
      for (const parent of item.parents) this.path(parent.text, parent, place.container, false);
      for (const change of item.items) this.overlay(change, place);
      return;
    }
    if (item.kind === "cost" || item.kind === "term") {
      const inner = this.domain(item.domain, place);
      if (item.into !== undefined) {
        this.reference(item.into.total, inner);
        for (const argument of item.into.arguments) this.node(argument, inner);
      }
      if (item.type !== undefined) this.unit(item.type);
      return this.node(item.value, inner);
    }
    if (item.kind === "table") return;
    if (item.kind === "study" || item.kind === "figure") {
      for (const name of item.scenarios) this.path(name.text, name, place.container, false);
    }
    if ("from" in item && item.from !== undefined && !("value" in item.from.target)) {
      this.path(item.from.target.text, item.from.target, place.container, false);
    }
    if (item.kind === "set" && item.cyclic?.by !== undefined) {
      this.path(item.cyclic.by.text, item.cyclic.by, place.container, false);
    }
    const inner = "domain" in item ? this.domain(item.domain, place) : place;
    const domain = "domain" in item ? item.domain : undefined;
    if ("from" in item && item.from !== undefined) this.columns(item.from, inner);
    const done = new Set<Node>(domain === undefined ? [] : nodesOf(domain));
    visitChildren(item, (child) => {
      if (done.has(child)) return;
      if (item.kind === "figure" && child.kind === "table-literal") this.series(child, inner);
      else this.node(child, inner);
    });
    if (item.kind === "iamc") this.labels(item, inner);
  }

  /** What the series of a figure show; their own names are labels. */
  private series({ entries }: TableLiteral, place: Place): void {
    for (const { key, value } of entries) {
      if (key.kind !== "name") this.node(key, place);
      if (value !== undefined) this.node(value, place);
    }
  }

  /** Indices that an IAMC variable names outside its formula, in its texts too. */
  private labels(item: Extract<Declaration, { kind: "iamc" }>, place: Place): void {
    const { region, year, variable, subannual } = item;
    const named = "text" in region ? [region, year] : [year];
    for (const text of [variable, subannual]) if (text !== undefined) named.push(...namesIn(text));
    for (const name of named) {
      const local = place.bound.get(name.text);
      // An index without a name of its own bears that of its set.
      if (local === undefined) this.path(name.text, name, place.container, false);
      else this.add(name.span, name.text, false, { kind: "local", local });
    }
  }

  /** Indices, sets and parameters that the options of a source name. */
  private columns(source: Source, place: Place): void {
    for (const option of source.options) {
      const name =
        option.kind === "column" ? option.what : option.kind === "wide" ? option.index : undefined;
      if (name === undefined) continue;
      const local = place.bound.get(name.text);
      if (local === undefined) this.path(name.text, name, place.container, false);
      else this.add(name.span, name.text, false, { kind: "local", local });
    }
  }

  private component(item: Extract<Declaration, { kind: "component" }>, outer: Place): void {
    const container = item.name.text;
    const place: Place = { bound: new Map(), scope: outer.scope, container };
    for (const name of [item.place, item.step]) {
      if (name !== undefined) this.path(name.text, name, container, true);
    }
    for (const given of item.givens) {
      this.path(given.name.text, given.name, container, true);
      const inner = this.domain(given.domain, { ...place, scope: given.span });
      if (given.type !== undefined) this.unit(given.type);
      if (given.fallback !== undefined) this.node(given.fallback, inner);
    }
    for (const inner of item.items) this.declaration(inner, place);
  }

  private use(item: Extract<Declaration, { kind: "use" }>, place: Place): void {
    this.path(item.component.text, item.component, place.container, false);
    const bound = item.place === undefined ? place : this.binders([item.place], place);
    if (item.condition !== undefined) this.node(item.condition, bound);
    if (item.step !== undefined) this.node(item.step, place);
    for (const { name, value } of item.arguments) {
      const component = item.component.text;
      this.add(name.span, name.text, false, { kind: "given", component, name: name.text });
      this.node(value, bound);
    }
  }

  private function(item: Extract<Declaration, { kind: "function" }>, place: Place): void {
    const bound = new Map(place.bound);
    for (const { name, type } of item.parameters) {
      const local = this.bind(name, "argument", undefined, undefined, place.scope);
      bound.set(name.text, local);
      if (type !== undefined) this.unit(type);
    }
    if (item.type !== undefined) this.unit(item.type);
    this.node(item.value, { ...place, bound });
  }

  private overlay(item: OverlayItem, place: Place): void {
    if (item.kind === "replace") {
      const { declaration } = item;
      this.path(declaration.name.text, declaration.name, place.container, false);
      return this.changed(declaration, place);
    }
    if (item.kind === "add") return this.declaration(item.declaration, place);
    this.reference(item.target, place);
    if ("from" in item && item.from !== undefined && !("value" in item.from.target)) {
      this.path(item.from.target.text, item.from.target, place.container, false);
    }
    visitChildren(item, (child) => this.node(child, place));
  }

  /** A replacing declaration: its name refers to the replaced one. */
  private changed(item: Declaration, place: Place): void {
    const from = this.occurrences.length;
    this.declaration(item, place);
    const own = this.occurrences.findIndex(
      ({ span, isDefinition }, i) => i >= from && isDefinition && span === item.name.span,
    );
    if (own >= 0) this.occurrences.splice(own, 1);
  }

  private domain(domain: Domain | undefined, place: Place): Place {
    if (domain === undefined) return place;
    const inner = this.binders(domain.binders, place);
    if (domain.condition !== undefined) this.node(domain.condition, inner);
    return inner;
  }

  private binders(binders: readonly Binder[], outer: Place): Place {
    let place = outer;
    for (const { pattern, set } of binders) {
      this.node(set, place);
      if (pattern === undefined) continue;
      const bound = new Map(place.bound);
      this.pattern(pattern, set, undefined, { ...place, bound }, bound);
      place = { ...place, bound };
    }
    return place;
  }

  private pattern(
    pattern: Pattern,
    set: Expression,
    column: number | undefined,
    place: Place,
    bound: Map<string, LocalName>,
  ): void {
    if (pattern.kind === "pattern-name") {
      const before = bound.get(pattern.name.text);
      if (before === undefined) {
        bound.set(pattern.name.text, this.bind(pattern.name, "index", set, column, place.scope));
      } else {
        this.add(pattern.name.span, pattern.name.text, false, { kind: "local", local: before });
      }
    } else if (pattern.kind === "pattern-tuple") {
      pattern.elements.forEach((element, i) => this.pattern(element, set, i, place, bound));
    } else if (pattern.kind === "pattern-value") this.node(pattern.value, place);
  }

  private bind(
    name: Name,
    kind: LocalName["kind"],
    set: Expression | undefined,
    column: number | undefined,
    scope: Span,
  ): LocalName {
    const local = { name, kind, set, column, scope };
    this.locals.push(local);
    this.add(name.span, name.text, true, { kind: "local", local });
    return local;
  }

  /** Any node below a declaration. */
  private node(node: Node, place: Place): void {
    switch (node.kind) {
      case "unit-expression":
        return this.unit(node);
      case "name":
        return this.reference(node.path, place);
      case "subscript":
        this.reference(node.target, place);
        break;
      case "call":
        this.reference(node.callee, place);
        break;
      case "vary":
        this.reference(node.target, place);
        break;
      case "share":
        for (const variable of node.variables) this.reference(variable, place);
        break;
      case "outcomes": {
        const scenarios = node.outcomes.map(({ scenario }) => scenario);
        for (const scenario of [...scenarios, ...(node.mean === undefined ? [] : [node.mean])]) {
          this.path(scenario.text, scenario, place.container, false);
        }
        break;
      }
      case "reduction":
      case "comprehension": {
        const inner = this.binders(node.binders, { ...place, scope: node.span });
        if (node.condition !== undefined) this.node(node.condition, inner);
        const body = node.kind === "reduction" ? node.body : node.head;
        if (body !== undefined) this.node(body, inner);
        return;
      }
      case "piecewise": {
        this.node(node.argument, place);
        if (node.form.kind === "points") return this.node(node.form.points, place);
        const inner = this.binders([node.form.binder], { ...place, scope: node.span });
        this.node(node.form.slope, inner);
        return this.node(node.form.upto, inner);
      }
      default:
        break;
    }
    visitChildren(node, (child) => this.node(child, place));
  }

  private reference(path: Path, place: Place): void {
    const [first] = path.parts;
    const local = path.parts.length === 1 ? place.bound.get(path.text) : undefined;
    if (local !== undefined && first !== undefined) {
      return this.add(first.span, first.text, false, { kind: "local", local });
    }
    let text = "";
    for (const part of path.parts) {
      text = text === "" ? part.text : `${text}.${part.text}`;
      this.path(text, part, place.container, false);
    }
  }

  private path(
    path: string,
    name: Name,
    container: string | undefined,
    isDefinition: boolean,
  ): void {
    this.add(name.span, name.text, isDefinition, { kind: "path", path, container });
  }

  private unit(unit: UnitExpression): void {
    for (const { name } of unit.factors) if (name !== undefined) this.unitName(name);
  }

  private unitName(name: Name): void {
    this.add(name.span, name.text, false, { kind: "unit", name: name.text });
  }

  private add(span: Span, text: string, isDefinition: boolean, target: Occurrence["target"]): void {
    if (text !== "") this.occurrences.push({ span, text, isDefinition, target });
  }
}

/** Names in the braces of a text; none where escapes shift the letters. */
function namesIn({ value, span }: Text): readonly Name[] {
  if (value.length !== span.end - span.start - 2) return [];
  return [...value.matchAll(/\{(\s*)([^{}\s]+)\s*\}/gu)].map((match) => {
    const [, blanks = "", text = ""] = match;
    const start = span.start + 2 + match.index + blanks.length;
    return { text, span: { file: span.file, start, end: start + text.length } };
  });
}

/** A check without a name, and a use without `as`, have no name of their own in the text. */
function isWritten(item: Declaration): boolean {
  if (item.kind === "use") return item.name.span.start !== item.component.span.start;
  if (item.kind !== "check") return true;
  return item.name.span.start !== item.span.start && item.name.span.start !== item.doc?.span.start;
}

function nodesOf(domain: Domain): readonly Node[] {
  const nodes: Node[] = domain.binders.flatMap(({ pattern, set }) =>
    pattern === undefined ? [set] : [pattern, set],
  );
  return domain.condition === undefined ? nodes : [...nodes, domain.condition];
}
