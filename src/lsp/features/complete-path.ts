/**
 * Paths in quotes after `from`, `include`, `import` and `extends`: files beside the model.
 */
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { CompletionItemKind, type CompletionItem } from "vscode-languageserver-protocol";
import { absolutePath } from "../places.js";
import type { DocumentInModel } from "../workspace.js";

const wanted = /\b(from|include|import|extends)\s+"([^"\n\r]*)$/u;

/** Files and folders that continue the path before the cursor. */
export function completePath(document: DocumentInModel, text: string): readonly CompletionItem[] {
  const [, word, written = ""] = wanted.exec(text) ?? [];
  if (word === undefined || written.split("/").includes("..")) return [];
  const own = dirname(absolutePath(document.model.root, document.path));
  const folder = join(own, written.slice(0, written.lastIndexOf("/") + 1));
  const ending = word === "from" ? /\.(?:csv|json)$/iu : /\.dcm$/u;
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry): CompletionItem[] => {
      if (entry.name.startsWith(".") || entry.name === "node_modules") return [];
      if (entry.isDirectory())
        return [{ label: `${entry.name}/`, kind: CompletionItemKind.Folder }];
      return ending.test(entry.name) ? [{ label: entry.name, kind: CompletionItemKind.File }] : [];
    });
  } catch {
    return [];
  }
}
