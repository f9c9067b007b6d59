/**
 * The code against its map: the table of rooms in `src/README.md` says who may import whom, and which third-party
 * package enters by which door.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, posix } from "node:path";
import { expect, it } from "vitest";
import { repository } from "./support/files.js";

interface Room {
  readonly name: string;
  /** Infinity at the rim. */
  readonly rank: number;
  readonly doors: readonly string[];
}

interface SourceImport {
  /** Path of the importing file below `src/`. */
  readonly from: string;
  readonly specifier: string;
}

const maxLines = 400;
const longLines = 300;

/** Files of the core that are no room: each may import any room, and no room imports them. */
const coreFiles = ["compile.ts", "solve-model.ts", "index.ts"];

const readme = readFileSync(`${repository}/src/README.md`, "utf8");
const rooms = readRooms(readme);
const rimRooms = new Set(
  [...rooms.values()].filter((room) => room.rank === Infinity).map(({ name }) => name),
);
const files = new Map(
  readdirSync(`${repository}/src`, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".ts"))
    .sort()
    .map((path) => [path, readFileSync(`${repository}/src/${path}`, "utf8")]),
);
const imports = [...files].flatMap(([from, text]) => readImports(from, text));

it("has a line in the map for every room, and a room for every line", () => {
  const folders = readdirSync(`${repository}/src`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const inMap = [...rooms.keys()].filter((name) => !name.endsWith(".ts"));
  expect(inMap.sort()).toEqual(folders.sort());
});

it("imports only rooms of lower rank", () => {
  const wrong = insideImports().filter(({ from, to }) => {
    const [own, other] = [roomOf(from), roomOf(to)];
    if (own === other || isFree(from)) return false;
    return rankOf(to) >= rankOf(from);
  });
  expect(wrong.map(describe)).toEqual([]);
});

it("enters a room by its index only", () => {
  const wrong = insideImports().filter(({ from, to }) => {
    const room = roomOf(to);
    return room !== undefined && room !== roomOf(from) && to !== `${room}/index.ts`;
  });
  expect(wrong.map(describe)).toEqual([]);
});

it("leads every import to a file that is there", () => {
  const wrong = insideImports().filter(({ to }) => !files.has(to));
  expect(wrong.map(describe)).toEqual([]);
});

it("never imports the rim from a room", () => {
  const wrong = insideImports().filter(
    ({ from, to }) => roomOf(from) !== undefined && !isFree(from) && isFree(to),
  );
  expect(wrong.map(describe)).toEqual([]);
});

it("lets each third-party package in by one door", () => {
  const found = new Set<string>();
  for (const { from, specifier } of imports) {
    if (specifier.startsWith(".") || specifier.startsWith("node:")) continue;
    const [scopeOrName = "", name = ""] = specifier.split("/");
    const owner = scopeOrName.startsWith("@") ? `${scopeOrName}/${name}` : scopeOrName;
    found.add(`${owner} in ${roomOf(from) ?? from}`);
  }
  const allowed = [...rooms.values()].flatMap((room) =>
    room.doors.map((owner) => `${owner} in ${room.name}`),
  );
  expect([...found].filter((door) => !allowed.includes(door)).sort()).toEqual([]);
});

it("keeps Node out of all but the rim, the solver's loader and programs of their own", () => {
  const wrong = imports
    .filter(({ from, specifier }) => specifier.startsWith("node:") && !isFree(from))
    .filter(({ from }) => !from.startsWith("solve/") && !from.endsWith("/main.ts"));
  expect(wrong.map(({ from, specifier }) => `${from} imports ${specifier}`)).toEqual([]);
});

it("opens every file with a comment and keeps it short", () => {
  const generated = /\.gen\.ts$/u;
  const bare: string[] = [];
  const long: string[] = [];
  const rather: string[] = [];
  for (const [path, text] of files) {
    if (generated.test(path)) continue;
    const lines = text.split("\n").length - 1;
    const withoutHashbang = text.replace(/^#!.*\n/u, "");
    // A file of nothing but exports is its own description.
    const isList = withoutHashbang
      .split("\n")
      .every((line) => /^(export |\} from|\s|$)/u.test(line));
    if (!withoutHashbang.startsWith("/**") && !isList) bare.push(path);
    if (lines > maxLines) long.push(`${path}: ${lines}`);
    else if (lines > longLines) rather.push(`${path}: ${lines}`);
  }
  if (rather.length > 0)
    process.stderr.write(`over ${longLines} lines: ${rather.join(", ")}
`);
  expect(bare).toEqual([]);
  expect(long).toEqual([]);
});

/** The table `| rank | room | owns | never |`; doors stand in the third column as `(door: x)` or `(doors: x, y)`. */
function readRooms(text: string): ReadonlyMap<string, Room> {
  const found = new Map<string, Room>();
  for (const line of text.split("\n")) {
    const [, rank = "", names = "", owns = ""] = line.split("|").map((cell) => cell.trim());
    if (!/^(\d+|rim|side)$/u.test(rank)) continue;
    const doors = [...owns.matchAll(/\(doors?: ([^)]*)\)|; doors?: ([^)]*)\)/gu)].flatMap(
      ([, first, second]) => (first ?? second ?? "").split(",").map((door) => door.trim()),
    );
    for (const [, name = ""] of names.matchAll(/`([^`]+)`/gu)) {
      const room = name.replace(/\/$/u, "");
      found.set(room, { name: room, rank: rank === "rim" ? Infinity : Number(rank), doors });
    }
  }
  return found;
}

function readImports(from: string, text: string): readonly SourceImport[] {
  const pattern =
    /^\s*(?:import|export)\b[^"';]*?\bfrom\s+"([^"]+)"|^import\s+"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/gmu;
  return [...text.matchAll(pattern)].map(([, first, second, third]) => ({
    from,
    specifier: first ?? second ?? third ?? "",
  }));
}

/** Imports of our own files, by path below `src/`. */
function insideImports(): readonly { readonly from: string; readonly to: string }[] {
  return imports
    .filter(({ specifier }) => specifier.startsWith("."))
    .map(({ from, specifier }) => ({
      from,
      to: posix.normalize(posix.join(dirname(from), specifier)).replace(/\.js$/u, ".ts"),
    }));
}

function roomOf(path: string): string | undefined {
  const slash = path.indexOf("/");
  return slash < 0 ? undefined : path.slice(0, slash);
}

function rankOf(path: string): number {
  const room = roomOf(path);
  if (room === undefined) return coreFiles.includes(path) ? 1000 : Infinity;
  return rooms.get(room)?.rank ?? Number.NaN;
}

/** True for files at the rim, which may import anything. */
function isFree(path: string): boolean {
  const room = roomOf(path);
  return room === undefined ? true : rimRooms.has(room);
}

function describe({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} imports ${to}`;
}
