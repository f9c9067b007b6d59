/**
 * A program while it is being changed.
 */
import type {
  Instance,
  ResolvedDeclaration,
  ResolvedProgram,
  ResolveReporter,
} from "../resolve/index.js";
import type { Span } from "../text/index.js";

/** The table under change. Scopes in it are still those of the program before. */
export interface Draft {
  readonly program: ResolvedProgram;
  readonly declarations: Map<string, ResolvedDeclaration>;
  readonly removed: Map<string, { readonly span: Span; readonly scenario: string }>;
  readonly added: ResolvedDeclaration[];
  readonly pending: Instance["pending"][number][];
  /** Finds a declaration of the program that this becomes. */
  readonly lookUp: (name: string) => ResolvedDeclaration | undefined;
  readonly reporter: ResolveReporter;
}
