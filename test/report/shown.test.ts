// Nothing that was read gives orders to a terminal.
import { expect, test } from "vitest";
import { shown, shownInLine } from "../../src/report/shown.ts";

test.for([
  ["an escape", "a\u001b[31mb", "a\\u001b[31mb"],
  ["a bell, a delete, the other escape", "\u0007\u007f\u009b", "\\u0007\\u007f\\u009b"],
  ["going back to the beginning of the line", "paid\rheld", "paid\\u000dheld"],
  ["a turned direction", "\u202e99.1", "\\u202e99.1"],
  ["tabs, line breaks and Welsh stay", "a\tb\nc\r\nŵ“’", "a\tb\nc\r\nŵ“’"],
] as const)("%s", ([, text, printed]) => {
  expect(shown(text)).toBe(printed);
});

test("every sign that turns or hides what is written is written out", () => {
  const codes = [0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202b, 0x202c, 0x202d, 0x202e];
  for (const code of [...codes, 0x2066, 0x2067, 0x2068, 0x2069]) {
    const written = `a\\u${code.toString(16).padStart(4, "0")}b`;
    expect(shown(`a${String.fromCharCode(code)}b`)).toBe(written);
  }
  // What stands beside them is written as it is.
  for (const plain of ["\u200d", "\u2027", "\u202f", "\u2065", "\u206a"]) expect(shown(plain)).toBe(plain);
});

test("JSON stays JSON and says the same", () => {
  const value = { found: "a\u001b\u009b\u202eb\nc" };
  expect(JSON.parse(shown(JSON.stringify(value)))).toEqual(value);
});

test("what comes from a file writes no line of its own", () => {
  expect(shownInLine("a\r\nb\nc\rd")).toBe("a b c d");
});
