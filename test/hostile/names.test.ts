/**
 * Names that are dangerous to programs or unusual to people, in every place where a name can stand.
 */
import { expect, it } from "vitest";
import { build, type Files } from "./host.js";

const names = [
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "valueOf",
  "prototype",
  "北海道",
  "Δ需要",
  "name",
  "length",
  "base_",
  "ÅNGSTRÖM",
  "ﬁ",
];

const model = (name: string): Files => ({
  "model.dcm": `model ${name}
set S_${name} = { ${name}, "other one" }
set ${name} "as a set" = { ${name}_a, ${name}_b }
param p_${name}[S_${name}] : MW = { ${name}: 1, "other one": 2 }
param from_file[S_${name}] from "data/${name}.csv" (value = "${name}")
var v_${name}[s in S_${name}, t in ${name}] : MW in [0, p_${name}[s]]
define d_${name}[s in S_${name}] : MW = sum(t in ${name}) v_${name}[s, t]
cost c_${name} : MW = d_${name}["${name}"] + from_file["${name}"] * d_${name}["other one"]
minimize o_${name} : MW = c_${name}
constraint k_${name}[s in S_${name}]: d_${name}[s] >= 0.5 MW
scenario ${name}_high { param p_${name}["${name}"] = 3 MW }
scenario sc_${name} extends ${name}_high { without k_${name} }
report r_${name}[s in S_${name}] = dual(k_${name}[s])`,
  [`data/${name}.csv`]: `S_${name},${name},another\n${name},3,x\nother one,4,y\n`,
});

it.each(names)("takes %s as a name everywhere", (name) => {
  const files = model(name);
  const base = build(files);
  expect(base.said).toEqual([]);
  expect(base.compiled.built?.program.numCols).toBe(4);
  const changed = build(files, { scenario: `sc_${name}` });
  expect(changed.said).toEqual([]);
  expect([...(changed.compiled.built?.program.colUpper ?? [])]).toContain(3);
});

it("compares names and members by their normal form", () => {
  const composed = "Tōkyō".normalize("NFC");
  const decomposed = composed.normalize("NFD");
  const { said } = build({
    "model.dcm": `model m\nset R = { ${composed} }\nparam p[R] from "d.csv"\nvar x_${decomposed}[R] >= p[${decomposed}]\ndefine d = x_${composed}["${decomposed}"]`,
    "d.csv": `r,p\n${decomposed},3\n`,
  });
  expect(said).toEqual([]);
});

it("offers near names in Japanese", () => {
  const { diagnostics } = build(
    'set R = { "北海道", "東北電力管内" }\nparam p[R] = 1\nparam q = p["東北電力館内"]',
  );
  expect(diagnostics.map(({ code, help }) => [code, help])).toEqual([
    ["unknown-member", "did you mean `東北電力管内`?"],
  ]);
});

it("keeps labels that look like numbers, dates and formulas", () => {
  const labels = ["01", "1e3", "2024-01-01", "=SUM(A1)", "-", "a b", "a/b", "NaN", "true", "null"];
  const { said, compiled } = build({
    "model.dcm": 'model m\nset R from "r.csv"\nparam p[R] from "r.csv"\nvar x[r in R] in [0, p[r]]',
    "r.csv": `r,p\n${labels.map((label, i) => `${label},${i}`).join("\n")}\n`,
  });
  expect(said).toEqual([]);
  expect(compiled.built?.program.numCols).toBe(labels.length);
});
