/**
 * The door to Vega: loaded when the first picture is drawn, so that nothing else pays for it.
 */
import { estimateWidth } from "./text-width.js";

/** What drawing needs of Vega. */
export interface Vega {
  /** SVG of a Vega-Lite specification, and what compiling it had to say. */
  readonly draw: (specification: unknown) => Promise<Drawn>;
}

/** A drawing before it is made fit for a page. */
export interface Drawn {
  readonly svg: string;
  readonly warnings: readonly string[];
}

/** Loads Vega and Vega-Lite. */
export async function loadVega(): Promise<Vega> {
  const [vega, lite] = await Promise.all([import("vega"), import("vega-lite")]);
  measureTexts(vega);
  return {
    draw: async (specification) => {
      const warnings: string[] = [];
      const logger = createLog(warnings);
      // A specification is plain JSON: what is not is told here, not met as a fault of drawing.
      const text = JSON.stringify(specification);
      const compiled = lite.compile(JSON.parse(text), { logger });
      const view = new vega.View(vega.parse(compiled.spec), { renderer: "none" });
      view.logger(logger);
      const svg = await view.toSVG();
      view.finalize();
      return { svg, warnings };
    },
  };
}

interface Log {
  level(value: number): Log;
  level(): number;
  readonly error: (...parts: readonly unknown[]) => Log;
  readonly warn: (...parts: readonly unknown[]) => Log;
  readonly info: (...parts: readonly unknown[]) => Log;
  readonly debug: (...parts: readonly unknown[]) => Log;
}

/** Keeps what Vega says of mistakes, and drops the rest. */
function createLog(warnings: string[]): Log {
  function level(value: number): Log;
  function level(): number;
  function level(value?: number): Log | number {
    return value === undefined ? 2 : log;
  }
  const keep = (...parts: readonly unknown[]): Log => {
    warnings.push(parts.map(String).join(" "));
    return log;
  };
  const log: Log = { level, error: keep, warn: keep, info: () => log, debug: () => log };
  return log;
}

/** Without a screen Vega guesses how wide texts are, and rather too wide; ours knows letters from ideographs. */
function measureTexts(vega: object): void {
  const metrics: unknown = Reflect.get(vega, "textMetrics");
  if (typeof metrics !== "object" || metrics === null) return;
  Reflect.set(metrics, "width", (item: unknown, text: unknown): number =>
    estimateWidth(
      typeof text === "number" ? String(text) : textIn(text),
      fontSizeOf(item),
      isBold(item),
    ),
  );
}

function textIn(text: unknown): string {
  return typeof text === "string" ? text : "";
}

function fontSizeOf(item: unknown): number {
  const size: unknown =
    typeof item === "object" && item !== null ? Reflect.get(item, "fontSize") : undefined;
  return typeof size === "number" ? size : 11;
}

function isBold(item: unknown): boolean {
  const weight: unknown =
    typeof item === "object" && item !== null ? Reflect.get(item, "fontWeight") : undefined;
  return weight === "bold" || (typeof weight === "number" && weight >= 600);
}
