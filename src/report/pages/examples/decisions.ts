// Examples of what is said about decisions of people, on-costs that are claimed later, and payments from the bank.
import type { ProblemCode } from "../../../core/problem-codes.ts";
import { type Example, inCell, inFile } from "./example.ts";

const ruling = inCell("decisions");
const later = inCell("wfp-oncost");
const bank = (heading: string, expected: string, found: string): Example =>
  inFile("", found, expected, { heading });

export const decisionExamples: Partial<Record<ProblemCode, Example>> = {
  "case-id-twice": ruling("caseId", 4, "A-2022-017"),
  "case-known": ruling("caseId", 4, "A-2022-017"),
  "case-unknown": ruling("caseId", 5, "D-2022-003"),
  "decision-not-for-scheme": ruling("decisionType", 6, "APPEAL_STAGE1"),
  "decision-outcome-not-of-kind": ruling("outcome", 7, "SAME", "ELIGIBLE, NOT_ELIGIBLE"),
  "confirmed-no-warning": ruling("warningCode", 7, "cell-not-money"),
  "warning-confirmed": inCell("wfp-return")(
    "payDate",
    49,
    "01/07/2022",
    "A day outside the month of the file|Mari Huws|W-2022-004|Paid a day late because of the bank holiday.",
    "Diwrnod y tu allan i fis y ffeil|Mari Huws|W-2022-004|Paid a day late because of the bank holiday.",
  ),
  "warning-confirmed-employer": inCell("wfp-return")(
    "surname",
    51,
    "Glyndðr",
    "A name that may have been read wrongly|Sali Mali, Gofal Aeron|2022-07-04|june-2022.xlsx, Form, AP51",
    "Enw y gallai fod wedi'i gamddarllen|Sali Mali, Gofal Aeron|2022-07-04|june-2022.xlsx, Form, AP51",
  ),
  "warning-answered": inCell("wfp-return")(
    "formReceivedDate",
    52,
    "29/06/2022",
    "Paid before the form|Sali Mali, Gofal Aeron|2022-07-04|june-2022.xlsx, Form, AP52",
    "Talwyd cyn y ffurflen|Sali Mali, Gofal Aeron|2022-07-04|june-2022.xlsx, Form, AP52",
  ),
  "confirmation-without-warning": inCell("wfp-return")("confirmed", 53, "Surname: Jones", "Surname: Glyndðr"),
  "decision-rule-unknown": ruling("ruleId", 8, "WFP-999"),
  "decision-rule-not-open": ruling("ruleId", 9, "WFP-01"),
  "decided-before-received": ruling("decidedDate", 10, "01/07/2022", "2022-07-04"),
  "decided-by-same-person": ruling("decidedBy", 11, "Mari Huws"),
  "approved-by-same-person": ruling("approvedBy", 12, "Mari Huws"),
  "appeal-received-late": ruling("receivedDate", 13, "01/11/2022", "2022-09-30"),
  "appeal-decided-late": ruling("decidedDate", 14, "15/11/2022", "2022-10-31"),
  "appeal-without-refusal": ruling("niNumber", 15),
  "appeal-out-of-order": ruling("decisionType", 16, "APPEAL_STAGE2"),
  "appeal-after-no-grounds": ruling("decisionType", 17, "APPEAL_STAGE2"),
  "appeal-job-listed": ruling("outcome", 18, "ELIGIBLE", "NO_GROUNDS"),
  "appeal-job-not-listed": ruling("ruleId", 19, "WFP-33"),
  "appeal-overdue": ruling("decidedDate", 20, "", "2022-10-31"),
  "appeal-discretionary": ruling("decisionType", 21, "APPEAL_STAGE2"),
  "decision-amount-not-used": ruling("amountEffect", 22, "1498.00"),
  "decision-without-effect": inCell("wfp-return")("niNumber", 23, "", "A-2022-017 (WFP-31)"),
  "on-cost-payment-unknown": later("period", 14, "2022-06"),
  "on-cost-payment-not-yet": later("period", 15, "2022-07"),
  "on-cost-amount-differs": later("amountPaid", 16, "1498.00", "299.60"),
  "on-cost-already-claimed": later("employerNi", 17, "45.09", "45.09"),
  "bank-file-expected": inFile("june-2022.csv", "wfp-return"),
  "bank-not-paid": bank("WFP-W06000002-E0110-2022-06-01", "£5471.13", "£0.00"),
  "bank-part-paid": bank("WFP-W06000002-E0104-2022-06-01", "£5305.20", "£5000.00"),
  "bank-overpaid": bank("WFP-W06000002-E0109-2022-06-01", "£6321.11", "£6331.11"),
  "bank-paid-twice": bank("WFP-W06000002-E0105-2022-06-01", "£8929.58", "£17859.16"),
  "bank-repaid": bank("WFP-W06000002-E0111-2022-06-01", "£14815.89", "£0.00"),
  "bank-unknown-payment": inFile("july-2022.csv", "£250.00", "", { row: 19 }),
};
