/**
 * Walks the tokens of a file once, from first to last, and gives each as a document together with its comments.
 * The printers ask for tokens in the order of the text, so no comment can be lost or overtake another.
 *
 * A comment at the end of a line is owed until the next place where the line may break, and makes it break there:
 * so `b # why` ends its own line but does not break what `b` is part of.
 */
import { invariant } from "../diagnostics/index.js";
import {
  breakParent,
  hardline,
  indent,
  join,
  line,
  lineSuffix,
  literalline,
  softline,
  trim,
  type Doc,
} from "./documents.js";
import type { OwnLineComment, Token } from "./scan-tokens.js";

const followers = new Set([",", ")", "]", "}"]);

/** True for a token that may stand between another and the comment at the end of its line. */
function canFollow(token: Token): boolean {
  return token.trailing === undefined && followers.has(token.text);
}

/** The tokens of one file and how far they have been printed. */
export class Writer {
  private position = 0;
  /** The comment that must end the line being written. */
  private owed: string | undefined;
  /** Comments of dropped tokens; they go before the next token. */
  private pending: OwnLineComment[] = [];
  /** True when the comments before the next token are printed already. */
  private areCommentsTaken = false;
  /** The last place where the line may break: comments of tokens dropped just after it are put there. */
  private lastBreak: Doc[] = [];
  /** True just after a place where the line may break. */
  private isFresh = true;
  /** True at the start of an item: blank lines between its comments are kept. */
  private isItemStart = false;

  constructor(private readonly tokens: readonly Token[]) {}

  /** The next token. */
  get next(): Token {
    return this.tokenAt(this.position);
  }

  private tokenAt(position: number): Token {
    const token = this.tokens[position];
    invariant(token !== undefined, "tokens end before the tree does");
    return token;
  }

  /** True when the next token is written so. */
  isAt(text: string): boolean {
    return this.next.text === text;
  }

  // ---- Tokens ---------------------------------------------------------------------------------

  /** The next token with its comments. */
  take(expected?: string): Doc {
    const token = this.next;
    invariant(
      expected === undefined || token.text === expected,
      `expected ${expected ?? ""}, found ${token.text}`,
    );
    const comments = this.takeComments();
    const parts: Doc[] = [];
    if (comments.length > 0) {
      const lines = this.printComments(comments);
      parts.push(this.isFresh ? lines : [this.payOwed(), indent([hardline, lines])]);
    } else if (this.owed !== undefined && !canFollow(token)) {
      parts.push(this.payOwed(), indent(hardline));
    }
    parts.push(token.kind === "raw" ? join(literalline, token.text.split("\n")) : token.text);
    this.owed = token.trailing ?? this.owed;
    this.advance();
    this.isFresh = false;
    return parts.length === 1 ? (parts[0] ?? "") : parts;
  }

  /** All tokens up to an offset, without blanks between them: a path or a unit. */
  takeUntil(end: number): Doc {
    const parts: Doc[] = [];
    while (this.next.start < end) parts.push(this.take());
    return parts;
  }

  /** Text that is not in the file. */
  text(text: string): Doc {
    this.isFresh = false;
    return text;
  }

  /** Passes over a token that the canonical form leaves out; its comments stay. */
  drop(expected: string): void {
    const token = this.next;
    invariant(token.text === expected, `expected ${expected}, found ${token.text}`);
    const comments = [...this.takeComments()];
    if (token.trailing !== undefined) {
      comments.push({ text: token.trailing, hasBlankBefore: false });
    }
    this.advance();
    if (this.isFresh) {
      comments.push(...this.takeComments());
      if (comments.length > 0) this.lastBreak.push(this.joinComments(comments), hardline);
    } else if (comments.length === 1 && token.trailing !== undefined && this.owed === undefined) {
      this.owed = token.trailing;
    } else this.pending = comments;
  }

  private advance(): void {
    this.position++;
    this.areCommentsTaken = false;
  }

  // ---- Breaks ---------------------------------------------------------------------------------

  /** A blank, or a new line when its group breaks. */
  line(): Doc {
    return this.breakWith(line);
  }

  /** Nothing, or a new line when its group breaks. */
  softline(): Doc {
    return this.breakWith(softline);
  }

