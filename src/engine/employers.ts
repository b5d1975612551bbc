// Employers as a council keeps them: who is paid under which number, in which language they are written to, and for which
// months a return of theirs is expected.
import type { Month } from "../core/day.ts";

export type Employer = {
  readonly employerId: string;
  readonly laCode: string;
  readonly nameEn: string;
  /** Empty where there is none of its own. */
  readonly nameCy: string;
  readonly payeeReference: string;
  /** Undefined where the council does not say. */
  readonly writeIn: "en" | "cy" | "both" | undefined;
  readonly contact: string;
  readonly expectedFrom: Month | undefined;
  readonly expectedTo: Month | undefined;
};

/** The employer as this council pays it. */
export function employerOf(
  employers: readonly Employer[],
  employerId: string,
  laCode: string,
): Employer | undefined {
  return employers.find((one) => one.employerId === employerId && one.laCode === laCode);
}

export function isExpected({ expectedFrom, expectedTo }: Employer, month: Month): boolean {
  return (
    (expectedFrom === undefined || expectedFrom <= month) && (expectedTo === undefined || month <= expectedTo)
  );
}

/** The Welsh name where there is one and Welsh is spoken. */
export function nameIn({ nameEn, nameCy }: Employer, language: "en" | "cy"): string {
  return language === "cy" && nameCy !== "" ? nameCy : nameEn;
}

type Return = {
  readonly employerId: string;
  readonly employerName: string;
  readonly laCode: string;
  readonly period: Month | undefined;
};

export type ReturnDoubt = {
  readonly kind: "unknown" | "other-name" | "not-expected";
  readonly employerId: string;
  readonly laCode: string;
  /** As the return says it. */
  readonly name: string;
};

/** What does not fit of the returns that were taken; `same` says whether two names are one. Each employer once for each doubt. */
export function doubtsOf(
  employers: readonly Employer[],
  returns: readonly Return[],
  same: (a: string, b: string) => boolean,
): readonly ReturnDoubt[] {
  const doubts = new Map<string, ReturnDoubt>();
  const add = (kind: ReturnDoubt["kind"], { employerId, laCode, employerName }: Return): void => {
    const doubt = { kind, employerId, laCode, name: employerName };
    doubts.set(JSON.stringify([kind, employerId, laCode]), doubt);
  };
  for (const one of returns) {
    const known = employerOf(employers, one.employerId, one.laCode);
    if (known === undefined) add("unknown", one);
    else {
      const names = [known.nameEn, known.nameCy].filter((name) => name !== "");
      if (one.employerName !== "" && !names.some((name) => same(name, one.employerName)))
        add("other-name", one);
      if (one.period !== undefined && !isExpected(known, one.period)) add("not-expected", one);
    }
  }
  return [...doubts.values()];
}
