/**
 * The abstract syntax tree of one file: plain, readonly, tagged data; every node has a span.
 * It says what was written and nothing of what it means: names are unresolved, units are unevaluated.
 * Where the text is broken a `missing` node stands, so that every later pass is total.
 */
import type { Span } from "../text/index.js";
import type { Comment, Name, Path, Text } from "./ast-names.js";
import type {
  CheckDeclaration,
  ComponentDeclaration,
  ConstraintDeclaration,
  ContributionDeclaration,
  DefineDeclaration,
  DimensionDeclaration,
  FunctionDeclaration,
  ObjectiveDeclaration,
  ParamDeclaration,
  PrefixDeclaration,
  ReportDeclaration,
  SetDeclaration,
  TableDeclaration,
  TotalDeclaration,
  UnitDeclaration,
  UseDeclaration,
  VarDeclaration,
} from "./ast-declarations.js";
import type { OverlayItem, ScenarioDeclaration, StudyDeclaration } from "./ast-overlays.js";
import type { ClaimDeclaration, FigureDeclaration, IamcDeclaration } from "./ast-outputs.js";
export type * from "./ast-names.js";
export type * from "./ast-expressions.js";
export type * from "./ast-declarations.js";
export type * from "./ast-overlays.js";
export type * from "./ast-outputs.js";

/** One parsed file. */
export interface File {
  readonly kind: "file";
  readonly path: string;
  readonly span: Span;
  readonly header: Header | undefined;
  readonly items: readonly Item[];
  readonly comments: readonly Comment[];
}

/** `model NAME [extends "f.dcm"] "doc"`, `part of NAME`, or `module std.finance "doc"`. */
export type Header =
  | {
      readonly kind: "model";
      readonly name: Path;
      readonly base: Text | undefined;
      readonly doc: Text | undefined;
      readonly span: Span;
    }
  | { readonly kind: "part"; readonly name: Path; readonly span: Span }
  | {
      readonly kind: "module";
      readonly name: Path;
      readonly doc: Text | undefined;
      readonly span: Span;
    };

/** Everything that may stand at the top level of a file. */
export type Item = Import | Include | Change | Declaration | MissingItem;

/** `import std.finance (discount_factor, f as g)` or `import "lib.dcm" (f)`. */
export interface Import {
  readonly kind: "import";
  readonly source: Path | Text;
  readonly names: readonly { readonly name: Name; readonly alias: Name | undefined }[];
  readonly span: Span;
}

/** `include "cooling.dcm"`. */
export interface Include {
  readonly kind: "include";
  readonly path: Text;
  readonly span: Span;
}

/** `change { … }` in a model that extends another: an overlay on the base, of which all scenarios start. */
export interface Change {
  readonly kind: "change";
  readonly items: readonly OverlayItem[];
  readonly span: Span;
}

/** What was left of an item that could not be read. */
export interface MissingItem {
  readonly kind: "missing-item";
  readonly span: Span;
}

/** Every declaration has a name (a check may have none). */
export type Declaration =
  | DimensionDeclaration
  | UnitDeclaration
  | PrefixDeclaration
  | SetDeclaration
  | ParamDeclaration
  | TableDeclaration
  | VarDeclaration
  | DefineDeclaration
  | TotalDeclaration
  | ContributionDeclaration
  | ObjectiveDeclaration
  | ConstraintDeclaration
  | CheckDeclaration
  | ReportDeclaration
  | FunctionDeclaration
  | ComponentDeclaration
  | UseDeclaration
  | ScenarioDeclaration
  | StudyDeclaration
  | FigureDeclaration
  | ClaimDeclaration
  | IamcDeclaration;
