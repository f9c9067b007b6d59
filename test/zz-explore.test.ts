import { it } from "vitest";
import { mkdirSync, writeFileSync, rmSync } from "node:fs";
import { compile, openSession } from "../src/compile.js";
import { comparePrograms } from "./support/compare-programs.js";
import { readerOf } from "./support/files.js";
import { createMemoryHost } from "./support/memory-host.js";
import { evaluateNaively } from "./support/naive/index.js";
import { writeRandomProgram } from "./support/random-program.js";
it("explores", () => {
  rmSync("/tmp/t/faults", { recursive: true, force: true });
  mkdirSync("/tmp/t/faults", { recursive: true });
  const found = new Map<string, { text: string; faults: readonly string[]; count: number }>();
  let seed = Number(process.env["SEED"] ?? 1);
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed / 2147483648;
  };
  let ok = 0,
    both = 0;
  const reasons = new Map<string, number>();
  const runs = Number(process.env["RUNS"] ?? 500);
  for (let run = 0; run < runs; run++) {
    const list = Array.from({ length: 40 + Math.floor(random() * 300) }, () =>
      Math.floor(random() * 5040),
    );
    const text = `model random\n${writeRandomProgram(list)}\n`;
    const host = createMemoryHost({ "model.dcm": text });
    let faults: readonly string[] = [];
    try {
      const session = openSession(host, "model.dcm");
      for (const scenario of ["base", "other"]) {
        let naive;
        let why = "";
        try {
          naive = evaluateNaively(readerOf(host), "model.dcm", scenario);
        } catch (e) {
          why = (e as Error).message;
        }
        const compiled = compile(session, { scenario });
        let own: readonly string[];
        if (naive === undefined) own = compiled.built === undefined ? [] : [`ORACLE: ${why}`];
        else own = comparePrograms(compiled, naive);
        if (naive === undefined && compiled.built === undefined) {
          both++;
          const k =
            why.replace(/\d+|\[.*\]/gu, "#").slice(0, 40) + " / " + compiled.diagnostics[0]?.code;
          reasons.set(k, (reasons.get(k) ?? 0) + 1);
        } else if (own.length === 0) ok++;
        if (own.length > 0) {
          faults = own;
          break;
        }
      }
    } catch (e) {
      faults = [`CRASH ${(e as Error).stack?.slice(0, 400)}`];
    }
    if (faults.length === 0) continue;
    const key = faults[0]!
      .replace(/`[^`]*`|[a-z]+_\d+|\d+(\.\d+)?(e-?\d+)?|\[[^\]]*\]|\b[pxdc]\d\b/gu, "#")
      .slice(0, 80);
    const known = found.get(key);
    if (known === undefined || known.text.length > text.length)
      found.set(key, { text, faults, count: (known?.count ?? 0) + 1 });
    else known.count++;
  }
  console.log("agree", ok, "both refuse", both, "of", runs);
  console.log([...reasons]);
  let i = 0;
  for (const [key, { text, faults, count }] of found) {
    console.log(count, i, key);
    writeFileSync(
      `/tmp/t/faults/${i++}.dcm`,
      text + "\n# " + faults.slice(0, 6).join("\n# ").replaceAll("\n", "\n# ") + "\n",
    );
  }
}, 600000);
