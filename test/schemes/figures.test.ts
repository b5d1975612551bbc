// Which clauses each figure cites: a clause that is lost is lost in every explanation. Read it beside docs/rules.md when it changes.
import { globSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "../../src");

/** "file name: clauses", as the formulas are written. */
function figures(): readonly string[] {
  return globSync(["schemes/**/*.ts", "statute/*.ts"], { cwd: src })
    .sort()
    .flatMap((file) => {
      const text = readFileSync(join(src, file), "utf8");
      const common = /^const rules = (\[.*?\])/m.exec(text)?.[1] ?? "";
      return [...text.matchAll(/Formula<[^;]*?> = \{\n(.*?)\n\};/gs)].flatMap(([, body = ""]) => {
        const name = /^ {2}name: "(.+?)",/m.exec(body)?.[1];
        const written = /^ {2}rules(?:: (.*?))?,$/ms.exec(body);
        const rules = written?.[1]?.replaceAll(/\s+/g, " ") ?? (written === null ? "" : common);
        const said = rules.replace("...rules", common.slice(1, -1)).replaceAll(/["[\]]/g, "");
        return name === undefined ? [] : [`${basename(file, ".ts")} ${name}: ${said}`];
      });
    });
}

test("each figure cites its clauses", () => {
  expect(figures()).toEqual([
    "amounts sick-pay: ssp-manual",
    "amounts sick-pay-taken-off: SSPE-92, SSPE-95",
    "days payable-days: SSPE-02, SSPE-34, SSPE-35, SSPE-37, SSPE-38, SSPE-101",
    "days day-by-day: payableFormula.rules",
    "full-pay full-pay-days: SSPE-42, SSPE-43, SSPE-44",
    "isolation longest-isolation: SSPE-34, SSPE-35",
    "patterns full-pay-until: SSPE-43",
    "pay-earnings earnings-by-usual-pay: ssp-manual",
    "pay-earnings earnings-by-year-pay: ssp-manual",
    "pay-earnings earnings-of-weeks: ssp-manual",
    "pay week-of-year-pay: SSPE-92",
    "spells linked-absences: ssp-manual",
    "working-days payable-working-days: SSPE-35, SSPE-43, SSPE-44",
    "working-days workingDaysAWeek: SSPE-92",
    "amounts admin-fee-due: WFP-64",
    "amounts recovery-due: WFP-71, WFP-91, WFP-92",
    "amounts claimed: WFP-64",
    "arrears instalments-due: WFP-52, WFP-72",
    "instalments leaver: WFP-65, WFP-71, WFP-72",
    "instalments instalments-paid: WFP-52",
    "instalments payment-kind: WFP-52, WFP-65, WFP-67",
    "instalments payment-due: WFP-01, WFP-52, WFP-65, WFP-67",
    "on-cost-amounts no-employer-cost: WFP-23, WFP-64",
    "on-cost-amounts employer-ni-payable: WFP-64",
    "on-cost-file on-costs-claimed: WFP-64",
    "on-cost-pension no-pension-cost: WFP-64",
    "on-cost-pension pension-basis: WFP-64",
    "on-cost-pension employer-pension-payable: WFP-64",
    "open-instalment instalment-open: WFP-52, WFP-92",
    "amounts pattern-instalment: FLEX-13, FLEX-16",
    "amounts pattern-last-instalment: FLEX-13, FLEX-16",
    "amounts carry-over-limit: FLEX-11, FLEX-50",
    "extra-hours plain-time: FLEX-23, FLEX-24",
    "extra-hours plain-pay: FLEX-23",
    "extra-hours overtime-pay: FLEX-24",
    "average-weekly-earnings average-weekly-earnings-by-months: ssp-manual",
    "class-1-formulas ni-threshold: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas ni-employee-rate: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas no-ni: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas ni-band: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas ni-band-above: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas ni-sum: hmrc-ni-figures, nic-regulations-2001",
    "class-1-formulas extra-employer-ni: hmrc-ni-figures, nic-regulations-2001, WFP-64",
    "director-ni director-ni-due: hmrc-nim01615",
    "eight-week-average eight-week-average: SSPE-93, SSPE-94",
    "new-employee-earnings average-weekly-earnings-by-contract: ssp-manual",
    "pension pensionable-earnings: pension-qualifying-earnings, payetools",
    "pension employer-pension: pension-qualifying-earnings, payetools",
    "pension extra-employer-pension: pension-qualifying-earnings, payetools, WFP-64",
    "sick-pay-amounts sick-pay-week-rate: ssp-manual, ssp-2026",
    "sick-pay-amounts sick-pay-day: ssp-manual",
    "sick-pay-amounts sick-pay-week: ssp-manual",
    "sick-pay-amounts sick-pay: ssp-manual",
    "top-up normal-pay: SSPE-92, SSPE-93",
    "top-up top-up: SSPE-92, SSPE-95",
  ]);
});
