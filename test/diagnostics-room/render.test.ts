/**
 * The terminal form: places, marks, widths, order and count.
 */
import { expect, it } from "vitest";
import {
  plainPalette,
  renderDiagnostic,
  renderDiagnostics,
  toJson,
  type Diagnostic,
} from "../../src/diagnostics/index.js";
import { createSourceFile, type SourceFile } from "../../src/text/index.js";

function sourcesOf(files: Readonly<Record<string, string>>): ReadonlyMap<string, SourceFile> {
  return new Map(Object.entries(files).map(([path, text]) => [path, createSourceFile(path, text)]));
}

/** A diagnostic at the first place of `needle` in the file. */
function diagnosticAt(
  sources: ReadonlyMap<string, SourceFile>,
  file: string,
  needle: string,
  more: Partial<Diagnostic> = {},
): Diagnostic {
  return {
    code: "unit-mismatch",
    severity: "error",
    message: "the two sides of `<=` have different units",
    span: spanOf(sources, file, needle),
    label: undefined,
    related: [],
    why: undefined,
    help: undefined,
    fixes: [],
    ...more,
  };
}

function spanOf(sources: ReadonlyMap<string, SourceFile>, file: string, needle: string) {
  const start = sources.get(file)?.text.indexOf(needle) ?? 0;
  return { file, start, end: start + needle.length };
}

const MODEL = "# storage\nconstraint c[r in REGION]:\n  charge[r] <= capacity[r]\n";

it("shows both sides of one line, the reason and the next step", () => {
  const sources = sourcesOf({ "constraints.dcm": MODEL });
  const text = renderDiagnostic(
    diagnosticAt(sources, "constraints.dcm", "charge[r]", {
      label: "power (MW)",
      related: [
        {
          span: spanOf(sources, "constraints.dcm", "capacity[r]"),
          text: "energy (MWh), declared at storage.dcm:4",
        },
      ],
      why: "only quantities of the same dimension can be compared",
      help: "divide `capacity[r]` by a duration, for example `/ 1 hour`",
    }),
    sources,
  );
  expect(text).toBe(
    [
      "error[unit-mismatch]: the two sides of `<=` have different units",
      "  constraints.dcm:3:3",
      "3 |   charge[r] <= capacity[r]",
      "  |   ^^^^^^^^^    ----------- energy (MWh), declared at storage.dcm:4",
      "  |   power (MW)",
      "  why: only quantities of the same dimension can be compared",
      "  help: divide `capacity[r]` by a duration, for example `/ 1 hour`",
    ].join("\n"),
  );
});

it("puts carets under wide characters and after tabs", () => {
  const sources = sourcesOf({ "m.dcm": "\tset S = { 東京, 北海道, Kyoto }" });
  const rows = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "北海道", { label: "here" }),
    sources,
  ).split("\n");
  expect(rows[2]).toBe("1 |     set S = { 東京, 北海道, Kyoto }");
  // Four cells of tab, ten of text, two wide characters, a comma and a blank.
  expect(rows[3]).toBe(`  | ${" ".repeat(4 + 10 + 4 + 2)}^^^^^^ here`);
});

it("measures joined emoji and combining marks as one character", () => {
  const sources = sourcesOf({ "m.dcm": "e\u0301 👩‍👩‍👧 x" });
  const rows = renderDiagnostic(diagnosticAt(sources, "m.dcm", "x"), sources).split("\n");
  expect(rows[3]).toBe("  |      ^");
});

it("writes out characters that steer a terminal or reverse the text", () => {
  const sources = sourcesOf({ "m.dcm": "a \u202e b\u001b[31m c" });
  const text = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "c", {
      message: "unknown `\u001b]0;x\u0007`",
      label: "\u2066x",
    }),
    sources,
  );
  for (const unsafe of ["\u001b", "\u0007", "\u202e", "\u2066"]) {
    expect(text).not.toContain(unsafe);
  }
  expect(text).toContain("a \\u{202e} b\\u{1b}[31m c");
  const [, , line, marks] = text.split("\n");
  expect(marks?.indexOf("^")).toBe(line?.lastIndexOf("c"));
});

it("cuts a long line round the mark", () => {
  const line = `${"a".repeat(3000)} wrong ${"b".repeat(1_000_000)}`;
  const sources = sourcesOf({ "d.csv": line });
  const rows = renderDiagnostic(diagnosticAt(sources, "d.csv", "wrong"), sources, {
    width: 80,
  }).split("\n");
  expect(rows[1]).toBe("  d.csv:1:3002");
  expect(rows[2]?.length).toBeLessThanOrEqual(80);
  expect(rows[2]).toMatch(/^1 \| ….*….?$/u);
  const column = rows[3]?.indexOf("^^^^^") ?? -1;
  expect(rows[2]?.slice(column, column + 5)).toBe("wrong");
});

it("shows marks far apart in one long line one below the other", () => {
  const sources = sourcesOf({ "m.dcm": `first ${"+ x ".repeat(100)} second` });
  const rows = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "first", {
      related: [{ span: spanOf(sources, "m.dcm", "second"), text: "there" }],
    }),
    sources,
  ).split("\n");
  expect(rows).toHaveLength(6);
  expect(rows[5]).toMatch(/------ there$/u);
});

