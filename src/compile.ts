/**
 * The whole compiler in one picture; read this file first.
 *
 *   files ──load, parse──▶ Program ──resolve──▶ ResolvedProgram ──change, scenario, settings──▶ ResolvedProgram
 *         ──check──▶ CheckedModel ──bind data──▶ DataSet ──plan──▶ Plan ──build──▶ LinearProgram
 *
 *   LinearProgram ──solve──▶ Solution ──verify, read──▶ Results          (solve-model.ts)
 *
 * Every pass is a pure, synchronous function that gives its value and its diagnostics; only the host reads files.
 * A pass runs only when the ones before it found no error, except that a file with syntax errors is still checked.
 */
import {
  bindData,
  bindSetMembers,
  createDataCache,
  membersOf,
  type CompletenessReport,
  type DataCache,
  type DataSet,
} from "./data/index.js";
import type { Member } from "./domains/index.js";
import { checkModel, type CheckedModel } from "./check/index.js";
import {
  createReporter,
  buildCatalogue,
  hasErrors,
  planCatalogue,
  type Diagnostic,
} from "./diagnostics/index.js";
import { createEvaluator } from "./evaluate/index.js";
import {
  buildProgram,
  defaultBuildLimits,
  planModel,
  type BuildLimits,
  type BuiltProgram,
} from "./plan/index.js";
import { loadProgram, type Host, type Program } from "./project/index.js";
import { resolveProgram, type ResolvedProgram } from "./resolve/index.js";
import {
  applyModelChanges,
  applyOverlay,
  applyScenario,
  applySettings,
  type Setting,
} from "./scenario/index.js";
import { checkStudies, type Study } from "./study/index.js";
import type { ScenarioDeclaration } from "./syntax/index.js";
import { createSourceFile, type SourceFile } from "./text/index.js";

type Members = ReadonlyMap<string, ReadonlySet<Member>>;

/** A program read and resolved once, from which every scenario is compiled. */
export interface Session {
  readonly program: Program;
  /** With what extending models `change`. */
  readonly resolved: ResolvedProgram;
  readonly diagnostics: readonly Diagnostic[];
  /** Any text that was read, by path: model files, data files, settings. */
  readonly sourceOf: (path: string) => SourceFile | undefined;
  /** Keeps texts that a compilation brings along, such as settings, for its diagnostics. */
  readonly remember: (sources: ReadonlyMap<string, SourceFile>) => void;
  readonly host: Host;
  readonly cache: DataCache;
  /** Members that sets had before `change` or a scenario made this program: data about them may be left unused. */
  readonly formerMembers: (program: ResolvedProgram) => Members;
  /** Takes note of the base's data, so that they need not be bound again for its members. */
  readonly learnBase: (dataSet: DataSet) => void;
  readonly seconds: { readonly load: number };
}

/** What to compile out of a session. */
export interface CompileRequest {
  /** `base` (the model before its scenarios) when absent. */
  readonly scenario?: string;
  /** Instead of a declared scenario: one made for this compilation, such as a run of a study. */
  readonly overlay?: ScenarioDeclaration;
  /** Parameter changes from outside, over the scenario's own. */
  readonly settings?: readonly Setting[];
  /** Which objective, when the model declares several. */
  readonly objective?: string;
  readonly limits?: Partial<BuildLimits>;
  /** Keep for each value of the data where it came from. */
  readonly keepsCoverage?: boolean;
}

/** Seconds each stage took. */
export interface CompileSeconds {
  readonly check: number;
  readonly bind: number;
  readonly build: number;
}

/** What compiling gave, as far as it came: later stages are undefined after an error. */
export interface Compiled {
  readonly scenario: string;
  readonly resolved: ResolvedProgram;
  readonly model: CheckedModel | undefined;
  readonly dataSet: DataSet | undefined;
  /** What became of the data, also where they have errors; undefined while they are not bound. */
  readonly dataReport: CompletenessReport | undefined;
  readonly built: BuiltProgram | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly seconds: CompileSeconds;
}

/** Reads and resolves the program whose entry file this is. */
export function openSession(host: Host, entry: string): Session {
  const started = performance.now();
  const texts = new Map<string, string>();
  const recorded: Host = {
    read: (path) => {
      const result = host.read(path);
      if (result.kind === "text") texts.set(path, result.text);
      return result;
    },
  };
  const loaded = loadProgram(recorded, entry);
  const written = resolveProgram(loaded.value);
  const changed = applyModelChanges(written.value);
  const resolved = changed.value.program;
  const sources = new Map<string, SourceFile>(resolved.sources);
  const cache = createDataCache();
  const known = new Map<ResolvedProgram, Members>();
  const membersIn = (program: ResolvedProgram): Members => {
    const members = known.get(program) ?? bindSetMembers(program, recorded, cache);
    known.set(program, members);
    return members;
  };
  return {
    program: loaded.value,
    resolved,
    diagnostics: [...loaded.diagnostics, ...written.diagnostics, ...changed.diagnostics],
    sourceOf: (path) => {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const text = texts.get(path);
      if (text === undefined) return undefined;
      const source = createSourceFile(path, text);
      sources.set(path, source);
      return source;
    },
    remember: (brought) => {
      for (const [path, source] of brought) sources.set(path, source);
    },
    host: recorded,
    cache,
    formerMembers: (program) => {
      const before = [...changed.value.before, resolved].filter((one) => changesSets(one, program));
      return uniteMembers(before.map(membersIn));
    },
    learnBase: ({ environment }) => {
      // Without scenarios nobody will ask, and the data may be large.
      if (resolved.scenarios.size === 0 || known.has(resolved)) return;
      known.set(resolved, membersOf(environment));
    },
    seconds: { load: (performance.now() - started) / 1000 },
  };
}

