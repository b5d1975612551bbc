// What every book keeps to, whatever keeps it: each rule with what holds it in the database and in memory, and the test that
// shows it of every engine. A new engine names here what holds them in it.

type Invariant = {
  /** The reason of the LedgerFault by which a breach is refused. */
  readonly reason: string;
  readonly says: string;
  /** The trigger, index or step of the database. */
  readonly sqlite: string;
  /** The constraint, trigger or column of the tables of a shared book, or the step on its mirror. */
  readonly postgres: string;
  /** The function of the book in memory. */
  readonly memory: string;
  /** The test in test/ledger/contract.test.ts. */
  readonly test: string;
};

export const invariants: readonly Invariant[] = [
  {
    reason: "above-ceiling",
    says: "Nobody has more of a scheme than its ceiling, net (WFP-55).",
    sqlite: "posting_total",
    postgres: "total_within_ceiling",
    memory: "mustFit",
    test: "a penny above the ceiling is refused, the ceiling itself is not",
  },
  {
    reason: "negative-balance",
    says: "Nobody owes a scheme more than was paid, posting by posting, in all and by head.",
    sqlite: "posting_total_less",
    postgres: "total_not_below_nothing",
    memory: "mustFit",
    test: "a penny more than was paid cannot be taken back, nor can what was taken back pay on",
  },
  {
    reason: "instalment-twice",
    says: "No instalment of a head is paid to one person twice, unless the first was undone (WFP-55).",
    sqlite: "seal_before",
    postgres: "slot_taken_once",
    memory: "mustBePaidOnce",
    test: "an instalment is paid once; undone, it may be paid again",
  },
  {
    reason: "return-not-newer",
    says: "A version of a return comes after every version of it that stands.",
    sqlite: "submission_before",
    postgres: "submission_after",
    memory: "mustBeNewer",
    test: "an older or equal version of a return is not taken",
  },
  {
    reason: "reversed-already",
    says: "A posting is undone once; what undoes it is its mirror and lies in a later batch.",
    sqlite: "seal_before",
    postgres: "reverses integer UNIQUE",
    memory: "mustBeMirrors",
    test: "a posting is undone once",
  },
  {
    reason: "batch-twice",
    says: "A batch is in the book once, unless it was withdrawn in between.",
    sqlite: "batch_before",
    postgres: "batch_once",
    memory: "mustKeepTheRules",
    test: "a batch is posted once; withdrawn, it may be posted again",
  },
  {
    reason: "later-batch-rests-on-it",
    says: "A batch on whose money a later one rests is not withdrawn.",
    sqlite: "withdrawBatch",
    postgres: "withdrawBatch",
    memory: "withWithdrawal",
    test: "a batch on which a later one rests cannot be withdrawn, nor one twice, nor a withdrawal",
  },
  {
    reason: "standing-twice",
    says: "A row without money stands once.",
    sqlite: "standing_before",
    postgres: "standing_once",
    memory: "mustStandOnce",
    test: "a row without money stands once, and not beside its money",
  },
  {
    reason: "standing-with-money",
    says: "A row with money stands in its postings alone.",
    sqlite: "standing_before",
    postgres: "seal_before",
    memory: "mustStandOnce",
    test: "a row without money stands once, and not beside its money",
  },
  {
    reason: "duplicate-case-twice",
    says: "A case is opened once, under one code.",
    sqlite: "duplicate_case_before",
    postgres: "case_code_once",
    memory: "mustNameCases",
    test: "a case is opened once, and only a case that is there is decided",
  },
  {
    reason: "case-unknown",
    says: "Only a case that was opened is decided.",
    sqlite: "eventRow",
    postgres: "eventRow",
    memory: "mustNameCases",
    test: "a case is opened once, and only a case that is there is decided",
  },
  {
    reason: "ceiling-differs",
    says: "The ceiling of a scheme does not change under the book.",
    sqlite: "schemeIds",
    postgres: "schemeIds",
    memory: "ceilingsWith",
    test: "a scheme's ceiling does not change under the book",
  },
  {
    reason: "posting-unknown",
    says: "Only a posting that is there is undone.",
    sqlite: "reverser",
    postgres: "reverser",
    memory: "undo",
    test: "a posting is undone once",
  },
];
