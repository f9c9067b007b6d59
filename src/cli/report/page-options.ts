/**
 * What all pages of one command share, and where they go.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Session } from "../../compile.js";
import { figureFiles, type Chart } from "../../figures/index.js";
import { renderPage, type Page } from "../../report/index.js";
import { UsageError } from "../exit-codes.js";
import { writeFiles, writeFolders } from "../write-output.js";

/** What the user says of the pages. */
export interface PageOptions {
  readonly out: string;
  /** Instead of the model's doc string. */
  readonly title: string | undefined;
  /** As it is to be shown. */
  readonly date: string;
}

/** File name of a page, and the folder of figures beside it. */
export const pageName = "report.html";
const figuresName = "figures";

/** Refuses, before anything is solved, a folder of figures that is not ours, and names that would be in its place. */
export function expectPlaces(session: Session, out: string): void {
  const { scenarios, studies } = session.resolved;
  const taken = [...scenarios.keys(), ...studies.keys()].find(
    (name) => name.toLowerCase() === figuresName,
  );
  if (taken !== undefined) {
    throw new UsageError(
      `a scenario or study called \`${taken}\` stands where a report keeps its figures`,
      "give it another name",
    );
  }
  const folder = join(out, figuresName);
  if (!existsSync(folder)) return;
  const entries = statSync(folder).isDirectory() ? readdirSync(folder) : ["a file"];
  const foreign = entries.find((name) => !/\.(?:svg|vl\.json|csv)$/u.test(name));
  if (foreign === undefined) return;
  throw new UsageError(
    `${folder} holds more than figures: ${foreign}`,
    "choose another folder by --out",
  );
}

/** Writes the figures, those of an earlier report going, and then the page; gives its path. */
export async function writePage(
  folder: string,
  page: Page,
  charts: readonly Chart[],
): Promise<string> {
  const files = new Map<string, () => string>();
  for (const [name, content] of figureFiles(charts)) {
    const text = await content();
    files.set(name, () => text);
  }
  if (files.size > 0) writeFolders(folder, [{ name: figuresName, files }]);
  else rmSync(join(folder, figuresName), { recursive: true, force: true });
  const text = await renderPage(page, { hash: hashBase64 });
  mkdirSync(folder, { recursive: true });
  writeFiles(folder, new Map([[pageName, [text]]]));
  return join(folder, pageName);
}

function hashBase64(text: string): string {
  return createHash("sha256").update(text).digest("base64");
}
