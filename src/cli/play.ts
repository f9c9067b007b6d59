/**
 * `npm run play FILE`: prints every stage of one file, from its tree to its solution. The quickest way to see what the
 * compiler does with a few lines.
 */
import { compile, openSession } from "../compile.js";
import { createNodeHost, locateModel } from "../host-node.js";
import { writeLp } from "../lp/index.js";
import { nameOf } from "../plan/index.js";
import { renderCsv } from "../results/index.js";
import { createInlineSolver } from "../solve/index.js";
import { solveModel } from "../solve-model.js";
import { printTree } from "../syntax/index.js";
import { createTerminal, printDiagnostics } from "./terminal.js";

const terminal = createTerminal();
const [file] = process.argv.slice(2);

function heading(text: string): void {
  terminal.out(`\n── ${text} ${"─".repeat(Math.max(0, 76 - text.length))}`);
}

async function play(path: string): Promise<void> {
  const place = locateModel(path).value;
  if (place === undefined) throw new Error(`there is no model at ${path}`);
  const { root, entry } = place;
  const session = openSession(createNodeHost(root), entry);
  const own = session.program.files.get(entry);
  heading("tree");
  if (own !== undefined) terminal.out(printTree(own.tree));
  heading("declarations");
  for (const [name, resolved] of session.resolved.declarations)
    terminal.out(`${resolved.declaration.kind} ${name}`);
  const compiled = compile(session);
  heading("diagnostics");
  printDiagnostics(terminal, compiled.diagnostics, session.sourceOf);
  if (compiled.built === undefined) return;
  const { built } = compiled;
  heading("columns and rows");
  for (const block of built.plan.columns)
    terminal.out(`${block.name}: columns ${block.first} .. ${block.first + block.count - 1}`);
  for (const block of built.rows)
    terminal.out(`${block.name}: rows ${block.first} .. ${block.first + block.count - 1}`);
  heading("linear program");
  const names = {
    colName: (col: number) => nameOf(built.plan.columns, col),
    rowName: (row: number) => nameOf(built.rows, row),
  };
  if (built.program.matrix.values.length <= 2000)
    terminal.out([...writeLp(built.program, names)].join(""));
  else
    terminal.out(
      `${built.program.numRows} rows, ${built.program.numCols} columns: too large to print`,
    );
  const solved = await solveModel(compiled, await createInlineSolver());
  if (solved === undefined) return;
  heading(`solution: ${solved.results.solution.status}`);
  terminal.out(JSON.stringify(Object.fromEntries(solved.results.costs), undefined, 2));
  for (const table of solved.results.tables()) {
    heading(`${table.kind} ${table.name}`);
    terminal.out(renderCsv(table).split("\n").slice(0, 12).join("\n"));
  }
}

if (file === undefined) {
  terminal.err("usage: npm run play FILE.dcm");
  process.exitCode = 2;
} else {
  await play(file);
}
