/**
 * A figure in words: how it is drawn, what each channel shows, and of which scenarios.
 */
import type { FigureChannel, FigureDeclaration, TableLiteral } from "../syntax/index.js";
import { inline, splitNumber, type Entry, type Fact, type Inline } from "./document.js";
import { toAnchor } from "./escape.js";
import type { MathContext } from "./math-context.js";
import { forAll, writeDomain } from "./write-binders.js";
import { writeUnit } from "./write-number.js";
import { linkScenario, mathIn, studyAnchor, type Writer } from "./writer.js";

/** Describes a figure. */
export function describeFigure(figure: FigureDeclaration, writer: Writer): Entry {
  const uses = new Set<string>();
  const domain = writeDomain(figure.domain, writer.contextIn(writer.input.program.scope, uses));
  const channels = figure.channels.map((channel) =>
    describeChannel(channel, domain.context, writer),
  );
  const drawn = [inline.text(figure.mark.text), ...joinParts(channels, ": ", ", ")];
  const facts: Fact[] = [{ label: "Drawn as", content: drawn }];
  const over = forAll(domain);
  if (over !== undefined) facts.push({ label: "Over", content: [inline.math(over)] });
  const unit = figure.type === undefined ? undefined : writeUnit(figure.type);
  if (unit !== undefined) facts.push({ label: "Unit", content: [inline.math(unit)] });
  if (figure.scenarios.length > 0) {
    const links = figure.scenarios.map(({ text }) => [linkScenario(text, writer)]);
    facts.push({ label: "Of", content: joinParts(links, "", ", ") });
  }
  const { number, text } = splitNumber(figure.doc?.value ?? "");
  return {
    anchor: toAnchor(`figure-${figure.name.text}`),
    name: figure.name.text,
    kind: "figure",
    symbol: undefined,
    unit,
    number,
    doc: text,
    formulas: [],
    facts,
    uses: [...uses],
  };
}

/** `y shows …`; the tornado's study is a link. */
function describeChannel(
  { name, value }: FigureChannel,
  context: MathContext,
  writer: Writer,
): readonly Inline[] {
  const word = inline.text(`${name.text} shows `);
  if (value.kind === "table-literal") return [word, ...describeSeries(value, context)];
  const study = value.kind === "name" ? value.path.text : "";
  const isStudy = name.text === "study" && writer.input.program.studies.has(study);
  return [word, isStudy ? inline.link(study, studyAnchor(study)) : mathIn(value, context)];
}

/** Series by their names, one after another, so that a line may end between them. */
function describeSeries({ entries }: TableLiteral, context: MathContext): readonly Inline[] {
  const series = entries.map(({ key, value }) => {
    const name = key.kind === "text" ? key.value : key.kind === "name" ? key.path.text : "";
    const shown = value === undefined ? [] : [inline.text(" as "), mathIn(value, context)];
    return [inline.code(name), ...shown];
  });
  return joinParts(series, "", "; ");
}

function joinParts(
  parts: readonly (readonly Inline[])[],
  first: string,
  next: string,
): readonly Inline[] {
  return parts.flatMap((part, i) => {
    const mark = i === 0 ? first : next;
    return mark === "" ? part : [inline.text(mark), ...part];
  });
}
