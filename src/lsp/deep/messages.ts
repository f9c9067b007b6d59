/**
 * What the server and the worker that looks at data say to each other.
 */
import type { ModelFacts } from "./facts.js";

/** Look at this model; unsaved texts go by absolute path. A newer request ends an older one. */
export interface LookRequest {
  readonly id: number;
  readonly root: string;
  readonly entry: string;
  readonly texts: ReadonlyMap<string, string>;
}

/** What one stage found; `isLast` ends the look. */
export interface LookAnswer {
  readonly id: number;
  readonly facts: ModelFacts | undefined;
  readonly isLast: boolean;
}
