// What an auditor asks of a batch, A1 to A20, and where each answer is: a file of the batch or a command. The
// questions themselves are words (audit.A1 …).

export type AuditQuestion = {
  readonly id: string;
  /** Files that answer it; those that the batch has are linked. A folder ends with "/". */
  readonly files: readonly string[];
  /** Commands that answer it as they stand, without the name of the program; {batch} and {row} are filled in. */
  readonly commands: readonly string[];
  /** The commands ask the ledger: without one there is nothing to ask. */
  readonly ledger?: true;
  /** Words are said with it (audit.A1.note), always or only where the batch has none of the files. */
  readonly note?: "always" | "without files";
};

export const auditQuestions: readonly AuditQuestion[] = [
  { id: "A1", files: ["manifest.json"], commands: ["verify {batch}"], note: "always" },
  { id: "A2", files: ["inputs/"], commands: [], note: "always" },
  { id: "A3", files: ["report.html", "summary.json", "reconciliation.csv", "report.xlsx"], commands: [] },
  { id: "A4", files: ["decisions.csv", "payments.csv", "payees.csv"], commands: [] },
  {
    id: "A5",
    files: [],
    commands: ["ledger history {batch} --row {row}", "ledger balances --by person"],
    ledger: true,
  },
  { id: "A6", files: [], commands: ["explain {batch} --row {row}"] },
  { id: "A7", files: [], commands: ["explain {batch} --matrix"] },
  { id: "A8", files: ["exceptions.csv", "problems.csv"], commands: [] },
  { id: "A9", files: ["duplicates.csv"], commands: ["ledger cases"], ledger: true },
  { id: "A10", files: [], commands: [], note: "always" },
  { id: "A11", files: ["reconciliation.csv"], commands: [] },
  { id: "A12", files: [], commands: ["ledger recoveries"], ledger: true },
  { id: "A13", files: ["corrections.csv"], commands: [] },
  { id: "A14", files: [], commands: ["ledger grant-claim"], ledger: true },
  { id: "A15", files: ["iws-tables.csv"], commands: [], note: "without files" },
  {
    id: "A16",
    files: [],
    commands: ["bundle {batch} --sample 60 --seed 1", "explain {batch} --sample 25 --seed 1"],
  },
  { id: "A17", files: [], commands: [], note: "always" },
  {
    id: "A18",
    files: ["report.xlsx", "schemas/"],
    commands: ["law --readings --batch {batch}", "law --parameters --batch {batch}"],
  },
  { id: "A19", files: [], commands: ["ledger retention"], ledger: true, note: "always" },
  { id: "A20", files: [], commands: ["verify {batch}"] },
];
