// The list of jobs: every code in both languages, one answer for each scheme, and no name that means two jobs.
import { describe, expect, test } from "vitest";
import { socialCarePayment } from "../../../src/schemes/social-care-payment-2022/scheme.ts";
import { shipped } from "../../law/shipped.ts";

describe("roles.json", () => {
  test("no label or alias stands for two jobs", () => {
    const seen = new Map<string, string>();
    for (const { code, labels, aliases } of shipped.roles.values()) {
      for (const name of new Set([code, labels.en, labels.cy, ...aliases].map((one) => one.toLowerCase()))) {
        expect(seen.get(name), name).toBeUndefined();
        seen.set(name, code);
      }
    }
  });

  test("each job has an answer of both schemes, and a condition is named", () => {
    for (const { code, schemes } of shipped.roles.values()) {
      expect(Object.keys(schemes), code).toEqual(["WFP", "SSPE"]);
      for (const answer of Object.values(schemes)) {
        expect(answer.condition === "", code).toBe(answer.eligible !== "condition");
      }
    }
  });

  test("the same job has opposite answers where the guidance has them (C-16)", () => {
    const answers = (code: string) => {
      const schemes = shipped.roles.get(code)?.schemes;
      return [schemes?.["WFP"]?.eligible, schemes?.["SSPE"]?.eligible];
    };
    expect(answers("RFC_MANAGER")).toEqual(["yes", "no"]);
    expect(answers("ANCILLARY_CARE_HOME")).toEqual(["no", "condition"]);
    expect(answers("AGENCY_NURSE")).toEqual(["no", "condition"]);
    expect(answers("HOUSING_SUPPORT")).toEqual(["no", "condition"]);
  });
});

describe("rules that are named", () => {
  test("each is a clause of the guidance and has words", () => {
    const cited = new Set(socialCarePayment.cites);
    expect(cited.size).toBe(socialCarePayment.cites.length);
    for (const rule of cited) {
      expect(shipped.clauses.get(rule)?.status, rule).not.toBe("none");
      expect(shipped.words.cy.has(`rules.${rule}`), rule).toBe(true);
    }
  });

  test("the jobs' rules are among them", () => {
    for (const { schemes } of shipped.roles.values()) {
      expect(socialCarePayment.cites).toContain(schemes["WFP"]?.rule);
    }
  });
});
