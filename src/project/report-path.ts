/**
 * What is wrong with a written path or a file that could not be read, as diagnostics; shared by all who read files.
 */
import { assertNever, type projectCatalogue, type Reporter } from "../diagnostics/index.js";
import type { Span } from "../text/index.js";
import type { ReadResult } from "./host.js";
import { relativePath, type ResolvedPath } from "./resolve-path.js";

/** A bag for the codes of files and paths. */
export type ProjectReporter = Reporter<typeof projectCatalogue>;

/** The path from the root, or undefined after a report at the place where it is written. */
export function expectPath(
  resolved: ResolvedPath,
  written: string,
  span: Span,
  reporter: ProjectReporter,
): string | undefined {
  switch (resolved.kind) {
    case "path":
      return resolved.path;
    case "outside":
      reporter.report("outside-root", { path: written }, span);
      return undefined;
    case "absolute":
      reporter.report("absolute-path", { path: written }, span);
      return undefined;
    case "backslash":
      reporter.report("backslash-path", { path: written }, span, {
        fixes: [
          {
            title: "separate folders by `/`",
            safety: "safe",
            edits: [{ span, text: JSON.stringify(written.replaceAll("\\", "/")) }],
          },
        ],
      });
      return undefined;
    case "malformed":
      reporter.report("malformed-path", { reason: resolved.reason }, span);
      return undefined;
    case "reserved": {
      const module = /^std\/[^.]+\.dcm$/u.test(resolved.path)
        ? resolved.path.slice(0, -".dcm".length).replaceAll("/", ".")
        : undefined;
      reporter.report("reserved-folder", { path: written, module }, span);
      return undefined;
    }
    default:
      return assertNever(resolved);
  }
}

/** The text read, or undefined after a report. `written` is the path in the user's words. */
export function expectText(
  result: ReadResult,
  written: string,
  span: Span,
  reporter: ProjectReporter,
): string | undefined {
  switch (result.kind) {
    case "text":
      // Text in UTF-16 has a zero byte in its first letters.
      if (!result.text.slice(0, 4).includes("\0")) return result.text;
      reporter.report("unreadable-file", { path: written, reason: "it is not UTF-8" }, span);
      return undefined;
    case "missing":
      reportMissing(result.near, written, span, reporter);
      return undefined;
    case "outside":
      reporter.report("outside-root", { path: written }, span);
      return undefined;
    case "unreadable":
      reporter.report("unreadable-file", { path: written, reason: result.reason }, span);
      return undefined;
    default:
      return assertNever(result);
  }
}

function reportMissing(
  paths: readonly string[],
  written: string,
  span: Span,
  reporter: ProjectReporter,
): void {
  const near = paths.map((path) => relativePath(span.file, path));
  const [best] = near;
  const fixes =
    best === undefined || span.start === span.end
      ? []
      : [
          {
            title: `write \`${best}\``,
            safety: "unsafe" as const,
            edits: [{ span, text: JSON.stringify(best) }],
          },
        ];
  reporter.report("missing-file", { path: written, near }, span, { fixes });
}
