// Bars on one scale: where each begins, how long it is, and that nothing is drawn of nothing.
import { expect, test } from "vitest";
import { type Bar, barTable } from "../../../src/report/pages/bars.ts";

const bar = (from: number, to: number): Bar => ({ label: "a", figure: "£1.00", from, to, kind: "more" });
const drawn = (...bars: readonly Bar[]) =>
  [...barTable({ caption: "c", heads: ["a", "b"], bars }).html.matchAll(/x="([^"]+)" width="([^"]+)"/g)].map(
    ([, x, width]) => `${x} ${width}`,
  );

test("the longest is the whole width, the others their share of it", () => {
  expect(drawn(bar(0, 200), bar(0, 100), bar(50, 150))).toEqual([
    "0.00% 100.00%",
    "0.00% 50.00%",
    "25.00% 50.00%",
  ]);
});

test("one that takes away is drawn as far as one that adds", () => {
  expect(drawn(bar(0, 400), bar(400, 300), bar(300, 400))).toEqual([
    "0.00% 100.00%",
    "75.00% 25.00%",
    "75.00% 25.00%",
  ]);
});

test("shares have two places, the first of them too", () => {
  expect(drawn(bar(0, 2000), bar(0, 1), bar(0, 21))).toEqual(["0.00% 100.00%", "0.00% 0.05%", "0.00% 1.05%"]);
});

test("of nothing there is nothing to draw", () => {
  expect(drawn(bar(0, 0))).toEqual(["0.00% 0.00%"]);
  expect(drawn()).toEqual([]);
});
