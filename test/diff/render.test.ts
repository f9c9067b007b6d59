import { expect, it } from "vitest";
import { isDifferentModel, renderDiff } from "../../src/diff/index.js";
import { diffFiles } from "./read-case.js";

const model = (body: string) => ({
  "model.dcm": `model m\nset R = { a, 北 }\nvar x[r in R] >= 0\n${body}`,
});

it("puts carets under what differs, wide characters too", () => {
  const diff = diffFiles(
    model(`constraint c[r in R]: x[r] + x["北"] + 2 * x[a] <= 5`),
    model(`constraint c[r in R]: x[r] + x["北"] + 3 * x[a] <= 5`),
  );
  const lines = renderDiff(diff, "text").split("\n");
  const at = lines.findIndex((line) => line.includes("- x[r]"));
  expect(lines.slice(at, at + 2)).toEqual([
    '        - x[r] + x["北"] + 2 * x[a] <= 5',
    "                           ^",
  ]);
});

it("shows long formulas round their changes only", () => {
  const terms = Array.from({ length: 60 }, (_, i) => `${i + 1} * x[a]^1`).join(" + ");
  const text = renderDiff(
    diffFiles(
      model(`constraint c: ${terms} + 2 * x["北"] <= 5`),
      model(`constraint c: ${terms} + 4 * x["北"] <= 5`),
    ),
    "text",
  );
  const changed = text.split("\n").filter((line) => line.includes('x["北"] <= 5'));
  expect(changed).toHaveLength(2);
  for (const line of changed) expect(line.length).toBeLessThan(90);
});

it("gives Markdown in which no text of the model can break out", () => {
  const text = renderDiff(
    diffFiles(
      model(`constraint c "a \`\`\` <b>": x[a] <= 5`),
      model(
        `constraint c "a long doc string with \`\`\`\` and <script> and more words to say": x[a] <= 6`,
      ),
    ),
    "markdown",
  );
  expect(text).toContain("`````diff");
  const outside = text.replaceAll(/(`+)[\s\S]*?\1/gu, "");
  expect(outside).not.toContain("<script>");
});

it("never lets a text steer the terminal", () => {
  const escape = String.fromCharCode(27);
  const diff = diffFiles(
    model(`constraint c "plain": x[a] <= 5`),
    model(`constraint c "${escape}[31mred": x[a] <= 5`),
  );
  expect(renderDiff(diff, "text")).not.toContain(escape);
  expect(renderDiff(diff, "text")).toContain("\\u{1b}[31mred");
});

it("gives JSON with every layer, infinite bounds too", () => {
  const diff = diffFiles(
    model(`constraint c: x[a] <= 5\nvar y >= 0\nmaximize z = x[a] + y\nconstraint d: y <= 1`),
    model(`constraint c: x[a] <= 5\nvar y in [0, 3]\nmaximize z = x[a] + y\nconstraint d: y <= 1`),
  );
  expect(isDifferentModel(diff)).toBe(true);
  const parsed: unknown = JSON.parse(renderDiff(diff, "json"));
  expect(parsed).toMatchObject({
    different: true,
    layers: ["declarations", "data", "rows"],
    declarations: { changed: [{ kind: "var", name: "y", aspects: [{ aspect: "bounds" }] }] },
    rows: {
      columnFamilies: [
        { name: "y", bounds: [{ side: "upper", samples: [{ before: "inf", after: 3 }] }] },
      ],
    },
  });
});

it("keeps a growth from 5 to 47 members on one page", () => {
  const grown = (count: number) => {
    const members = Array.from({ length: count }, (_, i) => `p${i}`).join(", ");
    const params = Array.from({ length: 9 }, (_, i) => `param q${i}[R] = ${i + 1}`).join("\n");
    const rows = Array.from(
      { length: 9 },
      (_, i) => `constraint c${i}[r in R, y in Y]: x[r, y] >= q${i}[r]`,
    );
    return {
      "model.dcm": `model m\nset R = { ${members} }\nset Y = 1 .. 40\n${params}\nvar x[r in R, y in Y] >= 0\n${rows.join("\n")}`,
    };
  };
  const text = renderDiff(diffFiles(grown(5), grown(47)), "text");
  expect(text.split("\n").length).toBeLessThan(40);
  expect(text).toContain("constraints with rows added or removed only: c0 +1,680, c1 +1,680");
  expect(text).toContain("set R: 5 → 47 members");
});
