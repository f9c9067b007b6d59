/**
 * Where the solves of a study start: from the optimum of their scenario as it stands, which every worker finds once for
 * itself. What a run gives therefore depends on the model and the run alone, not on the runs before it or on the worker.
 */
import { compile, type Session } from "../../compile.js";
import type { LinearProgram } from "../../lp/index.js";
import type { Setting } from "../../scenario/index.js";
import type { Basis, Solver } from "../../solve/index.js";
import type { ScenarioDeclaration } from "../../syntax/index.js";

/** Gives the basis from which a program under an overlay starts; undefined where there is none that fits. */
export type FindStart = (
  overlay: ScenarioDeclaration,
  program: LinearProgram,
) => Promise<Basis | undefined>;

/** HiGHS's code of a row or column that is basic. */
const basicStatus = 1;

/** Bases kept at one time: a study has few scenarios. */
const maxKept = 16;

/** Finds and keeps the optimum of each scenario that runs stand under. */
export function createStarts(
  session: Session,
  settings: readonly Setting[],
  solve: Solver["solve"],
): FindStart {
  const kept = new Map<string, Promise<Basis | undefined>>();
  async function find(overlay: ScenarioDeclaration): Promise<Basis | undefined> {
    const { built } = compile(session, { overlay: { ...overlay, items: [] }, settings });
    if (built === undefined || built.program.integrality !== undefined) return undefined;
    const { status, basis } = await solve(built.program);
    return status === "optimal" ? basis : undefined;
  }
  return async (overlay, program) => {
    const key = JSON.stringify(overlay.parents.map(({ text }) => text));
    let basis = kept.get(key);
    if (basis === undefined) {
      basis = find(overlay);
      if (kept.size < maxKept) kept.set(key, basis);
    }
    return fits(await basis, program);
  };
}

/** The basis, when the program has its shape; a row more, such as the bound of a front, begins as one that does not bind. */
function fits(basis: Basis | undefined, { numCols, numRows }: LinearProgram): Basis | undefined {
  if (basis?.colStatus.length !== numCols) return undefined;
  const { colStatus, rowStatus } = basis;
  if (rowStatus.length === numRows) return basis;
  if (rowStatus.length + 1 !== numRows) return undefined;
  return { colStatus, rowStatus: Uint8Array.of(...rowStatus, basicStatus) };
}
