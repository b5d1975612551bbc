// More books of months worked out by hand before they were run: several things that happen to one person, one after the other.
import { test } from "vitest";
import {
  all,
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
  second,
  september,
  starter,
  whole,
  worked,
} from "./hand-book.ts";
import { people, returnOf } from "./small-book.ts";

const later = [july, august, september, october];
const leaver = { leaves: "this month" } as const;
const ninth = { laCode: "W06000009" };
const held = (employer: string, ...which: readonly string[]): readonly string[] =>
  which.map((month) => `duplicate ${employer} 2022-${month} 659.60`);
/** One key beside the right one: W for Q's neighbour, as fingers slip. */
const slipped = (people[0] ?? "").replace(/(\d)(\d)(?=[A-D]$)/, "$2$1");
const inAugust = { leaveDate: "2022-08-02", leaveReason: "DISMISSED_DISCIPLINARY" };

const books: readonly Hand[] = [
  {
    book: "paid on expected shifts, leaves in July having worked them: the balance (WFP-65, 92)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...worked, ...leaver }, other),
      ...months([august, september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "paid on expected shifts, leaves in July without them: June is taken back, and there is no right (WFP-91)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...notWorked, ...leaver }, other),
      ...months([august, september, october], other),
    ],
    has: [0, 0, 0, whole],
    list: [],
  },
  {
    book: "paid on expected shifts, left in June having worked them, and rejoins with another council's employer, who claims month by month",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      batch(
        returnOf(july, [{ person: 0, ...worked, leaves: "month before" }, other]),
        returnOf(july, [{ person: 0, ...worked }], second),
      ),
      ...[august, september, october].map((month) =>
        batch(returnOf(month, [other]), returnOf(month, [{ person: 0, ...worked }], second)),
      ),
    ],
    // July of the former employer brings the balance (WFP-65); nothing of the new one's (WFP-55).
    has: [whole, 0, 0, whole],
    list: ["duplicate E2 2022-07 353.68", ...held("E2", "08", "09", "10")],
  },
  {
    book: "a lump sum is taken back; June alone is corrected to an instalment: refused without July, and somebody with the shifts ends with nothing",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([july], { person: 0, ...notWorked, lump: true }, other),
      batch(returnOf(june, [{ person: 0, ...starter }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0, ...worked }, other),
    ],
    has: [0, 0, 0, whole],
    // Nothing that was paid stands: it is the month that is held.
    list: ["shortfall E1 2022-10 1498.00 held"],
  },
  {
    book: "with July's correction it counts: the shifts were there, and all five come",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([july], { person: 0, ...notWorked, lump: true }, other),
      batch(
        returnOf(june, [{ person: 0, ...starter }, other], { sequence: 2 }),
        returnOf(july, [{ person: 0, ...worked }, other], { sequence: 2 }),
      ),
      ...months([august, september, october], { person: 0, ...worked }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "two instalments rest on a ruling whose batch is withdrawn, and the employer's word is against them (WFP-31, C-05)",
    batches: [
      { returns: [], rulings: [ruling("WFP-31")] },
      ...months([june, july], fewShifts, other),
      { withdrawn: 0 },
      ...months([august, september, october], other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: [
      "not-eligible-after-payment E1 2022-06 299.60",
      "not-eligible-after-payment E1 2022-07 299.60",
      "shortfall E1 2022-07 898.80 not-in-last-return",
    ],
  },
  {
    book: "the same, and each later return refuses: the refusal is about all of it",
    batches: [
      { returns: [], rulings: [ruling("WFP-31")] },
      ...months([june, july], fewShifts, other),
      { withdrawn: 0 },
      ...months([august, september, october], fewShifts, other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-08 599.20", "shortfall E1 2022-07 898.80 not-eligible"],
  },
  {
    book: "ruled for, taken back in July, ruled for anew in August: what July lost comes with August (C-34)",
    batches: [
      { returns: [returnOf(june, [fewShifts, other])], rulings: [ruling("WFP-31")] },
      {
        returns: [returnOf(july, [fewShifts, other])],
        rulings: [
          {
            ...ruling("WFP-31", "2022-07-10"),
            cells: { outcome: "WITHDRAWN", receivedDate: "2022-07-10", decidedDate: "2022-07-10" },
          },
        ],
      },
      {
        returns: [returnOf(august, [fewShifts, other])],
        rulings: [ruling("WFP-31", "2022-08-10", "OV-3")],
      },
      ...months([september, october], fewShifts, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "dismissed in July, overturned with September's return, and then the employer stops (WFP-72)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july, august], { person: 0, cells: dismissed }, other),
      {
        returns: [returnOf(september, [{ person: 0, cells: dismissed }, other])],
        rulings: [
          {
            ...ruling("WFP-72", "2022-09-10"),
            cells: {
              decisionType: "REINSTATEMENT",
              ruleId: "",
              outcome: "ELIGIBLE",
              receivedDate: "2022-09-10",
              decidedDate: "2022-09-10",
            },
          },
        ],
      },
      batch(returnOf(october, [{ person: 2, lump: true }], second)),
    ],
    // July, August and September come at once.
    has: [4 * instalment, 0, whole, 4 * instalment],
    list: ["shortfall E1 2022-09 299.60 returns-stopped", "shortfall E1 2022-09 299.60 returns-stopped"],
  },
  {
    book: "the employer says itself that August's dismissal was overturned: September brings two (WFP-72)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      ...months([august], { person: 0, cells: inAugust }, other),
      ...months(
        [september, october],
        { person: 0, cells: { ...inAugust, dismissalOverturnedDate: "2022-09-10" } },
        other,
      ),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a number that was typed wrong in July is recognised by the book; corrected, it is paid, and August after it",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, cells: { niNumber: slipped } }, other),
      batch(returnOf(july, [{ person: 0 }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "July says England by mistake, August is held for its order; both are corrected in one batch (WFP-52, 74)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, ...england }, other),
      ...months([august], { person: 0 }, other),
      batch(
        returnOf(july, [{ person: 0 }, other], { sequence: 2 }),
        returnOf(august, [{ person: 0 }, other], { sequence: 2 }),
      ),
      ...months([september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "another council's claim is held; the first one's June is withdrawn, and the other's next version counts from July",
    batches: [
      ...months([june], { person: 0 }),
      batch(returnOf(july, [{ person: 0 }], ninth)),
      { withdrawn: 0 },
      batch(returnOf(july, [{ person: 0 }], { ...ninth, sequence: 2 })),
      ...[august, september, october].map((month) => batch(returnOf(month, [{ person: 0 }], ninth))),
    ],
    has: [4 * instalment, 0, 0, 0],
    // The case of the first version is none any more.
    list: ["shortfall E1 2022-10 299.60 earlier-month"],
  },
  {
    book: "July's balance is corrected to an instalment, the employer stops, and another council's employer claims",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, ...leaver }, other),
      batch(returnOf(july, [{ person: 0 }, { ...other, ...leaver }], { sequence: 2 })),
      ...[august, september, october].map((month) => batch(returnOf(month, [{ person: 0 }], second))),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: [
      "duplicate E2 2022-08 353.68",
      ...held("E2", "09", "10"),
      "shortfall E1 2022-07 898.80 returns-stopped",
    ],
  },
  {
    book: "a lump sum on expected shifts is taken back, and an appeal about them is won in November (WFP-91, 05)",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      ...months([july], { person: 0, ...notWorked, lump: true }, other),
      ...months([august, september, october], other),
      {
        returns: [],
        rulings: [
          {
            ...ruling("WFP-33", "2022-11-28", "AP-1"),
            cells: {
              decisionType: "APPEAL_STAGE1",
              refusedBy: "LA",
              originalDecidedBy: "Huw Prys",
              approvedBy: "",
              receivedDate: "2022-11-20",
              decidedDate: "2022-11-28",
              outcome: "ELIGIBLE",
            },
          },
        ],
      },
    ],
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-11 1498.00 ruling-not-followed"],
  },
  {
    book: "no consent in July, whose row shows the shifts; consent in August for the second instalment brings July's, too (WFP-61, 92, C-34)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...worked, cells: { consentDataCymru: "N" } }, other),
      ...months([august], { person: 0, ...worked, instalmentNo: 2 }, other),
      ...months([september], { person: 0, ...worked, instalmentNo: 3 }, other),
      ...months([october], { person: 0, ...worked, instalmentNo: 4 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "paid on expected shifts, and the worker says no in July: one matter, not two (WFP-54, 92)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...worked, cells: { declined: "Y", formReceivedDate: "" } }, other),
      ...months([august, september, october], other),
    ],
    has: [instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-07 299.60"],
  },
  {
    book: "left the job of 31 March in June with all of it; the new employer pays on nothing, and shows the shifts for nothing (WFP-68)",
    batches: [
      batch(
        returnOf(june, [{ person: 0, ...leaver, cells: { leaveDate: "2022-06-10" } }, other]),
        returnOf(june, [{ person: 0, ...starter }], second),
      ),
      batch(returnOf(july, [other]), returnOf(july, [{ person: 0, ...worked }], second)),
      ...months([august, september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: ["duplicate E2 2022-06 353.68", "duplicate E2 2022-07 659.60"],
  },
  {
    book: "June leaves the starter out again, and July counts a payment that nobody knows: held until a person decides (WFP-52)",
    batches: [
      ...months([june], { person: 0, ...starter, lump: true }, other),
      batch(returnOf(june, [other], { sequence: 2 })),
      ...months(later, { person: 0, ...worked }, other),
    ],
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-10 1498.00 held"],
  },
  {
    book: "paid on expected shifts for one council; the same employer shows them for another one, whose claims are held (WFP-55, 92)",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...later.map((month) =>
        batch(returnOf(month, [other]), returnOf(month, [{ person: 0, ...worked }], ninth)),
      ),
    ],
    has: [instalment, 0, 0, whole],
    list: [
      "duplicate E1 2022-07 353.68",
      ...held("E1", "08", "09", "10"),
      "shortfall E1 2022-06 1198.40 held",
    ],
  },
  {
    book: "ruled against in August after two instalments, and the returns claim on: a changed word opens a matter, and nothing is missing (C-05)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      { returns: [], rulings: [refusing("WFP-31", "2022-08-10")] },
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-08 599.20"],
  },
  {
    book: "five months of two employers in one batch; the second one has more hours from August on: nobody is kept (WFP-55, 73)",
    batches: [
      batch(
        ...all.map((month) => returnOf(month, [{ person: 0 }, other])),
        ...all.map((month) => returnOf(month, [{ person: 0, hours: month < august ? 16 : 37 }], second)),
      ),
    ],
    has: [0, 0, 0, whole],
    list: [
      ...all.map(() => "duplicate E1 2022-10 353.68"),
      ...all.map(() => "duplicate E2 2022-10 353.68"),
      "shortfall E2 2022-10 1498.00 held",
    ],
  },
];

test.for(books)("$book", keepsTo);
