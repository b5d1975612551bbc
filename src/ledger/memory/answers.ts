// What a book in memory answers, from its pages: the same records as the database gives.
import { createHash } from "node:crypto";
import { latestOf } from "../../core/day.ts";
import { pence } from "../../core/money.ts";
import { firstNobody, type PersonNumber, personText } from "../../core/person.ts";
import { areShown } from "../answers/open-conditions.ts";
import { inSumOrder } from "../answers/sums.ts";
import type { InputRecord, LinesWanted, RulingsWanted, SumPart } from "../book.ts";
import type { ConditionLine } from "../conditions.ts";
import type { ReturnKey } from "../new-batch.ts";
import type {
  BookBatch,
  BookRuling,
  BookState,
  BookSum,
  PersonLines,
  PostingLine,
  StandingReturn,
  UnpaidRow,
} from "../records.ts";
import { goneIn } from "./gone.ts";
import { isReplaced, type Pages, stands, submissionOf } from "./pages.ts";

/** The key of a person: no secret in a book that nobody keeps. */
export function memoryKey(person: PersonNumber): string {
  const name = person >= firstNobody ? `nobody ${person}` : personText(person);
  return createHash("sha256").update(name).digest("hex");
}

export function stateOf(pages: Pages): BookState {
  const [standing, gone] = [stands(pages), goneIn(pages)];
  const last = pages.batches.at(-1);
  const months = pages.submissions.filter(({ batch }) => standing(batch)).map(({ period }) => period);
  const names = pages.matches.filter(({ batch }) => standing(batch)).map(({ scheme }) => scheme);
  return {
    sequence: last?.sequence ?? 0,
    id: last?.id ?? "",
    manifest: last?.manifest ?? "",
    chain: last?.chain ?? "",
    head: last?.chain ?? "",
    latestMonth: latestOf(months),
    hasRulings: pages.rulings.length > 0,
    layouts: new Set(pages.submissions.filter(({ batch }) => standing(batch)).map(({ layout }) => layout)),
    remembersNames: new Set(names),
    forgotten: new Set(pages.submissions.filter(({ batch }) => gone.has(batch)).map(({ scheme }) => scheme)),
  };
}

export function batchesIn(pages: Pages, id: string | undefined): readonly BookBatch[] {
  const { batches, events, published } = pages;
  return batches
    .filter((batch) => id === undefined || batch.id === id)
    .map(({ withdraws, total, purges, ...batch }) => ({
      ...batch,
      kind: purges !== undefined ? "purge" : withdraws === undefined ? "run" : "withdrawal",
      purgedBy: purgeOf(pages, batch.sequence),
      withdraws: batches.find(({ sequence }) => sequence === withdraws)?.id ?? "",
      withdrawnBy: batches.find((other) => other.withdraws === batch.sequence)?.sequence,
      total: pence(total),
      // Without a key there is nothing that the chain could be hidden by.
      head: batch.chain,
      published: published.has(batch.sequence),
      events: events.flatMap(({ batch: of, ...event }) => (of === batch.sequence ? [event] : [])),
    }));
}

function purgeOf({ batches }: Pages, sequence: number): string | undefined {
  const of = batches[sequence - 1]?.withdraws ?? sequence;
  return batches.find(({ purges }) => purges?.includes(of))?.id;
}

export function inputsIn(pages: Pages, sha256s: Iterable<string>): ReadonlyMap<string, InputRecord> {
  const standing = stands(pages);
  const found = new Map<string, InputRecord>();
  for (const wanted of sha256s) {
    const input = pages.inputs.findLast(({ batch, sha256 }) => sha256 === wanted && standing(batch));
    if (input !== undefined) found.set(wanted, { batchId: idOf(pages, input.batch), file: input.file });
  }
  return found;
}

const returnParts = [
  "scheme",
  "layout",
  "employerId",
  "laCode",
  "period",
] as const satisfies readonly (keyof ReturnKey)[];

export function returnsIn(pages: Pages, wanted: Iterable<Partial<ReturnKey>>): readonly StandingReturn[] {
  const standing = stands(pages);
  const filters = [...wanted];
  return pages.submissions.flatMap((one, place): readonly StandingReturn[] => {
    const { scheme, layout, employerId, laCode, period, sequence, file, sha256 } = one;
    const key: ReturnKey = { scheme, layout, employerId, laCode, period };
    const isWanted = filters.some((filter) =>
      returnParts.every((part) => filter[part] === undefined || filter[part] === key[part]),
    );
    if (!isWanted || sequence === undefined || !standing(one.batch) || isReplaced(pages, one, standing))
      return [];
    const earlier = pages.submissions.flatMap((other, at) =>
      at !== place &&
      (other.sequence ?? 0) < sequence &&
      returnParts.every((part) => other[part] === one[part])
        ? [at + 1]
        : [],
    );
    return [
      { ...key, submission: place + 1, earlier, sequence, batchId: idOf(pages, one.batch), file, sha256 },
    ];
  });
}

