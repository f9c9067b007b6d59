/**
 * The environment that the data room fills while it binds: names to sets, tuples and values. Domains of declarations are
 * written out on first use by the evaluator that was attached last, which reports what is faulty about them, and kept.
 */
import { findReport, type CheckedModel, type DomainModel } from "../check/index.js";
import { invariant } from "../diagnostics/index.js";
import { createProductRelation, type IndexSet, type Relation } from "../domains/index.js";
import type { Environment, ParamValues, ResultValues } from "./environment.js";

/** An environment with setters. A name may be bound again; evaluators then forget what they had derived. */
export interface BindingEnvironment extends Environment {
  /** Binds a set of width one; its relation is the set itself. */
  readonly defineSet: (name: string, set: IndexSet) => void;
  /** Binds a set of tuples, or a family with its indices as leading columns. */
  readonly defineRelation: (name: string, relation: Relation) => void;
  readonly defineParam: (name: string, values: ParamValues) => void;
  readonly hasSet: (name: string) => boolean;
  readonly hasParam: (name: string) => boolean;
  /** How often something bound was bound again. */
  readonly revision: () => number;
  /** Gives the environment the means to write out domains; the last one counts. */
  readonly attach: (materialise: (domain: DomainModel) => Relation) => void;
}

/** Makes an environment with nothing bound. */
export function createEnvironment(model: CheckedModel): BindingEnvironment {
  const sets = new Map<string, IndexSet>();
  const relations = new Map<string, Relation>();
  const params = new Map<string, ParamValues>();
  const domains = new Map<string, Relation>();
  let materialise: ((domain: DomainModel) => Relation) | undefined;
  let revision = 0;
  const rebind = (isBound: boolean): void => {
    if (!isBound) return;
    revision++;
    domains.clear();
  };
  return {
    model,
    results: undefined,
    set: (name) => found(sets.get(name), `set ${name}`),
    relation: (name) => found(relations.get(name), `set ${name}`),
    param: (name) => found(params.get(name), `parameter ${name}`),
    domain: (name) => {
      let relation = domains.get(name);
      if (relation === undefined) {
        const domain = domainOf(model, name);
        invariant(domain !== undefined, `no declaration ${name}`);
        invariant(materialise !== undefined, "no evaluator is attached to the environment");
        domains.set(name, (relation = materialise(domain)));
      }
      return relation;
    },
    defineSet: (name, set) => {
      rebind(sets.has(name));
      sets.set(name, set);
      if (!isFamily(model, name)) relations.set(name, createProductRelation([set]));
    },
    defineRelation: (name, relation) => {
      rebind(relations.has(name));
      relations.set(name, relation);
    },
    defineParam: (name, values) => {
      rebind(params.has(name));
      params.set(name, values);
    },
    hasSet: (name) => relations.has(name),
    hasParam: (name) => params.has(name),
    revision: () => revision,
    attach: (create) => {
      materialise = create;
    },
  };
}

/** The same environment after a solve. */
export function withResults(environment: Environment, results: ResultValues): Environment {
  return { ...environment, results };
}

/** The index domain of any declaration that has one. */
export function domainOf(model: CheckedModel, name: string): DomainModel | undefined {
  return (
    model.variables.get(name) ??
    model.defines.get(name) ??
    model.constraints.get(name) ??
    model.piecewise.get(name) ??
    findReport(model, name) ??
    model.params.get(name) ??
    model.checks.get(name)
  )?.domain;
}

function isFamily(model: CheckedModel, name: string): boolean {
  return model.sets.get(name)?.family !== undefined;
}

function found<T>(value: T | undefined, what: string): T {
  invariant(value !== undefined, `${what} is read before it is bound`);
  return value;
}
