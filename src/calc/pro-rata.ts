// calc: a full-time figure in proportion to part-time work, before and after rounding.
import { z } from "zod";
import type { Trail } from "../core/figure.ts";
import { type Pence, pence, poundsText } from "../core/money.ts";
import { fields } from "../core/origin.ts";
import { exactText, fraction, type Rate, rate } from "../core/rate.ts";
import type { Law } from "../law/law.ts";
import { parameterOf } from "../law/parameters.ts";
import {
  exactly,
  type HalfDayRounding,
  halfDayText,
  inHalfDays,
  measures,
  payShare,
  type Share,
  type ShareBasis,
  sickAllowance,
} from "../statute/pro-rata.ts";
import { asked, type Question, unanswered } from "./question.ts";

/** Pounds or days with up to two decimals; becomes a whole number of hundredths. */
const baseField = z.union([z.string(), z.number()]).transform((value, context) => {
  const match = /^(\d{1,8})(?:\.(\d{1,2}))?$/.exec(String(value));
  if (match) return Number(`${match[1]}${(match[2] ?? "").padEnd(2, "0")}`);
  context.addIssue({
    code: "custom",
    message: 'is not a number with up to two decimals. Write it as "182" or "10.5"',
  });
  return z.NEVER;
});

/** A share as written: per cent, or days or hours out of so many. */
type Written = { readonly of: number | "percent"; readonly rate: Rate };

/** "90%", "3/7" or "22.2/37". What the denominator means is for the law to say. */
const basisField = z.string().transform((text, context): Written => {
  if (/^\d{1,3}(?:\.\d{1,3})?%$/.test(text)) return { of: "percent", rate: rate(text) };
  const ratio = /^(\d{1,3})(?:\.(\d{1,2}))?\/([1-9]\d{0,2})$/.exec(text);
  if (ratio) {
    const hundredths = Number(`${ratio[1]}${(ratio[2] ?? "").padEnd(2, "0")}`);
    return { of: Number(ratio[3]), rate: fraction(hundredths, 100 * Number(ratio[3])) };
  }
  context.addIssue({
    code: "custom",
    message: 'is not a share. Write it as "90%", "3/7", "3/5" or "22.2/37"',
  });
  return z.NEVER;
});

const question = asked("pro-rata", {
  base: baseField,
  basis: basisField,
  of: z.enum(["half-pay-days", "nil-pay-days", "leave-days", "privilege-days", "pay"]),
});

type Asked = z.output<typeof question>;

export const proRata: Question<Asked> = {
  figure: "pro-rata",
  question,
  answer(law, { base, basis, of }, trail) {
    const share = shareOf(law, basis);
    if (share === undefined) {
      return unanswered(
        "basis-unknown",
        `basis: write a per cent, or days or hours out of ${denominators(law).join(", ")}.`,
      );
    }
    if (share.rate.numerator > share.rate.denominator) {
      return unanswered("basis-above-whole", "basis: the share is more than full time.");
    }
    if (!measures(share.basis, of)) {
      return unanswered(
        "basis-not-for-figure",
        `basis: ${of} is not measured in this share. Sick absence goes by per cent or days of seven, leave by per cent or days of five (C-14).`,
      );
    }
    const full = fraction(base, 100);
    return {
      exact: exactText(exactly(full, share.rate)),
      value: answerOf(law, of, base, full, share, trail),
    };
  },
};

const { base: asWritten, basis: inWriting } = fields("base", "basis");
/** The question names no rounding: it is that of what it asks for. */
const given = { full: asWritten, share: inWriting, rounding: fields("of").of };

function answerOf(
  law: Law,
  of: Asked["of"],
  base: number,
  full: Rate,
  share: Share,
  trail: Trail | undefined,
): string {
  const notes = trail && { trail, ...given };
  switch (of) {
    case "half-pay-days":
    case "nil-pay-days":
      return String(sickAllowance(of, full, share, notes));
    case "leave-days":
      return halfDayText(inHalfDays(of, full, share, roundingOf(law, "flex.rounding.leaveDays"), notes));
    case "privilege-days":
      return halfDayText(inHalfDays(of, full, share, roundingOf(law, "flex.rounding.privilegeDays"), notes));
    case "pay": {
      const pay: Pence = pence(base);
      return poundsText(payShare("pay", pay, share, notes));
    }
  }
}

function shareOf(law: Law, written: Written): Share | undefined {
  if (written.of === "percent") return { basis: "percent", rate: written.rate };
  const [week, working, hours] = denominators(law);
  const basis: ShareBasis | undefined =
    written.of === week
      ? "sevenths"
      : written.of === working
        ? "fifths"
        : written.of === hours
          ? "hours"
          : undefined;
  return basis && { basis, rate: written.rate };
}

/** Days of a week, working days of a full-time week, hours of a full-time week. */
function denominators(law: Law): readonly number[] {
  return ["flex.weekDays", "flex.workingDays", "flex.fullTimeHours"].map((id) => {
    const count = newest(law, id);
    if (typeof count !== "number") throw new Error(`${id} is not a count`);
    return count;
  });
}

function roundingOf(law: Law, id: string): HalfDayRounding {
  // The loader holds the value to the parameter's choices, which are these two.
  return newest(law, id) === "nearest-half-day" ? "nearest-half-day" : "up-to-half-day";
}

/** The question names no day; the guidance has one version. */
function newest(law: Law, id: string): unknown {
  return parameterOf(law, id).entries.at(-1)?.value;
}
