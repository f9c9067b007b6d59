/**
 * Checked model + data files → bound sets and parameter values. Everything is bound in the order of its needs; what needs
 * something faulty is left alone, so that one mistake gives one message. Then the model's own checks are evaluated.
 */
import type { CheckedModel, ParamModel } from "../check/index.js";
import {
  buildCatalogue,
  createReporter,
  dataCatalogue,
  type Diagnostic,
  type Outcome,
  withoutRepeats,
} from "../diagnostics/index.js";
import type { Member } from "../domains/index.js";
import { createEnvironment, createEvaluator, type Environment } from "../evaluate/index.js";
import type { Host } from "../project/index.js";
import type { BindContext, SkippedRows } from "./bind-context.js";
import { bindParam, bindRecursive, type ParamAccount } from "./bind-param.js";
import type { ParamCoverage } from "./coverage.js";
import { bindSet } from "./bind-set.js";
import { circleOf, neededBy, orderOfBinding, type BindStep } from "./dependencies.js";
import { hashText } from "./hash-text.js";
import {
  createFileOpener,
  reportSimilarColumns,
  type DataCache,
  type DataFile,
  type FileUse,
} from "./open-files.js";
import { runCheck } from "./run-checks.js";

/** A model's data, bound. */
export interface DataSet {
  /** Complete only if no error was reported: reading what could not be bound is our fault. */
  readonly environment: Environment;
  /** The data files that were read, by path. */
  readonly files: readonly DataFile[];
  readonly report: CompletenessReport;
}

/** Where values came from and what was left out: for people who ask whether the data say what they think. */
export interface CompletenessReport {
  readonly params: readonly ParamAccount[];
  /** Files and tables with their rows and the columns that nothing reads. */
  readonly sources: readonly FileUse[];
  readonly skipped: readonly SkippedRows[];
  /** Declarations that were not bound. */
  readonly faulty: ReadonlySet<string>;
  /** Those of them that have no fault of their own: something they need has. */
  readonly blocked: ReadonlySet<string>;
  /** Where every value came from, also of parameters that lack some; empty unless asked for. */
  readonly coverage: readonly ParamCoverage[];
}

/** What the caller may know besides. */
export interface BindOptions {
  /** Keep for each value where it came from. */
  readonly keepsCoverage?: boolean;
  /** Hash of a file's text for the record of a run; the rim gives SHA-256. */
  readonly hash?: (text: string) => string;
  /** Members that sets had before a scenario changed them: rows about them are skipped. */
  readonly formerMembers?: ReadonlyMap<string, ReadonlySet<Member>>;
}

/** Binds the data of a model. The cache, made by the caller, shares parsed files between scenarios. */
export function bindData(
  model: CheckedModel,
  host: Host,
  cache: DataCache = new Map(),
  options: BindOptions = {},
): Outcome<DataSet> {
  const diagnostics: Diagnostic[] = [];
  const reporter = createReporter(dataCatalogue, diagnostics);
  const environment = createEnvironment(model);
  const evaluator = createEvaluator(
    environment,
    createReporter(buildCatalogue, diagnostics).report,
  );
  const hash = options.hash ?? hashText;
  const opener = createFileOpener(model.tables, host, cache, hash, reporter, {
    notesRows: options.keepsCoverage === true,
  });
  const formerMembers = options.formerMembers ?? new Map<string, ReadonlySet<Member>>();
  const context: BindContext = {
    model,
    environment,
    evaluator,
    reporter,
    opener,
    formerMembers,
    skipped: [],
    coverage: options.keepsCoverage === true ? [] : undefined,
  };
  const faulty = new Set<string>();
  const blocked = new Set<string>();
  const accounts: ParamAccount[] = [];
  for (const step of orderOfBinding(model)) {
    const isBlocked = [...step.needs].some((name) => faulty.has(name));
    if (isBlocked) for (const name of step.names) blocked.add(name);
    const bound = isBlocked ? undefined : bindStep(context, step);
    if (bound === undefined) for (const name of step.names) faulty.add(name);
    else accounts.push(...bound);
  }
  for (const check of model.checks.values()) {
    const needs = neededBy(model, [check.domain, check.condition]);
    if (![...needs].some((name) => faulty.has(name))) runCheck(context, check);
  }
  reportSimilarColumns(opener, reporter);
  return {
    value: {
      environment,
      files: opener.files(),
      report: {
        params: accounts,
        sources: opener.uses(),
        skipped: context.skipped,
        faulty,
        blocked,
        coverage: context.coverage ?? [],
      },
    },
    diagnostics: withoutRepeats(diagnostics),
  };
}

/** Members of every bound set of width one: what the same model under a scenario takes as `formerMembers`. */
export function membersOf(environment: Environment): ReadonlyMap<string, ReadonlySet<Member>> {
  const members = new Map<string, ReadonlySet<Member>>();
  for (const [name, { columns, family }] of environment.model.sets) {
    const [carrier] = columns;
    const isOwn = carrier?.kind === "set" && carrier.set === name && columns.length === 1;
    if (!isOwn || family !== undefined) continue;
    const set = environment.set(name);
    members.set(name, new Set(Array.from({ length: set.size }, (_, i) => set.memberAt(i))));
  }
  return members;
}

/** Binds the declarations of one step; undefined after a fault, which is reported. */
function bindStep(context: BindContext, step: BindStep): readonly ParamAccount[] | undefined {
  const { model, reporter } = context;
  const [name] = step.names;
  const set = model.sets.get(name ?? "");
  const params = step.names.flatMap((one) => model.params.get(one) ?? []);
  if (step.isCircular) {
    const group = new Set(step.names);
    const isByValues =
      params.length === group.size && params.every((param) => isByValue(model, param, group));
    if (isByValues) return bindRecursive(context, params);
    const names = circleOf(model, step.names);
    const [first] = names;
    const declaration = model.sets.get(first ?? "") ?? model.params.get(first ?? "");
    if (declaration !== undefined)
      reporter.report("circular-data", { names }, declaration.nameSpan);
    return undefined;
  }
  if (set !== undefined) return bindSet(context, set) ? [] : undefined;
  const [param] = params;
  const account = param && bindParam(context, param);
  return account && [account];
}

/** True when a parameter needs the group for its formula, default or restrictions only, not to know its elements. */
function isByValue(model: CheckedModel, param: ParamModel, group: ReadonlySet<string>): boolean {
  const { domain, definition, adjustments } = param;
  const written = definition.kind === "expression" ? [] : [definition];
  const changes = adjustments.filter(({ key, operator }) => key !== undefined || operator !== "=");
  return [...neededBy(model, [domain, written, changes])].every((name) => !group.has(name));
}
