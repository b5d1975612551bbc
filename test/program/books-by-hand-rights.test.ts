// More books of months worked out by hand before they were run: rights that are recognised late or given up, rows that are
// held, corrections up and down, people between employers and councils. Whoever has less than their right, or money without
// ground, is listed, and nobody else.
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
  ruling,
  second,
  september,
  starter,
  whole,
  worked,
} from "./hand-book.ts";
import { returnOf } from "./small-book.ts";

const noConsent = { person: 0, cells: { consentDataCymru: "N" } };
const later = [july, august, september, october];

const books: readonly Hand[] = [
  {
    book: "a correction up: June was refused, and is right in August; the month between comes with it (C-34)",
    batches: [
      ...months([june, july], fewShifts, other),
      batch(
        returnOf(june, [{ person: 0 }, other], { sequence: 2 }),
        // The employer counts what it has paid.
        returnOf(august, [{ person: 0, instalmentNo: 2 }, other]),
      ),
      batch(returnOf(september, [{ person: 0, instalmentNo: 3 }, other])),
      batch(returnOf(october, [{ person: 0, instalmentNo: 4 }, other])),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a correction down: a lump sum that June should not have paid is given back, and there is no right",
    batches: [
      ...months([june], { person: 0, lump: true }, other),
      batch(returnOf(june, [{ person: 0, lump: true, shifts: 4 }, other], { sequence: 2 })),
      ...months(later, other),
    ],
    has: [0, 0, 0, whole],
    list: [],
  },
  {
    book: "an appeal that is won in November, when no return comes any more, is a right that nobody has paid (WFP-05)",
    batches: [...months(all, fewShifts, other), { returns: [], rulings: [ruling("WFP-31", "2022-11-15")] }],
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-11 1498.00 ruling-not-followed"],
  },
  {
    book: "October is sent anew for it, and brings all five",
    batches: [
      ...months(all, fewShifts, other),
      { returns: [], rulings: [ruling("WFP-31", "2022-11-15")] },
      batch(returnOf(october, [fewShifts, other], { sequence: 2 })),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "the ruling about the shifts is followed, and the job in England stands in the way: there is no right",
    batches: [
      ...months(all, { ...fewShifts, ...england }, other),
      { returns: [], rulings: [ruling("WFP-31", "2022-11-15")] },
      batch(returnOf(october, [{ ...fewShifts, ...england }, other], { sequence: 2 })),
    ],
    has: [0, 0, 0, whole],
    list: [],
  },
  {
    book: "a dismissal that is overturned in November is a right, too; what was refused since it is open (WFP-72)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months(later, { person: 0, cells: dismissed }, other),
      {
        returns: [],
        rulings: [
          {
            ...ruling("WFP-72", "2022-11-03"),
            cells: {
              decisionType: "REINSTATEMENT",
              receivedDate: "2022-11-02",
              decidedDate: "2022-11-03",
              outcome: "ELIGIBLE",
              ruleId: "",
            },
          },
        ],
      },
    ],
    has: [instalment, 0, 0, whole],
    // The ruling closes the refusal after payment: a person decided.
    list: ["shortfall E1 2022-06 1198.40 ruling-not-followed"],
  },
  {
    book: "a person decides that there is no right after all: what was paid stands, and nothing is missing (C-05)",
    batches: [
      ...months([june, july, august], { person: 0 }, other),
      ...months([september], { person: 0, ...england }, other),
      {
        returns: [returnOf(october, [{ person: 0, ...england }, other])],
        rulings: [
          {
            ...ruling("WFP-74", "2022-10-12"),
            cells: { outcome: "NOT_ELIGIBLE", receivedDate: "2022-10-10", decidedDate: "2022-10-12" },
          },
        ],
      },
    ],
    has: [3 * instalment, 0, 0, whole],
    list: [],
  },
  {
    book: "no consent in any month: all conditions are met, and nobody has decided (WFP-61)",
    batches: months(all, noConsent, other),
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-10 1498.00 held"],
  },
  {
    book: "no consent in June, and never named again",
    batches: [...months([june], noConsent, other), ...months(later, other)],
    has: [0, 0, 0, whole],
    list: ["shortfall E1 2022-06 1498.00 held"],
  },
  {
    book: "no consent in June, England in July, and never named again: there is no right",
    batches: [
      ...months([june], noConsent, other),
      ...months([july], { person: 0, ...england }, other),
      ...months([august, september, october], other),
    ],
    has: [0, 0, 0, whole],
    list: [],
  },
  {
    book: "consent comes in October, for the first instalment: all that was due comes with it (C-34)",
    batches: [
      ...months([june, july, august, september], noConsent, other),
      ...months([october], { person: 0, instalmentNo: 1 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a leaver of July with the balance comes back in September: nothing more is due (WFP-65, 55)",
    batches: [
      ...months([june], { person: 0 }, other),
      ...months([july], { person: 0, leaves: "this month" }, other),
      ...months([august], other),
      ...months([september, october], { person: 0 }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "who leaves in July and is left out of July's return, and of all later ones, is short of the balance",
    batches: [...months([june], { person: 0 }, other), ...months(later, other)],
    has: [instalment, 0, 0, whole],
    list: ["shortfall E1 2022-06 1198.40 not-in-last-return"],
  },
  {
    book: "the worker says no after two instalments: what was paid contradicts it, the rest is given up (WFP-54)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      ...months(
        [august, september, october],
        { person: 0, cells: { declined: "Y", formReceivedDate: "" } },
        other,
      ),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["not-eligible-after-payment E1 2022-08 599.20"],
  },
  {
    book: "a month whose batch was withdrawn and never sent again: what comes after it is held, and stays so (WFP-52)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      { withdrawn: 1 },
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [instalment, 0, 0, instalment],
    list: ["shortfall E1 2022-06 1198.40 held", "shortfall E1 2022-06 1198.40 held"],
  },
  {
    book: "a starter is paid back for June in July, and July is corrected: the shifts were there",
    batches: [
      ...months([june], { person: 0, ...starter }, other),
      ...months([july], { person: 0, ...notWorked }, other),
      batch(returnOf(july, [{ person: 0, ...worked }, other], { sequence: 2 })),
      ...months([august, september, october], { person: 0, ...worked }, other),
    ],
    has: [whole, 0, 0, whole],
    list: [],
  },
  {
    book: "a lump sum of one employer, and a second one asks for instalments from July on (WFP-55)",
    batches: [
      batch(returnOf(june, [{ person: 0, lump: true }, other])),
      batch(returnOf(july, [other]), returnOf(july, [{ person: 0, instalmentNo: 1 }], second)),
      ...months([august, september, october], other),
    ],
    has: [whole, 0, 0, whole],
    list: ["duplicate E2 2022-07 659.60"],
  },
  {
    book: "an employer stops after July, and another one claims the same person: the second is held, the first leaves a rest",
    batches: [
      batch(returnOf(june, [other]), returnOf(june, [{ person: 0 }], second)),
      batch(returnOf(july, [other]), returnOf(july, [{ person: 0 }], second)),
      ...months([august, september, october], { person: 0 }, other),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: [
      // August would be paid with the on-costs that were computed, 45.09 and 8.99; of later ones the order is doubtful, too.
      "duplicate E1 2022-08 353.68",
      "duplicate E1 2022-09 659.60",
      "duplicate E1 2022-10 659.60",
      "shortfall E2 2022-07 898.80 returns-stopped",
    ],
  },
  {
    book: "a job that is unclear from August on: two instalments stand, and a person has to say about the rest (WFP-79)",
    batches: [
      ...months([june, july], { person: 0 }, other),
      ...months(
        [august, september, october],
        { person: 0, cells: { roleCode: "UNCLEAR", registration: "NONE" } },
        other,
      ),
    ],
    has: [2 * instalment, 0, 0, whole],
    list: ["shortfall E1 2022-07 898.80 referred"],
  },
];

test.for(books)("$book", keepsTo);
