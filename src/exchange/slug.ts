/**
 * Names of resources: lower-case letters, digits, `.`, `_` and `-` only, and no two alike.
 */

/** A name of safe characters; any other character is spelled by its number, so that 東京 is `u6771-u4eac`. */
export function slugOf(text: string): string {
  const parts: string[] = [];
  let plain = "";
  for (const character of text.normalize("NFC").toLowerCase()) {
    if (/[a-z0-9._]/u.test(character)) plain += character;
    else {
      if (plain !== "") parts.push(plain);
      plain = "";
      if (!/[\s/-]/u.test(character))
        parts.push(`u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`);
    }
  }
  if (plain !== "") parts.push(plain);
  return parts.length === 0 ? "x" : parts.join("-");
}

/** Gives each text a slug of its own, numbered from 2 where two would be alike. */
export function createSlugs(): (text: string) => string {
  const taken = new Set<string>();
  return (text) => {
    const base = slugOf(text);
    let slug = base;
    for (let number = 2; taken.has(slug); number++) slug = `${base}-${number}`;
    taken.add(slug);
    return slug;
  };
}
