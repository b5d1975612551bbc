// A person's other rows are those with the same employer, in the batch and before it; a row never counts as another of itself.
import { expect, test } from "vitest";
import { othersAmong } from "../../../src/batch/decide/others.ts";
import type { ReadFile } from "../../../src/batch/handover/read-file.ts";
import { personNumber } from "../../../src/core/person.ts";

const [ann, bob] = [personNumber("AB123456C"), personNumber("AB123457C")];

/** Standings of one value each: the row's number over the batch. */
function file(
  name: string,
  employer: number,
  firstRow: number,
  people: readonly number[],
  rejected: number[] = [],
) {
  const rows = Uint32Array.from(people, (_, at) => at);
  const standing = {
    ...{ layout: "sspe-claim", employer, council: 0, firstRow, rows, width: 1 },
    ...{ persons: Uint32Array.from(people), values: Int32Array.from(rows, (at) => firstRow + at) },
    numbers: Uint32Array.from(rows, (at) => at + 2),
  };
  return {
    ...{ input: { label: name }, sheet: "", layout: "sspe-claim", scheme: "sspe", rejected },
    ...{ cover: { employerId: `E${employer}` }, firstRow, rows: people.length, standings: [standing] },
  } as unknown as ReadFile;
}

const claim = (employerId: string, standing: readonly number[]) => ({
  ...{ employerId, standing, batchId: "b1", file: "before.csv", sheet: "", row: 9 },
});
const among = (files: readonly ReadFile[], claims: readonly object[] = []) =>
  othersAmong(new Map(files.map((one, at) => [at, one])), { of: () => ({ claims }) } as never);

test("rows of the same employer, in whichever file; none of another employer", () => {
  const files = [file("a.csv", 1, 0, [ann, bob]), file("b.csv", 2, 2, [ann]), file("c.csv", 1, 3, [ann])];
  const of = among(files);
  expect(of(0)?.of(ann, 2)).toEqual({ all: [[0], [3]], own: 0 });
  expect(of(2)?.of(ann, 2)).toEqual({ all: [[0], [3]], own: 1 });
  expect(of(1)?.of(ann, 2)).toBeUndefined();
  expect(of(0)?.of(bob, 3)).toBeUndefined();
  expect(of(3)).toBeUndefined();
  expect([...(of(0)?.byRow() ?? [])]).toEqual([[2, { all: [[0], [3]], own: 0 }]]);
});

test("claims of earlier batches with the same employer come first, if they say anything", () => {
  const of = among([file("a.csv", 1, 0, [ann])], [claim("E1", [-5]), claim("E2", [-6]), claim("E1", [])]);
  expect(of(0)?.of(ann, 2)).toEqual({ all: [[-5]], own: -1 });
  expect(of(0)?.rowsOf(ann, 2)).toEqual([{ batch: "b1", file: "before.csv", sheet: "", row: 9 }]);
});

test("an explanation names the other rows, never the row itself", () => {
  const of = among([file("a.csv", 1, 0, [ann, ann]), file("b.csv", 2, 2, [ann]), file("c.csv", 1, 3, [ann])]);
  const places = (row: number, at: number) =>
    of(at)
      ?.rowsOf(ann, row)
      .map((one) => `${one.file} ${one.row}`);
  expect(places(2, 0)).toEqual(["a.csv 3", "c.csv 2"]);
  expect(places(3, 0)).toEqual(["a.csv 2", "c.csv 2"]);
  expect(places(2, 2)).toEqual(["a.csv 2", "a.csv 3"]);
});

test("a row that is rejected for its reference is nobody's other row", () => {
  const of = among([file("a.csv", 1, 0, [ann, ann, bob], [1])]);
  expect(of(0)?.of(ann, 2)).toBeUndefined();
});
