/**
 * Random formulas and conditions over things already declared, from a list of choices, so that fast-check can shrink
 * them. Choice 0 is always the simplest one. Whatever is written is valid by construction.
 */

/** Draws from a list of numbers; beyond its end every choice is the first. */
export class Chooser {
  private at = 0;

  constructor(private readonly choices: readonly number[]) {}

  below(limit: number): number {
    const choice = this.choices[this.at++] ?? 0;
    return choice % limit;
  }

  /** True once in so many times, never when choices have run out. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  pick<T>(options: readonly T[]): T {
    const chosen = options[this.below(options.length)];
    if (chosen === undefined) throw new Error("nothing to choose from");
    return chosen;
  }
}

export type Dimension = "plain" | "power" | "energy";

/** Units of each dimension, the first being the plainest. */
export const unitsOf: Readonly<Record<Dimension, readonly string[]>> = {
  plain: ["", "%"],
  power: ["MW", "kW", "GW"],
  energy: ["MWh", "kWh", "GJ"],
};

/** An index in scope; `isInner` when a condition keeps it off the first member of its set. */
export interface Index {
  readonly name: string;
  readonly set: string;
  readonly isInner?: boolean;
}

/** Something that formulas may refer to. `PAIR` among its sets takes two labels. */
export interface Thing {
  readonly name: string;
  readonly sets: readonly string[];
  readonly dimension: Dimension;
  readonly isLinear: boolean;
}

/** Sets in which a member of a set is sure to be. */
const holders: Readonly<Record<string, readonly string[]>> = {
  A: ["A"],
  SUB: ["SUB", "A"],
  T: ["T"],
  LATE: ["LATE", "T"],
  C: ["C"],
  // Bound over a set written in place, whose order is its own.
  INLINE: ["A"],
};

const walkable = ["A", "T", "C", "SUB", "LATE", "PAIR"] as const;

/** Writes formulas over `things`; names of indices never repeat. */
export class FormulaWriter {
  private fresh = 0;

  constructor(
    readonly choose: Chooser,
    readonly things: Thing[],
    /** Functions of plain numbers, by name and number of arguments. */
    readonly functions: { readonly name: string; readonly count: number }[] = [],
    /** Parameters over T whose values are members of A. */
    readonly maps: string[] = [],
  ) {}

  /** A binder over a set; adds the indices it binds. */
  binder(set: string, indices: Index[]): string {
    const name = (of: string): string => {
      const made = `${of.toLowerCase()}_${this.fresh++}`;
      indices.push({ name: made, set: of });
      return made;
    };
    if (set === "PAIR") return `(${name("A")}, ${name("T")}) in PAIR`;
    return `${name(set)} in ${set}`;
  }

  bare(): string {
    return String(this.choose.below(9) / 2);
  }

  number(dimension: Dimension, base = 0): string {
    const value = base + 1 + this.choose.below(8);
    if (dimension === "plain") return String(value);
    return `${value} ${this.choose.pick(unitsOf[dimension])}`;
  }

  /** A formula without variables. */
  data(dimension: Dimension, scope: readonly Index[], depth: number): string {
    const leaf = (): string => this.reference(dimension, false, scope);
    if (depth <= 0) return this.choose.once(3) ? leaf() : this.number(dimension);
    const next = (): string => this.data(dimension, scope, depth - 1);
    switch (this.choose.below(12)) {
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
        return this.reduction("sum", scope, (inner) => this.data(dimension, inner, depth - 1));
      case 8:
        return `${next()} / ${1 + this.choose.below(4)}`;
      case 9: {
        const numeric = scope.filter(({ set }) => set === "T" || set === "LATE" || set === "C");
        if (dimension !== "plain" || numeric.length === 0) return leaf();
        return this.choose.pick([...numeric.map(({ name }) => name), "card(SUB)", "2^3"]);
      }
      case 10: {
        const found = this.functions[this.choose.below(Math.max(1, this.functions.length))];
        if (dimension !== "plain" || found === undefined) return leaf();
        const values = Array.from({ length: found.count }, () => this.data("plain", scope, 1));
        return `${found.name}(${values.join(", ")})`;
      }
      case 11: {
        // A and T are never empty.
        const inner = [...scope];
        const binder = this.binder(this.choose.pick(["A", "T"]), inner);
        return `(${this.choose.pick(["min", "max"])}(${binder}) (${this.data(dimension, inner, depth - 1)}))`;
      }
      default:
        return leaf();
    }
  }

