/**
 * Which prefectures the members of a set mean: a prefecture by code or name, or a region or utility area with all of its
 * prefectures. `Tokyo` is an area where the set has other areas and no `Kanto`, else the prefecture.
 */
import { japanTiles, shortName } from "./japan-tiles.js";
import type { Label } from "./observations.js";

/** Members by the code of each prefecture that they paint, and those that paint none. */
export interface Places {
  readonly painted: ReadonlyMap<number, Label>;
  readonly unplaced: readonly Label[];
}

/** Finds every member's prefectures. Where two claim one, a prefecture goes before a region, and the first before others. */
export function matchPlaces(members: readonly Label[]): Places {
  const isOfAreas = haveAreas(members);
  const painted = new Map<number, Label>();
  const unplaced: Label[] = [];
  const groups: { readonly member: Label; readonly codes: readonly number[] }[] = [];
  for (const member of members) {
    const group = findGroup(member, isOfAreas);
    const single = group === undefined || !isOfAreas ? findPrefecture(member) : undefined;
    if (single !== undefined && !painted.has(single)) painted.set(single, member);
    else if (single === undefined && group !== undefined) groups.push({ member, codes: group });
    else unplaced.push(member);
  }
  for (const { member, codes } of groups.toSorted((a, b) => a.codes.length - b.codes.length)) {
    const free = codes.filter((code) => !painted.has(code));
    for (const code of free) painted.set(code, member);
    if (free.length === 0) unplaced.push(member);
  }
  return { painted, unplaced };
}

/** True of a text with a Japanese character in it. */
export function isJapanese(label: Label): boolean {
  return /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(String(label));
}

interface Group {
  readonly names: readonly string[];
  /** As one of the regions of Japan. */
  readonly region: readonly number[] | undefined;
  /** As the area of an electric utility. */
  readonly area: readonly number[] | undefined;
}

const groups: readonly Group[] = [
  { names: ["hokkaido", "北海道"], region: [1], area: [1] },
  { names: ["tohoku", "東北"], region: range(2, 7), area: [...range(2, 7), 15] },
  { names: ["kanto", "関東"], region: range(8, 14), area: undefined },
  { names: ["tokyo", "東京"], region: undefined, area: [...range(8, 14), 19] },
  { names: ["chubu", "中部"], region: range(15, 24), area: range(20, 24) },
  { names: ["hokuriku", "北陸"], region: range(16, 18), area: range(16, 18) },
  { names: ["tokai", "東海"], region: range(21, 24), area: undefined },
  { names: ["kinki", "近畿"], region: range(24, 30), area: undefined },
  { names: ["kansai", "関西"], region: range(25, 30), area: range(25, 30) },
  { names: ["chugoku", "中国"], region: range(31, 35), area: range(31, 35) },
  { names: ["shikoku", "四国"], region: range(36, 39), area: range(36, 39) },
  { names: ["kyushu", "九州"], region: range(40, 46), area: range(40, 46) },
  { names: ["okinawa", "沖縄"], region: [47], area: [47] },
];

const prefectures = new Map<string, number>(
  japanTiles.flatMap((tile): (readonly [string, number])[] => [
    [tile.japanese, tile.code],
    [shortName(tile), tile.code],
    [tile.romaji.toLowerCase(), tile.code],
  ]),
);

function findPrefecture(member: Label): number | undefined {
  const text = plain(member);
  const code = /^(?:jp-?)?(\d{1,2})$/u.exec(text)?.[1];
  if (code !== undefined) {
    const number = Number(code);
    return number >= 1 && number <= 47 ? number : undefined;
  }
  return (
    prefectures.get(text) ?? prefectures.get(text.replace(/[-_ ]?(?:ken|fu|to|prefecture)$/u, ""))
  );
}

function findGroup(member: Label, isOfAreas: boolean): readonly number[] | undefined {
  const text = plain(member).replace(/(?:地方|電力|エリア|[-_ ](?:area|region))$/u, "");
  const group = groups.find(({ names }) => names.includes(text));
  return isOfAreas ? (group?.area ?? group?.region) : group?.region;
}

/** True when the members are the areas of utilities, among which Tokyo is a large one. */
function haveAreas(members: readonly Label[]): boolean {
  const texts = new Set(members.map((member) => plain(member)));
  const has = (...names: readonly string[]): boolean => names.some((name) => texts.has(name));
  const isCapital = has("tokyo", "東京") && !has("kanto", "関東");
  return isCapital && has("tohoku", "東北", "kansai", "関西", "chubu", "中部", "kyushu", "九州");
}

function plain(member: Label): string {
  return String(member)
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, (mark) => (mark === "\u3099" || mark === "\u309a" ? mark : ""))
    .normalize("NFC");
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
