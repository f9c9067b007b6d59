/**
 * Programs by chance: declarations of every kind, written with odd blanks, breaks, parentheses and comments.
 * A program is a list of words that a blank, a new line or a comment may stand between; a number and its unit are one.
 */
import fc from "fast-check";

type Words = readonly string[];

const name = fc.constantFrom("a", "b", "x_1", "growth", "東京", "step", "value", "default", "with");
const set = fc.constantFrom("REGION", "YEAR", "S", "地域");
const number = fc.constantFrom(
  "0",
  "3",
  "0.50",
  "1e-3",
  "inf",
  "2 MW",
  "5 m^2",
  "3 %",
  "20 JPY/kWh",
);
const text = fc.constantFrom('"New York"', '"(12) sum"', '"say \\"so\\""', '"大阪府"', '""');
const unit = fc.constantFrom<Words>(
  ["MW"],
  ["JPY", "/", "kWh"],
  ["m", "^", "2"],
  ["1"],
  ["%"],
  ["kW", "*", "h", "^", "-", "1"],
);
const arithmetic = fc.constantFrom("+", "+", "-", "*", "*", "/", "^", "mod");
const algebra = fc.constantFrom("union", "diff", "symdiff", "inter");
const comparison = fc.constantFrom<Words>(
  ["<"],
  ["<="],
  ["=="],
  ["!="],
  [">="],
  [">"],
  ["in"],
  ["not", "in"],
);
const reduction = fc.constantFrom("sum", "sum", "product", "min", "max", "union", "inter");

type Part = string | Words | fc.Arbitrary<string> | fc.Arbitrary<Words>;

function words(...parts: readonly Part[]): fc.Arbitrary<Words> {
  return fc
    .tuple(...parts.map((part): fc.Arbitrary<string | Words> => toArbitrary(part)))
    .map((all) => all.flat());
}

function toArbitrary(part: Part): fc.Arbitrary<string | Words> {
  return typeof part === "string" || !("generate" in part) ? fc.constant(part) : part;
}

function optional(...parts: readonly Part[]): fc.Arbitrary<Words> {
  return fc.oneof(fc.constant<Words>([]), words(...parts));
}

/** Elements with commas between, and now and then one after. */
function listed(element: fc.Arbitrary<Words>, least = 1, most = 4): fc.Arbitrary<Words> {
  const comma = fc.constantFrom<Words>([], [], [","]);
  return fc
    .tuple(fc.array(element, { minLength: least, maxLength: most }), comma)
    .map(([elements, last]) => (elements.length === 0 ? [] : [...separate(elements), ...last]));
}

function separated(element: fc.Arbitrary<Words>): fc.Arbitrary<Words> {
  return fc.array(element, { minLength: 1, maxLength: 3 }).map(separate);
}

function separate(elements: readonly Words[]): Words {
  return elements.flatMap((element, index) => (index === 0 ? element : [",", ...element]));
}

function severalOf(part: fc.Arbitrary<Words>, most: number): fc.Arbitrary<Words> {
  return fc.array(part, { maxLength: most }).map((all) => all.flat());
}

type Grammar = {
  readonly side: Words;
  readonly expression: Words;
  readonly binder: Words;
  readonly pattern: Words;
  readonly indices: Words;
  readonly braces: Words;
};

