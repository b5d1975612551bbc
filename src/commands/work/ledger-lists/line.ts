// What `taliad ledger` prints of the book: lines of named values, and who or what is asked for.
export type Line = Readonly<Record<string, string | number | boolean>>;

export type Asked = {
  /** What the balances are by. */
  readonly by: "person" | "employer" | "council" | "month";
  /** The National Insurance number of one person, as it was typed. */
  readonly person?: string | undefined;
};
