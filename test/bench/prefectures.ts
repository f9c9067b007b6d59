/**
 * How long DC-DECOM over 47 prefectures takes from files to linear program: with eight planned years, and with all.
 */
import { compile, createNodeHost, openSession } from "dcm/node";

/** Prints a line for each of the two models, scenario RCN. */
export function benchPrefectures(models: string, print: (cells: readonly string[]) => void): void {
  print(["47 prefectures", "rows", "columns", "entries", "seconds"]);
  for (const entry of ["dc-decom-47.dcm", "full.dcm"]) {
    const started = performance.now();
    const session = openSession(createNodeHost(models), `dc-decom-47/${entry}`);
    const program = compile(session, { scenario: "RCN" }).built?.program;
    const seconds = (performance.now() - started) / 1000;
    const sizes = [program?.numRows, program?.numCols, program?.matrix.values.length];
    print([
      entry,
      ...sizes.map((size) => size?.toLocaleString("en-US") ?? "-"),
      seconds.toFixed(2),
    ]);
  }
}
