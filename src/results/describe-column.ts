/**
 * One column with its bounds, cost and the rows it stands in; or one parameter cell or report value.
 */
import { findReport } from "../check/index.js";
import type { Member } from "../domains/index.js";
import { describeTuple, nameOf, showMember } from "../plan/index.js";
import type { Description, DescribeContext } from "./describe.js";
import { findTuple, listTuples, showNumber, showPlace, showQuantity } from "./describe-text.js";
import { perUnit } from "./tables.js";

/** A variable at one place; without labels, the whole family in a line. */
export function describeColumn(
  context: DescribeContext,
  name: string,
  labels: readonly Member[] | undefined,
): Description {
  const { built, results, sourceOf } = context;
  const variable = built.plan.environment.model.variables.get(name);
  const block = built.plan.columns.find((candidate) => candidate.name === name);
  if (variable === undefined || block === undefined)
    return { kind: "unknown", message: `no variable \`${name}\``, help: "" };
  const indices = variable.domain.columns.map((column) => column.name);
  const doc = variable.doc === undefined ? "" : `  "${variable.doc}"`;
  const place = showPlace(variable.nameSpan, sourceOf);
  if (labels === undefined && indices.length > 0) {
    const text = `${name}[${indices.join(", ")}]${doc}\n${place}, ${block.count} columns in ${variable.unit.text}`;
    return { kind: "text", text };
  }
  const found = findTuple(name, indices, block.domain, labels);
  if ("fault" in found) return found.fault;
  const col = block.first + found.position;
  const { program } = built;
  const unit = variable.unit.text;
  const objectiveUnit = perUnit(results?.objective?.unit ?? objectiveUnitOf(context), unit);
  const lines = [
    `${name}${describeTuple(block.domain, found.position)}${doc}`,
    place,
    "",
    `  within [${showNumber(program.colLower[col]!)}, ${showNumber(program.colUpper[col]!)}]${unit === "1" ? "" : ` ${unit}`}${variable.integrality === "continuous" ? "" : `, ${variable.integrality}`}`,
    `  ${showQuantity(program.colCost[col]!, objectiveUnit)} in the objective`,
  ];
  const value = results?.solution.primal?.colValue[col];
  const reduced = results?.solution.dual?.colDual[col];
  if (value !== undefined) lines.push(`  value ${showQuantity(value, unit)}`);
  if (reduced !== undefined) lines.push(`  reduced cost ${showQuantity(reduced, objectiveUnit)}`);
  lines.push("", "in rows:", ...rowsOf(context, col));
  return { kind: "text", text: lines.join("\n") };
}

function objectiveUnitOf(context: DescribeContext): string {
  const { model } = context.built.plan.environment;
  return model.defines.get(model.objective?.name ?? "")?.unit.text ?? "1";
}

function rowsOf(context: DescribeContext, col: number): readonly string[] {
  const { built } = context;
  const { starts, indices, values } = built.program.matrix;
  const lines: string[] = [];
  let more = 0;
  for (let row = 0; row < built.program.numRows; row++) {
    for (let k = starts[row]!; k < starts[row + 1]!; k++) {
      if (indices[k] !== col) continue;
      if (lines.length < 40)
        lines.push(`  ${showNumber(values[k]!)} in ${nameOf(built.rows, row)}`);
      else more++;
    }
  }
  if (more > 0) lines.push(`  … ${more} more`);
  return lines.length === 0 ? ["  none"] : lines;
}

/** A parameter cell or a report value; without labels, the first values of the family. */
export function describeValue(
  context: DescribeContext,
  name: string,
  labels: readonly Member[] | undefined,
): Description {
  const { environment } = context.built.plan;
  const declaration = environment.model.params.get(name) ?? findReport(environment.model, name);
  if (declaration === undefined) return { kind: "unknown", message: `no \`${name}\``, help: "" };
  const isReport = findReport(environment.model, name) !== undefined;
  if (isReport && context.results === undefined) {
    return { kind: "unknown", message: `\`${name}\` is known after a solve`, help: "add --solve" };
  }
  const bound = isReport ? undefined : environment.param(name);
  const values = bound?.values ?? context.results?.valueOf(name)?.values ?? new Float64Array(0);
  const domain = bound?.domain ?? environment.domain(name);
  const memberOf = environment.model.params.get(name)?.memberOf;
  const show = (position: number): string => {
    const value = values[position]!;
    if (bound?.present !== undefined && bound.present[position] === 0) return "absent";
    if (memberOf !== undefined) return showMember(environment.set(memberOf).memberAt(value));
    return showQuantity(value, declaration.unit.text);
  };
  const indices = declaration.domain.columns.map((column) => column.name);
  const doc = declaration.doc === undefined ? "" : `  "${declaration.doc}"`;
  const place = showPlace(declaration.nameSpan, context.sourceOf);
  if (labels === undefined && indices.length > 0) {
    const shown = Math.min(domain.size, 40);
    const rows = Array.from(
      { length: shown },
      (_, i) => `  ${name}${describeTuple(domain, i)} = ${show(i)}`,
    );
    const more =
      domain.size > shown ? [`  … ${domain.size - shown} more of ${listTuples(domain, 3)}`] : [];
    return {
      kind: "text",
      text: [`${name}[${indices.join(", ")}]${doc}`, place, "", ...rows, ...more].join("\n"),
    };
  }
  const found = findTuple(name, indices, domain, labels);
  if ("fault" in found) return found.fault;
  const head = `${name}${describeTuple(domain, found.position)}${doc}\n${place}`;
  return { kind: "text", text: `${head}\n\n  ${show(found.position)}` };
}
