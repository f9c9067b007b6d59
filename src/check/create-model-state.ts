/**
 * The checker's memory at work: headers and bodies of declarations, each checked once and on demand.
 * A declaration that is reached again while it is being checked is a circle; a parameter may refer to itself all the same,
 * and then its unit, if none is written, is found in a first pass that leaves it open.
 */
import { assertNever, invariant } from "../diagnostics/index.js";
import type { ResolvedDeclaration, ResolvedProgram } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import { dimensionless, type Unit, type UnitTable } from "../units/index.js";
import { createCarriers } from "./carriers.js";
import { checkClaim } from "./check-claim.js";
import { checkConstraint } from "./check-constraint.js";
import { checkDefine } from "./check-define.js";
import { checkFunction } from "./check-function.js";
import { checkHeader } from "./check-header.js";
import { checkIamc } from "./check-iamc.js";
import { checkParam } from "./check-param.js";
import { checkBounds } from "./check-restriction.js";
import { checkReport, checkRule } from "./check-rule.js";
import { checkSetDeclaration, type CheckedSet } from "./check-set-declaration.js";
import type { VariableModel } from "./checked-model.js";
import { createContext, createOwner, type Context, type Owner } from "./context.js";
import { findPriced } from "./choose-objective.js";
import type { CheckedBody, IndexedHeader, ModelState } from "./model-state.js";
import { addUnions } from "./union-subsets.js";

/** The state with, for the end, every declaration it met and what was said about each. */
export interface WorkingState extends ModelState {
  /** Diagnostics and references of a declaration, header first. */
  readonly owners: (name: string) => readonly Owner[];
  /** Declarations of modules that the model reached, in the order in which it did. */
  readonly reached: () => readonly ResolvedDeclaration[];
}

/** Stands for a declaration that is being checked. */
const BUSY = Symbol("busy");

/** The unit of a parameter within its own formula, and whether anything asked for it. */
interface AssumedUnit {
  unit: Unit | undefined;
  isUsed: boolean;
}

/** Makes the state of a program; nothing is checked yet. */
export function createModelState(program: ResolvedProgram, units: UnitTable): WorkingState {
  const sets = new Map<string, CheckedSet | typeof BUSY>();
  const headers = new Map<string, IndexedHeader | typeof BUSY>();
  const bodies = new Map<string, CheckedBody | typeof BUSY>();
  const reached = new Map<string, ResolvedDeclaration>();
  const stack: string[] = [];
  /** Units assumed for parameters that refer to themselves. */
  const assumed = new Map<string, AssumedUnit>();
  const contributions = groupContributions(program);
  const carriers = createCarriers();

  const meet = (resolved: ResolvedDeclaration): void => {
    if (!program.declarations.has(resolved.name)) reached.set(resolved.name, resolved);
  };

  const findSet = (resolved: ResolvedDeclaration): CheckedSet | undefined => {
    const known = sets.get(resolved.name);
    if (known !== undefined) return known === BUSY ? undefined : known;
    meet(resolved);
    sets.set(resolved.name, BUSY);
    stack.push(resolved.name);
    const checked = checkSetDeclaration(resolved, state);
    stack.pop();
    sets.set(resolved.name, checked);
    return checked;
  };

  const findHeader = (resolved: ResolvedDeclaration): IndexedHeader | undefined => {
    const known = headers.get(resolved.name);
    if (known !== undefined) return known === BUSY ? undefined : known;
    meet(resolved);
    headers.set(resolved.name, BUSY);
    stack.push(resolved.name);
    const header = checkHeader(resolved, state);
    stack.pop();
    headers.set(resolved.name, header);
    return header;
  };

  const findBody = (resolved: ResolvedDeclaration): CheckedBody | undefined => {
    const known = bodies.get(resolved.name);
    if (known !== undefined) return known === BUSY ? undefined : known;
    meet(resolved);
    const header = resolved.declaration.kind === "set" ? undefined : findHeader(resolved);
    bodies.set(resolved.name, BUSY);
    stack.push(resolved.name);
    const body = checkBody(resolved, header);
    stack.pop();
    bodies.set(resolved.name, body);
    return body;
  };

  /** Checks a formula, twice if its unit is to be inferred and it refers to itself. */
  const checkBody = (
    resolved: ResolvedDeclaration,
    header: IndexedHeader | undefined,
  ): CheckedBody => {
    const { declaration, name } = resolved;
    if (declaration.kind !== "param" || header === undefined || header.unit !== undefined) {
      return checkOnce(resolved, header, header?.unit);
    }
    const note: AssumedUnit = { unit: undefined, isUsed: false };
    assumed.set(name, note);
    const first = checkOnce(resolved, header, undefined);
    if (!note.isUsed) return first;
    note.unit = first.unit ?? dimensionless;
    return checkOnce(resolved, header, note.unit);
  };

  const checkOnce = (
    resolved: ResolvedDeclaration,
    header: IndexedHeader | undefined,
    unit: Unit | undefined,
  ): CheckedBody => {
    const { declaration } = resolved;
    if (declaration.kind === "set") {
      const set = findSet(resolved);
      invariant(set !== undefined, `the set ${resolved.name} is finished only after its header`);
      return {
        part: { kind: "set", model: set.finish() },
        unit: undefined,
        degree: 0,
        owner: set.owner,
      };
    }
    const owner = createOwner(resolved.name, header?.context.owner);
    const place = { kind: "data", what: "a function" } as const;
    const context: Context =
      header === undefined
        ? createContext(state, owner, resolved.scope, place)
        : { ...header.context, owner };
    return { ...checkPart(resolved, header, unit, context), owner };
  };

  const state: WorkingState = {
    program,
    units,
    carriers,
    set: (resolved) => findSet(resolved)?.header,
    carrier: (carrier) => {
      if (carrier.kind === "integer") return undefined;
      const resolved = program.declarations.get(carrier.set) ?? reached.get(carrier.set);
      return resolved?.declaration.kind === "set" ? findSet(resolved)?.header : undefined;
    },
    header: findHeader,
    body: findBody,
    unitOf: (resolved: ResolvedDeclaration, context: Context, span: Span) => {
      const header = findHeader(resolved);
      if (header === undefined || header.unit !== undefined) return header?.unit;
      const body = findBody(resolved);
      if (body !== undefined) return body.unit;
      const note = assumed.get(resolved.name);
      if (note !== undefined && stack.at(-1) === resolved.name) {
        note.isUsed = true;
        return note.unit;
      }
      context.owner.report("unit-needed", { name: resolved.name }, span, {
        related: [{ span: resolved.declaration.name.span, text: "declared here without a unit" }],
      });
      return undefined;
    },
    busy: () => stack,
    contributions: (total) => contributions.get(total) ?? [],
    objective: () => findPriced(program),
    owners: (name) => ownersOf(sets.get(name), headers.get(name), bodies.get(name)),
    reached: () => [...reached.values()],
  };
  addUnions(program, carriers);
  return state;

  function ownersOf(
    set: CheckedSet | typeof BUSY | undefined,
    header: IndexedHeader | typeof BUSY | undefined,
    body: CheckedBody | typeof BUSY | undefined,
  ): readonly Owner[] {
    const owners: Owner[] = [];
    if (set !== undefined && set !== BUSY) owners.push(set.owner);
    if (header !== undefined && header !== BUSY) owners.push(header.context.owner);
    if (body !== undefined && body !== BUSY && !owners.includes(body.owner))
      owners.push(body.owner);
    return owners;
  }
}

