/**
 * The style sheet of an HTML document: light and dark, narrow and wide, on paper. It holds no text of the user's.
 */

/** The style sheet. */
export const style = `
:root { color-scheme: light dark; --text: #1c2024; --soft: #5c646e; --line: #d8dce2; --back: #fff; --panel: #f6f7f9;
  --link: #0b5cad; --mark: #fff3c4; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e4e7eb; --soft: #9aa3ad; --line: #363c44; --back: #14171a; --panel: #1c2024; --link: #7ab7f5;
    --mark: #4a3f14; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 60rem; color: var(--text); background: var(--back);
  font: 1rem/1.5 system-ui, "Segoe UI", "Hiragino Sans", "Noto Sans CJK JP", "Yu Gothic UI", sans-serif;
  overflow-wrap: anywhere; }
a { color: var(--link); text-decoration: none; }
a:hover, a:focus-visible { text-decoration: underline; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; }
h2 { margin: 2.5rem 0 0.5rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); font-size: 1.25rem; }
h3 { margin: 0; font-size: 1rem; }
code { font: 0.9em/1.4 ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; }
bdi, code { unicode-bidi: isolate; }
.soft { color: var(--soft); }
header p { margin: 0.25rem 0; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.2rem 1rem; margin: 0.5rem 0; padding: 0; list-style: none; }
nav .numbers { gap: 0.2rem 0.8rem; font-size: 0.9rem; }
article { padding: 0.75rem 0; border-bottom: 1px solid var(--line); break-inside: avoid; }
article:target, tr:target { background: var(--mark); }
.head { display: flex; flex-wrap: wrap; gap: 0 0.6rem; align-items: baseline; }
.head code { font-weight: 600; }
.head .kind { font-weight: 400; color: var(--soft); font-size: 0.85rem; }
.doc { margin: 0.1rem 0 0; }
.formula { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0.75rem; align-items: center;
  margin: 0.5rem 0; padding: 0.5rem 0.75rem; background: var(--panel); border-radius: 6px; }
.pieces { display: flex; flex-wrap: wrap; align-items: baseline; row-gap: 0.35rem; padding-left: 1.5rem; }
.piece { max-width: 100%; overflow-x: auto; overflow-y: hidden; padding: 0.1rem 0; }
.piece:first-child { margin-left: -1.5rem; }
.for-all { color: var(--soft); margin-left: 1.5rem; }
.for-all + .for-all { margin-left: 0; }
math { font-family: math, "Latin Modern Math", "STIX Two Math", "Cambria Math", "Noto Sans Math",
  "Hiragino Mincho ProN", "Noto Serif CJK JP", serif; font-size: 1.05rem; }
math .member { font-family: system-ui, "Hiragino Sans", "Noto Sans CJK JP", sans-serif; font-size: 0.9em; }
math mtable.stack { line-height: 1.1; }
math mtable.stack mtd { padding: 0; text-align: center; }
math mtable.cases mtd { padding: 0.15em 0; text-align: left; }
math mtable.cases mtd + mtd { padding-left: 1em; }
math mtable.cases.stacked mtr:nth-child(even) mtd { padding: 0 0 0.4em 1.5em; }
math mtable.lines mtd { padding: 0.1em 0; text-align: left; }
math mtable.lines mtr + mtr mtd { padding-left: 1.2em; }
.number { font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.1rem 0.75rem; margin: 0.35rem 0 0;
  font-size: 0.9rem; }
dt { color: var(--soft); }
dd { margin: 0; overflow-x: auto; overflow-y: hidden; }
.links { margin: 0.35rem 0 0; font-size: 0.85rem; color: var(--soft); }
details.links summary { cursor: pointer; }
table.symbols { width: 100%; border-collapse: collapse; font-size: 0.9rem; }
.symbols td { overflow-wrap: break-word; }
.symbols td:first-child, .symbols td.soft { white-space: nowrap; }
.symbols th { text-align: left; color: var(--soft); font-weight: 500; }
.symbols th, .symbols td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
@media (max-width: 40rem) {
  dl { grid-template-columns: minmax(0, 1fr); }
  dd { margin-bottom: 0.25rem; }
  .formula { padding: 0.5rem; }
  .symbols thead { display: none; }
  .symbols tr { display: block; padding: 0.4rem 0; border-bottom: 1px solid var(--line); }
  .symbols td { display: inline; border: 0; padding: 0 0.5rem 0 0; }
}
@media print {
  :root { color-scheme: light; --text: #000; --soft: #444; --line: #bbb; --back: #fff; --panel: #fff; --link: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, details.links { display: none; }
  .formula { padding: 0; }
  .piece, dd { overflow: visible; }
  h2 { break-after: avoid; }
}
`;