it("marks the first line of a span over several", () => {
  const sources = sourcesOf({ "m.dcm": "sum(i in I)\n  x[i]\n" });
  const rows = renderDiagnostic(diagnosticAt(sources, "m.dcm", "(i in I)\n  x"), sources).split(
    "\n",
  );
  expect(rows[3]).toBe("  |    ^^^^^^^^");
});

it("points at the end of a file with one caret", () => {
  const sources = sourcesOf({ "m.dcm": "sum(" });
  const end = { file: "m.dcm", start: 4, end: 4 };
  const rows = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "sum(", { span: end }),
    sources,
  ).split("\n");
  expect(rows[1]).toBe("  m.dcm:1:5");
  expect(rows[3]).toBe("  |     ^");
});

it("shows second places in other lines and other files", () => {
  const sources = sourcesOf({ "m.dcm": "var x : MW\n\n\nuse x\n", "lib/s.dcm": "given x : MWh\n" });
  const text = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "use x", {
      related: [
        { span: spanOf(sources, "m.dcm", "x : MW"), text: "declared here" },
        { span: spanOf(sources, "lib/s.dcm", "MWh"), text: "asked for here" },
        { span: { file: "gone.csv", start: 9, end: 10 }, text: "read from here" },
      ],
    }),
    sources,
  );
  expect(text.split("\n").slice(1)).toEqual([
    "  m.dcm:4:1",
    "1 | var x : MW",
    "  |     ------ declared here",
    "  …",
    "4 | use x",
    "  | ^^^^^",
    "  lib/s.dcm:1:11",
    "1 | given x : MWh",
    "  |           --- asked for here",
    "  gone.csv",
    "  read from here",
  ]);
});

it("hangs three labels from right to left", () => {
  const sources = sourcesOf({ "m.dcm": "aa * bb * cc" });
  const rows = renderDiagnostic(
    diagnosticAt(sources, "m.dcm", "bb", {
      label: "two",
      related: [
        { span: spanOf(sources, "m.dcm", "aa"), text: "one" },
        { span: spanOf(sources, "m.dcm", "cc"), text: "three" },
      ],
    }),
    sources,
  ).split("\n");
  expect(rows.slice(3)).toEqual(["  | --   ^^   -- three", "  | |    two", "  | one"]);
});

it("sorts by file and place, drops repetitions and counts", () => {
  const sources = sourcesOf({ "a.dcm": "one two", "b.dcm": "three" });
  const two = diagnosticAt(sources, "a.dcm", "two", { message: "second" });
  const text = renderDiagnostics(
    [
      diagnosticAt(sources, "b.dcm", "three", { message: "third", severity: "warning" }),
      two,
      { ...two },
      diagnosticAt(sources, "a.dcm", "one", { message: "first" }),
    ],
    sources,
  );
  expect([...text.matchAll(/: (first|second|third)/gu)].map((match) => match[1])).toEqual([
    "first",
    "second",
    "third",
  ]);
  expect(text.endsWith("\n\n2 errors, 1 warning\n")).toBe(true);
  expect(renderDiagnostics([], sources)).toBe("");
});

it("paints without changing what is read", () => {
  const sources = sourcesOf({ "m.dcm": MODEL });
  const mark = (text: string) => `<${text}>`;
  const palette = { ...plainPalette, error: mark, related: mark, frame: mark, keyword: mark };
  const diagnostic = diagnosticAt(sources, "m.dcm", "capacity", { help: "look", label: "here" });
  const painted = renderDiagnostic(diagnostic, sources, { palette });
  expect(painted).toContain("<error[unit-mismatch]>");
  expect(painted.replaceAll(/<(?!=)|(?<=\S)>/gu, "")).toBe(renderDiagnostic(diagnostic, sources));
});

it("gives programs lines and columns, related places and fixes", () => {
  const sources = sourcesOf({ "m.dcm": MODEL });
  const span = spanOf(sources, "m.dcm", "capacity");
  const json = toJson(
    diagnosticAt(sources, "m.dcm", "charge", {
      help: "look",
      related: [{ span, text: "there" }],
      fixes: [{ title: "rename", safety: "unsafe", edits: [{ span, text: "c" }] }],
    }),
    sources,
  );
  expect(JSON.parse(JSON.stringify(json))).toEqual({
    code: "unit-mismatch",
    severity: "error",
    message: "the two sides of `<=` have different units",
    file: "m.dcm",
    start: { line: 3, column: 3 },
    end: { line: 3, column: 9 },
    help: "look",
    related: [
      {
        file: "m.dcm",
        start: { line: 3, column: 16 },
        end: { line: 3, column: 24 },
        text: "there",
      },
    ],
    fixes: [
      {
        title: "rename",
        safety: "unsafe",
        edits: [
          {
            file: "m.dcm",
            start: { line: 3, column: 16 },
            end: { line: 3, column: 24 },
            text: "c",
          },
        ],
      },
    ],
  });
});
