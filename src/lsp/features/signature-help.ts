/**
 * In brackets: what is indexed over which sets, which arguments a function takes, and which one is being written.
 */
import type { SignatureHelp } from "vscode-languageserver-protocol";
import { builtIns } from "../built-ins.js";
import { columnSets, findChecked, fullNameOf } from "../describe-symbol.js";
import { readCursor } from "./completion.js";
import type { DocumentInModel } from "../workspace.js";

/** The signature of the innermost bracket that has one. */
export function findSignature(
  document: DocumentInModel,
  offset: number,
): SignatureHelp | undefined {
  const context = readCursor(document, offset);
  if (context.isInComment || context.isInText) return undefined;
  for (const { bracket, name, argument } of context.brackets) {
    if (bracket === "{" || name === "") continue;
    const signature =
      bracket === "[" ? subscript(document, name, context) : call(document, name, context);
    if (signature === undefined) continue;
    const { label, parameters, doc } = signature;
    return {
      signatures: [
        {
          label,
          parameters: parameters.map((parameter) => ({ label: parameter })),
          ...(doc === undefined ? {} : { documentation: doc }),
        },
      ],
      activeSignature: 0,
      activeParameter: Math.min(argument, Math.max(0, parameters.length - 1)),
    };
  }
  return undefined;
}

interface Signature {
  readonly label: string;
  readonly parameters: readonly string[];
  readonly doc: string | undefined;
}

type Where = Pick<ReturnType<typeof readCursor>, "space" | "container">;

function subscript(document: DocumentInModel, path: string, where: Where): Signature | undefined {
  const { model } = document;
  const symbol = model.analysis.symbols.find(path, where.space, where.container);
  if (symbol === undefined) return undefined;
  const name = model.analysis.resolved.declarations.has(path) ? path : fullNameOf(model, symbol);
  const { domain, unit } = name === undefined ? {} : findChecked(model, name);
  if (domain === undefined || domain.columns.length === 0) return undefined;
  const sets = columnSets(domain);
  const parameters = domain.columns.map((column, i) =>
    column.name === sets[i] ? column.name : `${column.name} in ${sets[i] ?? ""}`,
  );
  const own = unit === undefined || unit.text === "1" ? "" : ` : ${unit.text}`;
  const doc = symbol.declaration?.doc?.value;
  return { label: `${path}[${parameters.join(", ")}]${own}`, parameters, doc };
}

function call(document: DocumentInModel, path: string, where: Where): Signature | undefined {
  const builtIn = builtIns.get(path);
  if (builtIn !== undefined) {
    return { label: builtIn.signature, parameters: builtIn.parameters, doc: builtIn.doc };
  }
  const { symbols, resolved } = document.model.analysis;
  const found = symbols.find(path, where.space, where.container);
  const declaration = (found?.of ?? found)?.declaration;
  if (declaration?.kind !== "function") return undefined;
  const textOf = ({ file, start, end }: { file: string; start: number; end: number }): string =>
    resolved.sources.get(file)?.text.slice(start, end) ?? "";
  const parameters = declaration.parameters.map(({ name, type }) =>
    type === undefined ? name.text : `${name.text} : ${textOf(type.span)}`,
  );
  const own = declaration.type === undefined ? "" : ` : ${textOf(declaration.type.span)}`;
  const doc = declaration.doc?.value;
  return { label: `${path}(${parameters.join(", ")})${own}`, parameters, doc };
}
