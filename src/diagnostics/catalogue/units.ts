/**
 * The codes of unit declarations: severity, message, rule and next keystroke of each.
 */
import { errorEntry } from "./entry.js";
import { circle, didYouMean } from "./phrases.js";

/** Codes reported by units. */
export const unitsCatalogue = {
  "unknown-unit": errorEntry<{
    readonly name: string;
    readonly near: readonly string[];
    /** The prefix and unit the name would be made of, when only the permission is missing. */
    readonly prefixed: { readonly prefix: string; readonly unit: string } | undefined;
  }>(({ name, near, prefixed }) => ({
    message: `unknown unit \`${name}\``,
    ...(prefixed === undefined
      ? {}
      : { why: `\`${prefixed.unit}\` does not carry the prefix \`${prefixed.prefix}\`` }),
    help:
      didYouMean(near) ??
      (prefixed === undefined
        ? `declare it: \`unit ${name} = …\`, or \`unit ${name} base\` for a new dimension`
        : `declare it: \`unit ${name} = … ${prefixed.unit}\``),
  })),
  "unknown-dimension": errorEntry<{ readonly name: string; readonly near: readonly string[] }>(
    ({ name, near }) => ({
      message: `unknown dimension \`${name}\``,
      help: didYouMean(near) ?? `declare it: \`dimension ${name}\``,
    }),
  ),
  "unknown-prefix": errorEntry<{ readonly name: string; readonly near: readonly string[] }>(
    ({ name, near }) => ({
      message: `unknown unit prefix \`${name}\``,
      help: didYouMean(near) ?? `declare it: \`prefix ${name} = …\``,
    }),
  ),
  "duplicate-unit": errorEntry<{ readonly name: string }>(({ name }) => ({
    message: `the unit \`${name}\` is declared twice`,
    why: "a unit name means one thing in the whole program",
    help: "remove one of the two, or rename it",
  })),
  "duplicate-dimension": errorEntry<{ readonly name: string }>(({ name }) => ({
    message: `the dimension \`${name}\` is declared twice`,
    why: "a dimension name means one thing in the whole program; a `base` unit names one of its own",
    help: "remove one of the two, or rename it",
  })),
  "duplicate-prefix": errorEntry<{ readonly name: string }>(({ name }) => ({
    message: `the unit prefix \`${name}\` is declared twice`,
    help: "remove one of the two",
  })),
  "ambiguous-unit": errorEntry<{ readonly name: string; readonly readings: readonly string[] }>(
    ({ name, readings }) => ({
      message: `the unit name \`${name}\` can be read in two ways`,
      why: `it is ${readings.join(" and ")}`,
      help: "take one prefix away or rename one unit",
    }),
  ),
  "second-base-unit": errorEntry<{
    readonly name: string;
    readonly dimension: string;
    readonly base: string;
  }>(({ name, dimension, base }) => ({
    message: `\`${dimension}\` already has the base unit \`${base}\``,
    why: "every further unit of a dimension says how many base units it is",
    help: `write \`unit ${name} = … ${base}\``,
  })),
  "circular-unit": errorEntry<{ readonly names: readonly string[] }>(({ names }) => ({
    message: `the unit \`${names[0] ?? ""}\` is defined by itself`,
    why: `the circle is ${circle(names)}`,
    help: "define one of them by a base unit",
  })),
  "circular-dimension": errorEntry<{ readonly names: readonly string[] }>(({ names }) => ({
    message: `the dimension \`${names[0] ?? ""}\` is defined by itself`,
    why: `the circle is ${circle(names)}`,
    help: "make one of them a base dimension: leave out its `=`",
  })),
  "bad-unit-factor": errorEntry<{ readonly name: string }>(({ name }) => ({
    message: `the factor of \`${name}\` is not a positive number`,
    why: "units and prefixes scale by a constant greater than zero, without an offset",
    help: "write a number, for example `1000` or `1 / 3.6`",
  })),
} as const;
