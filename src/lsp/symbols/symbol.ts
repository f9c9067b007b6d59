/**
 * What a name stands for in the program as written: one symbol for each declaration, however often a component is used.
 */
import type { Declaration, Given, Name } from "../../syntax/index.js";
import type { Span } from "../../text/index.js";

/** A declared thing. */
export interface ProgramSymbol {
  readonly name: string;
  readonly nameSpan: Span;
  readonly kind: Declaration["kind"] | "given" | "place" | "step" | "alias";
  readonly declaration: Declaration | undefined;
  readonly given: Given | undefined;
  /** The component it is declared in. */
  readonly container: string | undefined;
  /** `model`, or the path of the module's file. */
  readonly space: string;
  /** What an import's `as` name, or a `use`, stands for. */
  readonly of: ProgramSymbol | undefined;
}

/** Makes the symbol of a declaration. */
export function symbolOf(
  declaration: Declaration,
  space: string,
  container: string | undefined,
): ProgramSymbol {
  const { name, kind } = declaration;
  return { ...plain(name, kind, space, container), declaration };
}

/** A symbol that is no declaration of its own. */
export function plain(
  name: Name,
  kind: ProgramSymbol["kind"],
  space: string,
  container: string | undefined,
): ProgramSymbol {
  return {
    name: name.text,
    nameSpan: name.span,
    kind,
    declaration: undefined,
    given: undefined,
    container,
    space,
    of: undefined,
  };
}

/** One text for each symbol or index: where its name stands first. */
export function keyOf(nameSpan: Span): string {
  return `${nameSpan.file}:${nameSpan.start}`;
}
