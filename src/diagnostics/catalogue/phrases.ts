/**
 * Turns of phrase that several rooms' codes share.
 */

/** `did you mean \`a\` or \`b\`?`, or undefined when nothing is near. */
export function didYouMean(near: readonly string[]): string | undefined {
  if (near.length === 0) return undefined;
  return `did you mean ${near.map((name) => `\`${name}\``).join(" or ")}?`;
}

/** A circle in the order in which its parts need one another: `` `a` → `b` → `a` ``. */
export function circle(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(" → ");
}
