// The register of what is kept (GDPR): each batch and scheme, since when, until when at the earliest, by which clause, and what
// holds it.
import { join } from "node:path";
import { type Day, dayText } from "../../../core/day.ts";
import { numberText, type PersonNumber, secondOf } from "../../../core/person.ts";
import { isDue, type Retention, type RetentionRule, retentionOf } from "../../../engine/retention.ts";
import type { Law } from "../../../law/law.ts";
import { inForce } from "../../../law/parameters.ts";
import type { Book } from "../../../ledger/book.ts";
import { schemeNamed } from "../../../schemes/index.ts";
import type { Session } from "../../session.ts";
import { UsageFault } from "../../usage-fault.ts";
import type { Line } from "../ledger-lists/line.ts";
import { asOfDay } from "./as-of.ts";
import { batchFolders } from "./going-files.ts";
import { type Hold, readHolds } from "./holds.ts";
import { type KeptBatch, keptBatches } from "./kept-batches.ts";
import { numbersInFiles } from "./numbers-in-files.ts";

export type RegisteredBatch = KeptBatch & {
  readonly retentions: readonly Retention[];
  readonly holds: readonly Hold[];
};

const parameters: Readonly<Record<string, string>> = {
  SSPE: "retention.sspeMonths",
  WFP: "retention.wfpMonths",
};
/** The guidance's own least (SSPE-86). */
const least: Readonly<Record<string, number>> = { SSPE: 24 };

/**
 * How long the claims of a scheme are kept that were paid on a day. Throws a UsageFault where a council has set less than the
 * guidance allows.
 */
function ruleOn(law: Law, scheme: string, day: Day): RetentionRule {
  const { code } = schemeNamed(scheme);
  const parameter = parameters[code];
  const set = parameter === undefined ? undefined : inForce<number>(law, parameter, day);
  const atLeast = least[code] ?? 0;
  if (parameter !== undefined && set !== undefined && set.value < atLeast)
    throw new UsageFault("cli.purge.too-short", {
      parameter,
      months: String(set.value),
      least: String(atLeast),
    });
  return { scheme, months: set?.value === 0 ? undefined : set?.value, clause: set?.clause ?? "" };
}

/** However somebody wrote it: a hold that keeps nothing for want of a capital letter would be none. */
function isNamed(reference: string, id: string): boolean {
  return reference.trim().toLowerCase() === id.toLowerCase();
}

/** Every batch, in the order of the ledger. `out` is the folder of results. Throws a UsageFault where a hold is on no batch of it. */
export async function registerOf(
  book: Book,
  law: Law,
  holds: readonly Hold[],
  out: string,
): Promise<readonly RegisteredBatch[]> {
  const batches = await keptBatches(book);
  for (const hold of holds)
    if (hold.kind === "batch" && !batches.some(({ id }) => isNamed(hold.reference, id)))
      throw new UsageFault("cli.hold.batch-unknown", { batch: hold.reference });
  return batches.map((batch) => ({
    ...batch,
    retentions: [...batch.months].map(([scheme, lastMonth]) =>
      retentionOf({ scheme, lastMonth }, batch.paidOn, (day) => ruleOn(law, scheme, day)),
    ),
    holds: holdsOn(batch, holds, book, out),
  }));
}

function holdsOn(
  { id, employers, people }: KeptBatch,
  holds: readonly Hold[],
  { keyOf }: Pick<Book, "keyOf">,
  out: string,
): readonly Hold[] {
  const numbers = new Set(holds.flatMap((hold) => (hold.kind === "person" ? [numberText(hold.person)] : [])));
  let named: ReadonlySet<string> | undefined;
  const isNamedInFiles = (person: PersonNumber): boolean => {
    named ??= new Set(
      batchFolders(out, id).flatMap((folder) => [...numbersInFiles(join(out, folder), numbers)]),
    );
    return named.has(numberText(person));
  };
  const isKnown = (person: PersonNumber | undefined): boolean =>
    person !== undefined && people.has(keyOf(person));
  return holds.filter((hold) => {
    if (hold.kind === "batch") return isNamed(hold.reference, id);
    if (hold.kind === "employer") return [...employers.keys()].some((one) => isNamed(hold.reference, one));
    // Of who was refused, and may appeal, the ledger knows nothing. Of one number that two people have, both are meant.
    const { person } = hold;
    return isKnown(person) || isKnown(secondOf(person)) || isNamedInFiles(person);
  });
}

/** The lines of `ledger retention`: one for each batch and scheme. */
export async function retentionLines(
  book: Book,
  { holds, asOf }: { readonly holds?: readonly string[] | undefined; readonly asOf?: string | undefined },
  { config, schemas }: Session,
): Promise<readonly Line[]> {
  const day = asOf === undefined ? undefined : asOfDay(asOf);
  const lists = [...config.holds, ...(holds ?? [])];
  const batches = await registerOf(book, schemas.law, readHolds(lists), config.out);
  return batches.flatMap((batch) => batch.retentions.map((retention) => lineOf(batch, retention, day)));
}

function lineOf(batch: RegisteredBatch, retention: Retention, asOf: Day | undefined): Line {
  const { id, people, holds, purgedBy } = batch;
  const { scheme, lastPayDay, months, clause, earliest } = retention;
  return {
    batch: id,
    scheme: schemeNamed(scheme).code,
    kept: purgedBy === undefined ? "inputs outputs people" : "manifest summary sums",
    people: people.size,
    since: dayText(lastPayDay),
    months: months ?? "",
    clause,
    until: earliest === undefined ? "" : dayText(earliest),
    holds: holds.map(({ decision }) => decision).join("; "),
    state: stateOf(retention, { purgedBy, isHeld: holds.length > 0 }, asOf),
  };
}

type Standing = { readonly purgedBy: string | undefined; readonly isHeld: boolean };

/** `asOf` undefined: nobody has said which day it is. */
function stateOf(retention: Retention, { purgedBy, isHeld }: Standing, asOf: Day | undefined): string {
  if (purgedBy !== undefined) return `purged ${purgedBy}`;
  if (isHeld) return "held";
  if (retention.earliest === undefined) return "no-period-set";
  return asOf !== undefined && isDue([retention], asOf) ? "due" : "kept";
}
