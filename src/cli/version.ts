/**
 * Versions of this package and of its solver, read beside the built code.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { findPackage } from "../host-node.js";

/** For example `0.1.0`. */
export function dcmVersion(): string {
  const content = readPackage();
  return "version" in content ? String(content.version) : "unknown";
}

/** The version of the solver that this package asks for, exactly. */
export function solverVersion(): string {
  const content = readPackage();
  const dependencies = "dependencies" in content ? content.dependencies : undefined;
  const isObject = typeof dependencies === "object" && dependencies !== null;
  return isObject && "highs" in dependencies ? String(dependencies.highs) : "unknown";
}

function readPackage(): object {
  const text = readFileSync(join(findPackage(), "package.json"), "utf8");
  const content: unknown = JSON.parse(text);
  return typeof content === "object" && content !== null ? content : {};
}
