// What stands of the month before, asked once for each return and council of the batch, and written down as asked, so
// that the batch can be run again without the ledger.
import * as z from "zod";
import { addMonths } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { type PersonNumber, personNumber, personText } from "../../core/person.ts";
import { returnKey, type Version } from "../../engine/versions.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import type { EndedReturns, PaidInReturn, PaidSum } from "../../ledger/month-sums.ts";
import { inOrder, returnFields, writtenReturn } from "./return-lines.ts";

type Return = Omit<Version, "sequence">;

/** The payment of one return of an earlier batch. */
export type PaidReturn = {
  readonly batchId: string;
  readonly file: string;
  readonly people: readonly PaidInReturn[];
};

export type PriorMonths = {
  /** The employer's return for the month before this one; named are only people in `among`. */
  readonly before: (version: Return, among: ReadonlySet<PersonNumber>) => PaidReturn | undefined;
  /** Returns of the council for the month before `period` that no return for `period` follows. */
  readonly ended: (wanted: EndedReturns) => readonly PaidSum[];
  /** What was asked and found, as prior-facts.jsonl has it. */
  readonly written: () => string;
};

const beforeLine = z.strictObject({
  monthBefore: z.strictObject({
    ...returnFields,
    batch: z.string(),
    file: z.string(),
    people: z.array(
      z.strictObject({ person: z.string(), amount: z.int(), instalment: z.int(), row: z.int() }),
    ),
  }),
});
const { employerId: _ofNoEmployer, ...councilFields } = returnFields;
const endedLine = z.strictObject({
  endedReturns: z.strictObject({
    ...councilFields,
    employers: z.array(
      z.strictObject({
        employerId: z.string(),
        people: z.int(),
        amount: z.int(),
        peopleDue: z.int(),
        amountDue: z.int(),
      }),
    ),
  }),
});

export const noMonths: PriorMonths = { before: () => undefined, ended: () => [], written: () => "" };

export function ledgerMonths(ledger: Ledger): PriorMonths {
  return remembered({
    before(version, among) {
      const found = ledger.findReturn({ ...version, period: addMonths(version.period, -1) });
      if (found === undefined) return undefined;
      const { submission, batchId, file } = found;
      return { batchId, file, people: ledger.paidIn(submission, among) };
    },
    ended: (wanted) => ledger.endedReturns({ ...wanted, period: addMonths(wanted.period, -1) }),
  });
}

/** Whether a line of prior-facts.jsonl is one of these. */
export function tellsOfMonths(line: string): boolean {
  return line.startsWith('{"monthBefore":') || line.startsWith('{"endedReturns":');
}

/** What a stored batch was compared with; `lines` are those that `written` wrote. */
export function storedMonths(lines: readonly unknown[]): PriorMonths {
  const returns = new Map<string, PaidReturn>();
  const ended = new Map<string, readonly PaidSum[]>();
  for (const line of lines) {
    const before = beforeLine.safeParse(line);
    if (before.success) {
      const { batch, file, people, ...key } = before.data.monthBefore;
      returns.set(returnKey(key), { batchId: batch, file, people: people.map(paidPerson) });
      continue;
    }
    const { employers, ...key } = endedLine.parse(line).endedReturns;
    ended.set(
      returnKey({ ...key, employerId: "" }),
      employers.map((one) => ({ ...one, amount: pence(one.amount), amountDue: pence(one.amountDue) })),
    );
  }
  return remembered({
    before: (version) => returns.get(returnKey(version)),
    ended: (wanted) => ended.get(returnKey({ ...wanted, employerId: "" })) ?? [],
  });
}

function paidPerson({
  person,
  amount,
  ...rest
}: z.infer<typeof beforeLine>["monthBefore"]["people"][number]): PaidInReturn {
  return { ...rest, person: person === "" ? undefined : personNumber(person), amount: pence(amount) };
}

function remembered(source: Omit<PriorMonths, "written">): PriorMonths {
  const lines = new Map<string, string>();
  return {
    before(version, among) {
      const found = source.before(version, among);
      if (found === undefined) return undefined;
      const people = found.people.map(({ person, amount, instalment, row }) => {
        return { person: person === undefined ? "" : personText(person), amount, instalment, row };
      });
      const { batchId: batch, file } = found;
      const line = { monthBefore: { ...writtenReturn(version), batch, file, people } };
      lines.set(`before ${returnKey(version)}`, `${JSON.stringify(line)}\n`);
      return found;
    },
    ended(wanted) {
      const employers = source.ended(wanted);
      if (employers.length > 0) {
        const { employerId: _none, ...council } = writtenReturn({ ...wanted, employerId: "" });
        const line = { endedReturns: { ...council, employers } };
        lines.set(`ended ${returnKey({ ...wanted, employerId: "" })}`, `${JSON.stringify(line)}\n`);
      }
      return employers;
    },
    written: () => inOrder(lines),
  };
}
