// Writes down that a run has begun and how it ended. The command's files are counted, not named: their names may be
// those of people.
import { poundsText } from "../../core/money.ts";
import type { Batch } from "../../engine/batch.ts";
import { programVersion } from "../../engine/version.ts";
import { openRunLog, runLogName } from "../../io/run-log.ts";
import type { Book } from "../../ledger/book.ts";
import { account } from "../account.ts";
import { faultOf } from "../faults.ts";
import type { Session } from "../session.ts";

/** What a run came to. `batch` is all of it for a new batch, its id for one that was there or that something is done to. */
export type Ended = {
  readonly exitCode: number;
  readonly batch?: Batch | string | undefined;
  /** The batch was there before, and nothing was posted. */
  readonly again?: boolean | undefined;
  /** Where the ledger ends now; undefined without one. */
  readonly ends?: LedgerEnd | undefined;
  /** How the council's own command ended. */
  readonly after?: "done" | "failed" | undefined;
};

/** The ledger, the number of its newest batch, and its head: what `ledger check` compares later. */
export type LedgerEnd = { readonly book: string; readonly sequence: number; readonly head: string };

export async function endOf(book: Book): Promise<LedgerEnd> {
  const { sequence, head } = await book.state();
  return { book: book.bookId, sequence, head };
}

/** Does the work between the two lines and returns its exit code. The results' folder has to be there. */
export async function logged(
  session: Session,
  files: number,
  work: () => Promise<Ended>,
  command = "run",
  by?: string,
): Promise<number> {
  const { config, console } = session;
  const log = openRunLog(config.out, programVersion);
  let told = false;
  const tell = (code: string | undefined): void => {
    if (code === undefined || told) return;
    told = true;
    console.log("error", "cli.run-log-failed", { path: runLogName, code });
  };
  const { lang, failOn, ledger, parameters } = config;
  const options = {
    lang,
    failOn,
    ledger: ledger === "none" ? "no" : "yes",
    parameters: Object.keys(parameters).length,
  };
  tell(log.begin({ command, ...(by && { by }), account: account(), arguments: files, options }));
  console.step("begin", { command, arguments: files });
  try {
    const { exitCode, batch, again = false, ends, after } = await work();
    const results = batch === undefined ? {} : typeof batch === "string" ? { batch } : countsOf(batch);
    tell(log.end({ exitCode, ...results, ...(again ? { again } : {}), ...ends, ...(after && { after }) }));
    console.step("end", {
      ...{ command, exitCode, again },
      ...(batch === undefined ? {} : { batch: typeof batch === "string" ? batch : batch.id }),
    });
    return exitCode;
  } catch (fault) {
    const { exitCode, key } = faultOf(fault, () => true);
    tell(log.end({ exitCode, fault: key }));
    console.step("end", { command, exitCode, fault: key });
    throw fault;
  }
}

function countsOf({ id, files, totals, duplicates }: Batch) {
  return {
    batch: id,
    files: files.length,
    statuses: totals.files,
    rows: totals.rowsRead,
    outcomes: totals.byOutcome,
    duplicates: duplicates.length,
    claimed: poundsText(totals.claimed),
    payable: poundsText(totals.payable),
    toPay: poundsText(totals.toPay),
  };
}
