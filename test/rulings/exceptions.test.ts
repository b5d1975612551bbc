// What is listed for the auditor: every decision of a person, with the claim that it touched, and every payment
// that is conditional, late or for an earlier month.
import { describe, expect, test } from "vitest";
import { monthFromText } from "../../src/core/day.ts";
import { poundsText } from "../../src/core/money.ts";
import { personNumber } from "../../src/core/person.ts";
import { cellsOf, keysOf, lineOf } from "../../src/report/columns.ts";
import { exceptionColumns } from "../../src/report/exceptions.ts";
import { overrideBook, overridesFor } from "../../src/rulings/by-person.ts";
import { decisionExceptions } from "../../src/rulings/decision-exceptions.ts";
import {
  claimExceptions,
  type ExceptionalClaim,
  type ExceptionLine,
  exceptionKinds,
  isExceptional,
} from "../../src/rulings/exceptions.ts";
import { socialCarePayment } from "../../src/schemes/social-care-payment-2022/scheme.ts";
import { shipped } from "../law/shipped.ts";
import {
  assessor,
  type Change as ClaimChange,
  circumstances,
  claimWith,
} from "../schemes/social-care-payment-2022/claims.ts";
import { type Change, decision, standing } from "./ruling-rows.ts";

const rules = socialCarePayment.exceptionRules;
const override = { decisionType: "OVERRIDE", approvedBy: "Nia Parry", originalDecidedBy: undefined } as const;

/** A claim row as it is decided with the given decisions of people. */
function claimOf(change: ClaimChange, decisions: readonly Change[], period = "2022-06"): ExceptionalClaim {
  const at = circumstances(period);
  const claim = claimWith(change);
  const people = overrideBook(standing(decisions.map(decision))).get(socialCarePayment.name);
  const overrides = overridesFor(people, personNumber(claim.niNumber), at.employerId, at.period);
  const byRules = assessor.decide(claim, at);
  const decided = overrides === undefined ? byRules : assessor.decide(claim, { ...at, overrides });
  return {
    file: "a.csv",
    row: 5,
    employerId: at.employerId,
    niNumber: claim.niNumber,
    decision: decided,
    byRules: overrides && byRules,
  };
}

function linesOf(change: ClaimChange, decisions: readonly Change[], period = "2022-06", current = period) {
  const month = monthFromText(current);
  if (month === undefined) throw new Error(`not a month: ${current}`);
  const claim = claimOf(change, decisions, period);
  const own = claimExceptions(claim, month, rules);
  const ofPeople = decisionExceptions(standing(decisions.map(decision)), [claim]);
  const lines = [...ofPeople, ...own];
  expect(isExceptional(claim.decision, month, rules)).toBe(lines.some(({ claimFile }) => claimFile !== ""));
  return lines;
}

/** "appeal AP-1 WFP-31 not-eligible > payable 353.05 of a.csv 5". */
function said(line: ExceptionLine): string {
  const outcomes = `${line.outcomeBefore} > ${line.outcomeAfter}`;
  return `${line.kind} ${line.caseId} ${line.rule} ${outcomes} ${poundsText(line.amount)} ${line.claimFile} ${line.claimRow}`;
}

type Case = {
  readonly why: string;
  readonly claim: ClaimChange;
  readonly decisions?: readonly Change[];
  readonly period?: string;
  readonly current?: string;
  readonly said: readonly string[];
};

const noOnCosts = { basePay: undefined, niCategory: undefined };
const starter = { ...noOnCosts, startDate: "2022-06-01", shiftsInWindow: 2, shiftsExpected: 6 };
const late = { ...noOnCosts, formReceivedDate: "2022-07-01" };

