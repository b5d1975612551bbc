// The law of open matters: whatever returns, corrections, rulings and withdrawals come in whatever order, what a person was
// paid is what has a ground and what is on the list, to the penny; and the list of a batch is that of the ledger after it.
// The long run: npm run test:long.
import fc from "fast-check";
import { expect, test } from "vitest";
import { openLines } from "../../src/commands/work/ledger-open.ts";
import { addMonths, day, type Month, monthOf, monthText } from "../../src/core/day.ts";
import { type Pence, poundsText } from "../../src/core/money.ts";
import type { PersonNumber } from "../../src/core/person.ts";
import type { HistoryLine } from "../../src/ledger/records.ts";
import {
  type BatchSaid,
  counted,
  type OpenSaid,
  openOf,
  type RowSaid,
  saidWith,
  sumOf,
} from "./open-model.ts";
import {
  fileOf,
  netOf,
  persons,
  rulingsFile,
  type SmallBook,
  type SmallReturn,
  type SmallRow,
  type SmallRuling,
  type SmallRun,
  smallBook,
  steadyRow,
} from "./small-book.ts";

/** What a row says, and the rule of the ruling that it needs, if any. */
type Story = { readonly says: Partial<SmallRow>; readonly needs?: string };
const starter = { starter: true, shifts: 4, expected: true } as const;
const stories: Readonly<Record<string, Story>> = {
  steady: { says: {} },
  "lump sum": { says: { lump: true } },
  "on expected shifts": { says: starter },
  "a lump sum on expected shifts": { says: { ...starter, lump: true } },
  "shows the shifts": { says: { starter: true } },
  "has not worked them": { says: { ...starter, expected: false }, needs: "WFP-33" },
  "too few shifts": { says: { shifts: 4 }, needs: "WFP-31" },
  "works in England": { says: { cells: { workCountry: "ENGLAND" } }, needs: "WFP-74" },
  "an unclear job": { says: { cells: { roleCode: "UNCLEAR", registration: "NONE" } }, needs: "WFP-79" },
  "no consent": { says: { cells: { consentDataCymru: "N" } } },
  "leaves this month": { says: { leaves: "this month" } },
  dismissed: { says: { leaves: "dismissed" } },
};

type ToldRow = { readonly person: number; readonly story: string; readonly hours: number };
type ToldReturn = Omit<SmallReturn, "rows"> & { readonly rows: readonly ToldRow[] };

const toldReturn: fc.Arbitrary<ToldReturn> = fc.record({
  employerId: fc.constantFrom("E1", "E1", "E2"),
  laCode: fc.constantFrom("W06000002", "W06000002", "W06000009"),
  month: fc.nat(4),
  sequence: fc.integer({ min: 1, max: 4 }),
  rows: fc.uniqueArray(
    fc.record({
      person: fc.nat(persons.length - 1),
      story: fc.oneof(
        { arbitrary: fc.constantFrom("steady", "on expected shifts", "shows the shifts"), weight: 2 },
        { arbitrary: fc.constantFrom(...Object.keys(stories)), weight: 3 },
      ),
      hours: fc.constantFrom(20, 20, 37),
    }),
    { minLength: 1, maxLength: 3, selector: ({ person }) => person },
  ),
});

const ruling: fc.Arbitrary<SmallRuling> = fc
  .record({
    person: fc.nat(persons.length - 1),
    employerId: fc.constantFrom("E1", "E1", "E2"),
    ruleId: fc.constantFrom("WFP-31", "WFP-33", "WFP-74", "WFP-79", "WFP-92", "WFP-52"),
    outcome: fc.constantFrom("ELIGIBLE", "ELIGIBLE", "NOT_ELIGIBLE", "WITHDRAWN"),
    day: fc.integer({ min: 10, max: 28 }),
  })
  .map(({ person, employerId, ruleId, outcome, day }) => ({
    ...{ person, employerId, ruleId, caseId: `OV-${person}-${employerId}-${ruleId}-${outcome}-${day}` },
    cells: { outcome, receivedDate: `2022-07-${day}`, decidedDate: `2022-07-${day}` },
  }));

