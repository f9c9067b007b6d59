/**
 * A map of Japan in tiles. A region paints all its prefectures; prefectures without a value stay empty. Darker is more.
 */
import { valueTitle, type Part } from "./axes.js";
import { japanTiles, shortName, tileColumns, tileRows, type Tile } from "./japan-tiles.js";
import { isJapanese, matchPlaces, type Places } from "./match-places.js";
import { roundSpan, type AxisSpan } from "./numbers.js";
import { distinct, type Label, type Observation, type Observations } from "./observations.js";
import { arrangePanels, planPanels } from "./panels.js";
import { panelOf, pointed } from "./series.js";
import { darkInk } from "./theme.js";
import { hoverText } from "./words.js";

/** Largest tile, in pixels, and the smallest with room for a name: letters take more of it than ideographs. */
const largest = 47;
const smallestNamed = { japanese: 24, romaji: 38 } as const;

/** Share of the scale from which a tile is dark enough for white letters. */
const darkShare = 0.48;

/** The places of a map's members. */
export function placesOf(observations: Observations): Places {
  return matchPlaces(distinct(observations.all.map(({ region }) => region)));
}

/** The layers of a map. */
export function specifyTiles(observations: Observations, width: number): Part {
  const { known } = observations;
  const panels = planPanels(observations, width, 10, false);
  const size = Math.min(largest, Math.floor(panels.size.width / tileColumns));
  const map: TileMap = {
    observations,
    places: placesOf(observations),
    span: roundSpan(
      known,
      4,
      known.every((value) => value >= 0),
    ),
    size,
  };
  const title = valueTitle(observations);
  const place = { x: band("tileColumn", tileColumns), y: band("tileRow", tileRows) };
  const layers = [
    valueLayer(map, title, panels.isAlone, place),
    emptyLayer(place),
    ...(size < smallestNamed[hasJapanese(map.places) ? "japanese" : "romaji"]
      ? []
      : [nameLayer(map, place)]),
  ];
  return {
    data: { values: listTiles(map) },
    ...arrangePanels(
      observations,
      { ...panels, size: { width: size * tileColumns, height: size * tileRows } },
      { layer: layers },
    ),
  };
}

interface TileMap {
  readonly observations: Observations;
  readonly places: Places;
  readonly span: AxisSpan;
  readonly size: number;
}

function band(field: string, count: number): Part {
  const domain = Array.from({ length: count }, (_, i) => i);
  return { field, type: "ordinal", axis: null, scale: { domain, padding: 0.06 } };
}

function valueLayer({ span, size }: TileMap, title: string, isAlone: boolean, place: Part): Part {
  const legend = {
    title,
    titleLimit: 300,
    values: span.ticks,
    format: span.format,
    gradientLength: Math.max(120, Math.min(210, size * 6)),
    gradientThickness: 11,
    direction: "horizontal",
    ...(isAlone ? { orient: "none", legendX: 4, legendY: 8 } : { orient: "bottom" }),
  };
  const color = {
    field: "y",
    type: "quantitative",
    scale: {
      type: "linear",
      domain: [span.min, span.max],
      scheme: { name: "yellowgreenblue", extent: [0.06, 0.96] },
    },
    legend,
  };
  return {
    transform: [{ filter: "datum.y !== null" }],
    mark: { type: "rect", aria: true, cornerRadius: 3 },
    encoding: { ...place, color, ...pointed },
  };
}

/** Prefectures without a value: an outline. */
function emptyLayer(place: Part): Part {
  const outline = { fillOpacity: 0, strokeOpacity: 0.4, strokeWidth: 1, strokeDash: [2, 2] };
  return {
    transform: [{ filter: "datum.y === null" }],
    mark: { type: "rect", aria: true, cornerRadius: 3, ...outline },
    encoding: { ...place, stroke: { value: darkInk }, ...pointed },
  };
}

function nameLayer({ size, places }: TileMap, place: Part): Part {
  const fontSize = hasJapanese(places) ? Math.min(12.5, size * 0.28) : size * 0.172;
  const color = {
    condition: [
      { test: "datum.tone === 'dark'", value: "#ffffff" },
      { test: "datum.tone === 'light'", value: "#16191d" },
    ],
    value: darkInk,
  };
  return {
    mark: { type: "text", fontSize },
    encoding: { ...place, text: { field: "name", type: "nominal" }, color },
  };
}

/** All 47 tiles of every panel. */
function listTiles(map: TileMap): readonly Part[] {
  const { columns, rows, all } = map.observations;
  return columns.flatMap((column) =>
    rows.flatMap((row) => {
      const own = new Map<Label, Observation>();
      for (const each of all) {
        if (each.column === column && each.row === row) own.set(each.region, each);
      }
      const panel = panelOf(column, row, map.observations);
      return japanTiles.map((tile) => ({ ...panel, ...datumOfTile(tile, own, map) }));
    }),
  );
}

function datumOfTile(tile: Tile, own: ReadonlyMap<Label, Observation>, map: TileMap): Part {
  const { places, span, observations } = map;
  const member = places.painted.get(tile.code);
  const each = member === undefined ? undefined : own.get(member);
  const name = hasJapanese(places) ? shortName(tile) : tile.romaji;
  const value = each?.y;
  const share = value === undefined ? 0 : (value - span.min) / (span.max - span.min);
  const tone = value === undefined ? "none" : share > darkShare ? "dark" : "light";
  const told = each === undefined ? "no value" : hoverText(each, observations);
  const text = `${name}: ${told}`;
  return { tileColumn: tile.column, tileRow: tile.row, name, y: value ?? null, tone, text };
}

function hasJapanese(places: Places): boolean {
  return [...places.painted.values()].some(isJapanese);
}
