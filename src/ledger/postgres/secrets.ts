// The secrets of schemes and years of claims in a shared book: they stand at the server, each enciphered with the book's key, which
// every council has and the server has not. So whoever shares the book has them, and a purge takes them from everybody at once.
import { createHash } from "node:crypto";
import { LedgerFault } from "../fault.ts";
import type { ClaimSecrets } from "../keyed/book-keys.ts";
import { claimCipher, secretCheck } from "../keyed/claim-cipher.ts";
import { bytesAt, numberAt, textAt } from "../sqlite/database.ts";
import { bytea, type Server } from "./server.ts";

export type SharedSecrets = ClaimSecrets & {
  /** Rows of the table for those that were kept and are not at the server yet; told once. */
  readonly toSend: () => readonly object[];
};

/** Those that are at the server now. Throws LedgerFault damaged where one was not enciphered with this key. */
export async function sharedSecrets(ask: Server["ask"], key: Uint8Array): Promise<SharedSecrets> {
  const [there] = await ask("SELECT to_regclass('taliad.claim_secret') IS NOT NULL");
  const hasTable = numberAt(there, 0) === 1;
  const rows = hasTable ? await ask("SELECT key_check, nonce, cipher FROM taliad.claim_secret") : [];
  const wrapped = claimCipher(createHash("sha256").update("taliad shared secrets\n").update(key).digest());
  const known = new Map<string, Uint8Array>();
  for (const row of rows) {
    try {
      const hex = wrapped.openText({ nonce: bytesAt(row, 1), cipher: bytesAt(row, 2) });
      known.set(textAt(row, 0), Buffer.from(hex, "hex"));
    } catch (error) {
      throw new LedgerFault("damaged", "claim-key-missing", textAt(row, 0).slice(0, 12), error);
    }
  }
  const fresh: Uint8Array[] = [];
  return {
    of: (check) => known.get(check),
    keep(secrets) {
      if (secrets.length > 0 && !hasTable) throw new LedgerFault("refused", "server-tables-older", "");
      for (const secret of secrets) known.set(secretCheck(secret), secret);
      fresh.push(...secrets);
    },
    toSend: () =>
      fresh.splice(0).map((secret) => {
        const { nonce, cipher } = wrapped.sealText(Buffer.from(secret).toString("hex"));
        return { key_check: secretCheck(secret), nonce: bytea(nonce), cipher: bytea(cipher) };
      }),
  };
}
