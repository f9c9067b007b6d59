/**
 * What the models of a chain of `extends` change, as written: one overlay per model, the innermost first.
 * All blocks of a model, those in its parts among them, are one overlay.
 */
import { modelScope, resolvePath, type Program, type ProgramFile } from "../project/index.js";
import type { Change, Header, OverlayItem, Text } from "../syntax/index.js";
import type { ResolveReporter } from "./namespace.js";
import type { Scope } from "./resolved-program.js";

/** What one model changes of the one it extends. */
export interface ModelChanges {
  /** Name of the model that changes. */
  readonly model: string;
  readonly items: readonly OverlayItem[];
  /** What names mean before these changes. */
  readonly scope: Scope;
}

/** The changes of all models of the chain; a block that changes nothing that is there is reported. */
export function readChanges(
  program: Program,
  scope: Scope,
  reporter: ResolveReporter,
): readonly ModelChanges[] {
  const chain: ModelChanges[] = [];
  const seen = new Set<string>();
  let path: string | undefined = program.entry;
  while (path !== undefined && !seen.has(path)) {
    const header: Header | undefined = program.files.get(path)?.tree.header;
    const written: Text | undefined = header?.kind === "model" ? header.base : undefined;
    const base: string | undefined = written && pathOf(path, written);
    const blocks = blocksOf(program, path, seen);
    if (written === undefined && header !== undefined) {
      for (const block of blocks) reporter.report("change-without-base", {}, wordOf(block));
    }
    // A base that could not be read is reported where it is named; there is nothing to change then.
    if (blocks.length > 0 && base !== undefined && program.files.has(base)) {
      const items = blocks.flatMap((block) => block.items);
      chain.unshift({ model: header?.name.text ?? "", items, scope });
    }
    path = base;
  }
  for (const { scope: space, tree } of program.files.values()) {
    if (space === modelScope) continue;
    for (const item of tree.items) {
      if (item.kind === "change") {
        reporter.report("not-in-module", { word: item.kind }, wordOf(item));
      }
    }
  }
  return chain;
}

/** The change blocks of a model's file and of its parts, in the order of the text. */
function blocksOf(program: Program, path: string, seen: Set<string>): readonly Change[] {
  const file: ProgramFile | undefined = program.files.get(path);
  if (file === undefined || seen.has(path)) return [];
  seen.add(path);
  return file.tree.items.flatMap((item): readonly Change[] => {
    if (item.kind === "change") return [item];
    const part = item.kind === "include" ? pathOf(path, item.path) : undefined;
    return part === undefined ? [] : blocksOf(program, part, seen);
  });
}

function pathOf(file: string, written: Text): string | undefined {
  const resolved = resolvePath(file, written.value);
  return resolved.kind === "path" ? resolved.path : undefined;
}

function wordOf({ kind, span }: Change): Change["span"] {
  return { ...span, end: span.start + kind.length };
}
