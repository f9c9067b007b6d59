/**
 * The room of documents: a model as a text that people read, with its equations typeset.
 */
export { buildDocument } from "./build-document.js";
export type { Entry, ModelDocument, Section } from "./document.js";
export type { DocumentInput } from "./writer.js";
export { escapeXml, isJapanese, textToHtml } from "./escape.js";
export { frameHtml } from "./html-file.js";
export { renderHtml } from "./render-html.js";
export { renderLatex } from "./render-latex.js";
