/**
 * The built server over stdio, from the first word to the last.
 */
import { join } from "node:path";
import type { CompletionList, Hover, WorkspaceEdit } from "vscode-languageserver-protocol";
import { expect, it } from "vitest";
import { repository } from "../support/files.js";
import { positionOf, startClient } from "../support/language-client.js";

const dist = process.env["DCM_DIST"] ?? join(repository, "dist");

it("opens, checks, helps, renames and ends with 0", async () => {
  const client = await startClient(dist);
  const path = join(repository, "models/dc-decom/supply.dcm");
  const uri = await client.open(path);
  const first = await client.next(uri, () => true);
  expect(first.diagnostics).toEqual([]);

  const text = client.textOf(uri);
  const place = text.indexOf("constraint ");
  const broken = client.next(uri, ({ diagnostics }) => diagnostics.length > 0);
  await client.edit(uri, place, place, "param 東京 = tarif[\n");
  expect((await broken).diagnostics.some(({ severity }) => severity === 1)).toBe(true);
  const ask = <T>(method: string, wanted: string, by: number, more = {}): Promise<T> => {
    const now = client.textOf(uri);
    const position = positionOf(now, now.indexOf(wanted) + by);
    return client.ask(method, { textDocument: { uri }, position, ...more });
  };
  const completions = await ask<CompletionList>("textDocument/completion", "tarif[", 5);
  expect(completions.items.length).toBeGreaterThan(50);
  const sound = client.next(uri, ({ diagnostics }) => diagnostics.length === 0);
  await client.edit(uri, place, place + "param 東京 = tarif[\n".length, "");
  await sound;

  const hover = await ask<Hover>("textDocument/hover", "constraint ", "constraint ".length + 1);
  expect(JSON.stringify(hover)).toContain("constraint ");
  const edit = await ask<WorkspaceEdit>(
    "textDocument/rename",
    "constraint ",
    "constraint ".length + 1,
    {
      newName: "new_name",
    },
  );
  expect(Object.keys(edit.changes ?? {}).length).toBeGreaterThan(0);
  await expect(
    ask("textDocument/rename", "constraint ", "constraint ".length + 1, { newName: "set" }),
  ).rejects.toThrow(/word of the language/u);
  expect(await client.close()).toBe(0);
});
