/**
 * Where a report's numbers come from: files by their fingerprints, versions, and what the authors wrote about their data.
 */
import { posix } from "node:path";
import type { Session } from "../../compile.js";
import type { ReportOrigin, SourceText } from "../../report/index.js";
import { hashText } from "../model-options.js";
import { dcmVersion } from "../version.js";
import type { PageOptions } from "./page-options.js";

/** Name of the file in a folder of data that says where they are from. */
const sourcesName = "SOURCES.md";

/** The origin of a report that read these data files. */
export function originOf(
  session: Session,
  dataPaths: readonly string[],
  solver: string,
  { title, date }: PageOptions,
): ReportOrigin {
  const paths = [...new Set(dataPaths)].toSorted();
  return {
    model: session.resolved.name,
    doc: session.resolved.doc,
    title,
    date,
    versions: { dcm: dcmVersion(), node: process.version, solver },
    modelFiles: [...session.program.files.values()]
      .map(({ source }) => ({ path: source.path, sha256: hashText(source.text) }))
      .toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    dataFiles: paths.map((path) => ({
      path,
      sha256: hashText(session.sourceOf(path)?.text ?? ""),
    })),
    sources: findSources(session, paths),
  };
}

function findSources(session: Session, paths: readonly string[]): readonly SourceText[] {
  const folders = [...new Set(paths.map((path) => posix.dirname(path)))];
  return folders.flatMap((folder) => {
    const path = posix.join(folder, sourcesName);
    const read = session.host.read(path);
    return read.kind === "text" ? [{ path, text: read.text }] : [];
  });
}
