// A story: a small folder of files that an employer or a council could have sent, with a page that says what to
// look for. And the usual worker, from whom each story's people differ.
import { name, niNumber, welshName } from "../people.ts";
import { type Random, seeded } from "../random.ts";
import type { ReturnRow } from "../return-columns.ts";
import { exactCosts } from "./costs.ts";

export type Story = {
  readonly folder: string;
  readonly readme: string;
  readonly files: () => Promise<readonly (readonly [string, Uint8Array])[]>;
};

export const invented =
  "The people, National Insurance numbers, employers and amounts in this folder are invented. Any likeness is chance.";

export type Workplace = "care-home" | "home-care" | "family-centre" | "direct-payment";

const jobs: Readonly<Record<Workplace, readonly ReturnRow[]>> = {
  "care-home": [
    { roleCode: "CARE_HOME_CARE_WORKER", registration: "SCW", settingType: "CARE_HOME" },
    { roleCode: "CARE_HOME_CARE_WORKER", registration: "SCW_WILL_BE", settingType: "CARE_HOME" },
    { roleCode: "CARE_HOME_CARE_WORKER", registration: "SCW", settingType: "CARE_HOME" },
    { roleCode: "CARE_HOME_SENIOR", registration: "SCW", settingType: "CARE_HOME" },
    { roleCode: "CARE_HOME_NURSE", registration: "NMC", settingType: "CARE_HOME" },
  ],
  "home-care": [{ roleCode: "DOM_CARE_WORKER", registration: "SCW", settingType: "DOM_CARE" }],
  "family-centre": [{ roleCode: "RFC_SUPPORT_WORKER", registration: "SCW_WILL_BE", settingType: "RFC" }],
  "direct-payment": [{ roleCode: "PERSONAL_ASSISTANT", registration: "NONE", settingType: "DIRECT_PAYMENT" }],
};

export type Crew = {
  readonly random: Random;
  /** The next worker; what the story says of them wins over the usual. */
  readonly worker: (own?: ReturnRow) => ReturnRow;
  readonly workers: (count: number, own?: ReturnRow) => readonly ReturnRow[];
};

export type CrewHabits = {
  readonly workplace?: Workplace | undefined;
  readonly welsh?: boolean | undefined;
  /** On-costs as this employer's payroll declares them: without a second look, or to the penny; nothing when absent. */
  readonly declares?: "full rate" | "exact" | undefined;
  readonly usual?: ReturnRow | undefined;
};

/** People from number `first` on; each story has numbers of its own, so that nobody stands in two stories. */
export function crew(first: number, habits: CrewHabits = {}): Crew {
  const random = seeded(first);
  let person = first;
  function worker(own: ReturnRow = {}): ReturnRow {
    person += 1;
    const base = random.below(170_000) + 70_000;
    const whole = random.chance(6_000);
    const row: ReturnRow = {
      niNumber: niNumber(person),
      ...(habits.welsh === true ? welshName(random) : name(random)),
      payrollRef: String((person * 37) % 10_000).padStart(4, "0"),
      ...random.of(jobs[habits.workplace ?? "care-home"]),
      workCountry: "WALES",
      employmentStatus: whole ? "EMPLOYEE_FT" : "EMPLOYEE_PT",
      contractedHours: whole ? "37" : random.of(["16", "20", "22.5", "30"]),
      startDate: `20${10 + random.below(11)}-${twoDigits(1 + random.below(12))}-${twoDigits(1 + random.below(28))}`,
      shiftsInWindow: String(whole ? 90 + random.below(30) : 40 + random.below(40)),
      absenceReason: "NONE",
      otherEligibleJob: "N",
      formReceivedDate: `2022-${random.of(["04", "05"])}-${twoDigits(4 + random.below(24))}`,
      consentDataCymru: "Y",
      paymentMethod: "INSTALMENTS",
      instalmentNo: "1",
      payDate: "2022-06-28",
      amountPaid: "299.60",
      pensionScheme: "NEST",
      employerPensionRate: "3.00",
      basePay: `${Math.floor(base / 100)}.${twoDigits(base % 100)}`,
      niCategory: "A",
      ...habits.usual,
      ...own,
      ...formOfStarter(own),
    };
    if (habits.declares === "exact") return { ...exactCosts(row), ...row };
    return habits.declares === "full rate" ? { ...declared(row), ...row } : row;
  }
  return { random, worker, workers: (count, own = {}) => Array.from({ length: count }, () => worker(own)) };
}

/** A starter fills in the form on the first day, as long as there are forms. */
function formOfStarter({ startDate = "", formReceivedDate }: ReturnRow): ReturnRow {
  if (formReceivedDate !== undefined || startDate < "2022-04-01") return {};
  return { formReceivedDate: startDate < "2022-06-30" ? startDate : "2022-06-30" };
}

/** What a payroll bureau puts down without a second look: the full rate on the whole payment. */
function declared(row: ReturnRow): ReturnRow {
  const lump = row.amountPaid === "1498.00";
  const pension = row.pensionScheme === "NEST" ? { employerPension: lump ? "44.94" : "8.99" } : {};
  return { employerNi: lump ? "225.45" : "45.09", ...pension };
}

export const lumpSum: ReturnRow = { paymentMethod: "LUMP", instalmentNo: "", amountPaid: "1498.00" };

export function numbered(rows: readonly ReturnRow[]): readonly ReturnRow[] {
  return rows.map((row, index) => ({ rowRef: String(index + 1), ...row }));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
