import { expect, it } from "vitest";
import { japanTiles, shortName, tileColumns, tileRows } from "../../src/figures/japan-tiles.js";
import { matchPlaces } from "../../src/figures/match-places.js";

function painted(
  ...members: readonly (string | number)[]
): readonly (readonly [number, string | number])[] {
  return [...matchPlaces(members).painted].toSorted(([a], [b]) => a - b);
}

it("has a square of its own for each of the 47 prefectures", () => {
  expect(japanTiles.map(({ code }) => code)).toEqual(Array.from({ length: 47 }, (_, i) => i + 1));
  expect(new Set(japanTiles.map(({ column, row }) => `${column} ${row}`)).size).toBe(47);
  expect(new Set(japanTiles.map(({ japanese }) => japanese)).size).toBe(47);
  expect(new Set(japanTiles.map(({ romaji }) => romaji)).size).toBe(47);
  for (const { column, row } of japanTiles) {
    expect(column).toBeLessThan(tileColumns);
    expect(row).toBeLessThan(tileRows);
  }
});

it("lies as Japan lies: Hokkaido top right, Okinawa bottom left, the sea between", () => {
  const of = (romaji: string): { column: number; row: number } => {
    const tile = japanTiles.find((each) => each.romaji === romaji);
    return { column: tile?.column ?? NaN, row: tile?.row ?? NaN };
  };
  expect(of("Hokkaido").row).toBe(0);
  expect(of("Okinawa")).toEqual({ column: 0, row: tileRows - 1 });
  for (const [west, east] of [
    ["Fukuoka", "Yamaguchi"],
    ["Yamaguchi", "Hiroshima"],
    ["Osaka", "Nara"],
    ["Aichi", "Shizuoka"],
    ["Kanagawa", "Tokyo"],
    ["Tokyo", "Chiba"],
    ["Akita", "Iwate"],
  ] as const) {
    expect(of(west).column).toBeLessThan(of(east).column);
  }
  for (const [north, south] of [
    ["Aomori", "Iwate"],
    ["Saitama", "Tokyo"],
    ["Kyoto", "Osaka"],
    ["Tottori", "Okayama"],
    ["Okayama", "Kagawa"],
    ["Kagawa", "Tokushima"],
    ["Oita", "Miyazaki"],
  ] as const) {
    expect(of(north).row).toBeLessThan(of(south).row);
  }
});

it.each([
  [13, 13],
  ["13", 13],
  ["JP-13", 13],
  ["01", 1],
  ["東京都", 13],
  ["東京", 13],
  ["tokyo", 13],
  ["TOKYO", 13],
  ["Tōkyō", 13],
  ["北海道", 1],
  ["京都府", 26],
  ["京都", 26],
  ["Osaka-fu", 27],
  ["ＯＳＡＫＡ", 27],
  ["ぎふ", undefined],
  [48, undefined],
  ["0", undefined],
  ["__proto__", undefined],
])("takes %s for prefecture %s", (member, code) => {
  expect(painted(member)).toEqual(code === undefined ? [] : [[code, member]]);
  expect(matchPlaces([member]).unplaced).toEqual(code === undefined ? [member] : []);
});

it("knows every prefecture by its full and its short name", () => {
  for (const tile of japanTiles) {
    expect(painted(tile.japanese)).toEqual([[tile.code, tile.japanese]]);
    expect(painted(shortName(tile))).toEqual(
      shortName(tile) === tile.japanese
        ? [[tile.code, tile.japanese]]
        : [[tile.code, shortName(tile)]],
    );
  }
});

it("paints all prefectures of a region", () => {
  const members = ["Hokkaido", "Tohoku", "Kanto", "Kansai", "Kyushu"];
  const found = painted(...members);
  expect(found).toHaveLength(1 + 6 + 7 + 6 + 7);
  expect(found).toContainEqual([13, "Kanto"]);
  expect(found).toContainEqual([27, "Kansai"]);
});

it("covers Japan by the ten areas of its utilities, of which Tokyo is one", () => {
  const areas = [
    [
      "Hokkaido",
      "Tohoku",
      "Tokyo",
      "Chubu",
      "Hokuriku",
      "Kansai",
      "Chugoku",
      "Shikoku",
      "Kyushu",
      "Okinawa",
    ],
    ["北海道", "東北", "東京", "中部", "北陸", "関西", "中国", "四国", "九州", "沖縄"],
  ];
  for (const members of areas) {
    const places = matchPlaces(members);
    expect(places.painted.size).toBe(47);
    expect(places.painted.get(19)).toBe(members[2]);
    expect(places.painted.get(15)).toBe(members[1]);
    expect(places.unplaced).toEqual([]);
  }
});

it("covers Japan by its eight regions and Okinawa", () => {
  const members = ["北海道", "東北", "関東", "中部", "近畿", "中国", "四国", "九州", "沖縄"];
  expect(matchPlaces(members).painted.size).toBe(47);
});

it("lists a second claim to a prefecture rather than hide it", () => {
  expect(matchPlaces(["Tokyo", "東京都", "Kanto"])).toMatchObject({ unplaced: ["東京都"] });
  expect(matchPlaces(["Kanto", "関東"]).unplaced).toEqual(["関東"]);
});
