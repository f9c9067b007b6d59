/**
 * Pages in a real browser, where one is installed: nothing is said on its console, nothing is fetched, and no page is wider
 * than a telephone.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it } from "vitest";
import { pageOf } from "./report-text.js";

const browser = ["chromium", "chromium-browser", "google-chrome"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

const long = "a_name_that_goes_on_and_on_without_any_blank_and_does_not_fit_on_a_telephone";
const text = `model m
unit JPY = JPY2024
set YEAR = 2030 .. 2045
set R = { "</script>", "東京都千代田区", ${long} }
param worth[r in R, y in YEAR] : JPY/MWh = 1 JPY/MWh * (y - 2000)
var x[r in R, y in YEAR] : MWh >= 1
cost spent_${long}[r in R, y in YEAR] : JPY "What ${long} costs" = worth[r, y] * x[r, y]
cost rest : JPY = 5 JPY
minimize z : JPY "${long}" = rest + sum(r in R, y in YEAR) spent_${long}[r, y]
constraint least[r in R, y in YEAR] "${long} ${long}": x[r, y] >= 2 MWh
report price[r in R, y in YEAR] : JPY/MWh = dual(least[r, y])
scenario A "First"  { param worth *= 2 }
scenario B "${"Second and long ".repeat(12)}" { param worth *= 3 }
`;

/** Files in a folder of their own, the first of them opened: the page as the browser then holds it, and what it said. */
function open(files: ReadonlyMap<string, string>): {
  readonly page: string;
  readonly said: readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), "dcm-browser-"));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const [first = ""] = files.keys();
    const ran = spawnSync(
      browser ?? "",
      [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--enable-logging=stderr",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        `--user-data-dir=${join(folder, "profile")}`,
        "--window-size=1600,900",
        "--virtual-time-budget=8000",
        "--dump-dom",
        pathToFileURL(join(folder, first)).href,
      ],
      { encoding: "utf8", timeout: 60_000, maxBuffer: 64 * 1024 * 1024 },
    );
    const said = ran.stderr.split("\n").filter((line) => line.includes("CONSOLE"));
    return { page: ran.stdout, said };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tells the page around it how wide its content is, what it fetched, and whether its style sheet is in force. */
const probe = `
  const root = document.documentElement;
  const { scrollWidth, clientWidth } = root;
  const fetched = performance.getEntriesByType("resource").length;
  const margin = getComputedStyle(document.body).marginTop;
  parent.postMessage([clientWidth, scrollWidth, fetched, margin].join(" "), "*");`;

it.skipIf(browser === undefined)("says nothing on the console of a browser", async () => {
  const html = await pageOf(text, ["A", "B"]);
  const { page, said } = open(new Map([["page.html", html]]));
  expect(page).toContain("</html>");
  expect(said).toEqual([]);
});

it.skipIf(browser === undefined)(
  "is as wide as its window, on a telephone and on a desk, with all unfolded, and fetches nothing",
  async () => {
    const html = await pageOf(text, ["A", "B"]);
    const probed = html
      .replaceAll("<details>", '<details open="open">')
      .replace("default-src &#39;none&#39;", "$&; script-src &#39;unsafe-inline&#39;")
      .replace("</body>", `<script>${probe}</script></body>`);
    const widths = [360, 390, 768, 1500];
    const frames = widths.map(
      (width) => `<iframe src="page.html" width="${width}" height="700" frameborder="0"></iframe>`,
    );
    const around = `<body><script>onmessage = ({ data }) => document.body.append("[" + data + "]")</script>${frames.join("")}</body>`;
    const { page } = open(
      new Map([
        ["around.html", around],
        ["page.html", probed],
      ]),
    );
    const found = [...page.matchAll(/\[(\d+) (\d+) (\d+) (\d+px)\]/gu)].map(
      ([, own, content, fetched, margin]) => ({ own, content, fetched, margin }),
    );
    expect(found).toHaveLength(widths.length);
    for (const { own, content, fetched, margin } of found) {
      expect(content).toBe(own);
      expect(fetched).toBe("0");
      expect(margin).toBe("0px");
    }
  },
);
