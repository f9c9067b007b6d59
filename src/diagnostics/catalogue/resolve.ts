/**
 * The codes of resolve and scenario: names and their declarations, imports, components in use, overlays.
 */
import { errorEntry } from "./entry.js";
import { circle, didYouMean } from "./phrases.js";
import { scenarioCodes } from "./scenario.js";

/** Codes reported by resolve and scenario. */
export const resolveCatalogue = {
  "duplicate-name": errorEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `\`${name}\` is declared twice`,
    label: `a second \`${name}\``,
    why: "all declarations of a model share one namespace",
    help: `give this ${kind} another name`,
  })),
  "set-unit-clash": errorEntry<{ name: string }>(({ name }) => ({
    message: `the set \`${name}\` has the name of a unit`,
    why: `after \`:\` a set and a unit could not be told apart`,
    help: "give the set another name; sets are usually written in capitals",
  })),
  "unknown-export": errorEntry<{ name: string; module: string; near: readonly string[] }>(
    ({ name, module, near }) => ({
      message: `the module \`${module}\` has no \`${name}\``,
      help: didYouMean(near) ?? "take the name out, or declare it at the top level of the module",
    }),
  ),
  "not-importable": errorEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `\`${name}\` is a ${kind} and cannot be imported`,
    why: "functions, components and units can be imported; data belong to their module",
    help: `import a function that uses \`${name}\``,
  })),
  "not-in-module": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`${word}\` cannot stand in a module`,
    why: "a module holds functions, components, units, and the data these use",
    help: "put it into a component, or into a model",
  })),
  "change-without-base": errorEntry<Record<string, never>>(() => ({
    message: "this model extends nothing that `change` could change",
    why: "`change` holds what a model changes of the one it extends",
    help: 'write `model NAME extends "base.dcm"` at the top, or make it a `scenario`',
  })),
  "not-in-component": errorEntry<{ word: string }>(({ word }) => ({
    message: `\`${word}\` cannot stand in a component`,
    why: "a component holds sets, data, variables, formulas and constraints",
    help: "put it at the top level of the file",
  })),
  "unknown-component": errorEntry<{ name: string; near: readonly string[] }>(({ name, near }) => ({
    message: `unknown component \`${name}\``,
    why: "a component is declared in the model or imported",
    help: didYouMean(near) ?? `import it: \`import MODULE (${name})\``,
  })),
  "not-a-component": errorEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `\`${name}\` is a ${kind}, not a component`,
    help: "`use` takes the name of a component",
  })),
  "recursive-component": errorEntry<{ chain: readonly string[] }>(({ chain }) => ({
    message: `the component \`${chain[0] ?? ""}\` uses itself`,
    why: `components must not lead in a circle: ${circle(chain)}`,
    help: "take this `use` out",
  })),
  "missing-place": errorEntry<{ component: string; place: string }>(({ component, place }) => ({
    message: `\`${component}\` needs a place`,
    why: `the component is declared over \`${place}\``,
    help: "write `over r in REGION`, with indices and sets of your model",
  })),
  "unexpected-place": errorEntry<{ component: string }>(({ component }) => ({
    message: `\`${component}\` has no place`,
    why: "the component is declared without `over`",
    help: "take `over …` out",
  })),
  "missing-step": errorEntry<{ component: string; step: string }>(({ component, step }) => ({
    message: `\`${component}\` needs a set to step over`,
    why: `the component is declared stepping \`${step}\``,
    help: "write `stepping HOUR`, with an ordered set of your model",
  })),
  "unexpected-step": errorEntry<{ component: string }>(({ component }) => ({
    message: `\`${component}\` steps over no set`,
    why: "the component is declared without `stepping`",
    help: "take `stepping …` out",
  })),
  "place-pattern": errorEntry<{ component: string }>(({ component }) => ({
    message: `the place of \`${component}\` needs a name for each index`,
    why: "the whole tuple is the place, so no part of it can be fixed or repeated",
    help: "name every index and filter by `where`",
  })),
  "missing-given": errorEntry<{ name: string; component: string }>(({ name, component }) => ({
    message: `\`${component}\` needs a value for \`${name}\``,
    why: "what a component is given, and has no default for, is stated by each use",
    help: `add \`with ${name} = …\``,
  })),
  "unknown-given": errorEntry<{ name: string; component: string; near: readonly string[] }>(
    ({ name, component, near }) => ({
      message: `\`${component}\` is not given any \`${name}\``,
      help: didYouMean(near) ?? "take it out",
    }),
  ),
  "duplicate-given": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is given twice`,
    help: "take one of the two out",
  })),
  "given-is-single": errorEntry<{
    name: string;
    component: string;
    index: string;
    place: string;
  }>(({ name, component, index, place }) => ({
    message: `\`${name}\` of \`${component}\` cannot depend on \`${index}\``,
    why: `the component takes one \`${name}\` for all of \`${place}\``,
    help: `declare it \`given ${name}[${place}]\` in the component, or give one value`,
  })),
  "given-not-linear": errorEntry<{ name: string; component: string; variable: string }>(
    ({ name, component, variable }) => ({
      message: `\`${name}\` of \`${component}\` must not hold the variable \`${variable}\``,
      why: "only what is declared `linear` may hold variables",
      help: `give data, or declare \`given ${name} linear\` in the component`,
    }),
  ),
  "given-domain": errorEntry<{ name: string; sets: readonly string[] }>(({ name, sets }) => ({
    message: `\`${name}\` can be indexed only by the component's place and step`,
    why: "the user of a component knows no other of its sets",
    help:
      sets.length === 0
        ? "take the brackets out"
        : `write \`${name}[${sets.join(", ")}]\`, without \`where\``,
  })),
  ...scenarioCodes,
} as const;