  /** A formula with variables. */
  linear(dimension: Dimension, scope: readonly Index[], depth: number): string {
    const leaf = (): string => this.reference(dimension, true, scope);
    if (depth <= 0) return leaf();
    const next = (): string => this.linear(dimension, scope, depth - 1);
    switch (this.choose.below(9)) {
      case 1:
        return `(${next()} + ${next()})`;
      case 2:
        return `(${next()} - ${this.data(dimension, scope, 1)})`;
      case 3:
        return `${this.data("plain", scope, 1)} * ${next()}`;
      case 4:
        return `(if ${this.condition(scope, 2)} then ${next()} else ${this.choose.once(2) ? next() : "0"})`;
      case 5:
        return this.reduction("sum", scope, (inner) => this.linear(dimension, inner, depth - 1));
      case 6:
        return `-${next()} / 4`;
      case 7:
        return this.stepped(dimension, scope) ?? leaf();
      case 8:
        return this.converted(dimension, (other) => this.linear(other, scope, depth - 1));
      default:
        return leaf();
    }
  }

  /** A condition over data. */
  condition(scope: readonly Index[], depth: number): string {
    const next = (): string => this.condition(scope, depth - 1);
    switch (depth > 0 ? this.choose.below(5) : 0) {
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
        return this.comparison(scope);
    }
  }

  /** A member of this set: an index in scope, an end, or the first member written out. */
  private member(set: string, scope: readonly Index[]): string | undefined {
    const inScope = scope.filter((index) => holders[index.set]?.includes(set) === true);
    const options = inScope.map(({ name }) => name).reverse();
    if (set === "A") {
      options.push("a", "first(A)", "last(A)");
      const time = this.member("T", scope);
      for (const map of this.maps) if (time !== undefined) options.push(`${map}[${time}]`);
    }
    if (set === "T") options.push("1", "last(T)");
    for (const { name, set: own, isInner } of inScope)
      if (isInner === true && own === set) options.push(`prev(${name})`);
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
    if (thing.sets.length === 0) return thing.name;
    const labels = thing.sets.map((set) => this.member(set, scope));
    if (labels.includes(undefined)) return this.summed(thing);
    return `${thing.name}[${labels.join(", ")}]`;
  }

  /** A thing over sets that the scope does not bind, added up. */
  private summed(thing: Thing): string {
    const indices: Index[] = [];
    const binders = thing.sets.map((set) => this.binder(set, indices));
    const names = indices.map(({ name }) => name).join(", ");
    const where = this.choose.once(2) ? ` where ${this.condition(indices, 1)}` : "";
    const factor =
      thing.isLinear && this.choose.once(2) ? `${this.data("plain", indices, 1)} * ` : "";
    return `(sum(${binders.join(", ")}${where}) ${factor}${thing.name}[${names}])`;
  }

  /** Power from energy and the like. */
  private converted(dimension: Dimension, make: (other: Dimension) => string): string {
    if (dimension === "power") return `${make("energy")} / 2 hour`;
    if (dimension === "energy") return `${make("power")} * 30 minute`;
    return `${make("power")} / 500 kW`;
  }

