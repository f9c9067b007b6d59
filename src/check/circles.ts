/**
 * Definitions that go round in a circle while they are being checked.
 */
import type { ResolvedDeclaration } from "../resolve/index.js";
import type { Span } from "../text/index.js";
import type { Context } from "./context.js";

/** Reports that a declaration, which is being checked, has been reached again. */
export function reportCircle(resolved: ResolvedDeclaration, span: Span, context: Context): void {
  const busy = context.state.busy();
  const from = busy.indexOf(resolved.name);
  const circle = from < 0 ? [resolved.name, context.owner.name] : busy.slice(from);
  context.owner.report("circular-definition", { circle: [...circle, resolved.name] }, span, {
    related: [
      { span: resolved.declaration.name.span, text: `\`${resolved.name}\` is declared here` },
    ],
  });
}
