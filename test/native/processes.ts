/**
 * Looking after other processes.
 */
import { existsSync, readFileSync } from "node:fs";

/** Waits until something holds. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** Waits for a file that another process writes. */
export async function textOf(path: string): Promise<string> {
  await until(() => existsSync(path) && readFileSync(path, "utf8") !== "");
  return readFileSync(path, "utf8");
}

/** True while a process runs. */
export function isAlive(pid: string): boolean {
  try {
    process.kill(Number(pid), 0);
    // A process that nobody has waited for yet is dead all the same.
    return !/^State:\s+Z/mu.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}
