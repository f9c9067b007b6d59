/**
 * Figures, claims and IAMC variables as s-expressions.
 */
import type { ClaimDeclaration, Expectation, FigureDeclaration, IamcDeclaration } from "./ast.js";
import {
  domain,
  expression,
  labelled,
  list,
  printExpression,
  quote,
  restriction,
  unit,
} from "./print-expression.js";

/** A figure. */
export function printFigure(node: FigureDeclaration): string {
  return list(
    node.kind,
    node.name.text,
    domain(node.domain),
    labelled(":", unit(node.type)),
    quote(node.doc),
    list(
      node.mark.text,
      ...node.channels.map(({ name, value }) => list(name.text, printExpression(value))),
    ),
    labelled("for", ...node.scenarios.map((scenario) => scenario.text)),
  );
}

/** A claim. */
export function printClaim(node: ClaimDeclaration): string {
  return list(
    node.kind,
    node.name.text,
    labelled(":", unit(node.type)),
    expectation(node.expected),
    quote(node.doc),
    printExpression(node.value),
    labelled("because", quote(node.reason)),
  );
}

function expectation(node: Expectation): string {
  if (node.kind !== "about") return restriction(node);
  const tolerance = labelled("within", expression(node.tolerance));
  return list("about", printExpression(node.value), tolerance);
}

/** A variable of an IAMC table. */
export function printIamc(node: IamcDeclaration): string {
  const { region } = node;
  return list(
    node.kind,
    node.name.text,
    domain(node.domain),
    labelled(":", unit(node.type)),
    labelled("as", quote(node.unitLabel)),
    quote(node.doc),
    labelled("variable", quote(node.variable)),
    labelled("region", "text" in region ? region.text : quote(region)),
    labelled("year", node.year.text),
    labelled("subannual", quote(node.subannual)),
    printExpression(node.value),
  );
}
