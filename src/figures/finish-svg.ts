/**
 * Makes a drawing fit to stand in a page: a title and a description for screen readers, ids of its own, the page's colour
 * for texts and lines, and nothing that the page's styles could catch.
 */
import { definePatterns } from "./patterns.js";
import { darkInk, fonts } from "./theme.js";

/** What the finished picture says of itself. */
export interface SvgWords {
  /** Begins every id; unique among the pictures of a page. */
  readonly name: string;
  readonly title: string;
  readonly description: string;
}

/** The drawing, finished. Texts hold no `<` in a drawing, so what stands between `<` and `>` is a tag. */
export function finishSvg(svg: string, words: SvgWords): string {
  const prefix = `${idOf(words.name)}-`;
  const definitions = definePatterns(svg, prefix);
  const inner = svg
    .replace(/^<svg[^>]*>/u, "")
    .replace(/<\/svg>\s*$/u, "")
    .replace(/<[^>]*>/gu, (tag) => finishTag(tag, prefix));
  const [, width = "0"] = /\bwidth="([\d.]+)"/u.exec(svg) ?? [];
  const [, height = "0"] = /\bheight="([\d.]+)"/u.exec(svg) ?? [];
  const [titleId, descriptionId] = [`${prefix}title`, `${prefix}description`];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${titleId} ${descriptionId}"`,
    ` width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`,
    ` font-family="${escapeText(fonts)}" style="max-width:100%;height:auto">`,
    `<title id="${titleId}">${escapeText(words.title)}</title>`,
    `<desc id="${descriptionId}">${escapeText(words.description)}</desc>`,
    definitions === "" ? "" : `<defs>${definitions}</defs>`,
    inner,
    `</svg>`,
  ].join("");
}

/** A name as the beginning of an id: letters, digits and `-` stay, all else is written as its code. */
export function idOf(name: string): string {
  const safe = name.replace(
    /[^A-Za-z0-9-]/gu,
    (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}`,
  );
  return `figure-${safe}`;
}

/** A text between tags or in quotes. */
export function escapeText(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cs}\ufffe\uffff]/gu, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** One tag: ids get the prefix, the ink becomes the page's, what a mark says becomes its title. */
function finishTag(tag: string, prefix: string): string {
  if (tag.startsWith("</")) return tag;
  if (isEmptyPath(tag)) return "";
  const told = /^<path (?=[^>]*aria-roledescription=)(?=[^>]*aria-label="([^"]*)")/u.exec(tag)?.[1];
  const plain = tag
    .replace(/ (?:aria-[a-z]+|role|class|font-family|xmlns:xlink)="[^"]*"/gu, "")
    .replace(/ id="([^"]*)"/gu, ` id="${prefix}$1"`)
    .replace(/="url\(#([^)"]*)\)"/gu, `="url(#${prefix}$1)"`)
    .replaceAll(`="${darkInk}"`, '="currentColor"')
    .replace(/ (?:opacity|stroke-opacity|fill-opacity)="1"/gu, "")
    .replace(/(\.\d\d)\d+/gu, "$1");
  if (told === undefined || told === "" || !plain.endsWith("/>")) return plain;
  return `${plain.slice(0, -2)}><title>${told}</title></path>`;
}

/** Frames of groups, which draw nothing. */
function isEmptyPath(tag: string): boolean {
  return (
    /^<path [^>]*class="(?:background|foreground)"[^>]*\/>$/u.test(tag) &&
    !/ (?:fill|stroke)="/u.test(tag)
  );
}
