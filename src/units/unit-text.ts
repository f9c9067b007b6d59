/**
 * The written form of a unit as names with powers: `JPY*MW/kWh`, `1/degC^2`, `%`. Equal names cancel.
 * Canonical form: dividends joined by `*`, then each divisor after its own `/`; written order is kept.
 */

/** One name of a unit text and its power. */
export interface TextFactor {
  readonly name: string;
  readonly exponent: number;
}

/** Reads a unit text; `undefined` when it is not a product of powers. `1` is the empty product. */
export function readUnitText(text: string): readonly TextFactor[] | undefined {
  const factors: TextFactor[] = [];
  let sign = 1;
  for (const piece of text.trim().split(/\s*([*/])\s*/u)) {
    if (piece === "*" && sign === 1) continue;
    // `a/b*c` is read in two ways by people, so it is no unit.
    if (piece === "*") return undefined;
    if (piece === "/") {
      sign = -1;
      continue;
    }
    const match = /^(?<name>[^\s^]+)(?:\^(?<power>-?\d+(?:\.5)?))?$/u.exec(piece);
    const name = match?.groups?.["name"];
    if (name === undefined) return undefined;
    if (name !== "1")
      factors.push({ name, exponent: sign * Number(match?.groups?.["power"] ?? 1) });
  }
  return factors;
}

/** Writes factors as one text, after equal names have cancelled. */
export function renderUnitText(factors: readonly TextFactor[]): string {
  const exponents = new Map<string, number>();
  for (const { name, exponent } of factors) {
    exponents.set(name, (exponents.get(name) ?? 0) + exponent);
  }
  const dividends: string[] = [];
  const divisors: string[] = [];
  for (const [name, exponent] of exponents) {
    if (exponent > 0) dividends.push(renderFactor(name, exponent));
    if (exponent < 0) divisors.push(renderFactor(name, -exponent));
  }
  const top = dividends.length === 0 ? "1" : dividends.join("*");
  return [top, ...divisors].join("/");
}

/** Text of a product in which each part is raised to a power; a part that cannot be read counts as one name. */
export function composeUnitText(
  parts: readonly { readonly text: string; readonly exponent: number }[],
): string {
  return renderUnitText(
    parts.flatMap(({ text, exponent }) =>
      (readUnitText(text) ?? [{ name: text, exponent: 1 }]).map((factor) => ({
        name: factor.name,
        exponent: factor.exponent * exponent,
      })),
    ),
  );
}

function renderFactor(name: string, exponent: number): string {
  return exponent === 1 ? name : `${name}^${exponent}`;
}
