/**
 * Colours as functions, so that this room knows no terminal: the rim passes its own, everybody else the plain one.
 */

/** How the parts of a rendered diagnostic are painted; each function keeps the visible text as it is. */
export interface Palette {
  readonly error: (text: string) => string;
  readonly warning: (text: string) => string;
  readonly message: (text: string) => string;
  /** File names, line numbers and the bar beside the source. */
  readonly frame: (text: string) => string;
  /** Marks and words under second places. */
  readonly related: (text: string) => string;
  /** The words `why` and `help`. */
  readonly keyword: (text: string) => string;
}

/** No colour at all. */
export const plainPalette: Palette = {
  error: keep,
  warning: keep,
  message: keep,
  frame: keep,
  related: keep,
  keyword: keep,
};

function keep(text: string): string {
  return text;
}
