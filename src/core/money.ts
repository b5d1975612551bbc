// Money is a whole number of pence. Pounds exist only where a cell is read and where a report is printed.

export type Pence = number & { readonly __unit: "pence" };

/** A whole number of pence; anything else is our own fault and is thrown. */
export function pence(value: number): Pence {
  if (!Number.isSafeInteger(value)) throw new Error(`not a whole number of pence: ${value}`);
  // -0 would print as "-0.00".
  return (value === 0 ? 0 : value) as Pence;
}

export const zero = 0 as Pence;

/** Pence as pounds with two decimals, no thousands mark: 29960 → "299.60". */
export function poundsText(amount: Pence): string {
  const absolute = amount < 0 ? -amount : amount;
  const pounds = Math.floor(absolute / 100);
  const rest = absolute - pounds * 100;
  const text = rest < 10 ? `${pounds}.0${rest}` : `${pounds}.${rest}`;
  return amount < 0 ? `-${text}` : text;
}

/** Pounds as written by a program ("299.60", "1498", "-5.1") to pence; undefined when it is anything else. */
export function penceFromText(text: string): Pence | undefined {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) return undefined;
  const amount = Number(match[2]) * 100 + Number((match[3] ?? "").padEnd(2, "0"));
  return pence(match[1] === "-" ? -amount : amount);
}
