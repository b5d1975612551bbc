// Rulings about people: what an officer wrote is enciphered with the key of the claims, so that it goes with it.
import type { SQLInputValue } from "node:sqlite";
import type { NewDecision } from "../new-batch.ts";
import type { ClaimKey } from "./claim-keys.ts";
import { type Page, rowsOf } from "./page.ts";

/** `rowOf` gives the cells of the table, the text last; in a book without such keys it stays where it is. */
export function putDecisions(
  page: Page,
  decisions: readonly NewDecision[],
  claimKeyOf: (scheme: string) => ClaimKey | undefined,
  rowOf: (decision: NewDecision) => readonly SQLInputValue[],
): void {
  const keys = decisions.map(({ scheme }) => claimKeyOf(scheme));
  const ids = rowsOf(page, "decision", [...decisions.entries()], ([at, one]) =>
    keys[at] === undefined ? rowOf(one) : rowOf({ ...one, details: "" }),
  );
  const texts = decisions.flatMap(({ details }, at) => {
    const [key, id] = [keys[at], ids[at]];
    return key === undefined || id === undefined ? [] : [{ key, id, ...key.cipher.sealText(details) }];
  });
  rowsOf(page, "sealed_text", texts, ({ key, id, nonce, cipher }) => [id, key.id, nonce, cipher]);
}
