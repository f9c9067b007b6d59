/**
 * The verdicts that a page states, by claim: what a later reproduction is compared with.
 */
import { verdicts, type JudgedClaim, type Verdict } from "./claim.js";

/** A claim whose verdict is another than on the page; undefined stands for a claim that is not there. */
export interface VerdictChange {
  readonly name: string;
  readonly before: Verdict | undefined;
  readonly after: Verdict | undefined;
}

/** Verdicts by claim name, from a page that `renderPage` wrote. */
export function readVerdicts(page: string): ReadonlyMap<string, Verdict> {
  const found = new Map<string, Verdict>();
  for (const line of page.split(/\r?\n/u)) {
    const [, claim, , , , verdict] = line.split(/(?<!\\)\|/u);
    const name = /`([^`]+)`\s*$/u.exec(claim ?? "")?.[1];
    const word = verdict?.trim().replaceAll("*", "");
    const known = verdicts.find((one) => one === word);
    if (name !== undefined && known !== undefined) found.set(name, known);
  }
  return found;
}

/** Changes against the page, in the order of the claims; those that are gone come last. */
export function compareVerdicts(
  before: ReadonlyMap<string, Verdict>,
  claims: readonly JudgedClaim[],
): readonly VerdictChange[] {
  const names = new Set(claims.map(({ name }) => name));
  const changed = claims
    .filter(({ name, verdict }) => before.get(name) !== verdict)
    .map(({ name, verdict }) => ({ name, before: before.get(name), after: verdict }));
  const gone = [...before]
    .filter(([name]) => !names.has(name))
    .map(([name, verdict]) => ({ name, before: verdict, after: undefined }));
  return [...changed, ...gone];
}
