/**
 * From texts to a checked model, with diagnostics as `code at "text under the span"`.
 */
import { checkModel, type CheckedModel, type NumberExpression } from "../../src/check/index.js";
import type { Diagnostic } from "../../src/diagnostics/index.js";
import { resolveText, saidAbout } from "../support/resolve-text.js";

/** A checked text, and what was said on the way. */
export interface CheckedText {
  readonly model: CheckedModel;
  readonly said: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Sets and units that most tests want. */
export const prelude = `
unit JPY = JPY2024 prefixes { k, M }
set REGION = { Kanto, Kansai, "北海道" }
set METRO within REGION = { Kanto, Kansai }
set YEAR = 2024 .. 2030
set HOUR = 0 .. 23 cyclic
set COOLING = { air, dlc }
set LINK within REGION * REGION = { (Kanto, Kansai), (Kansai, Kanto) }
param price[REGION] : JPY/kWh = { Kanto: 20, Kansai: 22, "北海道": 25 }
var grid[REGION, YEAR] : MW >= 0
var site : MW
`;

/** Checks `main.dcm`; a single text gets the header and the prelude. */
export function checkText(text: string, withPrelude = true): CheckedText {
  const resolved = resolveText(`${withPrelude ? prelude : ""}${text}`);
  const checked = checkModel(resolved.program);
  const diagnostics = [...resolved.diagnostics, ...checked.diagnostics];
  return {
    model: checked.value,
    diagnostics,
    said: saidAbout(resolved.program.sources, diagnostics),
  };
}

/** The formula of a named expression, spans left out. */
export function formulaOf(model: CheckedModel, name: string): unknown {
  return withoutSpans(model.defines.get(name)?.value);
}

/** The number formula of a parameter. */
export function valueOf(model: CheckedModel, name: string): NumberExpression | undefined {
  const definition = model.params.get(name)?.definition;
  if (definition?.kind !== "expression" || definition.value.kind !== "number") return undefined;
  return definition.value.expression;
}

/** Plain data without spans, for comparison. */
export function withoutSpans(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (key, child: unknown) => (key === "span" ? undefined : child)),
  );
}
