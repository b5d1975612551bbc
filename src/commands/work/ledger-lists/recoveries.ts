// `taliad ledger recoveries`: everybody's recoveries under the beginnings of their keys, or one person's.
import { monthText } from "../../../core/day.ts";
import { poundsText } from "../../../core/money.ts";
import { everybodyIn } from "../../../ledger/answers/everybody.ts";
import { recoveryLines as recoveriesIn } from "../../../ledger/answers/recoveries.ts";
import type { Book } from "../../../ledger/book.ts";
import type { PersonLines } from "../../../ledger/records.ts";
import { settledRecoveries } from "../../../report/recoveries.ts";
import type { Asked, Line } from "./line.ts";
import { everybodyOf, niNumberOf } from "./whose.ts";

/** So much of a person's key tells people apart and names nobody. */
const shownKey = 12;

export async function recoveryLines(book: Book, { person }: Asked): Promise<readonly Line[]> {
  const niNumber = person === undefined ? undefined : niNumberOf(person);
  const wanted = niNumber === undefined ? undefined : new Set(everybodyOf(niNumber).map(book.keyOf));
  const everybody: PersonLines[] = [];
  for await (const people of everybodyIn(book, { heads: ["RECOVERY"] })) everybody.push(...people);
  const all = recoveriesIn(everybody, await book.sums(["employer", "council", "period"]));
  // What is set off is known only with everybody's.
  return settledRecoveries(all)
    .filter(({ personKey }) => wanted === undefined || wanted.has(personKey))
    .map((line) => ({
      posting: line.posting,
      batch: line.batchId,
      scheme: line.scheme,
      person: niNumber ?? `${line.personKey.slice(0, shownKey)}…`,
      employerId: line.employerId,
      laCode: line.laCode,
      period: monthText(line.period),
      dueMonth: monthText(line.dueMonth),
      amount: poundsText(line.amount),
      setOff: poundsText(line.setOff),
      outstanding: poundsText(line.outstanding),
      file: line.file,
      row: line.row,
    }));
}
