// open-matters.csv: what an officer has to see to when the batch has been posted. What earlier batches left open comes from
// the ledger, without what this batch closes; the rest is what its own rows open.
import type { Month } from "../../core/day.ts";
import { pence, zero } from "../../core/money.ts";
import { numberText, type PersonNumber } from "../../core/person.ts";
import { isAsked } from "../../engine/open-cases.ts";
import { type Matter, type MatterLine, type MatterPlace, matterLines } from "../../engine/open-matters.ts";
import { headPlace } from "../../engine/tally.ts";
import { isOfPerson } from "../../ledger/answers/open-conditions.ts";
import type { OpenCondition } from "../../ledger/conditions.ts";
import type { PriorClaim } from "../../ledger/records.ts";
import { decidesClaims, schemeNamed } from "../../schemes/index.ts";
import type { AnyScheme } from "../../schemes/scheme.ts";
import type { MetCondition } from "../handover/assessed-rows.ts";
import type { DecidedBatch } from "../handover/decided-batch.ts";
import type { ReadFile } from "../handover/read-file.ts";
import { caseMatter, closedByRuling, conditionMatters, placeOf } from "../past/matters.ts";
import { payableRows } from "../settle/settled-rows.ts";
import { waitsOf } from "../settle/waiting.ts";
import { openCasesIn } from "./open-cases.ts";

type Decided = Omit<DecidedBatch, "matters">;

export async function openMattersIn(batch: Decided): Promise<readonly MatterLine[]> {
  const { read, prior, month } = batch;
  if (!prior.remembers || month === undefined) return [];
  const names = new Set(read.filter(({ refused }) => !refused).map(({ scheme }) => scheme));
  const schemes = [...names].filter(decidesClaims).sort();
  const waits = waitsOf(read, batch.settled.waiting);
  await batch.facts.conditions.learn(schemes.map((scheme) => ({ scheme, waits })));
  await batch.facts.people.learn(
    schemes.flatMap((scheme) => batch.rulings.accepted.map(({ person }) => ({ person, scheme }))),
  );
  await prior.openCases.learn(schemes);
  const matters = schemes.flatMap((name) => ofScheme(schemeNamed(name), batch));
  return matterLines([...matters, ...duplicatesIn(batch)], month);
}

function ofScheme(scheme: AnyScheme, batch: Decided): readonly Matter[] {
  const files = batch.read.filter((file) => counts(file) && file.scheme === scheme.name);
  const waits = waitsOf(batch.read, batch.settled.waiting);
  const before = batch.facts.conditions.of({ scheme: scheme.name, waits }) ?? [];
  const closing = closingIn(files, batch);
  const closed = closedIn(scheme, batch, closing, before);
  const known = new Set(before.map(keyOf));
  // A second refusal tells nothing new.
  const refusedBefore = ({ kind, person }: MetCondition): boolean =>
    placesOf(batch, scheme, person).some((paid) => known.has(keyOf({ kind, paid })));
  const said = new Set<PersonNumber>();
  const own = files.flatMap((file) => {
    const period = file.cover.period ?? 0;
    return file.conditions
      .filter((one) => {
        if (one.amount <= 0 || closing.takenBack.has(one.person)) return false;
        if (one.kind === "paid-not-eligible") {
          // The same money is open once, however many rows are refused.
          const first = !refusedBefore(one) && !said.has(one.person);
          said.add(one.person);
          return first;
        }
        const shown = closing.shown.some(({ person, until }) => person === one.person && until >= period);
        return !shown && !closing.refused.has(one.person) && !batch.settled.changed.has(one.at);
      })
      .map((one) => ownMatter(scheme, one, file, batch));
  });
  const waiting = waitingIn(scheme, batch);
  // Of what waits still, the newest version says so.
  const saidAnew = (one: OpenCondition): boolean =>
    one.kind === "correction-waits" &&
    waiting.some(
      ({ employerId, laCode, period }) =>
        employerId === one.employerId && laCode === one.laCode && period === one.period,
    );
  const still = before.filter((one) => !closed.has(one) && !saidAnew(one));
  const decided = batch.rulings.accepted.filter((one) => one.scheme === scheme.name);
  const newer = (one: OpenCondition) =>
    decided.filter(({ person }) =>
      placesOf(batch, scheme, person).some((paid) => keyOf({ kind: one.kind, paid }) === keyOf(one)),
    );
  return [...conditionMatters(scheme, still, newer), ...own, ...waiting, ...overdueIn(scheme, batch)];
}

/** Whose row waits for a person while what an earlier version paid stays. */
function waitingIn({ name }: AnyScheme, { read, settled }: Decided): readonly Matter[] {
  return [...settled.waiting].flatMap(([at, people]): readonly Matter[] => {
    const file = read[at];
    if (file === undefined || file.scheme !== name) return [];
    const { employerId = "", laCode = "", period = 0 } = file.cover;
    return [...people].flatMap(([person, postings]): readonly Matter[] => {
      const [first] = postings;
      if (first === undefined) return [];
      // Of a file of on-costs what the employer has.
      const toPerson = postings.filter(isOfPerson);
      const stays = toPerson.length > 0 ? toPerson : postings;
      return [
        {
          ...{ kind: "correction-waits", scheme: name, niNumber: numberText(person), employerId, laCode },
          period: period as Month, // The cover's month was made by core/day.ts.
          amount: pence(stays.reduce((sum, { amount }) => sum + amount, 0)),
          since: { batch: "", file: file.input.label, row: 0 },
          against: placeOf(first),
          about: "",
        },
      ];
    });
  });
}

