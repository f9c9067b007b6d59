/**
 * Sets and parameters that depend on each other without an index step between: found in the finished model.
 * A circle through a set is always wrong; one of parameters alone is wrong when every link uses the same indices, as in
 * `p[y] = q[y]` and `q[y] = p[y]`. Whatever else goes round is found when data are bound.
 */
import type { checkCatalogue, Reporter } from "../diagnostics/index.js";
import type { Span } from "../text/index.js";
import type { ParamModel, SetModel } from "./checked-model.js";
import { visit, type ModelNode } from "./walk-model.js";

interface Link {
  readonly target: string;
  readonly span: Span;
}

/** Reports each circle once, at the link that closes it. */
export function reportCircles(
  sets: ReadonlyMap<string, SetModel>,
  params: ReadonlyMap<string, ParamModel>,
  report: Reporter<typeof checkCatalogue>["report"],
): void {
  const all = new Map<string, readonly Link[]>();
  const same = new Map<string, readonly Link[]>();
  for (const set of sets.values()) all.set(set.name, setLinks(set));
  for (const param of params.values()) {
    all.set(param.name, paramLinks(param, false));
    same.set(param.name, paramLinks(param, true));
  }
  const reported = new Set<string>();
  const tell = (circle: readonly string[], link: Link, name: string): void => {
    const key = [...new Set(circle)].sort().join("\n");
    if (reported.has(key)) return;
    reported.add(key);
    const declared = sets.get(name)?.nameSpan ?? params.get(name)?.nameSpan;
    const related =
      declared === undefined ? [] : [{ span: declared, text: `\`${name}\` is declared here` }];
    report("circular-definition", { circle }, link.span, { related });
  };
  walkCircles(same, () => true, tell);
  walkCircles(all, (circle) => circle.some((name) => sets.has(name)), tell);
}

/** Depth first; a link to a name on the way closes a circle. */
function walkCircles(
  graph: ReadonlyMap<string, readonly Link[]>,
  isWrong: (circle: readonly string[]) => boolean,
  tell: (circle: readonly string[], link: Link, name: string) => void,
): void {
  const done = new Set<string>();
  const path: string[] = [];
  const walk = (name: string): void => {
    path.push(name);
    for (const link of graph.get(name) ?? []) {
      const from = path.indexOf(link.target);
      if (from >= 0) {
        const circle = [...path.slice(from), link.target];
        if (isWrong(circle)) tell(circle, link, link.target);
      } else if (!done.has(link.target)) walk(link.target);
    }
    path.pop();
    done.add(name);
  };
  for (const name of graph.keys()) if (!done.has(name)) walk(name);
}

function setLinks(set: SetModel): readonly Link[] {
  const { family, within, definition } = set;
  return linksIn([family, within, definition], () => true);
}

function paramLinks(param: ParamModel, isSameIndex: boolean): readonly Link[] {
  const { domain, definition, fallback } = param;
  const slots = domain.columns.map((column) => column.slot);
  const isOwn = (node: ModelNode): boolean => {
    const members = node["arguments"];
    if (!Array.isArray(members) || members.length !== slots.length) return false;
    return members.every(
      (member: ModelNode, i) => member["kind"] === "slot" && member["slot"] === slots[i],
    );
  };
  if (!isSameIndex) return linksIn([domain, definition, fallback], () => true);
  // Under an `if` only one branch need exist, so nothing is certain there.
  return linksIn([definition], isOwn, true);
}

function linksIn(
  value: unknown,
  isWanted: (node: ModelNode) => boolean,
  skipsBranches = false,
): readonly Link[] {
  const links: Link[] = [];
  visit(value, (node) => {
    const { kind } = node;
    if (skipsBranches && kind === "if") return false;
    const target = targetOf(node);
    const span = node["span"];
    if (target !== undefined && isSpan(span) && (kind === "named" || isWanted(node))) {
      links.push({ target, span });
    }
    return true;
  });
  return links;
}

function targetOf(node: ModelNode): string | undefined {
  const { kind } = node;
  const isParam = kind === "param" || kind === "lookup" || kind === "defined";
  const target = kind === "named" ? node["set"] : isParam ? node["param"] : undefined;
  return typeof target === "string" ? target : undefined;
}

function isSpan(value: unknown): value is Span {
  return typeof value === "object" && value !== null && "start" in value && "file" in value;
}
