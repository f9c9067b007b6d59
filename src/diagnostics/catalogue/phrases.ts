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

/** The first few names, in backticks. */
export function listSome(names: readonly string[]): string {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  return `${shown.join(", ")}${names.length > shown.length ? ", …" : ""}`;
}

/** A text of the model, cut where it is long. */
export function short(text: string): string {
  const letters = [...text];
  return letters.length > 28 ? `${letters.slice(0, 27).join("")}…` : text;
}
