/**
 * Which objective is optimised: the one that a scenario or the caller chose, else the only one.
 */
import type { ResolvedDeclaration, ResolvedProgram } from "../resolve/index.js";

/** All objectives, as written. */
export function listObjectives(program: ResolvedProgram): readonly ResolvedDeclaration[] {
  return [...program.declarations.values()].filter(({ declaration }) =>
    isObjective(declaration.kind),
  );
}

/** The chosen objective; undefined when there is none, or the choice is open or wrong. */
export function chooseObjective(program: ResolvedProgram): ResolvedDeclaration | undefined {
  const objectives = listObjectives(program);
  if (program.objective === undefined) return objectives.length === 1 ? objectives[0] : undefined;
  const chosen = program.scope.find(program.objective.text);
  return chosen !== undefined && isObjective(chosen.declaration.kind) ? chosen : undefined;
}

/** The objective in whose unit duals and prices are: that which is optimised, or which a study's goal stands in for. */
export function findPriced(program: ResolvedProgram): ResolvedDeclaration | undefined {
  if (program.standsFor === undefined) return chooseObjective(program);
  const { objective } = program.standsFor;
  return objective === undefined ? undefined : program.scope.find(objective);
}

function isObjective(kind: string): boolean {
  return kind === "minimize" || kind === "maximize";
}
