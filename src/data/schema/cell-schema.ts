/**
 * JSON Schema of one cell: a label of an index, a number, or a member of a set.
 *
 * In the records of a CSV file labels of integer sets and values are numbers and a missing value is `null`; a JSON file
 * may also hold numbers as texts and a missing value as `""` or `"."`.
 */
import type {
  Carrier,
  CheckedModel,
  Condition,
  NumberExpression,
  ParamModel,
} from "../../check/index.js";
import type { Member } from "../../domains/index.js";
import { jsonObject, type Json, type JsonObject } from "./json.js";
import { labelsAround, labelsOfSet, listLabels, type PossibleLabels } from "./possible-labels.js";

/** The form of a data file. */
export type DataForm = "csv" | "json";

const wholePattern = "^\\s*[+-]?\\d+\\s*$";
const numberPattern = "^\\s*([+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?|\\.)?\\s*$";
/** A range in JSON is listed up to this length, since texts and keys know no bounds. */
const listedRange = 200;
const missingPattern = "^\\s*\\.?\\s*$";

/** A cell that says which member of an index its row is about. */
export function labelCell(
  model: CheckedModel,
  carrier: Carrier,
  isSubset: boolean,
  form: DataForm,
): JsonObject {
  const set = carrier.kind === "set" ? carrier.set : undefined;
  const isInteger = set === undefined || model.sets.get(set)?.isInteger === true;
  // Rows about members that are not there are skipped, whatever they are called.
  if (isSubset) return anyLabel(form);
  const labels = set === undefined ? undefined : labelsAround(model, set);
  return memberSchema(labels, isInteger, form);
}

/** A cell in which a set finds its members. */
export function memberCell(model: CheckedModel, name: string, form: DataForm): JsonObject {
  const set = model.sets.get(name);
  const { within } = set ?? {};
  const outer =
    within?.kind === "named" && within.arguments.length === 0
      ? labelsOfSet(model, within.set)
      : undefined;
  const { definition } = set ?? {};
  const isSubset =
    definition?.kind === "source" &&
    definition.source.options.some(({ kind }) => kind === "subset");
  return memberSchema(isSubset ? undefined : outer, set?.isInteger === true, form);
}

function anyLabel(form: DataForm): JsonObject {
  return form === "csv"
    ? jsonObject(["type", ["string", "integer"]])
    : jsonObject(["type", ["string", "number"]], ["minLength", 1]);
}

function memberSchema(
  labels: PossibleLabels | undefined,
  isInteger: boolean,
  form: DataForm,
): JsonObject {
  const isShort =
    labels !== undefined && form === "json" && listLabels(labels).length <= listedRange;
  if (labels?.kind === "list" || isShort)
    return jsonObject(["enum", written(listLabels(labels), form)]);
  const [minimum, maximum] = labels === undefined ? [] : [labels.first, labels.last];
  if (isInteger)
    return jsonObject(
      ["type", form === "csv" ? "integer" : ["integer", "string"]],
      ["minimum", minimum],
      ["maximum", maximum],
      ["pattern", form === "csv" ? undefined : wholePattern],
    );
  return form === "csv" ? jsonObject(["type", "string"], ["minLength", 1]) : anyLabel(form);
}

/** In JSON a label may stand as a number or as a text. */
function written(members: readonly Member[], form: DataForm): readonly Json[] {
  if (form === "csv") return members;
  return members.flatMap((member) => {
    if (typeof member === "number") return [member, String(member)];
    return String(Number(member)) === member ? [member, Number(member)] : [member];
  });
}

/** A cell that holds a value of a parameter, in `factor` of the parameter's units; `mayBeMissing` allows no value. */
export function valueCell(
  model: CheckedModel,
  param: ParamModel,
  factor: number,
  mayBeMissing: boolean,
  form: DataForm,
): JsonObject {
  if (param.memberOf !== undefined) {
    const isInteger = model.sets.get(param.memberOf)?.isInteger === true;
    const cell = memberSchema(labelsOfSet(model, param.memberOf), isInteger, form);
    return mayBeMissing ? jsonObject(["anyOf", [cell, missingCell(form)]]) : cell;
  }
  const isWhole = param.isInteger && factor === 1;
  const number = isWhole ? "integer" : "number";
  const choices = choicesOf(param, factor);
  if (choices !== undefined) {
    const cell = jsonObject(["enum", choices]);
    const text = jsonObject(["type", "string"], ["pattern", numberPattern]);
    const others = form === "json" ? [text] : [];
    if (mayBeMissing) others.push(missingCell(form));
    return others.length === 0 ? cell : jsonObject(["anyOf", [cell, ...others]]);
  }
  const types = [number, ...(form === "json" ? ["string"] : []), ...(mayBeMissing ? ["null"] : [])];
  return jsonObject(["type", types.length === 1 ? number : types], ...boundsOf(param, factor), [
    "pattern",
    form === "json" ? numberPattern : undefined,
  ]);
}

function missingCell(form: DataForm): JsonObject {
  if (form === "csv") return jsonObject(["type", "null"]);
  return jsonObject(["type", ["null", "string"]], ["pattern", missingPattern]);
}

/** The numbers of `in { a, b }`. */
function choicesOf(param: ParamModel, factor: number): readonly number[] | undefined {
  for (const { condition } of param.restrictions) {
    if (condition.kind !== "or") continue;
    const values = condition.operands.map((one) =>
      one.kind === "compare" && one.operator === "==" ? constantOf(one.right) : undefined,
    );
    const known = values.filter((value) => value !== undefined);
    if (known.length === values.length) return known.map((value) => inColumn(value, factor));
  }
  return undefined;
}

const boundWords = {
  ">=": "minimum",
  ">": "exclusiveMinimum",
  "<=": "maximum",
  "<": "exclusiveMaximum",
} as const;

/** Bounds that are plain numbers, in the units of the column; the tightest of each kind. */
function boundsOf(
  param: ParamModel,
  factor: number,
): readonly (readonly [key: string, value: number])[] {
  const bounds = new Map<string, number>();
  for (const comparison of param.restrictions.flatMap(({ condition }) => partsOf(condition))) {
    if (comparison.kind !== "compare") continue;
    const { operator } = comparison;
    const value = constantOf(comparison.right);
    if (value === undefined || operator === "==" || operator === "!=") continue;
    if (!Number.isFinite(value)) continue;
    const word = boundWords[operator];
    const scaled = inColumn(value, factor);
    const known = bounds.get(word) ?? scaled;
    bounds.set(word, operator.startsWith(">") ? Math.max(known, scaled) : Math.min(known, scaled));
  }
  return [...bounds];
}

function partsOf(condition: Condition): readonly Condition[] {
  return condition.kind === "and" ? condition.operands.flatMap(partsOf) : [condition];
}

/** The number that an expression is by its text alone. */
export function constantOf(expression: NumberExpression): number | undefined {
  if (expression.kind === "constant") return expression.value;
  if (expression.kind === "negate" || expression.kind === "scale") {
    const inner = constantOf(expression.operand);
    if (inner === undefined) return undefined;
    return expression.kind === "negate" ? -inner : inner * expression.factor;
  }
  return undefined;
}

/** A bound in the column's unit, without the last digits that the division leaves. */
export function inColumn(value: number, factor: number): number {
  return factor === 1 ? value : Number((value / factor).toPrecision(15));
}
