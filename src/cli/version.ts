/**
 * The version of this package, read beside the built code.
 */
import { readFileSync } from "node:fs";

/** For example `0.1.0`. */
export function dcmVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  const content: unknown = JSON.parse(text);
  return typeof content === "object" && content !== null && "version" in content
    ? String(content.version)
    : "unknown";
}
