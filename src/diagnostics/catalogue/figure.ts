/**
 * The codes of figures: severity, message, rule and next keystroke of each.
 */
import { errorEntry } from "./entry.js";
import { didYouMean } from "./phrases.js";

/** Codes reported of figures, by check. */
export const figureCatalogue = {
  "unknown-mark": errorEntry<{ name: string; marks: readonly string[]; near: readonly string[] }>(
    ({ name, marks, near }) => ({
      message: `unknown mark \`${name}\``,
      why: `a figure is drawn as ${list(marks, "or")}`,
      help: didYouMean(near) ?? `write \`${marks[0] ?? "line"}(x: …, y: …)\``,
    }),
  ),
  "unknown-channel": errorEntry<{
    name: string;
    mark: string;
    channels: readonly string[];
    near: readonly string[];
  }>(({ name, mark, channels, near }) => ({
    message: `\`${mark}\` has no channel \`${name}\``,
    why: `the channels of \`${mark}\` are ${list(channels, "and")}`,
    help: didYouMean(near) ?? "name one of them, or remove this one",
  })),
  "repeated-channel": errorEntry<{ name: string }>(({ name }) => ({
    message: `the channel \`${name}\` is given twice`,
    help:
      name === "y"
        ? "several series stand in braces: `y: { a: …, b: … }`"
        : "keep one, and give the other a channel of its own",
  })),
  "channel-missing": errorEntry<{
    mark: string;
    channel: string;
    /** What could be shown, where the model tells. */
    choices: readonly string[];
  }>(({ mark, channel, choices }) => ({
    message: `\`${mark}\` needs the channel \`${channel}\``,
    help:
      choices.length > 0
        ? `add one of ${list(choices, "and")}: \`${channel}: ${choices[0] ?? ""}\``
        : (examples.get(channel) ?? `add \`${channel}: …\``),
  })),
  "channel-value": errorEntry<{
    channel: string;
    text: string;
    subject: string;
    choices: readonly string[];
    near: readonly string[];
  }>(({ channel, text, subject, choices, near }) => ({
    message: `\`${text}\` is no index of ${subject}`,
    why:
      choices.length === 0
        ? `${subject} has no indices: only SCENARIO and SERIES can be shown by \`${channel}\``
        : `\`${channel}\` shows ${list([...choices, "SCENARIO", "SERIES"], "or")}`,
    help: didYouMean(near) ?? "name one of these",
  })),
  "channel-ambiguous": errorEntry<{ text: string; indices: readonly string[] }>(
    ({ text, indices }) => ({
      message: `\`${text}\` is the set of ${indices.length} indices`,
      why: "a channel shows one index",
      help: `name the index instead: ${list(indices, "or")}`,
    }),
  ),
  "index-shown-twice": errorEntry<{ name: string }>(({ name }) => ({
    message: `\`${name}\` is shown by two channels`,
    why: "every index is shown by one channel",
    help: "remove one of them",
  })),
  "index-not-shown": errorEntry<{
    name: string;
    free: readonly string[];
    isOfStudy: boolean;
    isFormula: boolean;
  }>(({ name, free, isOfStudy, isFormula }) => ({
    message: `the index \`${name}\` is shown by no channel`,
    why: isOfStudy
      ? "a figure of a study shows its runs, which have no indices"
      : "values of several members would lie on one another",
    help: isOfStudy
      ? "remove the brackets"
      : free.length === 0
        ? "fix a member of it, or sum over it"
        : `add \`${free[0] ?? ""}: ${name}\`, or ${isFormula ? "sum over it" : "give the figure a header and sum over it"}`,
  })),
  "series-not-shown": errorEntry<{ free: readonly string[] }>(({ free }) => ({
    message: "no channel shows which series is which",
    why: "`color` shows another index, so the series have no channel left",
    help:
      free.length === 0
        ? "keep one series, and make another figure of the others"
        : `add \`${free[0] ?? ""}: SERIES\``,
  })),
  "scenarios-not-shown": errorEntry<Record<string, never>>(() => ({
    message: "no channel shows which scenario is which",
    why: "`column` and `row` show other indices, so the scenarios have no channel left",
    help: "name one scenario after `for`, or give SCENARIO a channel",
  })),
  "repeated-series": errorEntry<{ label: string }>(({ label }) => ({
    message: `two series are called \`${label}\``,
    why: "a series is told apart by its name",
    help: "name each: `y: { one: …, other: … }`",
  })),
  "series-name": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` is no name for a series`,
    help: "name it by a word, or by a text in quotes",
  })),
  "no-series": errorEntry<Record<string, never>>(() => ({
    message: "these braces hold no series",
    help: "write what is to be shown: `y: { grid: …, contracts: … }`",
  })),
  "unknown-study": errorEntry<{
    name: string;
    studies: readonly string[];
    near: readonly string[];
  }>(({ name, studies, near }) => ({
    message: `unknown study \`${name}\``,
    ...(studies.length === 0 ? { why: "the model declares no study" } : {}),
    help:
      didYouMean(near) ??
      (studies.length === 0
        ? `declare \`study ${name} { … }\``
        : `the studies are ${list(studies, "and")}`),
  })),
  "study-channel": errorEntry<{
    text: string;
    study: string;
    varied: readonly string[];
    measures: readonly string[];
    near: readonly string[];
  }>(({ text, study, varied, measures, near }) => ({
    message: `the study \`${study}\` neither varies nor measures \`${text}\``,
    why: [
      varied.length === 0 ? "it varies nothing" : `it varies ${list(varied, "and")}`,
      measures.length === 0 ? "measures its objective" : `measures ${list(measures, "and")}`,
    ].join(" and "),
    help: didYouMean(near) ?? `name one of these, or add \`measure ${text}\` to the study`,
  })),
  "varied-not-shown": errorEntry<{ name: string; study: string; free: readonly string[] }>(
    ({ name, study, free }) => ({
      message: `\`${name}\`, varied by \`${study}\`, is shown by no channel`,
      why: "runs with several values of it would lie on one another",
      help: free.length === 0 ? "show the study as `point`" : `add \`${free[0] ?? ""}: ${name}\``,
    }),
  ),
  "not-a-tornado": errorEntry<{ study: string }>(({ study }) => ({
    message: `the study \`${study}\` does not vary one parameter at a time`,
    why: "a tornado compares runs in which one parameter differs from the base",
    help: `write \`one_at_a_time\` in the study, or show it as \`line\` or \`point\``,
  })),
};

const examples: ReadonlyMap<string, string> = new Map([
  ["x", "add what runs from left to right: `x: YEAR`"],
  ["y", "add the values: `y: emissions`"],
  ["region", "add the index of places: `region: REGION`"],
  ["study", "name the study whose runs it shows: `study: …`"],
]);

function list(names: readonly string[], word: "and" | "or"): string {
  const shown = names.slice(0, 8).map((name) => `\`${name}\``);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} ${word} ${rest} more`;
  const last = shown.pop() ?? "";
  return shown.length === 0 ? last : `${shown.join(", ")} ${word} ${last}`;
}
