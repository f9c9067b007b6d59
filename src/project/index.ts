/**
 * The room of files: what a host can read, which files make a program, and what paths mean.
 */
export type { Host, ReadResult } from "./host.js";
export type { Program, ProgramFile } from "./program.js";
export { loadProgram, maxDepth, modelScope, unitsPath, type ParseFile } from "./load-program.js";
export { expectPath, expectText, type ProjectReporter } from "./report-path.js";
export { folderOf, relativePath, resolvePath, type ResolvedPath } from "./resolve-path.js";
export { readSettings, settingsFile, type ReadSettings, type Settings } from "./settings.js";
