// The folder in which a ledger lies with what belongs to it; for a book on a server, that of the results.
import { existsSync } from "node:fs";
import { dirname } from "node:path";
import { isServerAddress } from "../../ledger/postgres/address.ts";
import type { Settings } from "../config.ts";
import type { Session } from "../session.ts";

export function besideLedger({ ledger, out }: Pick<Settings, "ledger" | "out">): string {
  return isServerAddress(ledger) ? out : dirname(ledger);
}

/** For a command whose `--out` is another thing: the results are where the settings say, or, where nothing is there, beside the ledger. */
export function withResults(session: Session): Session {
  const { config } = session;
  if (existsSync(config.out)) return session;
  return { ...session, config: { ...config, out: besideLedger(config) } };
}
