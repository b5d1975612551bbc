// Numbers as people read them: pounds and pence, exact fractions, rates.
import { exactText, fraction, type Rate } from "../core/rate.ts";

/** 3750 with two places → "37.5". */
export function scaled(value: number, places: number): string {
  const digits = String(Math.abs(value)).padStart(places + 1, "0");
  const decimals = digits.slice(-places).replace(/0+$/, "");
  const whole = `${value < 0 ? "−" : ""}${digits.slice(0, -places)}`;
  return decimals === "" ? whole : `${whole}.${decimals}`;
}

/** Pounds with at least two decimals: 191700 with four places → "19.17". */
export function pounds(value: number, places: number): string {
  const text = scaled(value, places);
  const decimals = text.split(".")[1]?.length ?? 0;
  if (decimals === 0) return `${text}.00`;
  return decimals === 1 ? `${text}0` : text;
}

/** Exact pounds, a number as it is, or a rate as the law writes it. */
export function fractionText(kind: string, value: Rate, sign: string): string {
  if (kind === "money") return sign + exactPounds(value);
  return kind === "exact" ? exactText(value) : rateText(value);
}

/** A rate as the law writes it: per cent where that is exact with three decimals, else a fraction. */
export function rateText(rate: Rate): string {
  const thousandths = rate.numerator * 100_000;
  if (thousandths % rate.denominator === 0) return `${scaled(thousandths / rate.denominator, 3)}%`;
  return `${rate.numerator}/${rate.denominator}`;
}

/** More decimals than these are written as a fraction. */
const mostDecimals = 7;

/** An exact amount of pence in pounds, never rounded: "210.00", "111.225", or "301/3" where no decimal is exact. */
function exactPounds({ numerator, denominator }: Rate): string {
  const scale = 10n ** BigInt(mostDecimals);
  const [over, under] = [BigInt(numerator) * scale, BigInt(denominator) * 100n];
  if (over % under !== 0n) {
    const pounds = fraction(numerator, denominator * 100);
    return `${pounds.numerator}/${pounds.denominator}`;
  }
  const digits = String(over / under).padStart(mostDecimals + 1, "0");
  const decimals = digits.slice(-mostDecimals).replace(/0{1,5}$/, "");
  return `${digits.slice(0, -mostDecimals)}.${decimals}`;
}

export function isRate(value: object): value is Rate {
  return "numerator" in value && "denominator" in value;
}
