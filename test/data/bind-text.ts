/**
 * Text in, bound data and diagnostics out: a model file and its data files through the real front.
 */
import { checkModel, type CheckedModel } from "../../src/check/index.js";
import { bindData, type BindOptions, type DataCache, type DataSet } from "../../src/data/index.js";
import { hasErrors, type Diagnostic } from "../../src/diagnostics/index.js";
import { labelsAt, type Member } from "../../src/domains/index.js";
import { loadProgram } from "../../src/project/index.js";
import { resolveProgram } from "../../src/resolve/index.js";
import { applyScenario } from "../../src/scenario/index.js";
import { createSourceFile, toPosition } from "../../src/text/index.js";
import { createMemoryHost } from "../support/memory-host.js";

/** What a test asks of a binding. */
export interface BoundText {
  readonly data: DataSet;
  readonly diagnostics: readonly Diagnostic[];
  /** Each as `code file:line:column text`. */
  readonly faults: readonly string[];
  readonly members: (set: string) => readonly Member[];
  readonly tuples: (set: string) => readonly (readonly Member[])[];
  /** Values by labels, `Kanto 2030` → 3; absent ones are left out. */
  readonly values: (param: string) => Readonly<Record<string, number>>;
}

/** Binds `model` (without its header line) with these data files. */
export function bindText(
  model: string,
  files: Readonly<Record<string, string>> = {},
  options: BindOptions & {
    readonly scenario?: string;
    readonly cache?: DataCache;
    readonly change?: (model: CheckedModel) => CheckedModel;
  } = {},
): BoundText {
  const text = `model m unit JPY = JPY2024\n${model}`;
  const host = createMemoryHost({ "m.dcm": text, ...files });
  const loaded = loadProgram(host, "m.dcm");
  const resolved = resolveProgram(loaded.value);
  const overlaid = applyScenario(resolved.value, options.scenario ?? "base");
  const checked = checkModel(overlaid.value);
  const front = [
    ...loaded.diagnostics,
    ...resolved.diagnostics,
    ...overlaid.diagnostics,
    ...checked.diagnostics,
  ];
  if (hasErrors(front))
    throw new Error(`the model itself is wrong: ${front.map((one) => one.message).join("; ")}`);
  const bound = bindData(
    (options.change ?? ((model) => model))(checked.value),
    host,
    options.cache ?? new Map(),
    options,
  );
  const { environment } = bound.value;
  const texts: Readonly<Record<string, string>> = { "m.dcm": text, ...files };
  const faults = bound.diagnostics.map(({ code, span }) => {
    const source = createSourceFile(span.file, texts[span.file] ?? "");
    const { line, column } = toPosition(source, span.start);
    return `${code} ${span.file}:${line}:${column} ${source.text.slice(span.start, span.end)}`;
  });
  return {
    data: bound.value,
    diagnostics: bound.diagnostics,
    faults,
    members: (set) => {
      const indexSet = environment.set(set);
      return Array.from({ length: indexSet.size }, (_, i) => indexSet.memberAt(i));
    },
    tuples: (set) => {
      const relation = environment.relation(set);
      return Array.from({ length: relation.size }, (_, i) => labelsAt(relation, i));
    },
    values: (param) => {
      const { domain, values, present } = environment.param(param);
      const out: Record<string, number> = {};
      for (let i = 0; i < domain.size; i++)
        if (present === undefined || present[i] === 1)
          out[labelsAt(domain, i).join(" ")] = values[i] ?? NaN;
      return out;
    },
  };
}
