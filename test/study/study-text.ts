/**
 * Studies from text, checked, planned and carried out in this thread.
 */
import { createCarrier } from "../../src/cli/study/carry-out.js";
import { checkSessionStudies, openSession, type Session } from "../../src/compile.js";
import { createInlineSolver } from "../../src/solve/index.js";
import { planRuns, type FinishedRun, type Study } from "../../src/study/index.js";
import { createMemoryHost } from "../support/memory-host.js";

/** A session on a model of this text. */
export function openText(text: string): Session {
  return openSession(createMemoryHost({ "model.dcm": `model m\n${text}` }), "model.dcm");
}

/** What is said about the studies of a model, as `code @ spanned text`. */
export function saidAboutStudies(text: string): readonly string[] {
  const session = openText(text);
  const { diagnostics } = checkSessionStudies(session);
  return [...session.diagnostics, ...diagnostics].map(
    ({ code, span }) =>
      `${code} @ ${session.sourceOf(span.file)?.text.slice(span.start, span.end) ?? ""}`,
  );
}

/** The one study of a model without mistakes. */
export function studyOf(session: Session): Study {
  const { studies, diagnostics } = checkSessionStudies(session);
  const [study] = studies;
  if (study === undefined) {
    const messages = [...session.diagnostics, ...diagnostics].map(({ message }) => message);
    throw new Error(`no study: ${messages.join("; ")}`);
  }
  return study;
}

/** Every run of the model's one study with its result. */
export async function runStudy(text: string, isCold = false): Promise<readonly FinishedRun[]> {
  const session = openText(text);
  const messages = session.diagnostics.map(({ message }) => message);
  if (messages.length > 0) throw new Error(messages.join("; "));
  const study = studyOf(session);
  const carryOut = createCarrier(session, await createInlineSolver(), {
    solving: {},
    settings: [],
    isCold,
  });
  let finished: readonly FinishedRun[] = [];
  for (;;) {
    const open = planRuns(study, finished).slice(finished.length);
    if (open.length === 0) return finished;
    for (const run of open) finished = [...finished, { run, result: await carryOut(run.task) }];
  }
}

/** A measure of a run. */
export function valueOf({ result }: FinishedRun, measure: string, outcome = ""): number {
  const found = result.values.find((one) => one.measure === measure && one.outcome === outcome);
  return found?.value ?? NaN;
}
