/**
 * A file: its header, its items in the order of the text, its comments.
 */
import type { IToken } from "chevrotain";
import type { Span } from "../../text/index.js";
import type { Comment, File, Header, Import, Include, Item } from "../ast.js";
import type {
  FileCstNode,
  ImportItemCstNode,
  IncludeItemCstNode,
  ItemCstNode,
} from "../cst.gen.js";
import { buildDoc } from "./clauses.js";
import {
  buildName,
  buildPath,
  buildText,
  fileSpan,
  nodeSpan,
  realToken,
  tokenSpan,
  type BuildContext,
} from "./context.js";
import { buildDeclaration } from "./declaration.js";
import { buildChange } from "./scenario.js";

/** The tree of a file; `skipped` are the spans of declarations that were set aside. */
export function buildFile(
  context: BuildContext,
  node: FileCstNode | undefined,
  comments: readonly IToken[],
  skipped: readonly Span[],
): File {
  const span = fileSpan(context.file);
  let header: Header | undefined;
  const items: Item[] = [];
  for (const item of node?.children.items ?? []) {
    const place = nodeSpan(context, item, span);
    const own = buildHeader(context, item, place);
    if (own === undefined) {
      items.push(buildItem(context, item, place));
    } else if (own === "broken") {
      items.push({ kind: "missing-item", span: place });
    } else {
      if (header !== undefined || items.length > 0) {
        const word = { ...place, end: place.start + own.kind.length };
        context.report("header-not-first", { word: own.kind }, word);
      }
      header ??= own;
    }
  }
  for (const each of skipped) items.push({ kind: "missing-item", span: each });
  if (skipped.length > 0) items.sort((a, b) => a.span.start - b.span.start);
  return {
    kind: "file",
    path: context.file.path,
    span,
    header,
    items,
    comments: comments.map((token) => buildComment(context, token)),
  };
}

function buildComment(context: BuildContext, token: IToken): Comment {
  return { text: token.image, span: tokenSpan(context, token) };
}

function buildHeader(
  context: BuildContext,
  node: ItemCstNode,
  span: Span,
): Header | "broken" | undefined {
  const model = node.children.modelHeader?.[0];
  const part = node.children.partHeader?.[0];
  const module = node.children.moduleHeader?.[0];
  const found = model ?? part ?? module;
  if (found === undefined) return undefined;
  const name = buildPath(context, found.children.name?.[0]);
  if (name === undefined) return "broken";
  if (part !== undefined) return { kind: "part", name, span };
  if (model === undefined) {
    return { kind: "module", name, doc: buildDoc(context, module?.children.doc), span };
  }
  const base = buildText(context, realToken(model.children.base));
  return { kind: "model", name, base, doc: buildDoc(context, model.children.doc), span };
}

function buildItem(context: BuildContext, node: ItemCstNode, span: Span): Item {
  const { importItem, includeItem, changeBlock, declaration } = node.children;
  const lost: Item = { kind: "missing-item", span };
  if (importItem !== undefined) return buildImport(context, importItem[0], span) ?? lost;
  if (includeItem !== undefined) return buildInclude(context, includeItem[0], span) ?? lost;
  if (changeBlock !== undefined) return buildChange(context, changeBlock[0], span);
  return buildDeclaration(context, declaration?.[0], span);
}

function buildImport(
  context: BuildContext,
  node: ImportItemCstNode | undefined,
  span: Span,
): Import | undefined {
  const { module, path, names = [] } = node?.children ?? {};
  const source = buildPath(context, module?.[0]) ?? buildText(context, realToken(path));
  if (source === undefined) return undefined;
  return {
    kind: "import",
    source,
    names: names.flatMap(({ children }) => {
      const name = buildName(context, realToken(children.name));
      const alias = buildName(context, realToken(children.alias));
      return name === undefined ? [] : { name, alias };
    }),
    span,
  };
}

function buildInclude(
  context: BuildContext,
  node: IncludeItemCstNode | undefined,
  span: Span,
): Include | undefined {
  const path = buildText(context, realToken(node?.children.path));
  return path === undefined ? undefined : { kind: "include", path, span };
}
