/**
 * Exit codes, the same for every command.
 */
import type { SolveStatus } from "../solve/index.js";

/** 0 optimal or fine, 1 errors in the model or data, 2 usage, 3 infeasible or unbounded, 4 limit or interrupt, 5 solver fault. */
export const exitCodes = {
  fine: 0,
  model: 1,
  usage: 2,
  infeasible: 3,
  limit: 4,
  fault: 5,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a solve's outcome means for the process. */
export function exitCodeOf(status: SolveStatus): ExitCode {
  switch (status) {
    case "optimal":
      return exitCodes.fine;
    case "infeasible":
    case "unbounded":
    case "infeasible-or-unbounded":
      return exitCodes.infeasible;
    case "time-limit":
    case "iteration-limit":
    case "interrupted":
      return exitCodes.limit;
    case "fault":
      return exitCodes.fault;
  }
}

/** The outcome that a user should hear of first. */
export function worstOf(codes: readonly ExitCode[]): ExitCode {
  const order = [exitCodes.fault, exitCodes.model, exitCodes.limit, exitCodes.infeasible] as const;
  return order.find((code) => codes.includes(code)) ?? exitCodes.fine;
}

/** Something the user asked for that cannot be done as asked: shown as one line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  constructor(
    message: string,
    readonly help?: string,
  ) {
    super(message);
  }
}
