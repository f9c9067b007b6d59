/**
 * `set`: the columns, order and static members that references need (the header), then the definition.
 * A set of width one is its own carrier; a wider one takes its columns from `within` or from its definition.
 */
import { invariant } from "../diagnostics/index.js";
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { Expression, SetDeclaration } from "../syntax/index.js";
import { carrierName, unknownCarrier } from "./carriers.js";
import { checkDomain, uniqueNames } from "./check-domain.js";
import { checkSet } from "./check-set.js";
import type { Carrier, SetExpression, SetModel } from "./checked-model.js";
import { createContext, createOwner, type Context, type Owner } from "./context.js";
import { memberSetOf } from "./kind-of.js";
import { reportUnknownName } from "./names.js";
import type { ModelState, SetHeader } from "./model-state.js";
import { readMembers, type ListedMembers } from "./read-members.js";
import { checkFamilyTable } from "./check-family.js";
import { sourceModel } from "./source-model.js";
import { staticMembers } from "./static-members.js";

/** A set's header, and how to finish its model. */
export interface CheckedSet {
  readonly header: SetHeader;
  readonly owner: Owner;
  readonly finish: () => SetModel;
}

/** Checks a set declaration up to its header; the definition of a set with typed columns waits for `finish`. */
export function checkSetDeclaration(resolved: ResolvedDeclaration, state: ModelState): CheckedSet {
  const { declaration: set, name, scope } = resolved;
  invariant(set.kind === "set", `${name} is a set`);
  const owner = createOwner(name);
  const outer = createContext(state, owner, scope, { kind: "data", what: "a set" });
  const nameSpan = set.name.span;
  const { domain, context } = checkDomain(set.domain, nameSpan, outer);
  const family = set.domain === undefined ? undefined : domain;
  const within = set.within && checkSet(set.within, context);
  const self: Carrier = { kind: "set", set: name };
  const listed = within === undefined ? readMembers(set.value, context) : undefined;

  let isChecked = false;
  let definition: SetExpression | undefined;
  const define = (): SetExpression | undefined => {
    if (isChecked) return definition;
    isChecked = true;
    const expected = within?.columns ?? (family === undefined ? [self] : undefined);
    definition = defineSet(set, expected, context, listed !== undefined);
    const [part] = definition?.columns ?? [];
    if (family === undefined && definition?.columns.length === 1 && part?.kind === "set") {
      state.carriers.addSubset(name, part.set);
    }
    return definition;
  };

  const own = within?.columns ?? (listed === undefined ? define()?.columns : undefined);
  const isTyped = set.within !== undefined || set.from === undefined || family === undefined;
  const isTupleList = listed !== undefined && listed.width > 1;
  if (!isTyped || isTupleList || (family !== undefined && listed !== undefined)) {
    owner.report("set-needs-within", { name }, nameSpan);
  }
  const isSingle = (own?.length ?? 1) === 1 && !isTupleList;
  const [parent] = own ?? [];
  if (isSingle && family === undefined && parent?.kind === "set") {
    state.carriers.addSubset(name, parent.set);
  }
  const isOwn = family === undefined && isSingle;
  const columns = isOwn ? [self] : (own ?? [unknownCarrier]);
  const above = (own ?? []).filter((carrier) => carrierName(carrier) !== name);
  const headers = above.map((carrier) => state.carrier(carrier));
  const isInteger =
    set.isInteger ||
    (listed?.isInteger ?? false) ||
    (isSingle &&
      above.length > 0 &&
      (parent?.kind === "integer" || headers[0]?.isInteger === true));
  const inherits =
    above.length > 0 &&
    above.every((carrier, i) => carrier.kind === "integer" || headers[i]?.isOrdered === true);
  const members = isOwn
    ? membersOf(within, listed?.values, isChecked ? definition : undefined, set, state)
    : undefined;
  const header: SetHeader = {
    name,
    nameSpan,
    columns,
    columnNames: isOwn ? [name] : uniqueNames(columns.map(carrierName)),
    family,
    isOrdered: set.isOrdered || isInteger || inherits,
    isInteger,
    cyclic: set.cyclic && { by: checkCycleMap(set, context) },
    members,
  };
  const finish = (): SetModel => {
    const value = listed === undefined ? define() : undefined;
    return {
      name,
      doc: set.doc?.value,
      span: set.span,
      nameSpan,
      columns: header.columns,
      columnNames: header.columnNames,
      family,
      within,
      isOrdered: header.isOrdered,
      isInteger,
      cyclic: header.cyclic,
      definition: definitionOf(set, listed?.values, value, header, context),
      isEmptyByDefault: set.fallback !== undefined,
    };
  };
  return { header, owner, finish };
}

