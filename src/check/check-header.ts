/**
 * The header of everything with an index domain: what a reference to it needs, found out before its formula is read.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { ModelDeclaration } from "../resolve/index.js";
import type { Domain, Expression, TableLiteral, UnitExpression } from "../syntax/index.js";
import { dimensionless, type Unit } from "../units/index.js";
import { checkDomain } from "./check-domain.js";
import { checkUnit } from "./check-unit.js";
import { createContext, createOwner, type Place } from "./context.js";
import { withCondition } from "./guards.js";
import { memberSetOf } from "./kind-of.js";
import type { IndexedHeader, ModelState } from "./model-state.js";

/** Checks the bracket and the unit of a declaration. */
export function checkHeader(resolved: ResolvedDeclaration, state: ModelState): IndexedHeader {
  const { declaration, name, scope } = resolved;
  const owner = createOwner(name);
  const outer = createContext(state, owner, scope, placeOf(declaration));
  const { domain, context } = checkDomain(domainOf(declaration), declaration.name.span, outer);
  const memberSet = memberSetOf(resolved);
  if (memberSet !== undefined && declaration.kind === "param" && declaration.type !== undefined) {
    owner.references.push({ span: declaration.type.span, target: memberSet.name });
  }
  const written = typeOf(declaration);
  const isMember = memberSet !== undefined;
  const inner = domain.condition === undefined ? context : withCondition(context, domain.condition);
  return {
    resolved,
    domain,
    context: inner,
    unit: unitOf(declaration, isMember ? undefined : written && checkUnit(written, inner)),
    memberOf: memberSet?.name,
  };
}

/** What has no formula to infer a unit from is a plain number. */
function unitOf(declaration: ModelDeclaration, written: Unit | undefined): Unit | undefined {
  if (written !== undefined || typeOf(declaration) !== undefined) return written;
  if (declaration.kind === "var") return dimensionless;
  if (declaration.kind !== "param") return undefined;
  const isFormula = declaration.value !== undefined && tableIn(declaration.value) === undefined;
  return isFormula ? undefined : dimensionless;
}

/** The table that a parameter's value is; `{}` is the table without cells. */
export function tableIn(value: Expression | undefined): TableLiteral | undefined {
  if (value?.kind === "table-literal") return value;
  const isEmpty = value?.kind === "set-literal" && value.elements.length === 0;
  return isEmpty ? { kind: "table-literal", entries: [], span: value.span } : undefined;
}

function domainOf(declaration: ModelDeclaration): Domain | undefined {
  return "domain" in declaration ? declaration.domain : undefined;
}

function typeOf(declaration: ModelDeclaration): UnitExpression | undefined {
  return "type" in declaration ? declaration.type : undefined;
}

function placeOf(declaration: ModelDeclaration): Place {
  switch (declaration.kind) {
    case "define":
    case "cost":
    case "term":
    case "total":
    case "minimize":
    case "maximize":
    case "constraint":
      return { kind: "linear" };
    case "report":
    case "claim":
    case "iamc":
      return { kind: "report" };
    case "var":
      return { kind: "data", what: "a bound" };
    case "check":
      return { kind: "data", what: "a `check`, which tests data" };
    default:
      return {
        kind: "data",
        what: `a ${declaration.kind === "param" ? "parameter" : declaration.kind}`,
      };
  }
}
