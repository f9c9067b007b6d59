/**
 * Our own mistakes: a condition that no input can break. Only this throws.
 */

/** Throws when the compiler itself is wrong; never for what a user wrote. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`internal error: ${message}`);
}

/** Closes a switch over a tagged union. */
export function assertNever(value: never): never {
  throw new Error(`internal error: unexpected ${JSON.stringify(value)}`);
}
