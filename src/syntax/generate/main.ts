/**
 * `npm run grammar`: rewrites everything that follows from the tokens and the parser.
 */
import { writeFileSync } from "node:fs";
import { renderCstTypes } from "./cst-types.js";

const root = new URL("../../../", import.meta.url);

writeFileSync(new URL("src/syntax/cst.gen.ts", root), renderCstTypes());