/** The definition as a set expression; `within` literals are members of that set. */
function defineSet(
  set: SetDeclaration,
  expected: readonly Carrier[] | undefined,
  context: Context,
  isListed: boolean,
): SetExpression | undefined {
  if (set.value === undefined || isListed) return undefined;
  const value =
    set.value.kind === "table-literal"
      ? checkFamilyTable(set, set.value, expected, context)
      : checkSet(set.value, context, expected);
  if (value !== undefined && expected !== undefined && set.within !== undefined) {
    if (value.columns.length !== expected.length) {
      context.owner.report(
        "wrong-width",
        {
          by: "`within`",
          found: value.columns.length,
          wanted: expected.length,
          columns: expected.map(carrierName),
        },
        set.value.span,
      );
      return undefined;
    }
    if (!areRelated(value.columns, expected, set.value, context)) return undefined;
  }
  return value;
}

function areRelated(
  found: readonly Carrier[],
  wanted: readonly Carrier[],
  value: Expression,
  context: Context,
): boolean {
  return found.every((carrier, i) => {
    const other = wanted[i];
    if (other === undefined || carrier.kind === "integer" || other.kind === "integer") return true;
    if (context.state.carriers.isRelated(carrier.set, other.set)) return true;
    const spans = [carrier, other].flatMap((one) => {
      const header = context.state.carrier(one);
      return header === undefined
        ? []
        : [{ span: header.nameSpan, text: `\`${one.set}\` is declared here` }];
    });
    context.owner.report(
      "wrong-index-type",
      { found: carrier.set, wanted: other.set, by: "`within`" },
      value.span,
      { related: spans },
    );
    return false;
  });
}

function definitionOf(
  set: SetDeclaration,
  listed: ListedMembers["values"] | undefined,
  value: SetExpression | undefined,
  header: SetHeader,
  context: Context,
): SetModel["definition"] {
  if (set.from !== undefined) return { kind: "source", source: sourceModel(set.from, context) };
  if (listed !== undefined) return { kind: "members", values: listed };
  if (value?.kind === "literal" && header.columns.length === 1 && header.family === undefined) {
    const values = value.tuples.flatMap(([member]) =>
      member?.kind === "constant" ? [{ value: member.value, span: member.span }] : [],
    );
    if (values.length === value.tuples.length) return { kind: "members", values };
  }
  const { columns, nameSpan: span } = header;
  if (set.value === undefined)
    context.owner.report("set-without-members", { name: header.name }, span);
  return { kind: "expression", value: value ?? { kind: "literal", tuples: [], columns, span } };
}

function membersOf(
  within: SetExpression | undefined,
  listed: readonly { readonly value: string | number }[] | undefined,
  definition: SetExpression | undefined,
  set: SetDeclaration,
  state: ModelState,
): ReadonlySet<string | number> | undefined {
  if (listed !== undefined) return new Set(listed.map((member) => member.value));
  const known = definition && staticMembers(definition, state);
  if (known !== undefined) return known;
  const written = within === undefined ? undefined : readListed(set.value);
  if (written !== undefined) return written;
  return within && staticMembers(within, state);
}

/** Members of `within R = { a, b }` as they are written, before they are checked. */
function readListed(value: Expression | undefined): ReadonlySet<string | number> | undefined {
  if (value?.kind !== "set-literal") return undefined;
  const members = new Set<string | number>();
  for (const element of value.elements) {
    if (element.kind === "name") members.add(element.path.text);
    else if (element.kind === "text" || element.kind === "number") members.add(element.value);
    else return undefined;
  }
  return members;
}

function checkCycleMap(set: SetDeclaration, context: Context): string | undefined {
  const by = set.cyclic?.by;
  if (by === undefined) return undefined;
  const resolved = context.scope.find(by.text);
  if (resolved === undefined) {
    reportUnknownName({ text: by.text, parts: [by], span: by.span }, "a parameter", context);
    return undefined;
  }
  const { declaration } = resolved;
  const isOptional = declaration.kind === "param" && declaration.isOptional;
  if (memberSetOf(resolved) === undefined || isOptional) {
    context.owner.report("cycle-needs-map", { name: by.text }, by.span, {
      ...(isOptional
        ? { why: "each member belongs to a group, so the map is not `optional`" }
        : {}),
      related: [{ span: declaration.name.span, text: `\`${by.text}\` is declared here` }],
    });
    return undefined;
  }
  context.owner.references.push({ span: by.span, target: resolved.name });
  return resolved.name;
}