export function linesIn(pages: Pages, wanted: LinesWanted): readonly PersonLines[] {
  const people = new Map<PersonNumber, { postings: PostingLine[]; unpaid: UnpaidRow[] }>();
  const of = (person: PersonNumber) => {
    const lines = people.get(person) ?? { postings: [], unpaid: [] };
    people.set(person, lines);
    return lines;
  };
  const { scheme, heads: ofHeads, bare } = wanted;
  const isWanted = postingFilter(pages, wanted);
  for (const [place, posting] of pages.postings.entries()) {
    const { person, batch, ...line } = posting;
    if (scheme !== undefined && posting.scheme !== scheme) continue;
    if (ofHeads !== undefined && !ofHeads.includes(posting.head)) continue;
    if (isWanted?.(posting) === false) continue;
    of(person).postings.push({
      ...line,
      ...sourceOf(pages, posting.submission),
      posting: place + 1,
      batchId: idOf(pages, batch),
      ...(bare === true ? { standing: undefined } : {}),
    });
  }
  const standing = stands(pages);
  for (const row of isWanted === undefined && bare !== true ? pages.standings : []) {
    const submission = submissionOf(pages, row.submission);
    if (scheme !== undefined && row.scheme !== scheme) continue;
    if (!standing(row.batch) || isReplaced(pages, submission, standing)) continue;
    const { sheet, row: number, values } = row;
    of(row.person).unpaid.push({ ...sourceOf(pages, row.submission), sheet, row: number, standing: values });
  }
  const all = [...people].map(([person, lines]) => ({ person, personKey: memoryKey(person), ...lines }));
  const nameless = all.map((lines) => ({ ...lines, person: undefined }));
  if ("people" in wanted) return inOrderOf(wanted.people, all, ({ person }) => person);
  if ("keys" in wanted) return inOrderOf(wanted.keys, nameless, ({ personKey }) => personKey);
  if (!("most" in wanted)) return nameless;
  const first = nameless.findIndex(({ personKey }) => personKey === wanted.after) + 1;
  return nameless.slice(first, first + wanted.most);
}

/** Undefined where people are asked about and not postings. */
function postingFilter(
  pages: Pages,
  wanted: LinesWanted,
): ((posting: Pages["postings"][number]) => boolean) | undefined {
  if ("submissions" in wanted) {
    const returns = new Set(wanted.submissions);
    return ({ submission }) => returns.has(submission);
  }
  if (!("rows" in wanted)) return undefined;
  const rows = [...wanted.rows];
  return (posting) => {
    const { returnBatchId, file } = sourceOf(pages, posting.submission);
    return rows.some((one) => one.batchId === returnBatchId && one.file === file && one.row === posting.row);
  };
}

function inOrderOf<Key, Item>(
  keys: Iterable<Key>,
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): readonly Item[] {
  const found = new Map(items.map((item) => [keyOf(item), item]));
  return [...new Set(keys)].flatMap((key) => found.get(key) ?? []);
}

export function sumsIn(pages: Pages, parts: readonly SumPart[]): readonly BookSum[] {
  const sums = new Map<string, BookSum>();
  for (const posting of pages.postings) {
    const { scheme, head, amount } = posting;
    const of = partsOf(pages, posting, parts);
    const key = JSON.stringify([scheme, head, of]);
    const before = sums.get(key);
    const sum = { amount: pence((before?.amount ?? 0) + amount), postings: (before?.postings ?? 0) + 1 };
    sums.set(key, { scheme, head, parts: of, ...sum });
  }
  return [...sums.values()].sort(inSumOrder);
}

function partsOf(
  pages: Pages,
  { submission, person, dueMonth }: Pages["postings"][number],
  parts: readonly SumPart[],
): readonly (string | number)[] {
  const { employerId, laCode, period } = submissionOf(pages, submission);
  const values = { person: memoryKey(person), employer: employerId, council: laCode, period, dueMonth };
  return parts.map((part) => values[part]);
}

export function conditionsIn(
  pages: Pages,
  scheme: string,
  also: ReadonlySet<string> | undefined,
): readonly ConditionLine[] {
  const [standing, gone] = [stands(pages), goneIn(pages)];
  const people = new Map<PersonNumber, ConditionLine[]>();
  for (const { person, month: _month, sheet: _sheet, scheme: of, ...one } of pages.conditions) {
    if (of !== scheme || !standing(one.batch) || gone.has(one.batch)) continue;
    const { layout, employerId, laCode, period, returnBatchId, file } = sourceOf(pages, one.submission);
    const submission = submissionOf(pages, one.submission);
    const place = { batchId: returnBatchId, layout, employerId, laCode, period, file };
    const line = {
      ...one,
      ...place,
      personKey: memoryKey(person),
      isReplaced: isReplaced(pages, submission, standing),
    };
    people.set(person, [...(people.get(person) ?? []), line]);
  }
  const isAsked = (mine: readonly ConditionLine[]): boolean =>
    also === undefined || mine.some(({ personKey }) => also.has(personKey)) || !areShown(mine);
  return [...people.values()].filter(isAsked).flat();
}

export function rulingsIn(pages: Pages, wanted: RulingsWanted): readonly BookRuling[] {
  const standing = stands(pages);
  const all = pages.rulings
    .filter(({ batch }) => standing(batch))
    .map(({ input: _input, ...one }) => ({
      ...one,
      batchId: idOf(pages, one.batch),
      personKey: memoryKey(one.person),
    }));
  const nameless = all.map((one) => ({ ...one, person: undefined }));
  if ("people" in wanted)
    return [...new Set(wanted.people)].flatMap((who) => all.filter(({ person }) => person === who));
  if ("keys" in wanted) {
    return [...new Set(wanted.keys)].flatMap((key) => nameless.filter(({ personKey }) => personKey === key));
  }
  if ("scheme" in wanted) return nameless.filter(({ scheme }) => scheme === wanted.scheme);
  return [...new Set(wanted.codes)].flatMap((wantedCode) =>
    nameless.filter(({ code }) => code === wantedCode),
  );
}

function idOf({ batches }: Pages, sequence: number): string {
  return batches[sequence - 1]?.id ?? "";
}

function sourceOf(pages: Pages, submission: number) {
  const { batch, scheme, layout, employerId, laCode, period, file } = submissionOf(pages, submission);
  return { submission, returnBatchId: idOf(pages, batch), scheme, layout, employerId, laCode, period, file };
}
