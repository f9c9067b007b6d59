/**
 * The reporter of this room.
 */
import type { planCatalogue, Reporter } from "../diagnostics/index.js";

/** Takes the diagnostics of planning and building. */
export type BuildReporter = Reporter<typeof planCatalogue>;
