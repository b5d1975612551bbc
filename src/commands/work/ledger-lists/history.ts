// `taliad ledger history`: every posting of one person.
import { monthText } from "../../../core/day.ts";
import { poundsText } from "../../../core/money.ts";
import { isSecond } from "../../../core/person.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Asked, Line } from "./line.ts";
import { everybodyOf, niNumberOf } from "./whose.ts";

export async function historyLines(book: Book, { person }: Asked): Promise<readonly Line[]> {
  const niNumber = niNumberOf(person);
  const found = await book.lines({ people: everybodyOf(niNumber) });
  const areTwo = found.length > 1;
  const lines = found.flatMap(({ person, postings }) =>
    postings.map((line) => ({ ...line, whose: person !== undefined && isSecond(person) ? 2 : 1 })),
  );
  return lines.map((line) => ({
    posting: line.posting,
    ...(areTwo ? { whose: line.whose } : {}),
    batch: line.batchId,
    scheme: line.scheme,
    employerId: line.employerId,
    laCode: line.laCode,
    period: monthText(line.period),
    kind: line.kind,
    head: line.head,
    dueMonth: monthText(line.dueMonth),
    instalment: line.instalment,
    amount: poundsText(line.amount),
    file: line.file,
    row: line.row,
  }));
}
