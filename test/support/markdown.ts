/**
 * The fenced blocks of a Markdown page with what surrounds them: headings above, HTML comments directly before.
 */

/** One fenced block, or a heading, or an HTML comment that stands before no block. */
export type MarkdownPart =
  | {
      readonly kind: "heading";
      readonly level: number;
      readonly text: string;
      readonly line: number;
    }
  | {
      readonly kind: "block";
      /** First word after the fence. */
      readonly language: string;
      /** The rest of the line after the fence. */
      readonly name: string;
      readonly text: string;
      readonly line: number;
    }
  | { readonly kind: "comment"; readonly text: string; readonly line: number };

/** Headings, comments and fenced blocks in order; prose is left out. */
export function readMarkdown(page: string): readonly MarkdownPart[] {
  const parts: MarkdownPart[] = [];
  const lines = page.split("\n");
  for (let i = 0; i < lines.length; i++) {
    const text = lines[i] ?? "";
    const line = i + 1;
    const fence = /^ {0,3}```\s*(\S*)\s*(.*)$/u.exec(text);
    const heading = /^(#+) (.*)$/u.exec(text);
    if (fence !== null) {
      const body: string[] = [];
      for (i++; i < lines.length && !/^ {0,3}```\s*$/u.test(lines[i] ?? ""); i++)
        body.push(lines[i] ?? "");
      const [, language = "", name = ""] = fence;
      parts.push({
        kind: "block",
        language,
        name: name.trim(),
        text: `${body.join("\n")}\n`,
        line,
      });
    } else if (heading !== null) {
      const [, marks = "", title = ""] = heading;
      parts.push({ kind: "heading", level: marks.length, text: title.trim(), line });
    } else if (text.startsWith("<!--")) {
      const body = [text];
      while (!(body.at(-1) ?? "").includes("-->") && i + 1 < lines.length)
        body.push(lines[++i] ?? "");
      const comment = body
        .join("\n")
        .replace(/^<!--/u, "")
        .replace(/-->\s*$/u, "");
      parts.push({ kind: "comment", text: comment.trim(), line });
    }
  }
  return parts;
}
