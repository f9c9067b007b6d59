#!/usr/bin/env node
/**
 * A solver that goes wrong in the way its first word says. It writes a solution of c0 = 3 at r0 >= 3 in the format of
 * HiGHS, or what is left of it.
 */
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";

const [way, solution, note] = process.argv.slice(2);
const right = `Model status
Optimal

# Primal solution values
Feasible
Objective 6
# Columns 1
c0 3
# Rows 1
r0 3

# Dual solution values
Feasible
# Columns 1
c0 0
# Rows 1
r0 2
`;
const written = {
  right,
  garbage: "\u0000\u0001 nothing of use",
  empty: "",
  "cut short": right.slice(0, right.indexOf("# Rows")),
  "more columns": right.replaceAll("# Columns 1\nc0 3", "# Columns 2\nc0 3\nc1 0"),
  "fewer rows": right.replace("# Rows 1\nr0 3", "# Rows 0"),
  "no number": right.replace("c0 3", "c0 nan"),
  infinite: right.replace("c0 3", "c0 inf"),
  "a foreign name": right.replace("c0 3", "price 3"),
  "a false point": right.replace("c0 3", "c0 1"),
  "a false objective": right.replace("Objective 6", "Objective 5"),
  "an odd status": right.replace("Optimal", "Perhaps"),
  "no point": right.replace("Feasible\nObjective", "Infeasible\nObjective"),
  "without duals": right.slice(0, right.indexOf("# Dual")),
  "much talk": right,
}[way];
if (written !== undefined) writeFileSync(solution, written);
if (way === "much talk") process.stdout.write(`${"much ado ".repeat(20)}\n`.repeat(20_000));
if (way === "failing") {
  process.stderr.write("licence expired\n");
  process.exitCode = 3;
}
if (way === "killed") process.kill(process.pid, "SIGKILL");
if (way === "hanging") {
  const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], {
    stdio: "inherit",
  });
  writeFileSync(note, `${process.pid} ${child.pid}`);
  process.on("SIGTERM", () => undefined);
  setInterval(() => undefined, 1000);
}
