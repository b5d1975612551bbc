// The job (WFP-10…19, 40…44, 79, 96): the scheme's column of the list of jobs, with the registration that a job asks
// for, the place that its clause names (C-32), and who is not of a list that shuts jobs out (C-33).
// What the list does not settle, although a sentence could be read otherwise, is remarked on and changes nothing.
import type { Remark } from "../../core/decision.ts";
import type { Law, RoleRule } from "../../law/law.ts";
import { refuse } from "../../law/shape.ts";
import { leg, type Ruling } from "../rulings.ts";
import type { WfpClaim } from "./claim.ts";

type JudgedRole = {
  readonly eligible: RoleRule["eligible"];
  /** By registration; undefined when any will do. */
  readonly registrations: ReadonlySet<string> | undefined;
  /** The settings that the clause names; undefined when it names none. */
  readonly settings: ReadonlySet<string> | undefined;
  readonly unlessRegistered: ReadonlySet<string>;
  /** Whether it is the one job that self-employed people may do for direct payments (WFP-23). */
  readonly assistant: boolean;
  /** Whether the clause is about people of several services (WFP-40). */
  readonly ofSeveral: boolean;
  readonly met: Ruling;
  readonly notMet: Ruling;
  readonly unclear: Ruling;
  readonly elsewhere: Ruling;
  readonly registered: Ruling;
  /** The same for somebody who was redeployed from this job. */
  readonly metBefore: Ruling;
  readonly notMetBefore: Ruling;
  /** What is said of a row elsewhere when the clause that shuts the job out names places. */
  readonly outside: Remark;
};

export type Roles = {
  readonly of: ReadonlyMap<string, JudgedRole>;
  readonly returnNotSaid: Ruling;
  readonly unknown: Ruling;
};

/** The eligibility column of this scheme, with its rulings. Throws a LawFault for a list that the scheme cannot judge by. */
export function judgedRoles(law: Law, scheme: string): Roles {
  const ruling = leg("role");
  const elsewhere = ruling("WFP-79", "unclear", "roleCode", "settingType");
  const registered = ruling("WFP-79", "unclear", "roleCode", "registration");
  const of = new Map<string, JudgedRole>();
  for (const role of law.roles.values()) {
    const answer = role.schemes[scheme];
    if (answer === undefined) continue;
    const { eligible, rule } = answer;
    if (eligible === "condition") refuse("roles.json", role.code, `${scheme} knows no condition for a job`);
    if (Object.keys(answer.elsewhere).length > 0)
      refuse("roles.json", role.code, `${scheme} judges no job as another`);
    const registrations = setOf(answer.registrations);
    const settings = setOf(answer.settings);
    const byRegistration = registrations === undefined ? [] : ["registration"];
    const cells = ["roleCode", ...byRegistration, ...(settings === undefined ? [] : ["settingType"])];
    // Somebody who was redeployed may work elsewhere for now.
    const before = ["redeployedFromRole", "expectedReturn", ...byRegistration];
    of.set(role.code, {
      eligible,
      registrations,
      settings,
      unlessRegistered: new Set(answer.unlessRegistered),
      assistant: role.code === "PERSONAL_ASSISTANT",
      ofSeveral: rule === "WFP-40",
      met: ruling(rule, "met", ...cells),
      notMet: ruling(rule, "not met", "roleCode", ...byRegistration),
      unclear: ruling(rule, "unclear", "roleCode"),
      elsewhere,
      registered,
      metBefore: ruling("WFP-96", "met", ...before),
      notMetBefore: ruling(rule, "not met", ...before),
      outside: { code: "job-outside-its-clause", key: "settingType", expected: rule, rule },
    });
  }
  if (!of.has("PERSONAL_ASSISTANT"))
    refuse("roles.json", scheme, "the list of jobs has no PERSONAL_ASSISTANT");
  return {
    of,
    returnNotSaid: ruling("WFP-96", "unclear", "redeployedFromRole", "expectedReturn"),
    unknown: ruling("WFP-79", "unclear", "roleCode"),
  };
}

function setOf(words: readonly string[]): ReadonlySet<string> | undefined {
  return words.length === 0 ? undefined : new Set(words);
}

export function judgeRole(roles: Roles, claim: WfpClaim): Ruling {
  if (returnOpen(claim)) return roles.returnNotSaid;
  const former = formerThatCounts(roles, claim);
  if (former !== undefined) return isRegistered(former, claim) ? former.metBefore : former.notMetBefore;
  return judgePresent(roles, claim);
}

/** Whether somebody was redeployed of whom the file does not say whether the worker returns. */
function returnOpen(claim: WfpClaim): boolean {
  return claim.redeployedFromRole !== undefined && claim.expectedReturn === undefined;
}

