/**
 * Lints what a session read: compiles the scenario that is looked at, and others when a rule doubts.
 */
import { checkScenario, compile, type Compiled, type Session } from "../compile.js";
import { hasErrors, type Diagnostic } from "../diagnostics/index.js";
import { lintModel, type RowSubject } from "../lint/index.js";
import { listScenarios } from "../scenario/index.js";

/** What to look at. */
export interface LintOptions {
  /** The scenario whose data and rows are looked at; the base when absent. */
  readonly scenario?: string;
  readonly withLibrary?: boolean;
}

/** What was found; the model's errors when it has some in its text. */
export interface Linted {
  readonly diagnostics: readonly Diagnostic[];
  /** What could not be looked at, and why. */
  readonly notes: readonly string[];
}

/** Lints a model. */
export function lintSession(session: Session, options: LintOptions = {}): Linted {
  const names = listScenarios(session.resolved).map(({ name }) => name);
  const others = names.filter((name) => name !== "base");
  let scenario = options.scenario ?? "base";
  let checked = checkScenario(session, { scenario });
  const [first] = others;
  // Each scenario chooses among several objectives; the base then need not.
  const isOpen = checked.diagnostics.some(({ code }) => code === "open-objective");
  if (isOpen && options.scenario === undefined && first !== undefined) {
    scenario = first;
    checked = checkScenario(session, { scenario });
  }
  if (checked.model === undefined) return { diagnostics: checked.diagnostics, notes: [] };
  const compiled = compile(session, { scenario });
  const fault = compiled.diagnostics.find(({ severity }) => severity === "error");
  const rows = rowsOf(compiled);
  const notes =
    rows === undefined
      ? [`rules on data and rows are skipped: ${fault?.message ?? "the model does not build"}`]
      : [];
  const base = scenario === "base" ? checked : checkScenario(session);
  const readData = (path: string): string | undefined => {
    const result = session.host.read(path);
    return result.kind === "text" ? result.text : undefined;
  };
  const diagnostics = lintModel({
    text: {
      program: session.program,
      resolved: session.resolved,
      model: base.model ?? checked.model,
      readData,
    },
    rows,
    others: options.scenario === undefined ? compileOthers(session, others, scenario) : [],
    judgesRows: options.scenario === undefined,
    withLibrary: options.withLibrary === true,
  });
  return { diagnostics, notes };
}

function* compileOthers(
  session: Session,
  names: readonly string[],
  except: string,
): Generator<RowSubject> {
  for (const scenario of names) {
    const rows = scenario === except ? undefined : rowsOf(compile(session, { scenario }));
    if (rows !== undefined) yield rows;
  }
}

function rowsOf({ model, dataSet, built, diagnostics }: Compiled): RowSubject | undefined {
  if (model === undefined || dataSet === undefined || built === undefined) return undefined;
  return hasErrors(diagnostics) ? undefined : { model, dataSet, built };
}
