/**
 * The style sheet of a page: light and dark, narrow and wide, on paper. It holds no text of the user's.
 */

/** The style sheet. */
export const style = `
:root { color-scheme: light dark; --text: #1b2026; --soft: #59626d; --line: #dbe0e6; --back: #ffffff; --panel: #f6f8fa;
  --link: #0b57a4; --warn: #8a5a00; --warn-back: #fff8e6; --warn-line: #e8cf94;
  --edge: #1b202626; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e9ed; --soft: #a0a9b4; --line: #323a43; --back: #12161a; --panel: #1a1f25; --link: #82b8f2;
    --warn: #f0c36a; --warn-back: #2b2414; --warn-line: #5c4a1c;
    --edge: #00000080; }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0; color: var(--text); background: var(--back); overflow-wrap: anywhere;
  font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Hiragino Sans", "Noto Sans CJK JP",
    "Noto Sans JP", "Yu Gothic UI", Meiryo, sans-serif; }
a { color: var(--link); text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible, summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
code, pre { font-family: ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK JP", monospace; }
code { font-size: 0.9em; unicode-bidi: isolate; }
bdi { unicode-bidi: isolate; }
.skip { position: absolute; left: -100rem; top: 0; padding: 0.5rem 1rem; background: var(--back); z-index: 1; }
.skip:focus { left: 0; }
.soft { color: var(--soft); }
.page { max-width: 60rem; margin: 0 auto; padding: 2.5rem 1rem 5rem; }
header { padding-bottom: 1.5rem; }
h1 { margin: 0 0 0.5rem; font-size: clamp(1.5rem, 1.1rem + 2vw, 2.2rem); line-height: 1.2; font-weight: 650;
  letter-spacing: -0.01em; text-wrap: balance; }
h2 { margin: 3.5rem 0 0.75rem; font-size: 1.4rem; line-height: 1.25; font-weight: 650; letter-spacing: -0.005em; }
h3 { margin: 2rem 0 0.5rem; font-size: 1.08rem; line-height: 1.35; font-weight: 600; }
p { margin: 0.5rem 0 0.9rem; max-width: 44rem; }
header p { margin: 0.15rem 0; color: var(--soft); }
main > section:first-child > h2 { margin-top: 1.5rem; }
nav { font-size: 0.92rem; line-height: 1.4; }
nav p { margin: 0 0 0.4rem; color: var(--soft); }
nav ol { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.1rem; }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 16.5rem), 1fr)); gap: 0.75rem;
  margin: 1rem 0 1.5rem; padding: 0; list-style: none; }
.cards li { padding: 1rem 1.1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 10px; }
.card-label { display: block; color: var(--soft); font-size: 0.9rem; line-height: 1.4; }
.card-value { display: block; margin: 0.25rem 0 0.1rem; font-size: 1.65rem; line-height: 1.2; font-weight: 600;
  font-variant-numeric: tabular-nums; letter-spacing: -0.01em; }
.card-unit { font-size: 0.95rem; font-weight: 400; color: var(--soft); letter-spacing: 0; }
.card-note { display: block; font-size: 0.9rem; line-height: 1.4; }
.scroll { overflow-x: auto; margin: 0.75rem 0 1.25rem; background:
    linear-gradient(to right, var(--back) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
    linear-gradient(to left, var(--back) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
    linear-gradient(to right, var(--edge), transparent) 0 0 / 0.7rem 100% no-repeat scroll,
    linear-gradient(to left, var(--edge), transparent) 100% 0 / 0.7rem 100% no-repeat scroll; }
table { border-collapse: collapse; font-size: 0.92rem; line-height: 1.45; font-variant-numeric: tabular-nums; }
caption { padding: 0 0 0.45rem; text-align: left; color: var(--soft); font-size: 0.92rem; }
caption.heard { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%); }
th, td { padding: 0.38rem 1.1rem 0.38rem 0; text-align: left; vertical-align: top; font-weight: 400;
  border-bottom: 1px solid var(--line); overflow-wrap: break-word; }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--soft); font-weight: 500; vertical-align: bottom; border-bottom: 1px solid var(--soft); }
tbody th { font-weight: 500; }
.number { text-align: right; white-space: nowrap; }
.unit { display: block; font-size: 0.85em; color: var(--soft); white-space: nowrap; }
.short { white-space: nowrap; }
.long { min-width: min(14rem, 45vw); }
.note { margin: -0.6rem 0 1.25rem; font-size: 0.9rem; color: var(--soft); }
.notice { max-width: 44rem; margin: 0.75rem 0 1rem; padding: 0.6rem 0.9rem; color: var(--warn); background: var(--warn-back);
  border: 1px solid var(--warn-line); border-radius: 8px; }
figure { margin: 1.25rem 0 2rem; break-inside: avoid; }
figcaption { margin-bottom: 0.5rem; }
.chart-title { font-weight: 600; }
.chart-subtitle { display: block; color: var(--soft); font-size: 0.92rem; }
.picture svg { display: block; width: 100%; height: auto; }
.narrow { display: none; }
@media (max-width: 40rem) { .wide { display: none; } .narrow { display: block; } }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.25rem; margin: 0.75rem 0 1.25rem;
  font-size: 0.95rem; }
dt { color: var(--soft); }
dd { margin: 0; }
ul.plain { max-width: 46rem; margin: 0.5rem 0 1rem; padding-left: 1.15rem; }
ul.plain li { margin: 0.3rem 0; }
details { margin: 0.4rem 0; }
summary { cursor: pointer; padding: 0.3rem 0; color: var(--text); }
summary::marker { color: var(--soft); }
section > details { border-bottom: 1px solid var(--line); margin: 0; padding: 0.2rem 0; }
figure details summary { color: var(--soft); font-size: 0.9rem; }
pre { overflow-x: auto; margin: 0.5rem 0 1rem; padding: 0.8rem 1rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 8px; font-size: 0.82rem; line-height: 1.5; white-space: pre-wrap; }
@media (max-width: 32rem) {
  dl { grid-template-columns: minmax(0, 1fr); gap: 0; }
  dd { margin-bottom: 0.5rem; }
}
@media (min-width: 76rem) {
  .page { display: grid; grid-template-columns: 13rem minmax(0, 1fr); grid-template-areas: "head head" "nav main";
    column-gap: 3.5rem; max-width: 80rem; padding: 3.5rem 2rem 6rem; }
  header { grid-area: head; padding-bottom: 2rem; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
  nav { grid-area: nav; position: sticky; top: 2rem; align-self: start; max-height: calc(100vh - 4rem); overflow-y: auto;
    padding-top: 1.7rem; }
  nav ol { display: block; }
  nav li { margin: 0.45rem 0; }
  main { grid-area: main; }
}
@media print {
  :root { color-scheme: light; --text: #000; --soft: #444; --line: #bbb; --back: #fff; --panel: #fff; --link: #000; }
  .page { display: block; max-width: none; padding: 0; }
  body { font-size: 10pt; }
  nav, .skip, figure details { display: none; }
  .scroll { overflow: visible; background: none; }
  .picture { max-width: 15cm; }
  h2, h3, caption { break-after: avoid; }
  tr, .cards li { break-inside: avoid; }
}
`;
