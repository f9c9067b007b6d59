/**
 * A set with its members.
 */
import type { Description, DescribeContext } from "./describe.js";
import { listTuples, showPlace } from "./describe-text.js";

/** The members in order, the first sixty of them. */
export function describeSet(context: DescribeContext, name: string): Description {
  const { environment } = context.built.plan;
  const set = environment.model.sets.get(name);
  if (set === undefined) return { kind: "unknown", message: `no set \`${name}\``, help: "" };
  const relation = environment.relation(name);
  const doc = set.doc === undefined ? "" : `  "${set.doc}"`;
  const size = `${relation.size} member${relation.size === 1 ? "" : "s"}`;
  const order =
    set.cyclic !== undefined ? ", cyclic" : set.isOrdered || set.isInteger ? ", ordered" : "";
  const head = `${name}${doc}\n${showPlace(set.nameSpan, context.sourceOf)}, ${size}${order}`;
  return { kind: "text", text: `${head}\n\n  ${listTuples(relation)}` };
}
