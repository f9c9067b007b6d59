/**
 * Options that several commands have.
 */

/** Flags and description of `--set`. */
export const setOption = [
  "--set <name=value>",
  "change a parameter for this run (may be repeated)",
] as const;

/** Collects a repeatable option. */
export function collect(value: string, previous: readonly string[]): readonly string[] {
  return [...previous, value];
}
