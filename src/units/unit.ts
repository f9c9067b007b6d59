/**
 * Units as values: a dimension (exponent per base dimension) and a scale to the base units.
 * Scale only, no offsets. The units themselves are declared in the language, in `stdlib/`.
 */

/** Exponent per base dimension; absent means 0. Half powers come from square roots only. */
export interface Dimension {
  readonly exponents: ReadonlyMap<string, number>;
}

/** A unit: one of it is `scale` base units. `text` is how it was written or composed, for people. */
export interface Unit {
  readonly dimension: Dimension;
  readonly scale: number;
  readonly text: string;
}
