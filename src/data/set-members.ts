/**
 * Members of a program's sets without its other data: what sets held before a scenario or a `change` changed them.
 * Only what sets need is checked and bound, so that files which are no longer read need not be there.
 */
import { checkModel, type CheckedModel } from "../check/index.js";
import { hasErrors, type Diagnostic } from "../diagnostics/index.js";
import type { Member } from "../domains/index.js";
import type { Host } from "../project/index.js";
import type { ResolvedProgram } from "../resolve/index.js";
import { bindData, membersOf } from "./bind-data.js";
import { closureOf } from "./dependencies.js";
import type { DataCache } from "./open-files.js";

type Members = ReadonlyMap<string, ReadonlySet<Member>>;

/** Members by set, as far as they can be bound; nothing is reported. */
export function bindSetMembers(program: ResolvedProgram, host: Host, cache: DataCache): Members {
  // Figures show what sets hold, and sets need none of them.
  const bare = { ...program, figures: new Map() };
  const { value: model } = checkModel(bare);
  const sets = [...model.sets.keys()];
  const together = membersOfSets(bare, model, sets, host, cache);
  if (together !== undefined) return together;
  return new Map(
    sets.flatMap((set) => [...(membersOfSets(bare, model, [set], host, cache) ?? [])]),
  );
}

/** Members of these sets; undefined when something they need is at fault. */
function membersOfSets(
  program: ResolvedProgram,
  model: CheckedModel,
  names: readonly string[],
  host: Host,
  cache: DataCache,
): Members | undefined {
  const needed = closureOf(model, names);
  const { diagnostics } = checkModel(program, ({ name }) => needed.has(name));
  if (diagnostics.some(isFault)) return undefined;
  const part: CheckedModel = {
    ...model,
    sets: pick(model.sets, needed),
    params: pick(model.params, needed),
    checks: new Map(),
  };
  const bound = bindData(part, host, cache);
  return hasErrors(bound.diagnostics) ? undefined : membersOf(bound.value.environment);
}

/** Which of several objectives counts does not matter for the members of sets. */
function isFault({ code, severity }: Diagnostic): boolean {
  return severity === "error" && code !== "open-objective";
}

function pick<T>(all: ReadonlyMap<string, T>, names: ReadonlySet<string>): ReadonlyMap<string, T> {
  return new Map([...all].filter(([name]) => names.has(name)));
}
