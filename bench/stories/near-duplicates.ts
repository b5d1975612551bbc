// Who is who: people who are claimed for twice with a slip in their number or another form of their name, numbers that two
// people claim, and beside each case one that looks like it and is none.
import { coverOf, type ReturnRow } from "../return-columns.ts";
import { csvReturn } from "../return-file.ts";
import { crew, invented, numbered, type Story } from "./story.ts";

const readme = `# near-duplicates: who is who in the returns of three employers

${invented}

June 2022. Each case is a rule by which two rows may be one person, or a pair that is a letter or a digit away from it. The
column Note says which case a row belongs to; a real return would not. Held is not refused: if they are two people, somebody
writes GENUINE.

| case | numbers and names | what becomes of it |
|---|---|---|
| 1 | one number, Siân and Sian | certain: most hours is kept |
| 2 | one digit, Dafydd Price and David Prys | number-slip: the row with fewer hours is held |
| 3 | two digits, the same names as case 2 | two people |
| 4 | one payroll number at A, two digits exchanged, two names | number-slip-same-payroll: the second row is held |
| 5 | the same, but two payroll numbers | two people |
| 6 | one payroll number at A, Haf Rowlands twice, two numbers | same-payroll-number: the second row is held |
| 7 | the same, but Haf Rowlands and Haf Bowen | two people |
| 8 | one number, Lowri Evans and Lowri Kowalska | same-number-forename: the row with fewer hours is held |
| 9 | one number, Mair Jones and Emmanuel Okafor | one-number-two-names: both are held, the employers are asked |
| 10 | AB123456, two people | number-of-nobody: both are held, each by itself |
| 11 | AB123457, which only looks like it | one person, no other row: paid |
| 12 | one number, three people without a name in common | number-of-nobody: all three are held |
| 13 | one letter, Non Pugh and Non Ellis | possible: both are paid, and listed |
| 14 | the letters exchanged, equal hours | number-slip: both are held, somebody has to decide |
| 15 | numbers in a row, Gwenan and Gethin Tudur | brother and sister: two people |
| 16 | numbers four apart, Gwenan and Gethin Parry | possible: both are paid, and listed |
| 17 | numbers in a row, Eleri Môn twice | number-slip: the row with fewer hours is held |
| 18 | one name, two numbers, two employers | a name alone is never a case |
| 19 | one digit, a prefix of administration | no slip is looked for |
| 20 | one digit, but the other worker declined | no partner: paid |
| 21 | the pairs of digits exchanged, three employers | one group: most hours is kept, two are held |
`;

/** One person of a case. The payroll number is the usual one unless it is said. */
function person(
  number: number,
  niNumber: string,
  name: string,
  hours: string,
  more: ReturnRow = {},
): ReturnRow {
  const [forenames = "", ...surname] = name.split(" ");
  return {
    niNumber,
    surname: surname.join(" "),
    forenames,
    contractedHours: hours,
    employmentStatus: "EMPLOYEE_PT",
    note: `Case ${number}`,
    ...more,
  };
}

