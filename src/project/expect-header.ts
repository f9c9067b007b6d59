/**
 * The first line of a file says what the file is; here it is held against what the file was asked for.
 */
import { assertNever } from "../diagnostics/index.js";
import { reservedWords, type File, type Header } from "../syntax/index.js";
import type { Span } from "../text/index.js";
import type { ProjectReporter } from "./report-path.js";

/** What a file is asked for. */
export type Role =
  | { readonly kind: "model" }
  /** `owner` is the name of the model (or module) it joins; undefined when that has none. */
  | { readonly kind: "part"; readonly owner: string | undefined }
  /** `name` is what a module of the standard library must be called; any name fits a file of the model. */
  | { readonly kind: "module"; readonly name: string | undefined };

/** Reports a header that does not fit. In a text with other faults (`isWhole` false) a missing header is not reported. */
export function expectHeader(
  tree: File,
  role: Role,
  isWhole: boolean,
  reporter: ProjectReporter,
): void {
  const { header, path } = tree;
  const top: Span = { file: path, start: 0, end: 0 };
  if (header === undefined && !isWhole) return;
  const putOnTop = (line: string) => ({
    fixes: [
      {
        title: `put \`${line}\` at the top`,
        safety: "safe" as const,
        edits: [{ span: top, text: `${line}\n\n` }],
      },
    ],
  });
  switch (role.kind) {
    case "model": {
      if (header?.kind === "model") return;
      if (header === undefined) {
        const name = nameOf(path);
        reporter.report("missing-model-header", { path, name }, top, putOnTop(`model ${name}`));
        return;
      }
      const found = { path, kind: header.kind, name: header.name.text };
      reporter.report("not-a-model", found, header.span);
      return;
    }
    case "part": {
      const { owner } = role;
      if (owner === undefined) return;
      if (header === undefined) {
        const extra = putOnTop(`part of ${owner}`);
        reporter.report("missing-part-header", { path, name: owner }, top, extra);
        return;
      }
      if (header.kind === "part" && header.name.text === owner) return;
      const wrong = { path, found: renderHeader(header), name: owner };
      const span = header.kind === "part" ? header.name.span : header.span;
      reporter.report("wrong-part-header", wrong, span);
      return;
    }
    case "module": {
      const name = role.name ?? nameOf(path);
      if (header?.kind !== "module") {
        const found = header === undefined ? undefined : renderHeader(header);
        const extra = header === undefined ? putOnTop(`module ${name}`) : {};
        const span = header?.span ?? top;
        reporter.report("missing-module-header", { path, name, found }, span, extra);
        return;
      }
      if (role.name === undefined || header.name.text === role.name) return;
      const wrong = { path, found: header.name.text, name: role.name };
      reporter.report("wrong-module-name", wrong, header.name.span);
      return;
    }
    default:
      assertNever(role);
  }
}

/** A name made from a file's name: `models/dc-decom.dcm` gives `dc_decom`. */
function nameOf(path: string): string {
  const file = path.slice(path.lastIndexOf("/") + 1).replace(/\.dcm$/u, "");
  const name = file.normalize("NFC").replace(/[^\p{L}\p{N}_]+/gu, "_");
  if (reservedWords.has(name)) return `my_${name}`;
  return /^[\p{L}_]/u.test(name) ? name : `m_${name}`;
}

function renderHeader(header: Header): string {
  const word = header.kind === "part" ? "part of" : header.kind;
  return `${word} ${header.name.text}`;
}
