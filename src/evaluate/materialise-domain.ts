/**
 * The tuples of a declaration's domain. A product of whole sets stays arithmetic; a set of tuples walked as it is stays
 * itself; anything else is written out in the order of its binders, up to a bound on size.
 */
import type { DomainModel } from "../check/index.js";
import {
  createProductRelation,
  createDistinctRelation,
  createRelation,
  type ColumnBase,
  type IndexSet,
  type Relation,
} from "../domains/index.js";
import { createCollector } from "./collect.js";
import type { Core } from "./core.js";
import type { ChildFrame } from "./frame.js";

const mostPositions = 2 ** 31 - 1;

/** Writes out a domain, or finds that it need not be. */
export function materialiseDomain(core: Core, domain: DomainModel): Relation {
  const bases = domain.columns.map((column) => core.baseOf(column.carrier));
  const whole = wholeSets(core, domain);
  if (whole !== undefined) {
    const size = whole.reduce((total, set) => total * set.size, 1);
    if (size > mostPositions) return refuse(core, domain, bases, size);
    return createProductRelation(whole);
  }
  const same = wholeRelation(core, domain, bases);
  if (same !== undefined) return same;
  const collector = createCollector(bases.length, core.options.maxElements);
  const collect = (child: ChildFrame): void => {
    if (collector.isFull()) return;
    const columns = domain.columns.map((column) => child.positions(column.slot));
    collector.append(columns, child.size);
  };
  core.expand(core.unit, domain.binders, domain.condition, collect, collector.isFull);
  if (collector.isFull()) return refuse(core, domain, bases, collector.size());
  const create = skipsColumns(domain) ? createDistinctRelation : createRelation;
  return create(bases, collector.columns(), collector.size());
}

/** A skipped column of a tuple set makes the other columns repeat. */
function skipsColumns(domain: DomainModel): boolean {
  return domain.binders.some((binder) =>
    binder.elements.some((element) => element.kind === "skip"),
  );
}

/** The sets of a domain that is a product of whole sets without a condition. */
function wholeSets(core: Core, domain: DomainModel): readonly IndexSet[] | undefined {
  if (domain.condition !== undefined) return undefined;
  const sets: IndexSet[] = [];
  for (const binder of domain.binders) {
    const named = binder.set.kind === "product" ? binder.set.factors : [binder.set];
    if (binder.elements.some((element) => element.kind !== "bind")) return undefined;
    for (const set of named) {
      if (set.kind !== "named" || set.arguments.length > 0) return undefined;
      const relation = core.environment.relation(set.set);
      if (relation.dense === undefined) return undefined;
      for (const base of relation.bases) if (base !== "integer") sets.push(base);
    }
  }
  const isConform = domain.columns.every((column, k) => core.baseOf(column.carrier) === sets[k]);
  return isConform && sets.length === domain.columns.length && isInOrder(domain) ? sets : undefined;
}

function wholeRelation(
  core: Core,
  domain: DomainModel,
  bases: readonly ColumnBase[],
): Relation | undefined {
  const [binder, ...others] = domain.binders;
  if (binder === undefined || others.length > 0 || domain.condition !== undefined) return undefined;
  const { set } = binder;
  if (set.kind !== "named" || set.arguments.length > 0 || !isInOrder(domain)) return undefined;
  if (binder.elements.some((element) => element.kind !== "bind")) return undefined;
  const relation = core.environment.relation(set.set);
  return bases.every((base, k) => base === relation.bases[k]) ? relation : undefined;
}

/** True when the columns are the bound indices in the order of the binders. */
function isInOrder(domain: DomainModel): boolean {
  const slots = domain.binders.flatMap((binder) =>
    binder.elements.flatMap((element) => (element.kind === "bind" ? [element.slot] : [])),
  );
  return (
    slots.length === domain.columns.length &&
    domain.columns.every((column, k) => column.slot === slots[k])
  );
}

function refuse(
  core: Core,
  domain: DomainModel,
  bases: readonly ColumnBase[],
  size: number,
): Relation {
  const limit = Math.floor(core.options.maxElements / Math.max(1, bases.length));
  core.faults.report("too-large", { what: "this domain", size, limit }, domain.span);
  return createRelation(
    bases,
    bases.map(() => new Int32Array(0)),
    0,
  );
}
