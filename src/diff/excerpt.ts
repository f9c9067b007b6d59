/**
 * Source text for showing: one line, comments left out, with marks on the parts that differ; long lines are cut down to
 * what is round the marks.
 */
import type { SourceFile, Span } from "../text/index.js";

/** A line of text with marked ranges, in order and apart. */
export interface MarkedText {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** A marked range [start, end) of a text. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Characters of a line before it is cut, and what is kept on both sides of a mark. */
const longestLine = 110;
const keptAround = 36;

/** The text of a span on one line, with these spans inside it marked. */
export function excerpt(
  source: SourceFile | undefined,
  span: Span,
  marked: readonly Span[],
): MarkedText {
  if (source === undefined) return { text: "", marks: [] };
  const { text, places } = compact(source.text.slice(span.start, span.end));
  const placeOf = (offset: number): number => {
    const within = Math.max(0, Math.min(offset - span.start, places.length - 1));
    return places[within] ?? text.length;
  };
  const marks = marked
    .filter((mark) => mark.end > span.start && mark.start < span.end)
    .map((mark) => ({ start: placeOf(mark.start), end: placeOf(mark.end) }))
    .filter((mark) => mark.end > mark.start);
  return { text, marks: joinMarks(marks) };
}

/** Two texts with what is between their common beginning and end marked, whole words. */
export function markTexts(
  before: MarkedText,
  after: MarkedText,
): readonly [MarkedText, MarkedText] {
  const [old, fresh] = [words(before.text), words(after.text)];
  let start = 0;
  while (start < Math.min(old.length, fresh.length) && old[start] === fresh[start]) start++;
  let end = 0;
  const most = Math.min(old.length, fresh.length) - start;
  while (end < most && old.at(-1 - end) === fresh.at(-1 - end)) end++;
  const marked = (pieces: readonly string[]): MarkedText => {
    const from = pieces.slice(0, start).join("").length;
    const to = pieces.slice(0, pieces.length - end).join("").length;
    return { text: pieces.join(""), marks: to > from ? [{ start: from, end: to }] : [] };
  };
  return [marked(old), marked(fresh)];
}

function words(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}_]+|[^\p{L}\p{N}_]/gu) ?? [];
}

/** Source text on one line: comments out, blanks and line ends to one blank each. `places[i]` is where offset i went. */
export function compact(raw: string): {
  readonly text: string;
  readonly places: readonly number[];
} {
  let text = "";
  const places: number[] = [];
  let quoted = false;
  let i = 0;
  const blank = (): void => {
    if (text !== "" && !text.endsWith(" ")) text += " ";
  };
  while (i < raw.length) {
    const character = raw.charAt(i);
    if (!quoted && character === "#") {
      while (i < raw.length && raw.charAt(i) !== "\n") places[i++] = text.length;
      continue;
    }
    if (!quoted && /\s/u.test(character)) {
      places[i++] = text.length;
      blank();
      continue;
    }
    places[i] = text.length;
    text += character;
    if (quoted && character === "\\" && i + 1 < raw.length) {
      places[++i] = text.length;
      text += raw.charAt(i);
    } else if (character === '"') quoted = !quoted;
    i++;
  }
  const trimmed = text.trimEnd();
  places.push(trimmed.length);
  return { text: trimmed, places: places.map((place) => Math.min(place, trimmed.length)) };
}

/** The text cut down to its marks and their surroundings when it is long. */
export function shorten(marked: MarkedText, longest = longestLine): MarkedText {
  const { text, marks } = marked;
  if (text.length <= longest) return marked;
  const first = marks[0];
  if (first === undefined) return { text: `${text.slice(0, longest - 1)}…`, marks: [] };
  const kept = joinMarks(
    marks.map((mark) => ({
      start: wordStart(text, Math.max(0, mark.start - keptAround)),
      end: wordEnd(text, Math.min(text.length, mark.end + keptAround)),
    })),
    8,
  );
  let out = "";
  const moved: Mark[] = [];
  let end = 0;
  for (const range of kept) {
    if (range.start > end) out += end === 0 ? "… " : " … ";
    const shift = out.length - range.start;
    out += text.slice(range.start, range.end);
    for (const mark of marks) {
      if (mark.start >= range.start && mark.end <= range.end) {
        moved.push({ start: mark.start + shift, end: mark.end + shift });
      }
    }
    ({ end } = range);
  }
  if (end < text.length) out += " …";
  return { text: out, marks: moved };
}

function wordStart(text: string, offset: number): number {
  let start = offset;
  while (start > 0 && /[\p{L}\p{N}_]/u.test(text.charAt(start - 1))) start--;
  return start;
}

function wordEnd(text: string, offset: number): number {
  let end = offset;
  while (end < text.length && /[\p{L}\p{N}_]/u.test(text.charAt(end))) end++;
  return end;
}

function joinMarks(marks: readonly Mark[], gap = 0): readonly Mark[] {
  const sorted = [...marks].sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: { start: number; end: number }[] = [];
  for (const mark of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && mark.start <= last.end + gap) last.end = Math.max(last.end, mark.end);
    else joined.push({ ...mark });
  }
  return joined;
}
