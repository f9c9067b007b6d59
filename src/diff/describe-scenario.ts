/**
 * Scenarios in aspects, and their items as subjects of their own: an item is what it changes in which scenario.
 */
import { isModelDeclaration, type ResolvedProgram } from "../resolve/index.js";
import type { OverlayItem, ScenarioDeclaration, UnitExpression } from "../syntax/index.js";
import {
  describeBounds,
  describeDeclaration,
  describeSource,
  formulaAspect,
} from "./describe-declaration.js";
import { unbound, type Bound, type Former } from "./former.js";
import type { Aspect, Naming, Subject } from "./subjects.js";
import { symbol } from "./term.js";

/** Parents and doc string; the items are compared one by one. */
export function describeScenario(
  scenario: ScenarioDeclaration,
  naming: Naming,
  mention: (name: string) => void,
): readonly Aspect[] {
  const parents = scenario.parents.map((parent) => {
    const key = `scenario ${parent.text}`;
    mention(key);
    return naming(key);
  });
  const written = scenario.parents.map((parent) => parent.text).join(", ");
  const doc = scenario.doc?.value;
  return [
    {
      name: "extends",
      form: parents.sort().join(", "),
      shown: written === "" ? undefined : { kind: "text", text: written },
    },
    {
      name: "doc",
      form: doc ?? "",
      shown: doc === undefined ? undefined : { kind: "text", text: doc },
    },
  ];
}

/** An item as a subject, without what every subject has. */
export interface ItemSubject {
  readonly subject: Pick<
    Subject,
    "key" | "keyUnder" | "kind" | "name" | "doc" | "span" | "isNamed"
  >;
  readonly describe: (former: Former) => readonly Aspect[];
}

/** The items of a scenario. */
export function itemSubjects(
  scenario: ScenarioDeclaration,
  program: ResolvedProgram,
): readonly ItemSubject[] {
  const seen = new Map<string, number>();
  return scenario.items.map((item) => {
    const { verb, target, cell } = identityOf(item, program);
    const base = `${scenario.name.text} / ${verb} ${target}${cell}`;
    // A second change of one target is a mistake of the model's; it still is told apart.
    const count = (seen.get(base) ?? 0) + 1;
    seen.set(base, count);
    const suffix = count === 1 ? "" : ` (${count})`;
    const keyUnder = (naming: Naming): string => {
      const owner = naming(`scenario ${scenario.name.text}`);
      return `${owner} / ${verb} ${naming(target)}${cell}${suffix}`;
    };
    return {
      subject: {
        key: keyUnder((name) => name),
        keyUnder,
        kind: "scenario item",
        name: `${scenario.name.text}: ${verb} ${target}${cell}`,
        doc: undefined,
        span: item.span,
        isNamed: false,
      },
      describe: (former) => describeItem(item, program, former),
    };
  });
}

function identityOf(
  item: OverlayItem,
  program: ResolvedProgram,
): { readonly verb: string; readonly target: string; readonly cell: string } {
  switch (item.kind) {
    case "set-set":
      return { verb: "set", target: item.target.text, cell: "" };
    case "set-var":
      return { verb: "var", target: item.target.text, cell: "" };
    case "set-param": {
      const source = program.sources.get(item.span.file);
      const cell = item.cell?.map((part) => {
        if (part.kind === "text") return part.value;
        return source?.text.slice(part.span.start, part.span.end) ?? "";
      });
      const shown = cell === undefined ? "" : `[${cell.join(", ")}]`;
      return { verb: "param", target: item.target.text, cell: shown };
    }
    case "without":
      return { verb: "without", target: item.target.text, cell: "" };
    case "choose-objective":
      return { verb: "objective", target: "", cell: "" };
    default:
      return { verb: item.kind, target: item.declaration.name.text, cell: "" };
  }
}

function describeItem(
  item: OverlayItem,
  program: ResolvedProgram,
  former: Former,
): readonly Aspect[] {
  switch (item.kind) {
    case "without":
      former.name(item.target.text);
      return [{ name: "without", form: "", shown: undefined }];
    case "choose-objective": {
      const shown = { kind: "text", text: `${item.sense} ${item.target.text}` } as const;
      return [
        { name: "objective", form: `${item.sense} ${former.name(item.target.text).text}`, shown },
      ];
    }
    case "replace":
    case "add":
      if (!isModelDeclaration(item.declaration)) return [];
      return describeDeclaration(item.declaration, former, program.scope);
    case "set-var":
      former.name(item.target.text);
      return [
        describeBounds(
          item.restrictions,
          indicesOf(item.target.text, program),
          unitOf(item.target.text, program),
          former,
        ),
      ];
    case "set-set": {
      former.name(item.target.text);
      const found = program.scope.find(item.target.text)?.declaration;
      const keepsOrder = found?.kind === "set" && (found.isOrdered || found.cyclic !== undefined);
      const aspects: Aspect[] = [describeSource(item.from, former)];
      if (item.value !== undefined) {
        const bound = indicesOf(item.target.text, program);
        const term = former.set(item.value, bound, keepsOrder);
        aspects.push(formulaAspect("members", item.value, term, bound, former));
      }
      return aspects;
    }
    case "set-param": {
      former.name(item.target.text);
      const aspects: Aspect[] = [
        { name: "operator", form: item.operator, shown: { kind: "text", text: item.operator } },
        describeSource(item.from, former),
      ];
      if (item.value !== undefined) {
        const bound = indicesOf(item.target.text, program);
        const unit = item.operator === "*=" ? undefined : unitOf(item.target.text, program);
        const term = former.whole(item.value, bound, unit);
        aspects.push(formulaAspect("value", item.value, term, bound, former));
      }
      return aspects;
    }
  }
}

function unitOf(target: string, program: ResolvedProgram): UnitExpression | undefined {
  const declaration = program.scope.find(target)?.declaration;
  if (declaration === undefined || !("type" in declaration)) return undefined;
  const [only] = declaration.type?.factors ?? [];
  const found = program.scope.find(only?.name?.text ?? "");
  return found?.declaration.kind === "set" ? undefined : declaration.type;
}

/** Names of the target's indices, which a new value or bound may use. */
function indicesOf(target: string, program: ResolvedProgram): Bound {
  const declaration = program.scope.find(target)?.declaration;
  const domain =
    declaration !== undefined && "domain" in declaration ? declaration.domain : undefined;
  if (domain === undefined) return unbound;
  const bound = new Map<string, ReturnType<typeof symbol>>();
  for (const [i, { pattern }] of domain.binders.entries()) {
    const names =
      pattern?.kind === "pattern-name"
        ? [pattern.name.text]
        : pattern?.kind === "pattern-tuple"
          ? pattern.elements.flatMap((part) =>
              part.kind === "pattern-name" ? [part.name.text] : [],
            )
          : [];
    names.forEach((name, k) => bound.set(name, symbol(`$${i}.${k}`)));
  }
  return bound;
}
