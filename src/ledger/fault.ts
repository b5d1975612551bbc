// What goes wrong with the ledger, as one kind of error, with the exit code that the program ends with.

export const ledgerFaultKinds = ["busy", "damaged", "trouble", "missing", "refused", "conflict"] as const;
/**
 * busy: another run holds the ledger · damaged: it cannot be read or contradicts itself · trouble: disk full, no
 * permission · missing: there is no such ledger · refused: what the operator asked cannot be done ·
 * conflict: a posting that the book forbids; the engine should have held it.
 */
export type LedgerFaultKind = (typeof ledgerFaultKinds)[number];

const exitCodes: Readonly<Record<LedgerFaultKind, number>> = {
  busy: 75,
  damaged: 6,
  trouble: 5,
  missing: 64,
  refused: 64,
  conflict: 70,
};

export class LedgerFault extends Error {
  readonly kind: LedgerFaultKind;
  /** Kebab-case, the key of words `cli.ledger.<reason>` where the operator can do something about it. */
  readonly reason: string;
  /** What the words' {detail} stands for: a path, a batch, SQLite's own message; never anything personal. */
  readonly detail: string;
  readonly exitCode: number;

  constructor(kind: LedgerFaultKind, reason: string, detail = "", cause?: unknown) {
    super(detail === "" ? reason : `${reason}: ${detail}`, { cause });
    this.name = "LedgerFault";
    this.kind = kind;
    this.reason = reason;
    this.detail = detail;
    this.exitCode = exitCodes[kind];
  }
}
