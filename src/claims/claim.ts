/**
 * A claim of a publication beside what the model gives: the data of a reproduction, in the claim's own unit.
 * Verdicts are computed, never written by hand.
 */

/** What the publication says, in the claim's unit. */
export type Expected =
  /** Open ends are infinite. */
  | { readonly kind: "interval"; readonly lower: number; readonly upper: number }
  /** The tolerance is a share of the value. */
  | { readonly kind: "about"; readonly value: number; readonly tolerance: number };

/** `met`: as the publication says; `near`: off by no more than once again what is allowed; `absent`: there is no value. */
export type Verdict = "met" | "near" | "not met" | "absent";

/** All verdicts, best first. */
export const verdicts: readonly Verdict[] = ["met", "near", "not met", "absent"];

/** One row of a reproduction. */
export interface JudgedClaim {
  readonly name: string;
  /** What stands before the first colon of the doc: where the publication says it. */
  readonly section: string | undefined;
  /** The rest of the doc; the name when there is none. */
  readonly text: string;
  readonly unit: string;
  /** Written in percent by the author, and so shown in percent. */
  readonly isPercent: boolean;
  readonly expected: Expected;
  readonly value: number | undefined;
  readonly verdict: Verdict;
  /** Why there is no value. */
  readonly absence: string | undefined;
  /** The author's reason why the value differs. */
  readonly reason: string | undefined;
}

/** A scenario that was solved for the claims. */
export interface ScenarioRun {
  readonly name: string;
  readonly doc: string | undefined;
  readonly status: string;
  readonly objective: number | undefined;
  readonly rows: number;
  readonly columns: number;
  readonly nonzeros: number;
  readonly seconds: number;
}

/** All that a page of a reproduction says. */
export interface Reproduction {
  readonly model: string;
  readonly title: string | undefined;
  /** The command that made it. */
  readonly command: string;
  /** SHA-256 over the model's files and its data. */
  readonly hash: string;
  readonly versions: readonly string[];
  /** Name and unit of the objective. */
  readonly objective: { readonly name: string; readonly unit: string } | undefined;
  readonly claims: readonly JudgedClaim[];
  readonly runs: readonly ScenarioRun[];
  /** What changes from run to run. */
  readonly made: { readonly day: string; readonly seconds: number };
}
