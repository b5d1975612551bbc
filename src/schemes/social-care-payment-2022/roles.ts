// The job (WFP-10…19, 40…44, 79, 96): the scheme's column of the list of jobs, with the registration that a job asks
// for, the place that its clause names (C-32), and who is not of a list that shuts jobs out (C-33).
import type { Remark } from "../../core/decision.ts";
import type { Law, RoleRule } from "../../law/law.ts";
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
  readonly met: Ruling;
  readonly notMet: Ruling;
  readonly unclear: Ruling;
  readonly elsewhere: Ruling;
  readonly registered: Ruling;
  /** Of a job that is shut out in other places only: by the clause that shuts out the unregistered staff of this one. */
  readonly shutOutElsewhere: (settingType: string) => Ruling | undefined;
  /** The same for somebody who was redeployed from this job. */
  readonly metBefore: Ruling;
  readonly notMetBefore: Ruling;
  /** What is said of a row elsewhere when the clause that shuts the job out names places. */
  readonly outside: Remark;
};

export type Roles = {
  readonly of: ReadonlyMap<string, JudgedRole>;
  readonly returnNotSaid: Ruling;
  /** The permanent job is eligible and the worker will not return to it: the guidance lists no such worker as not eligible. */
  readonly noReturn: Ruling;
  readonly unknown: Ruling;
};

/** Who need not register is shut out of these places by the clauses of these jobs (WFP-41, 43). */
const ancillaryIn: Readonly<Record<string, string>> = {
  CARE_HOME: "ANCILLARY_CARE_HOME",
  CHILDREN_HOME: "ANCILLARY_CARE_HOME",
  RFC: "ANCILLARY_CARE_HOME",
  DOM_CARE: "ANCILLARY_DOM",
};

/** The eligibility column of this scheme, with its rulings. */
export function judgedRoles(law: Law, scheme: string): Roles {
  const ruling = leg("role");
  const elsewhere = ruling("WFP-79", "unclear", "roleCode", "settingType");
  const registered = ruling("WFP-79", "unclear", "roleCode", "registration");
  const ancillary = new Map(
    Object.entries(ancillaryIn).map(([setting, job]) => {
      const answer = law.roles.get(job)?.schemes[scheme];
      if (answer === undefined) throw new Error(`the list of jobs for ${scheme} has no ${job}`);
      return [setting, ruling(answer.rule, "not met", "roleCode", "settingType", "registration")] as const;
    }),
  );
  const of = new Map<string, JudgedRole>();
  for (const role of law.roles.values()) {
    const answer = role.schemes[scheme];
    if (answer === undefined) continue;
    const { eligible, rule } = answer;
    if (eligible === "condition") throw new Error(`${role.code}: ${scheme} knows no condition for a job`);
    if (answer.elsewhere !== "") throw new Error(`${role.code}: ${scheme} judges no job as another`);
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
      met: ruling(rule, "met", ...cells),
      notMet: ruling(rule, "not met", "roleCode", ...byRegistration),
      unclear: ruling(rule, "unclear", "roleCode"),
      elsewhere,
      registered,
      shutOutElsewhere: (settingType) => ancillary.get(settingType),
      metBefore: ruling("WFP-96", "met", ...before),
      notMetBefore: ruling(rule, "not met", ...before),
      outside: { code: "job-outside-its-clause", key: "settingType", expected: rule, rule },
    });
  }
  if (!of.has("PERSONAL_ASSISTANT"))
    throw new Error(`the list of jobs for ${scheme} has no personal assistant`);
  return {
    of,
    returnNotSaid: ruling("WFP-96", "unclear", "redeployedFromRole", "expectedReturn"),
    noReturn: ruling("WFP-96", "not met", "roleCode", "redeployedFromRole", "expectedReturn"),
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
  const ofPresent = judgePresent(roles, claim);
  if (ofPresent.finding.verdict !== "not met" || eligibleFormer(roles, claim) === undefined) return ofPresent;
  // Not back "yn fuan", so the present job counts; but the permanent one is not "wedi'i hamlinellu'n glir" as not eligible (WFP-82).
  return roles.of.get(claim.roleCode)?.eligible === "yes" ? ofPresent : roles.noReturn;
}

/** Whether somebody was redeployed of whom the file does not say whether the worker returns. */
export function returnOpen(claim: WfpClaim): boolean {
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
  if (role.eligible !== "yes") {
    // The clause shuts out those who need not register; it does not speak of this worker (C-33).
    if (role.unlessRegistered.has(claim.registration)) return role.registered;
    if (!outsideClause(role, claim)) return role.notMet;
    // Nor of this place. Only who need not register is shut out of it, by another clause (C-32, C-33).
    return shutOut(role, claim) ?? role.elsewhere;
  }
  if (!isRegistered(role, claim)) return role.notMet;
  // The clause names a place, and the row names another: the guidance lists such a job nowhere (C-32).
  return role.settings?.has(claim.settingType) === false ? role.elsewhere : role.met;
}

/**
 * A job is shut out by a clause that names places, and the row names another: the job or the place may be wrong
 * (WFP-14, 17, 44, C-01). Undefined when there is nothing to ask.
 */
export function remarkOnPlace(roles: Roles, claim: WfpClaim): Remark | undefined {
  const role = roles.of.get(claim.roleCode);
  if (role === undefined || !outsideClause(role, claim)) return undefined;
  return formerThatCounts(roles, claim) === undefined ? role.outside : undefined;
}

/** Whether the clause that shuts the job out names places, and the row names another (WFP-14, 17, 44). */
function outsideClause({ eligible, settings }: JudgedRole, { settingType }: WfpClaim): boolean {
  return eligible === "no" && settings !== undefined && !settings.has(settingType);
}

function isRegistered(role: JudgedRole, claim: WfpClaim): boolean {
  return role.registrations === undefined || role.registrations.has(claim.registration);
}

/** What the list says of a job, for the status of the self-employed: registration and place are asked in the job's own leg. */
export type JobAnswer = { readonly listed: "yes" | "no" | "unclear"; readonly assistant: boolean };

const unknownJob: JobAnswer = Object.freeze({ listed: "unclear", assistant: false });

/** The job that counts: the former one when the worker will return to it. */
export function judgeJob(roles: Roles, claim: WfpClaim): JobAnswer {
  return answerOf(formerThatCounts(roles, claim) ?? roles.of.get(claim.roleCode), claim);
}

/** The former job; undefined where it is not eligible and so cannot count. */
export function judgeJobBefore(roles: Roles, claim: WfpClaim): JobAnswer | undefined {
  const former = eligibleFormer(roles, claim);
  return former && answerOf(former, claim);
}

function answerOf(role: JudgedRole | undefined, claim: WfpClaim): JobAnswer {
  if (role === undefined || role.eligible === "unclear") return unknownJob;
  const { assistant } = role;
  if (role.eligible === "yes") return { listed: "yes", assistant };
  const open = role.unlessRegistered.has(claim.registration) || judgedElsewhere(role, claim);
  return { listed: open ? "unclear" : "no", assistant };
}

/** Whether nobody but a person can say what a job that is shut out elsewhere is worth here. */
function judgedElsewhere(role: JudgedRole, claim: WfpClaim): boolean {
  return outsideClause(role, claim) && shutOut(role, claim) === undefined;
}

/** The clause that shuts the unregistered out of this place. */
function shutOut(role: JudgedRole, { registration, settingType }: WfpClaim): Ruling | undefined {
  return registration === "NONE" ? role.shutOutElsewhere(settingType) : undefined;
}
