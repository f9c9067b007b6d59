/**
 * The plugin for Prettier: `prettier --plugin dcm/prettier`. It gives Prettier the text that `formatText` makes, line
 * by line, so that no option of Prettier's changes the form and both ways of formatting always agree.
 */
import type { AstPath, Parser, Printer, SupportLanguage } from "prettier";
import { toPosition, createSourceFile } from "../text/index.js";
import { hardline, join, literalline, type Doc } from "./documents.js";
import { formatText } from "./format-text.js";
import { scanTokens } from "./scan-tokens.js";

/** What Prettier hands from the parser to the printer: a file in its canonical form. */
interface FormattedFile {
  readonly kind: "dcm-file";
  readonly text: string;
  /** Length of the text as it was. */
  readonly length: number;
}

/** The language, by the names that Prettier and editors know it by. */
export const languages: SupportLanguage[] = [
  {
    name: "dcm",
    parsers: ["dcm"],
    extensions: [".dcm"],
    vscodeLanguageIds: ["dcm"],
  },
];

export const parsers: Record<"dcm", Parser<FormattedFile>> = {
  dcm: {
    astFormat: "dcm",
    parse: readFile,
    locStart: () => 0,
    locEnd: (file) => file.length,
  },
};

export const printers: Record<"dcm", Printer<FormattedFile>> = {
  dcm: {
    print: (path: AstPath<FormattedFile>) => toLines(path.node.text),
    getVisitorKeys: () => [],
  },
};

/** A file that cannot be read is left as it is: Prettier shows the first error with its place. */
function readFile(text: string, { filepath }: { readonly filepath?: string }): FormattedFile {
  const source = createSourceFile(filepath ?? "stdin.dcm", text);
  const { value, diagnostics } = formatText(source);
  const error = diagnostics.find(({ severity }) => severity === "error");
  if (error === undefined) return { kind: "dcm-file", text: value, length: text.length };
  const start = toPosition(source, error.span.start);
  const end = toPosition(source, error.span.end);
  const message = `${error.message} (${start.line}:${start.column})`;
  throw Object.assign(new SyntaxError(message), { loc: { start, end } });
}

/** Lines that Prettier may indent where the file stands inside another; those of a table stay where they are. */
function toLines(text: string): Doc {
  const parts: Doc[] = [];
  let done = 0;
  for (const token of scanTokens(text)) {
    if (token.kind !== "raw") continue;
    parts.push(join(hardline, text.slice(done, token.start).split("\n")));
    parts.push(join(literalline, token.text.split("\n")));
    done = token.end;
  }
  parts.push(join(hardline, text.slice(done).split("\n")));
  return parts;
}
