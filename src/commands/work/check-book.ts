// `taliad ledger check`: the book added up again, and compared with the folders of its batches, with the log of runs, and with
// a head that somebody has kept.

import { eventsOf } from "../../ledger/answers/batches.ts";
import type { Book } from "../../ledger/book.ts";
import type { LedgerFinding } from "../../ledger/findings.ts";
import { say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { anchorsOf, type BatchFolders, folderFindings, readFolders } from "./batch-folders.ts";
import { listFindings } from "./payment-folders.ts";
import { logFindings, loggedBatches, type RunLogRead, readRunLog } from "./run-log-check.ts";

type CheckArguments = {
  /** A head as it was printed; undefined = none is compared. */
  readonly head?: string | undefined;
  readonly json: boolean;
};

/** What lies beside the ledger, read before it. */
type Outside = { readonly folders: BatchFolders; readonly log: RunLogRead | undefined };

export function readOutside(out: string): Outside {
  // In this order: a folder comes before the log tells of its batch, and after its run has begun.
  return { folders: readFolders(out), log: readRunLog(out) };
}

/** Returns the exit code. */
export async function checkBook(
  book: Book,
  { folders, log }: Outside,
  { head, json }: CheckArguments,
  session: Session,
): Promise<number> {
  const { config, console, schemas } = session;
  const kept = head === undefined ? undefined : readHead(head);
  const batches = await book.batches();
  const events = eventsOf(batches);
  const logged = loggedBatches(log, book.bookId);
  // Of a book that councils share, the others' batches have their folders elsewhere.
  const isHere = (id: string): boolean => !book.isShared || folders.has(id) || logged.has(id);
  const holds = kept === undefined ? undefined : batches.find((one) => one.head === kept);
  const findings: readonly LedgerFinding[] = [
    ...(await book.check(anchorsOf(folders, batches))),
    ...folderFindings(
      config.out,
      folders,
      batches,
      logged,
      batches.filter(({ id }) => isHere(id)),
    ),
    ...listFindings(
      config.out,
      events.filter(({ batchId }) => isHere(batchId)),
    ),
    ...logFindings(log, { id: book.bookId, batches, events }, new Set(folders.keys()), config.out),
    ...(kept === undefined || holds !== undefined
      ? []
      : [{ code: "head-unknown", where: kept, detail: String(batches.length) } as const]),
  ];
  const whole = findings.length === 0;
  const end = batches.at(-1)?.head ?? "";
  const speak = (key: string, values: Readonly<Record<string, string | number>>): string =>
    say(schemas.law.words, console.language, key, values);
  if (json) {
    const at = holds === undefined ? {} : { holds: { sequence: holds.sequence, batch: holds.id } };
    console.print(JSON.stringify({ whole, batches: batches.length, head: end, ...at, findings }));
  } else {
    for (const { code, where, detail } of findings)
      console.print(`- ${speak(`cli.ledger-check.${code}`, { where, detail })}`);
    console.print(
      whole ? speak("cli.ledger-whole", { batches: batches.length }) : speak("cli.ledger-damaged", {}),
    );
    if (holds !== undefined)
      console.print(
        speak("cli.ledger-head-held", { batch: holds.id, after: batches.length - holds.sequence }),
      );
    if (whole && end !== "") console.print(speak("cli.ledger-head", { head: end }));
  }
  return whole ? exitCodes.done : exitCodes.ledgerDamaged;
}

/** As somebody may have copied it: in capitals, with blanks. */
function readHead(given: string): string {
  const head = given.replaceAll(/\s/g, "").toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(head)) throw new UsageFault("cli.head-unreadable", { head: given });
  return head;
}
