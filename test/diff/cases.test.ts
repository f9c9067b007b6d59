import { writeFileSync } from "node:fs";
import { expect, it } from "vitest";
import { renderDiff } from "../../src/diff/index.js";
import { caseFolder, diffFiles, readCases } from "./read-case.js";

for (const example of readCases()) {
  it(`shows ${example.name.replaceAll("-", " ")}`, () => {
    const text = renderDiff(diffFiles(example.before, example.after), "text");
    if (process.env["UPDATE"] === undefined) expect(text).toBe(example.text);
    else {
      const page = example.page.replace(
        /^```text\n[\s\S]*?^```$/mu,
        () => `\`\`\`text\n${text}\`\`\``,
      );
      writeFileSync(`${caseFolder}/${example.name}.md`, page);
    }
  });
}
