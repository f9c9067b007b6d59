/**
 * The one engine behind `dcm format`, Prettier and the editor: text in, canonical text out, nothing read or written.
 */
import { hasErrors, type Outcome } from "../diagnostics/index.js";
import { parse } from "../syntax/index.js";
import { createSourceFile, type SourceFile } from "../text/index.js";
import { renderDocument } from "./documents.js";
import { printFile } from "./print-file.js";
import { scanTokens } from "./scan-tokens.js";
import { Writer } from "./writer.js";

/**
 * The text in its canonical form, with LF at the ends of lines. A text that cannot be read comes back as it is,
 * with the errors that say why.
 */
export function formatText(source: SourceFile): Outcome<string> {
  const parsed = parse(source);
  if (hasErrors(parsed.diagnostics)) {
    return { value: source.text, diagnostics: parsed.diagnostics };
  }
  const text = source.text.replaceAll(/\r\n?/gu, "\n");
  const file =
    text === source.text ? parsed.value : parse(createSourceFile(source.path, text)).value;
  const writer = new Writer(scanTokens(text));
  return { value: renderDocument(printFile(writer, file)), diagnostics: parsed.diagnostics };
}
