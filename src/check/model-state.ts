/**
 * What the checker knows of each declaration, found out on demand: first the header (domain, unit, columns), which other
 * declarations need to refer to it, then the body. Everything is checked once, whatever the order of the text.
 */
import type { ResolvedDeclaration, ResolvedProgram } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import type { Unit, UnitTable } from "../units/index.js";
import type { Carriers } from "./carriers.js";
import type {
  Carrier,
  CheckDeclarationModel,
  ClaimModel,
  ConstraintModel,
  DefineModel,
  DomainModel,
  IamcModel,
  ParamModel,
  ReportModel,
  SetModel,
  TableModel,
  VariableModel,
} from "./checked-model.js";
import type { Context, Owner } from "./context.js";

/** What a reference to a set needs. */
export interface SetHeader {
  readonly name: string;
  readonly nameSpan: Span;
  readonly columns: readonly Carrier[];
  readonly columnNames: readonly string[];
  /** The indices of a family of sets. */
  readonly family: DomainModel | undefined;
  readonly isOrdered: boolean;
  readonly isInteger: boolean;
  readonly cyclic: { readonly by: string | undefined } | undefined;
  /** Every member it can have, where the text tells. */
  readonly members: ReadonlySet<string | number> | undefined;
}

/** What a reference to anything with an index domain needs. */
export interface IndexedHeader {
  readonly resolved: ResolvedDeclaration;
  readonly domain: DomainModel;
  /** Inside the domain: its indices are bound, its condition is known to hold. */
  readonly context: Context;
  /** The unit that is written; undefined when it must be inferred. */
  readonly unit: Unit | undefined;
  /** Set whose members are a parameter's values. */
  readonly memberOf: string | undefined;
}

/** The finished model of one declaration. */
export type ModelPart =
  | { readonly kind: "set"; readonly model: SetModel }
  | { readonly kind: "param"; readonly model: ParamModel }
  | { readonly kind: "table"; readonly model: TableModel }
  | { readonly kind: "variable"; readonly model: VariableModel }
  | { readonly kind: "define"; readonly model: DefineModel }
  | { readonly kind: "constraint"; readonly model: ConstraintModel }
  | { readonly kind: "check"; readonly model: CheckDeclarationModel }
  | { readonly kind: "report"; readonly model: ReportModel }
  | { readonly kind: "claim"; readonly model: ClaimModel }
  | { readonly kind: "iamc"; readonly model: IamcModel }
  | { readonly kind: "nothing" };

/** A checked declaration. */
export interface CheckedBody {
  readonly part: ModelPart;
  readonly unit: Unit | undefined;
  readonly degree: 0 | 1;
  readonly owner: Owner;
}

/** The checker's memory. */
export interface ModelState {
  readonly program: ResolvedProgram;
  readonly units: UnitTable;
  readonly carriers: Carriers;
  /** Undefined when the set is being found out already: it depends on itself. */
  readonly set: (resolved: ResolvedDeclaration) => SetHeader | undefined;
  /** The header of a carrier, by full name. */
  readonly carrier: (carrier: Carrier) => SetHeader | undefined;
  /** Undefined when it depends on itself. */
  readonly header: (resolved: ResolvedDeclaration) => IndexedHeader | undefined;
  /** Undefined when it is being checked already. */
  readonly body: (resolved: ResolvedDeclaration) => CheckedBody | undefined;
  /** The unit of anything with a domain; reports at `span` where a circle makes it unknowable. */
  readonly unitOf: (
    resolved: ResolvedDeclaration,
    context: Context,
    span: Span,
  ) => Unit | undefined;
  /** Names whose bodies are being checked, outermost first. */
  readonly busy: () => readonly string[];
  /** Costs and terms that flow into a total. */
  readonly contributions: (total: string) => readonly ResolvedDeclaration[];
  /** The objective in whose unit duals and prices are: what is optimised, or what a study's goal stands in for. */
  readonly objective: () => ResolvedDeclaration | undefined;
}
