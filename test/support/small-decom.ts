/**
 * The DC-DECOM model over fewer years, seasons, hours and regions: the same text but for its sets and the checks on
 * their completeness, and data files with fewer rows.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, type Texts } from "./files.js";

const regions = new Set(["Hokkaido", "Kanto", "Kansai"]);
const seasons = new Set(["DJF", "JJA"]);
const firstHour = 10;
const lastHour = 13;

/** Texts of the reduced model, by path; `variants.dcm` has the scenarios beyond the paper's three. */
export function smallDecom(): Texts {
  const folder = join(repository, "models/dc-decom");
  const read = (path: string): string => readFileSync(join(folder, path), "utf8");
  const texts = new Map<string, string>();
  for (const name of readdirSync(folder)) {
    if (!name.endsWith(".dcm")) continue;
    // The checks that shares and hours add up cannot hold for a part of the data.
    const text = read(name).replaceAll(/^check "[^"]*":.*$/gmu, "");
    // Points of an interpolated table must lie in the set.
    texts.set(
      name,
      text.replace(/\{ 2024: 63000,.*\}/u, "{ 2024: 63000, 2025: 60000, 2028: 51000 }"),
    );
  }
  const entry = texts.get("dc-decom.dcm") ?? "";
  texts.set(
    "dc-decom.dcm",
    entry
      .replace(/set YEAR .*/u, "set YEAR = 2024 .. 2028")
      .replace(/set PLANNED .*/u, "set PLANNED within YEAR = 2026 .. 2028")
      .replace(/set SEASON .*/u, `set SEASON = { ${[...seasons].join(", ")} }`)
      .replace(/set HOUR .*/u, `set HOUR = ${firstHour} .. ${lastHour} cyclic`),
  );
  for (const name of readdirSync(join(folder, "data"))) {
    if (!name.endsWith(".csv")) continue;
    const [head = "", ...rows] = read(`data/${name}`).split("\n");
    const columns = head.split(",");
    const isKept = (row: string): boolean => {
      const cells = row.split(",");
      const isAmong = (column: string, kept: (cell: string) => boolean): boolean => {
        const at = columns.indexOf(column);
        return at < 0 || kept(cells[at] ?? "");
      };
      return (
        isAmong("region", (cell) => regions.has(cell)) &&
        isAmong("season", (cell) => seasons.has(cell)) &&
        isAmong("hour", (cell) => Number(cell) >= firstHour && Number(cell) <= lastHour) &&
        isAmong("year", (cell) => Number(cell) <= 2028)
      );
    };
    texts.set(`data/${name}`, [head, ...rows.filter(isKept)].join("\n"));
  }
  return Object.fromEntries(texts);
}
