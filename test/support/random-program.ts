/**
 * Random valid programs from a list of choices, so that fast-check can shrink them: few sets, parameters and variables in
 * units of three dimensions, and formulas over them. Choice 0 is always the simplest one.
 */

/** Draws from a list of numbers; beyond its end every choice is the first. */
class Chooser {
  private at = 0;

  constructor(private readonly choices: readonly number[]) {}

  below(limit: number): number {
    const choice = this.choices[this.at++] ?? 0;
    return choice % limit;
  }

  pick<T>(options: readonly T[]): T {
    const chosen = options[this.below(options.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  }
}

type Dimension = "plain" | "power" | "energy";

/** Sets of width one by name, and those in which a member of theirs is sure to be. */
const holders: Readonly<Record<string, readonly string[]>> = {
  A: ["A"],
  SUB: ["SUB", "A"],
  T: ["T"],
  LATE: ["LATE", "T"],
  C: ["C"],
};

interface Index {
  readonly name: string;
  readonly set: string;
}

interface Thing {
  readonly name: string;
  readonly sets: readonly string[];
  readonly dimension: Dimension;
  readonly isLinear: boolean;
}

const units: Readonly<Record<Dimension, readonly string[]>> = {
  plain: ["", "%"],
  power: ["MW", "kW", "GW"],
  energy: ["MWh", "kWh", "GJ"],
};

/** The text of a program after its `model` line. */
export function writeRandomProgram(choices: readonly number[]): string {
  const choose = new Chooser(choices);
  const lines = [...writeSets(choose)];
  const things: Thing[] = [
    { name: "rest", sets: [], dimension: "plain", isLinear: true },
    { name: "rest_power", sets: [], dimension: "power", isLinear: true },
    { name: "rest_energy", sets: [], dimension: "energy", isLinear: true },
  ];
  lines.push("var rest >= 0", "var rest_power : MW >= 0", "var rest_energy : MWh >= 0");
  const writer = new Writer(choose, things);
  const count = (least: number, more: number): number => least + choose.below(more);
  for (let i = 0, n = count(2, 4); i < n; i++) lines.push(writer.param(`p${i}`));
  for (let i = 0, n = count(2, 3); i < n; i++) lines.push(writer.variable(`x${i}`));
  for (let i = 0, n = count(1, 3); i < n; i++) lines.push(writer.define(`d${i}`));
  lines.push(writer.objective());
  for (let i = 0, n = count(2, 4); i < n; i++) lines.push(writer.constraint(`c${i}`));
  return lines.join("\n");
}

function writeSets(choose: Chooser): readonly string[] {
  const members = ["a", "b", '"c c"', "東"].slice(0, 2 + choose.below(3));
  const last = 3 + choose.below(3);
  return [
    `set A ordered = { ${members.join(", ")} }`,
    `set T = 1 .. ${last}${choose.pick(["", " by 2"])}`,
    `set C = 0 .. ${1 + choose.below(3)} cyclic`,
    `set SUB within A = { i in A where ord(i) ${choose.pick([">", "<", "!=", ">="])} ${1 + choose.below(2)} }`,
    `set LATE within T = { t in T where t ${choose.pick([">", ">=", "!="])} ${1 + choose.below(3)} }`,
    `set PAIR within A * T = { (i, t) in A * T where ord(i) + t ${choose.pick(["<", ">", "!="])} ${2 + choose.below(4)} }`,
    `set OF[t in T] within A = { i in A where (i, t) in PAIR }`,
  ];
}

class Writer {
  private fresh = 0;

  constructor(
    private readonly choose: Chooser,
    private readonly things: Thing[],
  ) {}

  param(name: string): string {
    const { sets, dimension, unit } = this.header();
    const head = `param ${name}`;
    const type = unit === "" ? "" : ` : ${unit}`;
    const domain = this.domain(sets);
    const form = this.choose.below(3);
    const cells = this.cells(sets);
    const [first] = domain.indices;
    let value: string;
    if (first === undefined) value = `= ${this.bare()}`;
    else if (form === 1 && cells !== "") value = `default ${this.bare()} = { ${cells} }`;
    else if (form === 2) {
      const condition = this.condition(domain.indices, 1);
      const other = this.data(dimension, domain.indices, 1);
      value = `= if ${condition} then ${this.bare()} else ${other}`;
    } else value = `= ${this.data(dimension, domain.indices, 2)}`;
    this.things.push({ name, sets, dimension, isLinear: false });
    return `${head}${domain.text}${type} ${value}`;
  }

  variable(name: string): string {
    const { sets, dimension, unit } = this.header();
    const domain = this.domain(sets);
    const bound = this.choose.below(4);
    const bounds =
      bound === 0
        ? ">= 0"
        : bound === 1
          ? `in [${this.bare()}, inf]`
          : bound === 2
            ? `<= ${this.data(dimension, domain.indices, 1)}`
            : "";
    const kind = unit === "" && this.choose.below(4) === 3 ? "integer" : "";
    this.things.push({ name, sets, dimension, isLinear: true });
    return `var ${name}${domain.text}${unit === "" ? "" : ` : ${unit}`} ${kind} ${bounds}`.trimEnd();
  }

  define(name: string): string {
    const { sets, dimension, unit } = this.header();
    const domain = this.domain(sets);
    const value = this.linear(dimension, domain.indices, 3);
    this.things.push({ name, sets, dimension, isLinear: true });
    return `define ${name}${domain.text}${unit === "" ? "" : ` : ${unit}`} = ${value}`;
  }

  objective(): string {
    return `${this.choose.pick(["minimize", "maximize"])} goal = ${this.linear("plain", [], 3)}`;
  }

  constraint(name: string): string {
    const sets = this.sets(["A", "T", "C", "SUB", "LATE", "PAIR"]);
    const domain = this.domain(sets, true);
    const dimension = this.choose.pick<Dimension>(["plain", "power", "energy"]);
    const left = this.linear(dimension, domain.indices, 3);
    const right = this.linear(dimension, domain.indices, 2);
    const form = this.choose.below(5);
    if (form === 4) {
      const low = this.data(dimension, domain.indices, 1);
      return `constraint ${name}${domain.text}: ${low} - ${this.number(dimension, 900)} <= ${left} <= ${low} + ${this.number(dimension, 900)}`;
    }
    return `constraint ${name}${domain.text}: ${left} ${["<=", ">=", "==", "<="][form] ?? "<="} ${right}`;
  }

  private header(): { sets: readonly string[]; dimension: Dimension; unit: string } {
    const sets = this.sets(["A", "T", "C", "SUB", "LATE", "PAIR"]);
    const dimension = this.choose.pick<Dimension>(["plain", "power", "energy"]);
    return { sets, dimension, unit: this.choose.pick(units[dimension]) };
  }

  private sets(from: readonly string[]): readonly string[] {
    const count = this.choose.below(3);
    return Array.from({ length: count }, () => this.choose.pick(from));
  }

  /** A bracket over these sets, and the indices that it binds. */
  private domain(
    sets: readonly string[],
    hasCondition = false,
  ): { text: string; indices: readonly Index[] } {
    if (sets.length === 0) return { text: "", indices: [] };
    const indices: Index[] = [];
    const binders = sets.map((set) => this.binder(set, indices));
    const condition =
      hasCondition && this.choose.below(2) === 1 ? this.condition(indices, 2) : undefined;
    const where = condition === undefined ? "" : ` where ${condition}`;
    return { text: `[${binders.join(", ")}${where}]`, indices };
  }

  private binder(set: string, indices: Index[]): string {
    const name = (of: string): string => {
      const made = `${of.toLowerCase()}_${this.fresh++}`;
      indices.push({ name: made, set: of });
      return made;
    };
    if (set === "PAIR") return `(${name("A")}, ${name("T")}) in PAIR`;
    return `${name(set)} in ${set}`;
  }

  /** Cells of the first members only, which every set of these texts has. */
  private cells(sets: readonly string[]): string {
    const known: Readonly<Record<string, string>> = { A: "a", T: "1", C: "0" };
    const labels = sets.map((set) => known[set]);
    if (labels.includes(undefined)) return "";
    const key = labels.length === 1 ? labels.join() : `(${labels.join(", ")})`;
    return `${key}: ${this.bare()}`;
  }

  private bare(): string {
    return String(this.choose.below(9) / 2);
  }

  private number(dimension: Dimension, base = 0): string {
    const value = base + 1 + this.choose.below(8);
    if (dimension === "plain") return String(value);
    return `${value} ${this.choose.pick(units[dimension])}`;
  }

  /** A member of this set: an index in scope, an end, or the first member written out. */
  private member(set: string, scope: readonly Index[]): string | undefined {
    const inScope = scope.filter((index) => holders[index.set]?.includes(set) === true);
    const options = inScope.map(({ name }) => name).reverse();
    if (set === "A") options.push("a", "first(A)", "last(A)");
    if (set === "T") options.push("1", "last(T)");
    if (set === "C") {
      options.push("0");
      for (const { name } of inScope) options.push(`prev(${name})`, `next(${name}, 3)`);
    }
    return options.length === 0 ? undefined : this.choose.pick(options);
  }

  /** A reference to something of this dimension, added up where the scope does not bind its sets. */
  private reference(dimension: Dimension, isLinear: boolean, scope: readonly Index[]): string {
    const options = this.things.filter(
      (thing) => thing.dimension === dimension && thing.isLinear === isLinear,
    );
    if (options.length === 0) return this.number(dimension);
    const thing = this.choose.pick(options.toReversed());
    const labels = thing.sets.map((set) => (set === "PAIR" ? undefined : this.member(set, scope)));
    const isSafe = labels.every((label) => label !== undefined);
    const text = thing.sets.length === 0 ? thing.name : `${thing.name}[${labels.join(", ")}]`;
    if (isSafe) return text;
    return this.summed(thing, isLinear);
  }

  /** A thing over sets that the scope does not bind, added up. */
  private summed(thing: Thing, isLinear: boolean): string {
    const indices: Index[] = [];
    const binders = thing.sets.map((set) => this.binder(set, indices));
    const names = indices.map(({ name }) => name).join(", ");
    const where = this.choose.below(2) === 1 ? ` where ${this.condition(indices, 1)}` : "";
    const factor =
      isLinear && this.choose.below(2) === 1 ? `${this.data("plain", indices, 1)} * ` : "";
    return `(sum(${binders.join(", ")}${where}) ${factor}${thing.name}[${names}])`;
  }

  /** A formula without variables. */
  private data(dimension: Dimension, scope: readonly Index[], depth: number): string {
    const leaf = (): string => this.reference(dimension, false, scope);
    if (depth <= 0) return this.choose.below(3) === 0 ? this.number(dimension) : leaf();
    const next = (): string => this.data(dimension, scope, depth - 1);
    switch (this.choose.below(10)) {
      case 0:
        return leaf();
      case 1:
        return `(${next()} + ${next()})`;
      case 2:
        return `(${next()} - ${next()})`;
      case 3:
        return `${this.data("plain", scope, depth - 1)} * ${next()}`;
      case 4:
        return `(if ${this.condition(scope, 1)} then ${next()} else ${next()})`;
      case 5:
        return `${this.choose.pick(["min", "max"])}(${next()}, ${next()})`;
      case 6:
        return this.converted(dimension, (other) => this.data(other, scope, depth - 1));
      case 7:
        return this.reduction(scope, (inner) => this.data(dimension, inner, depth - 1));
      case 8:
        return `${next()} / ${1 + this.choose.below(4)}`;
      default: {
        const numeric = scope.filter(({ set }) => set === "T" || set === "LATE" || set === "C");
        if (dimension !== "plain" || numeric.length === 0) return leaf();
        return this.choose.pick([...numeric.map(({ name }) => name), "card(SUB)", "2^3"]);
      }
    }
  }

  /** Power from energy and the like. */
  private converted(dimension: Dimension, make: (other: Dimension) => string): string {
    if (dimension === "power") return `${make("energy")} / 2 hour`;
    if (dimension === "energy") return `${make("power")} * 30 minute`;
    return `${make("power")} / 500 kW`;
  }

  private reduction(scope: readonly Index[], body: (inner: readonly Index[]) => string): string {
    const inner = [...scope];
    const integers = scope.filter(({ set }) => set === "T" || set === "LATE");
    const [time] = integers;
    let binder: string;
    if (time !== undefined && this.choose.below(3) === 2) {
      const name = `of_${this.fresh++}`;
      binder = `${name} in OF[${time.name}]`;
      inner.push({ name, set: "A" });
    } else if (time !== undefined && this.choose.below(4) === 3) {
      const name = `q_${this.fresh++}`;
      binder = `(${name}, ${time.name}) in PAIR`;
      inner.push({ name, set: "A" });
    } else binder = this.binder(this.choose.pick(["A", "T", "C", "SUB", "LATE", "PAIR"]), inner);
    const where = this.choose.below(2) === 1 ? ` where ${this.condition(inner, 1)}` : "";
    return `(sum(${binder}${where}) ${body(inner)})`;
  }

  /** A formula with variables. */
  private linear(dimension: Dimension, scope: readonly Index[], depth: number): string {
    const leaf = (): string => this.reference(dimension, true, scope);
    if (depth <= 0) return leaf();
    const next = (): string => this.linear(dimension, scope, depth - 1);
    switch (this.choose.below(9)) {
      case 0:
        return leaf();
      case 1:
        return `(${next()} + ${next()})`;
      case 2:
        return `(${next()} - ${this.data(dimension, scope, 1)})`;
      case 3:
        return `${this.data("plain", scope, 1)} * ${next()}`;
      case 4:
        return `(if ${this.condition(scope, 2)} then ${next()} else ${this.choose.pick(["0", next()])})`;
      case 5:
        return this.reduction(scope, (inner) => this.linear(dimension, inner, depth - 1));
      case 6:
        return `-${next()} / 4`;
      case 7:
        return this.stepped(dimension, scope) ?? leaf();
      default:
        return this.converted(dimension, (other) => this.linear(other, scope, depth - 1));
    }
  }

  /** The value one step before, where there is one. */
  private stepped(dimension: Dimension, scope: readonly Index[]): string | undefined {
    const times = scope.filter(({ set }) => set === "T" || set === "LATE");
    const options = this.things.filter(
      (thing) =>
        thing.dimension === dimension &&
        thing.isLinear &&
        thing.sets.length === 1 &&
        thing.sets[0] === "T",
    );
    const [time] = times;
    const [thing] = options;
    if (time === undefined || thing === undefined) return undefined;
    const isFirst = this.choose.below(2) === 0;
    const [guard, step] = isFirst ? [">", "prev"] : ["<", "next"];
    const end = isFirst ? `first(${time.set})` : `last(${time.set})`;
    return `(if ${time.name} ${guard} ${end} then ${thing.name}[${step}(${time.name})] else 0)`;
  }

  private condition(scope: readonly Index[], depth: number): string {
    if (depth > 0) {
      const next = (): string => this.condition(scope, depth - 1);
      switch (this.choose.below(5)) {
        case 1:
          return `(${next()} and ${next()})`;
        case 2:
          return `(${next()} or ${next()})`;
        case 3:
          return `not (${next()})`;
        case 4: {
          const inner = [...scope];
          const binder = this.binder(this.choose.pick(["A", "T", "SUB"]), inner);
          return `(${this.choose.pick(["exists", "forall"])}(${binder}) ${this.comparison(inner)})`;
        }
        default:
          break;
      }
    }
    return this.comparison(scope);
  }

  private comparison(scope: readonly Index[]): string {
    const index = scope.length === 0 ? undefined : this.choose.pick(scope);
    if (index === undefined || this.choose.below(4) === 3) {
      const dimension = this.choose.pick<Dimension>(["plain", "power"]);
      const left = this.data(dimension, scope, 1);
      return `${left} ${this.choose.pick([">", "<=", "!="])} ${this.data(dimension, scope, 1)}`;
    }
    const { name, set } = index;
    if (set === "A" || set === "SUB")
      return this.choose.pick([
        set === "A" ? `${name} != a` : `${name} > first(SUB)`,
        `${name} in SUB`,
        `${name} == first(A)`,
        `ord(${name}) > 1`,
        `${name} < last(A)`,
        `(${name}, 1) in PAIR`,
      ]);
    if (set === "C") return this.choose.pick([`${name} > 0`, `${name} != prev(${name})`]);
    return this.choose.pick([
      `${name} > 1`,
      `${name} in LATE`,
      `${name} <= ${name} + 1`,
      `1 <= ${name} < last(T)`,
      `${name} mod 2 == 1`,
      `(a, ${name}) in PAIR`,
      set === "T" ? `${name} not in { 1, 3 }` : `${name} != last(LATE)`,
    ]);
  }
}
