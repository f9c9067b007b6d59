/**
 * A page as one HTML file that needs nothing else: no script, no network, and a policy that allows this one style sheet
 * only, by its hash. It is well-formed XML too. Every text goes through `escapeXml`.
 */
import { assertNever } from "../diagnostics/index.js";
import { escapeXml, frameHtml, textToHtml } from "../docs/index.js";
import type { Block, Card, Cell, Column, Fact, Inline, Page, PageChart, Section } from "./page.js";
import type { Sentence, Table } from "./page.js";
import { drawPictures, type Pictures } from "./draw-pictures.js";
import { style } from "./style.js";

/** Letters of cells that need room for several words in a line, and of those that are never broken. */
const longCell = 40;
const shortCell = 16;

/** What the room cannot do itself. */
export interface PageServices {
  /** SHA-256 of a text in base64, for the policy. */
  readonly hash: (text: string) => string;
}

/** Renders the file, charts and all. */
export async function renderPage(page: Page, { hash }: PageServices): Promise<string> {
  const pictures = await drawPictures(page);
  const policy = `default-src 'none'; style-src 'sha256-${hash(style)}'; base-uri 'none'; form-action 'none'`;
  const title = page.title === page.name ? page.title : `${page.title} (${page.name})`;
  const body = `<a class="skip" href="#content">Skip to the content</a>
<div class="page">
<header>
<h1><bdi>${textToHtml(page.title)}</bdi></h1>
${page.lead.map((line) => `<p>${renderSentence(line)}</p>`).join("\n")}
</header>
${renderContents(page)}
<main id="content">
${page.sections.map((section) => renderSection(section, pictures)).join("\n")}
</main>
</div>`;
  return frameHtml({ title, policy, style, body });
}

function renderContents({ sections }: Page): string {
  const items = sections.map(
    ({ anchor, title }) => `<li><a href="#${escapeXml(anchor)}">${escapeXml(title)}</a></li>`,
  );
  return `<nav aria-label="Contents">\n<ol>${items.join("")}</ol>\n</nav>`;
}

function renderSection({ anchor, title, blocks }: Section, pictures: Pictures): string {
  const heading = `${escapeXml(anchor)}-title`;
  return `<section id="${escapeXml(anchor)}" aria-labelledby="${heading}">
<h2 id="${heading}">${escapeXml(title)}</h2>
${blocks.map((block) => renderBlock(block, pictures)).join("\n")}
</section>`;
}

function renderBlock(block: Block, pictures: Pictures): string {
  switch (block.kind) {
    case "heading":
      return `<h3>${renderSentence(block.text)}</h3>`;
    case "paragraph":
      return `<p>${renderSentence(block.content)}</p>`;
    case "notice":
      return `<p class="notice">${renderSentence(block.content)}</p>`;
    case "cards":
      return `<ul class="cards">${block.cards.map(renderCard).join("\n")}</ul>`;
    case "table":
      return renderTable(block.table);
    case "chart":
      return renderChart(block.chart, pictures);
    case "facts":
      return renderFacts(block.facts);
    case "list":
      return `<ul class="plain">${block.items.map((item) => `<li>${renderSentence(item)}</li>`).join("\n")}</ul>`;
    case "preformatted":
      return `<pre tabindex="0">${escapeXml(block.text)}</pre>`;
    case "folded":
      return `<details>
<summary>${renderSentence(block.summary)}</summary>
${block.blocks.map((inner) => renderBlock(inner, pictures)).join("\n")}
</details>`;
    default:
      return assertNever(block);
  }
}

function renderCard({ label, value, unit, note }: Card): string {
  const shownUnit =
    unit === "" ? "" : ` <span class="card-unit"><bdi>${textToHtml(unit)}</bdi></span>`;
  const shownNote =
    note.length === 0 ? "" : `<span class="card-note">${renderSentence(note)}</span>`;
  return `<li><span class="card-label">${renderSentence(label)}</span><span class="card-value">${escapeXml(value)}${shownUnit}</span>${shownNote}</li>`;
}

