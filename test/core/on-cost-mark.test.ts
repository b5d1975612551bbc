// Which of its on-costs a claim leaves open for a later file.
import { expect, test } from "vitest";
import {
  jointMark,
  markOfOpen,
  niOpen,
  type OnCostMark,
  onCostMarks,
  pensionOpen,
} from "../../src/core/on-cost-mark.ts";

test("the book holds the places of the marks", () => {
  expect(onCostMarks).toEqual(["left-out", "computed", "none", "ni-left-out", "pension-left-out"]);
});

test.for<[mark: OnCostMark | undefined, ni: boolean, pension: boolean]>([
  ["left-out", true, true],
  ["ni-left-out", true, false],
  ["pension-left-out", false, true],
  ["computed", false, false],
  ["none", false, false],
  [undefined, false, false],
])("%s leaves open: National Insurance %s, pension %s", ([mark, ni, pension]) => {
  expect([niOpen(mark), pensionOpen(mark)]).toEqual([ni, pension]);
  if (mark !== undefined && mark !== "none") expect(markOfOpen(ni, pension)).toBe(mark);
});

test.for<[marks: readonly (OnCostMark | undefined)[], joint: OnCostMark | undefined]>([
  [[], undefined],
  [[undefined], undefined],
  [["none"], "none"],
  [["none", undefined], "none"],
  [["computed"], "computed"],
  [["computed", "none"], "computed"],
  [["computed", undefined], "computed"],
  [["computed", "left-out"], "left-out"],
  [["none", "ni-left-out"], "ni-left-out"],
  [["computed", "pension-left-out"], "pension-left-out"],
  [["ni-left-out", "pension-left-out"], "left-out"],
])("of %j together it is %s", ([marks, joint]) => {
  expect(jointMark(marks)).toBe(joint);
  expect(jointMark(marks.toReversed())).toBe(joint);
});
