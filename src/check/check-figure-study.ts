/**
 * Figures of a study: channels show parameters that its runs vary, what they measure, or the scenario. The study itself is
 * judged by the room of studies; here its text tells what it varies and measures.
 */
import { findNearNames } from "../diagnostics/index.js";
import type {
  Expression,
  FigureChannel,
  FigureDeclaration,
  StudyDeclaration,
} from "../syntax/index.js";
import type { Unit } from "../units/index.js";
import { checkValue } from "./check-number.js";
import type { FigureChannelName, StudyContent } from "./checked-model.js";
import { textOf, type Context } from "./context.js";
import { freeChannels, nameIn, type WrittenChannels } from "./figure-channels.js";
import { recordReference } from "./names.js";
import { convertTo, quantity } from "./quantity.js";

/** What a study varies and measures, as written. */
interface StudyWords {
  readonly varied: readonly string[];
  readonly measures: readonly Measure[];
  readonly method: "one-at-a-time" | "grid" | "other";
}

interface Measure {
  readonly text: string;
  /** Undefined for the objective, which a study measures when it names nothing. */
  readonly value: Expression | undefined;
}

type Shown = StudyContent["channels"] extends ReadonlyMap<FigureChannelName, infer S> ? S : never;

/** The content of a figure that shows a study; undefined after an error that leaves none. */
export function checkFigureStudy(
  declaration: FigureDeclaration,
  written: WrittenChannels,
  channel: FigureChannel,
  unit: Unit | undefined,
  context: Context,
): StudyContent | undefined {
  const { studies } = context.state.program;
  const name = nameIn(channel.value) ?? textOf(context, channel.value.span);
  const study = studies.get(name);
  if (study === undefined) {
    const names = [...studies.keys()];
    const near = findNearNames(name, names);
    context.owner.report("unknown-study", { name, studies: names, near }, channel.value.span);
    return undefined;
  }
  const words = readWords(study, context);
  reportDomain(declaration, context);
  const wanted = written.y && textOf(context, written.y.value.span);
  const measure = chooseMeasure(declaration, written, name, words, context);
  const channels = new Map<FigureChannelName, Shown>();
  for (const [place, each] of written.shown) {
    const shown = findShown(each, words, context);
    if (shown === undefined) reportStudyChannel(each, name, words, context);
    else channels.set(place, shown);
  }
  expectShown(declaration, written, channels, name, words, context);
  const own = measure === undefined ? undefined : unitOf(measure, written.y, context);
  const { factor } = scaleTo(own, unit, declaration, context);
  return { kind: "study", study: name, measure: wanted ?? measure?.text, factor, unit, channels };
}

/** The measure that `y` names, or the study's only one. */
function chooseMeasure(
  { mark }: FigureDeclaration,
  { y }: WrittenChannels,
  study: string,
  words: StudyWords,
  context: Context,
): Measure | undefined {
  const [only, second] = words.measures;
  if (y !== undefined) {
    const found = findMeasure(textOf(context, y.value.span), words.measures);
    if (found === undefined) reportStudyChannel(y, study, words, context);
    return found;
  }
  if (second === undefined) return only;
  context.owner.report(
    "channel-missing",
    { mark: mark.text, channel: "y", choices: words.measures.map(({ text }) => text) },
    mark.span,
  );
  return undefined;
}

function readWords(study: StudyDeclaration, context: Context): StudyWords {
  const varied: string[] = [];
  const measures: Measure[] = [];
  let method: StudyWords["method"] = "grid";
  for (const item of study.items) {
    if (item.kind === "vary") {
      const cell = item.cell?.map((each) => textOf(context, each.span)).join(", ");
      varied.push(cell === undefined ? item.target.text : `${item.target.text}[${cell}]`);
    } else if (item.kind === "measure") {
      measures.push(
        ...item.measures.map((value) => ({ text: textOf(context, value.span), value })),
      );
    } else if (item.kind === "front" || item.kind === "near-optimal") {
      method = "other";
      for (const { value } of item.kind === "front" ? [item.main, item.other] : item.goals) {
        measures.push({ text: textOf(context, value.span), value });
      }
    } else if (item.kind === "one-at-a-time" || item.kind === "grid") method = item.kind;
    else if (item.kind !== "share") method = "other";
  }
  const objective = context.state.objective();
  if (measures.length === 0 && objective !== undefined) {
    measures.push({ text: objective.name, value: undefined });
  }
  return { varied, measures, method };
}

