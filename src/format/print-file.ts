/**
 * A whole file: header, items, and the comments that no item follows.
 */
import { assertNever } from "../diagnostics/index.js";
import type { File, Header, Import, Item } from "../syntax/index.js";
import type { Doc } from "./documents.js";
import { printChange } from "./print-blocks.js";
import { printDoc, printPart } from "./print-clauses.js";
import { printDeclaration } from "./print-declaration.js";
import { printItems } from "./print-items.js";
import { printList } from "./print-list.js";
import type { Writer } from "./writer.js";

/** A file as a document; an empty file is an empty text. */
export function printFile(writer: Writer, file: File): Doc {
  const { header, items } = file;
  const printers = items.map((item) => () => printItem(writer, item));
  if (header !== undefined) printers.unshift(() => printHeader(writer, header));
  // The last token is empty text; the comments before it end with a line of their own.
  if (printers.length === 0) return [writer.itemBreak("", ""), writer.take()];
  return [printItems(writer, printers, ""), writer.dangling(true), writer.hardline()];
}

function printHeader(writer: Writer, header: Header): Doc {
  switch (header.kind) {
    case "model": {
      const { base, name } = header;
      const head: Doc[] = [writer.take(), " ", writer.takeUntil(name.span.end)];
      if (base !== undefined) {
        head.push(printPart(writer, () => [writer.take("extends"), " ", writer.take()]));
      }
      return [head, printDoc(writer, header.doc)];
    }
    case "part": {
      const words = [writer.take("part"), " ", writer.take("of"), " "];
      return [words, writer.takeUntil(header.name.span.end)];
    }
    case "module": {
      const head = [writer.take(), " ", writer.takeUntil(header.name.span.end)];
      return [head, printDoc(writer, header.doc)];
    }
    default:
      return assertNever(header);
  }
}

function printItem(writer: Writer, item: Item): Doc {
  switch (item.kind) {
    case "import":
      return printImport(writer, item);
    case "include":
      return [writer.take("include"), " ", writer.take()];
    case "change":
      return printChange(writer, item);
    case "missing-item":
      return "";
    default:
      return printDeclaration(writer, item, 0);
  }
}

function printImport(writer: Writer, node: Import): Doc {
  const source = [writer.take("import"), " ", writer.takeUntil(node.source.span.end), " "];
  const names = node.names.map(
    ({ alias }) =>
      () =>
        alias === undefined
          ? writer.take()
          : [writer.take(), " ", writer.take("as"), " ", writer.take()],
  );
  return [source, printList(writer, names)];
}
