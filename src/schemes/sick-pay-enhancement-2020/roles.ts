// The job (SSPE-10…15, 50…69): the scheme's column of the role matrix with the conditions that it names and the place
// that its clause names (C-32). A job that is shut out in one place only is judged as another elsewhere (C-28).
import type { Remark } from "../../core/decision.ts";
import type { Law, RoleRule } from "../../law/law.ts";
import { refuse } from "../../law/shape.ts";
import { leg, type Ruling } from "../rulings.ts";
import type { SspeClaim } from "./claim.ts";
import type { Terms } from "./terms.ts";

/** The conditions that roles.json may name, with the cells that each looks at. */
const conditions: Readonly<Record<string, readonly string[]>> = {
  "close-contact": ["closeContact"],
  "direct-payment": ["fundedBy"],
  "confirmed-before-absence": ["shiftsConfirmedDate", "absenceStart"],
  "shift-of-series-done": ["shiftsCompletedInSeries", "sspe.shiftsOfSeries"],
  "daily-service-and-close-contact": ["dailyService", "closeContact"],
  "direct-care-and-close-contact": ["directCare", "closeContact"],
  evidenced: ["evidenceHeld"],
  "registered-home-care-agency": ["settingType", "registeredInWales"],
  redeployed: ["redeployedToRole"],
};

type JudgedRole = {
  readonly eligible: RoleRule["eligible"];
  readonly condition: string;
  /** The settings that the clause names; undefined when it names none. */
  readonly settings: ReadonlySet<string> | undefined;
  /** The job as which it is judged, by setting. */
  readonly judgedAs: ReadonlyMap<string, string>;
  readonly met: Ruling;
  readonly notMet: Ruling;
  readonly unclear: Ruling;
  readonly elsewhere: Ruling;
  /** What is said of a row elsewhere when the clause that shuts the job out names places. */
  readonly outside: Remark;
};

export type Roles = {
  readonly of: ReadonlyMap<string, JudgedRole>;
  readonly unknown: Ruling;
  /** An agency's work that is neither in a care home nor in home care. */
  readonly bookedElsewhere: Ruling;
};

type Answer = "met" | "not met" | "unclear";

/** The eligibility column of this scheme, with its rulings. Throws a LawFault when a condition is named that nobody knows, or no job at all. */
export function judgedRoles(law: Law, scheme: string): Roles {
  const ruling = leg("role");
  const of = new Map<string, JudgedRole>();
  for (const role of law.roles.values()) {
    const answer = role.schemes[scheme];
    if (answer === undefined) continue;
    const { eligible, rule, condition, settings } = answer;
    if (answer.unlessRegistered.length > 0)
      refuse("roles.json", role.code, `${scheme} asks for no registration`);
    const looked = eligible === "condition" ? conditions[condition] : [];
    if (looked === undefined) refuse("roles.json", role.code, `${scheme} knows no condition ${condition}`);
    const cells = ["roleCode", ...looked];
    const place = settings.length === 0 || cells.includes("settingType") ? [] : ["settingType"];
    of.set(role.code, {
      eligible,
      condition,
      settings: settings.length === 0 ? undefined : new Set(settings),
      judgedAs: new Map(Object.entries(answer.elsewhere)),
      met: ruling(rule, "met", ...cells, ...place),
      notMet: ruling(rule, "not met", ...cells, ...place),
      unclear: ruling(rule, "unclear", ...cells),
      elsewhere: ruling(rule, "unclear", "roleCode", "settingType"),
      outside: { code: "job-outside-its-clause", key: "settingType", expected: rule, rule },
    });
  }
  if (of.size === 0) refuse("roles.json", scheme, "no job has a word of it");
  for (const [job, { judgedAs }] of of) {
    for (const other of judgedAs.values()) {
      if (!of.has(other)) refuse("roles.json", job, `there is no job ${other}`);
    }
  }
  return {
    of,
    unknown: ruling("SSPE-10", "unclear", "roleCode"),
    bookedElsewhere: ruling("SSPE-12", "unclear", "roleCode", "settingType", "sspe.bookedSettings"),
  };
}

export function judgeRole(terms: Terms, roles: Roles, claim: SspeClaim): Ruling {
  const role = roleIn(roles, claim.roleCode, claim);
  if (role === undefined) return roles.unknown;
  const answer = answerFor(terms, roles, role, claim);
  if (answer === "not met") return role.notMet;
  if (answer === "unclear") return role.unclear;
  if (bookedElsewhere(terms, roles, claim)) return roles.bookedElsewhere;
  // The clause names a place, and the row names another: the guidance lists such a job nowhere (C-32).
  return inPlace(role, claim) ? role.met : role.elsewhere;
}