/** `emissions[2030]` is one number of the measure `emissions`. */
function findMeasure(text: string, measures: readonly Measure[]): Measure | undefined {
  const whole = /^(.*?)\s*\[/u.exec(text)?.[1];
  return (
    measures.find((measure) => measure.text === text) ??
    measures.find((measure) => measure.text === whole)
  );
}

function findShown(channel: FigureChannel, words: StudyWords, context: Context): Shown | undefined {
  const text = textOf(context, channel.value.span);
  if (words.varied.includes(text)) return { kind: "varied", text };
  if (findMeasure(text, words.measures) !== undefined) return { kind: "measure", text };
  return text === "SCENARIO" ? { kind: "scenario" } : undefined;
}

function reportStudyChannel(
  channel: FigureChannel,
  study: string,
  { varied, measures }: StudyWords,
  context: Context,
): void {
  const text = textOf(context, channel.value.span);
  const measured = measures.map((measure) => measure.text);
  const near = findNearNames(text, [...varied, ...measured, "SCENARIO"]);
  const parameters = { text, study, varied, measures: measured, near };
  context.owner.report("study-channel", parameters, channel.value.span);
}

/** Runs have no indices. */
function reportDomain({ domain }: FigureDeclaration, context: Context): void {
  const [binder] = domain?.binders ?? [];
  if (domain === undefined || binder === undefined) return;
  const name = textOf(context, (binder.pattern ?? binder.set).span);
  const parameters = { name, free: [], isOfStudy: true, isFormula: true };
  context.owner.report("index-not-shown", parameters, domain.span);
}

/** In a line, area or bar every parameter must be shown where all are combined; a tornado needs one at a time. */
function expectShown(
  declaration: FigureDeclaration,
  written: WrittenChannels,
  channels: ReadonlyMap<FigureChannelName, Shown>,
  study: string,
  words: StudyWords,
  context: Context,
): void {
  if (context.owner.diagnostics.length > 0) return;
  if (written.mark === "tornado") {
    if (words.method === "one-at-a-time") return;
    context.owner.report("not-a-tornado", { study }, declaration.mark.span);
  }
  if (words.method !== "grid" || written.mark === "point" || written.mark === "tornado") return;
  const shown = new Set(
    [...channels.values()].map((each) => (each.kind === "varied" ? each.text : "")),
  );
  const left = words.varied.find((text) => !shown.has(text));
  if (left === undefined) return;
  const parameters = { name: left, study, free: freeChannels(written) };
  context.owner.report("varied-not-shown", parameters, declaration.mark.span);
}

/** The unit of a measure; what is wrong with its formula is said of the study. */
function unitOf(
  { value }: Measure,
  channel: FigureChannel | undefined,
  context: Context,
): Unit | undefined {
  if (value === undefined || value.kind === "name") {
    const resolved =
      value === undefined ? context.state.objective() : context.scope.find(value.path.text);
    if (resolved === undefined) return undefined;
    if (channel?.value.kind === "name") recordReference(channel.value.path, resolved, context);
    return context.state.unitOf(resolved, context, (value ?? resolved.declaration.name).span);
  }
  const quiet: Context = { ...context, owner: { ...context.owner, report: () => undefined } };
  return checkValue(value, undefined, { what: "", span: value.span }, quiet).unit;
}

function scaleTo(
  own: Unit | undefined,
  unit: Unit | undefined,
  { name, type }: FigureDeclaration,
  context: Context,
): { readonly factor: number } {
  if (own === undefined || unit === undefined || type === undefined) return { factor: 1 };
  const one = quantity({ kind: "constant", value: 1 }, 0, type.span, own);
  const scaled = convertTo(one, unit, { what: `\`${name.text}\``, span: type.span }, context);
  return { factor: scaled.kind === "constant" ? scaled.value : 1 };
}
