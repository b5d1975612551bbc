// The person whom somebody asks about, by a number or by a row of a stored batch: whoever has the batch need not copy a number.
import { decisionsWhere, openStored } from "../../batch/replay/stored.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { rowNamed } from "./row-named.ts";
import { storedFolder } from "./stored-folder.ts";

type Asked = {
  readonly batch?: string | undefined;
  readonly row?: string | undefined;
  readonly person?: string | undefined;
};

/** A National Insurance number as it was given or sent; undefined where nobody is asked about. Throws a UsageFault for a row that is not there. */
export async function personOfRow(
  { batch, row, person }: Asked,
  { config }: Session,
): Promise<string | undefined> {
  if (row === undefined) return person;
  if (batch === undefined || person !== undefined) throw new UsageFault("cli.row-of-batch");
  const { file, row: number } = rowNamed(row);
  const [line] = await decisionsWhere(
    openStored(storedFolder(batch, config.out)),
    (cell) => cell("row") === String(number) && cell("file") === file,
  );
  if (line === undefined) throw new UsageFault("cli.row-not-found", { row });
  return line.niNumber;
}
