/**
 * Random valid programs from a list of choices: few sets, parameters, variables, a component, totals, constraints, and
 * one scenario that changes some of them.
 */
import {
  Chooser,
  FormulaWriter,
  unitsOf,
  type Dimension,
  type Index,
  type Thing,
} from "./random-formulas.js";

const sets = ["A", "T", "C", "SUB", "LATE", "PAIR"] as const;
const dimensions: readonly Dimension[] = ["plain", "power", "energy"];

/** The text of a program after its `model` line; its scenario is called `other`. */
export function writeRandomProgram(choices: readonly number[]): string {
  return new ProgramWriter(new Chooser(choices)).write();
}

interface Header {
  readonly sets: readonly string[];
  readonly dimension: Dimension;
  /** ` : MW`, or nothing. */
  readonly type: string;
  /** The bracket, or nothing. */
  readonly domain: string;
  readonly indices: readonly Index[];
}

class ProgramWriter {
  private readonly things: Thing[] = [
    { name: "rest", sets: [], dimension: "plain", isLinear: true },
    { name: "rest_power", sets: [], dimension: "power", isLinear: true },
    { name: "rest_energy", sets: [], dimension: "energy", isLinear: true },
  ];
  private readonly formulas: FormulaWriter;

  constructor(private readonly choose: Chooser) {
    this.formulas = new FormulaWriter(choose, this.things);
  }

  write(): string {
    const lines = [...this.sets()];
    lines.push("var rest >= 0", "var rest_power : MW >= 0", "var rest_energy : MWh >= 0");
    const many = (least: number, more: number, write: (i: number) => string): void => {
      const count = least + this.choose.below(more);
      for (let i = 0; i < count; i++) lines.push(write(i));
    };
    many(2, 4, (i) => this.param(`p${i}`));
    many(0, 2, (i) => this.map(`m${i}`));
    many(0, 2, (i) => this.func(`f${i}`));
    many(2, 3, (i) => this.variable(`x${i}`));
    many(1, 3, (i) => this.define(`d${i}`));
    many(0, 2, (i) => this.component(`k${i}`));
    many(0, 2, (i) => this.total(`t${i}`));
    lines.push(
      `${this.choose.pick(["minimize", "maximize"])} goal = ${this.formulas.linear("plain", [], 3)}`,
    );
    many(2, 4, (i) => this.constraint(`c${i}`));
    lines.push(this.scenario());
    return lines.join("\n");
  }

