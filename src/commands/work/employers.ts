// The council's list of employers, as a command is given it: with --employers, or as the setting `employers`. A list with a fault is
// not used: half of it would pay half of the employers.
import { existsSync } from "node:fs";
import { readEmployersFile } from "../../batch/read/employers-file.ts";
import { Refusal } from "../../core/refusal.ts";
import { type Employer, isExpected } from "../../engine/employers.ts";
import { takeIn } from "../../io/intake.ts";
import type { Book } from "../../ledger/book.ts";
import { problemMessage } from "../../report/words.ts";
import type { Session } from "../session.ts";
import { UsageFault } from "../usage-fault.ts";
import { latestOf, missingEmployers, type ReturnFile, returnsIn } from "./expected.ts";
import type { Expected } from "./expected-list.ts";
import type { Missing } from "./missing-words.ts";

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
