/**
 * Silences: `# lint: allow CODE "reason"` on the line above what is reported, or above the item it is in. Several may
 * stand one above the other. A silence without a reason or of no rule is reported, and so is one that silences nothing.
 */
import { findNearNames, lintCatalogue, type Diagnostic } from "../diagnostics/index.js";
import type { ProgramFile } from "../project/index.js";
import { toPosition, type Span } from "../text/index.js";
import { type LintReporter, rowRules } from "./subject.js";

/** One well-formed directive. */
interface Silence {
  readonly code: string;
  readonly span: Span;
  /** The line, from 1, that it speaks of. */
  readonly line: number;
  readonly file: ProgramFile;
}

/** What is left of the findings; faults of silences are reported. */
export function applySilences(
  files: readonly ProgramFile[],
  found: readonly Diagnostic[],
  judgesRows: boolean,
  reporter: LintReporter,
): readonly Diagnostic[] {
  const silences = files.flatMap((file) => readSilences(file, reporter));
  const busy = new Set<Silence>();
  const left = found.filter((diagnostic) => {
    const silencing = silences.filter((silence) => speaksOf(silence, diagnostic));
    for (const silence of silencing) busy.add(silence);
    return silencing.length === 0;
  });
  for (const silence of silences) {
    if (busy.has(silence) || (rowRules.has(silence.code) && !judgesRows)) continue;
    const edits = [{ span: lineOf(silence), text: "" }];
    const fixes = [{ title: "remove the silence", safety: "safe" as const, edits }];
    reporter.report("idle-silence", { code: silence.code }, silence.span, { fixes });
  }
  return left;
}

function readSilences(file: ProgramFile, { report }: LintReporter): readonly Silence[] {
  const { source, tree } = file;
  const lines = new Map<number, Span>();
  for (const { span } of tree.comments) {
    const { line } = toPosition(source, span.start);
    const before = source.text.slice(source.lineStarts[line - 1] ?? 0, span.start);
    if (before.trim() === "") lines.set(line, span);
  }
  const silences: Silence[] = [];
  for (const { text, span } of tree.comments) {
    const words = /^#+\s*lint:\s*(.*?)\s*$/u.exec(text)?.[1];
    if (words === undefined) continue;
    const [, code, reason] = /^allow\s+([\w-]+)\s*(.*)$/u.exec(words) ?? [];
    if (code === undefined) {
      report("bad-silence", { detail: "says what to allow" }, span);
      continue;
    }
    if (!Object.hasOwn(lintCatalogue, code)) {
      const [near] = findNearNames(code, Object.keys(lintCatalogue));
      const help = near === undefined ? {} : { help: `did you mean \`${near}\`?` };
      report("bad-silence", { detail: `names no rule: \`${code}\`` }, span, help);
      continue;
    }
    if (!/^"[^"]*\S[^"]*"$/u.test(reason ?? "")) {
      report("bad-silence", { detail: `needs a reason in quotes: \`${code}\`` }, span);
      continue;
    }
    let { line } = toPosition(source, span.start);
    if (lines.has(line)) while (lines.has(line)) line++;
    silences.push({ code, span, line, file });
  }
  return silences;
}

function speaksOf({ code, line, file }: Silence, diagnostic: Diagnostic): boolean {
  const { span } = diagnostic;
  if (diagnostic.code !== code || span.file !== file.source.path) return false;
  const item = file.tree.items.find(
    (one) => one.span.start <= span.start && span.end <= one.span.end,
  );
  return [span.start, item?.span.start ?? span.start].some(
    (offset) => toPosition(file.source, offset).line === line,
  );
}

/** The comment's line with its end, or the comment alone after other text. */
function lineOf({ span, file: { source } }: Silence): Span {
  const { line } = toPosition(source, span.start);
  const start = source.lineStarts[line - 1] ?? span.start;
  if (source.text.slice(start, span.start).trim() !== "") return span;
  return { ...span, start, end: source.lineStarts[line] ?? span.end };
}
