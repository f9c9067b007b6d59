/**
 * `npm run grammar`: rewrites every file that follows from the tokens and the parser.
 */
import { writeFileSync } from "node:fs";
import { generatedFiles } from "./generated-files.js";

const root = new URL("../../../", import.meta.url);

for (const [path, text] of generatedFiles()) writeFileSync(new URL(path, root), text);
