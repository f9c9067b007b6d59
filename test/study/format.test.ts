import { expect, it } from "vitest";
import { formatText } from "../../src/format/index.js";
import { createSourceFile } from "../../src/text/index.js";

const canonical = `study s on A, B "Some" {
  one_at_a_time
  # Why.
  vary p[Kanto] * { 0.5, 1.5 } # Because.
  vary q = uniform(2 %, 4 %)

  measure npv, emissions[2030]
}
study t {
  front npv against minimize e in 8 steps
}
study u on A {
  outcomes { LOW: 0.3, HIGH: 70 % }
  share x, bess.energy
}
study v {
  outcomes { LOW: 0.3, HIGH: 70 % } mean MID
  share x
}
`;

function format(text: string): string {
  const { value, diagnostics } = formatText(createSourceFile("s.dcm", text));
  expect(diagnostics).toEqual([]);
  return value;
}

it("writes studies with one item per line", () => {
  const crowded = canonical
    .replaceAll("\n  measure", "  measure")
    .replaceAll(", ", ",")
    .replaceAll(" * ", "*");
  expect(format(crowded)).toBe(canonical.replace("\n\n  measure", "\n  measure"));
  expect(format(canonical)).toBe(canonical);
});
