/**
 * Rows of two built programs, paired by constraint and labels: what each family gained, lost and changed.
 * Coefficients are compared in the units after; a row and its negative are one.
 */
import {
  compareRow,
  createRowContext,
  createTally,
  rowTolerance,
  type CoefficientDiff,
  type EntryChange,
  type RowContext,
  type RowSample,
} from "./compare-rows.js";
import { nameOf, type Block, type BuiltProgram } from "../plan/index.js";
import { alignRelations } from "./align.js";
import {
  alignColumns,
  diffColumns,
  type ColumnMap,
  type ColumnFamilyDiff,
} from "./diff-columns.js";
import type { Renames } from "./find-renames.js";
import { isDifferent, type Pattern } from "./pattern.js";

/** A family of rows that differs. */
export interface RowFamilyDiff {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly added: number;
  readonly removed: number;
  readonly changed: number;
  readonly coefficients: readonly CoefficientDiff[];
  /** Sides of rows that changed. */
  readonly sides: number;
  readonly sidePattern: Pattern | undefined;
  readonly samples: readonly RowSample[];
  /** First rows that are new or gone. */
  readonly addedSamples: readonly string[];
  readonly removedSamples: readonly string[];
}

/** The third layer. */
export interface RowDiff {
  readonly rows: { readonly before: number; readonly after: number };
  readonly columns: { readonly before: number; readonly after: number };
  readonly nonzeros: { readonly before: number; readonly after: number };
  readonly rowFamilies: readonly RowFamilyDiff[];
  readonly columnFamilies: readonly ColumnFamilyDiff[];
  /** The objective's coefficients by variable, and its constant. */
  readonly objective: {
    readonly coefficients: readonly CoefficientDiff[];
    readonly offset: EntryChange | undefined;
    readonly sense: { readonly before: string; readonly after: string } | undefined;
  };
}

/** Compares two built programs. */
export function diffRows(
  before: BuiltProgram,
  after: BuiltProgram,
  renames: Renames = new Map(),
  samples = 3,
): RowDiff {
  const map = alignColumns(before, after, renames);
  const context = createRowContext(before, after, map, samples);
  const partners = new Map(after.rows.map((block) => [block.name, block]));
  const rowFamilies: RowFamilyDiff[] = [];
  for (const block of before.rows) {
    const partner = partners.get(renamedBlock(block, renames));
    partners.delete(partner?.name ?? "");
    const diff =
      partner === undefined
        ? wholeFamily(block, "removed", before, samples)
        : diffFamily(block, partner, context);
    if (diff !== undefined) rowFamilies.push(diff);
  }
  for (const block of partners.values()) {
    const diff = wholeFamily(block, "added", after, samples);
    if (diff !== undefined) rowFamilies.push(diff);
  }
  const [old, fresh] = [before.program, after.program];
  return {
    rows: { before: old.numRows, after: fresh.numRows },
    columns: { before: old.numCols, after: fresh.numCols },
    nonzeros: { before: old.matrix.values.length, after: fresh.matrix.values.length },
    rowFamilies,
    columnFamilies: diffColumns(before, after, map, renames, samples),
    objective: diffObjective(before, after, map),
  };
}

/** Name after of a block: its declaration's with what was added to it. */
export function renamedBlock(block: Block, renames: Renames): string {
  const renamed = renames.get(block.declaration);
  if (renamed === undefined || !block.name.startsWith(block.declaration)) return block.name;
  return renamed + block.name.slice(block.declaration.length);
}

function wholeFamily(
  block: Block,
  way: "added" | "removed",
  built: BuiltProgram,
  samples: number,
): RowFamilyDiff | undefined {
  if (block.count === 0) return undefined;
  const names = Array.from({ length: Math.min(samples, block.count) }, (_, i) =>
    nameOf(built.rows, block.first + i),
  );
  const isAdded = way === "added";
  return {
    name: block.name,
    before: isAdded ? 0 : block.count,
    after: isAdded ? block.count : 0,
    added: isAdded ? block.count : 0,
    removed: isAdded ? 0 : block.count,
    changed: 0,
    coefficients: [],
    sides: 0,
    sidePattern: undefined,
    samples: [],
    addedSamples: isAdded ? names : [],
    removedSamples: isAdded ? [] : names,
  };
}

