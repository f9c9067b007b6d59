/**
 * Which names are near enough to be offered.
 */
import { expect, it } from "vitest";
import { findNearNames } from "../../src/diagnostics/index.js";

it("finds swapped, missing and added letters", () => {
  expect(findNearNames("tarrif", ["tariff", "temperature", "grid"])).toEqual(["tariff"]);
  expect(findNearNames("REGIN", ["REGION", "YEAR"])).toEqual(["REGION"]);
  expect(findNearNames("chrage", ["charge", "discharge"])).toEqual(["charge"]);
});

it("prefers names that differ in case or underscores alone", () => {
  expect(findNearNames("region", ["REGION", "reason", "regions"])).toEqual(["REGION"]);
  expect(findNearNames("carbonprice", ["carbon_price"])).toEqual(["carbon_price"]);
});

it("offers nothing far, nothing for very short names and never the name itself", () => {
  expect(findNearNames("pv", ["x", "pa", "pue"])).toEqual([]);
  expect(findNearNames("load", ["cost", "demand"])).toEqual([]);
  expect(findNearNames("load", ["load"])).toEqual([]);
});

it("handles names that are special to JavaScript or Japanese", () => {
  expect(findNearNames("__proto_", ["__proto__", "constructor"])).toEqual(["__proto__"]);
  expect(findNearNames("北海", ["北海道"])).toEqual([]);
  expect(findNearNames("北海道電", ["北海道電力"])).toEqual(["北海道電力"]);
});

it("keeps to the limit, in a fixed order", () => {
  expect(findNearNames("cap1", ["cap4", "cap3", "cap2", "cap5"], 2)).toEqual(["cap2", "cap3"]);
});
