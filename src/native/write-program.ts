/**
 * The program as an MPS file, written in pieces so that no text of the whole ever exists.
 */
import { open } from "node:fs/promises";
import { writeMps, type LinearProgram } from "../lp/index.js";

/** Writes a program; false when the signal came first. */
export async function writeProgram(
  path: string,
  program: LinearProgram,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const file = await open(path, "wx", 0o600);
  try {
    for (const chunk of writeMps(program)) {
      if (signal?.aborted === true) return false;
      await file.write(chunk);
    }
  } finally {
    await file.close();
  }
  return signal?.aborted !== true;
}