/** Appeals of this batch that nobody has decided in time. */
function overdueIn({ name, appeals }: AnyScheme, { rulings, month }: Decided): readonly Matter[] {
  if (month === undefined) return [];
  return rulings.accepted
    .filter((one) => one.scheme === name && one.overdue && one.decision.decidedDate === undefined)
    .map(({ person, decision, file, row }) => ({
      ...{ kind: "appeal-overdue", scheme: name, niNumber: numberText(person), laCode: "" },
      employerId: decision.employerId,
      period: month,
      amount: zero,
      since: { batch: "", file, row },
      against: undefined,
      about: (decision.decisionType === "APPEAL_STAGE2" ? appeals?.stage2 : appeals?.stage1)?.time ?? "",
    }));
}

function counts({ refused, superseded }: ReadFile): boolean {
  return !refused && !superseded;
}

/** What rows of this batch close: who has shown the shifts, by which month, and who has to give back. */
type Closing = {
  readonly shown: readonly { readonly person: PersonNumber; readonly until: number }[];
  readonly takenBack: ReadonlySet<PersonNumber>;
  /** Who is refused: that is about all of the money, whatever it rested on. */
  readonly refused: ReadonlySet<PersonNumber>;
};

function closingIn(files: readonly ReadFile[], batch: Decided): Closing {
  return {
    shown: files.flatMap(({ conditions, cover }) =>
      conditions
        .filter(({ amount }) => amount < 0)
        .map(({ person }) => ({ person, until: cover.period ?? 0 })),
    ),
    takenBack: new Set(files.flatMap((file) => recoveredIn(file, batch))),
    refused: new Set(
      files.flatMap(({ conditions }) =>
        conditions
          .filter(({ kind, amount }) => kind === "paid-not-eligible" && amount > 0)
          .map(({ person }) => person),
      ),
    ),
  };
}

/** What rows and rulings of this batch close of what was open before. */
function closedIn(
  scheme: AnyScheme,
  batch: Decided,
  { shown, takenBack, refused }: Closing,
  before: readonly OpenCondition[],
): ReadonlySet<OpenCondition> {
  if (before.length === 0) return new Set();
  const decided = batch.rulings.accepted.filter((one) => one.scheme === scheme.name);
  const isOf = (one: OpenCondition, person: PersonNumber): boolean =>
    placesOf(batch, scheme, person).some((paid) => keyOf({ kind: one.kind, paid }) === keyOf(one));
  return new Set(
    before.filter((one) => {
      const expected = one.kind === "expected-shifts";
      if (expected && shown.some((by) => by.until >= one.period && isOf(one, by.person))) return true;
      if (one.kind === "correction-waits") return false;
      const refusable = one.kind !== "paid-not-eligible";
      if (refusable && [...refused].some((person) => isOf(one, person))) return true;
      if ([...takenBack].some((person) => isOf(one, person))) return true;
      const people = new Set(decided.map(({ person }) => person).filter((person) => isOf(one, person)));
      return [...people].some((person) =>
        closedByRuling(scheme, one, [
          ...batch.rulings.earlierOf(person),
          ...decided.filter((ruling) => ruling.person === person),
        ]),
      );
    }),
  );
}

/** People who have to give back all that they have. */
function recoveredIn(file: ReadFile, batch: Decided): readonly PersonNumber[] {
  if ((file.tally.headPayable[headPlace("RECOVERY")] ?? 0) === 0) return [];
  return payableRows(file, batch)
    .filter(({ byHead }) => (byHead[headPlace("RECOVERY")] ?? 0) < 0)
    .map(({ person }) => person);
}

/** Where the person's payments of earlier batches stand. */
function placesOf(
  { facts }: Decided,
  { name }: AnyScheme,
  person: PersonNumber,
): readonly Pick<PriorClaim, "batchId" | "file" | "row">[] {
  return facts.of(person, name)?.claims.filter(({ amount }) => amount > 0) ?? [];
}

function keyOf({ kind, paid }: Pick<OpenCondition, "kind" | "paid">): string {
  return JSON.stringify([kind, paid.batchId, paid.file, paid.row]);
}

function ownMatter(scheme: AnyScheme, one: MetCondition, file: ReadFile, batch: Decided): Matter {
  const { employerId = "", laCode = "", period = 0 } = file.cover;
  const expected = one.kind === "expected-shifts";
  const last = placesOf(batch, scheme, one.person).at(-1);
  return {
    kind: expected ? "conditional" : "not-eligible-after-payment",
    scheme: scheme.name,
    niNumber: numberText(one.person),
    employerId,
    laCode,
    // The cover's month was made by core/day.ts.
    period: period as Month,
    amount: pence(one.amount),
    since: { batch: "", file: file.input.label, row: one.row },
    against: expected || last === undefined ? undefined : placeOf(last),
    about: one.about,
  };
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
