// What goes back has the same bytes whoever makes it, in the order of the files; a fault of one file is that of the batch.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { ReturnOrder } from "../../../src/batch/handover/return-order.ts";
import { madeReturns } from "../../../src/batch/publish/returns-crew.ts";
import { readSchemas } from "../../../src/batch/read/schemas.ts";
import { exitCodes } from "../../../src/commands/exit-codes.ts";
import { faultOf } from "../../../src/commands/faults.ts";
import { pence } from "../../../src/core/money.ts";
import { fileProblem } from "../../../src/core/problem.ts";
import { inMemory } from "../../../src/io/intake.ts";
import { filesBelow, sha256 } from "../../program/batch-folder.ts";
import { batch } from "../../report/example.ts";

const place = mkdtempSync(join(tmpdir(), "taliad-returns-crew-"));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const root = join(import.meta.dirname, "../../..");
const schemas = join(root, "schemas");
const { law } = readSchemas(schemas);
/** A few of every kind: texts, workbooks, and one of which nothing can be read. */
const names = readdirSync(join(root, "samples/first-month")).filter((name) => !name.endsWith(".md"));

/** What became of some of the rows is said; of which, is all the same here. */
function orderOf(name: string, folder: string): ReturnOrder {
  const bytes = readFileSync(join(root, "samples/first-month", name));
  // A thread opens what is longer than its beginning by its path.
  const { content: _, ...input } = {
    ...inMemory(name, bytes),
    path: join(root, "samples/first-month", name),
  };
  const [accepted] = batch.files;
  if (accepted === undefined) throw new Error("the example has no file");
  const decided = { outcome: "payable", total: pence(29_960), rules: ["WFP-52"] } as const;
  return {
    ...{ input, rows: 5, asked: undefined, inDoubt: [4] },
    result: { ...accepted, file: name },
    place: join(folder, name, "pack"),
    decided: new Map([6, 7, 8].map((row) => [row, decided])),
    said: [fileProblem("cell-not-money", name, { row: 7, column: 2, key: "amountPaid", found: "£1" })],
    appeal: { kind: "none-scheme" },
  };
}

async function made(threads: number): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(place, String(threads));
  mkdirSync(folder);
  const orders = [...names, ...names].map((name, at) => orderOf(name, join(folder, String(at))));
  const setUp = { schemas, overrides: {} };
  const returned = await madeReturns(orders, { law, rows: 0, setUp, threads });
  expect(returned.map(({ file }) => file)).toEqual([...names, ...names]);
  expect(
    returned
      .flatMap(({ paths }) => paths)
      .map((path) => path.slice(folder.length + 1))
      .sort(),
  ).toEqual([...filesBelow(folder).keys()].sort());
  return filesBelow(folder);
}

test("the bytes are the same, whether threads help or not", async () => {
  const [alone, together] = [await made(0), await made(2)];
  expect(alone.size).toBe(4 * names.length);
  expect(sums(together)).toEqual(sums(alone));
});

test.for([0, 1])("what cannot be written stops the batch: %i threads", async (threads) => {
  const folder = join(place, `fault-${threads}`);
  writeFileSync(folder, "");
  // So few that a thread has all of them.
  const orders = names.slice(0, 2).map((name) => orderOf(name, folder));
  const work = { law, rows: 0, setUp: { schemas, overrides: {} }, threads };
  const fault = await madeReturns(orders, work).catch((error: unknown) => error);
  // Whoever ran the program is told of the disk, with its exit code and the file, whoever was to write it.
  const { exitCode, values } = faultOf(fault, () => true);
  expect(exitCode).toBe(exitCodes.inputOutput);
  expect(values).toEqual({
    code: expect.stringMatching(/ENOTDIR|EEXIST/),
    path: expect.stringMatching(folder),
  });
});

test("what a thread cannot load stops the batch", async () => {
  const orders = names.map((name) => orderOf(name, join(place, "no-law")));
  const work = { law, rows: 0, setUp: { schemas: join(place, "nowhere"), overrides: {} }, threads: 1 };
  await expect(madeReturns(orders, work)).rejects.toThrow("ENOENT");
});

const sums = (files: ReadonlyMap<string, Buffer>) =>
  Object.fromEntries([...files].map(([name, bytes]) => [name, sha256(bytes)]));
