// What a stored batch moves, read from its own tables: its payments, its files, and who stands in which row.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { monthFromText } from "../../core/day.ts";
import type { PaymentLine } from "../../engine/batch.ts";
import type { PaidFile } from "../../engine/payment-list.ts";
import { payeeColumns, paymentColumns } from "../../report/columns.ts";
import { schemeNamed } from "../../schemes/index.ts";
import { decisionsOf, type StoredBatch } from "./stored.ts";
import { readTable } from "./stored-tables.ts";

const summarySchema = z.object({
  toPay: z.string(),
  files: z.array(
    z.object({
      file: z.string(),
      status: z.string(),
      scheme: z.string(),
      employerId: z.string(),
      laCode: z.string(),
      period: z.string().nullable(),
      sequence: z.number(),
    }),
  ),
});

type Moved = {
  /** As summary.json says it: 299.60. */
  readonly toPay: string;
  readonly files: readonly PaidFile[];
  readonly payments: readonly PaymentLine[];
  /** Forenames and surname as they were sent. */
  readonly personOf: (line: PaymentLine) => string | undefined;
};

export async function movedBy(stored: StoredBatch): Promise<Moved> {
  const { folder } = stored;
  const { toPay, files } = summarySchema.parse(
    JSON.parse(readFileSync(join(folder, "summary.json"), "utf8")),
  );
  const payments = await readTable<PaymentLine>(join(folder, "payments.csv"), paymentColumns, Infinity);
  const names = new Map(
    (await payeesOf(folder)).map(({ employerId, laCode, employerName }) => [
      JSON.stringify([employerId, laCode]),
      employerName,
    ]),
  );
  const paid = new Set(payments.map(placeOf));
  // Rows of earlier batches are known by the numbers of their people, where this batch names them too.
  const before = new Set(payments.flatMap(({ replaces, niNumber }) => (replaces === "" ? [] : [niNumber])));
  const people = new Map<string, string>();
  const byNumber = new Map<string, string>();
  for await (const { text } of decisionsOf(stored)) {
    const place = placeOf({ file: text("file"), row: Number(text("row")), replaces: "" });
    const number = text("niNumber");
    if (!paid.has(place) && !before.has(number)) continue;
    const name = `${text("forenames")} ${text("surname")}`.trim();
    people.set(place, name);
    if (number !== "") byNumber.set(number, name);
  }
  return {
    toPay,
    payments,
    files: files.flatMap(({ status, period: month, ...file }) => {
      const period = month === null ? undefined : monthFromText(month);
      if (status === "rejected" || status === "superseded" || file.scheme === "" || period === undefined)
        return [];
      const employerName = names.get(JSON.stringify([file.employerId, file.laCode])) ?? "";
      return [{ ...file, period, employerName, schemeCode: schemeNamed(file.scheme).code }];
    }),
    personOf: (line) => (line.replaces === "" ? people.get(placeOf(line)) : byNumber.get(line.niNumber)),
  };
}

function payeesOf(folder: string) {
  return readTable(join(folder, "payees.csv"), payeeColumns, Infinity);
}

function placeOf({ file, row, replaces }: Pick<PaymentLine, "file" | "row" | "replaces">): string {
  return JSON.stringify([replaces, file, row]);
}
