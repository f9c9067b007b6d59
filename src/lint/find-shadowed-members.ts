/**
 * Listed members that bear the name of a declaration or of an index: a bare name then does not mean the member.
 */
import { isOfLibrary, type LintReporter, type TextSubject } from "./subject.js";
import { describeKind } from "../resolve/index.js";
import { walk } from "../syntax/index.js";
import type { Span } from "../text/index.js";

/** Reports members of written lists whose bare name means something else. */
export function findShadowedMembers(subject: TextSubject, { report }: LintReporter): void {
  const { model, resolved } = subject;
  const indices = indexNames(subject);
  for (const set of model.sets.values()) {
    if (set.definition.kind !== "members") continue;
    const scope = resolved.declarations.get(set.name)?.scope ?? resolved.scope;
    for (const { value, span } of set.definition.values) {
      if (typeof value !== "string") continue;
      const parameters = { member: value, set: set.name };
      const declared = scope.find(value)?.declaration;
      const index = indices.get(value);
      if (declared !== undefined) {
        const what = `the ${describeKind(declared.kind)} of that name`;
        const related = [{ span: declared.name.span, text: "declared here" }];
        report("shadowed-member", { ...parameters, what }, span, { related });
      } else if (index !== undefined) {
        const related = [{ span: index, text: "bound here" }];
        report("shadowed-member", { ...parameters, what: "the name of an index" }, span, {
          related,
        });
      }
    }
  }
}

/** Every index that the files of the model bind, at its first place. */
function indexNames({ program }: TextSubject): ReadonlyMap<string, Span> {
  const names = new Map<string, Span>();
  for (const { tree } of program.files.values()) {
    if (isOfLibrary(tree.path)) continue;
    walk(tree, (node) => {
      if (node.kind !== "pattern-name" || names.has(node.name.text)) return;
      names.set(node.name.text, node.span);
    });
  }
  return names;
}
