// open-matters.csv: what an officer has to see to when the batch has been posted. What earlier batches left open comes from
// the ledger, without what this batch closes; the rest is what its own rows open.
import { latestOf, type Month } from "../../core/day.ts";
import { numberText, type PersonNumber } from "../../core/person.ts";
import { isAsked } from "../../engine/open-cases.ts";
import { type Matter, type MatterPlace, matterLines } from "../../engine/open-matters.ts";
import { openOfPerson, type PersonMatters } from "../../ledger/answers/open-conditions.ts";
import type { NewCondition } from "../../ledger/conditions.ts";
import type { BatchEntry } from "../../ledger/new-batch.ts";
import { decidesClaims, schemeNamed } from "../../schemes/index.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import { caseMatter, conditionMatters, settlesRefusals } from "../past/matters.ts";
import { decides, overdueMatters, undecidedAmong } from "../past/undecided.ts";
import { conditionsKept, newConditionsOf, onlySaysNothingIsHeld } from "../publish/new-conditions.ts";
import { submissionsOf } from "../publish/posting.ts";
import { waitsOf } from "../settle/waiting.ts";
import { duesIn } from "./dues-in.ts";
import { casesOpenIn } from "./open-cases.ts";
import { type OwnPostings, type OwnRows, ownPostings, ownRowsOf, peopleIn, withOwn } from "./own-rows.ts";

type Decided = Omit<DecidedBatch, "matters" | "conditions">;

type OpenIn = Pick<DecidedBatch, "matters" | "conditions">;

/** With what the batch's rows leave open, as the ledger will have it. */
export async function openMattersIn(batch: Decided): Promise<OpenIn> {
  const { read, settled, prior, rulings } = batch;
  const conditions = newConditionsOf(read, settled);
  const names = [...read.filter(({ refused }) => !refused), ...rulings.accepted].map(({ scheme }) => scheme);
  const schemes = [...new Set(names)].filter(decidesClaims).sort();
  if (!prior.remembers || schemes.length === 0) return { matters: [], conditions };
  // The list of cases asks for them, too, also where nothing stands.
  await prior.openCases.learn(schemes);
  const month = lastMonthIn(read);
  await prior.latest.learn([month]);
  const latest = prior.latest.of(month) ?? month;
  if (latest === undefined) return { matters: [], conditions };
  await prior.undecided.learn(schemes);
  const waits = waitsOf(read, settled.waiting);
  const found: Matter[] = [];
  const kept = new Set<NewCondition>();
  for (const name of schemes) {
    const scheme = schemeNamed(name);
    const { own, matters } = await conditionsIn(scheme, batch, conditions, waits);
    for (const one of [...own.conditions.values()].flat()) kept.add(one);
    found.push(...matters, ...overdueIn(scheme, batch, latest));
    found.push(...(await duesIn(scheme, own, waits, batch, latest)));
  }
  return {
    matters: matterLines([...found, ...duplicatesIn(batch, schemes, latest)], latest),
    conditions: conditions.filter((one) => kept.has(one)),
  };
}

const isRefusal = ({ kind, amount }: NewCondition): boolean => kind === "paid-not-eligible" && amount > 0;

/**
 * Whether a person who is refused had anything when all rows had been compared: a row of an earlier month in the same batch may have
 * been held since.
 */
function paidWhenRefused(
  { scheme }: OwnRows,
  postings: OwnPostings,
  { facts, settled }: Decided,
): (refusal: NewCondition) => boolean {
  return ({ person, month }) => {
    const before = facts.of(person, scheme)?.facts.paid ?? 0;
    if (before > 0 || [...settled.waiting.values()].some((people) => people.has(person))) return true;
    return (postings.get(person) ?? []).some(
      ({ head, dueMonth, amount }) => head === "PAYMENT" && amount > 0 && dueMonth < month,
    );
  };
}

/** The latest month of a return of which the ledger will know. */
function lastMonthIn(read: Decided["read"]): Month | undefined {
  return latestOf(submissionsOf(read).map(({ period }) => period));
}

