/**
 * The door to the `highs` package: loading the WebAssembly solver, here or from compiled code.
 * Compiled code can be handed to worker threads, which then share what the engine has optimised.
 * Nothing here is bound to Node: where the file lies is the caller's business.
 */
import highsModule from "highs";
import type { Highs } from "highs";

/** Compiled WebAssembly, opaque to us; it may be sent to a worker. */
export type CompiledHighs = object;

declare const WebAssembly: {
  readonly compile: (bytes: Uint8Array) => Promise<CompiledHighs>;
};

/** Where the solver's code comes from; nothing given means beside the package's own script. */
export interface HighsSource {
  readonly compiled?: CompiledHighs;
  readonly locateFile?: (file: string) => string;
  /** Receives the lines that the solver prints, which are mostly notes on bad input. */
  readonly onLine?: (line: string) => void;
}

/** Compiles the solver's code once, for any number of loads. */
export function compileHighs(bytes: Uint8Array): Promise<CompiledHighs> {
  return WebAssembly.compile(bytes);
}

/** Loads a solver of its own heap. */
export function loadHighs(source: HighsSource = {}): Promise<Highs> {
  const print = (line: string): void => source.onLine?.(line);
  const options = {
    print,
    printErr: print,
    ...(source.compiled ? { wasmModule: source.compiled } : {}),
    ...(source.locateFile ? { locateFile: source.locateFile } : {}),
  };
  return findLoader(highsModule)(options);
}

type Loader = (options: object) => Promise<Highs>;

/** The package's types describe its CommonJS face, its import gives the function itself: take both. */
function findLoader(candidate: unknown): Loader {
  if (isLoader(candidate)) return candidate;
  const inner =
    typeof candidate === "object" && candidate !== null && "default" in candidate
      ? candidate.default
      : undefined;
  if (isLoader(inner)) return inner;
  throw new Error("internal error: the package `highs` does not offer a loader");
}

function isLoader(candidate: unknown): candidate is Loader {
  return typeof candidate === "function";
}
