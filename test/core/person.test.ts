// Numbers of people: packed and shown again, and masked so that nobody is told by a log.
import { expect, test } from "vitest";
import {
  firstNobody,
  isSecond,
  maskedNiNumber,
  numberOf,
  numberText,
  personNumber,
  personText,
  secondOf,
} from "../../src/core/person.ts";

test.for(["AA000000", "AB123456", "ZY999999"])("%s is packed and shown again", (text) => {
  expect(personText(personNumber(text))).toBe(text);
  // The suffix tells nobody apart.
  expect(personNumber(`${text}D`)).toBe(personNumber(text));
});

test.for([
  ["AB123456C", "AB****56"],
  ["AB123456", "AB****56"],
  // Of less than a whole number so little is left that nothing is shown.
  ["AB12345", "****"],
  ["AB1234", "****"],
  ["AB", "****"],
  ["", "****"],
])("of %s a log shows %s: both letters, the last two digits, and no digit more", ([text = "", masked]) => {
  expect(maskedNiNumber(text)).toBe(masked);
});

test.for([
  "AA000000",
  "HT482913",
  "ZZ999999",
])("%s may be two people's, each with a number of its own", (text) => {
  const first = personNumber(text);
  const second = secondOf(first) ?? first;
  expect([isSecond(first), isSecond(second), second < firstNobody]).toEqual([false, true, true]);
  // A key for sorting has room for 30 bits.
  expect(firstNobody).toBeLessThan(2 ** 30);
  expect(personText(second)).toBe(`${text}/2`);
  expect(personNumber(`${text}/2`)).toBe(second);
  expect([numberOf(second), numberText(second), secondOf(second)]).toEqual([first, text, second]);
});

test("what no number begins with is nobody's second number", () => {
  expect(secondOf(personNumber("QQ123456"))).toBeUndefined();
});
