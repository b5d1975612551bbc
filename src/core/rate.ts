// A rate is an exact fraction, written as the law writes it: "15.05%", "3/7", "0.8". No floating point.

export type Rate = { readonly numerator: number; readonly denominator: number };

/** Reads "15.05%", "3/7", "0.8" or "2" as an exact fraction in lowest terms; throws on anything else. */
export function rate(text: string): Rate {
  const ratio = /^(\d{1,9})\/([1-9]\d{0,8})$/.exec(text);
  if (ratio) return fraction(Number(ratio[1]), Number(ratio[2]));
  const decimal = /^(\d{1,6})(?:\.(\d{1,6}))?(%?)$/.exec(text);
  if (!decimal) throw new Error(`not a rate: ${text}`);
  const decimals = decimal[2] ?? "";
  const denominator = 10 ** decimals.length * (decimal[3] === "%" ? 100 : 1);
  return fraction(Number(`${decimal[1]}${decimals}`), denominator);
}

/** An exact fraction in lowest terms; both whole numbers, the denominator above zero. */
export function fraction(numerator: number, denominator: number): Rate {
  let [a, b] = [Math.abs(numerator), denominator];
  while (b !== 0) [a, b] = [b, a % b];
  return { numerator: numerator / a, denominator: denominator / a };
}

// Divisions of whole numbers. Each caller names the rule that asks for its rounding.

/** Towards minus infinity. */
export function divideDown(numerator: number, denominator: number): number {
  const remainder = numerator % denominator;
  const cut = (numerator - remainder) / denominator;
  return remainder !== 0 && remainder < 0 !== denominator < 0 ? cut - 1 : cut;
}

/** Towards plus infinity. */
export function divideUp(numerator: number, denominator: number): number {
  return -divideDown(-numerator, denominator);
}

/** To the nearest whole, halves away from zero. */
export function divideHalfUp(numerator: number, denominator: number): number {
  return numerator < 0
    ? -divideDown(-2 * numerator + denominator, 2 * denominator)
    : divideDown(2 * numerator + denominator, 2 * denominator);
}

/** An exact number as a decimal where that ends ("163.8"), else as a fraction in lowest terms ("1095/7"). */
export function exactText({ numerator, denominator }: Rate): string {
  let rest = denominator;
  let places = 0;
  for (const prime of [2, 5]) {
    let powers = 0;
    for (; rest % prime === 0; rest /= prime) powers += 1;
    if (powers > places) places = powers;
  }
  if (rest !== 1) return `${numerator}/${denominator}`;
  // The digits may be more than a number holds exactly.
  const scaled = (BigInt(numerator) * 10n ** BigInt(places)) / BigInt(denominator);
  const digits = scaled.toString().padStart(places + 1, "0");
  return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
