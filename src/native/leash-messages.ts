/**
 * What passes between us and the leash: a command to run, what it prints, and how it ended.
 */

/** Asks for a command; one runs at a time. */
export interface LeashRequest {
  readonly kind: "run";
  readonly words: readonly string[];
  /** Working directory; that of the caller when undefined. */
  readonly cwd: string | undefined;
}

/** What a command prints, and how it ended, or why it could not start. */
export type LeashReply =
  | { readonly kind: "output"; readonly text: string }
  | { readonly kind: "end"; readonly code: number | undefined; readonly signal: string | undefined }
  | { readonly kind: "fault"; readonly message: string };

/** Tells a request from anything else that may come over the channel. */
export function isLeashRequest(message: unknown): message is LeashRequest {
  return kindOf(message) === "run";
}

/** Tells a reply from anything else that may come over the channel. */
export function isLeashReply(message: unknown): message is LeashReply {
  const kind = kindOf(message);
  return kind === "output" || kind === "end" || kind === "fault";
}

function kindOf(message: unknown): unknown {
  return typeof message === "object" && message !== null && "kind" in message
    ? message.kind
    : undefined;
}