function checkPart(
  resolved: ResolvedDeclaration,
  header: IndexedHeader | undefined,
  unit: Unit | undefined,
  context: Context,
): Omit<CheckedBody, "owner"> {
  const { declaration, name } = resolved;
  const doc = declaration.doc?.value;
  const base = { name, doc, span: declaration.span, nameSpan: declaration.name.span };
  const nothing = { part: { kind: "nothing" }, unit: undefined, degree: 0 } as const;
  if (declaration.kind === "table") {
    const { content } = declaration;
    const model = { ...base, content: content.value, contentSpan: content.span };
    return { part: { kind: "table", model }, unit: undefined, degree: 0 };
  }
  if (declaration.kind === "function") {
    checkFunction(resolved, context);
    return nothing;
  }
  if (header === undefined) return nothing;
  switch (declaration.kind) {
    case "set":
      return nothing;
    case "param": {
      const checked = checkParam(header, declaration, unit, context);
      return { part: { kind: "param", model: checked.model }, unit: checked.unit, degree: 0 };
    }
    case "var": {
      const { lower, upper, isBinary } = checkBounds(header, declaration, context);
      const kind = declaration.integrality?.kind ?? (isBinary ? "binary" : "continuous");
      const own = header.unit ?? dimensionless;
      const model: VariableModel = {
        ...base,
        domain: header.domain,
        unit: own,
        lower,
        upper,
        integrality: kind,
      };
      return { part: { kind: "variable", model }, unit: own, degree: 1 };
    }
    case "define":
    case "cost":
    case "term":
    case "total":
    case "minimize":
    case "maximize": {
      const checked = checkDefine(header, declaration, context);
      const { degree } = checked.model;
      return { part: { kind: "define", model: checked.model }, unit: checked.unit, degree };
    }
    case "constraint": {
      const checked = checkConstraint(header, declaration, context);
      return { part: { kind: "constraint", model: checked.model }, unit: checked.unit, degree: 1 };
    }
    case "check": {
      const model = checkRule(header, declaration, context);
      return { part: { kind: "check", model }, unit: undefined, degree: 0 };
    }
    case "report": {
      const checked = checkReport(header, declaration, context);
      return { part: { kind: "report", model: checked.model }, unit: checked.unit, degree: 1 };
    }
    case "claim": {
      const checked = checkClaim(header, declaration, context);
      return { part: { kind: "claim", model: checked.model }, unit: checked.unit, degree: 1 };
    }
    case "iamc": {
      const checked = checkIamc(header, declaration, context);
      return { part: { kind: "iamc", model: checked.model }, unit: checked.unit, degree: 1 };
    }
    default:
      return assertNever(declaration);
  }
}

/** Costs and terms by the full name of the total they flow into. */
function groupContributions(
  program: ResolvedProgram,
): ReadonlyMap<string, readonly ResolvedDeclaration[]> {
  const groups = new Map<string, ResolvedDeclaration[]>();
  for (const resolved of program.declarations.values()) {
    const { declaration, scope } = resolved;
    if (declaration.kind !== "cost" && declaration.kind !== "term") continue;
    const total = declaration.into && scope.find(declaration.into.total.text)?.name;
    if (total === undefined) continue;
    const group = groups.get(total);
    if (group === undefined) groups.set(total, [resolved]);
    else group.push(resolved);
  }
  return groups;
}
