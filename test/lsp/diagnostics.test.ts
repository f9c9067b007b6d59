/**
 * Mistakes as the editor shows them, also in half-typed texts, and what can be done about them.
 */
import { expect, it } from "vitest";
import { findCodeActions } from "../../src/lsp/features/code-actions.js";
import { diagnosticsByUri, findDiagnostics } from "../../src/lsp/features/diagnostics.js";
import { edit, town, type Editor } from "./support.js";

function codes(editor: Editor, file: string): readonly string[] {
  return findDiagnostics(editor.document(file).model).map(
    ({ code, span }) => `${span.file}: ${code}`,
  );
}

function shown(editor: Editor, file: string): readonly (readonly [string, string])[] {
  const { model } = editor.document(file);
  const list = diagnosticsByUri(editor.workspace, model).get(editor.uriOf(file)) ?? [];
  return list.map(({ code, range }) => [String(code), editor.textAt(editor.uriOf(file), range)]);
}

it("finds nothing in a sound model", () => {
  const editor = edit(town);
  expect(codes(editor, "main.dcm")).toEqual([]);
  editor.look("main.dcm");
  expect(codes(editor, "main.dcm")).toEqual([]);
});

it("lets unsaved texts win over the disk, and finds their mistakes in other files", () => {
  const editor = edit(town, ["main.dcm", "parts/supply.dcm"]);
  editor.setText("parts/supply.dcm", (town["parts/supply.dcm"] ?? "").replaceAll("grid[", "gird["));
  expect(codes(editor, "main.dcm")).toContain("main.dcm: unknown-name");
  editor.workspace.close(editor.uriOf("parts/supply.dcm"));
  expect(codes(editor, "main.dcm")).toEqual([]);
});

it("still checks the rest of a half-typed text", () => {
  const text = (town["main.dcm"] ?? "").replace(
    "report peak",
    "param half[r in REG\n\nreport peak = gird\nreport peek",
  );
  const editor = edit({ ...town, "main.dcm": text });
  const found = shown(editor, "main.dcm");
  expect(found.some(([code]) => code === "syntax-error")).toBe(true);
  expect(found).toContainEqual(["unknown-name", "gird"]);
});

it("keeps its places in texts with astral letters and with CRLF", () => {
  const text = (town["main.dcm"] ?? "")
    .replace("tariff[北海道]", '"🏭" + 東京')
    .replaceAll("\n", "\r\n");
  const editor = edit({ ...town, "main.dcm": text });
  expect(shown(editor, "main.dcm").map(([, at]) => at)).toContain("東京");
});

it("gives the same when piece by piece as when whole", () => {
  const editor = edit(town, ["main.dcm"]);
  const text = town["main.dcm"] ?? "";
  const broken = text.replace("tariff[r] * grid", "tarif[r] * grid");
  for (let length = 0; length < 30; length++) {
    editor.setText("main.dcm", `${broken}\nparam extra = ${"1 + ".repeat(length)} hours`);
    codes(editor, "main.dcm");
  }
  editor.setText("main.dcm", broken);
  const fresh = edit({ ...town, "main.dcm": broken });
  expect(codes(editor, "main.dcm")).toEqual(codes(fresh, "main.dcm"));
});

it("finds mistakes in data and scenarios once they are looked at, and moves them with the text", () => {
  const editor = edit({
    ...town,
    "data/regions.csv": "REGION,tariff [JPY/kWh]\n北海道,250\nKanto,20\n",
  });
  expect(codes(editor, "main.dcm")).toEqual([]);
  editor.look("main.dcm");
  const before = findDiagnostics(editor.document("main.dcm").model);
  expect(before.map(({ code }) => code)).toEqual(["value-outside"]);
  editor.setText("main.dcm", `# one more line\n${town["main.dcm"] ?? ""}`);
  expect(codes(editor, "main.dcm")).toEqual(["data/regions.csv: value-outside"]);
});

it("finds a part's model by itself, and judges a part or module without one alone", () => {
  const editor = edit(town, ["parts/supply.dcm"]);
  expect(editor.document("parts/supply.dcm").model.entry).toBe("main.dcm");
  const alone = edit({ "lib.dcm": "module lib\nfunction twice(x) = 2 * y\n" });
  expect(codes(alone, "lib.dcm").every((code) => code.startsWith("lib.dcm"))).toBe(true);
});

it("offers the fixes of a diagnostic, declares unknown names, and applies all safe fixes", () => {
  const text = `${town["main.dcm"] ?? ""}report far = taarif\nreport near = 2kWh / (1 kWh);\n`;
  const editor = edit({ ...town, "main.dcm": text });
  const [document] = editor.at("main.dcm", "taarif");
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = findCodeActions(editor.workspace, document, whole);
  const titles = actions.map(({ title }) => title);
  expect(titles).toContain("replace by `tariff`");
  const declare = actions.find(({ title }) => title === "declare `taarif`");
  expect(editor.apply(declare?.edit?.changes).get("main.dcm")).toContain(
    "param taarif = 0\nreport far",
  );
  const all = actions.find(({ kind }) => kind === "source.fixAll");
  const fixed = editor.apply(all?.edit?.changes).get("main.dcm");
  expect(fixed).toContain("report near = 2 kWh / (1 kWh)\n");
});
