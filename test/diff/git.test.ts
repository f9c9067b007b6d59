import { execFileSync } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openSide, readSides } from "../../src/cli/diff-sides.js";
import { readExternal } from "../../src/cli/diff-external.js";
import { diffPrograms } from "../../src/diff/index.js";
import { runDcm } from "../cli/run-dcm.js";

let repository = "";

const model = `model m
set R from "data/regions.csv"
param load[R] : MW from "data/regions.csv"
include "parts/rules.dcm"
var x[R] : MW >= 0
minimize cost_of_all : MW = sum(r in R) x[r]
`;
const rules = `part of m
constraint met[r in R]: x[r] >= load[r]
`;

function git(...words: readonly string[]): string {
  return execFileSync("git", ["-C", repository, ...words], {
    encoding: "utf8",
    env: { ...cleanEnvironment(), LC_ALL: "C" },
  });
}

/** The settings of whoever runs the tests do not matter. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("GIT_"));
  const person = {
    GIT_AUTHOR_NAME: "a",
    GIT_AUTHOR_EMAIL: "a@b",
    GIT_COMMITTER_NAME: "a",
    GIT_COMMITTER_EMAIL: "a@b",
  };
  return {
    ...Object.fromEntries(own),
    ...person,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
  };
}

function write(path: string, text: string): void {
  const full = join(repository, path);
  mkdirSync(join(full, ".."), { recursive: true });
  writeFileSync(full, text);
}

function changesBetween(words: readonly string[], paths: readonly string[]): readonly string[] {
  const [before, after] = readSides(words, paths).map(openSide);
  if (before === undefined || after === undefined) throw new Error("no sides");
  expect([...before.session.diagnostics, ...after.session.diagnostics]).toEqual([]);
  const diff = diffPrograms(before.session.resolved, after.session.resolved);
  return [
    ...diff.removed.map(({ name }) => `- ${name}`),
    ...diff.added.map(({ name }) => `+ ${name}`),
    ...diff.changed.map(({ name }) => `~ ${name}`),
  ];
}

beforeAll(() => {
  repository = realpathSync(mkdtempSync(join(tmpdir(), "dcm-git-")));
  git("init", "--quiet", "--initial-branch=main");
  write("models/m/dcm.json", '{ "entry": "m.dcm" }\n');
  write("models/m/m.dcm", model);
  write("models/m/parts/rules.dcm", rules);
  write("shared/regions.csv", "R,load\nnorth,3\n南,4\n");
  mkdirSync(join(repository, "models/m/data"));
  symlinkSync("../../m/regions.csv", join(repository, "models/m/data/regions.csv"));
  write("models/m/regions.csv", "R,load\nnorth,3\n南,4\n");
  write("README.md", "nothing\n");
  git("add", ".");
  git("commit", "--quiet", "-m", "one");
  git("tag", "v1");
  write("models/m/parts/rules.dcm", rules.replace("x[r] >= load[r]", "x[r] >= 2 * load[r]"));
  git("commit", "--quiet", "-am", "two");
  git("tag", "v2");
  git("checkout", "--quiet", "-b", "topic", "v1");
  write("models/m/m.dcm", `${model}constraint more: sum(r in R) x[r] <= 90\n`);
  git("commit", "--quiet", "-am", "three");
  git("checkout", "--quiet", "main");
  // The working tree differs from every commit.
  write("models/m/m.dcm", model.replace(">= 0", ">= 1"));
});

afterAll(() => rmSync(repository, { recursive: true, force: true }));

it("compares a revision with the working tree", () => {
  const folder = join(repository, "models/m");
  expect(changesBetween(["v1"], [folder])).toEqual(["~ met", "~ x"].sort().reverse());
  expect(changesBetween(["HEAD"], [folder])).toEqual(["~ x"]);
  expect(changesBetween([], [folder])).toEqual(["~ x"]);
  expect(changesBetween(["HEAD", folder], [])).toEqual(["~ x"]);
});

it("compares two revisions, ranges, and what a branch did since it parted", () => {
  const folder = join(repository, "models/m");
  expect(changesBetween(["v1", "v2"], [folder])).toEqual(["~ met"]);
  expect(changesBetween(["v1..v2"], [folder])).toEqual(["~ met"]);
  expect(changesBetween(["v2..topic"], [folder])).toEqual(["+ more", "~ met"]);
  expect(changesBetween(["v2...topic"], [folder])).toEqual(["+ more"]);
  expect(changesBetween(["v1", "v2"], [join(folder, "m.dcm")])).toEqual(["~ met"]);
});

it("leaves the working tree and the index as they are", () => {
  const index = () => readFileSync(join(repository, ".git/index"));
  const status = git("status", "--porcelain");
  const before = index();
  changesBetween(["v1", "topic"], [join(repository, "models/m")]);
  expect(index().equals(before)).toBe(true);
  expect(git("status", "--porcelain")).toBe(status);
});

it("says what is not there", () => {
  const folder = join(repository, "models/m");
  const open = (words: readonly string[], path: string) => readSides(words, [path]).map(openSide);
  expect(() => open(["v9"], folder)).toThrow("neither a file, a folder nor a git revision `v9`");
  expect(() => open(["--output=x"], folder)).toThrow("neither a file");
  expect(() => open(["v1"], join(repository, "models/none"))).toThrow("v1 has no `models/none`");
  expect(() => open(["v1"], tmpdir())).toThrow("is not in a git repository");
});

it("reads what git hands over to an external diff", () => {
  const path = join(repository, "models/m/parts/rules.dcm");
  const old = join(repository, "old-rules");
  write("old-rules", rules);
  const given = readExternal([
    path,
    old,
    "1234567890abcdef",
    "100644",
    path,
    "0".repeat(40),
    "100644",
  ]);
  if ("said" in given) throw new Error(given.said);
  const diff = diffPrograms(given.before.session.resolved, given.after.session.resolved);
  expect(diff.changed).toMatchObject([{ name: "met", aspects: [{ aspect: "formula" }] }]);
  expect(readExternal([path])).toEqual({ said: `${path}: not merged yet` });
  rmSync(old);
});

it("ends with 0, 1 or 2 as diff does", () => {
  const folder = join(repository, "models/m");
  const same = runDcm(["diff", "v1", "v1", "--", folder]);
  expect([same.code, same.err]).toEqual([0, ""]);
  const other = runDcm(["diff", "v1", "v2", "--format", "json", "--", folder]);
  expect(other.code).toBe(1);
  expect(JSON.parse(other.out)).toMatchObject({
    different: true,
    layers: ["declarations", "data", "rows"],
    declarations: { changed: [{ name: "met" }] },
    rows: { rowFamilies: [{ name: "met", changed: 2 }] },
  });
  write("broken/m.dcm", model.replace("sum(r in R) x[r]", "sum(r in R) y[r]"));
  write("broken/parts/rules.dcm", rules);
  write("broken/data/regions.csv", "R,load\nnorth,3\n");
  const broken = runDcm(["diff", folder, join(repository, "broken")]);
  expect(broken.code).toBe(2);
  expect(broken.err).toContain("unknown-name");
  expect(runDcm(["diff", folder, join(repository, "none")]).code).toBe(2);
});

it("works as the external diff of git", () => {
  const entry = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));
  const out = execFileSync("git", ["-C", repository, "diff", "v1", "v2"], {
    encoding: "utf8",
    env: {
      ...cleanEnvironment(),
      NO_COLOR: "1",
      GIT_EXTERNAL_DIFF: `"${process.execPath}" "${entry}" diff --external`,
    },
  });
  expect(out).toContain("constraint met");
  expect(out).toContain("2 * ");
});

it("shows with --solve what the change costs", () => {
  const folder = join(repository, "models/m");
  const ran = runDcm(["diff", "v1", "v2", "--solve", "--layer", "results", "--", folder]);
  expect(ran.code).toBe(1);
  expect(ran.out).toContain("cost_of_all: 7 → 14 MW (+7, +100 %)");
  expect(ran.out).toContain("variable x: in all 7 → 14 MW, 2 of 2 moved");
});
