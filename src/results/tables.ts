/**
 * Which tables a run gives: every variable, constraint, cost and report, in order of declaration.
 */
import type { DomainModel } from "../check/index.js";
import { createRelation } from "../domains/index.js";
import type { BuiltProgram } from "../plan/index.js";
import type { Solution } from "../solve/index.js";
import { readResult } from "./read-duals.js";
import type { ResultTable, Values } from "./results.js";

/** All tables of a run; measures that do not exist are NaN throughout. */
export function listTables(
  built: BuiltProgram,
  solution: Solution,
  valueOf: (name: string) => Values | undefined,
): readonly ResultTable[] {
  const { model } = built.plan.environment;
  const objectiveUnit = model.defines.get(model.objective?.name ?? "")?.unit.text ?? "1";
  const per = (unit: string): string => perUnit(objectiveUnit, unit);
  const indices = (domain: DomainModel): readonly string[] =>
    domain.columns.map((column) => column.name);
  const absent = (size: number): Float64Array => new Float64Array(size).fill(NaN);
  const tables: ResultTable[] = [];
  for (const block of built.plan.columns) {
    const variable = model.variables.get(block.name);
    if (variable === undefined) continue;
    const base = {
      name: block.name,
      doc: variable.doc,
      indices: indices(variable.domain),
      domain: block.domain,
    };
    const value = valueOf(block.name)?.values ?? absent(block.count);
    const reduced = readResult(built, solution, "reduced", block.name) ?? absent(block.count);
    const measures = [
      { name: "value", unit: variable.unit.text, values: value },
      { name: "reduced cost", unit: per(variable.unit.text), values: reduced },
    ];
    tables.push({ ...base, kind: "variable", positions: undefined, measures });
  }
  for (const block of built.rows) {
    const constraint = model.constraints.get(block.declaration);
    if (constraint === undefined) continue;
    const spread = (source: Float64Array | undefined): Float64Array => {
      const values = absent(block.domain.size);
      for (let row = 0; row < block.count; row++) {
        values[block.positionOfRow?.[row] ?? row] = source?.[block.first + row] ?? NaN;
      }
      return values;
    };
    const unit = constraint.unit.text;
    tables.push({
      name: block.name,
      kind: "constraint",
      doc: constraint.doc,
      indices: indices(constraint.domain),
      domain: block.domain,
      positions: block.positionOfRow,
      measures: [
        { name: "activity", unit, values: spread(solution.primal?.rowValue) },
        { name: "lower", unit, values: spread(built.program.rowLower) },
        { name: "upper", unit, values: spread(built.program.rowUpper) },
        { name: "dual", unit: per(unit), values: spread(solution.dual?.rowDual) },
      ],
    });
  }
  for (const define of model.defines.values()) {
    if (define.kind !== "cost" && define.kind !== "term" && define.kind !== "total") continue;
    tables.push(valueTable(define.name, "cost", define.doc, define.domain, valueOf));
  }
  for (const report of model.reports.values()) {
    tables.push(valueTable(report.name, "report", report.doc, report.domain, valueOf));
  }
  return tables;
}

function valueTable(
  name: string,
  kind: "cost" | "report",
  doc: string | undefined,
  domain: DomainModel,
  valueOf: (name: string) => Values | undefined,
): ResultTable {
  const found = valueOf(name);
  const values = found?.values ?? new Float64Array(0);
  return {
    name,
    kind,
    doc,
    indices: domain.columns.map((column) => column.name),
    domain: found?.domain ?? createRelation(["integer"], [new Int32Array(0)]),
    positions: undefined,
    measures: [{ name: "value", unit: found?.unit ?? "1", values }],
  };
}

/** Unit of a dual or reduced cost: objective by row or column. */
export function perUnit(objective: string, unit: string): string {
  if (unit === "1") return objective;
  const divisor = unit.includes("/") || unit.includes("*") ? `(${unit})` : unit;
  return `${objective}/${divisor}`;
}
