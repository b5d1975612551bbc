// What was made of a text is made once, and of one text never what was made of another.
import { expect, test } from "vitest";
import { remembered } from "../../src/core/remembered.ts";

test("once for each text, also where nothing comes of it", () => {
  const made: string[] = [];
  const lengthOf = remembered((text) => {
    made.push(text);
    return text === "" ? undefined : text.length;
  });
  expect(["abc", "", "ab", "abc", ""].map(lengthOf)).toEqual([3, undefined, 2, 3, undefined]);
  expect(made).toEqual(["abc", "", "ab"]);
});

test("not more than some thousands are kept at once", () => {
  let times = 0;
  const counted = remembered(() => {
    times += 1;
    return times;
  });
  const ask = (count: number) => Array.from({ length: count }, (_, at) => counted(String(at)));
  ask(65_536);
  expect(counted("0")).toBe(1);
  counted("one more");
  expect(counted("0")).toBe(65_538);
});
