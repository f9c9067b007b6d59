/**
 * What the declarations of a model want of their data files, as far as the text tells: no file is read here.
 */
import type {
  Carrier,
  CheckedModel,
  ParamModel,
  SetModel,
  SourceModel,
} from "../../check/index.js";
import type { ColumnRequest } from "../find-columns.js";
import { tupleIndices } from "../set-rows.js";

/** A declaration and the source it reads. */
export interface Reader {
  readonly declaration:
    | { readonly kind: "param"; readonly model: ParamModel }
    | { readonly kind: "set"; readonly model: SetModel };
  readonly source: SourceModel;
  /** Carrier of each index column; undefined where the members of the set itself are read. */
  readonly carriers: readonly (Carrier | undefined)[];
  /** What is looked for among the columns. */
  readonly request: ColumnRequest;
}

/** Every declaration of a model that reads a file or table, in order of declaration, sets first. */
export function listReaders(model: CheckedModel): readonly Reader[] {
  const sets = [...model.sets.values()].flatMap((set) => readerOfSet(set) ?? []);
  const params = [...model.params.values()].flatMap((param) => readerOfParam(param) ?? []);
  return [...sets, ...params];
}

function readerOfSet(set: SetModel): Reader | undefined {
  const { definition, columns, family, name } = set;
  if (definition.kind !== "source") return undefined;
  const { source } = definition;
  const [only] = columns;
  const isOwn =
    family === undefined && columns.length === 1 && only?.kind === "set" && only.set === name;
  const indices = isOwn
    ? [{ name: set.columnNames[0] ?? name, carrier: undefined }]
    : tupleIndices(set);
  return {
    declaration: { kind: "set", model: set },
    source,
    carriers: indices.map(({ carrier }) => carrier),
    request: {
      owner: name,
      source,
      indices: indices.map((index) => ({
        name: index.name,
        set: isOwn ? name : index.carrier?.kind === "set" ? index.carrier.set : undefined,
      })),
      valueNames: [],
    },
  };
}

function readerOfParam(param: ParamModel): Reader | undefined {
  const source = sourceOf(param);
  if (source === undefined) return undefined;
  const local = param.name.slice(param.name.lastIndexOf(".") + 1);
  return {
    declaration: { kind: "param", model: param },
    source,
    carriers: param.domain.columns.map(({ carrier }) => carrier),
    request: {
      owner: param.name,
      source,
      indices: param.domain.columns.map(({ name, carrier }) => ({
        name,
        set: carrier.kind === "set" ? carrier.set : undefined,
      })),
      valueNames: [...new Set([param.name, local])],
    },
  };
}

/** What a scenario put in the place of the definition counts. */
function sourceOf({ adjustments, definition }: ParamModel): SourceModel | undefined {
  const replacement = adjustments.findLast(
    ({ operator, key }) => operator === "=" && key === undefined,
  );
  if (replacement !== undefined) return replacement.source;
  return definition.kind === "source" ? definition.source : undefined;
}
