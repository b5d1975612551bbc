// What people have said of the warnings of a row: an officer or the employer before it, the employer in the row itself. Nearly no
// row has either.
import { personNumber } from "../../core/person.ts";
import type { Row } from "../../core/place.ts";
import type { Problem } from "../../core/problem.ts";
import { confirmedKey } from "../../input/confirmations.ts";
import type { ReadRow, RowReader } from "../../input/rows.ts";
import type { Law } from "../../law/law.ts";
import { asConfirmed, type Confirmed } from "../../rulings/confirmed.ts";
import { employersWord } from "../../rulings/employers-word.ts";
import type { ConfirmedWarning } from "../handover/confirmed-warning.ts";
import type { DeskJob } from "../handover/desk-job.ts";
import type { ConfirmedOf } from "../handover/rulings-read.ts";

type RowConfirming = {
  /** What is to be reported in place of a problem. */
  readonly instead: (found: Problem) => readonly Problem[];
  /** What was said of no warning of the row; asked when all of them are known. */
  readonly left: () => Problem | undefined;
};

/** `confirms` is told what the employer itself has settled, where the row says whose it is. */
export function confirmingIn(
  job: DeskJob,
  reader: RowReader,
  { words }: Law,
  confirmedOf: ConfirmedOf | undefined,
  confirms: (warning: ConfirmedWarning) => void,
): (read: ReadRow, row: Row) => RowConfirming | undefined {
  const isAsked = !reader.lacks(confirmedKey);
  return (read, row) => {
    const text = isAsked ? reader.text(row, confirmedKey) : "";
    const niNumber = text === "" && confirmedOf === undefined ? undefined : numberIn(read);
    const ruled: Confirmed | undefined =
      niNumber === undefined ? undefined : confirmedOf?.(job.scheme, personNumber(niNumber), job.employerId);
    if (text === "" && ruled === undefined) return undefined;
    const known = { sender: job.sender, words, readerOf: reader.reads, ruled };
    const word = text === "" ? undefined : employersWord(text, row, job, known);
    return {
      instead(found) {
        const before = asConfirmed(found, ruled, words);
        // Who said it before and says it again has said something all the same.
        const said = word?.about(found);
        if (before !== undefined) return [before];
        if (said === undefined || word === undefined) return [found];
        if (said.confirms && niNumber !== undefined) {
          const { code, key, found: value } = found;
          confirms({ row: row.number, niNumber, code, key, value, place: word.place, cell: word.cell });
        }
        return said.problems;
      },
      left: () =>
        word?.isLeft() === true
          ? reader.remark(row, {
              ...{ code: "confirmation-without-warning", key: confirmedKey, rule: "" },
              expected: word.open().join("; ") || "–",
            })
          : undefined,
    };
  };
}

/** The number that a row could be read with. */
function numberIn(read: ReadRow): string | undefined {
  if (read.kind === "not a claim") return undefined;
  const number = read.kind === "claim" ? read.niNumber : read.claim["niNumber"];
  return typeof number === "string" && number !== "" ? number : undefined;
}

type Reporting = {
  /** Says what was found when the row was read; without a row nothing is said. */
  readonly begin: (read: ReadRow | undefined, row: Row) => void;
  readonly report: (found: Problem) => void;
  /** All that there is to say of the row has been said. */
  readonly end: () => void;
};

/** Says the problems of one row after the other as people have confirmed them. */
export function openReporting(
  say: (problem: Problem) => void,
  confirmingOf: ReturnType<typeof confirmingIn>,
): Reporting {
  let confirming: RowConfirming | undefined;
  const report = (found: Problem): void => {
    if (confirming === undefined) say(found);
    else for (const problem of confirming.instead(found)) say(problem);
  };
  return {
    begin(read, row) {
      confirming = read && confirmingOf(read, row);
      if (read?.problems !== undefined) for (const problem of read.problems) report(problem);
    },
    report,
    end() {
      const left = confirming?.left();
      if (left !== undefined) say(left);
    },
  };
}