const { side, expression, binder, braces } = fc.letrec<Grammar>((tie) => ({
  side: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words(fc.oneof(number, name, text)),
    words(tie("side"), arithmetic, tie("side")),
    words(tie("side"), arithmetic, tie("side"), arithmetic, tie("side")),
    words(tie("side"), algebra, tie("side")),
    words("-", tie("side")),
    words("(", tie("expression"), fc.constantFrom<Words>([], [], [","]), ")"),
    words("(", "(", tie("side"), ")", ")"),
    words("(", listed(tie("expression"), 2), ")"),
    words(name, "[", listed(tie("side")), "]"),
    words(name, ".", name, "[", listed(tie("side")), "]"),
    words(name, "(", listed(tie("expression"), 0), ")"),
    words(fc.constantFrom("min", "max"), "(", listed(tie("side")), ")"),
    words(reduction, "(", tie("indices"), ")", tie("side")),
    words("count", "(", tie("indices"), ")"),
    words("(", "if", tie("expression"), "then", tie("side"), "else", tie("side"), ")"),
    words("if", tie("expression"), "then", tie("side"), "else", tie("side")),
    words(number, "..", tie("side"), optional("by", number)),
    words("piecewise", "(", name, ",", "{", "0", ":", "0", ",", "1", ":", tie("side"), "}", ")"),
    words(
      ["piecewise", "(", "x", ",", "p", "in", "1", "..", "n", ",", "slope", "="],
      tie("side"),
      [",", "upto", "="],
      tie("side"),
      fc.constantFrom<Words>([], [",", "binary"], [","]),
      ")",
    ),
    tie("braces"),
  ),
  expression: fc.oneof(
    { depthSize: "small" },
    tie("side"),
    words(tie("side"), comparison, tie("side")),
    words(tie("side"), "<=", tie("side"), "<=", tie("side")),
    words("not", tie("expression")),
    words(tie("expression"), fc.constantFrom("and", "or"), tie("expression")),
    words(fc.constantFrom("exists", "forall"), "(", tie("indices"), ")", tie("expression")),
  ),
  pattern: fc.oneof(
    { depthSize: "small" },
    words(name),
    words(fc.constantFrom("_", "3", '"x"')),
    words("(", name, ")"),
    words("(", listed(tie("pattern"), 2, 3), ")"),
    words("(", "(", listed(tie("pattern"), 2, 2), ")", ")"),
    words("(", name, "+", "1", ")"),
  ),
  binder: words(tie("pattern"), "in", fc.oneof(words(set), words(set, "*", set), tie("side"))),
  indices: words(listed(tie("binder"), 1, 3), optional("where", tie("expression"))),
  braces: fc.oneof(
    words("{", listed(tie("side"), 0), "}"),
    words("{", listed(words(tie("side"), ":", fc.oneof(words("."), tie("side")))), "}"),
    words("{", tie("indices"), "}"),
    words("{", tie("side"), "for", tie("indices"), "}"),
  ),
}));

const bracket = fc.oneof(
  fc.constant<Words>([]),
  words("[", listed(fc.oneof(words(set), binder)), optional("where", expression), "]"),
);
const doc = fc.oneof(fc.constant<Words>([]), words(text));
const type = optional(":", unit);
const restriction = fc.oneof(
  words(fc.constantFrom(">=", "<", "!="), side),
  words("in", "[", side, ",", side, "]"),
  words("in", "{", listed(side), "}"),
);
const source = words(
  "from",
  fc.oneof(name, text),
  optional(
    "(",
    listed(
      fc.oneof(
        words(set, "=", fc.oneof(name, text)),
        words("only", name, "=", fc.constantFrom("a", '"b"', "3")),
        words("only", name, "in", "{", listed(words(text)), "}"),
        words("wide", set),
        words(fc.constantFrom("distinct", "subset")),
      ),
    ),
    ")",
  ),
);
const value = words("=", expression);
const setModifier = fc.oneof(
  words("within", side),
  words("ordered"),
  words("integer"),
  words("cyclic", optional("by", name)),
  words("default", braces),
);
const paramModifier = fc.oneof(
  restriction,
  words(fc.constantFrom("integer", "binary", "optional")),
  words("default", side),
  words("interpolate", optional("hold")),
);
const valued = fc.oneof(value, source);
const head = (starter: Part): fc.Arbitrary<Words> => words(starter, name, bracket, type);
const unitPart = fc.oneof(
  words(":", name),
  words("base"),
  words("prefixes", "{", listed(words(name)), "}"),
  words(text),
  words(
    "=",
    fc.oneof(words("1000", unit), unit, words("(", side, ")", unit), words("1", "/", "s")),
  ),
);

