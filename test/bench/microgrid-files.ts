/**
 * The microgrid as files for the contestants: the shipped model with its series as formulas or as a CSV, and MathProg.
 */
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { microgridSeries } from "./microgrid-floor.js";

/** Where the series come from. */
export type Variant = "formula" | "csv";

/** Writes a copy of the shipped model for this many hours and gives its entry. */
export function writeModel(
  models: string,
  folder: string,
  hours: number,
  variant: Variant,
): string {
  cpSync(join(models, "microgrid"), folder, { recursive: true });
  const path = join(folder, "microgrid.dcm");
  let text = readFileSync(path, "utf8").replace(/= 168\b/, `= ${hours}`);
  if (variant === "csv") {
    text = text
      .replace(/^param clear\[.*$/mu, "")
      .replace(/^param season\[.*$/mu, "")
      .replace(/^param pv_profile\[.*$/mu, `param pv_profile[HOUR] from "series.csv"`)
      .replace(/^param load\[.*$/mu, `param load[HOUR] : kW from "series.csv"`);
    const { profile, load } = microgridSeries(hours);
    const lines = ["HOUR,pv_profile,load [kW]"];
    for (let h = 0; h < hours; h++) lines.push(`${h},${profile[h]},${load[h]}`);
    writeFileSync(join(folder, "series.csv"), `${lines.join("\n")}\n`);
  }
  writeFileSync(path, text);
  return "microgrid.dcm";
}

/** The same model in MathProg, for glpsol --check. */
export function writeMathProg(path: string, hours: number): void {
  writeFileSync(
    path,
    `param T := ${hours};
set HOUR := 0 .. T - 1;
param efficiency := 0.95;
param share := T / 8760;
param profile{h in HOUR} := max(0, 1 - ((h mod 24) - 12)^2 / 36) * (0.8 + 0.2 * ((h mod 720) / 720));
param load{h in HOUR} := 400 * (0.9 + 0.2 * ((h + 6) mod 24) / 24);
var pv_size >= 0;
var battery_size >= 0;
var pv{HOUR} >= 0;
var charge{HOUR} >= 0;
var discharge{HOUR} >= 0;
var soc{HOUR} >= 0;
var diesel{HOUR} >= 0;
minimize total: share * (16000 * pv_size + 5400 * battery_size) + sum{h in HOUR} 62 * diesel[h];
s.t. sun{h in HOUR}: pv[h] <= profile[h] * pv_size;
s.t. room{h in HOUR}: soc[h] <= battery_size;
s.t. dynamics{h in HOUR}: soc[h] = (if h > 0 then soc[h - 1] else soc[T - 1]) + efficiency * charge[h] - discharge[h] / efficiency;
s.t. balance{h in HOUR}: pv[h] + discharge[h] + diesel[h] = load[h] + charge[h];
end;
`,
  );
}
