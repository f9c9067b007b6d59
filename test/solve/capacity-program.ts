/**
 * A capacity expansion program of the shape that energy models have: years of hours, regions in a
 * ring, generators with investment, storage whose state of charge is cyclic over a period, lines
 * with losses, data-centre load that may be moved between regions, and shedding at a price.
 * Size: about 10 columns and 8 rows per year, region and hour.
 */
import { createMatrixBuilder } from "../../src/lp/index.js";
import type { LinearProgram } from "../../src/lp/index.js";
import { createRandom } from "../lp/random-program.js";

export interface CapacityShape {
  readonly regions: number;
  /** Hours of a year. */
  readonly hours: number;
  /** Years, each with its own operation; capacity built in one stays in the later ones. */
  readonly years?: number;
  /** Hours after which the state of charge returns to its start; a whole year unless given. */
  readonly period?: number;
  /** False when regions have neither lines nor common work: then little couples the hours. */
  readonly isLinked?: boolean;
  readonly seed?: number;
}

export function capacityProgram(shape: CapacityShape): LinearProgram {
  const { regions, years = 1, period = shape.hours, isLinked = true, seed = 1 } = shape;
  const yearHours = shape.hours;
  const hours = years * yearHours;
  const random = createRandom(seed);
  const costs: number[] = [];
  const uppers: number[] = [];
  const rowLower: number[] = [];
  const rowUpper: number[] = [];
  const rows: number[] = [];
  const cols: number[] = [];
  const values: number[] = [];
  const col = (cost: number, upper = Infinity): number => {
    costs.push(cost);
    uppers.push(upper);
    return costs.length - 1;
  };
  const block = (cost: () => number): readonly (readonly number[])[] =>
    Array.from({ length: regions }, () => {
      const price = cost();
      return Array.from({ length: hours }, (_, t) =>
        col(price * discount(Math.floor(t / yearHours))),
      );
    });
  const row = (
    lower: number,
    upper: number,
    terms: readonly (readonly [number, number])[],
  ): void => {
    for (const [at, value] of terms) {
      rows.push(rowLower.length);
      cols.push(at);
      values.push(value);
    }
    rowLower.push(lower);
    rowUpper.push(upper);
  };
  const discount = (year: number): number => 0.95 ** year;
  /** Capacity by region and year: what was there, and what is built. */
  const capacity = (cost: number): number[][] =>
    Array.from({ length: regions }, () => {
      const price = (cost * (0.8 + 0.4 * random()) * yearHours) / 8760;
      const levels: number[] = [];
      for (let year = 0; year < years; year++) {
        const level = col(0, 200);
        const built = col(price * discount(year) * (years - year) * 0.97 ** year, 50);
        const before = levels.at(-1);
        row(0, 0, [
          [level, 1],
          [built, -1],
          ...(before === undefined ? [] : [[before, -1] as const]),
        ]);
        levels.push(level);
      }
      return levels;
    });
  const windCap = capacity(120_000);
  const solarCap = capacity(60_000);
  const gasCap = capacity(70_000);
  const powerCap = capacity(20_000);
  const energyCap = capacity(15_000);
  const wind = block(() => 0.5);
  const solar = block(() => 0.1);
  const gas = block(() => 50 + 40 * random());
  const charge = block(() => 0.2);
  const discharge = block(() => 0.2);
  const stored = block(() => 0);
  const east = block(() => 1);
  const west = block(() => 1);
  const work = block(() => 0);
  const shed = block(() => 5000);
  for (let t = 0; t < hours; t++) {
    const day = (t % 24) / 24;
    const year = Math.floor(t / yearHours);
    const isPeriodStart = t % period === 0;
    const before = isPeriodStart ? t + period - 1 : t - 1;
    const gust = random();
    let jobs = 0;
    for (let r = 0; r < regions; r++) {
      const next = (r + 1) % regions;
      const previous = (r + regions - 1) % regions;
      const sun = Math.max(0, Math.sin(2 * Math.PI * (day - 0.25))) * (0.6 + 0.4 * random());
      const breeze = Math.min(1, Math.max(0, 0.2 + 0.6 * gust + 0.4 * (random() - 0.5)));
      const load =
        (1 + 0.05 * year) * (8 + r) * (1 + 0.3 * Math.sin(2 * Math.PI * (day - 0.4))) + random();
      jobs += 1 + 0.1 * r;
      row(load, load, [
        [wind[r]![t]!, 1],
        [solar[r]![t]!, 1],
        [gas[r]![t]!, 1],
        [discharge[r]![t]!, 1],
        [charge[r]![t]!, -1],
        [east[previous]![t]!, 0.97],
        [east[r]![t]!, -1],
        [west[next]![t]!, 0.97],
        [west[r]![t]!, -1],
        [work[r]![t]!, -1.3],
        [shed[r]![t]!, 1],
      ]);
      row(-Infinity, 0, [
        [wind[r]![t]!, 1],
        [windCap[r]![year]!, -breeze],
      ]);
      row(-Infinity, 0, [
        [solar[r]![t]!, 1],
        [solarCap[r]![year]!, -sun],
      ]);
      row(-Infinity, 0, [
        [gas[r]![t]!, 1],
        [gasCap[r]![year]!, -1],
      ]);
      row(-Infinity, 0, [
        [charge[r]![t]!, 1],
        [powerCap[r]![year]!, -1],
      ]);
      row(-Infinity, 0, [
        [discharge[r]![t]!, 1],
        [powerCap[r]![year]!, -1],
      ]);
      row(-Infinity, 0, [
        [stored[r]![t]!, 1],
        [energyCap[r]![year]!, -1],
      ]);
      row(0, 0, [
        [stored[r]![t]!, 1],
        [stored[r]![before]!, -0.999],
        [charge[r]![t]!, -0.95],
        [discharge[r]![t]!, 1 / 0.95],
      ]);
      uppers[east[r]![t]!] = isLinked ? 2 : 0;
      uppers[west[r]![t]!] = isLinked ? 2 : 0;
      uppers[work[r]![t]!] = isLinked ? 3 : 0;
    }
    row(
      isLinked ? jobs : 0,
      jobs,
      Array.from({ length: regions }, (_, r) => [work[r]![t]!, 1] as const),
    );
  }
  for (let year = 0; year < years; year++) {
    row(
      -Infinity,
      (4 - 0.15 * year) * regions * yearHours,
      gas.flatMap((series) =>
        series.slice(year * yearHours, (year + 1) * yearHours).map((at) => [at, 0.5] as const),
      ),
    );
  }
  const builder = createMatrixBuilder({ maxNonzeros: values.length });
  builder.addBatch(
    rowLower.length,
    Int32Array.from(rows),
    Int32Array.from(cols),
    Float64Array.from(values),
    values.length,
  );
  return {
    numCols: costs.length,
    numRows: rowLower.length,
    sense: "minimize",
    offset: 0,
    colCost: Float64Array.from(costs),
    colLower: new Float64Array(costs.length),
    colUpper: Float64Array.from(uppers),
    rowLower: Float64Array.from(rowLower),
    rowUpper: Float64Array.from(rowUpper),
    matrix: builder.finish(),
    integrality: undefined,
  };
}
