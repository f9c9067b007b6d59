/**
 * A document as one HTML file that needs nothing else: no script, no network, and a policy that says so. It is
 * well-formed XML too. Every text of the user's goes through `escapeXml`.
 */
import { assertNever } from "../diagnostics/index.js";
import { breakMath } from "./break-math.js";
import type { Entry, Fact, Formula, Inline, ModelDocument, Section, Sentence } from "./document.js";
import { escapeXml, textToHtml } from "./escape.js";
import { frameHtml } from "./html-file.js";
import { renderMathml } from "./render-mathml.js";
import { style } from "./style.js";

/** Width of a piece of a formula that fits a telephone held upright. */
const pieceWidth = 30;
/** Width of what a formula holds for: one index and its set fit in any case. */
const bindersWidth = 20;
/** More links than this are folded away. */
const linkLimit = 14;

const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Renders the file. */
export function renderHtml(document: ModelDocument): string {
  const title = document.title === "" ? document.name : `${document.name}: ${document.title}`;
  const body = `${renderHeader(document)}
<main>
${document.sections.map((section) => renderSection(section, document)).join("\n")}
${renderSymbols(document)}
</main>`;
  return frameHtml({ title, policy, style, body });
}

function renderHeader(document: ModelDocument): string {
  const sections = [
    ...document.sections.map(({ anchor, title }) => ({ anchor, title })),
    ...(document.symbols.length > 0 ? [{ anchor: "section-symbols", title: "Symbols" }] : []),
  ];
  const items = sections.map(({ anchor, title }) => `<li>${renderLink(title, anchor)}</li>`);
  const numbered = numberedEntries(document).map(
    ({ number, anchor, name }) => `<li>${renderLink(`(${number ?? ""}) ${name}`, anchor)}</li>`,
  );
  const numbers =
    numbered.length === 0
      ? ""
      : `<p class="soft">Equations by number</p>\n<ul class="numbers">${numbered.join("")}</ul>`;
  return `<header>
<h1>${textToHtml(document.title === "" ? document.name : document.title)}</h1>
<p><code>${textToHtml(document.name)}</code></p>
${document.notes.map((note) => `<p class="soft">${renderSentence(note)}</p>`).join("\n")}
</header>
<nav aria-label="Contents">
<ul>${items.join("")}</ul>
${numbers}
</nav>
${renderFacts(document.legend)}`;
}

/** Entries with numbers, in the order of the numbers. */
export function numberedEntries(document: ModelDocument): readonly Entry[] {
  const key = (entry: Entry): number => Number(/\d+/u.exec(entry.number ?? "")?.[0] ?? 0);
  return [...document.entries.values()]
    .filter(({ number }) => number !== undefined)
    .sort((a, b) => key(a) - key(b));
}

function renderSection(section: Section, document: ModelDocument): string {
  const entries = section.entries.map((entry) => renderEntry(entry, document));
  return `<section>
<h2 id="${escapeXml(section.anchor)}">${escapeXml(section.title)}</h2>
${entries.join("\n")}
</section>`;
}

function renderEntry(entry: Entry, document: ModelDocument): string {
  const { anchor, doc, formulas, number } = entry;
  const lone =
    number !== undefined && formulas.length === 0
      ? ` <span class="number">(${escapeXml(number)})</span>`
      : "";
  return `<article id="${escapeXml(anchor)}">
<h3 class="head"><code>${textToHtml(entry.name)}</code> <span class="kind">${escapeXml(entry.kind)}</span>${lone}</h3>
${doc === "" ? "" : `<p class="doc"><bdi>${textToHtml(doc)}</bdi></p>`}
${formulas.map((formula, i) => renderFormula(formula, i === 0 ? number : undefined)).join("\n")}
${renderFacts(entry.facts)}
${renderLinks("Uses", entry.uses, document)}
${renderLinks("Used by", document.usedBy.get(anchor) ?? [], document)}
</article>`;
}

function renderFormula({ math, forAll }: Formula, number: string | undefined): string {
  const pieces = breakMath(math, pieceWidth).map(
    (piece) => `<span class="piece">${renderMathml(piece, "block")}</span>`,
  );
  const over = (forAll === undefined ? [] : breakMath(forAll, bindersWidth)).map(
    (piece) => `<span class="piece for-all">${renderMathml(piece, "block")}</span>`,
  );
  const shown = number === undefined ? "" : `<span class="number">(${escapeXml(number)})</span>`;
  return `<div class="formula"><div class="pieces">${[...pieces, ...over].join("")}</div>${shown}</div>`;
}

function renderFacts(facts: readonly Fact[]): string {
  if (facts.length === 0) return "";
  const lines = facts.map(
    ({ label, content }) => `<dt>${textToHtml(label)}</dt><dd>${renderSentence(content)}</dd>`,
  );
  return `<dl>${lines.join("")}</dl>`;
}

function renderLinks(label: string, anchors: readonly string[], document: ModelDocument): string {
  const links = anchors.flatMap((anchor) => {
    const entry = document.entries.get(anchor);
    return entry === undefined ? [] : [renderLink(entry.name, anchor)];
  });
  if (links.length === 0) return "";
  if (links.length <= linkLimit) return `<p class="links">${label} ${links.join(", ")}</p>`;
  return `<details class="links"><summary>${label} ${links.length}</summary>${links.join(", ")}</details>`;
}

function renderSymbols(document: ModelDocument): string {
  if (document.symbols.length === 0) return "";
  const lines = document.symbols.map(({ anchor, symbol, kind, unit, meaning }) => {
    const entry = document.entries.get(anchor);
    const name = renderLink(entry?.name ?? anchor, anchor);
    const users = (document.usedBy.get(anchor) ?? []).length;
    const number = entry?.number === undefined ? "" : ` (${escapeXml(entry.number)})`;
    return `<tr><td>${renderMathml(symbol, "inline")}</td><td>${name}${number}</td><td class="soft">${escapeXml(kind)}</td><td>${
      unit === undefined ? "" : renderMathml(unit, "inline")
    }</td><td><bdi>${textToHtml(meaning)}</bdi></td><td class="soft">${users === 0 ? "" : `used ${users}×`}</td></tr>`;
  });
  return `<section>
<h2 id="section-symbols">Symbols</h2>
<table class="symbols">
<thead><tr><th>Symbol</th><th>Name</th><th>Kind</th><th>Unit</th><th>Meaning</th><th></th></tr></thead>
<tbody>
${lines.join("\n")}
</tbody>
</table>
</section>`;
}

function renderSentence(sentence: Sentence): string {
  return sentence.map(renderInline).join("");
}

function renderInline(part: Inline): string {
  switch (part.kind) {
    case "text":
      return `<bdi>${textToHtml(part.text)}</bdi>`;
    case "code":
      return `<code>${textToHtml(part.text)}</code>`;
    case "math":
      return renderMathml(part.math, "inline");
    case "link":
      return renderLink(part.text, part.anchor);
    default:
      return assertNever(part);
  }
}

function renderLink(text: string, anchor: string): string {
  return `<a href="#${encodeURIComponent(anchor)}">${textToHtml(text)}</a>`;
}