/** The job as which another is judged where the row is. */
function roleIn(roles: Roles, job: string, { settingType }: SspeClaim): JudgedRole | undefined {
  const role = roles.of.get(job);
  const other = role?.judgedAs.get(settingType);
  return other === undefined ? role : roles.of.get(other);
}

/** The clause that shuts the job out names places, and the row names another one, where it is no other job (SSPE-65). */
export function remarkOnPlace(roles: Roles, claim: SspeClaim): Remark | undefined {
  const role = roleIn(roles, claim.roleCode, claim);
  return role?.eligible === "no" && !inPlace(role, claim) ? role.outside : undefined;
}

function inPlace({ settings }: JudgedRole, { settingType }: SspeClaim): boolean {
  return settings === undefined || settings.has(settingType);
}

/** The job that the role is judged by: the one to which the worker was redeployed, where that decides. */
export function jobOf(roles: Roles, { roleCode, redeployedToRole }: SspeClaim): string {
  const redeployed = roles.of.get(roleCode)?.condition === "redeployed";
  return redeployed ? (redeployedToRole ?? roleCode) : roleCode;
}

/** Whether an agency's work is neither in a care home nor in home care (SSPE-12). */
export function bookedElsewhere(terms: Terms, roles: Roles, claim: SspeClaim): boolean {
  const booked = roles.of.get(claim.roleCode)?.condition === "confirmed-before-absence";
  return booked && !terms.bookedSettings.has(claim.settingType);
}

function answerFor(terms: Terms, roles: Roles, role: JudgedRole, claim: SspeClaim): Answer {
  switch (role.eligible) {
    case "yes":
      return "met";
    case "no":
      return "not met";
    case "unclear":
      return "unclear";
    case "condition":
      return role.condition === "redeployed"
        ? answerForRedeployed(terms, roles, claim)
        : answerTo(role.condition, terms, claim);
  }
}

/** Judged by the job to which the worker was redeployed; without one, and from one such job to another, not met. */
function answerForRedeployed(terms: Terms, roles: Roles, claim: SspeClaim): Answer {
  if (claim.redeployedToRole === undefined) return "not met";
  const role = roleIn(roles, claim.redeployedToRole, claim);
  if (role === undefined) return "unclear";
  // The place is not asked: the setting may be that of the community service.
  return role.condition === "redeployed" ? "not met" : answerFor(terms, roles, role, claim);
}

function answerTo(condition: string, terms: Terms, claim: SspeClaim): Answer {
  switch (condition) {
    case "close-contact":
      return yes(claim.closeContact);
    case "direct-payment":
      return yes(claim.fundedBy);
    case "confirmed-before-absence":
      return confirmedBefore(claim);
    case "shift-of-series-done":
      return seriesBegun(terms, claim);
    case "daily-service-and-close-contact":
      return both(yes(claim.dailyService), yes(claim.closeContact));
    case "direct-care-and-close-contact":
      return both(yes(claim.directCare), yes(claim.closeContact));
    case "evidenced":
      return claim.evidenceHeld ? "unclear" : "not met";
    case "registered-home-care-agency":
      return claim.settingType === "DOM_CARE" ? yes(claim.registeredInWales) : "not met";
    default:
      throw new Error(`a condition that was not looked for: ${condition}`);
  }
}

/** A blank cell is no answer. */
function yes(cell: boolean | undefined): Answer {
  if (cell === undefined) return "unclear";
  return cell ? "met" : "not met";
}

/** One no decides; else one blank leaves it open. */
function both(a: Answer, b: Answer): Answer {
  if (a === "not met" || b === "not met") return "not met";
  return a === "met" ? b : a;
}

/** The shifts were confirmed before the first day of absence (SSPE-56). */
export function confirmedBefore({ shiftsConfirmedDate, absenceStart }: SspeClaim): Answer {
  if (shiftsConfirmedDate === undefined) return "unclear";
  return shiftsConfirmedDate < absenceStart ? "met" : "not met";
}

/** A shift of the series was done before the absence (SSPE-57). */
export function seriesBegun(terms: Terms, { shiftsCompletedInSeries }: SspeClaim): Answer {
  if (shiftsCompletedInSeries === undefined) return "unclear";
  return shiftsCompletedInSeries >= terms.shiftsOfSeries ? "met" : "not met";
}
