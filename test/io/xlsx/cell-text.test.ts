// The text of cells: escapes once, white space of XML and no other, a value and its string.
import { expect, test } from "vitest";
import { contradicts, trimmed, unescaped } from "../../../src/io/xlsx/cell-text.ts";

test.for([
  ["Jones", "Jones"],
  ["a_x000D_b", "a\rb"],
  ["_x005F_x000D_", "_x000D_"],
  ["_x000d_", "\r"],
  ["_X000D_", "_X000D_"],
  ["_x00D_", "_x00D_"],
  ["_xD83D__xDE00_", "😀"],
  ["_xD83D_", undefined],
] as const)("%j is the text %j", ([written, text]) => {
  expect(unescaped(written)).toBe(text);
});

test.for([
  [" a ", "a"],
  ["\t\r\n a b \n", "a b"],
  ["\u00a0a\u00a0", "\u00a0a\u00a0"],
  ["\u000ba\u000c", "\u000ba\u000c"],
  ["   ", ""],
  ["", ""],
] as const)("%j without white space is %j", ([text, rest]) => {
  expect(trimmed(text)).toBe(rest);
});

test.for([
  ["1.0", "1.", "inlineStr", false],
  ["1.0", "1", "inlineStr", false],
  ["1.0", "2", "inlineStr", true],
  ["1.0", "one", "inlineStr", false],
  ["one", "two", "inlineStr", true],
  ["1.0", "1.", "str", true],
  ["one", "one", "str", false],
  [undefined, "one", "inlineStr", true],
] as const)("the value %j beside the string %j of type %s contradicts it: %s", ([
  value,
  inline,
  type,
  wanted,
]) => {
  expect(contradicts(value, inline, type)).toBe(wanted);
});
