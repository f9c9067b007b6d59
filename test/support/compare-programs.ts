/**
 * Compares the compiler's program with the naive evaluator's: columns, bounds, rows, coefficients, objective, parameters.
 * Rows, parameters and the objective of the naive one are in base units, so the units that the compiler chose are
 * checked by the way. Columns of piecewise terms are left out, for the language gives them no names.
 */
import type { Compiled } from "../../src/compile.js";
import { nameOf } from "../../src/plan/index.js";
import type { NaiveProgram } from "./naive/index.js";

const tolerance = 1e-9;

/** What differs, in words; nothing when the two agree. */
export function comparePrograms(compiled: Compiled, naive: NaiveProgram): readonly string[] {
  const { built, model } = compiled;
  if (built === undefined || model === undefined)
    return compiled.diagnostics.map(({ code, message }) => `not compiled: ${code}: ${message}`);
  const faults: string[] = [];
  const { program, rows, plan } = built;
  const own = plan.columns.filter(({ name }) => model.variables.has(name));
  const isExtra = (column: number): boolean => !isDeclared(column, own);
  const columnNames = Array.from({ length: program.numCols }, (_, column) =>
    nameOf(plan.columns, column),
  );
  const sameNames = (what: string, found: readonly string[], wanted: Iterable<string>): void => {
    const expected = new Set(wanted);
    const given = new Set(found);
    for (const name of expected) if (!given.has(name)) faults.push(`${what} missing: ${name}`);
    for (const name of given) if (!expected.has(name)) faults.push(`${what} too many: ${name}`);
  };
  const same = (what: string, found: number, wanted: number, size = 0): void => {
    if (!isClose(found, wanted, size)) faults.push(`${what}: ${found}, should be ${wanted}`);
  };

  const declared = columnNames.filter((_, column) => !isExtra(column));
  sameNames("column", declared, naive.columns.keys());
  for (const [column, name] of columnNames.entries()) {
    const wanted = naive.columns.get(name);
    if (wanted === undefined || isExtra(column)) continue;
    same(`lower bound of ${name}`, program.colLower[column]!, wanted.lower);
    same(`upper bound of ${name}`, program.colUpper[column]!, wanted.upper);
    same(`integer ${name}`, program.integrality?.[column] ?? 0, Number(wanted.integer));
  }

  const isPiecewiseRow = (name: string): boolean =>
    [...plan.piecewise.keys()].some((term) => name.startsWith(term));
  const rowNames = Array.from({ length: program.numRows }, (_, row) => nameOf(rows, row));
  sameNames(
    "row",
    rowNames.filter((name) => naive.rows.has(name) || !isPiecewiseRow(name)),
    naive.rows.keys(),
  );
  for (const [row, name] of rowNames.entries()) {
    const wanted = naive.rows.get(name);
    if (wanted === undefined) continue;
    const family = wanted.family.replace(/\.(lower|upper)$/u, "");
    const declaration = model.constraints.get(wanted.family) ?? model.constraints.get(family);
    const scale = declaration?.unit.scale ?? 1;
    const terms = new Map<string, number>();
    const { starts, indices, values } = program.matrix;
    for (let entry = starts[row]!; entry < starts[row + 1]!; entry++) {
      const column = indices[entry]!;
      if (!isExtra(column)) terms.set(columnNames[column]!, values[entry]! * scale);
    }
    compareTerms(`row ${name}`, terms, wanted.terms, same);
    // Bounds are differences: rounding is judged by the coefficients' size as well.
    const size = Math.max(...[...wanted.terms.values()].map(Math.abs), 0);
    same(`lower side of ${name}`, program.rowLower[row]! * scale, wanted.lower, size);
    same(`upper side of ${name}`, program.rowUpper[row]! * scale, wanted.upper, size);
  }

  compareObjective(compiled, naive, columnNames, isExtra, faults, same);
  compareParams(compiled, naive, faults, same);
  return faults;
}

type Same = (what: string, found: number, wanted: number, size?: number) => void;

function isDeclared(
  column: number,
  blocks: readonly { readonly first: number; readonly count: number }[],
): boolean {
  return blocks.some(({ first, count }) => column >= first && column < first + count);
}

function isClose(found: number, wanted: number, size: number): boolean {
  if (found === wanted) return true;
  return Math.abs(found - wanted) <= tolerance * Math.max(Math.abs(wanted), size);
}

function compareTerms(
  what: string,
  found: ReadonlyMap<string, number>,
  wanted: ReadonlyMap<string, number>,
  same: Same,
): void {
  const size = Math.max(...[...wanted.values()].map(Math.abs), 0) * 1e-3;
  for (const name of new Set([...found.keys(), ...wanted.keys()]))
    same(`${what}, ${name}`, found.get(name) ?? 0, wanted.get(name) ?? 0, size);
}

function compareObjective(
  { built, model }: Compiled,
  naive: NaiveProgram,
  columnNames: readonly string[],
  isExtra: (column: number) => boolean,
  faults: string[],
  same: Same,
): void {
  if (built === undefined || model === undefined) return;
  if (naive.objective === undefined || model.objective === undefined) {
    if (naive.objective !== model.objective) faults.push("one of the two has no objective");
    return;
  }
  const { program } = built;
  const scale = model.defines.get(model.objective.name)?.unit.scale ?? 1;
  if (program.sense !== naive.objective.sense) faults.push(`sense: ${program.sense}`);
  const terms = new Map<string, number>();
  for (const [column, name] of columnNames.entries())
    if (program.colCost[column] !== 0 && !isExtra(column))
      terms.set(name, program.colCost[column]! * scale);
  compareTerms("objective", terms, naive.objective.value.terms, same);
  if (naive.piecewise === 0)
    same("objective's constant", program.offset * scale, naive.objective.value.constant, 1e-3);
}

function compareParams(
  { dataSet, model }: Compiled,
  naive: NaiveProgram,
  faults: string[],
  same: Same,
): void {
  if (dataSet === undefined || model === undefined) return;
  const found = new Map<string, { readonly value: number | string; readonly scale: number }>();
  for (const [name, param] of model.params) {
    const { domain, values, present } = dataSet.environment.param(name);
    const members =
      param.memberOf === undefined ? undefined : dataSet.environment.set(param.memberOf);
    const block = {
      name,
      declaration: name,
      domain,
      first: 0,
      count: domain.size,
      rowOfPosition: undefined,
      positionOfRow: undefined,
    };
    for (let position = 0; position < domain.size; position++) {
      if (present !== undefined && present[position] === 0) continue;
      const value = members === undefined ? values[position]! : members.memberAt(values[position]!);
      found.set(nameOf([block], position), { value, scale: param.unit.scale });
    }
  }
  for (const [name, { value }] of naive.params) {
    const given = found.get(name);
    if (given === undefined) faults.push(`parameter missing: ${name}`);
    else if (typeof given.value === "number" && typeof value === "number")
      same(`parameter ${name}`, given.value * given.scale, value, 1e-12);
    else if (given.value !== value)
      faults.push(`parameter ${name}: ${given.value}, should be ${value}`);
  }
  for (const name of found.keys())
    if (!naive.params.has(name)) faults.push(`parameter too many: ${name}`);
}