const cases: readonly Case[] = [
  { why: "an ordinary payment is no exception", claim: noOnCosts, said: [] },
  {
    why: "an appeal that was granted: what it brings",
    claim: { ...noOnCosts, shiftsInWindow: 5 },
    decisions: [{}],
    said: ["appeal AP-1 WFP-31 not-eligible > payable 299.60 a.csv 5"],
  },
  {
    why: "on-costs belong to what it brings",
    claim: { shiftsInWindow: 5, employerNi: 4_509, employerPension: 899 },
    decisions: [{}],
    said: ["appeal AP-1 WFP-31 not-eligible > payable 353.68 a.csv 5"],
  },
  {
    why: "an override against a claim: what it takes",
    claim: noOnCosts,
    decisions: [{ ...override, outcome: "NOT_ELIGIBLE" }],
    said: ["override AP-1 WFP-31 payable > not-eligible -299.60 a.csv 5"],
  },
  {
    why: "a decision that touches no claim of the batch is listed all the same",
    claim: noOnCosts,
    decisions: [{ niNumber: "AB123457C" }],
    said: ["appeal AP-1 WFP-31  >  0.00  0"],
  },
  {
    why: "a reinstatement lets a late form in, too",
    claim: {
      ...late,
      leaveReason: "DISMISSED_DISCIPLINARY",
      leaveDate: "2022-05-02",
      payDate: "2022-08-28",
    },
    decisions: [{ decisionType: "REINSTATEMENT", ruleId: undefined }],
    period: "2022-08",
    said: [
      "reinstatement AP-1 WFP-72 not-eligible > payable 299.60 a.csv 5",
      "late-claim AP-1 WFP-72 not-eligible > payable 299.60 a.csv 5",
    ],
  },
  {
    why: "a late form that was accepted",
    claim: late,
    decisions: [{ ...override, ruleId: "WFP-03" }],
    said: [
      "override AP-1 WFP-03 not-eligible > payable 299.60 a.csv 5",
      "late-claim AP-1 WFP-03 not-eligible > payable 299.60 a.csv 5",
    ],
  },
  { why: "a late form that was not", claim: late, said: [] },
  {
    why: "a payment on expected shifts",
    claim: starter,
    said: ["conditional  WFP-92 payable > payable 299.60 a.csv 5"],
  },
  {
    why: "a month of before",
    claim: noOnCosts,
    period: "2022-06",
    current: "2022-07",
    said: ["back-payment   payable > payable 299.60 a.csv 5"],
  },
  {
    why: "a return for May is due in June",
    claim: noOnCosts,
    period: "2022-05",
    current: "2022-06",
    said: [],
  },
  {
    why: "outcomes of duplicates are not listed here",
    claim: noOnCosts,
    decisions: [{ decisionType: "DUPLICATE_OUTCOME", outcome: "GENUINE", ruleId: undefined }],
    said: [],
  },
];

test.for(cases)("$why", ({ claim, decisions = [], period, current, said: wanted }) => {
  expect(linesOf(claim, decisions, period, current ?? period).map(said)).toEqual(wanted);
});

describe("a line", () => {
  const change = { ...override, receivedDate: "2022-08-01", decidedDate: "2022-08-10" };
  const [line] = linesOf({ shiftsInWindow: 5 }, [change]);

  test("says who, when, why and on what evidence", () => {
    expect(line).toMatchObject({
      reason: "The rota shows a sixth shift.",
      decidedBy: "Mair Llwyd",
      approvedBy: "Nia Parry",
      evidenceRef: "DOC-17",
      decision: "ELIGIBLE",
      due: undefined,
      overdue: false,
    });
  });

  test("comes back from its cells", () => {
    if (line === undefined) throw new Error("no line");
    expect(lineOf(exceptionColumns, cellsOf(exceptionColumns, line))).toEqual(line);
    expect([...keysOf(exceptionColumns)].sort()).toEqual(Object.keys(line).sort());
  });
});

test("there are words for every heading and kind", () => {
  for (const { en, cy } of [shipped.words]) {
    for (const key of [
      ...keysOf(exceptionColumns).map((one) => `headings.${one}`),
      ...exceptionKinds.map((one) => `exceptions.${one}`),
    ]) {
      expect(en.has(key) && cy.has(key), key).toBe(true);
    }
  }
});

test("what is taken back for an earlier month is no back payment, what is paid for one is", () => {
  const usual = claimOf({}, []);
  const [payment] = usual.decision.payable;
  const month = monthFromText("2022-07");
  if (payment === undefined || month === undefined) throw new Error("the usual row is paid");
  const listed = (...payable: (typeof payment)[]) =>
    claimExceptions({ ...usual, decision: { ...usual.decision, payable } }, month, rules).map(
      ({ kind, amount }) => `${kind} ${amount}`,
    );
  const back = { ...payment, head: "RECOVERY", amount: -payment.amount as typeof payment.amount } as const;
  expect(listed(back)).toEqual([]);
  expect(listed(payment)).toEqual(["back-payment 29960"]);
  expect(listed(payment, back)).toEqual(["back-payment 29960"]);
  expect(listed({ ...payment, dueMonth: month })).toEqual([]);
});