const simple = fc.oneof(
  words(head("define"), doc, value),
  words(head(fc.constantFrom("cost", "term")), optional("into", name), doc, value),
  words(head("cost"), "into", name, "[", listed(side), "]", doc, value),
  words("constraint", name, bracket, doc, ":", expression),
  words(head("param"), severalOf(paramModifier, 3), doc, valued, severalOf(paramModifier, 2)),
  words("set", name, bracket, severalOf(setModifier, 3), doc, valued, severalOf(setModifier, 2)),
  words(head("var"), severalOf(fc.oneof(restriction, words("integer")), 3), doc),
  words(head("total"), doc),
  words(head("report"), doc, value),
  words(fc.constantFrom("minimize", "maximize"), name, type, doc, value),
  words("check", optional(name), bracket, text, ":", expression, optional("within", side)),
  words("function", name, "(", listed(words(name, type), 0), ")", type, doc, value),
  words("unit", name, severalOf(unitPart, 3)),
  words("dimension", name, doc, optional("=", unit)),
  words("prefix", name, doc, "=", number),
  words("table", name, doc, '"""\na , b\r\n  1,2  \n"""'),
);
const useDeclaration = words(
  "use",
  name,
  optional("as", name),
  optional("over", binder, optional("where", expression)),
  optional("stepping", side),
  doc,
  optional("with", separated(words(name, value))),
);
const component = words(
  "component",
  name,
  optional("over", set),
  optional("stepping", set, optional("cyclic")),
  doc,
  optional(
    "given",
    separated(
      words(name, bracket, type, optional("linear"), doc, fc.oneof(value, fc.constant([]))),
    ),
  ),
  "{",
  severalOf(simple, 3),
  "}",
);
const overlay = fc.oneof(
  words("set", name, valued),
  words("param", name, ".", name, valued),
  words("param", name, "[", listed(side), "]", fc.constantFrom("=", "*=", "+="), expression),
  words("var", name, restriction, severalOf(restriction, 2)),
  words("replace", "constraint", name, bracket, doc, ":", expression),
  words("without", name, ".", name),
  words("add", simple),
  words("minimize", name),
);
const scenario = words(
  "scenario",
  name,
  optional("extends", separated(words(name))),
  doc,
  "{",
  severalOf(overlay, 3),
  "}",
);
const goal = words(fc.constantFrom<Words>([], ["minimize"], ["maximize"]), side);
const aim = words(fc.constantFrom("minimize", "maximize"), side);
const outcome = words(name, ":", side);
const studyItem = fc.oneof(
  words(fc.constantFrom("one_at_a_time", "grid")),
  words(fc.constantFrom("latin_hypercube", "monte_carlo"), "200", optional("seed", "7")),
  words("front", goal, "against", goal, "in", "8", "steps"),
  words("near_optimal", number, separated(aim)),
  words("outcomes", "{", listed(outcome), "}"),
  words("share", separated(words(name, optional(".", name)))),
  words("vary", name, optional("[", listed(side), "]"), fc.constantFrom("=", "*", "+"), side),
  words("measure", separated(side)),
);
const study = words(
  "study",
  name,
  optional("on", separated(words(name))),
  doc,
  "{",
  severalOf(studyItem, 4),
  "}",
);
const figure = words(
  head("figure"),
  doc,
  fc.constantFrom("line", "area", "tornado"),
  "(",
  listed(words(fc.constantFrom("x", "y", "study", "set"), ":", side), 0),
  ")",
  optional("for", separated(words(name))),
);
const claim = words(
  "claim",
  name,
  type,
  fc.oneof(restriction, words("about", side, optional("within", side))),
  doc,
  value,
  optional("because", text),
);
const iamc = words(
  head("iamc"),
  optional("as", text),
  doc,
  "variable",
  text,
  "region",
  fc.oneof(name, text),
  "year",
  name,
  optional("subannual", text),
  value,
);
const change = words("change", "{", severalOf(overlay, 3), "}");
const item = fc.oneof(
  { weight: 8, arbitrary: simple },
  { weight: 1, arbitrary: useDeclaration },
  { weight: 1, arbitrary: component },
  { weight: 2, arbitrary: scenario },
  { weight: 1, arbitrary: study },
  { weight: 2, arbitrary: fc.oneof(figure, claim, iamc) },
  { weight: 1, arbitrary: change },
  {
    weight: 1,
    arbitrary: words(
      "import",
      "std",
      ".",
      "m",
      "(",
      listed(words(name, optional("as", name))),
      ")",
    ),
  },
  { weight: 1, arbitrary: words("include", text) },
);
const header = fc.oneof(
  fc.constant<Words>([]),
  words("model", name, optional("extends", text), doc),
  words("part", "of", name, ".", name),
  words("module", name, doc),
);

const plainGap = fc.constantFrom(" ", " ", " ", " ", "  ", "\t", "\n", "\n\n\n", "\r\n");
const commentedGap = fc.constantFrom(
  " #\n",
  "\n  #  \n",
  "\n\n#\n\n  #\n\n\n",
  " #\n\n#\n",
  "#\r\n",
);

/** How often a comment stands between two words. */
function gaps(share: number): fc.Arbitrary<string> {
  if (share === 0) return plainGap;
  return fc.oneof({ weight: 100, arbitrary: plainGap }, { weight: share, arbitrary: commentedGap });
}

/** Declarations as one text, with comments numbered in the order of the text. */
function programOf(list: fc.Arbitrary<Words>, share: number): fc.Arbitrary<string> {
  return list.chain((all) =>
    fc
      .array(gaps(share), { minLength: all.length + 1, maxLength: all.length + 1 })
      .map((between) => {
        const joined = all.map((word, index) => `${between[index] ?? " "}${word}`).join("");
        let count = 0;
        return `${joined}${between.at(-1) ?? ""}`.replaceAll("#", () => `# ${++count}`);
      }),
  );
}

/** One item at a time, so that a fault in one does not spoil the others. */
export const oneItem = (share: number): fc.Arbitrary<string> => programOf(item, share);

/** A header and items that belong together. */
export const program = (share: number): fc.Arbitrary<string> =>
  programOf(words(header, severalOf(item, 4)), share);