function renderTable({ caption, isCaptionHidden, columns, rows, note }: Table): string {
  const head = columns.map(renderColumn).join("");
  const body = rows.map((row) => `<tr>${row.map(renderCell).join("")}</tr>`).join("\n");
  const label = escapeXml(plainText(caption));
  const below = note === undefined ? "" : `\n<p class="note">${renderSentence(note)}</p>`;
  return `<div class="scroll" role="region" aria-label="${label}" tabindex="0"><table>
<caption${isCaptionHidden === true ? ' class="heard"' : ""}>${renderSentence(caption)}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table></div>${below}`;
}

function renderColumn({ title, unit, isNumeric }: Column): string {
  const shown =
    unit === undefined || unit === ""
      ? ""
      : `<span class="unit"><bdi>${textToHtml(unit)}</bdi></span>`;
  const content = `${renderSentence(title)}${shown}`;
  // A heading without words would be a riddle to those who hear the page.
  if (content === "") return "<td></td>";
  return `<th scope="col"${isNumeric ? ' class="number"' : ""}>${content}</th>`;
}

function renderCell(cell: Cell, place: number): string {
  if (cell.kind === "number") {
    const text = escapeXml(cell.text);
    return place === 0
      ? `<th scope="row" class="number">${text}</th>`
      : `<td class="number">${text}</td>`;
  }
  const content = renderSentence(cell.content);
  const size = plainText(cell.content).length;
  const width = size > longCell ? ' class="long"' : size <= shortCell ? ' class="short"' : "";
  return place === 0 ? `<th scope="row"${width}>${content}</th>` : `<td${width}>${content}</td>`;
}

function renderChart(chart: PageChart, pictures: Pictures): string {
  const anchor = escapeXml(chart.anchor);
  const table = chart.table === undefined ? "" : renderTable(chart.table);
  const files = chart.files.length === 0 ? "" : `<p>${renderSentence(chart.files)}</p>`;
  const data = `${table}${files}`;
  const subtitle =
    chart.subtitle.length === 0
      ? ""
      : ` <span class="chart-subtitle">${renderSentence(chart.subtitle)}</span>`;
  return `<figure id="${anchor}">
<figcaption><span class="chart-title">${renderSentence(chart.title)}</span>${subtitle}</figcaption>
${renderPicture(chart, pictures)}
${data === "" ? "" : `<details><summary>The numbers</summary>${data}</details>`}
</figure>`;
}

function renderPicture({ picture }: PageChart, pictures: Pictures): string {
  const drawn = pictures.get(picture);
  if (drawn === undefined) return "";
  if (drawn.kind === "fault")
    return `<p class="notice">The picture could not be drawn: ${escapeXml(drawn.reason)}. Its numbers are below.</p>`;
  const label = escapeXml(picture.description);
  return `<div class="picture" role="img" aria-label="${label}"><div class="wide">${drawn.wide}</div><div class="narrow">${drawn.narrow}</div></div>`;
}

function renderFacts(facts: readonly Fact[]): string {
  const lines = facts.map(
    ({ label, content }) => `<dt>${textToHtml(label)}</dt><dd>${renderSentence(content)}</dd>`,
  );
  return `<dl>${lines.join("")}</dl>`;
}

/** A sentence as HTML. */
function renderSentence(sentence: Sentence): string {
  return sentence.map(renderInline).join("");
}

/** A sentence as text. */
function plainText(sentence: Sentence): string {
  return sentence.map(({ text }) => text).join("");
}

function renderInline(part: Inline): string {
  switch (part.kind) {
    case "text":
      return textToHtml(part.text);
    case "code":
      return `<code>${textToHtml(part.text)}</code>`;
    case "strong":
      return `<strong>${textToHtml(part.text)}</strong>`;
    case "link":
      return `<a href="#${escapeXml(encodeURIComponent(part.anchor))}">${textToHtml(part.text)}</a>`;
    case "file":
      return `<a href="${escapeXml(encodePath(part.path))}">${textToHtml(part.text)}</a>`;
    default:
      return assertNever(part);
  }
}

/** A relative path as an address: `./` keeps a name like `javascript:` from being read as a scheme. */
function encodePath(path: string): string {
  return `./${path.split("/").map(encodeURIComponent).join("/")}`;
}
