/**
 * The VS Code extension: starts the language server that comes with it (or the one the settings name), and runs `dcm` for
 * checking and solving as tasks, so that their output stands in a terminal.
 */
import { readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import {
  commands,
  env,
  ProcessExecution,
  Task,
  TaskPanelKind,
  tasks,
  TaskScope,
  Uri,
  window,
  workspace,
  type ExtensionContext,
} from "vscode";
import { LanguageClient, TransportKind, type ServerOptions } from "vscode-languageclient/node";

let client: LanguageClient | undefined;

/** Starts the server and registers the commands. */
export async function activate(context: ExtensionContext): Promise<void> {
  const program = context.asAbsolutePath(join("server", "dist", "cli", "main.js"));
  const register = (name: string, act: (uri?: string, scenario?: string) => unknown): void => {
    context.subscriptions.push(commands.registerCommand(name, act));
  };
  register("dcm.check", (uri) => run(program, uri, "check", []));
  register("dcm.solve", (uri, scenario) =>
    run(program, uri, "solve", [
      ...(typeof scenario === "string" ? ["--scenario", scenario] : []),
      ...resultsOption(),
    ]),
  );
  register("dcm.solveAll", (uri) => run(program, uri, "solve", ["--all", ...resultsOption()]));
  register("dcm.openReport", (uri) => openReport(uri));
  register("dcm.restart", () => client?.restart());
  client = new LanguageClient("dcm", "dcm", serverOptions(program), {
    documentSelector: [{ language: "dcm" }],
  });
  await client.start();
}

/** Stops the server. */
export async function deactivate(): Promise<void> {
  await client?.stop();
}

function ownPath(): string {
  return workspace.getConfiguration("dcm").get<string>("path", "");
}

function resultsFolder(): string {
  return workspace.getConfiguration("dcm").get<string>("results", "results");
}

function resultsOption(): readonly string[] {
  return ["--out", resultsFolder()];
}

function serverOptions(program: string): ServerOptions {
  const command = ownPath();
  if (command !== "") return { command, args: ["lsp"] };
  return { module: program, args: ["lsp"], transport: TransportKind.stdio };
}

/** Runs `dcm` on the model of a document; the program that comes along runs on the editor's own Node. */
async function run(
  program: string,
  uri: unknown,
  word: string,
  options: readonly string[],
): Promise<void> {
  const file = fileOf(uri);
  if (file === undefined) return;
  await workspace.saveAll(false);
  const own = ownPath();
  const parameters = [word, file, ...options];
  const cwd = dirname(file);
  const execution =
    own === ""
      ? new ProcessExecution(process.execPath, [program, ...parameters], {
          cwd,
          env: { ELECTRON_RUN_AS_NODE: "1" },
        })
      : new ProcessExecution(own, parameters, { cwd });
  const task = new Task({ type: "dcm", word }, TaskScope.Workspace, word, "dcm", execution);
  task.presentationOptions = { panel: TaskPanelKind.Shared, clear: true };
  await tasks.executeTask(task);
}

/** Opens the newest page among the results, or the newest table where there is no page. */
async function openReport(uri: unknown): Promise<void> {
  const file = fileOf(uri);
  if (file === undefined) return;
  const folder = join(dirname(file), resultsFolder());
  const page = newest(folder, ".html");
  if (page !== undefined) {
    await env.openExternal(Uri.file(page));
    return;
  }
  const table = newest(folder, "summary.csv") ?? newest(folder, ".csv") ?? newest(folder, ".json");
  if (table !== undefined) await window.showTextDocument(Uri.file(table));
  else void window.showInformationMessage(`No results in ${folder} yet: solve the model first.`);
}

function newest(folder: string, ending: string): string | undefined {
  try {
    const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(ending))
      .map((name) => join(folder, name))
      .map((path) => ({ path, time: statSync(path).mtimeMs }));
    return files.sort((a, b) => b.time - a.time)[0]?.path;
  } catch {
    return undefined;
  }
}

/** A lens gives its document; from the palette it is the one in front. */
function fileOf(uri: unknown): string | undefined {
  if (typeof uri === "string") return Uri.parse(uri).fsPath;
  const document = window.activeTextEditor?.document;
  if (document?.languageId === "dcm") return document.uri.fsPath;
  void window.showInformationMessage("Open a .dcm file first.");
  return undefined;
}
