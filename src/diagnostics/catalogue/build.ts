/**
 * The codes of build: severity, message, rule and next keystroke of each.
 */

/** Codes reported by build. */
export const buildCatalogue = {} as const;
