/**
 * JSON as it is written: objects are maps, so that names of users (`__proto__`, `2030`, 東京) keep their place and meaning.
 */

/** A JSON value; an object is a map in the order in which it is written. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;

/** A JSON object. */
export type JsonObject = ReadonlyMap<string, Json>;

/** An object of these entries; those whose value is `undefined` are left out. */
export function jsonObject(
  ...entries: readonly (readonly [key: string, value: Json | undefined])[]
): JsonObject {
  const object = new Map<string, Json>();
  for (const [key, value] of entries) if (value !== undefined) object.set(key, value);
  return object;
}

/** The value as text: short lists and objects on one line, others indented by two blanks. */
export function writeJson(value: Json, indent = ""): string {
  if (typeof value !== "object") return JSON.stringify(value);
  const inner = `${indent}  `;
  const isMap = value instanceof Map;
  const parts: string[] = [];
  if (value instanceof Map) {
    for (const [key, one] of value) parts.push(`${JSON.stringify(key)}: ${writeJson(one, inner)}`);
  } else for (const one of listOf(value)) parts.push(writeJson(one, inner));
  const [open, close] = isMap ? ["{", "}"] : ["[", "]"];
  if (parts.length === 0) return `${open}${close}`;
  const line = parts.join(", ");
  if (line.length + indent.length < 90 && !line.includes("\n"))
    return isMap ? `{ ${line} }` : `[${line}]`;
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indent}${close}`;
}

function listOf(value: readonly Json[] | JsonObject): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
