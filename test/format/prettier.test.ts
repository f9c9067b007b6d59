/**
 * The plugin: Prettier gives the text that `formatText` gives, whatever its options say.
 */
import { check, format as prettify } from "prettier";
import { expect, it } from "vitest";
import * as plugin from "../../src/format/prettier.js";
import { format, readShipped } from "./support.js";

const options = { filepath: "model.dcm", plugins: [plugin] };

it("gives the same text as the formatter", async () => {
  for (const text of readShipped().values()) {
    const flat = text.replaceAll(/\n[ \t]+(?=[^\s#])/gu, " ");
    expect(await prettify(flat, options)).toBe(format(flat));
  }
});

it("has one form under any options", async () => {
  const text = `set A = { ${"member, ".repeat(20)} last }\n`;
  const others = { ...options, printWidth: 40, tabWidth: 8, useTabs: true };
  expect(await prettify(text, others)).toBe(format(text));
  expect(await check(format(text), others)).toBe(true);
});

it("keeps the lines of tables as they are, also inside Markdown", async () => {
  const table = 'table t """\n  a , b  \n\n1,2\n"""\n';
  expect(await prettify(table, options)).toBe(table);
  const page = "- item\n\n  ```dcm\n  set   A={a}\n  ```\n";
  const form = "- item\n\n  ```dcm\n  set A = { a }\n  ```\n";
  expect(await prettify(page, { filepath: "page.md", plugins: [plugin] })).toBe(form);
});

it("handles files of comments, empty files, CRLF and byte-order marks", async () => {
  expect(await prettify("", options)).toBe("");
  expect(await prettify("\n\n# only\n", options)).toBe("# only\n");
  expect(await prettify("set A={a}\r\n# end\r\n", options)).toBe("set A = { a }\n# end\n");
  expect(await prettify("\ufeffset A={a}", options)).toBe("\ufeffset A = { a }\n");
});

it("refuses a text with errors and says where", async () => {
  await expect(prettify("set A = { a }\nset B = }\n", options)).rejects.toMatchObject({
    message: expect.stringContaining("(2:9)"),
    loc: { start: { line: 2, column: 9 } },
  });
});
