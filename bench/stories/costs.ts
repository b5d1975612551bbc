// What a payment costs an employer besides, for stories whose employers declare it to the penny: National Insurance at
// 15.05% above the secondary threshold, and a pension on qualifying earnings or on all pay, as on pay days from 6 April to
// 5 November 2022.
import type { ReturnRow } from "../return-columns.ts";

/** The cells of the declared costs; none where the row says too little, or where nothing is paid. */
export function exactCosts(row: ReturnRow): ReturnRow {
  const payment = penceOf(row.amountPaid ?? "");
  if (payment <= 0 || row.employmentStatus === "SELF_EMPLOYED") return {};
  if ((row.basePay ?? "") === "" || (row.niCategory ?? "") === "") return {};
  const base = penceOf(row.basePay ?? "");
  const rate = penceOf(row.employerPensionRate ?? "");
  const ni = secondary(row, base + payment) - secondary(row, base);
  const pension = contribution(row, rate, base + payment) - contribution(row, rate, base);
  if (row.pensionScheme === "NONE" || rate === 0) return { employerNi: pounds(ni) };
  return { employerNi: pounds(ni), employerPension: pounds(pension) };
}

/** By frequency, in pence: the employer's threshold, and the upper limit, from which the employer of the young pays. */
const limits: Readonly<Record<string, readonly [number, number]>> = {
  monthly: [75_800, 418_900],
  weekly: [17_500, 96_700],
  fortnightly: [35_000, 193_400],
  fourWeekly: [70_000, 386_800],
};

function secondary({ payFrequency, niCategory = "A" }: ReturnRow, earnings: number): number {
  const [threshold, upper] = limits[(payFrequency ?? "") || "monthly"] ?? [0, 0];
  const above = rounded(Math.max(0, earnings - upper));
  if (["M", "H", "V", "Z"].includes(niCategory)) return above;
  return rounded(Math.max(0, Math.min(earnings, upper) - threshold)) + above;
}

/** 15.05% of a band of earnings, to the nearest penny by the third decimal of the pounds: 5 goes down. */
function rounded(band: number): number {
  const tenths = Math.floor((band * 1_505) / 1_000);
  return Math.floor(tenths / 10) + (tenths % 10 > 5 ? 1 : 0);
}

function contribution({ pensionScheme, payFrequency }: ReturnRow, rate: number, earnings: number): number {
  const [lower, upper] = (payFrequency ?? "") === "weekly" ? [12_000, 96_700] : [52_000, 418_900];
  const counted = pensionScheme === "NEST" ? Math.max(0, Math.min(earnings, upper) - lower) : earnings;
  return Math.floor((counted * rate + 5_000) / 10_000);
}

function penceOf(text: string): number {
  return Math.round(Number(text) * 100);
}

function pounds(pence: number): string {
  return (pence / 100).toFixed(2);
}
