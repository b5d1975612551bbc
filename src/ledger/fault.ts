// What goes wrong with the ledger, as one kind of error. What it means for whoever ran the program: commands/faults.ts.

const ledgerFaultKinds = ["busy", "damaged", "trouble", "missing", "refused", "conflict"] as const;
/**
 * busy: another run holds the ledger · damaged: it cannot be read or contradicts itself · trouble: disk full, no
 * permission · missing: there is no such ledger · refused: what the operator asked cannot be done ·
 * conflict: a posting that the book forbids; the engine should have held it.
 */
export type LedgerFaultKind = (typeof ledgerFaultKinds)[number];

export class LedgerFault extends Error {
  readonly kind: LedgerFaultKind;
  /** Kebab-case, the key of words `cli.ledger.<reason>` where the operator can do something about it. */
  readonly reason: string;
  /** What the words' {detail} stands for: a path, a batch, SQLite's own message; never anything personal. */
  readonly detail: string;

  constructor(kind: LedgerFaultKind, reason: string, detail = "", cause?: unknown) {
    super(detail === "" ? reason : `${reason}: ${detail}`, { cause });
    this.name = "LedgerFault";
    this.kind = kind;
    this.reason = reason;
    this.detail = detail;
  }
}
