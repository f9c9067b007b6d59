/**
 * `dcm format`: files and folders in their one canonical form. A file is written whole or not at all, and only when
 * it changes; a file with errors is left as it is.
 */
import { readFileSync, statSync } from "node:fs";
import type { Diagnostic } from "../../diagnostics/index.js";
import { hasErrors } from "../../diagnostics/index.js";
import { formatText } from "../../format/index.js";
import { createSourceFile } from "../../text/index.js";
import { exitCodes, UsageError, type ExitCode } from "../exit-codes.js";
import { findFiles } from "../find-files.js";
import { replaceFile } from "../replace-file.js";
import { printDiagnostics, type Terminal } from "../terminal.js";

/** Options of `dcm format`. */
export interface FormatOptions {
  readonly check?: boolean;
}

const standardInput = "-";
const byteOrderMark = "\ufeff";

/** Formats or checks; 1 when a file has errors or, with `--check`, is not in its form. */
export function runFormat(
  paths: readonly string[],
  options: FormatOptions,
  terminal: Terminal,
): ExitCode {
  const isCheck = options.check === true;
  if (paths.includes(standardInput)) {
    if (paths.length > 1) throw new UsageError("`-` stands alone: the text comes from stdin");
    return formatStandardInput(isCheck, terminal);
  }
  const files = [...new Set(paths.flatMap((path) => findFiles(path, ".dcm")))];
  const changed: string[] = [];
  let failed = 0;
  for (const file of files) {
    const content = readText(file, terminal);
    const formatted = content === undefined ? undefined : format(file, content, terminal);
    if (formatted === undefined) failed++;
    if (formatted === undefined || formatted === content) continue;
    changed.push(file);
    terminal.out(file);
    if (!isCheck) replaceFile(file, formatted);
  }
  terminal.err(summarise(files.length, changed.length, failed, isCheck));
  return failed > 0 || (isCheck && changed.length > 0) ? exitCodes.model : exitCodes.fine;
}

function formatStandardInput(isCheck: boolean, terminal: Terminal): ExitCode {
  const content = readFileSync(process.stdin.fd, "utf8");
  const formatted = format("stdin.dcm", content, terminal);
  if (formatted === undefined) return exitCodes.model;
  if (!isCheck) {
    process.stdout.write(formatted);
    return exitCodes.fine;
  }
  if (formatted === content) return exitCodes.fine;
  terminal.err("the text is not formatted");
  return exitCodes.model;
}

/** The text in its form, with its byte-order mark if it has one; undefined, with the reasons shown, when it has errors. */
function format(path: string, content: string, terminal: Terminal): string | undefined {
  const source = createSourceFile(path, content);
  const { value, diagnostics } = formatText(source);
  if (!hasErrors(diagnostics)) {
    return content.startsWith(byteOrderMark) ? byteOrderMark + value : value;
  }
  const errors: readonly Diagnostic[] = diagnostics.filter(({ severity }) => severity === "error");
  printDiagnostics(terminal, errors, () => source);
  return undefined;
}

function readText(path: string, terminal: Terminal): string | undefined {
  try {
    const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    return decoder.decode(readFileSync(path));
  } catch {
    const reason = statSync(path).isFile()
      ? "it is not UTF-8, or may not be read"
      : "it is no file";
    terminal.err(`${terminal.color.red("error")}: ${path} cannot be read: ${reason}`);
    return undefined;
  }
}

function summarise(total: number, changed: number, failed: number, isCheck: boolean): string {
  const parts: string[] = [];
  if (isCheck) parts.push(changed === 0 ? "nothing to format" : `${changed} not formatted`);
  else parts.push(`${changed} formatted`);
  if (failed > 0)
    parts.push(`${failed} with errors, left as ${failed === 1 ? "it is" : "they are"}`);
  parts.push(`${total} ${total === 1 ? "file" : "files"} read`);
  return parts.join(", ");
}
