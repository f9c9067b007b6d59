/**
 * A formula over sparse tuple sets whose naive loop would be quadratic: orders matched to items by a map.
 * Doubling the sizes should double the time, not quadruple it.
 */
import { compile, createNodeHost, openSession, type Host } from "dcm/node";

const text = `model joined "Sum over a map: a naive loop is items times groups"
param size : 1 integer in [1, 100000000] = 1000
set ITEM = 0 .. size - 1
set GROUP = 0 .. size / 2 - 1
param group_of[i in ITEM] : GROUP = (i * 7) mod (size / 2)
set PAIR within ITEM * ITEM = { (i, j) in ITEM * ITEM where j == i + 1 }
var x[ITEM] >= 0
var flow[PAIR] >= 0
minimize total_flow = sum(i in ITEM) x[i]
constraint cover[g in GROUP]: sum(i in ITEM where group_of[i] == g) x[i] >= 1
constraint balance[i in ITEM]: x[i] + sum((j, i) in PAIR) flow[j, i] >= sum((i, j) in PAIR) flow[i, j]
`;

/** Prints seconds for sizes that double, and the ratio of each to the one before. */
export function benchJoin(print: (cells: readonly string[]) => void): void {
  print(["join", "best", "ratio"]);
  const library = createNodeHost(".");
  let before = NaN;
  for (const size of [10_000, 20_000, 40_000, 80_000]) {
    const host: Host = {
      read: (path) =>
        path === "joined.dcm"
          ? { kind: "text", text: text.replace("= 1000\n", `= ${size}\n`) }
          : library.read(path),
    };
    const seconds = [0, 1, 2].map(() => {
      const started = performance.now();
      const compiled = compile(openSession(host, "joined.dcm"));
      if (compiled.built === undefined)
        throw new Error(JSON.stringify(compiled.diagnostics.slice(0, 2)));
      return (performance.now() - started) / 1000;
    });
    const best = Math.min(...seconds);
    print([
      `${size} items`,
      `${best.toFixed(3)} s`,
      Number.isNaN(before) ? "-" : (best / before).toFixed(2),
    ]);
    before = best;
  }
}
