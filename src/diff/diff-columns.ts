/**
 * Columns of two built programs: which is which by variable and labels, and what changed in their bounds.
 */
import { nameOf, type Block, type BuiltProgram } from "../plan/index.js";
import { alignRelations } from "./align.js";
import type { Renames } from "./find-renames.js";
import { createPatternFinder, isDifferent, type Pattern } from "./pattern.js";

/** Which column is which. */
export interface ColumnMap {
  /** Column after of each column before, -1 where it is gone. */
  readonly toAfter: Int32Array;
  /** 1 for each column after that is new. */
  readonly isNew: Uint8Array;
  /** By column before: what a coefficient is multiplied by to count in the unit after. */
  readonly inverse: Float64Array;
  readonly familyBefore: (col: number) => string;
  readonly familyAfter: (col: number) => string;
}

/** A family of columns that differs. */
export interface ColumnFamilyDiff {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly bounds: readonly {
    readonly side: "lower" | "upper";
    readonly changed: number;
    readonly pattern: Pattern | undefined;
    readonly samples: readonly {
      readonly name: string;
      readonly before: number;
      readonly after: number;
    }[];
  }[];
  /** Columns that became integer or stopped being so. */
  readonly integrality: number;
  readonly addedSamples: readonly string[];
  readonly removedSamples: readonly string[];
}

const tolerance = 1e-9;

/** Pairs columns by variable and labels. */
export function alignColumns(
  before: BuiltProgram,
  after: BuiltProgram,
  renames: Renames,
): ColumnMap {
  const toAfter = new Int32Array(before.program.numCols).fill(-1);
  const isNew = new Uint8Array(after.program.numCols).fill(1);
  const inverse = new Float64Array(before.program.numCols).fill(1);
  for (const { block, partner } of pairBlocks(before, after, renames)) {
    if (block === undefined || partner === undefined) continue;
    const alignment = alignRelations(block.domain, partner.domain);
    if (alignment === undefined) continue;
    inverse.fill(
      unitScale(after, partner) / unitScale(before, block),
      block.first,
      block.first + block.count,
    );
    for (let position = 0; position < block.count; position++) {
      const target = alignment.toAfter[position]!;
      if (target < 0) continue;
      toAfter[block.first + position] = partner.first + target;
      isNew[partner.first + target] = 0;
    }
  }
  return {
    toAfter,
    isNew,
    inverse,
    familyBefore: familyOf(before),
    familyAfter: familyOf(after),
  };
}

/** Families of columns that gained, lost or bound their members otherwise. */
export function diffColumns(
  before: BuiltProgram,
  after: BuiltProgram,
  map: ColumnMap,
  renames: Renames,
  samples: number,
): readonly ColumnFamilyDiff[] {
  return pairBlocks(before, after, renames).flatMap(({ block, partner }): ColumnFamilyDiff[] => {
    const removed =
      block === undefined ? [] : columnsOf(block).filter((col) => map.toAfter[col]! < 0);
    const added =
      partner === undefined ? [] : columnsOf(partner).filter((col) => map.isNew[col] === 1);
    const kept =
      block === undefined ? [] : columnsOf(block).filter((col) => map.toAfter[col]! >= 0);
    const bounds = (["lower", "upper"] as const).flatMap((side) => {
      const diff = diffBounds(side, kept, before, after, map, samples);
      return diff === undefined ? [] : [diff];
    });
    const integrality = kept.filter(
      (col) =>
        (before.program.integrality?.[col] ?? 0) !==
        (after.program.integrality?.[map.toAfter[col]!] ?? 0),
    ).length;
    if (removed.length + added.length + bounds.length + integrality === 0) return [];
    return [
      {
        name: partner?.name ?? block?.name ?? "",
        before: block?.count ?? 0,
        after: partner?.count ?? 0,
        added: added.length,
        removed: removed.length,
        bounds,
        integrality,
        addedSamples: added.slice(0, samples).map((col) => nameOf(after.plan.columns, col)),
        removedSamples: removed.slice(0, samples).map((col) => nameOf(before.plan.columns, col)),
      },
    ];
  });
}

function diffBounds(
  side: "lower" | "upper",
  kept: readonly number[],
  before: BuiltProgram,
  after: BuiltProgram,
  map: ColumnMap,
  samples: number,
): ColumnFamilyDiff["bounds"][number] | undefined {
  const key = side === "lower" ? "colLower" : "colUpper";
  const finder = createPatternFinder();
  const found: { name: string; before: number; after: number }[] = [];
  for (const col of kept) {
    const to = map.toAfter[col]!;
    const was = before.program[key][col]! / map.inverse[col]!;
    const is = after.program[key][to]!;
    if (!isDifferent(was, is, tolerance)) continue;
    finder.add(was, is);
    if (found.length < samples) {
      found.push({ name: nameOf(after.plan.columns, to), before: was, after: is });
    }
  }
  const changed = finder.count();
  return changed === 0 ? undefined : { side, changed, pattern: finder.pattern(), samples: found };
}

interface BlockPair {
  readonly block: Block | undefined;
  readonly partner: Block | undefined;
}

function pairBlocks(
  before: BuiltProgram,
  after: BuiltProgram,
  renames: Renames,
): readonly BlockPair[] {
  const partners = new Map(after.plan.columns.map((block) => [block.name, block]));
  const pairs = before.plan.columns.map((block): BlockPair => {
    const name = renames.get(block.name) ?? block.name;
    const partner = partners.get(name);
    partners.delete(name);
    return { block, partner };
  });
  return [...pairs, ...[...partners.values()].map((partner) => ({ block: undefined, partner }))];
}

function columnsOf(block: Block): readonly number[] {
  return Array.from({ length: block.count }, (_, i) => block.first + i);
}

function unitScale({ plan }: BuiltProgram, block: Block): number {
  return plan.environment.model.variables.get(block.declaration)?.unit.scale ?? 1;
}

function familyOf({ plan, program }: BuiltProgram): (col: number) => string {
  const numbers = new Int32Array(program.numCols);
  for (const [i, block] of plan.columns.entries()) {
    numbers.fill(i, block.first, block.first + block.count);
  }
  return (col) => plan.columns[numbers[col]!]?.name ?? "";
}
