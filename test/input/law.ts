// The layouts, roles and councils of schemas/, for tests of reading.
import { readdirSync, readFileSync } from "node:fs";
import type { Council } from "../../src/input/cover.ts";
import type { Role } from "../../src/law/law.ts";
import type { Column, Layout } from "../../src/law/layout.ts";

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../schemas/${path}`, import.meta.url), "utf8"));
}

// The shapes of these files are held by the tests of the law's loader.
export const layouts: ReadonlyMap<string, Layout> = new Map(
  readdirSync(new URL("../../schemas/layouts/", import.meta.url)).map((name) => {
    const layout = json(`layouts/${name}`) as Layout;
    return [layout.name, layout];
  }),
);
export const roles: ReadonlyMap<string, Role> = new Map(
  (json("roles.json") as Role[]).map((role) => [role.code, role]),
);
export const councils = json("councils.json") as Council[];
export const schemes = [
  { name: "social-care-payment-2022", code: "WFP" },
  { name: "sick-pay-enhancement-2020", code: "SSPE" },
];

export function layoutOf(name: string): Layout {
  const layout = layouts.get(name);
  if (layout === undefined) throw new Error(`no layout ${name}`);
  return layout;
}

export function columnOf(layout: string, key: string): Column {
  const column = layoutOf(layout).columns.find((one) => one.key === key);
  if (column === undefined) throw new Error(`no column ${key}`);
  return column;
}

/** A sound row of a wfp-return, by key. */
export const soundRow: Readonly<Record<string, string>> = {
  rowRef: "17",
  niNumber: "HT 48 29 13 C",
  surname: "Llŷr-Jones",
  forenames: "Siân Mair",
  payrollRef: "0012",
  roleCode: "DOM_CARE_WORKER",
  registration: "SCW",
  settingType: "DOM_CARE",
  workCountry: "Cymru",
  employmentStatus: "ZERO_HOURS",
  contractedHours: "22.5",
  startDate: "01/09/2019",
  shiftsInWindow: "8",
  absenceReason: "NONE",
  otherEligibleJob: "N",
  formReceivedDate: "12/04/2022",
  consentDataCymru: "Ie",
  paymentMethod: "INSTALMENTS",
  instalmentNo: "1",
  payDate: "28/06/2022",
  amountPaid: "299.60",
  pensionScheme: "NEST",
  employerPensionRate: "3.00",
  basePay: "£1,612.00",
  niCategory: "A",
};
