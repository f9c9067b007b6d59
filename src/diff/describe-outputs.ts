/**
 * What is special to figures, claims and IAMC variables, in aspects.
 */
import type {
  ClaimDeclaration,
  FigureDeclaration,
  IamcDeclaration,
  UnitExpression,
} from "../syntax/index.js";
import { describeBounds, describeDomain, formulaAspect } from "./describe-declaration.js";
import type { Bound, Former } from "./former.js";
import type { Aspect, Naming } from "./subjects.js";
import { node } from "./term.js";

/** What a claim expects, and the reason that it gives. */
export function describeClaim(
  { expected, reason }: ClaimDeclaration,
  bound: Bound,
  unit: UnitExpression | undefined,
  former: Former,
): readonly Aspect[] {
  const form =
    expected.kind === "about"
      ? node("about", [
          former.whole(expected.value, bound, unit),
          ...(expected.tolerance === undefined ? [] : [former.value(expected.tolerance, bound)]),
        ]).text
      : describeBounds([expected], bound, unit, former).form;
  return [
    { name: "expected", form, shown: { kind: "span", span: expected.span, formula: undefined } },
    word("reason", reason?.value),
  ];
}

/** Where an IAMC variable stands in its table; the names of indices leave no trace. */
export function describeIamc(
  { variable, region, year, subannual, unitLabel }: IamcDeclaration,
  bound: Bound,
): readonly Aspect[] {
  const index = (name: string): string => bound.get(name)?.text ?? name;
  const template = (text: string): string =>
    text.replaceAll(/\{([^{}]*)\}/gu, (_, name: string) => `{${index(name.trim())}}`);
  const isIndex = "text" in region;
  const place = isIndex ? index(region.text) : JSON.stringify(region.value);
  return [
    word("variable", variable.value, template(variable.value)),
    word("region", isIndex ? region.text : region.value, place),
    word("year", year.text, index(year.text)),
    word("slice", subannual?.value, subannual && template(subannual.value)),
    word("unit in the table", unitLabel?.value),
  ];
}

/** A figure: its mark, each of its channels, its scenarios. */
export function describeFigure(
  figure: FigureDeclaration,
  former: Former,
  naming: Naming,
  mention: (name: string) => void,
): readonly Aspect[] {
  const { aspects, bound } = describeDomain(figure.domain, former);
  const scenarios = figure.scenarios.map(({ text }) => {
    mention(`scenario ${text}`);
    return naming(`scenario ${text}`);
  });
  const shown = figure.scenarios.map(({ text }) => text).join(", ");
  const type = figure.type && former.unit(figure.type).text;
  return [
    ...aspects,
    {
      name: "unit",
      form: type ?? "",
      shown: figure.type && { kind: "span", span: figure.type.span, formula: undefined },
    },
    word("doc", figure.doc?.value),
    word("mark", figure.mark.text),
    ...figure.channels.map(({ name, value }) =>
      formulaAspect(`channel ${name.text}`, value, former.value(value, bound), bound, former),
    ),
    word("scenarios", shown === "" ? undefined : shown, scenarios.join(", ")),
  ];
}

function word(name: string, shown: string | undefined, form = shown): Aspect {
  return {
    name,
    form: form ?? "",
    shown: shown === undefined ? undefined : { kind: "text", text: shown },
  };
}
