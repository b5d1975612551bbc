// Payments in an order of their own, whatever the file's, and places by their keys.
import { expect, test } from "vitest";
import { inOrder, placesBy } from "../../src/bank/payment-order.ts";
import { payment } from "./payments.ts";

const sorted = [
  payment({ date: "2022-07-04", amount: 900_00 }),
  payment({ amount: -5_00 }),
  payment({ amount: 5_00, reference: "A" }),
  payment({ amount: 5_00, reference: "B" }),
  payment({ amount: 5_00, reference: "B", employerId: "E02" }),
  payment({ amount: 5_00, reference: "B", employerId: "E02", laCode: "W06000002" }),
  payment({ amount: 5_00, reference: "B", employerId: "E02", laCode: "W06000002", period: "2022-06" }),
  payment({ amount: 5_00, reference: "B", employerId: "E02", laCode: "W06000002", period: "2022-07" }),
  payment({ amount: 5_00, reference: "B", employerId: "E03", batchId: "aaaaaaaaaaaa" }),
  payment({ amount: 5_00, reference: "B", employerId: "E03", batchId: "bbbbbbbbbbbb" }),
  payment({ amount: 5_00, reference: "C", payeeName: "a", account: "2" }),
  payment({ amount: 5_00, reference: "C", payeeName: "b", account: "1" }),
  payment({ amount: 5_00, reference: "C", payeeName: "b", account: "2", journalNo: "1" }),
  payment({ amount: 5_00, reference: "C", payeeName: "b", account: "2", journalNo: "2" }),
  payment({ amount: 40_00 }),
  payment({ date: "2022-07-06", amount: -1_00 }),
];

test("by day, amount and texts; equal ones as the file has them", () => {
  for (const given of [sorted, sorted.toReversed(), [...sorted.slice(7), ...sorted.slice(0, 7)]])
    expect(inOrder(given).map((place) => given[place])).toEqual(sorted);
  expect(inOrder([payment(), payment(), payment()])).toEqual([0, 1, 2]);
});

test("places stand with each of their keys, in order", () => {
  const found = placesBy([["a", "b"], [], ["b"]], (keys) => keys);
  expect([...found]).toEqual([
    ["a", [0]],
    ["b", [0, 2]],
  ]);
  expect([...placesBy(["x", "x"], (_, place) => [String(place)])]).toEqual([
    ["0", [0]],
    ["1", [1]],
  ]);
});
