/**
 * The functions that are always there, as completion, hover and signature help show them.
 */

/** A built-in function. */
export interface BuiltIn {
  readonly signature: string;
  readonly parameters: readonly string[];
  readonly doc: string;
}

const list: readonly (readonly [string, readonly string[], string])[] = [
  ["abs", ["x"], "The absolute value."],
  ["exp", ["x"], "e to the power of a plain number."],
  ["log", ["x"], "The natural logarithm of a plain number."],
  ["sqrt", ["x"], "The square root; halves even powers of units."],
  ["floor", ["x"], "The greatest whole number that is not greater."],
  ["ceil", ["x"], "The least whole number that is not less."],
  ["round", ["x"], "The nearest whole number."],
  ["min", ["a", "b, …"], "The least of its arguments; over an index: `min(i in I) a[i]`."],
  ["max", ["a", "b, …"], "The greatest of its arguments; over an index: `max(i in I) a[i]`."],
  ["first", ["SET"], "The first member of an ordered set."],
  ["last", ["SET"], "The last member of an ordered set."],
  ["prev", ["index", "steps"], "The member before, in the set the index was bound over."],
  ["next", ["index", "steps"], "The member after, in the set the index was bound over."],
  ["ord", ["index"], "Position of a member in its ordered set, from 1."],
  ["card", ["SET"], "How many members a set has."],
  ["defined", ["p[…]"], "True where an optional parameter has a value."],
  ["value", ["name[…]", "SCENARIO"], "The value in another scenario's solution."],
  ["dual", ["constraint[…]"], "Change of the objective per unit of the right side as written."],
  ["price", ["constraint[…]"], "What one unit of relaxing an inequality is worth; never negative."],
  ["reduced", ["variable[…]"], "The reduced cost of a variable."],
  ["slack", ["constraint[…]"], "How far a row is from its bound."],
  ["activity", ["constraint[…]"], "The value of a row's side that holds variables."],
];

/** Built-in functions by name. */
export const builtIns: ReadonlyMap<string, BuiltIn> = new Map(
  list.map(([name, parameters, doc]) => [
    name,
    { signature: `${name}(${parameters.join(", ")})`, parameters, doc },
  ]),
);
