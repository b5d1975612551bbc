// Every rule of the four guidance documents has an answer: its scheme's code decides by it or names it, or it is marked as
// without effect and says why. And what is cited is at work: in a condition, a formula, a job or a parameter.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Clause } from "../../src/law/law.ts";
import { listings, schemes } from "../../src/schemes/index.ts";
import { decide } from "../schemes/social-care-payment-2022/claims.ts";
import { ruleIds } from "./rule-ids.ts";
import { shipped } from "./shipped.ts";

const all = [...schemes, ...listings].map(({ name, code, cites }) => ({ name, code, cites }));

/** How many rules each document has. */
const sizes: Readonly<Record<string, number>> = { WFP: 81, SSPE: 84, FLEX: 35, IWS: 26 };

function clausesOf(scheme: string): readonly Clause[] {
  return [...shipped.clauses.values()].filter((clause) => clause.scheme === scheme);
}

test("226 of 226 rules are cited by code or say why they have no effect", () => {
  const answers = ruleIds.map((id) => {
    const cited = all.filter(({ cites }) => cites.includes(id)).length;
    const clause = shipped.clauses.get(id);
    if (clause?.status === "decides") return cited === 1 ? "cited" : `${id}: decides, cited ${cited} times`;
    if (clause?.status === "informs" && clause.reason !== "") {
      return cited === 1 ? "cited" : `${id}: informs, cited ${cited} times`;
    }
    if (clause?.status === "none" && clause.reason !== "") {
      return cited === 0 ? "without effect" : `${id}: cited, but marked as without effect`;
    }
    return `${id}: no answer`;
  });
  const count = (answer: string) => answers.filter((one) => one === answer).length;
  expect(answers.filter((one) => one !== "cited" && one !== "without effect")).toEqual([]);
  expect(`${count("cited") + count("without effect")} of ${ruleIds.length}`).toBe("226 of 226");
});

describe.for(all)("$code", ({ name, code, cites }) => {
  test("has all rules of its document and cites none twice", () => {
    expect(clausesOf(name)).toHaveLength(sizes[code] ?? 0);
    expect(new Set(cites).size).toBe(cites.length);
    expect(cites.filter((id) => shipped.clauses.get(id)?.scheme !== name)).toEqual([]);
  });

  test("cites exactly what decides or informs", () => {
    const named = clausesOf(name).filter(({ status }) => status !== "none");
    expect([...cites].sort()).toEqual(named.map(({ id }) => id).sort());
  });

  test("cites every rule that its code names", () => {
    const source = sourceIn(join("src/schemes", name));
    const named = [...source.matchAll(new RegExp(`"(${code}-\\d+)"`, "g"))].map(([, id]) => id ?? "");
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((id) => !cites.includes(id))).toEqual([]);
  });

  test("cites nothing that is not at work", () => {
    const atWork = atWorkIn(name, code);
    expect(cites.filter((id) => !atWork(id) && !Object.hasOwn(shownBelow, id))).toEqual([]);
  });
});

/** Rules that no single condition or figure carries; what they make the program do is tested by itself. */
const shownBelow: Readonly<Record<string, () => void>> = {
  // All criteria have to be met, and all that are not are said.
  "WFP-06": () => {
    const { outcome, findings } = decide({
      roleCode: "ANCILLARY_CARE_HOME",
      registration: "NONE",
      shiftsInWindow: 5,
    });
    const failed = findings.filter(({ verdict }) => verdict === "not met").map(({ rule }) => rule);
    expect({ outcome, failed }).toEqual({ outcome: "not-eligible", failed: ["WFP-41", "WFP-31"] });
  },
  // Leaving after 31 March takes nothing away.
  "WFP-32": () => {
    const leaver = {
      leaveReason: "RESIGNED",
      amountPaid: 149800,
      paymentMethod: "LUMP",
      instalmentNo: undefined,
    };
    expect(decide({ ...leaver, leaveDate: "2022-03-31" }).outcome).toBe("payable");
    expect(decide({ ...leaver, leaveDate: "2022-06-29" }).outcome).toBe("payable");
    expect(decide({ ...leaver, leaveDate: "2022-03-30" }).outcome).toBe("not-eligible");
  },
};

test.for(Object.keys(shownBelow))("%s decides", (id) => shownBelow[id]?.());

/** The code of a folder, without the lists of what its schemes cite. */
function sourceIn(folder: string): string {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .map((file) => readFileSync(join(folder, file), "utf8"))
    .map((text) => text.replace(/^ {2}cites: \[$.*?^ {2}\],$/ms, ""))
    .join("\n");
}

/** Whether a rule stands in the scheme's code beside the list of what it cites, in a job or in a parameter in use. */
function atWorkIn(name: string, code: string): (id: string) => boolean {
  // The guidance's own sums stand beside statute, because calc is asked for them, too.
  const source = [join("src/schemes", name), "src/law", "src/statute"].map(sourceIn).join("\n");
  const prefix = `${code.toLowerCase()}.`;
  const used = [...shipped.parameters.values()].filter(
    ({ id }) => id.startsWith(prefix) && (source.includes(`"${id}"`) || source.includes(`\`${prefix}`)),
  );
  const found = new Set([
    ...used.flatMap(({ entries }) => entries.map(({ clause }) => clause)),
    ...[...shipped.roles.values()].map((role) => role.schemes[code]?.rule ?? ""),
  ]);
  return (id) => found.has(id) || source.includes(`"${id}"`);
}

test("a rule that only the list names would be found out", () => {
  const [first] = all;
  if (first === undefined) throw new Error("there are schemes");
  expect(atWorkIn(first.name, first.code)("WFP-06")).toBe(false);
  expect(atWorkIn(first.name, first.code)("WFP-31")).toBe(true);
});
