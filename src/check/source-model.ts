/**
 * `from "file.csv" (…)` and `from t`: where data come from, as the data room wants it.
 */
import type { Source } from "../syntax/index.js";
import type { SourceModel } from "./checked-model.js";
import type { Context } from "./context.js";
import { reportUnknownName } from "./names.js";

/** The source with its path taken from the model's root. */
export function sourceModel(source: Source, context: Context): SourceModel {
  const { options, span, target } = source;
  if ("value" in target) {
    const path = resolvePath(context.scope.folder(span.file), target.value);
    return { file: { kind: "path", path, span: target.span }, options, span };
  }
  const resolved = context.scope.find(target.text);
  if (resolved === undefined) {
    reportUnknownName(
      { text: target.text, parts: [target], span: target.span },
      "a table",
      context,
    );
  } else if (resolved.declaration.kind !== "table") {
    context.owner.report("not-a-table", { name: target.text }, target.span, {
      related: [{ span: resolved.declaration.name.span, text: "declared here" }],
    });
  } else {
    context.owner.references.push({ span: target.span, target: resolved.name });
  }
  const table = resolved?.name ?? target.text;
  return { file: { kind: "table", table, span: target.span }, options, span };
}

/** Joins folder and path; a path that climbs above the root keeps its `..`, which the host refuses. */
function resolvePath(folder: string, path: string): string {
  if (path.startsWith("/")) return path;
  const parts: string[] = [];
  for (const part of `${folder}/${path}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return parts.join("/");
}
