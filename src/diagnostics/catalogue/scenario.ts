/**
 * The codes of scenarios and settings: parents, targets and what may be done to them. Part of the codes of resolve.
 */
import { errorEntry } from "./entry.js";
import { circle, didYouMean } from "./phrases.js";

/** Codes reported while scenarios and settings are applied. */
export const scenarioCodes = {
  "reserved-scenario": errorEntry<{ name: string }>(({ name }) => ({
    message: `a scenario cannot be called \`${name}\``,
    why: "`base` is the model before any scenario",
    help: "give the scenario another name",
  })),
  "unknown-scenario": errorEntry<{ name: string; near: readonly string[] }>(({ name, near }) => ({
    message: `unknown scenario \`${name}\``,
    help: didYouMean(near) ?? `declare \`scenario ${name} { … }\``,
  })),
  "scenario-cycle": errorEntry<{ chain: readonly string[] }>(({ chain }) => ({
    message: `the scenario \`${chain[0] ?? ""}\` extends itself`,
    why: `scenarios must not lead in a circle: ${circle(chain)}`,
    help: "take this parent out",
  })),
  "repeated-parent": errorEntry<{ name: string }>(({ name }) => ({
    message: `the scenario extends \`${name}\` twice`,
    help: "name each parent once",
  })),
  "duplicate-change": errorEntry<{ name: string; place: "scenario" | "model" }>(
    ({ name, place }) => ({
      message: `\`${name}\` is changed twice in one ${place}`,
      why: "the order of changes means nothing, so a target is changed once",
      help: `keep one of the two, or move one to a ${place} that extends this one`,
    }),
  ),
  "conflicting-parents": errorEntry<{ name: string; first: string; second: string }>(
    ({ name, first, second }) => ({
      message: `\`${first}\` and \`${second}\` both change \`${name}\``,
      why: "when two parents change one target, the scenario itself must say what holds",
      help: `state \`${name}\` again in this scenario`,
    }),
  ),
  "unknown-target": errorEntry<{ name: string; near: readonly string[] }>(({ name, near }) => ({
    message: `there is no \`${name}\` to change`,
    why: "a change acts on what the model declares",
    help: didYouMean(near) ?? "name something that the model declares; new things begin with `add`",
  })),
  "removed-target": errorEntry<{ name: string; scenario: string }>(({ name, scenario }) => ({
    message: `\`${name}\` was taken out by \`${scenario}\``,
    why: "what is not there cannot be changed",
    help: `take \`without ${name}\` out, or this change`,
  })),
  "wrong-target": errorEntry<{ name: string; kind: string; wanted: string; help: string }>(
    ({ name, kind, wanted, help }) => ({
      message: `\`${name}\` is a ${kind}, not a ${wanted}`,
      help,
    }),
  ),
  "cannot-remove": errorEntry<{ name: string; kind: string }>(({ name, kind }) => ({
    message: `\`${name}\` is a ${kind} and cannot be taken out`,
    why: "`without` takes out formulas, constraints, checks, reports, claims and IAMC variables",
    help: "change it instead, or take out what uses it",
  })),
  "cannot-add": errorEntry<{ name: string; word: string }>(({ word }) => ({
    message: `\`add ${word}\` is not a change`,
    why: "units, components, scenarios, studies and figures hold for all runs",
    help: "put it at the top level of the file",
  })),
  "whole-instance": errorEntry<{ name: string; members: readonly string[] }>(
    ({ name, members }) => ({
      message: `\`${name}\` is a component in use; name one of its members`,
      help: `for example \`${members[0] ?? `${name}.…`}\``,
    }),
  ),
  "bad-setting": errorEntry<{ text: string }>(({ text }) => ({
    message: `\`${text}\` does not name what to set`,
    help: "write `NAME=VALUE` or `NAME[MEMBER]=VALUE`",
  })),
} as const;