/** Overlays a scenario and settings, and checks the result: no data needed. */
export function checkScenario(session: Session, request: CompileRequest = {}): Compiled {
  const started = performance.now();
  const { overlay } = request;
  const overlaid =
    overlay === undefined
      ? applyScenario(session.resolved, request.scenario ?? "base")
      : applyOverlay(session.resolved, overlay);
  const set = applySettings(overlaid.value, request.settings ?? []);
  session.remember(set.value.sources);
  const chosen = chooseObjective(set.value, request.objective);
  const checked = checkModel(chosen);
  const diagnostics = [
    ...session.diagnostics,
    ...overlaid.diagnostics,
    ...set.diagnostics,
    ...checked.diagnostics,
  ];
  return {
    scenario: overlay?.name.text ?? request.scenario ?? "base",
    resolved: chosen,
    model: hasErrors(diagnostics) ? undefined : checked.value,
    dataSet: undefined,
    dataReport: undefined,
    built: undefined,
    diagnostics,
    seconds: { check: (performance.now() - started) / 1000, bind: 0, build: 0 },
  };
}

/** Checks every study of a program, without data. */
export function checkSessionStudies(session: Session): {
  readonly studies: readonly Study[];
  readonly diagnostics: readonly Diagnostic[];
} {
  const { value, diagnostics } = checkStudies(session.resolved);
  return { studies: value, diagnostics };
}

/** Checks, then binds data: sets, parameters and the model's own checks on them. */
export function bindScenario(session: Session, request: CompileRequest = {}): Compiled {
  const checked = checkScenario(session, request);
  if (checked.model === undefined) return checked;
  const started = performance.now();
  const options = {
    formerMembers: session.formerMembers(checked.resolved),
    keepsCoverage: request.keepsCoverage === true,
  };
  const bound = bindData(checked.model, session.host, session.cache, options);
  const diagnostics = [...checked.diagnostics, ...bound.diagnostics];
  const isSound = !hasErrors(diagnostics);
  if (isSound && checked.resolved === session.resolved) session.learnBase(bound.value);
  return {
    ...checked,
    dataSet: isSound ? bound.value : undefined,
    dataReport: bound.value.report,
    diagnostics,
    seconds: { ...checked.seconds, bind: (performance.now() - started) / 1000 },
  };
}

/** Checks, binds, plans and builds the linear program of one scenario. */
export function compile(session: Session, request: CompileRequest = {}): Compiled {
  const bound = bindScenario(session, request);
  if (bound.dataSet === undefined) return bound;
  const started = performance.now();
  const limits = { ...defaultBuildLimits, ...request.limits };
  const { environment } = bound.dataSet;
  const found: Diagnostic[] = [];
  const evaluator = createEvaluator(environment, createReporter(buildCatalogue, found).report);
  const reporter = createReporter(planCatalogue, found);
  const plan = planModel(environment, evaluator, limits, reporter);
  const built = plan === undefined ? undefined : buildProgram(plan, limits, reporter);
  return {
    ...bound,
    built: hasErrors(found) ? undefined : built,
    diagnostics: [...bound.diagnostics, ...found],
    seconds: { ...bound.seconds, build: (performance.now() - started) / 1000 },
  };
}

/** True when an overlay gave some set another declaration. */
function changesSets(base: ResolvedProgram, overlaid: ResolvedProgram): boolean {
  if (base === overlaid) return false;
  for (const [name, resolved] of overlaid.declarations) {
    const before = base.declarations.get(name);
    if (resolved.declaration.kind !== "set" || before === undefined) continue;
    if (before.declaration !== resolved.declaration) return true;
  }
  return false;
}

/** Every member that a set had in any of these. */
function uniteMembers(all: readonly Members[]): Members {
  const united = new Map<string, ReadonlySet<Member>>();
  for (const [set, own] of all.flatMap((members) => [...members])) {
    united.set(set, new Set([...(united.get(set) ?? []), ...own]));
  }
  return united;
}

function chooseObjective(program: ResolvedProgram, objective: string | undefined): ResolvedProgram {
  if (objective === undefined) return program;
  const span = { file: "--objective", start: 0, end: objective.length };
  return { ...program, objective: { text: objective, span } };
}
