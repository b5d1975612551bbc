// Numbers of people: packed and shown again, and masked so that nobody is told by a log.
import { expect, test } from "vitest";
import { maskedNiNumber, personNumber, personText } from "../../src/core/person.ts";

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
