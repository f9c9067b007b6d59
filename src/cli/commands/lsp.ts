/**
 * `dcm lsp`: the language server for editors, over stdin and stdout.
 */
import { startServer } from "../../lsp/index.js";
import { dcmVersion } from "../version.js";

/** Serves the editor that started this process; the process ends when the editor says so. */
export function runLsp(): void {
  startServer(dcmVersion());
}
