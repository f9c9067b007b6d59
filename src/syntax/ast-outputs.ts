/**
 * What a model shows of its results, as written: figures, claims of a publication, and variables of an IAMC table.
 */
import type { Span } from "../text/index.js";
import type { Name, Text } from "./ast-names.js";
import type { Domain, Expression } from "./ast-expressions.js";
import type { DeclarationBase, Restriction, UnitExpression } from "./ast-declarations.js";

/**
 * `figure fig5 "Cooling shares" area(x: YEAR, y: cooling_share, color: COOLING) for RCN`
 * `figure day[s in SEASON, h in HOUR] : GW "A day" area(x: h, column: s, y: { grid[Kanto, 2040, s, h], ppa[Kanto, 2040, s, h] }) for RCN`
 * `figure fig7 "Tornado" tornado(study: tornado)`
 */
export interface FigureDeclaration extends DeclarationBase {
  readonly kind: "figure";
  readonly domain: Domain | undefined;
  /** Unit in which the values are shown. */
  readonly type: UnitExpression | undefined;
  /** `line`, `area`, `bar`, `tiles`, `tornado` …: judged by the checker. */
  readonly mark: Name;
  readonly channels: readonly FigureChannel[];
  /** Scenarios of `for`; none means every scenario that was solved. */
  readonly scenarios: readonly Name[];
}

/** `x: YEAR`: a channel of the picture and what it shows. */
export interface FigureChannel {
  readonly name: Name;
  readonly value: Expression;
  readonly span: Span;
}

/** `claim saving in [18 %, 23 %] "Section 4.2: saving" = 1 - value(npv, RCN) / value(npv, CCN) because "…"`. */
export interface ClaimDeclaration extends DeclarationBase {
  readonly kind: "claim";
  readonly type: UnitExpression | undefined;
  readonly expected: Expectation;
  readonly value: Expression;
  readonly reason: Text | undefined;
}

/** What a publication says of a value: `in [a, b]`, `>= e`, `<= e`, `about e`, `about e within t`. */
export type Expectation =
  | Restriction
  | {
      readonly kind: "about";
      readonly value: Expression;
      /** A share of the value, as `5 %`; the checker's default when absent. */
      readonly tolerance: Expression | undefined;
      readonly span: Span;
    };

/**
 * `iamc cooling[c in COOLING, r in REGION, y in YEAR] : MW as "MW" "doc"
 *    variable "Capacity|Cooling|{c}" region r year y = capacity[c, r, y]`
 */
export interface IamcDeclaration extends DeclarationBase {
  readonly kind: "iamc";
  readonly domain: Domain | undefined;
  readonly type: UnitExpression | undefined;
  /** The unit's name in the table; the unit as written when absent. */
  readonly unitLabel: Text | undefined;
  /** Name of the variable; `{c}` stands for the member of an index. */
  readonly variable: Text;
  /** An index, or the name of one region. */
  readonly region: Name | Text;
  readonly year: Name;
  /** Label of the sub-annual slice, with `{h}` as above. */
  readonly subannual: Text | undefined;
  readonly value: Expression;
}
