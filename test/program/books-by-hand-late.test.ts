// More books of months worked out by hand before they were run: what comes late, or out of its order, or never: appeals, on-costs,
// a second council, a new employer, months after a purge.
import { test } from "vitest";
import {
  all,
  august,
  batch,
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
  ruling,
  second,
  september,
  starter,
  whole,
  worked,
} from "./hand-book.ts";
import { returnOf } from "./small-book.ts";

const later = [july, august, september, october];
const appeal = (person: number, receivedDate: string, decidedDate: string) => ({
  ...{ person, employerId: "E1", caseId: `A-${person}`, ruleId: "WFP-31" },
  cells: {
    ...{ decisionType: "APPEAL_STAGE1", refusedBy: "LA", originalDecidedBy: "Huw Prys", approvedBy: "" },
    ...{ receivedDate, decidedDate },
  },
});
const takenBack: Hand["batches"] = [
  ...months([june], { person: 0, ...starter }, other),
  ...months([july], { person: 0, ...notWorked }, other),
  {
    returns: [returnOf(august, [{ person: 0, ...notWorked }, other])],
    rulings: [ruling("WFP-33", "2022-08-10")],
  },
  ...months([september, october], { person: 0, ...notWorked }, other),
];

const books: readonly Hand[] = [
  {
    book: "taken back in July, the shifts waived in August: what was taken back is due when somebody releases it (WFP-92)",
    batches: takenBack,
    has: [4 * instalment, 0, 0, whole],
    list: ["shortfall E1 2022-10 299.60 earlier-month"],
  },
  {
    book: "released with October's next version, which asks for the first instalment",
    batches: [
      ...takenBack,
      {
        returns: [returnOf(october, [{ person: 0, ...notWorked, instalmentNo: 1 }, other], { sequence: 2 })],
        rulings: [ruling("WFP-92", "2022-11-03", "OV-2")],
      },
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "an appeal of 30 November is late, one of the day before is won in December (WFP-04, C-09)",
    batches: [
      ...months(all, fewShifts, { ...fewShifts, person: 1 }, other),
      {
        returns: [],
        rulings: [appeal(0, "2022-11-30", "2022-12-05"), appeal(1, "2022-11-29", "2022-12-05")],
      },
    ],
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-12 1498.00 ruling-not-followed"],
  },
  {
    book: "left the job of 31 March in June, and the new employer claims in the same batch for more hours (WFP-68)",
    batches: [
      batch(
        returnOf(june, [{ person: 0, leaves: "this month", cells: { leaveDate: "2022-06-10" } }, other]),
        returnOf(june, [{ person: 0, ...worked, hours: 37 }], second),
      ),
      ...months(later, other),
    ],
    has: [whole, 0, 0, whole],
    // What the row would bring: 299.60, and the lower of 300.00 and 45.09, of 60.00 and 8.99.
    list: ["duplicate E2 2022-06 353.68"],
  },
  {
    book: "on-costs come for July and for no other month (WFP-64)",
    batches: [
      ...months([june, july], { person: 0, bare: true }, other),
      {
        returns: [],
        costs: [{ ...returnOf(july, []), costs: [{ person: 0, lump: false }] }],
      },
      ...months([august, september, october], { person: 0, bare: true }, other),
    ],
    has: [whole, 0, 0, whole],
    list: ["06", "08", "09", "10"].map((month) => `on-cost-open E1 2022-${month} 0.00`),
  },
  {
    book: "the worker says no in June and July, and fills in the form for August's first instalment (WFP-54, C-34)",
    batches: [
      ...months([june, july], { person: 0, cells: { declined: "Y", formReceivedDate: "" } }, other),
      ...months([august], { person: 0, instalmentNo: 1 }, other),
      ...months([september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "June comes after July and is held: the fifth instalment of both is missing (WFP-52)",
    batches: months([july, june, august, september, october], { person: 0 }, other),
    has: [4 * instalment, 0, 0, 4 * instalment],
    list: ["shortfall E1 2022-10 299.60 earlier-month", "shortfall E1 2022-10 299.60 earlier-month"],
  },
  {
    book: "a ruling and June's next version release the one of whom it speaks",
    batches: [
      ...months([july, august, june], { person: 0 }, other),
      {
        returns: [returnOf(june, [{ person: 0 }, other], { sequence: 2 })],
        rulings: [ruling("WFP-52", "2022-08-26")],
      },
      ...months([september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, 4 * instalment],
    list: ["shortfall E1 2022-10 299.60 earlier-month"],
  },
  {
    book: "the same employer goes on for another council: its claims are held, and the first council's rest is missing (WFP-55)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...later.map((month) =>
        batch(returnOf(month, [other]), returnOf(month, [{ person: 0 }], { laCode: "W06000009" })),
      ),
    ],
    has: [instalment, 0, 0, whole],
    list: [
      "duplicate E1 2022-07 353.68",
      ...["08", "09", "10"].map((month) => `duplicate E1 2022-${month} 659.60`),
      "shortfall E1 2022-06 1198.40 held",
    ],
  },
  {
    book: "July said that the worker left, and is corrected: the balance comes down to the instalment (WFP-65)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, leaves: "this month" }, other),
      batch(returnOf(july, [{ person: 0 }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "left at the end of June and is named again in August, for the second instalment: the balance comes then (WFP-65)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], other),
      ...months([august], { person: 0, leaves: "month before", instalmentNo: 2 }, other),
      ...months([september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "the employer of a starter stops after June, and another one claims with the shifts: the first has shown nothing",
    batches: [
      batch(returnOf(june, [{ person: 0, ...starter }], second), returnOf(june, [other])),
      ...months([july], { person: 0, ...worked, instalmentNo: 1 }, other),
      ...months([august, september, october], other),
    ],
    has: [instalment, 0, 0, whole],
    list: [
      "conditional E2 2022-06 299.60",
      "duplicate E1 2022-07 659.60",
      "shortfall E2 2022-06 1198.40 returns-stopped",
    ],
  },
  {
    book: "June is purged: who is known by July goes on, who was in June alone comes as somebody new and is held (WFP-55)",
    batches: [
      ...months([june], { person: 0 }, { person: 1 }, other),
      ...months([july], { person: 0 }, other),
      { purged: 0 },
      ...months([august, september, october], { person: 0 }, other),
      batch(returnOf(october, [{ person: 0 }, { person: 1 }, other], { sequence: 2 })),
    ],
    has: [whole, 0, 0, whole],
    list: ["duplicate E1 2022-10 659.60", "shortfall E1 2022-10 1498.00 held"],
  },
];

test.for(books)("$book", keepsTo);
