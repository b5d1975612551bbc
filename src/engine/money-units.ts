// Money-unit sampling: each penny has the same chance, so that an amount is drawn in proportion to what it is. The amounts are laid
// end to end and cut into as many equal parts as the sample is large; one penny is picked at random in each. At equal distances a
// payroll, in which the same amounts come again and again, could give the same kind of amount every time.
import { type Pence, pence } from "../core/money.ts";

/**
 * Which pence are picked, counted from 1, in their order; as many as the sample is large. `chance` is a number from 0 up to, but not
 * including, the total, drawn anew for each. In part k the penny ⌊(k × total + chance) ÷ size⌋ is picked, so that the chances of each
 * penny over all parts come to size ÷ total, without a rounding.
 */
export function moneyUnits(total: Pence, size: number, chance: () => number): readonly Pence[] {
  const [whole, parts] = [BigInt(total), BigInt(size)];
  return Array.from({ length: size }, (_, at) =>
    pence(Number((BigInt(at) * whole + BigInt(chance())) / parts) + 1),
  );
}

/** Which of the picked pence fall into each amount, in the order of the amounts, which are above zero: none, one, or several. */
export function picksOf(amounts: readonly Pence[], picked: readonly Pence[]): readonly (readonly Pence[])[] {
  let next = 0;
  let sum = 0;
  return amounts.map((amount) => {
    sum += amount;
    const from = next;
    while (next < picked.length && (picked[next] ?? sum) <= sum) next += 1;
    return picked.slice(from, next);
  });
}
