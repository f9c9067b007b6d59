import { it } from "vitest";
import { readFileSync } from "node:fs";
import { readerOf } from "./support/files.js";
import { createMemoryHost } from "./support/memory-host.js";
import { evaluateNaively } from "./support/naive/index.js";
it("one", () => {
  const host = createMemoryHost({ "model.dcm": readFileSync(process.env["F"]!, "utf8") });
  for (const s of ["base", "other"]) {
    const p = evaluateNaively(readerOf(host), "model.dcm", s);
    for (const [n, r] of p.rows)
      if (n.startsWith(process.env["R"]!))
        console.log(s, n, r.lower, [...r.terms].map(([c, v]) => `${v} ${c}`).join(" + "), r.upper);
    for (const [n, r] of p.params) if (n.startsWith("p0[0")) console.log(n, r.value);
  }
});
