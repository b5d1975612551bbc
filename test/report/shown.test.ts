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

test("JSON stays JSON and says the same", () => {
  const value = { found: "a\u001b\u009b\u202eb\nc" };
  expect(JSON.parse(shown(JSON.stringify(value)))).toEqual(value);
});

test("what comes from a file writes no line of its own", () => {
  expect(shownInLine("a\r\nb\nc\rd")).toBe("a b c d");
});
