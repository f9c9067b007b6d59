import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openSession } from "../../src/compile.js";
import { diffPrograms, isEmptyProgramDiff } from "../../src/diff/index.js";
import { readExamples } from "../support/diagnostics-page.js";
import { createMemoryHost } from "../support/memory-host.js";

const pages = fileURLToPath(new URL("../diagnostics", import.meta.url));

it("compares models with any mistake, and finds nothing between one and itself", () => {
  const faults: string[] = [];
  // Every eighth page is a fair sample, and quick.
  const names = readdirSync(pages)
    .filter((file) => file.endsWith(".md"))
    .sort()
    .filter((_, i) => i % 8 === 0);
  const empty = openSession(createMemoryHost({ "model.dcm": "" }), "model.dcm").resolved;
  for (const name of names) {
    for (const { files } of readExamples(readFileSync(`${pages}/${name}`, "utf8"))) {
      const open = () => openSession(createMemoryHost(files), "model.dcm").resolved;
      const [one, other] = [open(), open()];
      if (!isEmptyProgramDiff(diffPrograms(one, other))) faults.push(name);
      diffPrograms(empty, one);
      diffPrograms(one, empty);
    }
  }
  expect(faults).toEqual([]);
});
