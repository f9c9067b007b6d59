/**
 * What the parser was waiting for, as a phrase for a person. Chevrotain asks for a whole message; it gets only
 * the phrase, and `syntax-errors.ts` makes the sentence where the file's text is at hand.
 */
import type { IParserErrorMessageProvider } from "chevrotain";

/** The phrase for something that has no better name. */
export const nothingExpected = "";

/** What a claim must say of its value. */
export const expectedValue = "a bound such as `in [a, b]`, `>= a` or `about a within 5 %`";

/** Braces that hold more than one kind of thing: what else may stand there. */
const listed = new Map([
  ["scenarioDeclaration", "a change or `}`"],
  ["changeBlock", "a change or `}`"],
  ["studyDeclaration", "a method, `vary`, `measure` or `}`"],
  ["componentDeclaration", "a declaration or `}`"],
]);

/** Gives the expected thing: "`]`", "a name", "an expression", or nothing where the input should have ended. */
export const errorPhrases: IParserErrorMessageProvider = {
  buildMismatchTokenMessage: ({ expected, ruleName }) => {
    if (expected.name === "EOF") return nothingExpected;
    const phrase = expected.LABEL ?? expected.name;
    return phrase === "`}`" ? (listed.get(ruleName) ?? phrase) : phrase;
  },
  buildNotAllInputParsedMessage: () => nothingExpected,
  buildNoViableAltMessage: ({ customUserDescription }) => customUserDescription ?? nothingExpected,
  buildEarlyExitMessage: ({ customUserDescription }) => customUserDescription ?? nothingExpected,
};
