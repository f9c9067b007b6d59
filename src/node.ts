/**
 * The part of the public API that needs Node: files, and HiGHS in a worker thread.
 */
export * from "./index.js";
export { createNodeHost, locateModel } from "./host-node.js";
export { createHighsSolver } from "./solve/index.js";
