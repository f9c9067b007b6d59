/**
 * A document as LaTeX, for pdfLaTeX, XeLaTeX or LuaLaTeX (Japanese needs one of the latter two). Every text of the
 * user's goes through `escapeLatex`; places are named by their position, so that no name stands in a label.
 */
import { assertNever } from "../diagnostics/index.js";
import { breakMath } from "./break-math.js";
import type { Entry, Fact, Formula, Inline, ModelDocument, Section, Sentence } from "./document.js";
import { escapeLatex } from "./escape.js";
import { renderLatexMath } from "./render-latex-math.js";
import { row } from "./math.js";

/** Width of a line of formulas, in digits. */
const lineWidth = 74;

const preamble = String.raw`% For pdfLaTeX, XeLaTeX or LuaLaTeX; Japanese needs LuaLaTeX with luatexja, or XeLaTeX with xeCJK.
\documentclass[a4paper,10pt]{article}
\usepackage[margin=22mm]{geometry}
\usepackage{iftex}
\ifPDFTeX
  \usepackage[T1]{fontenc}
  \usepackage[utf8]{inputenc}
  \usepackage{textcomp}
\else
  \usepackage{fontspec}
  \ifLuaTeX
    \IfFileExists{luatexja.sty}{\usepackage{luatexja}}{}
  \else
    \IfFileExists{xeCJK.sty}{\usepackage{xeCJK}}{}
  \fi
\fi
\usepackage{amsmath,amssymb}
\usepackage{array,longtable}
\usepackage[hidelinks]{hyperref}
\setlength{\parindent}{0pt}
\setlength{\parskip}{4pt}
\sloppy
\allowdisplaybreaks
`;

/** Renders the file. */
export function renderLatex(document: ModelDocument): string {
  const places = new Map(
    [...document.entries.keys()].map((anchor, i) => [anchor, `place-${i + 1}`]),
  );
  const context: Context = { document, places };
  const title = document.title === "" ? document.name : document.title;
  return `${preamble}
\\title{${escapeLatex(title)}}
\\author{\\texttt{${escapeLatex(document.name)}}}
\\date{}
\\begin{document}
\\maketitle
${document.notes.map((note) => renderSentence(note, context)).join("\n\n")}

\\tableofcontents

\\section*{Notation}
${renderFacts(document.legend, context)}
${document.sections.map((section) => renderSection(section, context)).join("\n")}
${renderSymbols(context)}
\\end{document}
`;
}

interface Context {
  readonly document: ModelDocument;
  /** Name of each entry's place, by anchor. */
  readonly places: ReadonlyMap<string, string>;
}

function renderSection(section: Section, context: Context): string {
  const entries = section.entries.map((entry) => renderEntry(entry, context));
  return `\n\\section{${escapeLatex(section.title)}}\n${entries.join("\n")}`;
}

function renderEntry(entry: Entry, context: Context): string {
  const { number, formulas, doc } = entry;
  const place = context.places.get(entry.anchor) ?? "";
  const lone = number !== undefined && formulas.length === 0 ? ` (${escapeLatex(number)})` : "";
  const head = `\\medskip\\noindent\\hypertarget{${place}}{}\\textbf{\\texttt{${escapeLatex(entry.name)}}} \\textit{${escapeLatex(entry.kind)}}${lone}${
    doc === "" ? "" : `: ${escapeLatex(doc)}`
  }`;
  const blocks = [
    head,
    ...formulas.map((formula, i) => renderFormula(formula, i === 0 ? number : undefined)),
    renderFacts(entry.facts, context),
    renderLinks("Uses", entry.uses, context),
    renderLinks("Used by", context.document.usedBy.get(entry.anchor) ?? [], context),
  ];
  return blocks.filter((block) => block !== "").join("\n") + "\n";
}

function renderFormula({ math, forAll }: Formula, number: string | undefined): string {
  const over = forAll === undefined ? math : row(math, { kind: "space", width: "wide" }, forAll);
  const lines = breakMath(over, lineWidth).map(renderLatexMath);
  const body = lines.map((line, i) => (i === 0 ? `& ${line}` : `& \\quad ${line}`)).join(" \\\\\n");
  const tag = number === undefined ? "" : `\\tag{${escapeLatex(number)}}`;
  return `\\begin{equation*}${tag}\n\\begin{aligned}\n${body}\n\\end{aligned}\n\\end{equation*}`;
}

function renderFacts(facts: readonly Fact[], context: Context): string {
  return facts
    .map(
      ({ label, content }) =>
        `{\\small \\textit{${escapeLatex(label)}}: ${renderSentence(content, context)}\\par}`,
    )
    .join("\n");
}

function renderLinks(label: string, anchors: readonly string[], context: Context): string {
  const links = anchors.flatMap((anchor) => {
    const entry = context.document.entries.get(anchor);
    return entry === undefined ? [] : [renderLink(entry.name, anchor, context)];
  });
  return links.length === 0 ? "" : `{\\footnotesize ${label} ${links.join(", ")}\\par}`;
}

function renderSymbols(context: Context): string {
  const { symbols, entries, usedBy } = context.document;
  if (symbols.length === 0) return "";
  const lines = symbols.map(({ anchor, symbol, kind, unit, meaning }) => {
    const entry = entries.get(anchor);
    const users = (usedBy.get(anchor) ?? []).length;
    const cells = [
      `$${renderLatexMath(symbol)}$`,
      renderLink(entry?.name ?? anchor, anchor, context),
      escapeLatex(kind),
      unit === undefined ? "" : `$${renderLatexMath(unit)}$`,
      `${escapeLatex(meaning)}${users === 0 ? "" : ` (used ${users} times)`}`,
    ];
    return `${cells.join(" & ")} \\\\`;
  });
  return `
\\section{Symbols}
{\\footnotesize
\\begin{longtable}{@{}p{0.22\\textwidth}p{0.2\\textwidth}p{0.13\\textwidth}p{0.12\\textwidth}p{0.24\\textwidth}@{}}
Symbol & Name & Kind & Unit & Meaning \\\\ \\hline \\endhead
${lines.join("\n")}
\\end{longtable}
}`;
}

function renderSentence(sentence: Sentence, context: Context): string {
  return sentence.map((part) => renderInline(part, context)).join("");
}

function renderInline(part: Inline, context: Context): string {
  switch (part.kind) {
    case "text":
      return escapeLatex(part.text);
    case "code":
      return `\\texttt{${escapeLatex(part.text)}}`;
    case "math":
      return `$${renderLatexMath(part.math)}$`;
    case "link":
      return renderLink(part.text, part.anchor, context);
    default:
      return assertNever(part);
  }
}

function renderLink(text: string, anchor: string, { places }: Context): string {
  const place = places.get(anchor);
  const shown = `\\texttt{${escapeLatex(text)}}`;
  return place === undefined ? shown : `\\hyperlink{${place}}{${shown}}`;
}
