// Returns of invented people over months, on one ledger, for tests of who is who: few words a row, and what became of it.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { coverOf, type ReturnRow } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

type Line = Readonly<Record<string, string>>;

const months = ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"] as const;
const usual = crew(33_000, { workplace: "home-care" }).worker();

/** "HT482913B Mair Jones 4001": thirty hours, unless more is said. */
export function worker(said: string, more: ReturnRow = {}): ReturnRow {
  const [niNumber = "", forenames = "", surname = "", payrollRef = ""] = said.split(" ");
  const { instalmentNo: _usual, ...rest } = usual;
  return { ...rest, niNumber, forenames, surname, payrollRef, contractedHours: "30", ...more };
}

export type PeopleMonths = {
  readonly out: string;
  /** A return of a month, 0 for June; its path. The instalment is that of the month. */
  readonly put: (month: number, rows: readonly ReturnRow[], employer?: string, sequence?: number) => string;
  /** What each line of duplicates.csv of a batch, by its number, was found to be: a path of a file of decisions. */
  readonly decide: (batch: string, outcome: string, which?: (line: Line) => boolean) => string;
  /** The folder of the batch. */
  readonly run: (...files: readonly string[]) => Promise<string>;
  readonly remove: () => void;
};

const headings =
  "Case reference,Scheme,National Insurance number,Employer reference,Kind of decision,Refused by,Received,Decided,Outcome,Rule,Reasons,Decided by,First decided by,Approved by,Evidence reference";

export function peopleMonths(): PeopleMonths {
  const place = folder();
  const out = join(place, "out");
  mkdirSync(out);
  let files = 0;
  return {
    out,
    put(month, rows, employer = "E8800", sequence = 1) {
      const period = months[month] ?? "";
      const all = numbered(
        rows.map((row) => ({ instalmentNo: String(month + 1), ...row, payDate: `${period}-28` })),
      );
      const cover = coverOf(all, {
        employerId: employer,
        employerName: "Gofal",
        period,
        sequence: String(sequence),
      });
      const path = join(place, `${employer}-${period}-${sequence}.csv`);
      writeFileSync(path, csvReturn(cover, all, {}));
      return path;
    },
    decide(batch, outcome, which = () => true) {
      const id = batch.split("/").at(-1) ?? "";
      const lines = linesOf(batch, "duplicates.csv")
        .filter((line) => line["effect"] === "held")
        .map((line, at) => ({ ...line, code: `${id}-${line["case"]}-${at + 1}` }) as Line)
        .filter(which)
        .map((line) =>
          [
            line["code"],
            "WFP",
            line["niNumber"],
            line["employerB"],
            "DUPLICATE_OUTCOME,,2022-08-01,2022-08-02",
            outcome,
            ",Both employers were asked,Mair Llwyd,,,DOC-1",
          ].join(","),
        );
      files += 1;
      const path = join(place, `decisions-${files}.csv`);
      writeFileSync(path, [headings, ...lines].join("\r\n") + "\r\n");
      return path;
    },
    run: async (...paths) => batchOf(await taliadHere(["run", ...paths, "--out", out])),
    remove: () => rmSync(place, { recursive: true }),
  };
}

/** "HT482913B held", a line for each row of the batch. */
export function outcomes(batch: string): readonly string[] {
  return linesOf(batch, "decisions.csv").map((line) => `${line["niNumber"]} ${line["outcome"]}`);
}

/** "HT482913B probable number-slip A", a line for each line of duplicates.csv. */
export function duplicates(batch: string): readonly string[] {
  return linesOf(batch, "duplicates.csv").map((line) =>
    [line["niNumber"], line["tier"], line["matchRule"], line["keep"]].join(" "),
  );
}
