/**
 * Imports give names of one space a meaning in another: functions and components by scope, units by their list.
 */
import { findNearNames } from "../diagnostics/index.js";
import type { Name } from "../syntax/index.js";
import { describeKind } from "./describe-kind.js";
import type { ResolveReporter } from "./namespace.js";
import type { Space } from "./space.js";

/** Resolves all imports of a space. `spaceOf` finds a module by the path of its file. */
export function resolveImports(
  space: Space,
  spaceOf: (path: string) => Space | undefined,
  reporter: ResolveReporter,
): void {
  const taken = new Map<string, string>();
  for (const file of space.files) {
    const items = file.tree.items.filter((item) => item.kind === "import");
    items.forEach((item, i) => {
      const path = file.imports[i]?.path;
      const module = path === undefined ? undefined : spaceOf(path);
      for (const { name, alias } of item.names) {
        const known = alias ?? name;
        if (name.text === "" || known.text === "") continue;
        if (module === undefined) {
          space.broken.add(known.text);
          continue;
        }
        // Two parts of one model may import the same thing.
        const origin = `${path ?? ""} ${name.text}`;
        if (taken.get(known.text) === origin) continue;
        taken.set(known.text, origin);
        importName(space, module, name, known, reporter);
      }
    });
  }
}

function importName(
  space: Space,
  module: Space,
  name: Name,
  known: Name,
  reporter: ResolveReporter,
): void {
  const isUnit = importUnit(space, module, name, known);
  const entry = module.namespace.entries.get(name.text);
  if (entry === undefined) {
    if (isUnit) return;
    space.broken.add(known.text);
    const near = findNearNames(name.text, exportsOf(module));
    const parameters = { name: name.text, module: module.module ?? "", near };
    const [best] = near;
    const fixes =
      best === undefined
        ? []
        : [
            {
              title: `write \`${best}\``,
              safety: "unsafe" as const,
              edits: [{ span: name.span, text: best }],
            },
          ];
    reporter.report("unknown-export", parameters, name.span, { fixes });
    return;
  }
  if (entry.of !== "function" && entry.of !== "component") {
    space.broken.add(known.text);
    const parameters = { name: name.text, kind: describeKind(entry.of) };
    reporter.report("not-importable", parameters, name.span, {
      related: [{ span: entry.span, text: "declared here" }],
    });
    return;
  }
  if (!space.namespace.declare(known, entry.of, entry.meaning)) return;
  if (entry.meaning.kind === "declaration") space.paths.set(known.text, entry.meaning.name);
}

/** Units of a module are known as soon as it is loaded; an alias is one more unit, equal to it. */
function importUnit(space: Space, module: Space, name: Name, known: Name): boolean {
  const found = module.units.find((item) => item.name.text === name.text);
  const carried = found ?? findPrefixed(module, name.text);
  if (carried === undefined) return false;
  if (known.text !== name.text && carried.kind === "unit") {
    const { span } = known;
    const factors = [{ name, exponent: 1, span: name.span }];
    const unit = { kind: "unit-expression", factors, span: name.span } as const;
    space.units.push({
      kind: "unit",
      name: known,
      doc: carried.doc,
      span,
      definition: { kind: "equals", factor: undefined, unit },
      prefixes: [],
    });
  }
  return true;
}

/** `kWp` is a unit of the module that declares `Wp` with the prefix `k`. */
function findPrefixed(module: Space, name: string): Space["units"][number] | undefined {
  return module.units.find(
    (item) =>
      item.kind === "unit" && item.prefixes.some((prefix) => prefix.text + item.name.text === name),
  );
}

function exportsOf(module: Space): readonly string[] {
  const names = [...module.namespace.entries]
    .filter(([, entry]) => entry.of === "function" || entry.of === "component")
    .map(([name]) => name);
  return [...names, ...module.units.map((unit) => unit.name.text)];
}
