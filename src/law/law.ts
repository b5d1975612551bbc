// The law as plain data: dated parameters, clauses, roles, layouts, words. batch/read/schemas.ts reads the files,
// law/load.ts checks them; whoever holds a Law may trust it.
import type { Day } from "../core/day.ts";
import type { Layout } from "./layout.ts";
import type { Mapping } from "./mapping.ts";

/** One dated value, in force from `from` until the day before the next entry's `from`, and never after `reviewed`. */
export type Entry<Value> = {
  readonly from: Day;
  /** The last day for which the value was checked against its source. */
  readonly reviewed: Day;
  readonly value: Value;
  /** A rule id (WFP-31) or the id of a source in sources.json. */
  readonly clause: string;
  /** What an auditor should know of this entry; empty when there is nothing to add. */
  readonly note: string;
};

/** What a parameter says on one day, with the entry that says it. */
export type InForce<Value> = Entry<Value> & { readonly id: string };

/** How a parameter is written in the JSON, and so what its value is once it is loaded. */
export type ParameterKind =
  | "money" // "299.60" → Pence
  | "rate" // "15.05%", "3/7" → Rate
  | "count" // 6 → number
  | "day" // "2022-06-30" → Day
  | "month" // "2022-06" → Month
  | "period" // { first, last } → Period
  | "days" // list of days → Day[]
  | "list" // list of words → string[]
  | "choice" // one of `choices` → string
  | "amounts" // pounds by pay frequency → Record<PayFrequency, Pence>
  | "table"; // words by word, read by the formula that knows it

/** A named value with its history, first day first. */
export type Parameter<Value = unknown> = {
  readonly id: string;
  readonly kind: ParameterKind;
  /** What a choice may be, and of what a list may be made; empty where anything of the kind may stand. */
  readonly choices: readonly string[];
  /** The guidance leaves it to the council, which may set it in taliad.json. */
  readonly councilSets: boolean;
  readonly entries: readonly InForce<Value>[];
};

export type Clause = {
  readonly id: string;
  readonly scheme: string;
  /** Word for word from the guidance. */
  readonly welsh: string;
  readonly english: string;
  /** Another clause that says the same as a whole sentence, to be quoted to people; absent where this one does. */
  readonly sentence?: string | undefined;
  /** What it makes the program do. */
  readonly effect: string;
  /**
   * "decides": an outcome or a figure hangs on it alone. "informs": code names it, and nothing hangs on it alone. "none":
   * without effect here. `reason` says why it does not decide.
   */
  readonly status: "decides" | "informs" | "none";
  readonly reason: string;
  /** The same in Welsh; absent where it decides, and in the law of older batches. */
  readonly welshReason?: string | undefined;
};

/** A place where the guidance contradicts itself, and the reading that is followed. */
export type Reading = {
  readonly id: string;
  readonly rules: readonly string[];
  readonly question: string;
  readonly reading: string;
  readonly because: string;
  /** The parameters that hold the choice; none when there is nothing to choose. */
  readonly parameters: readonly string[];
  /** Why there is nothing to choose; absent where there is. */
  readonly without?: { readonly en: string; readonly cy: string } | undefined;
  /** The same three sentences in Welsh. */
  readonly welsh: { readonly question: string; readonly reading: string; readonly because: string };
};

export type Source = {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly language: string;
  readonly reference: string;
  readonly sha256: string;
};

/** How one scheme treats one role. `condition` names what the scheme's rules.ts still has to look at. */
export type RoleRule = {
  readonly eligible: "yes" | "no" | "unclear" | "condition";
  readonly rule: string;
  readonly condition: string;
  /** Registrations that the role asks for; empty = any. */
  readonly registrations: readonly string[];
  /** The settings that the clause names; empty = it names none (C-32). */
  readonly settings: readonly string[];
  /** The role as which it is judged in another setting, by setting; empty = as itself everywhere (C-28). */
  readonly elsewhere: Readonly<Record<string, string>>;
  /** Registrations with which the clause that shuts the role out does not speak of it (C-33); empty = none. */
  readonly unlessRegistered: readonly string[];
};

export type Role = {
  readonly code: string;
  readonly labels: { readonly en: string; readonly cy: string };
  /** Other ways in which people write it. */
  readonly aliases: readonly string[];
  /** By the scheme's short code: WFP, SSPE. */
  readonly schemes: Readonly<Record<string, RoleRule>>;
};

/** One of the 22 principal councils of Wales. */
type Council = { readonly code: string; readonly en: string; readonly cy: string };

/** One line of the list of names: the ways in which one name is written, translated or used. */
type NameClass = {
  /** What the class is called in explanations and in the keys of the book; it stays when members are added. */
  readonly name: string;
  readonly use: "forename" | "surname";
  /** How the members go together. */
  readonly kind: "spelling" | "translation" | "short form" | "mutation" | "patronymic";
  readonly cy: readonly string[];
  readonly en: readonly string[];
};

/** Which names are forms of one name. */
export type NameList = {
  /** Who has looked through the list and on which day; empty until a Welsh speaker signs it. */
  readonly reviewed: string;
  readonly source: string;
  readonly classes: readonly NameClass[];
  /** Fathers' names before which "ap" and "ab" are cut off although no capital shows where they end. */
  readonly patronymics: readonly string[];
};

export type Language = "en" | "cy";

/** Every text that people read, by key, for example "problems.cell-not-day". */
export type Words = Readonly<Record<Language, ReadonlyMap<string, string>>>;

export type Law = {
  /** Statutory parameters and those of all schemes, by id: "class1", "wfp.instalments". */
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly clauses: ReadonlyMap<string, Clause>;
  readonly readings: readonly Reading[];
  readonly sources: readonly Source[];
  readonly roles: ReadonlyMap<string, Role>;
  readonly layouts: ReadonlyMap<string, Layout>;
  readonly councils: readonly Council[];
  readonly names: NameList;
  readonly words: Words;
  /** How files of payroll programs are read: the council's mappings, in the order of their names. */
  readonly mappings: readonly Mapping[];
};
