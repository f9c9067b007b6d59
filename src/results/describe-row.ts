/**
 * A built row, or a formula at one place: terms with numbers, what vanished and why, and after a solve what it came to.
 */
import type { Member } from "../domains/index.js";
import {
  describeTuple,
  explainTerms,
  findIndex,
  nameOf,
  labelsOf,
  type Block,
  type ExplainedTerms,
} from "../plan/index.js";
import type { Description, DescribeContext } from "./describe.js";
import { findTuple, listLimit, showNumber, showPlace, showQuantity } from "./describe-text.js";
import { perUnit } from "./tables.js";

/** A row of a constraint as it stands in the matrix. */
export function describeRow(
  context: DescribeContext,
  name: string,
  labels: readonly Member[] | undefined,
): Description {
  const { built } = context;
  const { model } = built.plan.environment;
  const blocks = built.rows.filter((block) => block.declaration === name || block.name === name);
  const constraint = model.constraints.get(blocks[0]?.declaration ?? name);
  const [block] = blocks;
  if (constraint === undefined || block === undefined) {
    return { kind: "unknown", message: `\`${name}\` has no rows`, help: "its domain is empty" };
  }
  const indices = constraint.domain.columns.map((column) => column.name);
  if (labels === undefined && indices.length > 0)
    return { kind: "text", text: describeFamily(context, blocks, indices) };
  const found = findTuple(name, indices, block.domain, labels);
  if ("fault" in found) return found.fault;
  const { position } = found;
  const head = heading(context, `${name}${describeTuple(block.domain, position)}`, constraint);
  const unit = constraint.unit.text;
  const parts = constraint.operands.map((expression, i) => ({
    expression,
    sign: i === 0 ? 1 : -1,
  }));
  const isThreeSided = constraint.operands.length === 3;
  const walked = isThreeSided ? parts.slice(1, 2).map((part) => ({ ...part, sign: 1 })) : parts;
  const terms = explainTerms(built.plan, constraint.domain, block.domain, position, walked);
  const lines = [head, "", ...listTerms(context, terms)];
  for (const one of blocks) lines.push(...describeBounds(context, one, position, unit));
  lines.push(...listVanished(context, terms));
  return { kind: "text", text: lines.join("\n") };
}

function describeFamily(
  context: DescribeContext,
  blocks: readonly Block[],
  indices: readonly string[],
): string {
  const { built } = context;
  const lines = blocks.flatMap((block) => {
    const account = built.accounts.find((candidate) => candidate.constraint === block.name);
    const skipped = account?.skipped ?? 0;
    return [
      `${block.name}[${indices.join(", ")}]: ${block.domain.size} declared, ${block.count} built, ${skipped} skipped`,
      ...(skipped > 0
        ? ["  skipped rows have no variables and hold whatever the variables are"]
        : []),
      ...(block.domain.size > 0
        ? [`  for example ${block.name}${describeTuple(block.domain, 0)}`]
        : []),
    ];
  });
  return lines.join("\n");
}

function describeBounds(
  context: DescribeContext,
  block: Block,
  position: number,
  unit: string,
): readonly string[] {
  const { built, results } = context;
  const row = findIndex(block, labelsOf(block.domain, position));
  if (row === -2) return ["", "skipped: no variable is left, and what remains holds"];
  const lower = built.program.rowLower[row]!;
  const upper = built.program.rowUpper[row]!;
  const lines = [`${showBounds(lower, upper)}${unit === "1" ? "" : ` ${unit}`}`];
  if (results === undefined) return lines;
  const { solution } = results;
  const activity = solution.primal?.rowValue[row] ?? NaN;
  const dual = solution.dual?.rowDual[row] ?? NaN;
  const slack = Math.min(activity - lower, upper - activity);
  const dualUnit = perUnit(results.objective?.unit ?? "1", unit);
  lines.push("", `activity ${showQuantity(activity, unit)}, slack ${showQuantity(slack, unit)}`);
  lines.push(
    `dual ${showQuantity(dual, dualUnit)} (change of the objective per unit of the right side)`,
  );
  return lines;
}

