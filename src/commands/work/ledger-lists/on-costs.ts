// `taliad ledger on-costs`: payments whose on-cost file is still to come, and on-costs whose payment a later return has undone.
import { monthText } from "../../../core/day.ts";
import { poundsText } from "../../../core/money.ts";
import type { Book } from "../../../ledger/book.ts";
import { socialCarePayment } from "../../../schemes/social-care-payment-2022/scheme.ts";
import { outstandingIn } from "../on-costs.ts";
import type { Line } from "./line.ts";

export async function onCostLines(book: Book): Promise<readonly Line[]> {
  const { name } = socialCarePayment;
  return (await outstandingIn(book, name)).map((line) => ({
    scheme: name,
    employerId: line.employerId,
    laCode: line.laCode,
    dueMonth: monthText(line.dueMonth),
    kind: line.kind,
    people: line.people,
    payments: poundsText(line.payments),
    onCosts: poundsText(line.onCosts),
  }));
}