type Step =
  | {
      readonly kind: "submit";
      readonly returns: readonly ToldReturn[];
      readonly rulings: readonly SmallRuling[];
    }
  /** The batch at this place among those posted, counted from the last one. */
  | { readonly kind: "withdraw"; readonly back: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    arbitrary: fc.record({
      kind: fc.constant("submit" as const),
      returns: fc.array(toldReturn, { minLength: 1, maxLength: 3 }),
      rulings: fc.oneof(
        { arbitrary: fc.constant([]), weight: 2 },
        { arbitrary: fc.array(ruling, { minLength: 1, maxLength: 2 }), weight: 1 },
      ),
    }),
    weight: 5,
  },
  { arbitrary: fc.record({ kind: fc.constant("withdraw" as const), back: fc.nat(3) }), weight: 1 },
);

function returnOf({ rows, ...of }: ToldReturn): SmallReturn {
  return {
    ...of,
    rows: rows.map(({ person, story, hours }) => {
      return { ...steadyRow, instalmentNo: of.month + 1, person, hours, ...stories[story]?.says };
    }),
  };
}

function filesOf({ returns, rulings }: Extract<Step, { kind: "submit" }>, turned = false) {
  const name = (at: number): string => `${turned ? 9 - at : at + 1}.csv`;
  return new Map([
    ...(rulings.length === 0 ? [] : [["0.csv", rulingsFile(rulings)] as const]),
    ...returns.map((one, at) => [name(at), fileOf(returnOf(one))] as const),
  ]);
}

const scheme = "social-care-payment-2022";
const monthAt = (month: number): Month => addMonths(monthOf(day("2022-06-01")), month);
const pence = (text: unknown): number => Math.round(Number(text) * 100);

/** What a batch said, of the files that count. */
async function saidIn(
  told: Extract<Step, { kind: "submit" }>,
  run: SmallRun,
  book: SmallBook,
): Promise<BatchSaid<RowSaid>> {
  const paid = (await book.history()).flat().filter(isPayment);
  const instalmentsOf = (file: string | undefined, row: string | undefined): readonly number[] =>
    paid
      .filter((one) => one.batchId === run.batch.id && one.file === file && String(one.row) === row)
      .map(({ instalment }) => instalment);
  const returns = run.read.flatMap((file, place) => {
    const one = told.returns[Number.parseInt(file.input.label, 10) - 1];
    if (file.refused || file.superseded || one === undefined || file.layout !== "wfp-return") return [];
    const { employerId, laCode, month, sequence, rows } = one;
    const lines = run.lines.filter((line) => line["file"] === file.input.label);
    return [
      {
        ...{ key: `${employerId} ${laCode} ${month}`, employerId, laCode, month, sequence },
        file: file.input.label,
        rows: rows.map((row, at) => {
          const line = lines[at] ?? {};
          const instalments = instalmentsOf(line["file"], line["row"]);
          return { ...rowSaid(row, one, line, run), instalments };
        }),
        waits: new Set(run.waiting.get(place)?.keys()),
      },
    ];
  });
  return { id: run.batch.id, returns, rulings: run.decisions.accepted };
}

const isPayment = ({ head, amount }: HistoryLine): boolean => head === "PAYMENT" && amount > 0;

function rowSaid(
  { person: at, story }: ToldRow,
  { employerId, month }: ToldReturn,
  line: Readonly<Record<string, string>>,
  run: SmallRun,
): Omit<RowSaid, "instalments"> {
  const person = persons[at];
  const { says = {}, needs } = stories[story] ?? {};
  if (person === undefined) throw new Error("nobody");
  // June's pay day is before the last day for shifts; every later one is after it.
  const expected = says.expected === true && month === 0;
  const ruled = run.decisions.overridesOf?.(scheme, person, employerId, monthAt(month)) ?? [];
  const rule = says.starter === true ? "WFP-33" : "WFP-31";
  const waived = ruled.some((one) => one.kind === "finding" && one.eligible && one.rule === rule);
  return {
    person,
    outcome: line["outcome"] ?? "",
    amount: pence(line["payment"]) + pence(line["recovery"]),
    conditional: line["conditional"] === "yes",
    shows: !expected && ((says.shifts ?? 9) >= 6 || waived),
    // Shifts are expected before the last day for them alone: of a later month they are too few.
    ruledBy: needs ?? (says.expected === true && !expected ? "WFP-33" : undefined),
    asks: says.lump === true ? 0 : month + 1,
    leaves: says.leaves === "this month",
    late: ruled.some(
      (one) => one.kind === "finding" && one.eligible && !["WFP-52", "WFP-92"].includes(one.rule),
    ),
    row: Number(line["row"]),
    // What is for a person stands there, too; a ruling against it says that it is not met.
    against: (line["rules"] ?? "").split(" ").filter((rule) => {
      const isRefused = ruled.some((one) => one.kind === "finding" && !one.eligible && one.rule === rule);
      return isRefused || !["WFP-79", "WFP-61"].includes(rule);
    }),
  };
}

