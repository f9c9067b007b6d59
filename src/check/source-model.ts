/**
 * `from "file.csv" (…)` and `from t`: where data come from, as the data room wants it.
 */
import { createReporter, projectCatalogue } from "../diagnostics/index.js";
import { expectPath, resolvePath } from "../project/index.js";
import type { Source } from "../syntax/index.js";
import type { SourceModel } from "./checked-model.js";
import type { Context } from "./context.js";
import { reportUnknownName } from "./names.js";

/** The source with its path taken from the model's root. */
export function sourceModel(source: Source, context: Context): SourceModel {
  const { options, span, target } = source;
  if ("value" in target) {
    const folder = context.scope.folder(span.file);
    const resolvedPath = resolvePath(folder === "" ? "" : `${folder}/`, target.value);
    const reporter = createReporter(projectCatalogue, context.owner.diagnostics);
    const path = expectPath(resolvedPath, target.value, target.span, reporter) ?? "";
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