function diffFamily(block: Block, partner: Block, context: RowContext): RowFamilyDiff | undefined {
  const { before, after, samples } = context;
  const alignment = alignRelations(block.domain, partner.domain);
  const factor = rowFactor(block, before, partner, after);
  if (alignment === undefined) {
    const gone = wholeFamily(block, "removed", before, samples);
    const made = wholeFamily(partner, "added", after, samples);
    if (gone === undefined || made === undefined) return gone ?? made;
    const { added, after: count, addedSamples } = made;
    return { ...gone, added, after: count, addedSamples };
  }
  const tally = createTally();
  const isMet = new Uint8Array(partner.count);
  const found: RowSample[] = [];
  const removedSamples: string[] = [];
  let [changed, removed] = [0, 0];
  for (let offset = 0; offset < block.count; offset++) {
    const position = alignment.toAfter[block.positionOfRow?.[offset] ?? offset]!;
    const target = position < 0 ? -1 : (partner.rowOfPosition?.[position] ?? position);
    const row = block.first + offset;
    if (target < 0) {
      removed++;
      if (removedSamples.length < samples) removedSamples.push(nameOf(before.rows, row));
      continue;
    }
    isMet[target] = 1;
    const sample = compareRow(
      row,
      partner.first + target,
      factor,
      tally,
      found.length < samples,
      context,
    );
    if (sample === undefined) continue;
    changed++;
    if (found.length < samples) found.push(sample);
  }
  const addedSamples: string[] = [];
  let added = 0;
  for (let offset = 0; offset < partner.count; offset++) {
    if (isMet[offset] === 1) continue;
    added++;
    if (addedSamples.length < samples)
      addedSamples.push(nameOf(after.rows, partner.first + offset));
  }
  if (changed + added + removed === 0) return undefined;
  return {
    name: partner.name,
    before: block.count,
    after: partner.count,
    added,
    removed,
    changed,
    coefficients: tally.coefficients(),
    sides: tally.sides.count(),
    sidePattern: tally.sides.pattern(),
    samples: found,
    addedSamples,
    removedSamples,
  };
}

/** Unit of the rows before in units after. */
function rowFactor(
  block: Block,
  before: BuiltProgram,
  partner: Block,
  after: BuiltProgram,
): number {
  const was = before.plan.environment.model.constraints.get(block.declaration)?.unit.scale ?? 1;
  const is = after.plan.environment.model.constraints.get(partner.declaration)?.unit.scale ?? 1;
  return was / is;
}

function diffObjective(
  before: BuiltProgram,
  after: BuiltProgram,
  map: ColumnMap,
): RowDiff["objective"] {
  const [old, fresh] = [before.program, after.program];
  const factor = objectiveScale(before) / objectiveScale(after);
  const tally = createTally();
  for (let col = 0; col < old.numCols; col++) {
    const to = map.toAfter[col]!;
    const was = old.colCost[col]! * factor * map.inverse[col]!;
    const is = to < 0 ? 0 : fresh.colCost[to]!;
    if (!isDifferent(was, is, rowTolerance)) continue;
    const family = tally.family(to < 0 ? map.familyBefore(col) : map.familyAfter(to));
    if (is === 0) family.lost++;
    else if (was === 0) family.gained++;
    else family.finder.add(was, is);
  }
  for (let col = 0; col < fresh.numCols; col++) {
    if (map.isNew[col] === 1 && fresh.colCost[col] !== 0)
      tally.family(map.familyAfter(col)).gained++;
  }
  const offset = { what: "constant", before: old.offset * factor, after: fresh.offset };
  const isMoved = isDifferent(offset.before, offset.after, rowTolerance);
  return {
    coefficients: tally.coefficients(),
    offset: isMoved ? offset : undefined,
    sense: old.sense === fresh.sense ? undefined : { before: old.sense, after: fresh.sense },
  };
}

function objectiveScale({ plan }: BuiltProgram): number {
  const { model } = plan.environment;
  return model.defines.get(model.objective?.name ?? "")?.unit.scale ?? 1;
}
