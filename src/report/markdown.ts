/**
 * A small part of Markdown as blocks: headings, paragraphs, lists, tables, code; within them `code`, **strong** and the text of
 * links. Anything else stays as it is written. Nothing becomes markup by itself, so any text is safe.
 */
import { inline, type Block, type Cell, type Inline, type Sentence } from "./page.js";

/** Blocks of a text; all headings become those below a section's. */
export function markdownBlocks(text: string): readonly Block[] {
  const lines = text.replace(/\r\n?/gu, "\n").split("\n");
  const blocks: Block[] = [];
  let heading: Sentence = [inline.text("Table")];
  for (let at = 0; at < lines.length;) {
    const end = endOfBlock(lines, at);
    const own = lines.slice(at, end);
    if (own.some((line) => line.trim() !== "")) {
      const block = readBlock(own, heading);
      if (block.kind === "heading") heading = block.text;
      blocks.push(block);
    }
    at = end;
  }
  return blocks;
}

function endOfBlock(lines: readonly string[], start: number): number {
  const first = lines[start] ?? "";
  const kind = kindOf(first);
  let end = start + 1;
  if (kind === "fence") {
    while (end < lines.length && kindOf(lines[end] ?? "") !== "fence") end++;
    return Math.min(end + 1, lines.length);
  }
  if (kind === "heading" || kind === "blank") return end;
  for (; end < lines.length; end++) {
    const next = kindOf(lines[end] ?? "");
    // A line of text below an item goes on with it.
    const goesOn = next === kind || (kind === "item" && next === "text");
    if (!goesOn) break;
  }
  return end;
}

function kindOf(line: string): "blank" | "heading" | "item" | "row" | "fence" | "text" {
  if (line.trim() === "") return "blank";
  if (/^#{1,6}\s/u.test(line)) return "heading";
  if (/^\s*```/u.test(line)) return "fence";
  if (/^\s*(?:[-*+]|\d+[.)])\s/u.test(line)) return "item";
  return /^\s*\|.*\|\s*$/u.test(line) ? "row" : "text";
}

function readBlock(lines: readonly string[], heading: Sentence): Block {
  const first = lines[0] ?? "";
  switch (kindOf(first)) {
    case "heading":
      return {
        kind: "heading",
        text: readInline(first.replace(/^#+\s+|\s+#+\s*$/gu, "")),
      };
    case "fence":
      return {
        kind: "preformatted",
        text: lines.filter((line) => kindOf(line) !== "fence").join("\n"),
      };
    case "item":
      return { kind: "list", items: readItems(lines) };
    case "row":
      return readTable(lines, heading);
    default:
      return { kind: "paragraph", content: readInline(lines.map((line) => line.trim()).join(" ")) };
  }
}

function readItems(lines: readonly string[]): readonly Sentence[] {
  const items: string[] = [];
  for (const line of lines) {
    const text = line.replace(/^\s*(?:[-*+]|\d+[.)])\s+/u, "").trim();
    if (kindOf(line) === "item") items.push(text);
    else items.push(`${items.pop() ?? ""} ${text}`);
  }
  return items.map(readInline);
}

function readTable(lines: readonly string[], heading: Sentence): Block {
  const cells = lines.map((line) =>
    line
      .trim()
      .replace(/^\||\|$/gu, "")
      .split(/(?<!\\)\|/u)
      .map((cell) => cell.trim().replaceAll("\\|", "|")),
  );
  const isRule = (row: readonly string[]): boolean => row.every((cell) => /^:?-+:?$/u.test(cell));
  const [head = [], ...rest] = cells;
  const rows = rest.filter((row) => !isRule(row));
  return {
    kind: "table",
    table: {
      caption: heading,
      isCaptionHidden: true,
      columns: head.map((cell) => ({ title: readInline(cell), isNumeric: false })),
      rows: rows.map((row) =>
        head.map((_, k): Cell => ({ kind: "words", content: readInline(row[k] ?? "") })),
      ),
    },
  };
}

/** Code first, since nothing counts within it. */
function readInline(text: string): Sentence {
  return text.split(/(`[^`]+`)/u).flatMap((part): readonly Inline[] => {
    if (/^`[^`]+`$/u.test(part)) return [inline.code(part.slice(1, -1))];
    return part.split(/(\*\*[^*]+\*\*)/u).flatMap((piece): readonly Inline[] => {
      if (piece === "") return [];
      if (/^\*\*[^*]+\*\*$/u.test(piece)) return [inline.strong(piece.slice(2, -2))];
      return [
        inline.text(withoutLinks(piece).replace(/(?<![*\p{L}\p{N}])\*([^*\s][^*]*)\*/gu, "$1")),
      ];
    });
  });
}

/** `[text](address)` as `text (address)`: a page without a network still says where to look. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]+)\]\(([^)\s]+)\)/gu, "$1 ($2)");
}
