/**
 * GLPK's plain solution (`glpsol --write`): comments `c`, one line `s` with sizes, statuses and the objective, lines `i`
 * and `j` for rows and columns by number, and `e o f`. Numbers have 15 digits.
 *
 *   s bas 3 2 f f 12.5     basic solution: primal and dual status; i NUMBER STATE VALUE DUAL
 *   s ipt 3 2 o 12.5       interior point; i NUMBER VALUE DUAL
 *   s mip 3 2 o 12.5       integer solution; i NUMBER VALUE
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

/** Reads the lines of a plain solution. */
export async function readGlpkText(
  lines: AsyncIterable<string>,
  order: FileOrder,
): Promise<NativeAnswer> {
  const primal = emptyVectors(order);
  const dual = emptyVectors(order);
  let head: Head | undefined;
  let hasEnd = false;
  for await (const line of lines) {
    const words = line.split(" ");
    if (words[0] === "s") head = readHead(words, order);
    else if (words[0] === "e") hasEnd = true;
    else if ((words[0] === "i" || words[0] === "j") && head !== undefined) {
      readEntry(words, head.kind, words[0] === "i" ? "rows" : "cols", primal, dual);
    }
  }
  if (head === undefined || !hasEnd) throw new UnreadableAnswer("its solution is cut short");
  if (!head.hasPoint) return bareAnswer(head.status);
  expectNumbers(primal);
  const hasDuals = head.kind !== "mip";
  if (hasDuals) expectNumbers(dual);
  return {
    status: head.status,
    primal,
    dual: hasDuals ? dual : undefined,
    objective: head.objective,
  };
}

interface Head {
  readonly kind: "bas" | "ipt" | "mip";
  readonly status: AnswerStatus;
  readonly hasPoint: boolean;
  readonly objective: number;
}

function readHead(words: readonly string[], order: FileOrder): Head {
  const [, kind, rows, cols, ...rest] = words;
  const objective = Number(rest.at(-1));
  if ((kind !== "bas" && kind !== "ipt" && kind !== "mip") || !Number.isFinite(objective)) {
    throw new UnreadableAnswer(`its solution has the line \`${words.join(" ").slice(0, 80)}\``);
  }
  if (Number(rows) !== order.numFileRows || Number(cols) !== order.numFileCols) {
    throw new UnreadableAnswer(
      `its solution is of ${rows} rows and ${cols} columns, not of ${order.numFileRows} and ${order.numFileCols}`,
    );
  }
  const states = rest.slice(0, -1).join(" ");
  const status = statusOf(states);
  // A point that is only feasible is worth keeping when integers make it hard to find.
  const hasPoint = status === "optimal" || (kind === "mip" && states === "f");
  return { kind, status, hasPoint, objective };
}

/** Feasible, nonfeasible, infeasible (not yet feasible), optimal, undefined: of the primal, and of the dual if basic. */
function statusOf(states: string): AnswerStatus {
  if (states === "o" || states === "f f") return "optimal";
  if (states === "n" || states.startsWith("n ")) return "infeasible";
  if (states === "f n") return "unbounded";
  if (states === "f") return "time-limit";
  return "undecided";
}

function readEntry(
  words: readonly string[],
  kind: Head["kind"],
  part: keyof FileVectors,
  primal: FileVectors,
  dual: FileVectors,
): void {
  const at = Number(words[1]) - 1;
  const first = kind === "bas" ? 3 : 2;
  if (!Number.isInteger(at) || at < 0 || at >= primal[part].length) {
    throw new UnreadableAnswer(
      `its solution names ${part === "rows" ? "row" : "column"} ${words[1] ?? ""}`,
    );
  }
  primal[part][at] = toNumber(words[first]);
  if (kind !== "mip") dual[part][at] = toNumber(words[first + 1]);
}

function toNumber(word: string | undefined): number {
  return word === undefined || word === "" ? NaN : Number(word);
}
