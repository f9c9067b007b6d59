/**
 * summary.json and run.json: what a run was, how it ended, and what it was made from.
 */
import type { Compiled, Session } from "../compile.js";
import type { Results } from "../results/index.js";
import { hashText } from "./model-options.js";
import { dcmVersion } from "./version.js";

/** One solved scenario with the times its stages took. */
export interface SolvedRun {
  readonly compiled: Compiled;
  readonly results: Results;
  readonly seconds: {
    readonly check: number;
    readonly bind: number;
    readonly build: number;
    readonly solve: number;
    readonly total: number;
  };
}

/** The content of summary.json. */
export function summaryOf(run: SolvedRun): Record<string, unknown> {
  const { results } = run;
  const { built, solution, verification } = results;
  const { program } = built;
  return {
    model: built.plan.environment.model.name,
    scenario: results.scenario,
    status: solution.status,
    ...(solution.message === undefined ? {} : { message: solution.message }),
    objective:
      results.objective === undefined
        ? null
        : {
            name: results.objective.name,
            value: results.objective.value ?? null,
            unit: results.objective.unit,
          },
    costs: nullPrototype(results.costs),
    size: {
      rows: program.numRows,
      columns: program.numCols,
      nonzeros: program.matrix.values.length,
    },
    seconds: round(run.seconds),
    verification:
      verification === undefined ? null : { ...verification, costs: results.costResidual },
    iterations: solution.iterations,
    rows: built.accounts,
  };
}

/** The files that a run was made from, each with its hash. */
export function filesOfRun(run: SolvedRun, session: Session): RunFiles {
  return {
    model: [...session.program.files.values()].map(({ source }) => ({
      path: source.path,
      sha256: hashText(source.text),
    })),
    data: (run.compiled.dataSet?.files ?? []).map(({ path }) => ({
      path,
      sha256: hashText(session.sourceOf(path)?.text ?? ""),
    })),
  };
}

/** Model and data files by path. */
export interface RunFiles {
  readonly model: readonly { readonly path: string; readonly sha256: string }[];
  readonly data: readonly { readonly path: string; readonly sha256: string }[];
}

/** The content of run.json: everything needed to say what was run. */
export function manifestOf(
  run: SolvedRun,
  session: Session,
  settings: readonly { name: string; text: string }[],
): Record<string, unknown> {
  const { solution } = run.results;
  const { model: modelFiles, data: dataFiles } = filesOfRun(run, session);
  return {
    model: run.results.built.plan.environment.model.name,
    scenario: run.results.scenario,
    settings,
    hash: hashText(JSON.stringify([modelFiles, dataFiles, run.results.scenario, settings])),
    files: { model: modelFiles, data: dataFiles },
    versions: {
      dcm: dcmVersion(),
      node: process.version,
      solver: `${solution.solver.name} ${solution.solver.version}`,
    },
    solver: solution.solver,
    status: solution.status,
  };
}

function round(seconds: SolvedRun["seconds"]): SolvedRun["seconds"] {
  const short = (value: number): number => Number(value.toFixed(4));
  return {
    check: short(seconds.check),
    bind: short(seconds.bind),
    build: short(seconds.build),
    solve: short(seconds.solve),
    total: short(seconds.total),
  };
}

/** Names come from users: an object without a prototype keeps `__proto__` as a plain key. */
function nullPrototype(entries: ReadonlyMap<string, number>): Record<string, number> {
  const object: Record<string, number> = Object.create(null);
  for (const [name, value] of entries) {
    Object.defineProperty(object, name, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return object;
}
