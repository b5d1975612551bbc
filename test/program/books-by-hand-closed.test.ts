// More books of months worked out by hand before they were run: what closes a matter, and what does not. Somebody who was paid
// and is refused later may be refused for another reason after that; a ruling settles what it speaks of (C-05).
import { test } from "vitest";
import {
  august,
  batch,
  dismissed,
  england,
  fewShifts,
  type Hand,
  instalment,
  july,
  june,
  keepsTo,
  months,
  notWorked,
  october,
  other,
  refusing,
  ruling,
  september,
  starter,
  whole,
  worked,
} from "./hand-book.ts";
import { returnOf } from "./small-book.ts";

const later = [july, august, september, october];
const inSeptember = { leaveDate: "2022-09-05", leaveReason: "DISMISSED_GROSS_MISCONDUCT" };
const ruled = (
  ...rulings: NonNullable<Extract<Hand["batches"][number], { returns: unknown }>["rulings"]>
) => {
  return { returns: [], rulings };
};

const books: readonly Hand[] = [
  {
    book: "the refusal for England is settled by a ruling; the dismissal after it is another one (WFP-74, 71)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, ...england }, other),
      {
        returns: [returnOf(august, [{ person: 0, ...england }, other])],
        rulings: [ruling("WFP-74", "2022-08-10")],
      },
      ...months([september, october], { person: 0, cells: inSeptember }, other),
    ],
    // The ruling brings July and August together (C-34).
    has: [instalment + 2 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-09 898.80", "shortfall E1 2022-08 599.20 dismissed"],
  },
  {
    book: "a ruling about the order of instalments says nothing of England (WFP-52)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, ...england }, other),
      ruled(ruling("WFP-52", "2022-08-10")),
      ...months([august, september, october], { person: 0, ...england }, other),
    ],
    has: [instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-07 299.60", "shortfall E1 2022-06 1198.40 not-eligible"],
  },
  {
    book: "nor does one about the shifts, for somebody who is refused for both and for one of them still",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { ...fewShifts, ...england }, other),
      ruled(ruling("WFP-31", "2022-08-10")),
      ...months([august, september, october], { ...fewShifts, ...england }, other),
    ],
    has: [instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-07 299.60", "shortfall E1 2022-06 1198.40 not-eligible"],
  },
  {
    book: "both are ruled on: what was refused is settled, and the next return brings the rest",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { ...fewShifts, ...england }, other),
      ruled(ruling("WFP-31", "2022-08-10"), ruling("WFP-74", "2022-08-10", "OV-2")),
      ...months([august, september, october], { ...fewShifts, ...england }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a ruling against the claim settles all that its employer says, then and later (C-05)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, ...england }, other),
      ruled(refusing("WFP-74", "2022-08-10")),
      ...months([august], { person: 0, ...england }, other),
      ...months([september, october], { person: 0, cells: { ...england.cells, ...inSeptember } }, other),
    ],
    has: [instalment, 0, 0, whole],
    list: [],
  },
  {
    book: "June was paid on expected shifts; England is settled, and nobody has shown the shifts (WFP-92)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      // Another council's return says it, before the shifts could be worked.
      batch(returnOf(june, [{ person: 0, ...starter, ...england }, { person: 2 }], { laCode: "W06000009" })),
      ruled(ruling("WFP-74", "2022-07-11")),
      ...months(later, other),
    ],
    has: [instalment, 0, instalment, whole],
    list: [
      "conditional E1 2022-06 299.60",
      "shortfall E1 2022-06 1198.40 ruling-not-followed",
      "shortfall E1 2022-06 1198.40 returns-stopped",
    ],
  },
  {
    book: "July is refused for England and shows the shifts: when England is settled, they are shown",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...worked, ...england }, other),
      ruled(ruling("WFP-74", "2022-08-10")),
      ...months([august, september, october], other),
    ],
    has: [instalment, 0, 0, whole],
    list: ["shortfall E1 2022-06 1198.40 ruling-not-followed"],
  },
  {
    book: "shown by July, whose batch is withdrawn and comes again without the starter",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([july], { person: 0, ...worked, lump: true, cells: { amountPaid: "0.00" } }, other),
      { withdrawn: 1 },
      ...months(later, other),
    ],
    has: [whole, 0, 0, whole],
    list: ["conditional E1 2022-06 1498.00"],
  },
  {
    book: "a lump sum is taken back in July, July is withdrawn, and shows the shifts when it comes again",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([july], { person: 0, ...notWorked, lump: true, cells: { amountPaid: "0.00" } }, other),
      { withdrawn: 1 },
      ...months([july], { person: 0, ...worked, lump: true, cells: { amountPaid: "0.00" } }, other),
      ...months([august, september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a ruling for the claim is turned in August: what was paid on it has lost its ground, and no right is left",
    batches: [
      { returns: [returnOf(june, [fewShifts, other])], rulings: [ruling("WFP-31")] },
      ...months([july], fewShifts, other),
      { returns: [returnOf(august, [fewShifts, other])], rulings: [refusing("WFP-31", "2022-08-10")] },
      ...months([september, october], fewShifts, other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-08 599.20"],
  },
  {
    book: "September says England, October Wales again and asks for what is missing: the two still contradict each other",
    batches: [
      ...months([june, july, august], { person: 0 }, other),
      ...months([september], { person: 0, ...england }, other),
      ...months([october], { person: 0, instalmentNo: 4 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-09 1498.00"],
  },
  {
    book: "overturned in July, dismissed anew in September, and left out of October (WFP-71, 72)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months(
        [july, august],
        { person: 0, cells: { ...dismissed, dismissalOverturnedDate: "2022-07-20" } },
        other,
      ),
      ...months([september], { person: 0, cells: inSeptember }, other),
      ...months([october], other),
    ],
    has: [3 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-09 898.80", "shortfall E1 2022-08 599.20 dismissed"],
  },
  {
    book: "June is corrected to a lump sum when July has been paid: a person decides, June stays, and the rest comes",
    batches: [
      ...months([june, july], { person: 0 }, other),
      batch(returnOf(june, [{ person: 0, lump: true }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: ["correction-waits E1 2022-06 299.60"],
  },
];

test.for(books)("$book", keepsTo);