  private reduction(
    operator: string,
    scope: readonly Index[],
    body: (inner: readonly Index[]) => string,
  ): string {
    const inner = [...scope];
    const time = scope.find(({ set }) => set === "T" || set === "LATE")?.name;
    const ofA = (set: string): string => {
      const name = `of_${this.fresh++}`;
      inner.push({ name, set: "INLINE" });
      return `${name} in ${set}`;
    };
    let binder: string;
    switch (this.choose.below(7)) {
      case 1:
        binder = time === undefined ? this.binder("A", inner) : ofA(`OF[${time}]`);
        break;
      case 2: {
        const name = `q_${this.fresh++}`;
        binder = time === undefined ? this.binder("PAIR", inner) : `(${name}, ${time}) in PAIR`;
        if (time !== undefined) inner.push({ name, set: "A" });
        break;
      }
      case 3:
        binder = ofA(
          this.choose.pick([
            "A diff SUB",
            "A union SUB",
            "{ (i, _) in PAIR }",
            "{ i for (i, _) in PAIR }",
          ]),
        );
        break;
      case 4: {
        const own: Index[] = [...scope];
        const walked = this.binder("A", own);
        binder = ofA(`{ ${walked} where ${this.condition(own, 1)} }`);
        break;
      }
      case 5:
        binder = `${this.binder("SUB", inner)}, ${this.binder("T", inner)}`;
        break;
      default:
        binder = this.binder(this.choose.pick(walkable), inner);
    }
    const where = this.choose.once(2) ? ` where ${this.condition(inner, 1)}` : "";
    return `(${operator}(${binder}${where}) ${body(inner)})`;
  }

  /** The value some steps away, where there is one. */
  private stepped(dimension: Dimension, scope: readonly Index[]): string | undefined {
    const time = scope.find(({ set }) => set === "T" || set === "LATE");
    const thing = this.things.find(
      ({ dimension: own, isLinear, sets }) =>
        own === dimension && isLinear && sets.length === 1 && sets[0] === "T",
    );
    if (time === undefined || thing === undefined) return undefined;
    const { name, set } = time;
    switch (this.choose.below(4)) {
      case 1:
        return `(if ${name} < last(${set}) then ${thing.name}[next(${name})] else 0)`;
      case 2:
        return `(if ${name} - 2 in T then ${thing.name}[${name} - 2] else 0)`;
      case 3:
        return `(if ord(${name}) > 2 then ${thing.name}[prev(${name}, 2)] else 0)`;
      default:
        return `(if ${name} > first(${set}) then ${thing.name}[prev(${name})] else 0)`;
    }
  }

  private comparison(scope: readonly Index[]): string {
    const index = scope.length === 0 ? undefined : this.choose.pick(scope);
    if (index === undefined || this.choose.once(4)) {
      const dimension = this.choose.pick<Dimension>(["plain", "power"]);
      const left = this.data(dimension, scope, 1);
      return `${left} ${this.choose.pick([">", "<=", "!="])} ${this.data(dimension, scope, 1)}`;
    }
    const { name, set } = index;
    if (set === "INLINE") return this.choose.pick([`${name} != a`, `${name} in SUB`]);
    if (set === "A" || set === "SUB") {
      const [map] = this.maps;
      return this.choose.pick([
        `${name} != a`,
        `${name} in SUB`,
        `${name} == first(A)`,
        `ord(${name}) > 1`,
        `${name} < last(A)`,
        `(${name}, 1) in PAIR`,
        map === undefined ? `${name} >= first(A)` : `${name} == ${map}[1]`,
      ]);
    }
    if (set === "C") return this.choose.pick([`${name} > 0`, `${name} != prev(${name})`]);
    return this.choose.pick([
      `${name} > 1`,
      `${name} in LATE`,
      `${name} <= ${name} + 1`,
      `1 <= ${name} < last(T)`,
      `${name} mod 2 == 1`,
      `(a, ${name}) in PAIR`,
      `${name} not in { 1, 3 }`,
      `${name} + 1 in T`,
    ]);
  }
}
