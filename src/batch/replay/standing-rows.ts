// The claim rows of returns that stand, read again from the folders of their batches: what was decided about each, and the
// few cells that no table of a batch holds. One file after another, so nobody has to hold all rows.

import { type Month, monthFromText } from "../../core/day.ts";
import { type PersonNumber, personNumber } from "../../core/person.ts";
import { rowReader } from "../../input/rows.ts";
import { readNiNumber } from "../../statute/ni-number.ts";
import { dataRows, openTable, rowsOf } from "../read/open-table.ts";
import { decisionsOf, type StoredBatch, storedInput } from "./stored.ts";

export type StandingRow = {
  readonly file: string;
  readonly row: number;
  readonly person: PersonNumber;
  readonly surname: string;
  readonly forenames: string;
  readonly employerId: string;
  readonly laCode: string;
  readonly period: Month;
  readonly outcome: string;
  /** Codes as the layout and roles.json have them; empty where the cell says nothing that is known. */
  readonly role: string;
  readonly setting: string;
  /** Whether the worker agreed that Data Cymru may be told (WFP-61). */
  readonly consents: boolean;
};

/** Rows of these files of the batch with a readable NI number, in the order of decisions.csv. */
export async function* standingRows(
  batch: StoredBatch,
  files: ReadonlySet<string>,
): AsyncGenerator<StandingRow> {
  let [file, sent]: [string | undefined, ReadonlyMap<string, Sent>] = [undefined, new Map()];
  for await (const { text } of decisionsOf(batch)) {
    if (!files.has(text("file"))) continue;
    if (text("file") !== file) {
      file = text("file");
      sent = await sentIn(batch, file);
    }
    const niNumber = readNiNumber(text("niNumber"));
    const period = monthFromText(text("period"));
    if (niNumber === undefined || period === undefined || text("outcome") === "superseded") continue;
    const { role = "", setting = "", consents = false } = sent.get(`${text("sheet")}\n${text("row")}`) ?? {};
    yield {
      file,
      row: Number(text("row")),
      person: personNumber(niNumber),
      surname: text("surname"),
      forenames: text("forenames"),
      employerId: text("employerId"),
      laCode: text("laCode"),
      period,
      outcome: text("outcome"),
      ...{ role, setting, consents },
    };
  }
}

type Sent = Pick<StandingRow, "role" | "setting" | "consents">;

/** By sheet and row. */
async function sentIn(batch: StoredBatch, file: string): Promise<ReadonlyMap<string, Sent>> {
  const { law } = batch.schemas;
  const table = await openTable(storedInput(batch, file), law);
  const { head, sheet } = table.job;
  const reader = rowReader(head, law, table.job);
  const found = new Map<string, Sent>();
  for await (const rows of rowsOf(table)) {
    for (const row of dataRows(rows, table)) {
      const read = reader.read(row);
      if (read.kind === "not a claim") continue;
      const { roleCode, settingType, consentDataCymru } = read.claim;
      found.set(`${sheet}\n${row.number}`, {
        role: typeof roleCode === "string" ? roleCode : "",
        setting: typeof settingType === "string" ? settingType : "",
        consents: consentDataCymru === true,
      });
    }
  }
  return found;
}
