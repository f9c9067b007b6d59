/**
 * Calls functions of the standard library with quantities, by a small interpreter of its own:
 * it shares no code with the checker and the evaluator, so the library is checked apart from them.
 */
import { readdirSync, readFileSync } from "node:fs";
import {
  parse,
  type Expression,
  type File,
  type FunctionDeclaration,
} from "../../src/syntax/index.js";
import { createSourceFile } from "../../src/text/index.js";
import {
  conversionFactor,
  createUnitTable,
  dimensionless,
  divide,
  isDimensionless,
  isSameDimension,
  multiply,
  power,
  type Unit,
  type UnitTable,
} from "../../src/units/index.js";

const folder = new URL("../../stdlib/", import.meta.url);

/** A number with its unit. */
export interface Quantity {
  readonly value: number;
  readonly unit: Unit;
}

/** Names of the library's files. */
export const libraryFiles: readonly string[] = readdirSync(folder)
  .filter((name) => name.endsWith(".dcm"))
  .sort();

/** One parsed file of the library with what the parser had to say. */
export function parseLibraryFile(name: string): ReturnType<typeof parse> {
  const text = readFileSync(new URL(name, folder), "utf8");
  return parse(createSourceFile(`std/${name}`, text));
}

/** The table of `std.units` and of further declarations. */
export function libraryUnits(): ReturnType<typeof createUnitTable> {
  return createUnitTable(
    parseLibraryFile("units.dcm").value.items.flatMap((item) =>
      item.kind === "unit" || item.kind === "prefix" || item.kind === "dimension" ? [item] : [],
    ),
  );
}

/** Calls a function of a library file: arguments like `"3 %"`, `"20 degC"`, `"2030"`; the result in a unit. */
export function callLibrary(
  file: string,
  name: string,
  args: readonly string[],
  unit = "1",
): number {
  const units = libraryUnits().value;
  const library = parseLibraryFile(file).value;
  const values = args.map((text) => readQuantity(text, units));
  return toUnit(
    callFunction(findFunction(library, name), values, { library, units }),
    unitOf(unit, units),
  );
}

interface Context {
  readonly library: File;
  readonly units: UnitTable;
}

type Names = ReadonlyMap<string, Quantity>;

function callFunction(
  declaration: FunctionDeclaration,
  args: readonly Quantity[],
  context: Context,
): Quantity {
  const names = new Map<string, Quantity>();
  declaration.parameters.forEach((parameter, position) => {
    const argument = args[position];
    if (argument === undefined) throw new Error(`${declaration.name.text} lacks an argument`);
    const unit = parameter.type && context.units.evaluate(parameter.type).value;
    const value = unit === undefined ? argument : { value: toUnit(argument, unit), unit };
    names.set(parameter.name.text, value);
  });
  if (args.length !== names.size)
    throw new Error(`${declaration.name.text} has too many arguments`);
  const result = evaluate(declaration.value, names, context);
  const unit = declaration.type && context.units.evaluate(declaration.type).value;
  return unit === undefined ? result : { value: toUnit(result, unit), unit };
}

function evaluate(node: Expression, names: Names, context: Context): Quantity {
  const again = (inner: Expression): Quantity => evaluate(inner, names, context);
  switch (node.kind) {
    case "number": {
      const unit = node.unit && context.units.evaluate(node.unit).value;
      return { value: node.value, unit: unit ?? dimensionless };
    }
    case "name":
      return names.get(node.path.text) ?? findParameter(node.path.text, context);
    case "unary": {
      const operand = again(node.operand);
      return { ...operand, value: -operand.value };
    }
    case "if":
      return isTrue(node.condition, again) ? again(node.then) : again(node.otherwise);
    case "binary":
      return combine(node.operator, again(node.left), again(node.right));
    case "call":
      return callNamed(node.callee.text, node.arguments.map(again), context);
    default:
      throw new Error(`the interpreter knows no ${node.kind}`);
  }
}

function callNamed(name: string, args: readonly Quantity[], context: Context): Quantity {
  const [first = { value: Number.NaN, unit: dimensionless }] = args;
  const plain = (): number => toUnit(first, dimensionless);
  switch (name) {
    case "exp":
      return { value: Math.exp(plain()), unit: dimensionless };
    case "log":
      return { value: Math.log(plain()), unit: dimensionless };
    case "min":
    case "max":
      return {
        value: Math[name](...args.map((item) => toUnit(item, first.unit, true))),
        unit: first.unit,
      };
    default:
      return callFunction(findFunction(context.library, name), args, context);
  }
}

function combine(operator: string, left: Quantity, right: Quantity): Quantity {
  switch (operator) {
    case "+":
      return { value: left.value + toUnit(right, left.unit), unit: left.unit };
    case "-":
      return { value: left.value - toUnit(right, left.unit), unit: left.unit };
    case "*":
      return { value: left.value * right.value, unit: multiply(left.unit, right.unit) };
    case "/":
      return { value: left.value / right.value, unit: divide(left.unit, right.unit) };
    case "^": {
      const exponent = toUnit(right, dimensionless);
      if (!isDimensionless(left.unit)) {
        return { value: left.value ** exponent, unit: power(left.unit, exponent) };
      }
      return { value: toUnit(left, dimensionless) ** exponent, unit: dimensionless };
    }
    default:
      throw new Error(`the interpreter knows no ${operator}`);
  }
}

function isTrue(node: Expression, again: (inner: Expression) => Quantity): boolean {
  const [first, second] = node.kind === "comparison" ? node.operands : [];
  const operator = node.kind === "comparison" ? node.operators[0]?.operator : undefined;
  if (first === undefined || second === undefined) throw new Error("only simple comparisons");
  const left = again(first);
  const right = toUnit(again(second), left.unit, true);
  if (operator === "==") return left.value === right;
  if (operator === "<=") return left.value <= right;
  if (operator === "<") return left.value < right;
  if (operator === ">") return left.value > right;
  throw new Error(`the interpreter knows no ${operator}`);
}

/** The number in that unit; zero fits every unit where the language says so. */
function toUnit(quantity: Quantity, unit: Unit, canBeZero = false): number {
  if (canBeZero && quantity.value === 0) return 0;
  if (!isSameDimension(quantity.unit, unit)) {
    throw new Error(`${quantity.unit.text} is not ${unit.text}`);
  }
  return quantity.value * conversionFactor(quantity.unit, unit);
}

function readQuantity(text: string, units: UnitTable): Quantity {
  const [number = "", unit = "1"] = text.split(" ");
  return { value: Number(number), unit: unitOf(unit, units) };
}

function unitOf(text: string, units: UnitTable): Unit {
  const unit = units.read(text);
  if (unit === undefined) throw new Error(`no unit ${text}`);
  return unit;
}

function findFunction(library: File, name: string): FunctionDeclaration {
  for (const item of library.items) {
    if (item.kind === "function" && item.name.text === name) return item;
  }
  throw new Error(`no function ${name}`);
}

function findParameter(name: string, context: Context): Quantity {
  for (const item of context.library.items) {
    if (item.kind !== "param" || item.name.text !== name || item.value === undefined) continue;
    const value = evaluate(item.value, new Map(), context);
    const unit = item.type && context.units.evaluate(item.type).value;
    return { value: value.value, unit: unit ?? value.unit };
  }
  throw new Error(`no parameter ${name}`);
}
