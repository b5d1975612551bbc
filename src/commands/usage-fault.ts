// What the operator asked that cannot be done.

/** A fault of the operator: said on stderr, exit code 64, nothing processed. `key` is its text in the words. */
export class UsageFault extends Error {
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
  constructor(key: string, values: Readonly<Record<string, string>> = {}) {
    super(`${key} ${Object.values(values).join(" ")}`);
    this.name = "UsageFault";
    this.key = key;
    this.values = values;
  }
}
