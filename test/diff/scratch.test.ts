import { it } from "vitest";
import { openSession } from "../../src/compile.js";
import { createNodeHost } from "../../src/host-node.js";
import { diffPrograms } from "../../src/diff/index.js";
import { createMemoryHost } from "../support/memory-host.js";

const model = (body: string) => `model m "doc"\nset R = { a, b, c }\nset Y = 2024 .. 2030\n${body}`;
const run = (before: string, after: string) => {
  const a = openSession(createMemoryHost({ "model.dcm": model(before) }), "model.dcm");
  const b = openSession(createMemoryHost({ "model.dcm": model(after) }), "model.dcm");
  const started = performance.now();
  const diff = diffPrograms(a.resolved, b.resolved);
  console.log(JSON.stringify({ ...diff, renames: undefined }, undefined, 1), performance.now() - started);
};
it("tries", () => {
  run(`param p[R] : MW = 1 MW\nvar x[r in R] : MW >= 0\nconstraint c[r in R, y in Y]: x[r] + 2 * p[r] * 3 <= sum(s in R, t in Y where t > y) x[s]`,
  `param q[R] : MW = 1000 kW\nvar x[k in R] : MW in [0, inf]\nconstraint c[r in R, z in Y]: sum(u in Y, v in R where z < u) x[v] - x[r] >= q[r] * 6`);
  run(`var x[r in R] >= 0\nconstraint c[r in R]: x[r] - 3 * x[a] <= 3 + sum(s in R) 2 * x[s]`,
  `var x[r in R] >= 0\nconstraint c[r in R]: x[r] + 3 * x[a] <= 3 + sum(k in R) 5 * x[k]`);
});
it("dc", () => {
  for (let i = 0; i < 3; i++) {
  let s = performance.now();
  const a = openSession(createNodeHost("models/dc-decom"), "dc-decom.dcm");
  const b = openSession(createNodeHost("models/dc-decom"), "dc-decom.dcm");
  console.log("open", performance.now() - s); s = performance.now();
  const diff = diffPrograms(a.resolved, b.resolved);
  console.log("diff", performance.now() - s, diff.changed.length, diff.added.length, diff.renamed.length);
  }
  const a = openSession(createNodeHost("models/dc-decom"), "dc-decom.dcm");
  const b = openSession(createNodeHost("models/power-network"), "power-network.dcm");
  let s = performance.now();
  const diff = diffPrograms(a.resolved, b.resolved);
  console.log("diff", performance.now() - s, diff.changed.length, diff.added.length, diff.removed.length, diff.renamed);
});
