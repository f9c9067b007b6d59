/**
 * What the parser was waiting for, as a phrase for a person. Chevrotain asks for a whole message; it gets only
 * the phrase, and `syntax-errors.ts` makes the sentence where the file's text is at hand.
 */
import type { IParserErrorMessageProvider } from "chevrotain";

/** The phrase for something that has no better name. */
export const nothingExpected = "";

/** Gives the expected thing: "`]`", "a name", "an expression", or nothing where the input should have ended. */
export const errorPhrases: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected }) =>
    expected.name === "EOF" ? nothingExpected : (expected.LABEL ?? expected.name),
  buildNotAllInputParsedMessage: () => nothingExpected,
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? nothingExpected,
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? nothingExpected,
};
