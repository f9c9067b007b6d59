/**
 * Keys of runs: SHA-256 over everything a result depends on. Studies themselves are cut out of the model's texts, so that
 * another seed, another step or another study leaves the results of equal runs valid.
 */
import type { Session } from "../../compile.js";
import type { StudyDeclaration } from "../../syntax/index.js";
import type { Task } from "../../study/index.js";
import { hashText } from "../model-options.js";

/** A file a run depends on. */
export interface HashedFile {
  readonly path: string;
  readonly sha256: string;
}

/** Hashes of the program's files without their studies, and of data files, each list sorted by path. */
export function hashFiles(
  session: Session,
  dataPaths: readonly string[],
): { readonly model: readonly HashedFile[]; readonly data: readonly HashedFile[] } {
  const model = [...session.program.files.values()].map(({ source, tree }) => {
    const studies = tree.items.filter((item) => item.kind === "study");
    return { path: source.path, sha256: hashText(withoutStudies(source.text, studies)) };
  });
  const data = [...new Set(dataPaths)].map((path) => ({
    path,
    sha256: hashText(session.sourceOf(path)?.text ?? ""),
  }));
  return { model: model.toSorted(byPath), data: data.toSorted(byPath) };
}

/** The key of a task: `model` stands for files, versions and options. */
export function keyOf(task: Task, model: string): string {
  return hashText(JSON.stringify([model, task], plain));
}

/** Hash of files, versions, options and settings: of all that every run of a study depends on. */
export function hashModel(...all: readonly unknown[]): string {
  return hashText(JSON.stringify(all, plain));
}

function byPath(a: HashedFile, b: HashedFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0;
}

function withoutStudies(text: string, studies: readonly StudyDeclaration[]): string {
  let kept = "";
  let from = 0;
  for (const { span } of studies) {
    kept += text.slice(from, span.start).trimEnd();
    from = span.end;
  }
  return (kept + text.slice(from)).trimEnd();
}

/** Where a thing is written does not count, nor what a study is called. */
function plain(key: string, value: unknown): unknown {
  if (key === "span" || key === "operatorSpan") return undefined;
  if (key === "overlay" && typeof value === "object" && value !== null) {
    return { ...value, name: undefined, span: undefined };
  }
  if (value === Infinity || value === -Infinity) return String(value);
  return value;
}
