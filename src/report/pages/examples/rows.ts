// Examples of what is said about the cells of one row that do not go together, by scheme.
import type { ProblemCode } from "../../../core/problem-codes.ts";
import { type Example, inCell, inFile } from "./example.ts";

const wfp = inCell("wfp-return");
const sspe = inCell("sspe-claim");

/** The payment of £1,498. */
const payment: Partial<Record<ProblemCode, Example>> = {
  "left-before-start": wfp("leaveDate", 46, "01/05/2022", "2022-05-02"),
  "instalment-number-missing": wfp("instalmentNo", 48, "0", "1–5"),
  "held-until-ruling": wfp("instalmentNo", 48, "3", "WFP-52"),
  "pay-date-outside-period": wfp("payDate", 49, "01/07/2022", "2022-06-01 – 2022-06-30"),
  "row-of-another-month": wfp("payDate", 49, "01/07/2022", "2022-06"),
  "ni-category-not-in-force": wfp("niCategory", 50, "D"),
  "no-figure-for-day": wfp("payDate", 51, "28/06/2039", "class1.employerRate"),
  "on-cost-cell-missing": wfp("niCategory", 52),
  "pension-rate-missing": wfp("employerPensionRate", 52),
  "director-on-cost": wfp("director", 53, "Y"),
  "nothing-claimed": wfp("amountPaid", 54),
  "self-employed-on-cost": wfp("employerNi", 55, "45.09"),
  "shifts-more-than-days": wfp("shiftsInWindow", 15, "400", "182 (2021-10-01 – 2022-03-31)"),
  "form-before-scheme": wfp("formReceivedDate", 18, "09/06/2021", "2022-03-17"),
  "form-before-start": wfp("formReceivedDate", 16, "20/06/2022", "2022-06-29"),
  "form-after-pay-day": wfp("formReceivedDate", 20, "29/06/2022", "2022-06-28"),
  "form-late-before-dismissal": wfp("formReceivedDate", 29, "01/07/2022", "2022-06-30"),
  "paid-before-start": wfp("payDate", 16, "28/06/2022", "2022-06-29"),
  "leaving-day-missing": wfp("leaveDate", 22),
  "overturned-without-dismissal": wfp("dismissalOverturnedDate", 23, "01/06/2022"),
  "overturned-before-dismissal": wfp("dismissalOverturnedDate", 24, "09/06/2022", "2022-06-10"),
  "more-hours-elsewhere": wfp("otherHours", 27, "30", "20"),
  "job-outside-its-clause": wfp("settingType", 25, "DOM_CARE", "WFP-14"),
  "job-of-one-service": wfp("siteId", 26, "SIN-0004512"),
  "self-employed-job-open": wfp("roleCode", 28, "UNCLEAR"),
  "payroll-number-repeated": wfp("payrollRef", 14, "312", "0000"),
  "ni-number-repeated": wfp("niNumber", 14, "312"),
};

/** The enhancement of sick pay. */
const sickPay: Partial<Record<ProblemCode, Example>> = {
  "ends-before-start": sspe("absenceEnd", 23, "09/11/2020", "2020-11-20"),
  "pay-weeks-missing": sspe("week1", 5),
  "pay-week-below-extras": sspe("week2", 7, "60"),
  "pay-week-twice": sspe("week1", 8),
  "pay-week-unreadable": sspe("week1", 9),
  "pay-weeks-fewer": sspe("week1", 6, "", "5/8"),
  "declared-after-absence": sspe("declarationDate", 21, "01/12/2020", "2020-11-20"),
  "declared-before-scheme": sspe("declarationDate", 36, "29/10/2020", "2020-10-30"),
  "declared-after-payment": sspe("declarationDate", 37, "18/11/2020", "2020-11-13"),
  "test-missing": sspe("testDate", 24),
  "test-outside-absence": sspe("testDate", 38, "23/11/2020", "2020-11-09 – 2020-11-22"),
  "isolation-length-unknown": sspe("isolationEndDate", 25, "22/11/2020"),
  "paid-after-absence": sspe("employerPaidDate", 20, "26/02/2021", "2020-12-21"),
  "paid-before-absence": sspe("employerPaidDate", 39, "06/11/2020", "2020-11-09"),
  "ssp-paid-missing": sspe("sspPaid", 17),
  "ssp-paid-differs": sspe("sspPaid", 18, "180.00", "191.70"),
  "ssp-paid-not-due": sspe("sspPaid", 26, "95.85"),
  "agency-work-elsewhere": sspe("settingType", 27, "CHILDREN_HOME"),
  "pay-paid-less": sspe("payPaid", 19, "500.00", "693.00"),
  "redeployed-for-good": sspe("redeployedToRole", 28),
  "evidence-not-held": sspe("evidenceHeld", 30, "N"),
  "full-pay-beside-sick-pay": sspe("fullPayUntil", 34, "13/11/2020"),
  "self-employed-sick-pay": sspe("sickPayType", 35, "SSP_ONLY"),
  "award-overlaps": sspe("absenceStart", 29, "09/11/2020", "2020-11-20 – 2020-11-29"),
  "award-unreadable": sspe("absenceStart", 31),
  "people-without-keys": inFile("", "41", "social-care-payment-2022"),
};

export const rowExamples: Partial<Record<ProblemCode, Example>> = { ...payment, ...sickPay };
