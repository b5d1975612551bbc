// Numbers in the one form in which they are handed on: what is plain stays, noise goes, what is no number is none.
import { expect, test } from "vitest";
import { isNumber, plainDecimals, plainNumber } from "../../../src/io/xlsx/plain-number.ts";

test.for([
  ["0", 0],
  ["12", 0],
  ["-12", 0],
  ["0.5", 1],
  ["-299.60", -1],
  ["299.6", 1],
  ["1.25", 2],
  ["007", -1],
  ["-0", -1],
  [".5", -1],
  ["5.", -1],
  ["+5", -1],
  ["1e3", -1],
  ["", -1],
  ["-", -1],
  ["123456789012345", 0],
  ["1234567890123456", -1],
  ["-123456789012345", 0],
  ["1.2345678901234", 13],
  ["1.23456789012345", -1],
] as const)("%j has %i plain decimals", ([text, decimals]) => {
  expect(plainDecimals(text)).toBe(decimals);
});

test.for([
  ["4711.0", "4711"],
  ["1.2345678E7", "12345678"],
  ["299.60000000000002", "299.6"],
  ["299.599999999991", "299.6"],
  ["0.14999999999999999", "0.15"],
  ["+5", "5"],
  [".5", "0.5"],
  ["-0", "0"],
  ["007", "7"],
  ["0.0010000000000000001", "0.001"],
  // Below a thousandth nothing is noise, and what is nearly nothing stays as it is held.
  ["0.00099999999999", "0.00099999999999"],
  ["0.0000001", "0.0000001"],
  ["1234567890123456", "1234567890123456"],
  ["999999999999999", "999999999999999"],
  // The ninth decimal is a number, the tenth is noise.
  ["1.00000001", "1.00000001"],
  ["1.00000000010000001", "1"],
] as const)("%s is handed on as %s", ([held, text]) => {
  expect(plainNumber(held)).toBe(text);
});

test.for([
  ["1", true],
  ["-1", true],
  ["+1", true],
  ["1.", true],
  [".1", true],
  ["1e5", true],
  ["1E-5", true],
  ["1e+5", true],
  ["", false],
  [".", false],
  ["-", false],
  ["1e", false],
  ["1e+", false],
  ["e5", false],
  ["1 ", false],
  ["1,5", false],
  ["0x1", false],
  ["NaN", false],
  ["INF", false],
  ["--1", false],
  ["1.2.3", false],
] as const)("%j is a number: %s", ([text, wanted]) => {
  expect(isNumber(text)).toBe(wanted);
});
