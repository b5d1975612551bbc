// open-matters.csv: what an officer has to see to when the batch has been posted. What earlier batches left open comes from
// the ledger, without what this batch closes; the rest is what its own rows open.
import { numberText, type PersonNumber } from "../../core/person.ts";
import { isAsked } from "../../engine/open-cases.ts";
import { type Matter, type MatterLine, type MatterPlace, matterLines } from "../../engine/open-matters.ts";
import { standingsOf } from "../../engine/standings.ts";
import { type MoneyLine, openOfPerson } from "../../ledger/answers/open-conditions.ts";
import { decidesClaims, schemeNamed } from "../../schemes/index.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import { caseMatter, conditionMatters } from "../past/matters.ts";
import { detailsOf } from "../past/stored-rulings.ts";
import { decides, overdueMatters, undecidedAmong } from "../past/undecided.ts";
import { filesPosted, newConditionsOf, postingsOf, submissionsOf } from "../publish/posting.ts";
import { waitsOf } from "../settle/waiting.ts";
import { openCasesIn } from "./open-cases.ts";

type Decided = Omit<DecidedBatch, "matters">;

export async function openMattersIn(batch: Decided): Promise<readonly MatterLine[]> {
  const { read, prior, month } = batch;
  if (!prior.remembers || month === undefined) return [];
  const names = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  const schemes = [...names].filter(decidesClaims).sort();
  const asked = schemes.map((scheme) => ({ scheme: schemeNamed(scheme), ...askedOf(scheme, batch) }));
  await batch.facts.conditions.learn(asked.map(({ key }) => key));
  await prior.openCases.learn(schemes);
  await prior.undecided.learn(schemes);
  const matters = asked.flatMap((one) => [...ofScheme(one, batch), ...overdueIn(one.scheme, batch)]);
  return matterLines([...matters, ...duplicatesIn(batch)], month);
}

/** What the batch itself says of the people of a scheme, and whom it has to ask about. */
function askedOf(scheme: string, batch: Decided) {
  const { read, settled, facts, rulings } = batch;
  const run = { read, held: new Set(settled.changed.keys()), waiting: settled.waiting };
  const ofScheme = (submission: number): boolean => submissions[submission]?.scheme === scheme;
  const submissions = submissionsOf(read);
  const own = newConditionsOf(run).filter(({ submission }) => ofScheme(submission));
  const ruled = rulings.accepted.filter((one) => one.scheme === scheme);
  const told = new Set([...own, ...ruled].map(({ person }) => person));
  const among = new Set(told);
  const isStranger = (person: PersonNumber): boolean => facts.of(person, scheme) === undefined;
  if (!facts.people.isSilent)
    for (const person of peopleIn(batch, scheme)) if (!isStranger(person)) among.add(person);
  // They are nearly everybody, and nearly never asked for.
  const strangers = function* () {
    for (const person of peopleIn(batch, scheme)) if (isStranger(person)) yield person;
  };
  const waits = waitsOf(read, settled.waiting);
  const key = { scheme, waits, among, strangers, told };
  return { key, run, own, ruled, submissions };
}

/** Everybody of whom a row may pay something. */
function* peopleIn({ read }: Decided, scheme: string): Generator<PersonNumber> {
  for (const { refused, superseded, scheme: its, standings } of read) {
    if (refused || superseded || its !== scheme) continue;
    for (const { person } of standingsOf(standings)) yield person;
  }
}

/** No batch of the book has such a number: it comes after all. */
const thisBatch = Number.POSITIVE_INFINITY;

/** The matters as the book will have them when the batch is posted: its lines and its money are added to what was there. */
function ofScheme(
  { scheme, key, run, own, ruled, submissions }: ReturnType<typeof askedOf> & { readonly scheme: AnyScheme },
  batch: Decided,
): readonly Matter[] {
  const { open, people } = batch.facts.conditions.of(key) ?? { open: [], people: new Map() };
  const files = filesPosted(batch.read);
  const place = (submission: number) => {
    const file = files[submission];
    const of = submissions[submission];
    if (file === undefined || of === undefined) throw new Error("a line of no return");
    const { layout, employerId, laCode, period } = of;
    // Submissions of the book have other numbers.
    return { submission: -1 - submission, layout, employerId, laCode, period, file: file.input.label };
  };
  const linesOf = Map.groupBy(own, ({ person }) => person);
  const rulingsOf = Map.groupBy(ruled, ({ person }) => person);
  const here = new Set([...people.keys(), ...linesOf.keys()]);
  const money = new Map<PersonNumber, MoneyLine[]>();
  if (here.size > 0) {
    for (const { person, submission, head, amount, row } of postingsOf(run)) {
      if (!here.has(person) || submissions[submission]?.scheme !== key.scheme) continue;
      const line = { ...place(submission), head, amount, row, returnBatchId: "" };
      money.set(person, [...(money.get(person) ?? []), line]);
    }
  }
  const ofPeople = [...here].flatMap((person) => {
    const before = people.get(person);
    const lines = (linesOf.get(person) ?? []).map(({ kind, amount, about, row, submission }) => {
      return { kind, amount, about, row, ...place(submission), batch: thisBatch, batchId: "" };
    });
    const rulings = (rulingsOf.get(person) ?? []).map((one) => {
      return { batch: thisBatch, code: one.decision.caseId, details: detailsOf(one) };
    });
    const found = openOfPerson({
      lines: [...(before?.lines ?? []), ...lines],
      postings: [...(before?.postings ?? []), ...(money.get(person) ?? [])],
      rulings: [...(before?.rulings ?? []), ...rulings],
    });
    return conditionMatters(scheme, found).map((matter) =>
      matter.since.batch === "" ? { ...matter, niNumber: numberText(person) } : matter,
    );
  });
  return [...conditionMatters(scheme, open), ...ofPeople];
}

/** Appeals of this batch and of those before that nobody has decided in time. */
function overdueIn(scheme: AnyScheme, { rulings, prior, month }: Decided): readonly Matter[] {
  if (month === undefined) return [];
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
function duplicatesIn(batch: Decided): readonly Matter[] {
  const fileOf = new Map(batch.files.map((file) => [file.file, file]));
  const own = batch.settled.duplicates.filter(isAsked);
  return [
    ...openCasesIn(batch).map(caseMatter),
    ...own.flatMap((line): readonly Matter[] => {
      const file = fileOf.get(line.fileB);
      if (file?.period === undefined) return [];
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
          period: file.period,
          amount: line.amountAtRisk,
          since: place("", line.fileB, line.rowB),
          against: place(line.batchB, line.fileA, line.rowA),
          about: "",
        },
      ];
    }),
  ];
}
