/**
 * A map of Japan in tiles: each prefecture is one square of the same size, so that the small ones are seen. West is left,
 * north is up; neighbours on the ground are neighbours here as far as a grid allows.
 */

/** A prefecture and its square. */
export interface Tile {
  /** JIS X 0401, 1 to 47. */
  readonly code: number;
  readonly japanese: string;
  readonly romaji: string;
  /** From 0, the westernmost. */
  readonly column: number;
  /** From 0, the northernmost. */
  readonly row: number;
}

/** Squares from side to side, and from top to bottom. */
export const tileColumns = 14;
export const tileRows = 12;

/** The 47 prefectures in the order of their codes. */
export const japanTiles: readonly Tile[] = [
  tile(1, "北海道", "Hokkaido", 12, 0),
  tile(2, "青森県", "Aomori", 12, 1),
  tile(3, "岩手県", "Iwate", 12, 2),
  tile(4, "宮城県", "Miyagi", 12, 3),
  tile(5, "秋田県", "Akita", 11, 2),
  tile(6, "山形県", "Yamagata", 11, 3),
  tile(7, "福島県", "Fukushima", 12, 4),
  tile(8, "茨城県", "Ibaraki", 13, 6),
  tile(9, "栃木県", "Tochigi", 12, 5),
  tile(10, "群馬県", "Gunma", 11, 5),
  tile(11, "埼玉県", "Saitama", 12, 6),
  tile(12, "千葉県", "Chiba", 13, 7),
  tile(13, "東京都", "Tokyo", 12, 7),
  tile(14, "神奈川県", "Kanagawa", 11, 7),
  tile(15, "新潟県", "Niigata", 11, 4),
  tile(16, "富山県", "Toyama", 10, 4),
  tile(17, "石川県", "Ishikawa", 9, 4),
  tile(18, "福井県", "Fukui", 8, 5),
  tile(19, "山梨県", "Yamanashi", 11, 6),
  tile(20, "長野県", "Nagano", 10, 5),
  tile(21, "岐阜県", "Gifu", 9, 5),
  tile(22, "静岡県", "Shizuoka", 10, 6),
  tile(23, "愛知県", "Aichi", 9, 6),
  tile(24, "三重県", "Mie", 9, 7),
  tile(25, "滋賀県", "Shiga", 8, 6),
  tile(26, "京都府", "Kyoto", 7, 6),
  tile(27, "大阪府", "Osaka", 7, 7),
  tile(28, "兵庫県", "Hyogo", 6, 6),
  tile(29, "奈良県", "Nara", 8, 7),
  tile(30, "和歌山県", "Wakayama", 8, 8),
  tile(31, "鳥取県", "Tottori", 5, 6),
  tile(32, "島根県", "Shimane", 4, 6),
  tile(33, "岡山県", "Okayama", 5, 7),
  tile(34, "広島県", "Hiroshima", 4, 7),
  tile(35, "山口県", "Yamaguchi", 3, 7),
  tile(36, "徳島県", "Tokushima", 5, 10),
  tile(37, "香川県", "Kagawa", 5, 9),
  tile(38, "愛媛県", "Ehime", 4, 9),
  tile(39, "高知県", "Kochi", 4, 10),
  tile(40, "福岡県", "Fukuoka", 2, 8),
  tile(41, "佐賀県", "Saga", 1, 8),
  tile(42, "長崎県", "Nagasaki", 0, 8),
  tile(43, "熊本県", "Kumamoto", 1, 9),
  tile(44, "大分県", "Oita", 2, 9),
  tile(45, "宮崎県", "Miyazaki", 2, 10),
  tile(46, "鹿児島県", "Kagoshima", 1, 10),
  tile(47, "沖縄県", "Okinawa", 0, 11),
];

/** A name on a small square: 東京 for 東京都, but 北海道 as it is. */
export function shortName(tile: Tile): string {
  return tile.code === 1 ? tile.japanese : tile.japanese.slice(0, -1);
}

function tile(code: number, japanese: string, romaji: string, column: number, row: number): Tile {
  return { code, japanese, romaji, column, row };
}
