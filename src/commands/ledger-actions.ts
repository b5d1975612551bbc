// What `taliad ledger` can be asked to do; apart, so that the command line can name it without loading the ledger.

export const ledgerActions = [
  "batches",
  "events",
  "returns",
  "balances",
  "history",
  "cases",
  "open",
  "recoveries",
  "on-costs",
  "grant-claim",
  "retention",
  "check",
  "copy",
  "sql",
  "withdraw",
] as const;
export type LedgerAction = (typeof ledgerActions)[number];
