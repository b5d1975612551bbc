// What payroll programs call things: a file that is none is refused by its name and place, as the rest of the law is.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readPrograms } from "../../../src/batch/read/programs.ts";
import { LawFault } from "../../../src/law/shape.ts";

const schemas = mkdtempSync(join(tmpdir(), "taliad-programs-"));
mkdirSync(join(schemas, "programs"));
afterAll(() => rmSync(schemas, { recursive: true }));

const whole = {
  program: "Sage",
  sources: ["a manual"],
  read: "2022-07-01",
  headings: { Surname: "surname" },
};

test.for<readonly [written: string, says: string]>([
  ["{", "schemas/programs/one.json: is not JSON"],
  ["[]", "schemas/programs/one.json: the file: is not an object, found []"],
  [JSON.stringify({ ...whole, read: "1 July" }), "programs/one.json: read: is not written as"],
  [JSON.stringify({ ...whole, headings: { Surname: 1 } }), 'headings / Surname: is not text ("…"), found 1'],
])("%s", ([written, says]) => {
  writeFileSync(join(schemas, "programs/one.json"), written);
  expect(() => readPrograms(schemas)).toThrow(LawFault);
  expect(() => readPrograms(schemas)).toThrow(says);
});

test("what is whole is taken", () => {
  writeFileSync(join(schemas, "programs/one.json"), JSON.stringify(whole));
  expect(readPrograms(schemas)).toEqual([whole]);
});
