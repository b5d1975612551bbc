// What an employer says of the warnings of its own row. How a name is written, and that costs are left to be claimed later, an
// employer knows: it confirms that itself, and the warning is information from then on. To everything that bears on a
// condition, an amount or who somebody is, its word is an answer: the warning stays for an officer.
import { type Day, dayText } from "../core/day.ts";
import { address, type Row } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import { infoOf, type ProblemCode } from "../core/problem-codes.ts";
import {
  type Confirmation,
  confirmationsIn,
  confirmationText,
  confirmedKey,
  isSameValue,
} from "../input/confirmations.ts";
import type { CellReader } from "../input/fault.ts";
import { placeInFile, type TableHead } from "../input/heading.ts";
import type { Words } from "../law/law.ts";
import type { Cover } from "../law/layout.ts";
import { type Confirmed, saidOf, warningKey } from "./confirmed.ts";

/** Warnings that an employer settles by its word. */
const employersOwn: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  "name-doubtful",
  "name-split-doubtful",
  "on-cost-cell-missing",
  "pension-rate-missing",
]);

/** Warnings of one cell of a row to which an employer can say something; a number names a person and is not said again. */
export function isForEmployer({ code, row, key }: Pick<Problem, "code" | "row" | "key">): boolean {
  const { family, severity } = infoOf(code);
  const ofCell = row > 0 && key !== "" && key !== "niNumber" && key !== confirmedKey;
  return (
    ofCell && severity === "warning" && (family === "C" || family === "R") && code !== "row-total-differs"
  );
}

/** Who answers for what a return says, and the day that it names; "–" where it names none. */
export type Sender = { readonly by: string; readonly on: string };

export function senderIn({ preparedBy, employerName, employerId = "", preparedDate }: Cover): Sender {
  const named = [preparedBy, employerName ?? employerId].filter((name) => name !== undefined);
  // The cover's day was made by core/day.ts.
  return { by: named.join(", "), on: preparedDate === undefined ? "–" : dayText(preparedDate as Day) };
}

type Said = {
  readonly problems: readonly Problem[];
  /** The employer settles it. */
  readonly confirms: boolean;
};

type EmployersWord = {
  /** What becomes of a warning; undefined where the employer says nothing of it. */
  readonly about: (found: Problem) => Said | undefined;
  /** Whether the cell says something that no warning of the row has been about. */
  readonly isLeft: () => boolean;
  /** What could have been said, in words that the cell takes. */
  readonly open: () => readonly string[];
  /** Where it is said: file, sheet and cell. */
  readonly place: string;
  /** The cell alone. */
  readonly cell: string;
};

/** Where a row of the table says something; undefined for nearly every row. */
export function employersWord(
  text: string,
  row: Row,
  { file, sheet, head }: { readonly file: string; readonly sheet: string; readonly head: TableHead },
  known: {
    readonly sender: Sender;
    readonly words: Words;
    readonly readerOf: (key: string) => CellReader | undefined;
    readonly ruled: Confirmed | undefined;
  },
): EmployersWord {
  const { sender, words, readerOf, ruled } = known;
  const left = new Set<Confirmation>(confirmationsIn(text, head.layout.columns));
  const all = [...left];
  const open: string[] = [];
  const cell = address(placeInFile(head, confirmedKey), row.number);
  const place = [file, sheet, cell].filter((part) => part !== "").join(", ");
  return {
    about(found) {
      if (!isForEmployer(found)) return undefined;
      const read = readerOf(found.key);
      const said = all.find(
        ({ key, value }) => key === found.key && read !== undefined && isSameValue(value, found.found, read),
      );
      if (said === undefined) {
        open.push(confirmationText(found.heading, found.found));
        return undefined;
      }
      left.delete(said);
      const parts = [sender.by, sender.on, place];
      const key = warningKey(found.code, found.key, found.found);
      const confirms = employersOwn.has(found.code) && ruled?.takenBack.has(key) !== true;
      return confirms
        ? { confirms, problems: [saidOf(found, "warning-confirmed-employer", words, parts)] }
        : { confirms, problems: [found, saidOf(found, "warning-answered", words, parts)] };
    },
    isLeft: () => left.size > 0,
    open: () => open,
    place,
    cell,
  };
}
