import { readFileSync } from "node:fs";
import { geoArea, geoAzimuthalEqualArea, geoCentroid, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { Plugin } from "vite";

/** The region with its neighbours, of equal areas; every country keeps a place, also far outside, so that an arrow knows whence it comes. */
const Width = 960, Height = 600, Middle: [number, number] = [-66, -41.5], Scale = 960;

/** Where the middle of a shape would mislead: islands and far lands of the same state. */
const Instead: Record<string, [number, number]> = { RUS: [60, 54.5], USA: [-98, 39], FRA: [2.5, 46.5], NOR: [9, 61], NLD: [5.5, 52.2] };

type Ring = [number, number][];
type Shape = { id?: string; geometry: { type: "Polygon"; coordinates: Ring[] } | { type: "MultiPolygon"; coordinates: Ring[][] } };

/** Of an island that became a point, that point. */
function centre(country: Shape): [number, number] {
  const whole = solid(country);
  const rings = country.geometry.type === "Polygon" ? country.geometry.coordinates : country.geometry.coordinates[0]!;
  return whole.coordinates.length > 0 ? geoCentroid(whole) : rings[0]![0]!;
}

/** A country without the islands that became lines or points, which a sphere takes for all the rest of the world. */
function solid({ geometry }: Shape): { type: "MultiPolygon"; coordinates: Ring[][] } {
  const all = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { type: "MultiPolygon", coordinates: all.map((rings) => rings.filter((ring) => ring.length > 4 && geoArea({ type: "Polygon", coordinates: [ring] }) < Math.PI)).filter((rings) => rings.length > 0) };
}

function alpha3(countries: URL): Map<string, string> {
  const rows = readFileSync(countries, "utf8").split("\n").slice(1);
  // A name may hold a comma, the codes behind it do not.
  return new Map(rows.map((row) => /,([A-Z]{2}),([A-Z]{3}),(\d{3}),/.exec(row)).filter((found) => found !== null).map((found) => [found[3]!, found[2]!]));
}

type Topology = { arcs: [number, number][][]; transform: { scale: [number, number] }; objects: { countries: never } };

/** Fewer points along each border, the same for both neighbours: none nearer to the one before than some two pixels of the picture. */
function simplify(atlas: Topology): void {
  const least = 2 / (Scale * (Math.PI / 180)), [wide, high] = atlas.transform.scale;
  atlas.arcs = atlas.arcs.map((steps) => {
    const kept: [number, number][] = [];
    let [x, y] = [0, 0];
    steps.forEach(([dx, dy], at) => {
      [x, y] = [x + dx, y + dy];
      if (at > 0 && at < steps.length - 1 && Math.hypot(x * wide, y * high) < least) return;
      kept.push([x, y]);
      [x, y] = [0, 0];
    });
    return kept;
  });
}

/** The same path in steps from point to point, which are shorter to write than places. */
function inSteps(path: string): string {
  let [x, y] = [0, 0];
  return path.replace(/([ML])(-?\d+),(-?\d+)/g, (_, kind: string, toX: string, toY: string) => {
    const [dx, dy] = [Number(toX) - x, Number(toY) - y];
    [x, y] = [x + dx, y + dy];
    return kind === "M" ? `M${x},${y}` : dx || dy ? `l${dx}${dy < 0 ? "" : ","}${dy}` : "";
  });
}

/** Outlines and middles of countries, drawn once here and then only filled by the node: shapes in view, places of all. */
export function statisticsMap(): Plugin {
  return {
    name: "statistics-map",
    generateBundle() {
      const atlas: Topology = JSON.parse(readFileSync(new URL("./node_modules/world-atlas/countries-50m.json", import.meta.url), "utf8"));
      simplify(atlas);
      const names = alpha3(new URL("../src/Pana.Kernel/Data/countries.csv", import.meta.url));
      const projection = geoAzimuthalEqualArea().rotate(Middle).scale(Scale).translate([Width / 2, Height / 2]).precision(0.5);
      const inView = geoPath(projection.clipExtent([[-4, -4], [Width + 4, Height + 4]])).digits(0);
      const shapes: Record<string, string> = {}, places: Record<string, [number, number]> = {};
      const nameless: string[] = [];
      const all = (feature(atlas as never, atlas.objects.countries) as unknown as { features: Shape[] }).features;
      for (const country of all) {
        const code = names.get((country.id ?? "").padStart(3, "0"));
        const path = inView(solid(country));
        if (path && code) shapes[code] = inSteps(path);
        else if (path) nameless.push(inSteps(path));
      }
      projection.clipExtent(null);
      for (const country of all) {
        const code = names.get((country.id ?? "").padStart(3, "0"));
        const middle = code && (Instead[code] ?? centre(country));
        const place = middle && projection(middle);
        if (code && place && place.every(Number.isFinite)) places[code] = [Math.round(place[0]), Math.round(place[1])];
      }
      this.emitFile({ type: "asset", fileName: "statistics-map.json", source: JSON.stringify({ width: Width, height: Height, shapes, nameless, places }) });
    },
  };
}
