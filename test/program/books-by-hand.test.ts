// Books of months worked out by hand from the guidance, before they were run: what each person has when October has been
// claimed for, and who is on the list. An instalment is 299.60, the whole payment 1,498.00 (WFP-01, 52); whoever has less
// than that, or has money without ground, is listed, and nobody else.
import { test } from "vitest";
import {
  all,
  august,
  batch,
  dismissed,
  england,
  type Hand,
  instalment,
  july,
  june,
  keepsTo,
  months,
  notWorked,
  october,
  other,
  ruling,
  second,
  september,
  starter,
  whole,
  worked,
} from "./hand-book.ts";
import { returnOf } from "./small-book.ts";

const books: readonly Hand[] = [
  {
    book: "five instalments, month by month",
    batches: months(all, { person: 0 }, { person: 1, lump: true }),
    has: [5 * instalment, whole],
    list: [],
  },
  {
    book: "all five months in one batch",
    batches: [batch(...all.map((month) => returnOf(month, [{ person: 0 }])))],
    has: [5 * instalment],
    list: [],
  },
  {
    book: "a starter whom no return names again",
    batches: [...months([june], { person: 0, ...starter }, other), ...months([1, 2, 3, 4], other)],
    has: [instalment, 0, 0, whole],
    // The payment is not shown (WFP-92); if it is, four more are missing.
    list: ["conditional E1 2022-06 299.60", "shortfall E1 2022-06 1198.40 not-in-last-return"],
  },
  {
    book: "a starter with a lump sum whom no return names again",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([1, 2, 3, 4], other),
    ],
    has: [whole, 0, 0, whole],
    list: ["conditional E1 2022-06 1498.00"],
  },
  {
    book: "a starter whose shifts July shows",
    batches: [
      ...months([june], { person: 0, ...starter }),
      ...months([1, 2, 3, 4], { person: 0, ...worked }),
    ],
    has: [5 * instalment],
    list: [],
  },
  {
    book: "a starter who has not worked them: June is taken back in July, and nothing follows (WFP-92)",
    batches: [
      ...months([june], { person: 0, ...starter }),
      ...months([1, 2, 3, 4], { person: 0, ...notWorked }),
    ],
    has: [instalment - instalment],
    list: [],
  },
  {
    book: "a starter who fell ill before the sixth shift has the right (WFP-70, 92)",
    batches: [
      ...months([june], { person: 0, ...starter }),
      ...months([1, 2, 3, 4], { person: 0, ...notWorked, cells: { absenceReason: "SICK" } }),
    ],
    has: [5 * instalment],
    list: [],
  },
  {
    book: "a leaver of August gets the balance in August (WFP-65)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      ...months([august], { person: 0, leaves: "this month" }, other),
      ...months([september, october], other),
    ],
    has: [2 * instalment + (whole - 2 * instalment), 0, 0, whole],
    list: [],
  },
  {
    book: "a leaver of June is paid at once, whatever was chosen (WFP-67)",
    batches: [...months([june], { person: 0, leaves: "this month" }, other), ...months([1, 2, 3, 4], other)],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "somebody who is named again in October gets what was missed (C-34)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july, august, september], other),
      ...months([october], { person: 0, instalmentNo: 2 }, other),
    ],
    has: [instalment + 4 * instalment, 0, 0, whole],
    list: [],
  },
  {
    book: "an employer that stops after July leaves its people short",
    batches: [
      batch(returnOf(june, [other]), returnOf(june, [{ person: 0 }], second)),
      batch(returnOf(july, [other]), returnOf(july, [{ person: 0 }], second)),
      ...months([august, september, october], other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["shortfall E2 2022-07 898.80 returns-stopped"],
  },
  {
    book: "a correction of October that leaves somebody out",
    batches: [...months(all, { person: 0 }, other), batch(returnOf(october, [other], { sequence: 2 }))],
    has: [4 * instalment, 0, 0, whole],
    list: ["shortfall E1 2022-09 299.60 not-in-last-return"],
  },
  {
    book: "a correction of June to England: June is given back, and the later returns contradict it (WFP-74, C-05)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      batch(returnOf(june, [{ person: 0, ...england }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [4 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-06 1198.40", "shortfall E1 2022-10 299.60 earlier-month"],
  },
  {
    book: "September said England by mistake, and is corrected together with October",
    batches: [
      ...months([june, july, august], { person: 0 }),
      batch(returnOf(september, [{ person: 0, ...england }])),
      batch(returnOf(september, [{ person: 0 }], { sequence: 2 }), returnOf(october, [{ person: 0 }])),
    ],
    has: [5 * instalment],
    list: [],
  },
  {
    book: "September said England, and nobody corrects it: what was paid is open, and two instalments are missing",
    batches: [
      ...months([june, july, august], { person: 0 }, other),
      ...months([3, 4], { person: 0, ...england }, other),
    ],
    has: [3 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-09 898.80", "shortfall E1 2022-08 599.20 not-eligible"],
  },
  {
    book: "a batch of rulings that is withdrawn leaves a lump sum without ground (C-05)",
    batches: [
      { returns: [], rulings: [ruling("WFP-31")] },
      ...months([june], { person: 0, shifts: 4, lump: true }, other),
      ...months([1, 2, 3, 4], other),
      { withdrawn: 0 },
    ],
    has: [whole, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-06 1498.00"],
  },
  {
    book: "another ruling gives it a ground again",
    batches: [
      { returns: [], rulings: [ruling("WFP-31")] },
      ...months([june], { person: 0, shifts: 4, lump: true }, other),
      { withdrawn: 0 },
      { returns: [], rulings: [ruling("WFP-31", "2022-07-20", "OV-2")] },
      ...months([1, 2, 3, 4], other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a dismissal stops what is not yet paid; what was paid stands and goes to the council (WFP-71, C-05)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([1, 2, 3, 4], { person: 0, cells: dismissed }, other),
    ],
    has: [instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-07 299.60", "shortfall E1 2022-06 1198.40 dismissed"],
  },
  {
    book: "overturned in October, all of it is due, and the dismissal of before contradicts nothing (WFP-72)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july, august, september], { person: 0, cells: dismissed }, other),
      batch(
        returnOf(october, [
          { person: 0, cells: { ...dismissed, dismissalOverturnedDate: "2022-10-03" } },
          other,
        ]),
      ),
    ],
    has: [instalment + 4 * instalment, 0, 0, whole],
    list: [],
  },
  {
    book: "overturned on paper, but England since: that is another contradiction (WFP-74)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, cells: dismissed }, other),
      ...months([august], { person: 0, ...england }, other),
      ...months(
        [september, october],
        { person: 0, cells: { ...dismissed, dismissalOverturnedDate: "2022-09-01" } },
        other,
      ),
    ],
    has: [instalment + 3 * instalment + instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-08 1498.00"],
  },
  {
    book: "an appeal that is won in October brings all five (WFP-72, C-34)",
    batches: [
      ...months([june, july, august, september], { person: 0, shifts: 4 }, other),
      {
        returns: [returnOf(october, [{ person: 0, shifts: 4 }, other])],
        rulings: [ruling("WFP-31", "2022-10-12")],
      },
    ],
    has: [5 * instalment, 0, 0, whole],
    list: [],
  },
  {
    book: "a second council is not paid for the same person, and the case is open (WFP-55, 73)",
    batches: [
      ...months([june], { person: 0 }),
      batch(
        returnOf(july, [{ person: 0 }]),
        returnOf(july, [{ person: 0, instalmentNo: 1 }], { laCode: "W06000009", sequence: 1 }),
      ),
      ...months([august, september, october], { person: 0 }),
    ],
    has: [5 * instalment],
    list: ["duplicate E1 2022-07 659.60"],
  },
  {
    book: "who moved is paid by the employer of before; the new one's claim is held (WFP-68, 90)",
    batches: [
      batch(returnOf(june, [{ person: 0, leaves: "this month" }, other])),
      batch(returnOf(july, [other]), returnOf(july, [{ person: 0, ...worked, instalmentNo: 1 }], second)),
      ...months([august, september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: ["duplicate E2 2022-07 659.60"],
  },
];

test.for(books)("$book", keepsTo);
