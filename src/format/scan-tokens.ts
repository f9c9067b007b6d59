/**
 * Text → tokens, each with the comments that belong to it. Only texts without faults come here, so that scanning is
 * simple; the tree says what the tokens mean, the tokens say how they were written.
 * A comment at the end of a line belongs to the token before it, a comment on a line of its own to the token after it.
 */
import { invariant } from "../diagnostics/index.js";

/** A comment on a line of its own. */
export interface OwnLineComment {
  readonly text: string;
  /** A blank line stands before it. */
  readonly hasBlankBefore: boolean;
}

/** What the text says at one place. */
export interface Token {
  readonly kind: "word" | "number" | "text" | "raw" | "symbol" | "end";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** On lines of their own, before the token. */
  readonly comments: readonly OwnLineComment[];
  /** At the end of the token's line, when no other token stands between. */
  readonly trailing: string | undefined;
  /** A blank line stands directly before it, after its comments. */
  readonly hasBlankBefore: boolean;
  /** For a bracket: the position of its partner among the tokens. */
  readonly partner: number | undefined;
}

const shapes = new RegExp(
  [
    String.raw`(?<blank>\s+)`,
    String.raw`(?<comment>#[^\n]*)`,
    String.raw`(?<raw>"""[\s\S]*?""")`,
    String.raw`(?<text>"(?:[^"\\\n]|\\[^\n])*")`,
    String.raw`(?<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+\-]?[0-9]+)?)`,
    String.raw`(?<word>[\p{L}_][\p{L}\p{N}\p{M}_]*)`,
    String.raw`(?<symbol>==|!=|<=|>=|\*=|\+=|\.\.|[<>=()\[\]\{\},:.+\-*\/\^%])`,
  ].join("|"),
  "uy",
);

type Draft = { -readonly [Key in keyof Token]: Token[Key] };

/** The tokens of a text whose lines end with LF, and one at the end that holds the last comments. */
export function scanTokens(text: string): readonly Token[] {
  const tokens: Draft[] = [];
  const open: number[] = [];
  let comments: OwnLineComment[] = [];
  let newlines = 0;
  const add = (kind: Token["kind"], image: string, start: number): void => {
    const hasBlankBefore = newlines > 1 && (tokens.length > 0 || comments.length > 0);
    const end = start + image.length;
    const rest = { comments, trailing: undefined, hasBlankBefore, partner: undefined };
    tokens.push({ kind, text: image, start, end, ...rest });
    comments = [];
    newlines = 0;
  };
  shapes.lastIndex = 0;
  while (shapes.lastIndex < text.length) {
    const start = shapes.lastIndex;
    const groups = shapes.exec(text)?.groups;
    invariant(groups !== undefined, `no token at offset ${start}`);
    const image = text.slice(start, shapes.lastIndex);
    if (groups["blank"] !== undefined) {
      newlines += image.split("\n").length - 1;
    } else if (groups["comment"] !== undefined) {
      const previous = tokens.at(-1);
      if (previous !== undefined && newlines === 0) {
        previous.trailing = image.trimEnd();
      } else {
        const isFirst = tokens.length === 0 && comments.length === 0;
        comments.push({ text: image.trimEnd(), hasBlankBefore: newlines > 1 && !isFirst });
      }
      newlines = 0;
    } else {
      add(kindOf(groups), image, start);
      pairBrackets(tokens, open);
    }
  }
  newlines = 0;
  add("end", "", text.length);
  return tokens;
}

function kindOf(groups: Readonly<Record<string, string | undefined>>): Token["kind"] {
  if (groups["word"] !== undefined) return "word";
  if (groups["number"] !== undefined) return "number";
  if (groups["text"] !== undefined) return "text";
  return groups["raw"] === undefined ? "symbol" : "raw";
}

function pairBrackets(tokens: readonly Draft[], open: number[]): void {
  const index = tokens.length - 1;
  const token = tokens[index];
  if (token === undefined || token.kind !== "symbol") return;
  if ("([{".includes(token.text)) open.push(index);
  if (!")]}".includes(token.text)) return;
  const partner = open.pop();
  const opening = partner === undefined ? undefined : tokens[partner];
  if (opening === undefined) return;
  opening.partner = index;
  token.partner = partner;
}
