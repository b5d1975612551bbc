// The council's list of employers, as a command is given it: with --employers, or as the setting `employers`. A list with a fault is
// not used: half of it would pay half of the employers.
import { existsSync } from "node:fs";
import { readEmployersFile } from "../../batch/read/employers-file.ts";
import { Refusal } from "../../core/refusal.ts";
import { wrap } from "../../core/wrap.ts";
import { doubtsOf, type Employer, isExpected, type ReturnDoubt } from "../../engine/employers.ts";
import { fold } from "../../input/fold.ts";
import { takeIn } from "../../io/intake.ts";
import type { Book } from "../../ledger/book.ts";
import { problemMessage, say } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import {
  type Expected,
  latestOf,
  type Missing,
  missingEmployers,
  type ReturnFile,
  returnsIn,
  taken,
} from "./expected.ts";

/** Undefined where no list is named. Throws a UsageFault that says what is wrong with it. */
export async function employersFor(session: Session): Promise<readonly Employer[] | undefined> {
  const { config, schemas, console } = session;
  const { employers: file } = config;
  if (file === undefined) return undefined;
  if (!existsSync(file)) throw new UsageFault("cli.employers-not-found", { file });
  const [input] = takeIn([file], undefined).inputs;
  if (input === undefined) throw new UsageFault("cli.employers-not-found", { file });
  try {
    const read = await readEmployersFile(input, schemas.law);
    if (read.kind === "another layout")
      throw new UsageFault("cli.employers-other-form", { file, found: read.layout });
    const [fault] = read.faults;
    if (fault !== undefined) throw new Refusal(fault);
    const [row] = read.twice;
    if (row !== undefined) throw new UsageFault("cli.employers-twice", { file, row: String(row) });
    return read.employers;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const detail = problemMessage(schemas.law.words, console.language, error.problem);
    throw new UsageFault("cli.employers-faulty", { file, detail });
  }
}

/**
 * Employers whose return is not there: of those that were named to be there, and of those on the council's list whose return is
 * expected in the month of the files. Undefined where nobody said who is expected.
 */
export async function missingOf(
  named: readonly Expected[] | undefined,
  employers: readonly Employer[] | undefined,
  files: readonly ReturnFile[],
  book: Book | undefined,
): Promise<Missing> {
  if (named === undefined && employers === undefined) return undefined;
  const month = latestOf(files);
  const listed = month === undefined ? [] : (employers ?? []).filter((one) => isExpected(one, month));
  const names = await missingEmployers([...(named ?? []), ...listed], files, returnsIn(book));
  const contacts = new Map(
    (employers ?? []).map(({ employerId, laCode, contact }) => [`${employerId} ${laCode}`, contact]),
  );
  return names.map((name) => ({ name, contact: contacts.get(name) ?? "" }));
}

/** What of the returns does not fit the list; names are one where they are written alike. */
export function returnDoubts(
  employers: readonly Employer[] | undefined,
  files: readonly (ReturnFile & { readonly employerName: string })[],
): readonly ReturnDoubt[] {
  if (employers === undefined) return [];
  return doubtsOf(employers, taken(files), (a, b) => fold(a) === fold(b));
}

const mostNamed = 5;

/** A sentence for each kind of doubt. */
export function doubtsText(doubts: readonly ReturnDoubt[], { schemas, console }: Session): readonly string[] {
  return (["unknown", "other-name", "not-expected"] as const).flatMap((kind) => {
    const mine = doubts.filter((doubt) => doubt.kind === kind);
    if (mine.length === 0) return [];
    const names = mine.slice(0, mostNamed).map(({ employerId, laCode }) => `${employerId} ${laCode}`);
    const employers = mine.length > mostNamed ? `${names.join(", ")} …` : names.join(", ");
    const values = { count: mine.length, employers };
    return wrap(say(schemas.law.words, console.language, `cli.employers.${kind}`, values), "  ");
  });
}

export function doubtsJson(doubts: readonly ReturnDoubt[]) {
  return doubts.length === 0 ? {} : { employerDoubts: doubts };
}