/** The matters as the book will have them when the batch is posted: its lines and its money are added to what was there. */
async function conditionsIn(
  scheme: AnyScheme,
  batch: Decided,
  conditions: readonly NewCondition[],
  waits: BatchEntry["waits"],
) {
  const { facts } = batch;
  const said = ownRowsOf(scheme.name, batch, conditions);
  const [telling, refused] = [new Set<PersonNumber>(), new Set<PersonNumber>()];
  for (const [person, mine] of said.conditions)
    (mine.every(onlySaysNothingIsHeld) ? refused : telling).add(person);
  const told = new Set([...said.rulings.keys(), ...telling]);
  const among = new Set(told);
  const isStranger = (person: PersonNumber): boolean => facts.of(person, scheme.name) === undefined;
  if (!facts.people.isSilent) for (const person of peopleIn(said)) if (!isStranger(person)) among.add(person);
  // They are nearly everybody, and nearly never asked for.
  const strangers = function* () {
    yield* refused;
    for (const person of peopleIn(said)) if (isStranger(person)) yield person;
  };
  const key = { scheme: scheme.name, waits, among, strangers, told };
  await facts.conditions.learn([key]);
  const { open, people } = facts.conditions.of(key) ?? {
    open: [],
    people: new Map<PersonNumber, PersonMatters>(),
  };
  const isHeld = (person: PersonNumber): boolean =>
    people.get(person)?.lines.some(({ kind, amount }) => kind === "arrears" && amount > 0) === true;
  // What only says that nothing is held is kept where the book holds something, so nobody else's are needed.
  const postings: OwnPostings =
    telling.size + people.size === 0
      ? new Map()
      : ownPostings(said, (person) => telling.has(person) || people.has(person));
  const paid = paidWhenRefused(said, postings, batch);
  const kept = [...said.conditions].map(([person, mine]) => {
    const told = mine.filter((one) => !isRefusal(one) || paid(one));
    return [person, conditionsKept(told, isHeld(person))] as const;
  });
  const own = { ...said, conditions: new Map(kept.filter(([, mine]) => mine.length > 0)) };
  const here = new Set([...people.keys(), ...own.conditions.keys()]);
  const settles = settlesRefusals(scheme);
  const ofPeople = [...here].flatMap((person) =>
    conditionMatters(scheme, openOfPerson(withOwn(own, postings, person, people.get(person)), settles)).map(
      (matter) => (matter.since.batch === "" ? { ...matter, niNumber: numberText(person) } : matter),
    ),
  );
  return { own, matters: [...conditionMatters(scheme, open), ...ofPeople] };
}

/** Appeals of this batch and of those before that nobody has decided in time. */
function overdueIn(scheme: AnyScheme, { rulings, prior }: Decided, month: Month): readonly Matter[] {
  const accepted = rulings.accepted.filter((one) => one.scheme === scheme.name);
  const own = accepted.map((checked) => {
    const { file, row, decision, person } = checked;
    const [who, niNumber] = [String(person), numberText(person)];
    return { code: decision.caseId, details: "", checked, since: { batch: "", file, row }, who, niNumber };
  });
  const decided = new Set(
    accepted.flatMap((later) =>
      rulings
        .earlierOf(later.person)
        .filter((one) => decides(later, one))
        .map(({ decision }) => decision.caseId),
    ),
  );
  const before = (prior.undecided.of(scheme.name) ?? []).filter(({ code }) => !decided.has(code));
  return [
    ...overdueMatters(scheme, before, month),
    ...undecidedAmong(own).flatMap((one) =>
      overdueMatters(scheme, [one], month).map((matter) => ({ ...matter, niNumber: one.niNumber })),
    ),
  ];
}

/** Cases that were open before and still are, and those of this batch. */
function duplicatesIn(batch: Decided, schemes: readonly string[], latest: Month): readonly Matter[] {
  const fileOf = new Map(batch.files.map((file) => [file.file, file]));
  const own = batch.settled.duplicates.filter(isAsked);
  const period = lastMonthIn(batch.read);
  return [
    ...casesOpenIn(schemes, batch, latest).map(caseMatter),
    ...own.flatMap((line): readonly Matter[] => {
      const file = fileOf.get(line.fileB);
      // As the ledger has it: a case is of the latest month of the batch that opens it.
      if (file === undefined || period === undefined) return [];
      const place = (batchId: string, name: string, row: number): MatterPlace => ({
        batch: batchId,
        file: name,
        row,
      });
      return [
        {
          kind: "duplicate",
          scheme: file.scheme,
          niNumber: line.niNumber,
          employerId: line.employerB,
          laCode: file.laCode,
          period,
          amount: line.amountAtRisk,
          case: String(line.case),
          since: place("", line.fileB, line.rowB),
          against: place(line.batchB, line.fileA, line.rowA),
          about: "",
        },
      ];
    }),
  ];
}