function showBounds(lower: number, upper: number): string {
  if (lower === upper) return `  == ${showNumber(lower)}`;
  if (lower === -Infinity) return `  <= ${showNumber(upper)}`;
  if (upper === Infinity) return `  >= ${showNumber(lower)}`;
  return `  within [${showNumber(lower)}, ${showNumber(upper)}]`;
}

/** A define, cost, total or the objective at one place. */
export function describeFormula(
  context: DescribeContext,
  name: string,
  labels: readonly Member[] | undefined,
): Description {
  const { built, results } = context;
  const define = built.plan.environment.model.defines.get(name);
  if (define === undefined) return { kind: "unknown", message: `no formula \`${name}\``, help: "" };
  const domain = built.plan.environment.domain(name);
  const found = findTuple(
    name,
    define.domain.columns.map((column) => column.name),
    domain,
    labels,
  );
  if ("fault" in found) return found.fault;
  const head = heading(context, `${name}${describeTuple(domain, found.position)}`, define);
  const parts = [{ expression: define.value, sign: 1 }];
  const terms = explainTerms(built.plan, define.domain, domain, found.position, parts);
  const lines = [head, "", ...listTerms(context, terms)];
  if (terms.constant !== 0 || terms.terms.length === 0)
    lines.push(`  + ${showNumber(terms.constant)}`);
  if (define.unit.text !== "1") lines.push(`  in ${define.unit.text}`);
  const value = results?.valueOf(name)?.values[found.position];
  if (value !== undefined) lines.push("", `value ${showQuantity(value, define.unit.text)}`);
  lines.push(...listVanished(context, terms));
  return { kind: "text", text: lines.join("\n") };
}

function heading(
  context: DescribeContext,
  title: string,
  declaration: {
    readonly doc: string | undefined;
    readonly nameSpan: { readonly file: string; readonly start: number; readonly end: number };
  },
): string {
  const doc = declaration.doc === undefined ? "" : `  "${declaration.doc}"`;
  const { scenario } = context.built.plan.environment.model;
  return `${title}${doc}\n${showPlace(declaration.nameSpan, context.sourceOf)}, scenario ${scenario}`;
}

function listTerms(context: DescribeContext, terms: ExplainedTerms): readonly string[] {
  const { plan } = context.built;
  const lines = terms.terms.slice(0, listLimit).map(({ col, coefficient }) => {
    const sign = coefficient < 0 ? "-" : "+";
    const size = showNumber(Math.abs(coefficient));
    const value = context.results?.solution.primal?.colValue[col];
    const solved = value === undefined ? "" : `   (= ${showNumber(value)})`;
    return `  ${sign} ${size === "1" ? "" : `${size} `}${nameOf(plan.columns, col)}${solved}`;
  });
  if (terms.terms.length > listLimit)
    lines.push(`  + … ${terms.terms.length - listLimit} more terms`);
  for (const term of terms.piecewise) {
    const domain = plan.environment.domain(term.name);
    lines.push(
      `  + ${showNumber(term.coefficient)} ${term.name}${describeTuple(domain, term.position)}`,
    );
  }
  return lines;
}

function listVanished(context: DescribeContext, terms: ExplainedTerms): readonly string[] {
  if (terms.vanished.length === 0) return [];
  const { columns } = context.built.plan;
  const shown = terms.vanished
    .slice(0, 8)
    .map(({ col, why }) => `  ${nameOf(columns, col)}: ${why}`);
  const more = terms.vanished.length > 8 ? [`  … ${terms.vanished.length - 8} more`] : [];
  return [
    "",
    `vanished: ${terms.vanished.length} term${terms.vanished.length === 1 ? "" : "s"}`,
    ...shown,
    ...more,
  ];
}