  private sets(): readonly string[] {
    const { choose } = this;
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

  private header(from: readonly string[] = sets): Header {
    const count = this.choose.below(3);
    const own = Array.from({ length: count }, () => this.choose.pick(from));
    const dimension = this.choose.pick(dimensions);
    const unit = this.choose.pick(unitsOf[dimension]);
    const indices: Index[] = [];
    const binders = own.map((set) => this.formulas.binder(set, indices));
    return {
      sets: own,
      dimension,
      type: unit === "" ? "" : ` : ${unit}`,
      domain: binders.length === 0 ? "" : `[${binders.join(", ")}]`,
      indices,
    };
  }

  private param(name: string): string {
    const { sets: own, dimension, type, domain, indices } = this.header();
    const value = this.paramValue(own, dimension, indices);
    this.things.push({ name, sets: own, dimension, isLinear: false });
    return `param ${name}${domain}${type} ${value}`;
  }

  private paramValue(
    own: readonly string[],
    dimension: Dimension,
    indices: readonly Index[],
  ): string {
    const { formulas } = this;
    const form = this.choose.below(4);
    // Every set of these programs has these members, but not every part of them.
    const known: Readonly<Record<string, string>> = { A: "a", T: "1", C: "0" };
    const labels = own.map((set) => known[set]);
    if (indices.length === 0) return `= ${formulas.bare()}`;
    if (form === 1 && !labels.includes(undefined)) {
      const key = labels.length === 1 ? labels.join() : `(${labels.join(", ")})`;
      return `default ${formulas.bare()} = { ${key}: ${formulas.bare()} }`;
    }
    if (form === 2)
      return `= if ${formulas.condition(indices, 1)} then ${formulas.bare()} else ${formulas.data(dimension, indices, 1)}`;
    if (form === 3 && own.length === 1 && own[0] === "T")
      return `= { 1: ${formulas.number(dimension)}, 3: ${formulas.number(dimension)} } interpolate hold`;
    return `= ${formulas.data(dimension, indices, 2)}`;
  }

  private map(name: string): string {
    const indices: Index[] = [];
    const binder = this.formulas.binder("T", indices);
    const condition = this.formulas.condition(indices, 1);
    this.formulas.maps.push(name);
    return `param ${name}[${binder}] : A = if ${condition} then last(A) else a`;
  }

  private func(name: string): string {
    const count = 1 + this.choose.below(2);
    const names = ["u", "v"].slice(0, count);
    const other = names.at(-1) ?? "u";
    const body = this.choose.pick([
      `2 * u + ${other}`,
      `if u > ${other} then u else ${other}^2`,
      `u * ${other} - 1`,
      `max(u, ${other} / 2)`,
    ]);
    this.formulas.functions.push({ name, count });
    return `function ${name}(${names.join(", ")}) = ${body}`;
  }

  private variable(name: string): string {
    const { sets: own, dimension, type, domain, indices } = this.header();
    const { formulas } = this;
    const bounds = [
      ">= 0",
      `in [${formulas.bare()}, inf]`,
      `<= ${formulas.data(dimension, indices, 1)}`,
      "",
    ][this.choose.below(4)];
    const integer = type === "" && this.choose.once(4) ? " integer" : "";
    this.things.push({ name, sets: own, dimension, isLinear: true });
    return `var ${name}${domain}${type}${integer} ${bounds ?? ""}`.trimEnd();
  }

  private define(name: string): string {
    const { sets: own, dimension, type, domain, indices } = this.header();
    const value = this.formulas.linear(dimension, indices, 3);
    this.things.push({ name, sets: own, dimension, isLinear: true });
    return `define ${name}${domain}${type} = ${value}`;
  }

  /** A store of one's own over a set, stepping another, with random givens. */
  private component(name: string): string {
    const { choose, formulas } = this;
    const place = choose.pick(["A", "SUB", "PAIR"]);
    const step = choose.pick(["T", "C"]);
    const indices: Index[] = [];
    const binder = formulas.binder(place, indices);
    const room = formulas.linear("energy", indices, 1);
    const where = choose.once(2) ? ` where ${formulas.condition(indices, 1)}` : "";
    const level = { name: `${name}.level`, dimension: "energy", isLinear: true } as const;
    const lines = [
      `component store_${name} over PLACE stepping STEP cyclic`,
      `  given room[PLACE] : MWh linear, rate : MW = 3, keep = ${formulas.data("plain", [], 1)}`,
      "{",
      "  var level[PLACE, STEP] : kWh >= 0",
      "  var inflow[p in PLACE, s in STEP] : MW in [0, rate]",
      "  constraint carried[p in PLACE, s in STEP]: level[p, s] == keep * level[p, prev(s)] + inflow[p, s] * 1 hour",
      "  constraint held[p in PLACE, s in STEP]: level[p, s] <= room[p]",
      "}",
      `use store_${name} as ${name} over ${binder}${where} stepping ${step} with room = ${room}`,
    ];
    if (where === "") this.things.push({ ...level, sets: [place, step] });
    return lines.join("\n");
  }

  /** A total over a set with two contributions from larger ones. */
  private total(name: string): string {
    const dimension = this.choose.pick(dimensions);
    const set = this.choose.pick(["T", "A"]);
    const unit = unitsOf[dimension][0] ?? "";
    const type = unit === "" ? "" : ` : ${unit}`;
    const cost = (which: string, kind: string): string => {
      const indices: Index[] = [];
      const binders = [set, this.choose.pick(sets)].map((each) =>
        this.formulas.binder(each, indices),
      );
      const where = this.choose.once(3) ? ` where ${this.formulas.condition(indices, 1)}` : "";
      const value = this.formulas.linear(dimension, indices, 2);
      return `${kind} ${name}_${which}[${binders.join(", ")}${where}]${type} into ${name}[${indices[0]?.name}] = ${value}`;
    };
    const lines = [`total ${name}[${set}]${type}`, cost("one", "cost"), cost("two", "term")];
    this.things.push({ name, sets: [set], dimension, isLinear: true });
    return lines.join("\n");
  }

  private constraint(name: string): string {
    const { choose, formulas } = this;
    const { dimension, domain, indices } = this.header();
    let scope = indices;
    let bracket = domain;
    if (domain !== "" && choose.once(2)) {
      // A guard on the first index lets the formula step back from it.
      const [first, ...others] = indices;
      const isGuarded = (first?.set === "T" || first?.set === "LATE") && choose.once(2);
      const condition =
        isGuarded && first !== undefined
          ? `${first.name} > first(${first.set})`
          : formulas.condition(indices, 2);
      if (isGuarded && first !== undefined) scope = [{ ...first, isInner: true }, ...others];
      bracket = `${domain.slice(0, -1)} where ${condition}]`;
    }
    const left = formulas.linear(dimension, scope, 3);
    const right = formulas.linear(dimension, scope, 2);
    const head = `constraint ${name}${bracket}:`;
    switch (choose.below(6)) {
      case 1:
        return `${head} ${left} >= ${right}`;
      case 2:
        return `${head} ${left} == ${right}`;
      case 3: {
        const low = formulas.data(dimension, scope, 1);
        const wide = formulas.number(dimension, 900);
        return `${head} ${low} - ${wide} <= ${left} <= ${low} + ${wide}`;
      }
      case 4:
        return `${head} ${right} >= ${left} >= ${formulas.linear(dimension, scope, 1)}`;
      default:
        return `${head} ${left} <= ${right}`;
    }
  }

  /** A scenario that changes a parameter, a set and a constraint. */
  private scenario(): string {
    const { choose } = this;
    const params = this.things.filter(({ isLinear }) => !isLinear);
    const lines = ["scenario other {"];
    const [first, second] = [params[0], params[1]];
    if (first !== undefined)
      lines.push(`  param ${first.name} ${choose.pick(["*=", "="])} ${this.formulas.bare()}`);
    if (second !== undefined && second.sets.length === 1 && second.sets[0] === "T")
      lines.push(
        `  param ${second.name}[1] ${choose.pick(["=", "*=", "+="])} ${this.formulas.bare()}`,
      );
    if (choose.once(2)) lines.push("  set SUB = { i in A where i != a }");
    if (choose.once(2)) lines.push("  without c1");
    if (choose.once(2)) lines.push("  replace constraint c0: rest <= 7");
    if (choose.once(2)) lines.push("  var rest in [1, 9]");
    return [...lines, "}"].join("\n");
  }
}
