/**
 * The only way from the core to files. The rim implements it for Node; a browser gives a map.
 */

/** Reads texts by path relative to the model's root; paths under `std/` are the standard library's. Synchronous. */
export interface Host {
  /**
   * The bytes-decoded text, `missing` when there is no such file, `outside` when the path (after links are followed)
   * leaves the model's root, `unreadable` with a reason otherwise (a folder, not UTF-8, too large).
   * `near` are paths from the root, best first.
   */
  readonly read: (path: string) => ReadResult;
}

export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "missing"; readonly near: readonly string[] }
  | { readonly kind: "outside" }
  | { readonly kind: "unreadable"; readonly reason: string };
