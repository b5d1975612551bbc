// The formulas of Class 1 National Insurance: what a letter asks, the bands of earnings, the product on each and its rounding.
import type { Formula } from "../core/figure.ts";
import { type Pence, zero } from "../core/money.ts";
import type { Rate } from "../core/rate.ts";
import type { NiCategory } from "./class-1-ni-table.ts";

const rules = ["hmrc-ni-figures", "nic-regulations-2001"];

export type LetterInputs = {
  readonly niCategory: string;
  readonly "class1.categories": ReadonlyMap<string, NiCategory>;
};

function letterIn(from: LetterInputs): NiCategory {
  const category = from["class1.categories"].get(from.niCategory);
  if (category === undefined) throw new Error("a letter that is not in force");
  return category;
}

export const threshold: Formula<LetterInputs, Pence | "nothing"> = {
  name: "ni-threshold",
  unit: "money",
  rules,
  inputs: { niCategory: "text", "class1.categories": "whole" },
  value: (from) => {
    const { employerFromId, employerFrom } = letterIn(from);
    // An amount of the law wherever there is one.
    return employerFromId === "" ? "nothing" : (employerFrom as Pence);
  },
};

export const employeeRate: Formula<LetterInputs, Rate | "nothing"> = {
  name: "ni-employee-rate",
  unit: "rate",
  rules,
  inputs: { niCategory: "text", "class1.categories": "whole" },
  value: (from) => {
    const category = letterIn(from);
    return category.employeeRateId === "" ? "nothing" : category.employeeRate;
  },
};

export const nothingDue: Formula<{ readonly "letter-asks": string }, Pence> = {
  name: "no-ni",
  unit: "money",
  rules,
  inputs: { "letter-asks": "text" },
  value: (from) => {
    if (from["letter-asks"] !== "nothing") throw new Error("a letter for which something is due");
    return zero;
  },
};

type BandInputs = {
  readonly earnings: Pence;
  readonly "ni-threshold": Pence;
  readonly "class1.upperEarningsLimit": Pence;
};
const bandUnits = {
  earnings: "money",
  "ni-threshold": "money",
  "class1.upperEarningsLimit": "money",
} as const;

export const band: Formula<BandInputs, Pence> = {
  name: "ni-band",
  unit: "money",
  rules,
  inputs: bandUnits,
  value: ({ earnings, "ni-threshold": from, "class1.upperEarningsLimit": to }) => {
    const top = earnings < to ? earnings : to;
    return (top > from ? top - from : 0) as Pence;
  },
};

export const bandAbove: Formula<BandInputs, Pence> = {
  name: "ni-band-above",
  unit: "money",
  rules,
  inputs: bandUnits,
  value: ({ earnings, "ni-threshold": from, "class1.upperEarningsLimit": upper }) => {
    const limit = from > upper ? from : upper;
    return (earnings > limit ? earnings - limit : 0) as Pence;
  },
};

export const product: Formula<{ readonly "ni-band": Pence; readonly rate: Rate }, number> = {
  name: "ni-product",
  unit: "tenths-of-a-penny",
  rules,
  inputs: { "ni-band": "money", rate: "rate" },
  // Cut: pounds with three decimals.
  value: ({ "ni-band": amount, rate }) => {
    const tenths = amount * rate.numerator * 10;
    return (tenths - (tenths % rate.denominator)) / rate.denominator;
  },
};

export const onBand: Formula<{ readonly "ni-product": number; readonly "class1.rounding": string }, Pence> = {
  name: "ni-on-band",
  unit: "money",
  rules,
  inputs: { "ni-product": "tenths-of-a-penny", "class1.rounding": "text" },
  value: ({ "ni-product": tenths, "class1.rounding": rounding }) => {
    if (rounding !== "third-decimal-above-five-up") throw new Error(`no such rounding: ${rounding}`);
    const third = tenths % 10;
    return ((tenths - third) / 10 + (third > 5 ? 1 : 0)) as Pence;
  },
};

type SumInputs = { readonly "ni-below-upper-limit": Pence; readonly "ni-above-upper-limit": Pence };

export const sum: Formula<SumInputs, Pence> = {
  name: "ni-sum",
  unit: "money",
  rules,
  inputs: { "ni-below-upper-limit": "money", "ni-above-upper-limit": "money" },
  value: (from) => (from["ni-below-upper-limit"] + from["ni-above-upper-limit"]) as Pence,
};

type ExtraInputs = { readonly "employer-ni-with": Pence; readonly "employer-ni-without": Pence };

export const extraNi: Formula<ExtraInputs, Pence> = {
  name: "extra-employer-ni",
  unit: "money",
  rules: [...rules, "WFP-64"],
  inputs: { "employer-ni-with": "money", "employer-ni-without": "money" },
  value: (from) => (from["employer-ni-with"] - from["employer-ni-without"]) as Pence,
};
