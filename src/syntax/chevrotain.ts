/**
 * The door to the parser library. Its entry is six hundred small files, which take longer to find and load than a model
 * takes to check; the package also carries the same code as one file beside them. Where that file cannot be found (in a
 * browser, or when everything is bundled already) the entry serves.
 */

import type * as Chevrotain from "chevrotain";

/** The file that holds the whole library, seen from its entry `lib/src/api.js`. */
const wholeLibrary = "../chevrotain.min.mjs";

async function load(): Promise<typeof Chevrotain> {
  try {
    const url = new URL(wholeLibrary, import.meta.resolve("chevrotain"));
    return await import(/* @vite-ignore */ url.href);
  } catch {
    return await import("chevrotain");
  }
}

export const { createToken, CstParser, generateCstDts, Lexer } = await load();
