/**
 * `node dist/bench/lsp.js`: drives the language server over stdio as a typist does, and prints how long diagnostics, hover
 * and completion take, and what memory does over many edits. It prints; it never judges.
 * Options: --edits 120 --lines 10000 --many 0 (edits for the look at memory)
 */
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import {
  createProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";

const { values: options } = parseArgs({
  options: {
    edits: { type: "string", default: "120" },
    many: { type: "string", default: "0" },
    lines: { type: "string", default: "10000" },
    server: { type: "string", default: fileURLToPath(new URL("../cli/main.js", import.meta.url)) },
    models: { type: "string", default: fileURLToPath(new URL("../../models", import.meta.url)) },
  },
});

const work = mkdtempSync(join(tmpdir(), "dcm-lsp-"));
const child = spawn(process.execPath, [options.server, "lsp"], {
  stdio: ["pipe", "pipe", "inherit"],
});
const connection = createProtocolConnection(
  new StreamMessageReader(child.stdout),
  new StreamMessageWriter(child.stdin),
);
let take: (published: PublishDiagnosticsParams) => void = () => undefined;
connection.onNotification(
  "textDocument/publishDiagnostics",
  (published: PublishDiagnosticsParams) => take(published),
);
connection.onNotification("window/logMessage", ({ message }: { message: string }) => {
  process.stderr.write(`${message}\n`);
});
connection.listen();
await connection.sendRequest("initialize", {
  processId: process.pid,
  rootUri: null,
  capabilities: {},
});
await connection.sendNotification("initialized", {});

await typeInto(
  "DC-DECOM",
  join(options.models, "dc-decom", "supply.dcm"),
  "constraint ",
  Number(options.edits),
);
await typeInto(
  `${options.lines} lines`,
  writeLongModel(Number(options.lines)),
  "constraint balance_400[",
  40,
);
if (Number(options.many) > 0) await manyEdits(Number(options.many));
await connection.sendRequest("shutdown");
await connection.sendNotification("exit");
rmSync(work, { recursive: true, force: true });

/** Types a wrong line letter by letter before a place, then takes it back, waiting for diagnostics after each key. */
async function typeInto(title: string, path: string, before: string, edits: number): Promise<void> {
  const uri = pathToFileURL(path).href;
  let text = readFileSync(path, "utf8");
  let version = 1;
  const opened = diagnosticsFor(uri, version);
  const started = performance.now();
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "dcm", version, text },
  });
  await opened;
  print(title, "first diagnostics", [performance.now() - started]);
  const typed = "param tarif[r in REGION] : JPY/kWh = 20 JPY/kWh + sum(q in REGION) unknown[q]\n";
  const place = text.indexOf(before);
  const diagnostics: number[] = [];
  const hover: number[] = [];
  const completion: number[] = [];
  for (let i = 0; i < edits; i++) {
    const at = i % (2 * typed.length);
    const isTyping = at < typed.length;
    const offset = place + (isTyping ? at : 2 * typed.length - at - 1);
    const inserted = isTyping ? typed.charAt(at) : "";
    const range = {
      start: positionOf(text, offset),
      end: positionOf(text, isTyping ? offset : offset + 1),
    };
    text = text.slice(0, offset) + inserted + text.slice(isTyping ? offset : offset + 1);
    version++;
    const next = diagnosticsFor(uri, version);
    const sentAt = performance.now();
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version },
      contentChanges: [{ range, text: inserted }],
    });
    await next;
    diagnostics.push(performance.now() - sentAt);
    const position = positionOf(text, offset + inserted.length);
    const asked = { textDocument: { uri }, position };
    completion.push(await timed(() => connection.sendRequest("textDocument/completion", asked)));
    const name = {
      textDocument: { uri },
      position: positionOf(text, text.indexOf(before) + before.length + 2),
    };
    hover.push(await timed(() => connection.sendRequest("textDocument/hover", name)));
  }
  print(title, "diagnostics", diagnostics);
  print(title, "completion", completion);
  print(title, "hover", hover);
  await connection.sendNotification("textDocument/didClose", { textDocument: { uri } });
}

/** Edits as fast as answers come; prints the server's memory along the way. */
async function manyEdits(edits: number): Promise<void> {
  const path = join(options.models, "dc-decom", "supply.dcm");
  const uri = pathToFileURL(path).href;
  const text = readFileSync(path, "utf8");
  await connection.sendNotification("textDocument/didOpen", {
    textDocument: { uri, languageId: "dcm", version: 1, text },
  });
  const start = positionOf(text, text.indexOf("constraint "));
  for (let i = 0; i < edits; i++) {
    const isTyping = i % 2 === 0;
    const end = isTyping ? start : { ...start, character: start.character + 1 };
    const next = diagnosticsFor(uri, i + 2);
    await connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: i + 2 },
      contentChanges: [{ range: { start, end }, text: isTyping ? "x" : "" }],
    });
    await next;
    if (i % Math.ceil(edits / 20) === 0) {
      const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
      const memory = /VmRSS:\s*(\d+)/u.exec(status)?.[1] ?? "?";
      process.stdout.write(`after ${i} edits: ${memory} kB\n`);
    }
  }
}

function diagnosticsFor(uri: string, version: number): Promise<void> {
  return new Promise((resolve) => {
    take = (published) => {
      if (published.uri === uri && published.version === version) resolve();
    };
  });
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

function print(title: string, what: string, times: readonly number[]): void {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): string =>
    (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN).toFixed(1);
  process.stdout.write(
    `${title.padEnd(14)} ${what.padEnd(18)} median ${at(0.5)} ms, 95% ${at(0.95)} ms, worst ${at(1)} ms\n`,
  );
}

function positionOf(text: string, offset: number): { line: number; character: number } {
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  return { line: text.slice(0, lineStart).split("\n").length - 1, character: offset - lineStart };
}

function writeLongModel(lines: number): string {
  const text = [
    'model long "A long model of equal blocks"',
    "set REGION = { Kanto, Kansai, Kyushu }",
    "set YEAR = 2024 .. 2040",
    "param price[REGION] : JPY2024/kWh = { Kanto: 20, Kansai: 21, Kyushu: 19 }",
    "total cost_all[y in YEAR] : JPY2024",
    "minimize npv : JPY2024 = sum(y in YEAR) cost_all[y]",
  ];
  for (let i = 1; text.length < lines; i++) {
    text.push(
      "",
      `# ---- Block ${i} ----`,
      `param demand_${i}[r in REGION, y in YEAR] : MWh "Demand" = ${i} MWh * (1 + 2 %)^(y - 2024)`,
      `var supply_${i}[REGION, YEAR] : MWh >= 0 "Supply"`,
      `cost buy_${i}[r in REGION, y in YEAR] : JPY2024 into cost_all[y] "Buying" =`,
      `  price[r] * supply_${i}[r, y]`,
      `constraint balance_${i}[r in REGION, y in YEAR where y > first(YEAR)] "Balance":`,
      `  supply_${i}[r, y] + sum(q in REGION where q != r) 0.1 * supply_${i}[q, prev(y)]`,
      `    >= demand_${i}[r, y]`,
    );
  }
  const path = join(work, "long.dcm");
  writeFileSync(path, `${text.join("\n")}\n`);
  return path;
}
