/**
 * The solution file of HiGHS (`--solution_file`, raw style), which any other program may write too:
 *
 *   Model status
 *   Optimal
 *   (an empty line)
 *   # Primal solution values
 *   Feasible                      or None, or Infeasible
 *   Objective 12.5
 *   # Columns 2
 *   c0 1.5                        a name of the MPS file and its value, in any order
 *   c1 0
 *   # Rows 1
 *   r0 4
 *   (an empty line)
 *   # Dual solution values        the same without an objective; may be absent
 *
 * What follows, such as a basis, is not read. Numbers are as precise as the program writes them (HiGHS: 13 digits).
 */
import type { FileOrder } from "../lp/index.js";
import {
  bareAnswer,
  emptyVectors,
  expectNumbers,
  UnreadableAnswer,
  type AnswerStatus,
  type FileVectors,
  type NativeAnswer,
} from "./answer.js";

/** The first line of such a file. */
export const highsFirstLine = "Model status";

/** Reads the lines of a solution file. */
export async function readHighsText(
  lines: AsyncIterable<string>,
  order: FileOrder,
): Promise<NativeAnswer> {
  const positions = createPositions(order);
  let status: string | undefined;
  let section: Section | undefined;
  let part: Part | undefined;
  const sections = new Map<string, Section>();
  let previous = "";
  for await (const raw of lines) {
    const line = raw.trim();
    if (previous === highsFirstLine) status = line;
    previous = line;
    if (line === "") continue;
    const heading = /^# (.*)$/u.exec(line)?.[1];
    const [, name, count] = /^(Columns|Rows) (-?\d+)$/u.exec(heading ?? "") ?? [];
    if (name !== undefined) {
      part = name === "Columns" ? "cols" : "rows";
      if (section !== undefined) expectCount(Number(count), part, order);
    } else if (heading !== undefined) {
      section = heading.endsWith("solution values") ? startSection(order) : undefined;
      if (section !== undefined) sections.set(heading.split(" ")[0] ?? "", section);
      part = undefined;
    } else if (section !== undefined) readLine(line, section, part, positions);
  }
  if (status === undefined) throw new UnreadableAnswer("its solution has no status");
  return toAnswer(statusOf(status), sections.get("Primal"), sections.get("Dual"));
}

type Part = keyof FileVectors;

interface Section {
  readonly vectors: FileVectors;
  /** Feasible, Infeasible or None. */
  verdict: string | undefined;
  objective: number | undefined;
}

function startSection(order: FileOrder): Section {
  return { vectors: emptyVectors(order), verdict: undefined, objective: undefined };
}

function readLine(
  line: string,
  section: Section,
  part: Part | undefined,
  positionOf: (name: string) => number | undefined,
): void {
  const [name = "", text = ""] = line.split(/\s+/u);
  if (part === undefined) {
    if (name === "Objective") section.objective = Number(text);
    else section.verdict ??= line;
    return;
  }
  const at = positionOf(name);
  if (at === undefined) throw new UnreadableAnswer(`its solution names \`${name.slice(0, 40)}\``);
  if (at >= 0) section.vectors[part][at] = text === "" ? NaN : Number(text);
}

function toAnswer(
  status: AnswerStatus,
  primal: Section | undefined,
  dual: Section | undefined,
): NativeAnswer {
  if (primal?.verdict !== "Feasible") {
    if (status === "optimal") throw new UnreadableAnswer("its solution has no feasible point");
    return bareAnswer(status);
  }
  expectNumbers(primal.vectors);
  const hasDuals = dual?.verdict === "Feasible";
  if (hasDuals) expectNumbers(dual.vectors);
  return {
    status,
    primal: primal.vectors,
    dual: hasDuals ? dual.vectors : undefined,
    objective: primal.objective,
  };
}

/** Rows may be more than ours where a reader keeps the free ones, which are then passed over. */
function expectCount(count: number, part: Part, order: FileOrder): void {
  const expected = part === "cols" ? order.numFileCols : order.numFileRows;
  if (count === expected || (part === "rows" && count > expected)) return;
  throw new UnreadableAnswer(
    `its solution is of ${count} ${part === "cols" ? "columns" : "rows"}, not of ${expected}`,
  );
}

/** Position by name: -1 for a row that the file leaves free, undefined for a name that is not of the file. */
function createPositions(order: FileOrder): (name: string) => number | undefined {
  const { rows, numFileCols, numFileRows } = order;
  const positionOfRow = new Map<number, number>();
  rows.forEach((row, i) => positionOfRow.set(row, i));
  return (name) => {
    if (name === "constant") return numFileCols - 1;
    if (name === "impossible") return numFileRows - 1;
    const number = Number(name.slice(1));
    if (!Number.isInteger(number) || number < 0) return undefined;
    if (name.startsWith("c")) return number < numFileCols ? number : undefined;
    return name.startsWith("r") ? (positionOfRow.get(number) ?? -1) : undefined;
  };
}

function statusOf(text: string): AnswerStatus {
  switch (text.toLowerCase()) {
    case "optimal":
      return "optimal";
    case "infeasible":
      return "infeasible";
    case "unbounded":
      return "unbounded";
    case "primal infeasible or unbounded":
      return "infeasible-or-unbounded";
    case "time limit reached":
      return "time-limit";
    case "iteration limit reached":
    case "solution limit reached":
    case "bound on objective reached":
    case "target for objective reached":
      return "iteration-limit";
    case "interrupted by user":
      return "interrupted";
    default:
      throw new UnreadableAnswer(`its status is \`${text.slice(0, 60)}\``);
  }
}
