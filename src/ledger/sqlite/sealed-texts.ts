// Texts of rulings as they are read: those that were enciphered, with a key that lives, and those of books that have no such keys.
import type { DatabaseSync } from "node:sqlite";
import type { ClaimKeys } from "./claim-keys.ts";
import { bytesAt, numberAt, query } from "./database.ts";

/** From a ruling's number and what stands beside it to its text; undefined where the key is gone. The keys are those that live now. */
export function openedTexts(
  database: DatabaseSync,
  claimKeys: () => ClaimKeys,
): () => (decision: number, plain: string) => string | undefined {
  const sealed = query(
    database,
    "SELECT claim_key, nonce, cipher FROM sealed_text WHERE decision = ? ORDER BY id DESC",
  );
  return () => {
    const keys = new Map(claimKeys()?.map((key) => [key.id, key]));
    return (decision, plain) => {
      if (plain !== "") return plain;
      for (const row of sealed.all(decision)) {
        const key = keys.get(numberAt(row, 0));
        if (key !== undefined)
          return key.cipher.openText({ nonce: bytesAt(row, 1), cipher: bytesAt(row, 2) });
      }
      return undefined;
    };
  };
}
