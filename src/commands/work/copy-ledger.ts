// `taliad ledger copy --to`: the ledger moves to a file or to a server. The copy is checked whole before it is said to be there.
import { copyBook } from "../../ledger/copy.ts";
import { say } from "../../report/words.ts";
import { exitCodes } from "../exit-codes.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { openBook } from "./open-ledger.ts";

/** Returns the exit code. */
export async function copyLedger(to: string | undefined, session: Session): Promise<number> {
  const { config, console, schemas } = session;
  if (to === undefined) throw new UsageFault("cli.copy-needs-place");
  await copyBook(config.ledger, to);
  const copy = await openBook(to, session, { readOnly: true });
  try {
    const found = (await copy.check()).filter(({ code }) => code !== "not-published");
    const { sequence, head } = await copy.state();
    const values = { batches: sequence, head: head || "0", place: to };
    const key = found.length === 0 ? "cli.ledger-copied" : "cli.ledger-copy-differs";
    console.print(say(schemas.law.words, console.language, key, values));
    return found.length === 0 ? exitCodes.done : exitCodes.ledgerDamaged;
  } finally {
    await copy.close();
  }
}