/** What the ledger lists of money, without places. */
const listed = new Set(["conditional", "not-eligible-after-payment", "correction-waits"]);
const textOf = (kind: string, employerId: string, month: string, amount: string): string =>
  [kind, employerId, month, amount].join(" ");

async function inLedger(book: SmallBook): Promise<readonly string[]> {
  const { lines } = await openLines(await book.ledger(), book.law);
  return lines
    .filter(({ kind }) => listed.has(String(kind)))
    .map((one) =>
      textOf(String(one["kind"]), String(one["employerId"]), String(one["period"]), String(one["amount"])),
    )
    .sort();
}

/** Everything that is listed, but for the names of files. */
async function allInLedger(book: SmallBook): Promise<readonly string[]> {
  const { lines } = await openLines(await book.ledger(), book.law);
  return lines
    .map((one) =>
      ["kind", "employerId", "laCode", "period", "amount", "about", "closes"]
        .map((key) => one[key])
        .join(" "),
    )
    .sort();
}

const inModel = (open: readonly OpenSaid[]): readonly string[] =>
  open
    .map(({ kind, employerId, month, amount }) =>
      textOf(kind, employerId, monthText(monthAt(month)), poundsText(amount as Pence)),
    )
    .sort();

const inBatch = ({ matters }: SmallRun): readonly string[] =>
  matters
    .filter(({ kind }) => listed.has(kind))
    .map(({ kind, employerId, period, amount }) =>
      textOf(kind, employerId, monthText(period), poundsText(amount)),
    )
    .sort();

type PlacedMatter = {
  readonly kind: string;
  readonly employerId: string;
  readonly person: PersonNumber;
  readonly amount: number;
};

/** The matters of money in the ledger by the row that opened each, with its person; what waits is opened by no row. */
async function placesOpen(
  book: SmallBook,
  places: ReadonlyMap<string, PersonNumber>,
): Promise<ReadonlyMap<string, PlacedMatter>> {
  const { lines } = await openLines(await book.ledger(), book.law);
  return new Map(
    lines.flatMap((one) => {
      const kind = String(one["kind"]);
      const place = `${one["sinceBatch"]} ${one["sinceFile"]} ${one["sinceRow"]}`;
      const person = places.get(place);
      if (!listed.has(kind) || person === undefined) return [];
      const [employerId, amount] = [String(one["employerId"]), pence(one["amount"])];
      return [[`${kind} ${place}`, { kind, employerId, person, amount }] as const];
    }),
  );
}

/** What a batch brings that may close a matter: a ruling, a next version, money taken back, shifts that are shown, a refusal in its place. */
function isGround(
  { kind, employerId, person, amount }: PlacedMatter,
  { returns, rulings }: BatchSaid<RowSaid>,
  replaced: readonly RowSaid[],
  now: Iterable<PlacedMatter>,
): boolean {
  const rows = returns.flatMap((one) =>
    one.rows.map((row) => ({ ...row, employerId: one.employerId })).filter((row) => row.person === person),
  );
  return (
    rulings.some((one) => one.person === person && one.decision.employerId === employerId) ||
    replaced.some((row) => row.person === person) ||
    rows.some(({ amount }) => amount < 0) ||
    (kind === "conditional" && rows.some((row) => row.employerId === employerId && row.shows)) ||
    // The same money is open once: a refusal is about all of it.
    (rows.some(({ outcome }) => outcome === "not-eligible") &&
      [...now].some(
        (one) => one.kind === "not-eligible-after-payment" && one.person === person && one.amount >= amount,
      ))
  );
}

