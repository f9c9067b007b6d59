/**
 * The README cannot rot: its tutorial is typed in, command by command, in an empty folder, and its models are compiled.
 *
 * A `sh` block is run; the `text` block after it must be what it prints, save for times and rounding errors.
 * HTML comments before a block say more: `exit: 1` for a command that fails, `append: FILE` and `instead: FILE` for a
 * `dcm` block that is added to a file, or put in the place of the one added before. UPDATE=1 writes the outputs anew.
 */
import { spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, it } from "vitest";
import { compile, openSession } from "../src/index.js";
import { readMarkdown, type MarkdownPart } from "./support/markdown.js";
import { createMemoryHost } from "./support/memory-host.js";

type Block = Extract<MarkdownPart, { readonly kind: "block" }>;

const readme = fileURLToPath(new URL("../README.md", import.meta.url));
const main = fileURLToPath(new URL("../dist/cli/main.js", import.meta.url));
const library = new URL("../dist/node.js", import.meta.url).href;
const folder = mkdtempSync(join(tmpdir(), "dcm-readme-"));
const page = readFileSync(readme, "utf8");
const outputs: { readonly block: Block; readonly printed: string }[] = [];
let appended = "";

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  if (process.env["UPDATE"] !== undefined) writeOutputs();
});

for (const step of readSteps()) {
  const firstLine = step.block.text.split("\n")[0] ?? "";
  it(`line ${step.block.line}: ${firstLine}`, () => take(step));
}

it("links only to what there is", () => {
  const paths = [...page.matchAll(/\]\(([^)#]+)/gu)].map(([, path = ""]) => path);
  const isThere = (path: string): boolean => existsSync(new URL(`../${path}`, import.meta.url));
  expect(paths.filter((path) => !path.startsWith("http") && !isThere(path))).toEqual([]);
});

// ---- Steps ------------------------------------------------------------------------------------

interface Step {
  readonly block: Block;
  readonly comment: string;
  readonly output: Block | undefined;
}

/** Blocks that do something, each with the comment before and the output after it. */
function readSteps(): readonly Step[] {
  const parts = readMarkdown(page).filter((part) => part.kind !== "heading");
  return parts.flatMap((block, position) => {
    if (block.kind !== "block" || block.language === "text" || block.language === "bash") return [];
    const before = parts[position - 1];
    const after = parts[position + 1];
    const comment = before?.kind === "comment" ? before.text : "";
    const output = after?.kind === "block" && after.language === "text" ? after : undefined;
    return [{ block, comment, output }];
  });
}

function take({ block, comment, output }: Step): void {
  const [, word = "", file = ""] = /^(\w+): (.*)$/u.exec(comment) ?? [];
  if (block.language === "dcm" && word === "") return expectModel(block.text);
  if (block.language === "dcm") return edit(word, join(folder, file), block.text);
  const ran = block.language === "js" ? runScript(block.text) : runCommands(block.text);
  expect(ran.status, ran.printed).toBe(word === "exit" ? Number(file) : 0);
  if (output === undefined) return;
  outputs.push({ block: output, printed: ran.printed });
  if (process.env["UPDATE"] === undefined) expect(steady(ran.printed)).toBe(steady(output.text));
}

function expectModel(text: string): void {
  const session = openSession(createMemoryHost({ "model.dcm": text }), "model.dcm");
  expect(compile(session).diagnostics).toEqual([]);
}

function edit(word: string, path: string, text: string): void {
  const added = `\n${text}`;
  if (word === "append") appendFileSync(path, added);
  else
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(appended, () => added),
    );
  appended = added;
}

interface Ran {
  readonly status: number | null;
  readonly printed: string;
}

function runCommands(commands: string): Ran {
  const script = `dcm() { "${process.execPath}" "${main}" "$@"; }\nexec 2>&1\n${commands}`;
  return run("sh", ["-c", script]);
}

function runScript(text: string): Ran {
  const path = join(folder, "script.mjs");
  writeFileSync(
    path,
    text.replace('"dcm/node"', () => JSON.stringify(library)),
  );
  return run(process.execPath, [path]);
}

function run(command: string, words: readonly string[]): Ran {
  const env = { ...process.env, NO_COLOR: "1" };
  const { status, stdout, stderr } = spawnSync(command, words, {
    cwd: folder,
    encoding: "utf8",
    env,
  });
  return { status, printed: `${stdout}${stderr}` };
}

/** What two runs share: without times, rounding errors, and the widths of columns that hold them. */
function steady(text: string): string {
  return text
    .trim()
    .split("\n")
    .filter((line) => !/^(seconds|verified) /u.test(line))
    .map((line) => line.replace(/ {2,}/gu, "  ").trimEnd())
    .join("\n");
}

function writeOutputs(): void {
  let text = page;
  for (const { block, printed } of outputs) {
    if (steady(printed) === steady(block.text)) continue;
    const fenced = (content: string): string => `\`\`\`text\n${content}\`\`\``;
    text = text.replace(fenced(block.text), () => fenced(`${printed.trimEnd()}\n`));
  }
  writeFileSync(readme, text);
}
