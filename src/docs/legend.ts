/**
 * What the signs mean that a reader may not know; only those that a document uses.
 */
import { inline, type Fact, type Inline } from "./document.js";
import { fenced, infix, row, script, word, type MathNode, type Sign } from "./math.js";
import type { LegendKey } from "./math-context.js";

/** The legend of a document. */
export function describeLegend(explained: ReadonlySet<LegendKey>): readonly Fact[] {
  const facts: Fact[] = [
    fact([name("x"), index("i")], "upright names are the model's, slanted letters are indices, ", [
      inline.math({ kind: "member", text: "label" }),
      inline.text(" is a member of a set"),
    ]),
  ];
  if (explained.has("step")) {
    facts.push(step("⊟", "⊞", "the member before and the member after, in the order of the set"));
  }
  if (explained.has("cyclic")) {
    facts.push(step("⊖", "⊕", "the same in a cyclic set: the last comes before the first"));
  }
  if (explained.has("given")) {
    facts.push({
      label: "given",
      content: [
        inline.math(row(symbolOf(), word(" given"))),
        inline.text(": the data hold a value there"),
      ],
    });
  }
  if (explained.has("value")) {
    const above = script(symbolOf(), undefined, fenced("(", name("S"), ")"));
    facts.push({
      label: "scenarios",
      content: [inline.math(above), inline.text(": what it comes to in scenario S")],
    });
  }
  if (explained.has("results")) {
    facts.push({
      label: "results",
      content: [
        inline.text(
          "dual: change of the objective per unit of the right side; price: worth of one unit of relaxing;",
        ),
        inline.text(" slack and activity of a row; reduced: reduced cost of a variable"),
      ],
    });
  }
  if (explained.has("piecewise")) {
    facts.push({
      label: "piecewise",
      content: [
        inline.math(
          row(
            { kind: "big", operator: "piecewise", below: undefined },
            fenced("(", name("x"), ")"),
          ),
        ),
        inline.text(
          ": linear in x between the points listed, or with the slopes listed up to their ends",
        ),
      ],
    });
  }
  return facts;
}

function step(back: Sign, forth: Sign, meaning: string): Fact {
  const one: MathNode = { kind: "number", text: "1" };
  const shown = (sign: Sign): Inline => inline.math(row(index("t"), infix(sign), one));
  return {
    label: "steps",
    content: [shown(back), inline.text(" and "), shown(forth), inline.text(`: ${meaning}`)],
  };
}

function fact(
  [base, below]: readonly [MathNode, MathNode],
  text: string,
  rest: readonly Inline[],
): Fact {
  return {
    label: "names",
    content: [inline.math(script(base, below, undefined)), inline.text(`: ${text}`), ...rest],
  };
}

function symbolOf(): MathNode {
  return script(name("x"), index("i"), undefined);
}

function name(text: string): MathNode {
  return { kind: "name", text };
}

function index(text: string): MathNode {
  return { kind: "index", text };
}
