/**
 * The fourth layer as lines: the objective by cost, then what moved most.
 */
import type { Mover, QuantityChange, ResultDiff } from "./diff-results.js";
import { limitLines, plainDetail, type Detail, type Line, type Section } from "./report-lines.js";
import { count, showChange, showFactor, showNumber } from "./words.js";

const mostMovers = 8;

/** Reports what the solver found. */
export function reportResults(diff: ResultDiff): Section {
  const { status, objective, costs, variables, prices } = diff;
  const lines: Line[] = [];
  if (status.before !== status.after) {
    lines.push({ sign: "~", text: `status: ${status.before} → ${status.after}`, details: [] });
  }
  if (objective !== undefined && (costs.length > 0 || isMoved(objective))) {
    lines.push({
      sign: "~",
      text: quantityText(objective),
      details: costs.map((cost): Detail => plainDetail(costText(cost, objective))),
    });
  }
  lines.push(
    ...limitLines(
      variables.map((mover) => moverLine("variable", mover)),
      mostMovers,
    ),
  );
  lines.push(
    ...limitLines(
      prices.map((mover) => moverLine("dual of", mover)),
      mostMovers,
    ),
  );
  const parts = [
    ...(variables.length > 0 ? [`${count(variables.length, "variable")} moved`] : []),
    ...(prices.length > 0 ? [`${count(prices.length, "price")} moved`] : []),
  ];
  const moved = parts.length === 0 ? "only the objective moved" : parts.join(", ");
  return { title: "results", summary: lines.length === 0 ? "no difference" : moved, lines };
}

function isMoved({ before, after }: QuantityChange): boolean {
  const [was, is] = [before ?? NaN, after ?? NaN];
  return !(Math.abs(was - is) <= 1e-9 * Math.max(Math.abs(was), Math.abs(is)));
}

function quantityText({ name, unit, before, after }: QuantityChange): string {
  const inUnit = unit === "1" ? "" : ` ${unit}`;
  if (before === undefined || after === undefined) {
    return `${name}: ${showChange(before, after)}${inUnit}`;
  }
  const factor = before !== 0 && after / before > 0 ? `, ${showFactor(after / before)}` : "";
  return `${name}: ${showChange(before, after)}${inUnit} (${signed(after - before)}${factor})`;
}

/** A cost with its part in the objective's change. */
function costText(cost: QuantityChange, objective: QuantityChange): string {
  const change = (cost.after ?? 0) - (cost.before ?? 0);
  const total = (objective.after ?? NaN) - (objective.before ?? NaN);
  const share = change / total;
  const part =
    Number.isFinite(share) && Math.abs(share) < 100
      ? `, ${share < 0 ? "−" : ""}${Math.round(Math.abs(share) * 100)} % of the change`
      : "";
  return `${cost.name}: ${showChange(cost.before, cost.after)} (${signed(change)}${part})`;
}

function moverLine(what: string, mover: Mover): Line {
  const { name, unit, changed, size, before, after, samples } = mover;
  const inUnit = unit === "1" ? "" : ` ${unit}`;
  const cells =
    size === 1
      ? ""
      : `, ${changed.toLocaleString("en-US")} of ${size.toLocaleString("en-US")} moved`;
  const [only] = samples;
  if (size === 1 && only !== undefined) {
    const text = `${what} ${name}: ${showChange(only.before, only.after)}${inUnit}`;
    return { sign: "~", text, details: [] };
  }
  // Duals of different rows do not add up to anything.
  const isSum = what === "variable";
  const [was, is] = [showNumber(before), showNumber(after)];
  const sum = was === is ? `in all still ${is}` : `in all ${was} → ${is}`;
  const total = isSum ? `${sum}${inUnit}${cells}` : cells.slice(2);
  return {
    sign: "~",
    text: `${what} ${name}: ${total}`,
    details: samples.map(({ labels, before: was, after: is }) =>
      plainDetail(`${name}${labels}: ${showChange(was, is)}${inUnit}`),
    ),
  };
}

function signed(value: number): string {
  return `${value < 0 ? "−" : "+"}${showNumber(Math.abs(value))}`;
}
