// Whose a row of a number is that somebody has decided to be two people's: the first person's or the second's. Asked only where
// there are such numbers at all.
import * as z from "zod";
import { type PersonNumber, personNumber, personText, secondOf } from "../../../core/person.ts";
import { type SharingCase, sharedNumbers } from "../../../ledger/answers/shared-numbers.ts";
import type { MatchKey } from "../../../ledger/recognition.ts";
import type { CaseSide } from "../../../people/side-keys.ts";
import { sideKeys } from "../../../people/side-keys.ts";
import { schemes } from "../../../schemes/index.ts";
import type { Question } from "../question.ts";

/** `person` undefined asks whether the scheme has any such number. */
type AskedNumber = { readonly scheme: string; readonly person: PersonNumber | undefined };

/** A row of such a number as it names somebody. */
export type AskedSharer = CaseSide & { readonly scheme: string };

export type Sharer = {
  readonly second: boolean;
  /** False: neither of the two is named so, or what was decided was taken back: nobody is paid. */
  readonly settled: boolean;
  /** The case by which the number is two people's. */
  readonly code: string;
};

const inOrder = schemes.map(({ name }) => name).sort();
const perScheme = 2 ** 31;

const numberLine = z.strictObject({
  shared: z.strictObject({ scheme: z.string(), person: z.string().optional() }),
});

export const sharedNumber: Question<AskedNumber, true> = {
  field: "shared",
  // Asked for each row of a scheme that has such numbers.
  idOf: ({ scheme, person }) => inOrder.indexOf(scheme) * perScheme + (person ?? perScheme - 1),
  scopeOf: ({ scheme }) => scheme,
  async ask(keys, { book, outcomes }) {
    const shared = sharedNumbers(await book.cases(), keys[0]?.scheme ?? "", outcomes);
    if (shared.size === 0) return () => undefined;
    return ({ person }) => (person === undefined || shared.has(book.keyOf(person)) ? true : undefined);
  },
  write: ({ scheme, person }) => [
    { shared: person === undefined ? { scheme } : { scheme, person: personText(person) } },
  ],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, person } = numberLine.parse(one).shared;
        const named = person === undefined ? undefined : personNumber(person);
        return [sharedNumber.idOf({ scheme, person: named }), true];
      }),
    ),
};

const sharerLine = z.strictObject({
  sharer: z.strictObject({
    scheme: z.string(),
    row: z.string(),
    second: z.boolean(),
    settled: z.boolean(),
    code: z.string(),
  }),
});

export const sharers: Question<AskedSharer, Sharer> = {
  field: "sharer",
  idOf: ({ scheme, ...side }) => idIn(scheme, rowText(side)),
  async ask(keys, { book, outcomes }) {
    const [cases, found] = [await book.cases(), new Map<string | number, Sharer>()];
    for (const scheme of new Set(keys.map((key) => key.scheme))) {
      const shared = sharedNumbers(cases, scheme, outcomes);
      const asked = keys
        .filter((key) => key.scheme === scheme)
        .flatMap((key) => {
          const rulings = shared.get(book.keyOf(key.person)) ?? [];
          return rulings.length === 0 ? [] : [{ key, rulings, keys: keysOf(key, rulings) }];
        });
      const met = await book.recognise(
        scheme,
        asked.flatMap((one) => Object.values(one.keys).flat()),
      );
      for (const one of asked) found.set(sharers.idOf(one.key), sharerBy(one.rulings, one.keys, met));
    }
    return (key) => found.get(sharers.idOf(key));
  },
  write: ({ scheme, ...side }, answer) => [{ sharer: { scheme, row: rowText(side), ...answer } }],
  read: (lines) =>
    new Map(
      lines.map((one) => {
        const { scheme, row, ...answer } = sharerLine.parse(one).sharer;
        return [idIn(scheme, row), answer];
      }),
    ),
};

function idIn(scheme: string, row: string): string {
  return `${scheme} ${row}`;
}

function rowText({ person, employer, payroll, forename = "", surnames }: CaseSide): string {
  return JSON.stringify([personText(person), employer, payroll, forename, ...surnames]);
}

type Keys = {
  /** The number of each person as the book knows it by what was paid, then with forename and surname. */
  readonly first: readonly MatchKey[];
  readonly second: readonly MatchKey[];
  /** Sides of the cases, in the order of the rulings. */
  readonly namesB: readonly MatchKey[];
  readonly jobsB: readonly MatchKey[];
  readonly namesA: readonly MatchKey[];
  readonly jobsA: readonly MatchKey[];
};

function keysOf(row: AskedSharer, rulings: readonly SharingCase[]): Keys {
  const sidesOf = (side: "A" | "B") => rulings.map(({ code }) => sideKeys(code, side, row));
  const ofCase = (values: readonly (string | undefined)[]): readonly MatchKey[] =>
    values.flatMap((value) => (value === undefined ? [] : [{ kind: "p" as const, value }]));
  const [a, b] = [sidesOf("A"), sidesOf("B")];
  return {
    first: paidKeys(personText(row.person), row),
    second: paidKeys(personText(secondOf(row.person) ?? row.person), row),
    namesB: ofCase(b.flatMap(({ names }) => names)),
    jobsB: ofCase(b.map(({ job }) => job)),
    namesA: ofCase(a.flatMap(({ names }) => names)),
    jobsA: ofCase(a.map(({ job }) => job)),
  };
}

function paidKeys(person: string, { forename, surnames }: CaseSide): readonly MatchKey[] {
  return [
    { kind: "n", value: person },
    ...(forename === undefined ? [] : [{ kind: "nf" as const, value: `${person} ${forename}` }]),
    ...surnames.map((surname) => ({ kind: "ns" as const, value: `${person} ${surname}` })),
  ];
}

/**
 * Whoever was paid as one of the two is that one; then what the cases knew of the names decides, then the jobs. The second person is
 * side B of the first ruling; sides A, and sides B of later rulings that are somebody else, are the first.
 */
function sharerBy(rulings: readonly SharingCase[], keys: Keys, met: ReadonlySet<MatchKey>): Sharer {
  const has = (some: readonly MatchKey[]) => some.some((key) => met.has(key));
  const named = (some: readonly MatchKey[]) =>
    has(some.filter(({ kind }) => kind === "nf")) && has(some.filter(({ kind }) => kind === "ns"));
  const code = rulings[0]?.code ?? "";
  const first: Sharer = { second: false, settled: true, code };
  // Of a number under which nobody was paid yet no book tells a third person.
  const isPaid = has(keys.first.slice(0, 1));
  const unknown: Sharer = { ...first, settled: isPaid };
  if (named(keys.first)) return first;
  const codesIn = (some: readonly MatchKey[]) =>
    new Set(some.flatMap((key) => (met.has(key) ? [String(JSON.parse(key.value)[0])] : [])));
  const second = (codes: ReadonlySet<string>): Sharer => ({
    second: true,
    settled: rulings.some((one) => one.stands && codes.has(one.code)),
    code,
  });
  const paidAsSecond = named(keys.second);
  for (const [sidesB, sidesA] of [
    [keys.namesB, keys.namesA],
    [keys.jobsB, keys.jobsA],
  ] as const) {
    const codes = codesIn(sidesB);
    if (codes.has(code)) return second(codes);
    if (sidesB === keys.namesB && paidAsSecond) return second(new Set(rulings.map((one) => one.code)));
    if (codes.size > 0 || has(sidesA)) return first;
  }
  return unknown;
}