/** The former job when the worker will return to it (WFP-96). Only an eligible one can help; any other leaves the present one to be judged. */
function formerThatCounts(roles: Roles, claim: WfpClaim): JudgedRole | undefined {
  return claim.expectedReturn === true ? eligibleFormer(roles, claim) : undefined;
}

function eligibleFormer(roles: Roles, { redeployedFromRole }: WfpClaim): JudgedRole | undefined {
  if (redeployedFromRole === undefined) return undefined;
  const former = roles.of.get(redeployedFromRole);
  return former?.eligible === "yes" ? former : undefined;
}

function judgePresent(roles: Roles, claim: WfpClaim): Ruling {
  const role = roles.of.get(claim.roleCode);
  if (role === undefined) return roles.unknown;
  if (role.eligible === "unclear") return role.unclear;
  // The clause shuts out those who need not register; it does not speak of this worker (C-33).
  if (role.eligible !== "yes") {
    return role.unlessRegistered.has(claim.registration) ? role.registered : role.notMet;
  }
  if (!isRegistered(role, claim)) return role.notMet;
  // The clause names a place, and the row names another: the guidance lists such a job nowhere (C-32).
  return role.settings?.has(claim.settingType) === false ? role.elsewhere : role.met;
}

const redeployedForGood: Remark = Object.freeze({
  code: "redeployed-for-good",
  key: "expectedReturn",
  expected: "",
  rule: "WFP-96",
});
const ofOneService: Remark = Object.freeze({
  code: "job-of-one-service",
  key: "siteId",
  expected: "",
  rule: "WFP-40",
});

/**
 * What another sentence could say of a job that the list shuts out: its clause names places, and the row names another
 * (WFP-14, 17, 44, C-01); it is about people of several services, and the row names one (WFP-40); the permanent job is
 * eligible, and the worker does not return to it (WFP-96).
 */
export function remarksOnJob(roles: Roles, claim: WfpClaim): readonly Remark[] {
  const role = roles.of.get(claim.roleCode);
  const counts = formerThatCounts(roles, claim) === undefined && role?.eligible === "no";
  if (!counts) return [];
  const remarks: Remark[] = [];
  if (outsideClause(role, claim)) remarks.push(role.outside);
  if (role.ofSeveral && claim.siteId !== undefined && servicesOfOne.has(claim.settingType)) {
    remarks.push(ofOneService);
  }
  if (claim.expectedReturn === false && eligibleFormer(roles, claim) !== undefined) {
    remarks.push(redeployedForGood);
  }
  return remarks;
}

/** "un cartref gofal cofrestredig neu wasanaeth cymorth cartref" (WFP-40). */
const servicesOfOne: ReadonlySet<string> = new Set(["CARE_HOME", "CHILDREN_HOME", "DOM_CARE"]);

/** Whether the clause that shuts the job out names places, and the row names another (WFP-14, 17, 44). */
function outsideClause({ eligible, settings }: JudgedRole, { settingType }: WfpClaim): boolean {
  return eligible === "no" && settings !== undefined && !settings.has(settingType);
}

function isRegistered(role: JudgedRole, claim: WfpClaim): boolean {
  return role.registrations === undefined || role.registrations.has(claim.registration);
}

/** What the list says of a job, for the status of the self-employed: registration and place are asked in the job's own leg. */
type JobAnswer = { readonly eligible: boolean; readonly assistant: boolean };

/** The job that counts: the former one when the worker will return to it. */
export function judgeJob(roles: Roles, claim: WfpClaim): JobAnswer {
  const role = formerThatCounts(roles, claim) ?? roles.of.get(claim.roleCode);
  return { eligible: role?.eligible === "yes", assistant: role?.assistant ?? false };
}

/**
 * Whether nobody has said yet what the job of somebody self-employed is: one that nobody knows, one that is shut out for
 * who need not register, or one from which the worker may return to an eligible one. The status asks for a job that is
 * listed as eligible (WFP-23), and is not met until it is said.
 */
export function jobNotSettled(roles: Roles, claim: WfpClaim): boolean {
  if (formerThatCounts(roles, claim) !== undefined) return false;
  const role = roles.of.get(claim.roleCode);
  if (role === undefined || role.eligible === "unclear") return true;
  if (role.eligible === "yes") return false;
  return role.unlessRegistered.has(claim.registration) || returnNotSaid(roles, claim);
}

function returnNotSaid(roles: Roles, claim: WfpClaim): boolean {
  return returnOpen(claim) && eligibleFormer(roles, claim) !== undefined;
}
