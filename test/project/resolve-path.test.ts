import { expect, it } from "vitest";
import { relativePath, resolvePath } from "../../src/project/index.js";

it("takes paths relative to the file that states them", () => {
  expect(resolvePath("main.dcm", "data/a.csv")).toEqual({ kind: "path", path: "data/a.csv" });
  expect(resolvePath("parts/a.dcm", "./b.dcm")).toEqual({ kind: "path", path: "parts/b.dcm" });
  expect(resolvePath("parts/a.dcm", "../b.dcm")).toEqual({ kind: "path", path: "b.dcm" });
  expect(resolvePath("北/南.dcm", "東.dcm")).toEqual({ kind: "path", path: "北/東.dcm" });
});

it.each([
  ["main.dcm", "../other.dcm", "outside"],
  ["parts/a.dcm", "x/../../../other.dcm", "outside"],
  ["main.dcm", "/etc/passwd", "absolute"],
  ["main.dcm", "C:\\data\\a.csv", "absolute"],
  ["main.dcm", "C:a.csv", "absolute"],
  ["main.dcm", "\\\\server\\share\\a.csv", "absolute"],
  ["main.dcm", "//server/share/a.csv", "absolute"],
  ["main.dcm", "https://example.org/a.csv", "absolute"],
  ["main.dcm", "data\\a.csv", "backslash"],
  ["main.dcm", " ", "malformed"],
  ["main.dcm", "a\u0000b", "malformed"],
  ["main.dcm", ".", "malformed"],
  ["main.dcm", "std/finance.dcm", "reserved"],
  ["std/finance.dcm", "../main.dcm", "outside"],
])("from %s refuses %j as %s", (file, written, kind) => {
  expect(resolvePath(file, written).kind).toBe(kind);
});

it("writes a path as the stating file would", () => {
  expect(relativePath("main.dcm", "data/a.csv")).toBe("data/a.csv");
  expect(relativePath("parts/a.dcm", "parts/b.dcm")).toBe("b.dcm");
  expect(relativePath("parts/a.dcm", "data/b.csv")).toBe("../data/b.csv");
});
