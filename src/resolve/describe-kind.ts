/**
 * Kinds of declarations in the words of the field, for messages.
 */
import type { Declaration } from "../syntax/index.js";

const words = {
  dimension: "dimension",
  unit: "unit",
  prefix: "unit prefix",
  set: "set",
  param: "parameter",
  table: "table",
  var: "variable",
  define: "named expression",
  total: "total",
  cost: "cost",
  term: "term",
  minimize: "objective",
  maximize: "objective",
  constraint: "constraint",
  check: "check",
  report: "report",
  function: "function",
  component: "component",
  use: "component in use",
  scenario: "scenario",
  study: "study",
  figure: "figure",
  claim: "claim",
  iamc: "IAMC variable",
} as const satisfies Record<Declaration["kind"], string>;

/** What a declaration of this kind is called: `parameter` for `param`. */
export function describeKind(kind: Declaration["kind"]): string {
  return words[kind];
}
