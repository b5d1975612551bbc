// `taliad ledger returns`: which version of each return stands, in which batch and file, by month, council and employer.
import { monthText } from "../../../core/day.ts";
import type { Book } from "../../../ledger/book.ts";
import type { Line } from "./line.ts";

export async function returnLines(book: Book): Promise<readonly Line[]> {
  const found = (await book.returns([{}])).map((one) => ({
    scheme: one.scheme,
    layout: one.layout,
    period: monthText(one.period),
    laCode: one.laCode,
    employerId: one.employerId,
    version: one.sequence,
    batch: one.batchId,
    file: one.file,
  }));
  const keyOf = ({ scheme, period, laCode, employerId, layout }: (typeof found)[number]): string =>
    JSON.stringify([scheme, period, laCode, employerId, layout]);
  return found.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