export const nearDuplicates: Story = {
  folder: "near-duplicates",
  readme,
  files: async () => {
    const a = crew(9_000);
    const b = crew(9_100, { workplace: "home-care" });
    const c = crew(9_200);
    const job = (payrollRef: string): ReturnRow => ({ payrollRef });
    const rowsA = numbered([
      a.worker(),
      a.worker(person(1, "ZR284561A", "Siân Jones", "30")),
      a.worker(person(2, "HT482913A", "Dafydd Price", "30")),
      a.worker(person(3, "JL573018A", "Dafydd Price", "30")),
      a.worker(person(4, "KM660142A", "Ffion Bebb", "20", job("7001"))),
      a.worker(person(4, "KM660412A", "Osian Tew", "16", job("7001"))),
      a.worker(person(5, "MB119375A", "Ffion Gittins", "20", job("7002"))),
      a.worker(person(5, "MB119735A", "Osian Rosser", "16", job("7003"))),
      a.worker(person(6, "PA204815A", "Haf Rowlands", "20", job("7004"))),
      a.worker(person(6, "SC938260A", "Haf Rowlands", "16", job("7004"))),
      a.worker(person(7, "RX415922A", "Haf Rowlands", "20", job("7005"))),
      a.worker(person(7, "TW730066A", "Haf Bowen", "16", job("7005"))),
      a.worker(person(8, "WE552018A", "Lowri Evans", "30")),
      a.worker(person(9, "YB870341A", "Mair Jones", "30")),
      a.worker(person(10, "AB123456C", "Nerys Hopkin", "30")),
      a.worker(person(12, "XK318850A", "Mair Walters", "20")),
      a.worker(person(13, "BH640219A", "Non Pugh", "30")),
      a.worker(person(14, "CE771530A", "Iestyn Wyn", "20")),
      a.worker(person(15, "LG902317A", "Gwenan Tudur", "30")),
      a.worker(person(16, "LG458310A", "Gwenan Parry", "30")),
      a.worker(person(17, "NE385719A", "Eleri Môn", "30")),
      a.worker(person(18, "ST206193A", "Alun Davies", "30")),
      a.worker(person(19, "PY482913A", "Nia Meredith", "30")),
      a.worker(person(20, "OL775024A", "Huw Gwyn", "16")),
      a.worker(person(21, "PR342918A", "Mared Lloyd", "16")),
    ]);
    const rowsB = numbered([
      b.worker(person(1, "ZR284561B", "Sian Jones", "16")),
      b.worker(person(2, "HT482513A", "David Prys", "16")),
      b.worker(person(3, "JL573481A", "David Prys", "16")),
      b.worker(person(8, "WE552018A", "Lowri Kowalska", "16")),
      b.worker(person(9, "YB870341A", "Emmanuel Okafor", "20")),
      b.worker(person(10, "AB123456C", "Tesni Vaughan", "20")),
      b.worker(person(11, "AB123457C", "Tesni Gough", "20")),
      b.worker(person(12, "XK318850A", "Emmanuel Bello", "25")),
      b.worker(person(13, "BN640219A", "Non Ellis", "16")),
      b.worker(person(14, "EC771530A", "Iestyn Wynne", "20")),
      b.worker(person(15, "LG902318A", "Gethin Tudur", "16")),
      b.worker(person(16, "LG458314A", "Gethin Parry", "16")),
      b.worker(person(17, "NE385717A", "Eleri Mon", "16")),
      b.worker(person(18, "RS773014A", "Alun Davies", "16")),
      b.worker(person(19, "PY482613A", "Nia Meredith", "16")),
      b.worker({
        ...person(20, "OL775029A", "Huw Gwyn", "30"),
        declined: "Y",
        formReceivedDate: "",
        amountPaid: "0.00",
      }),
      b.worker(person(21, "PR293418A", "Marged Lloyd", "20")),
      b.worker(),
    ]);
    const rowsC = numbered([
      c.worker(person(12, "XK318850A", "Agnieszka Nowak", "30")),
      c.worker(person(21, "PR342918A", "Mared Llwyd", "25")),
      c.worker(),
    ]);
    const of = (rows: readonly ReturnRow[], employerId: string, employerName: string) =>
      coverOf(rows, { laCode: "W06000010", employerId, employerName });
    return [
      ["a-cartref-aman.csv", csvReturn(of(rowsA, "E0901", "Cartref Aman"), rowsA, { encoding: "utf8-bom" })],
      [
        "b-gofal-gwili.csv",
        csvReturn(of(rowsB, "E0902", "Gofal Gwili"), rowsB, {
          headings: "cy",
          yesNo: "Ie",
          niNumbers: "spaced",
        }),
      ],
      ["c-plas-marlais.csv", csvReturn(of(rowsC, "E0903", "Plas Marlais"), rowsC, { days: "iso" })],
    ];
  },
};
