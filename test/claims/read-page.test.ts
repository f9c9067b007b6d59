import { expect, it } from "vitest";
import { compareVerdicts, readVerdicts, renderPage } from "../../src/claims/index.js";
import type { JudgedClaim, Verdict } from "../../src/claims/index.js";

function claim(name: string, verdict: Verdict, text = name): JudgedClaim {
  return {
    name,
    section: "Fig. 1",
    text,
    unit: "1",
    isPercent: false,
    expected: { kind: "about", value: 1, tolerance: 0.05 },
    value: verdict === "absent" ? undefined : 1,
    verdict,
    absence: verdict === "absent" ? "`X | Y` is infeasible" : undefined,
    reason: "met | near",
  };
}

function pageOf(claims: readonly JudgedClaim[]): string {
  return renderPage({
    model: "m",
    title: undefined,
    command: "dcm reproduce . --out R.md",
    hash: "",
    versions: [],
    objective: undefined,
    claims,
    runs: [],
    made: { day: "2026-01-01", seconds: 0 },
  });
}

const claims = [
  claim("saving", "met", "a | b"),
  claim("東京", "near"),
  claim("__proto__", "not met"),
  claim("gone", "absent"),
];

it("reads back the verdicts of a page", () => {
  expect([...readVerdicts(pageOf(claims))]).toEqual([
    ["saving", "met"],
    ["東京", "near"],
    ["__proto__", "not met"],
    ["gone", "absent"],
  ]);
});

it("finds no change where there is none, and names those there are", () => {
  const before = readVerdicts(pageOf(claims));
  expect(compareVerdicts(before, claims)).toEqual([]);
  const after = [claim("saving", "near"), claim("東京", "near"), claim("new", "met")];
  expect(compareVerdicts(before, after)).toEqual([
    { name: "saving", before: "met", after: "near" },
    { name: "new", before: undefined, after: "met" },
    { name: "__proto__", before: "not met", after: undefined },
    { name: "gone", before: "absent", after: undefined },
  ]);
});
