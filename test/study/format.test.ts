import { expect, it } from "vitest";
import { formatText } from "../../src/format/index.js";

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
`;

it("writes studies with one item per line", async () => {
  const crowded = canonical
    .replaceAll("\n  measure", "  measure")
    .replaceAll(", ", ",")
    .replaceAll(" * ", "*");
  expect(await formatText(crowded, "s.dcm")).toEqual(
    await formatText(canonical.replace("\n\n  measure", "\n  measure"), "s.dcm"),
  );
  expect(await formatText(canonical, "s.dcm")).toEqual({ kind: "formatted", text: canonical });
});