async function walk(steps: readonly Step[]): Promise<void> {
  const book = smallBook();
  let said: readonly BatchSaid[] = [];
  const places = new Map<string, PersonNumber>();
  try {
    for (const one of steps) {
      const listedBefore = await placesOpen(book, places);
      const before = persons.map((person) => openOf(said, person));
      let touched = new Set(persons);
      if (one.kind === "withdraw") {
        const wanted = said.at(-1 - one.back);
        if (wanted === undefined || !(await book.withdraw(wanted.id))) continue;
        said = said.filter((batch) => batch !== wanted);
      } else {
        const paidOnce = (await book.history()).map(
          (lines) => new Set(lines.filter(isPayment).map(({ instalment }) => instalment)),
        );
        const run = await book.submit(filesOf(one));
        if (!run.posted) continue;
        const batch = await saidIn(one, run, book);
        const replaced = new Set(batch.returns.map(({ key }) => key));
        const old = counted(said).filter(({ key }) => replaced.has(key));
        const rows = [...old, ...batch.returns.flatMap((each) => each.rows), ...batch.rulings];
        touched = new Set(rows.map(({ person }) => person));
        said = saidWith(said, batch, (person) => paidOnce[persons.indexOf(person)] ?? new Set());
        for (const { file, rows } of batch.returns)
          for (const { row, person } of rows) places.set(`${batch.id} ${file} ${row}`, person);
        const listedNow = await placesOpen(book, places);
        for (const [place, matter] of listedBefore)
          if (!listedNow.has(place))
            expect(isGround(matter, batch, old, listedNow.values()), `${place} is closed by a ground`).toBe(
              true,
            );
        if (batch.returns.length > 0)
          expect(inBatch(run), "the batch lists what the ledger lists").toEqual(await inLedger(book));
      }
      const after = persons.map((person) => openOf(said, person));
      // A right is what stands and has a ground: what was paid is that and what is open of it, to the penny.
      expect(await inLedger(book), "the ledger lists what is open").toEqual(inModel(after.flat()));
      const history = await book.history();
      for (const [at, person] of persons.entries()) {
        const rows = counted(said).filter((row) => row.person === person);
        const paid = netOf(history[at] ?? []);
        expect(paid).toBe(sumOf(rows));
        const open = sumOf((after[at] ?? []).filter(({ kind }) => kind !== "correction-waits"));
        expect(paid - open).toBeGreaterThanOrEqual(0);
        expect(paid).toBeLessThanOrEqual(149_800);
        // What closes or opens a matter has a name: a row or a ruling about the person.
        if (!touched.has(person)) expect(after[at]).toEqual(before[at]);
      }
    }
    expect(await (await book.ledger()).check()).toEqual([]);
  } finally {
    await book.remove();
  }
}

const runs = process.env["TALIAD_LAWS"];
const how = { numRuns: Number(runs ?? 10), endOnFailure: true };

test("what was paid is what has a ground and what is open, and a batch lists what the ledger lists", {
  timeout: 3_000_000,
}, async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 8 }), walk), how);
});

test("the order of a batch's files changes nothing about what is open", { timeout: 3_000_000 }, async () => {
  // Where one employer claims for somebody from two councils in one month, the file that comes first by name counts.
  const one = toldReturn.map((each) => ({
    ...each,
    laCode: each.employerId === "E1" ? "W06000002" : "W06000009",
  }));
  const returns = fc.uniqueArray(one, {
    minLength: 2,
    maxLength: 4,
    selector: ({ employerId, month, sequence }) => `${employerId} ${month} ${sequence}`,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(returns, { minLength: 1, maxLength: 3 }), async (batches) => {
      const [forwards, backwards] = [smallBook(), smallBook()];
      try {
        for (const each of batches) {
          await forwards.submit(filesOf({ kind: "submit", returns: each, rulings: [] }));
          await backwards.submit(filesOf({ kind: "submit", returns: each, rulings: [] }, true));
        }
        expect(await inLedger(backwards)).toEqual(await inLedger(forwards));
        expect(await allInLedger(backwards)).toEqual(await allInLedger(forwards));
        const sums = async (book: SmallBook) => (await book.history()).map(netOf);
        expect(await sums(backwards)).toEqual(await sums(forwards));
      } finally {
        await forwards.remove();
        await backwards.remove();
      }
    }),
    how,
  );
});
