/**
 * `param`: its value, cells, default, restrictions and the changes that scenarios make.
 */
import type { Adjustment } from "../resolve/index.js";
import type { Expression, ParamDeclaration, TableLiteral } from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { tableIn } from "./check-header.js";
import { checkMember } from "./check-member.js";
import { checkValue } from "./check-number.js";
import { checkRestrictions } from "./check-restriction.js";
import { checkKey } from "./check-subscript.js";
import type { AdjustmentModel, CellModel, ParamModel, Value } from "./checked-model.js";
import type { Context } from "./context.js";
import type { IndexedHeader } from "./model-state.js";
import { sourceModel } from "./source-model.js";

/** The parameter in `unit`, or in the unit of its formula when that is undefined. */
export function checkParam(
  header: IndexedHeader,
  declaration: ParamDeclaration,
  unit: Unit | undefined,
  context: Context,
): { readonly model: ParamModel; readonly unit: Unit | undefined } {
  const { resolved, memberOf, domain } = header;
  const { value } = declaration;
  const table = tableIn(value);
  const cells = table && checkCells(header, table, unit ?? dimensionless, context);
  const formula =
    value === undefined || table !== undefined
      ? undefined
      : checkParamValue(header, value, unit, context);
  const own = unit ?? formula?.unit;
  const fallback =
    declaration.fallback && checkParamValue(header, declaration.fallback, own, context).value;
  const valueSlot = context.owner.nextSlot();
  const model: ParamModel = {
    name: resolved.name,
    doc: declaration.doc?.value,
    span: declaration.span,
    nameSpan: declaration.name.span,
    domain,
    unit: own ?? dimensionless,
    memberOf,
    restrictions: checkRestrictions(header, declaration.restrictions, own, valueSlot, context),
    valueSlot,
    isInteger: declaration.integrality !== undefined,
    isOptional: declaration.isOptional,
    fallback,
    definition: definitionOf(declaration, cells, formula?.value, context),
    interpolate: declaration.interpolate,
    adjustments: resolved.adjustments.map((item) => checkAdjustment(item, header, own, context)),
  };
  return { model, unit: own };
}

function definitionOf(
  declaration: ParamDeclaration,
  cells: readonly CellModel[] | undefined,
  value: Value | undefined,
  context: Context,
): ParamModel["definition"] {
  if (declaration.from !== undefined) {
    return { kind: "source", source: sourceModel(declaration.from, context) };
  }
  if (cells !== undefined) return { kind: "cells", cells };
  return value === undefined ? { kind: "none" } : { kind: "expression", value };
}

/** A number in the parameter's unit, or a member of its set. */
function checkParamValue(
  header: IndexedHeader,
  expression: Expression,
  unit: Unit | undefined,
  context: Context,
): { readonly value: Value | undefined; readonly unit: Unit | undefined } {
  const { memberOf, resolved } = header;
  const { span } = resolved.declaration.name;
  if (memberOf === undefined) {
    const wantedBy = { what: `\`${resolved.name}\``, span };
    const checked = checkValue(expression, unit, wantedBy, context);
    return { value: { kind: "number", expression: checked.expression }, unit: checked.unit };
  }
  const carrier = { kind: "set", set: memberOf } as const;
  const member = checkMember(expression, { carrier, by: `\`${resolved.name}\``, span }, context);
  return { value: member && { kind: "member", expression: member }, unit: dimensionless };
}

function checkCells(
  header: IndexedHeader,
  table: TableLiteral,
  unit: Unit | undefined,
  context: Context,
): readonly CellModel[] {
  const { columns } = header.domain;
  const { resolved } = header;
  // A bracket that is itself at fault is reported already.
  if (columns.length === 0 && header.context.owner.diagnostics.length > 0) return [];
  if (columns.length === 0) {
    context.owner.report("table-without-index", { name: resolved.name }, table.span, {
      related: [{ span: resolved.declaration.name.span, text: "has no index" }],
    });
    return [];
  }
  const carriers = columns.map((column) => column.carrier);
  const cells: CellModel[] = [];
  // A key is a constant: the indices of the declaration mean nothing in it.
  const inner: Context = { ...context, names: new Map() };
  for (const entry of table.entries) {
    const key = checkKey(entry.key, carriers, `the key of \`${resolved.name}\``, inner);
    const value = entry.value && checkParamValue(header, entry.value, unit, inner).value;
    if (key === undefined) continue;
    if (entry.value === undefined || value !== undefined)
      cells.push({ key, value, span: entry.span });
  }
  return cells;
}

/** A change by a scenario or a setting, read in the scope where it is written. */
function checkAdjustment(
  adjustment: Adjustment,
  header: IndexedHeader,
  unit: Unit | undefined,
  context: Context,
): AdjustmentModel {
  const { operator, span } = adjustment;
  const inner: Context = { ...context, scope: adjustment.scope };
  const carriers = header.domain.columns.map((column) => column.carrier);
  const cell = adjustment.cell && {
    kind: "tuple" as const,
    elements: adjustment.cell,
    span,
  };
  const key =
    cell && checkKey(cell, carriers, `\`${header.resolved.name}\``, { ...inner, names: new Map() });
  const wanted = operator === "*=" ? dimensionless : unit;
  const isMember = header.memberOf !== undefined;
  const isWrong = isMember && operator !== "=";
  if (isWrong) {
    context.owner.report("adjusts-members", { name: header.resolved.name, operator }, span);
  }
  const value =
    adjustment.value === undefined || isWrong
      ? undefined
      : checkParamValue(header, adjustment.value, wanted, inner).value;
  const source = adjustment.from && sourceModel(adjustment.from, inner);
  return { operator, key, value, source, span };
}
