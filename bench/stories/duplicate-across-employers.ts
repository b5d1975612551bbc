// One payment per person: the same people stand in the returns of several employers, or twice in one.
import { niNumber } from "../people.ts";
import { coverOf, type ReturnRow } from "../return-columns.ts";
import { csvReturn, returnSheets } from "../return-file.ts";
import { workbook } from "../workbook.ts";
import { crew, invented, lumpSum, numbered, type Story } from "./story.ts";

const readme = `# duplicate-across-employers: the same people in the returns of four employers

${invented}

June 2022. A person is the first eight characters of the National Insurance number; the last letter, spaces and
letter case do not count. The column Note says which case a row belongs to; a real return would not.

| case | where | what becomes of it |
|---|---|---|
| 1 most hours | A: 22.5 hours, B: 16 | A is kept, B is held (WFP-73) |
| 2 most hours, by a quarter of an hour | A: 20, C: 20.25 | C is kept |
| 3 equal hours | B: 18.5, C: 18.5 | both are held: somebody has to decide |
| 4 moved on | A: left on 14 April, C: started on 25 April with more hours | A, the employer of 31 March, is kept (WFP-68) |
| 5 twice in one return | B, two rows | the first is kept |
| 6 twice in one return, and at another | A twice (10 and 30 hours), D: 20 | the first row of A stands for A, so D is kept |
| 7 three employers | B: 8, C: 12, D: 15 | D is kept, two are held |
| 8 same number but for its last letter | A (lower case, spaced), D | one person: most hours is kept |
| 9 the other row is not eligible | B: agency, D | no case: D is payable |
| 10 the other row is declined | C declined, as the guidance asks, A | no case: A is payable |
| 11 the other row is held for consent | B without consent, C | no case: C is payable |
| 12 one digit differs | A and B | two people |
| 13 the same name, other numbers | A and D | two people |
`;

export const duplicateAcrossEmployers: Story = {
  folder: "duplicate-across-employers",
  readme,
  files: async () => {
    const a = crew(5_000);
    const b = crew(5_100, { workplace: "home-care" });
    const c = crew(5_200);
    const d = crew(5_300, { workplace: "home-care" });
    /** The person of a case, with any last letter. */
    function person(number: number, letter: string, hours: string): ReturnRow {
      const start = niNumber(5_900 + number).slice(0, 8);
      return {
        niNumber: start + letter,
        surname: surnames[number % surnames.length] ?? "Jones",
        forenames: forenames[number % forenames.length] ?? "Non",
        contractedHours: hours,
        employmentStatus: "EMPLOYEE_PT",
        note: `Case ${number}`,
      };
    }
    const rowsA = numbered([
      ...a.workers(2),
      a.worker(person(1, "A", "22.5")),
      a.worker(person(2, "B", "20")),
      a.worker({ ...person(4, "C", "16"), ...lumpSum, leaveDate: "2022-04-14", leaveReason: "RESIGNED" }),
      a.worker(person(6, "A", "10")),
      a.worker(person(6, "A", "30")),
      a.worker(person(8, "A", "30")),
      a.worker(person(10, "D", "24")),
      a.worker({ ...person(12, "A", "30"), niNumber: "LB204518A" }),
      a.worker({ ...person(13, "B", "30"), surname: "Jones", forenames: "Lowri" }),
      ...a.workers(3),
    ]);
    const rowsB = numbered([
      b.worker(person(1, "A", "16")),
      ...b.workers(3),
      b.worker(person(3, "D", "18.5")),
      b.worker(person(5, "A", "25")),
      b.worker(person(5, "A", "25")),
      b.worker(person(7, "C", "8")),
      b.worker({ ...person(9, "B", "37"), employmentStatus: "AGENCY" }),
      b.worker({ ...person(11, "B", "37"), consentDataCymru: "N" }),
      b.worker({ ...person(12, "A", "16"), niNumber: "LB204519A", surname: "Tudur", forenames: "Emyr" }),
    ]);
    const rowsC = numbered([
      ...c.workers(2),
      c.worker(person(2, "B", "20.25")),
      c.worker(person(3, "D", "18.5")),
      c.worker({ ...person(4, "C", "37"), startDate: "2022-04-25", shiftsInWindow: "33" }),
      c.worker(person(7, "C", "12")),
      c.worker({ ...person(10, "D", "8"), declined: "Y", formReceivedDate: "", amountPaid: "0.00" }),
      c.worker(person(11, "B", "10")),
      ...c.workers(2),
    ]);
    const rowsD = numbered([
      d.worker(person(6, "A", "20")),
      d.worker(person(7, "C", "15")),
      d.worker(person(8, "C", "12")),
      d.worker(person(9, "B", "10")),
      d.worker({ ...person(13, "B", "16"), niNumber: niNumber(5_990), surname: "Jones", forenames: "Lowri" }),
      ...d.workers(4),
    ]);
    const of = (rows: readonly ReturnRow[], employerId: string, employerName: string) =>
      coverOf(rows, { laCode: "W06000010", employerId, employerName });
    return [
      [
        "a-cartref-tywi.csv",
        csvReturn(of(rowsA, "E0201", "Cartref Tywi"), rowsA, { encoding: "utf8-bom", niNumbers: "lower" }),
      ],
      [
        "b-gofal-cothi.csv",
        csvReturn(of(rowsB, "E0202", "Gofal Cothi"), rowsB, {
          headings: "cy",
          yesNo: "Ie",
          niNumbers: "spaced",
        }),
      ],
      [
        "c-plas-gwendraeth.xlsx",
        await workbook(returnSheets(of(rowsC, "E0203", "Plas Gwendraeth"), rowsC, {})),
      ],
      [
        "d-taf-home-care.csv",
        csvReturn(of(rowsD, "E0204", "Taf Home Care"), rowsD, { delimiter: ";", days: "iso" }),
      ],
    ];
  },
};

const surnames = ["Rhydderch", "Llŷr-Jones", "Prys", "Nowak", "Gŵyr", "Evans"] as const;
const forenames = ["Mared", "Ifan", "Siân", "Dafydd", "Non", "Agnieszka", "Huw"] as const;
