/**
 * Lines of a file, one after another, without holding the file: solutions of large programs take a hundred megabytes.
 */
import { createReadStream } from "node:fs";
import { UnreadableAnswer } from "./answer.js";

/** Longest line that a solution may have. */
const longestLine = 65_536;

/** Gives the lines of a text file; a file that is missing is unreadable. */
export async function* readLines(path: string): AsyncGenerator<string> {
  let rest = "";
  try {
    for await (const chunk of createReadStream(path, {
      encoding: "latin1",
      highWaterMark: 1 << 18,
    })) {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      if (rest.length > longestLine)
        throw new UnreadableAnswer("its solution is not a text of lines");
      for (const line of lines) yield line.endsWith("\r") ? line.slice(0, -1) : line;
    }
  } catch (fault) {
    if (fault instanceof UnreadableAnswer) throw fault;
    throw new UnreadableAnswer("it wrote no solution");
  }
  if (rest !== "") yield rest;
}
