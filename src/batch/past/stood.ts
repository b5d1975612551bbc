// What stands of a return in its newest posted version, head by head, for the list of corrections, as it is written down.
import * as z from "zod";
import { heads } from "../../core/decision.ts";
import { pence } from "../../core/money.ts";
import { personNumber, personText } from "../../core/person.ts";
import type { StoodAmount } from "../../engine/corrections.ts";
import type { Version } from "../../engine/versions.ts";
import type { StandingAmount } from "../../ledger/audit-lines.ts";
import type { ReturnVersion } from "../../ledger/records.ts";
import { returnFields, writtenReturn } from "./return-lines.ts";

/** What stands of the version that a new one takes the place of, and where that is. */
export type Stood = {
  readonly batchId: string;
  readonly file: string;
  readonly amounts: readonly StoodAmount[];
};

const stoodLine = z.strictObject({
  stood: z.strictObject({
    ...returnFields,
    batch: z.string(),
    file: z.string(),
    amounts: z.array(
      z.strictObject({
        person: z.string(),
        head: z.enum(heads),
        amount: z.int(),
        from: z.strictObject({ batchId: z.string(), file: z.string() }).optional(),
        sheet: z.string(),
        row: z.int(),
      }),
    ),
  }),
});

/** Of an amount that has stayed in an earlier version it is said where it stands. */
export function stoodIn(
  { batchId, file }: Pick<ReturnVersion, "batchId" | "file">,
  found: readonly StandingAmount[],
): Stood {
  const amounts = found.map(({ batchId: batch, file: name, ...one }) =>
    batch === batchId && name === file ? one : { ...one, from: { batchId: batch, file: name } },
  );
  return { batchId, file, amounts };
}

/** Throws on what `stoodText` never writes. */
export function stoodFrom(value: unknown): {
  readonly key: Omit<Version, "sequence">;
  readonly found: Stood;
} {
  const { batch, file, amounts, ...key } = stoodLine.parse(value).stood;
  return { key, found: { batchId: batch, file, amounts: amounts.map(stoodAmount) } };
}

function stoodAmount({
  person,
  amount,
  ...rest
}: z.infer<typeof stoodLine>["stood"]["amounts"][number]): StoodAmount {
  return { ...rest, person: person === "" ? undefined : personNumber(person), amount: pence(amount) };
}

/** One line, the same bytes for the same facts. */
export function stoodText(version: Version, found: Stood): string {
  const amounts = found.amounts.map(({ person, head, amount, from, sheet, row }) => ({
    person: person === undefined ? "" : personText(person),
    head,
    amount,
    ...(from === undefined ? {} : { from }),
    sheet,
    row,
  }));
  const { batchId: batch, file } = found;
  return `${JSON.stringify({ stood: { ...writtenReturn(version), batch, file, amounts } })}\n`;
}
