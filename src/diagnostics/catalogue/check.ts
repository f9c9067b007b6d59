/**
 * The codes of check: severity, message, rule and next keystroke of each.
 */

/** Codes reported by check. */
export const checkCatalogue = {} as const;
