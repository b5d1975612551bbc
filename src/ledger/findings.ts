// What a check of the book finds.

/** What is known of a batch from outside the book, for example from the manifest in its folder. */
export type Anchor = { readonly id: string; readonly manifest: string };

/** `code` is the key of words `cli.ledger-check.<code>`; `where` names the batch, posting or person's key. */
export type LedgerFinding = {
  readonly code: LedgerFindingCode;
  readonly where: string;
  readonly detail: string;
};

export const ledgerFindingCodes = [
  "file-damaged",
  "schema-changed",
  "reference-broken",
  "batch-missing",
  "batch-not-sealed",
  "posting-missing",
  "posting-without-batch",
  "content-differs",
  "chain-broken",
  "totals-differ",
  "above-ceiling",
  "instalment-twice",
  "negative-balance",
  "reversal-differs",
  "end-missing",
  "book-shorter",
  "batch-not-in-book",
  "manifest-differs",
  "not-published",
  "folder-is-link",
  "folder-missing",
  "manifest-unreadable",
  "file-missing",
  "file-is-link",
  "file-changed",
  "file-added",
  "certificate-differs",
  "purged-file-there",
  "list-differs",
  "list-not-in-book",
  "beside-list-differs",
  "head-differs",
  "head-unknown",
  "batch-of-log-missing",
  "run-log-missing",
  "run-log-lacks",
  "run-log-unreadable",
  "event-missing",
  "event-changed",
  "approved-by-preparer",
] as const;
export type LedgerFindingCode = (typeof ledgerFindingCodes)[number];
