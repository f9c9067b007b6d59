/**
 * The codes of check: severity, message, rule and next keystroke of each.
 */
import { errorEntry } from "./entry.js";
import { figureCatalogue } from "./figure.js";
import { circle as chain, didYouMean, listSome, short } from "./phrases.js";
import { resultCatalogue } from "./result.js";

/** Codes reported by check. */
export const checkCatalogue = {
  ...figureCatalogue,
  ...resultCatalogue,

  // ---- Names ----
  "unknown-name": errorEntry<{ name: string; what: string; near: readonly string[] }>(
    ({ name, what, near }) => ({
      message: `unknown name \`${name}\``,
      label: `${what} is wanted here`,
      why: "every name is an index in scope or a declaration of the model",
      help: didYouMean(near) ?? `declare \`${name}\`, or import it`,
    }),
  ),
  "removed-name": errorEntry<{ name: string; scenario: string }>(({ name, scenario }) => ({
    message: `\`${name}\` is taken away by \`${scenario}\` but still needed here`,
    why: "what is removed or replaced may not be used by anything that stays",
    help: `also replace or remove this use in \`${scenario}\``,
  })),
  "ambiguous-name": errorEntry<{ name: string; kind: string; set: string }>(
    ({ name, kind, set }) => ({
      message: `\`${name}\` can be ${kind} or a member of \`${set}\``,
      why: "a name in the place of a member may have one reading only",
      help: `write "${name}" in quotes for the member, or rename the other`,
    }),
  ),
  "shadowed-index": errorEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `the index \`${name}\` has the name of ${kind}`,
    why: "indices never shadow: a name means one thing wherever it can be read",
    help: "choose another name for the index",
  })),
  "not-a-function": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is not a function`,
    help: `subscripts are written in brackets: \`${name}[…]\``,
  })),
  "unknown-scenario": errorEntry<{ name: string; near: readonly string[] }>(({ name, near }) => ({
    message: `unknown scenario \`${name}\``,
    help: didYouMean(near) ?? "name a scenario of the model, or `base`",
  })),

  // ---- Index types ----
  "unknown-member": errorEntry<{
    member: string;
    set: string;
    near: readonly string[];
    members: readonly string[];
  }>(({ member, set, near, members }) => ({
    message: `\`${member}\` is not a member of \`${set}\``,
    help: didYouMean(near) ?? `the members are ${listSome(members)}`,
  })),
  "wrong-member-type": errorEntry<{ member: string; set: string; isInteger: boolean }>(
    ({ member, set, isInteger }) => ({
      message: `\`${member}\` cannot be a member of \`${set}\``,
      why: `the members of \`${set}\` are ${isInteger ? "whole numbers" : "texts"}`,
      help: isInteger ? "write a whole number" : `write "${member}" in quotes`,
    }),
  ),
  "member-without-set": errorEntry<{ member: string }>(({ member }) => ({
    message: `nothing says which set \`${member}\` is a member of`,
    why: "a member is read for the set that is expected in its place",
    help: "use it in a subscript or compare it with an index",
  })),
  "wrong-index-type": errorEntry<{ found: string; wanted: string; by: string }>(
    ({ found, wanted, by }) => ({
      message: `${article(found)} stands where ${by} wants ${article(wanted)}`,
      why: "an index fits where its set and the expected one may have members in common",
      help: `use an index bound over \`${wanted}\``,
    }),
  ),
  "wrong-arity": errorEntry<{
    name: string;
    found: number;
    wanted: number;
    columns: readonly string[];
  }>(({ name, found, wanted, columns }) => ({
    message: `\`${name}\` has ${count(wanted, "index", "indices")} but ${found} ${found === 1 ? "is" : "are"} given`,
    help: wanted === 0 ? `write \`${name}\` alone` : `write \`${name}[${columns.join(", ")}]\``,
  })),
  "wrong-width": errorEntry<{
    by: string;
    found: number;
    wanted: number;
    columns: readonly string[];
  }>(({ by, found, wanted, columns }) => ({
    message: `${by} has ${count(wanted, "column", "columns")} but ${found} ${found === 1 ? "is" : "are"} given`,
    help: `its columns are ${columns.map((name) => `\`${name}\``).join(", ")}`,
  })),
  "tuple-index": errorEntry<{ name: string; width: number }>(({ name, width }) => ({
    message: `\`${name}\` stands for ${width} members where one is wanted`,
    why: "an index bound to a set of tuples fills its width",
    help: "bind its parts by a pattern, such as `(i, j) in LINK`",
  })),
  "not-a-member": errorEntry<{ what: string }>(({ what }) => ({
    message: `${what} is wanted here`,
    help: "write an index, or the name of a member",
  })),
  "not-a-member-name": errorEntry<{ name: string; kind: string; set: string }>(
    ({ name, kind, set }) => ({
      message: `\`${name}\` is ${kind}, not a member of \`${set}\``,
      help: `write an index or a member of \`${set}\``,
    }),
  ),
  "not-indexed": errorEntry<{ name: string }>(({ name }) => ({
    message: `the index \`${name}\` takes no subscript`,
    why: "an index stands for one member",
    help: `write \`${name}\` alone`,
  })),
  "index-not-a-number": errorEntry<{ name: string; set: string }>(({ name, set }) => ({
    message: `\`${name}\` is a member of \`${set}\`, not a number`,
    why: "only members of integer sets are numbers",
    help: "use `ord(…)` for its place in an ordered set",
  })),
  "unordered-set": errorEntry<{ what: string; set: string }>(({ what, set }) => ({
    message: `${backticked(what)} needs an order, and \`${set}\` has none`,
    why: "integer sets are ordered by value, other sets only when they say `ordered`",
    help: `declare \`set ${set} … ordered\``,
  })),
  "unguarded-step": errorEntry<{ step: string; index: string; set: string }>(
    ({ step, index, set }) => ({
      message: `\`${step}(${index})\` can step off the end of \`${set}\``,
      why: "stepping off the end of an ordered set must be excluded by a `where` or an `if`",
      help:
        step === "prev"
          ? `add \`where ${index} > first(${set})\`, or declare the set \`cyclic\``
          : `add \`where ${index} < last(${set})\`, or declare the set \`cyclic\``,
    }),
  ),
  "step-in-unnamed-set": errorEntry<{ step: string; index: string }>(({ step, index }) => ({
    message: `\`${step}(${index})\` counts in a set that has no name`,
    why: "steps and places count in the set that the index was bound over, and this one is written in place",
    help: `declare the set, \`set S within … = { … }\`, and write \`${index} in S\``,
  })),
  "unguarded-optional": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` may be absent here`,
    why: "an optional parameter is read only where a condition says that it is defined",
    help: `add \`where defined(${text})\``,
  })),
  "defined-needs-parameter": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` is not a parameter`,
    why: "`defined` asks whether a parameter has a value",
    help: "write `defined(p[…])` with a parameter",
  })),

  // ---- Sorts of expression ----
  "not-a-number": errorEntry<{ text: string; kind: string }>(({ text, kind }) => ({
    message: `\`${short(text)}\` is ${kind}, where a number is wanted`,
    why: "formulas are made of numbers; members and sets stand in subscripts and conditions",
  })),
  "not-a-set": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${short(text)}\` is not a set`,
    help: "name a set, list members in braces, or give a range such as `1 .. 5`",
  })),
  "not-a-condition": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${short(text)}\` is not a condition`,
    help: "compare two values, for example with `==` or `<=`",
  })),
  "not-comparable": errorEntry<{ text: string; operator: string }>(({ text, operator }) => ({
    message: `\`${short(text)}\` cannot be compared by \`${operator}\``,
    why: "numbers compare with numbers and members with members",
    help: "test membership by `in`, or compare sizes by `card(…)`",
  })),
  "wrong-argument-count": errorEntry<{ name: string; wanted: string; found: number }>(
    ({ name, wanted, found }) => ({
      message: `\`${name}\` takes ${wanted}; ${found} given`,
      help: found === 0 ? "write it between the parentheses" : "write as many as it takes",
    }),
  ),

  // ---- Units ----
  "unit-mismatch": errorEntry<{
    what: string;
    kind: "sides" | "expected";
    expected: string;
    found: string;
  }>(({ what, kind, expected, found }) => ({
    message: kind === "sides" ? `${what} have different units` : `wrong unit for ${what}`,
    why:
      kind === "sides"
        ? "only quantities of the same dimension can be added or compared"
        : `${expected} is wanted, and this is ${found}`,
  })),
  "not-dimensionless": errorEntry<{ what: string; found: string }>(({ what, found }) => ({
    message: `${what} must be a plain number, not ${found}`,
    help: "divide by a quantity of the same unit",
  })),
  "power-needs-integer": errorEntry<{ unit: string }>(({ unit }) => ({
    message: `a power of ${unit} needs a whole number as its exponent`,
    why: "the unit of the result must be known without data",
    help: "write the exponent as a number, or divide the base by its unit",
  })),
  "root-of-unit": errorEntry<{ unit: string }>(({ unit }) => ({
    message: `\`sqrt\` of ${unit} has no unit`,
    why: "the square root halves the powers of a unit, which must be even",
    help: "divide by the unit first, or take the root of a product such as `m^2`",
  })),
  "unit-needed": errorEntry<{ name: string }>(({ name }) => ({
    message: `the unit of \`${name}\` cannot be inferred here`,
    why: "its formula leads back to itself through other parameters",
    help: `write the unit: \`param ${name} … : unit = …\``,
  })),
  "index-in-unit": errorEntry<{ name: string }>(({ name }) => ({
    message: `the unit of this number holds \`${name}\`, which is an index here`,
    why: "`1 kWh/h` is a number with a unit; division by the index needs blanks",
    help: `write blanks round the operator, or rename the index \`${name}\``,
  })),

  // ---- Linearity ----
  nonlinear: errorEntry<{ operation: string; factors: readonly string[] }>(
    ({ operation, factors }) => ({
      message: `${operation} is not linear`,
      why: `${factors.map((factor) => `\`${short(factor)}\``).join(" and ")} ${factors.length === 1 ? "holds" : "hold"} variables, whose values the solver chooses`,
      help: "fix one factor as a parameter, or use `piecewise(…)`",
    }),
  ),
  "variable-in-condition": errorEntry<{ name: string; what: string }>(({ name, what }) => ({
    message: `\`${short(name)}\` holds a variable, which ${what} may not`,
    why: "conditions are decided before the solve, when variables have no value",
    help: "test parameters, or use a binary variable",
  })),
  "variable-in-data": errorEntry<{ name: string; what: string }>(({ name, what }) => ({
    message: `\`${short(name)}\` holds a variable, which may not stand in ${what}`,
    why: "data are known before the solve, variables after it",
    help: "use a `define` or a `constraint` for formulas with variables",
  })),
  "piecewise-place": errorEntry<Record<string, never>>(() => ({
    message: "`piecewise` stands only in linear formulas of the model",
    why: "each use adds rows or columns to the program",
    help: "use it in a `define`, a `cost` or a `constraint`",
  })),
  "piecewise-points": errorEntry<Record<string, never>>(() => ({
    message: "`piecewise` needs a table of at least two points",
    help: "write `piecewise(x, { 0 MW: 0 JPY, 10 MW: 900 JPY })`",
  })),

  // ---- Sets ----
  "set-needs-within": errorEntry<{ name: string }>(({ name }) => ({
    message: `the set \`${name}\` does not say what its columns are members of`,
    help: `add \`within A * B\`, with the sets of its columns, after \`${name}\``,
  })),
  "set-without-members": errorEntry<{ name: string }>(({ name }) => ({
    message: `the set \`${name}\` has no members`,
    help: 'add `= { … }`, a range, or `from "file.csv"`',
  })),
  "mixed-members": errorEntry<{ member: string; isFraction: boolean }>(
    ({ member, isFraction }) => ({
      message: isFraction
        ? `\`${member}\` is not a whole number`
        : `the number \`${member}\` stands among texts`,
      why: "the members of a listed set are all whole numbers or all texts",
      help: isFraction ? "write a whole number" : `write "${member}" in quotes`,
    }),
  ),
  "duplicate-member": errorEntry<{ member: string }>(({ member }) => ({
    message: `\`${member}\` is listed twice`,
    help: "remove one of the two",
  })),
  "not-a-listed-member": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${short(text)}\` cannot be listed as a member`,
    help: "list names, quoted texts or whole numbers",
  })),
  "unrelated-sets": errorEntry<{ left: string; right: string; operator: string }>(
    ({ left, right, operator }) => ({
      message: `\`${operator}\` joins \`${left}\` and \`${right}\`, which have nothing in common`,
      help: "declare a set that holds both and put them `within` it",
    }),
  ),
  "cycle-needs-map": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`cyclic by\` needs a map, which \`${name}\` is not for all members`,
    why: "a map is a parameter whose values are members of a set",
    help: `declare \`param ${name}[…] : SET\`, with the set of the groups`,
  })),
  "circular-definition": errorEntry<{ circle: readonly string[] }>(({ circle }) => ({
    message: `\`${circle[0] ?? ""}\` is defined by itself`,
    why: `the circle is ${chain(circle)}`,
    help: "break the circle, or step along an index as in `p[prev(y)]`",
  })),

  // ---- Declarations ----
  "bad-bound": errorEntry<{ operator: string }>(({ operator }) => ({
    message: `\`${operator}\` cannot restrict this declaration`,
    help: "use `>=`, `<=` or `in [a, b]`",
  })),
  "choice-of-variable": errorEntry<{ name: string }>(({ name }) => ({
    message: `a variable cannot be restricted to listed values`,
    why: `only \`{ 0, 1 }\` can be said of \`${name}\`, which makes it binary`,
    help: "use `in [a, b]` for an interval",
  })),
  "table-without-index": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` has no index, so it cannot be a table`,
    help: `write one value, or an index: \`param ${name}[…]\``,
  })),
  "adjusts-members": errorEntry<{ name: string; operator: string }>(({ name, operator }) => ({
    message: `\`${operator}\` cannot change \`${name}\`, whose values are members`,
    help: "replace the values by `=`",
  })),
  "not-a-table": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is not a table`,
    help: 'write a quoted path, or declare `table … """ … """`',
  })),
  "not-a-total": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is not a total`,
    help: `declare \`total ${name}\``,
  })),
  "constraint-not-relation": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${short(text)}\` is not a relation`,
    why: "a constraint relates two formulas by `<=`, `==` or `>=`",
    help: "add `<=`, `==` or `>=` and the other side",
  })),
  "strict-constraint": errorEntry<{ operator: string; loose: string }>(({ operator, loose }) => ({
    message: `a constraint cannot use \`${operator}\``,
    why: "a linear program has no strict inequalities",
    help: `write \`${loose}\``,
  })),
  "constraint-operator": errorEntry<{ operator: string }>(({ operator }) => ({
    message: `a constraint cannot use \`${operator}\``,
    help: "write `<=`, `==` or `>=`",
  })),
  "mixed-directions": errorEntry<Record<string, never>>(() => ({
    message: "the two relations of this constraint are not the same",
    why: "a constraint with a middle is `low <= x <= high` or `high >= x >= low`",
    help: "write two constraints",
  })),
  "long-chain": errorEntry<Record<string, never>>(() => ({
    message: "a constraint relates two or three formulas",
    help: "write two constraints",
  })),
  "constraint-without-variables": errorEntry<{ name: string }>(({ name }) => ({
    message: `the constraint \`${name}\` holds no variable`,
    why: "nothing that the solver chooses could make it true or false",
    help: "write it as a `check` on the data",
  })),
  "unknown-objective": errorEntry<{
    name: string;
    near: readonly string[];
    names: readonly string[];
  }>(({ name, near, names }) => ({
    message: `unknown objective \`${name}\``,
    help: didYouMean(near) ?? `the objectives are ${listSome(names)}`,
  })),
  "open-objective": errorEntry<{ names: readonly string[] }>(({ names }) => ({
    message: `the model has ${names.length} objectives and none is chosen`,
    why: "one objective is optimised at a time",
    help: `choose one by \`--objective ${names[0] ?? ""}\` or in a scenario`,
  })),
} as const;

function count(number: number, one: string, many: string): string {
  return `${number === 0 ? "no" : number} ${number === 1 ? one : many}`;
}

function article(set: string): string {
  if (set === "number") return "a number";
  if (set === "integer") return "an integer";
  return `a member of \`${set}\``;
}

function backticked(text: string): string {
  return text.startsWith("`") ? text : `\`${text}\``;
}
