// However a file is cut into pieces, its rows come to the same: what is held, what is posted, and what is said of a column that it
// does not have.
import { expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { amountsIn } from "../../../src/engine/payable-amounts.ts";
import { fileOf, persons, steadyRow } from "../../program/small-book.ts";
import { decided } from "./file-rows.ts";

const people = [0, 1, 2, 3];
const text = fileOf({
  ...{ employerId: "E1", laCode: "W06000002", month: 0, sequence: 1 },
  rows: people.map((person) => ({ ...steadyRow, person })),
}).toString();
const pieces = [[4], [1], [2, 1], [3, 1]];
/** The last two have had their first instalment. */
const paidOf = (person: number) =>
  persons.indexOf(person as never) < 2
    ? undefined
    : { paid: pence(29_960), instalments: [1], lumpPaid: false };

test.for(
  pieces,
)("in pieces of %j: who is held, who is paid, by rows that count over the batch", async (sizes) => {
  const { read, outcomes } = await decided(text, sizes, { paidOf, firstRow: 100 });
  expect(outcomes).toEqual(["100 payable", "101 payable", "102 held", "103 held"]);
  expect(read.held).toEqual([102, 103]);
  expect([...new Set([...amountsIn(read.postings)].map(({ at, row }) => `${at} ${row}`))]).toEqual([
    "100 14",
    "101 15",
  ]);
  expect(read).toMatchObject({ rows: 4, total: 4 * 29_960, unreadable: 0 });
  expect(read.standings.flatMap(({ firstRow, rows }) => [...rows].map((row) => firstRow + row))).toEqual([
    100, 101, 102, 103,
  ]);
});

/** So many rows, without a column whose cells are asked for. */
function without(column: string, many: number): string {
  const rows = people.slice(0, many).map((person) => ({ ...steadyRow, person }));
  const lines = fileOf({ employerId: "E1", laCode: "W06000002", month: 0, sequence: 1, rows })
    .toString()
    .split("\r\n");
  const heading = lines.findIndex((line) => line.startsWith("niNumber,"));
  const at = lines[heading]?.split(",").indexOf(column) ?? -1;
  return lines
    .map((line, place) => (place < heading ? line : line.split(",").toSpliced(at, 1).join(",")))
    .join("\r\n");
}

test.for(
  pieces,
)("in pieces of %j: of up to three rows each is said, of more the column once", async (sizes) => {
  const saidOf = async (many: number) => {
    const { said } = await decided(without("basePay", many), sizes);
    return said.own
      .filter(({ key }) => key === "basePay")
      .map(({ code, row, found }) => `${code} ${row} ${found}`);
  };
  expect(await saidOf(2)).toEqual(["on-cost-cell-missing 14 ", "on-cost-cell-missing 15 "]);
  expect(await saidOf(3)).toEqual([14, 15, 16].map((row) => `on-cost-cell-missing ${row} `));
  expect(await saidOf(4)).toEqual(["on-cost-cell-missing 0 4"]);
});
