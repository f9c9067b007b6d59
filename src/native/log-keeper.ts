/**
 * What a solver prints, kept within bounds: its beginning, which says who it is, and its end, which says how it went.
 */

const headLength = 4096;
const tailLength = 16_384;
const longestLine = 4096;

/** Takes output piece by piece. */
export interface LogKeeper {
  readonly take: (text: string) => void;
  /** The beginning and the end of it all. */
  readonly text: () => string;
}

/** Keeps output, and gives its lines one by one as they are complete. */
export function createLogKeeper(onLine: (line: string) => void): LogKeeper {
  let head = "";
  let tail = "";
  let line = "";
  return {
    take(text) {
      const room = headLength - head.length;
      head += text.slice(0, room);
      tail = (tail + text.slice(room)).slice(-tailLength);
      const lines = (line + text).split("\n");
      line = (lines.pop() ?? "").slice(-longestLine);
      lines.forEach(onLine);
    },
    text: () => `${head}${tail}`,
  };
}

/** The last words of a log, as one line that can stand in a message. */
export function lastWords(log: string): string {
  const lines = log
    .split("\n")
    .map((line) => line.replace(/\p{Cc}+/gu, " ").trim())
    .filter((line) => line !== "");
  return lines.slice(-2).join("; ").slice(-200);
}