  /** The end of parentheses that are not in the file: the comments that come next stay outside. */
  closing(text: string): Doc {
    const owed = this.payOwed();
    this.isFresh = false;
    return [owed, softline, text];
  }

  /** A new line. */
  hardline(): Doc {
    return this.breakWith(hardline);
  }

  /** A break before an item, which keeps the blank lines between its comments; `blank` is printed after the break. */
  itemBreak(kind: Doc, blank: Doc): Doc {
    this.isItemStart = true;
    return this.breakWith(kind, blank);
  }

  /** The comments before the next token are printed here: they must not break what the token is part of. */
  private breakWith(kind: Doc, blank: Doc = ""): Doc {
    const owed = this.payOwed();
    const comments = this.takeComments();
    this.isFresh = true;
    const after = comments.length === 0 ? "" : this.printComments(comments);
    this.isItemStart = false;
    this.lastBreak = [owed, kind, blank, after];
    return this.lastBreak;
  }

  private payOwed(): Doc {
    const { owed } = this;
    this.owed = undefined;
    return owed === undefined ? "" : [lineSuffix([trim, ` ${owed}`]), breakParent];
  }

  /** True when the author left a blank line before the next token or the comments before it. */
  hasBlankBefore(): boolean {
    if (this.pending.length > 0) return false;
    const { comments, hasBlankBefore } = this.next;
    return comments[0]?.hasBlankBefore ?? hasBlankBefore;
  }

  // ---- Comments -------------------------------------------------------------------------------

  /** True when a comment stands between the last token and the next. */
  hasComments(): boolean {
    return this.owed !== undefined || this.pending.length > 0 || this.next.comments.length > 0;
  }

  /** True when a comment stands among the tokens up to an offset; the one after the last of them does not count. */
  hasCommentsUntil(end: number): boolean {
    if (this.hasComments()) return true;
    for (let i = this.position; this.tokenAt(i).start < end; i++) {
      const following = this.tokenAt(i + 1);
      if (following.start >= end) return false;
      if (this.tokenAt(i).trailing !== undefined || following.comments.length > 0) return true;
    }
    return false;
  }

  /** The comments before a closing bracket, each on a line of its own; a line begins before them. */
  dangling(isAfterItem: boolean): Doc {
    const hasBlank = isAfterItem && this.hasBlankBefore();
    const comments = this.takeComments();
    if (comments.length === 0) return "";
    this.isItemStart = true;
    const lines = this.joinComments(comments);
    this.isItemStart = false;
    return [this.payOwed(), hardline, hasBlank ? hardline : "", lines];
  }

  private takeComments(): readonly OwnLineComment[] {
    const own = this.areCommentsTaken ? [] : this.next.comments;
    const comments = this.pending.length === 0 ? own : [...this.pending, ...own];
    this.pending = [];
    this.areCommentsTaken = true;
    return comments;
  }

  /** Comments, and the line break between them and the next token. */
  private printComments(comments: readonly OwnLineComment[]): Doc {
    const hasBlank = this.isItemStart && this.next.hasBlankBefore;
    return [this.joinComments(comments), hardline, hasBlank ? hardline : ""];
  }

  private joinComments(comments: readonly OwnLineComment[]): Doc {
    return comments.map(({ text, hasBlankBefore }, index) => {
      if (index === 0) return text;
      return [hardline, hasBlankBefore && this.isItemStart ? hardline : "", text];
    });
  }

  // ---- Brackets ----------------------------------------------------------------------------

  /** How many pairs of parentheses begin here and end at an offset, one inside the other. */
  countParentheses(end: number): number {
    let first = this.position;
    let last = this.tokenAt(first).partner;
    if (!this.isAt("(") || last === undefined || this.tokenAt(last).end !== end) return 0;
    for (let count = 1; ; count++) {
      first++;
      last--;
      // A comma may stand before the closing parenthesis.
      if (this.tokenAt(last).text === ",") last--;
      const token = this.tokenAt(first);
      if (token.text !== "(" || token.partner !== last) return count;
    }
  }

  /** How many words stand between the next bracket and its partner. */
  countWords(): number {
    const { partner = this.position } = this.next;
    return this.tokens.slice(this.position, partner).filter(({ kind }) => kind === "word").length;
  }
}
