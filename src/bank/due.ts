// From what stored batches make payable to what is due: one amount for each employer and month, under the
// reference that a council pays it with. The newest version of a return counts, in whichever batch it is.
import type { Month } from "../core/day.ts";
import { type Pence, pence } from "../core/money.ts";
import { paymentReference } from "../engine/payment-list.ts";
import type { Due } from "./bank.ts";

/** What one file of a batch makes payable. */
export type Payable = {
  readonly batch: string;
  readonly scheme: string;
  /** The scheme's short code, WFP. */
  readonly schemeCode: string;
  readonly layout: string;
  readonly laCode: string;
  readonly employerId: string;
  readonly period: Month;
  /** The number of the submission: a higher one replaces a lower one. */
  readonly sequence: number;
  /** By head, in the order of `heads`. */
  readonly byHead: readonly Pence[];
};

/** Two batches that make the same version of a return payable: one of them does not count. */
type Clash = { readonly batches: readonly [string, string]; readonly reference: string };

/** How many earlier versions of a return can still be named by a payment. */
const mostVersions = 99;

/** One amount per scheme, council, employer and month, in the order of their references; or the first clash. */
export function duesOf(payables: readonly Payable[]): readonly Due[] | Clash {
  const newest = newestOf(payables);
  if (!Array.isArray(newest)) return newest;
  const found = new Map<string, Payable[]>();
  for (const payable of newest) {
    const { schemeCode, laCode, employerId, period } = payable;
    const key = JSON.stringify([schemeCode, laCode, employerId, period]);
    found.set(key, [...(found.get(key) ?? []), payable]);
  }
  return [...found.values()].map(dueOf).sort((a, b) => compare(a.reference, b.reference));
}

/** The file of each return that counts: that of the highest number. */
function newestOf(payables: readonly Payable[]): Payable[] | Clash {
  const newest = new Map<string, Payable>();
  for (const payable of payables) {
    const { schemeCode, layout, laCode, employerId, period, sequence } = payable;
    const key = JSON.stringify([schemeCode, layout, laCode, employerId, period]);
    const other = newest.get(key);
    if (
      other === undefined ||
      other.sequence < sequence ||
      (other.sequence === sequence && isNothing(other))
    ) {
      newest.set(key, payable);
    } else if (other.sequence === sequence && !isNothing(payable)) {
      return { batches: [other.batch, payable.batch], reference: paymentReference(payable, sequence) };
    }
  }
  return [...newest.values()];
}

/** The same file once more, in a batch that knew that it had been paid. */
function isNothing({ byHead }: Payable): boolean {
  return byHead.every((amount) => amount === 0);
}

/** Forms of one employer and month, such as the return and the claim of on-costs, are paid together. */
function dueOf(files: readonly Payable[]): Due {
  const [first] = files;
  if (first === undefined) throw new Error("a due amount without a file");
  const sequence = Math.max(...files.map((file) => file.sequence));
  const references: string[] = [];
  for (let number = sequence; number > 0 && number > sequence - mostVersions; number -= 1) {
    references.push(paymentReference(first, number));
  }
  const byHead = first.byHead.map((_, at) =>
    pence(files.reduce((sum, file) => sum + (file.byHead[at] ?? 0), 0)),
  );
  return {
    reference: paymentReference(first, sequence),
    references,
    scheme: first.scheme,
    laCode: first.laCode,
    employerId: first.employerId,
    period: first.period,
    sequence,
    batches: [...new Set(files.map(({ batch }) => batch))].sort(),
    amount: pence(byHead.reduce((sum, amount) => sum + amount, 0)),
    byHead,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
