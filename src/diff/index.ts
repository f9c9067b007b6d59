/**
 * The room of differences: two programs, data sets, built programs or results, and what is not the same in them.
 */
export { diffPrograms, type ProgramDiff } from "./diff-programs.js";
