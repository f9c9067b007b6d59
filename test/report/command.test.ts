/**
 * `dcm report`: what it writes where, what it refuses, and that the same model and day give the same page.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { runReport, type ReportCommandOptions } from "../../src/cli/commands/report.js";
import { createTerminal } from "../../src/cli/terminal.js";
import { emptyFolder, runDcm } from "../cli/run-dcm.js";

const shop = `model shop "A shop"
unit JPY = JPY2024
set ITEM = { tea, rice, "=1+1" }
param demand[ITEM] : t from "data/demand.csv"
param price[ITEM] : JPY/t = { tea: 5, rice: 2, "=1+1": 1 }
param most : t = 100
var bought[ITEM] : t >= 0
cost spent[i in ITEM] : JPY = price[i] * bought[i]
minimize bill : JPY = sum(i in ITEM) spent[i]
constraint enough[i in ITEM] "Nobody goes hungry": bought[i] >= demand[i]
constraint shelf: sum(i in ITEM) bought[i] <= most
report amount[i in ITEM] : t = bought[i]
figure basket "What is bought" bar(x: ITEM, y: amount)
scenario DEAR "All at double" { param price *= 2 }
scenario SMALL "No room" { param most = 1 t }
study prices "What moves it" {
  one_at_a_time
  vary price[tea] * { 0.5, 2 }
  measure bill
}
`;

function shopFolder(text = shop): string {
  const folder = emptyFolder();
  mkdirSync(join(folder, "data"));
  writeFileSync(join(folder, "shop.dcm"), text);
  writeFileSync(join(folder, "data/demand.csv"), 'ITEM,demand\ntea,3\nrice,7\n"=1+1",1\n');
  writeFileSync(join(folder, "data/SOURCES.md"), "# Counted by hand\n");
  return folder;
}

/** The command in this process, for what ends before anything is solved. */
function report(model: string, options: Partial<ReportCommandOptions>): Promise<number> {
  const terminal = { ...createTerminal(), out: () => undefined, err: () => undefined };
  const none = { scenario: [], set: [], solverOption: [], study: [] };
  return runReport(model, { ...none, ...options }, terminal);
}

const day = ["--date", "2040-01-02"];

it("writes the folders of a solve, the figures and one page, the same again for the same day", () => {
  const [model, out] = [shopFolder(), emptyFolder()];
  const words = ["report", model, "-s", "base,DEAR", "--out", out, ...day];
  const ran = runDcm(words);
  expect(ran.code, ran.err).toBe(0);
  expect(ran.err).toContain("report.html");
  expect(readdirSync(out).sort()).toEqual(["DEAR", "base", "figures", "report.html"]);
  expect(readdirSync(join(out, "DEAR"))).toEqual(
    expect.arrayContaining(["constraints", "costs", "reports", "run.json", "summary.json"]),
  );
  expect(readdirSync(join(out, "figures")).sort()).toEqual([
    "basket.csv",
    "basket.svg",
    "basket.vl.json",
  ]);
  expect(readFileSync(join(out, "figures/basket.csv"), "utf8")).toContain("'=1+1");
  const html = readFileSync(join(out, "report.html"), "utf8");
  expect(html).toContain("2040-01-02");
  expect(html).toContain("What is bought");
  expect(html).toContain("Counted by hand");
  expect(html).toContain("param price *= 2");
  expect(html).toContain('href="./figures/basket.svg"');
  expect(runDcm(words).code).toBe(0);
  expect(readFileSync(join(out, "report.html"), "utf8")).toBe(html);
});

it("gives each study a page in its folder, from kept runs when there are some", () => {
  const [model, out] = [shopFolder(), emptyFolder()];
  const words = ["report", model, "--study", "prices", "-s", "base", "--out", out, ...day];
  const ran = runDcm([...words, "--title", "Tea & rice"]);
  expect(ran.code, ran.err).toBe(0);
  const path = join(out, "prices/report.html");
  const html = readFileSync(path, "utf8");
  expect(html).toContain("Tea &amp; rice");
  expect(html).toContain("Tornado chart");
  expect(existsSync(join(out, "prices/runs.csv"))).toBe(true);
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain('href="./prices/report.html"');
  runDcm([...words, "--title", "Tea & rice"]);
  expect(readFileSync(path, "utf8")).toBe(html);
});

it("reports on what could not be solved, and says so by its exit code", () => {
  const out = emptyFolder();
  const ran = runDcm(["report", shopFolder(), "--all", "--out", out, ...day]);
  expect(ran.code).toBe(3);
  expect(readFileSync(join(out, "report.html"), "utf8")).toContain("ended as infeasible");
});

it("writes nothing for a model with errors, nor among files of somebody else's", async () => {
  const out = join(emptyFolder(), "new");
  const wrong = shopFolder(shop.replace("bought[i] >= demand[i]", "bought[i] >= demnd[i]"));
  expect(await report(wrong, { out })).toBe(1);
  expect(existsSync(out)).toBe(false);
  const taken = emptyFolder();
  mkdirSync(join(taken, "figures"));
  writeFileSync(join(taken, "figures/mine.txt"), "precious");
  await expect(report(shopFolder(), { out: taken })).rejects.toThrow(/mine\.txt/u);
  expect(readdirSync(taken)).toEqual(["figures"]);
});

it("refuses studies and scenarios that are not there, and a scenario in the place of figures", async () => {
  const model = shopFolder();
  const out = emptyFolder();
  await expect(report(model, { out, study: ["price"] })).rejects.toThrow(/no study `price`/u);
  await expect(report(model, { out, scenario: ["DEER"] })).rejects.toThrow(/no scenario `DEER`/u);
  const odd = shopFolder(shop.replaceAll("DEAR", "Figures"));
  await expect(report(odd, { out, all: true })).rejects.toThrow(/keeps its figures/u);
  await expect(report(model, { out, study: ["prices"], objective: "bill" })).rejects.toThrow(
    /--objective/u,
  );
  expect(readdirSync(out)).toEqual([]);
});
