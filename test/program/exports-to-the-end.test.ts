// Exports of payroll programs that hold a whole return, or the weeks of an absence, carried to the end: mapped, decided as the form
// would be, explained by their own cells, kept with the batch and verified when the mapping is gone.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { linesOf } from "./batch-folder.ts";
import { batchOf, folder, taliadHere } from "./program.ts";
import { claim, claimsCsv, days, employer, irregular, wide } from "./sick-pay.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

async function mapped(file: string, content: string, ...more: readonly string[]) {
  const path = join(place, file);
  writeFileSync(path, content);
  const map = join(place, `${file}.json`);
  const ended = await taliadHere(["map", path, "--out", map, "--json", "--name", "payroll", ...more]);
  expect(ended.stderr).toBe("");
  return { path, map, ended, told: JSON.parse(ended.stdout) };
}

/** What a batch says of a row of a file. */
async function explained(batch: string, row: string, out: string): Promise<string> {
  const asked = ["explain", batch, "--row", row, "--out", out, "--lang", "en", "--all"];
  const { stdout, stderr } = await taliadHere(asked);
  expect(stderr).toBe("");
  return stdout.replace(/\s+/g, " ");
}

const figures = ["outcome", "rules", "payment", "employerNi", "employerPension", "total"] as const;
const decided = (batch: string) =>
  linesOf(batch, "decisions.csv").map((line) => figures.map((key) => line[key]).join(" "));

test("Sage 50 Payroll: a return whose own columns stand in its analysis fields", async () => {
  const own = { employerId: "E8930", employerName: "Gofal", laCode: "W06000002" };
  const people = numbered(crew(36_000, { workplace: "home-care" }).workers(3, { payFrequency: "monthly" }));
  const said = (key: keyof (typeof people)[number]) => people.map((row) => row[key] ?? "");
  const slashed = (text: string): string => text.split("-").reverse().join("/");
  const columns: readonly (readonly [heading: string, cells: readonly string[]])[] = [
    ["Employee Reference", said("payrollRef")],
    ["Surname", said("surname")],
    ["Forename", said("forenames")],
    ["Title", ["Mrs", "Mr", "Ms"]],
    ["NI Number", said("niNumber")],
    ["Job Title", said("roleCode")],
    ["Work Start Date", said("startDate").map(slashed)],
    ["Payment Frequency", ["Monthly", "Monthly", "Monthly"]],
    ["Contract Type", said("employmentStatus")],
    ["Contracted Hours", said("contractedHours")],
    ["NI Category", said("niCategory")],
    ["Process Date", said("payDate").map(slashed)],
    ["Social Care Payment", said("amountPaid")],
    ["NIable Pay before payment", said("basePay")],
    ["ERs NI", said("employerNi")],
    ["ERs Pension", said("employerPension")],
    ["ERs Pension %", said("employerPensionRate")],
    ["Pension Scheme", said("pensionScheme")],
    ["Tax Code", ["C1257L", "C1257L", "C1257L"]],
    ["Analysis 1", said("registration")],
    ["Analysis 2", said("shiftsInWindow")],
    ["Analysis 3", said("absenceReason")],
    ["Analysis 4", said("otherEligibleJob")],
    ["Analysis 5", said("formReceivedDate").map(slashed)],
    ["Analysis 6", said("consentDataCymru")],
    ["Analysis 7", said("paymentMethod")],
    ["Analysis 8", said("instalmentNo")],
  ];
  const quoted = (cells: readonly string[]): string => cells.map((cell) => `"${cell}"`).join(",");
  const content = [
    quoted(columns.map(([heading]) => heading)),
    ...people.map((_, at) => quoted(columns.map(([, cells]) => cells[at] ?? ""))),
    "",
  ].join("\r\n");
  const alone = await mapped("sage-alone.csv", content);
  const asProposed = new Map<string, string>(
    alone.told.columns.map((one: { heading: string; read: { key: string }[] }) => [
      one.heading,
      one.read.map(({ key }) => key).join(" "),
    ]),
  );
  expect(alone.told.layout).toBe("wfp-return");
  // Everything that the program itself names is right without help; what an analysis field means only its owner knows.
  expect([...asProposed].filter(([, keys]) => keys === "").map(([heading]) => heading)).toEqual([
    "Title",
    "Tax Code",
    ...[1, 2, 3, 4, 5, 6, 7, 8].map((one) => `Analysis ${one}`),
  ]);
  const answers = [
    ...["registration=Analysis 1", "shiftsInWindow=Analysis 2", "absenceReason=Analysis 3"],
    ...["otherEligibleJob=Analysis 4", "formReceivedDate=Analysis 5", "consentDataCymru=Analysis 6"],
    ...["paymentMethod=Analysis 7", "instalmentNo=Analysis 8"],
  ].flatMap((one) => ["--set", one]);
  const [first] = people;
  const always = [`settingType=${first?.settingType}`, `workCountry=${first?.workCountry}`];
  const ofCover = Object.entries({ ...own, declaration: "Y" }).map(([key, value]) => `${key}=${value}`);
  const { path, map, ended, told } = await mapped(
    "sage.csv",
    content,
    ...answers,
    ...always.flatMap((one) => ["--always", one]),
    ...ofCover.flatMap((one) => ["--cover", one]),
  );
  expect([ended.code, told.open, told.missing]).toEqual([0, [], []]);

  const out = join(place, "sage-out");
  const batch = batchOf(await taliadHere(["run", path, "--mappings", map, "--out", out]));
  const june = join(place, "june.csv");
  writeFileSync(june, csvReturn(coverOf(people, own), people, {}));
  const asForm = batchOf(await taliadHere(["run", june, "--out", join(place, "form-out")]));
  expect(decided(batch)).toEqual(decided(asForm));
  expect(decided(batch)).toEqual(people.map(() => expect.stringMatching(/^payable /)));
  rmSync(map);
  const text = await explained(batch, "sage.csv:2", out);
  expect(text).toContain("Read by the mapping: payroll");
  expect(text).toContain("Analysis 2, cell");
  expect(text).toMatch(/Social Care Payment, cell M2 \("\d+\.\d\d"\)/);
  expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
});

test("Xero Payroll: weeks of earnings beside an absence, days with the month first", async () => {
  const absence = {
    ...days("2020-11-09", "2020-11-13"),
    sspPaid: "95.85",
    payPaid: "210.00",
    topUpClaimed: "114.15",
  };
  const asked = claim(2, { ...absence, hoursPattern: "IRREGULAR", normalWeeklyPay: "" });
  // The eight weeks that end before the absence, as the program writes days.
  const endings = ["09/20", "09/27", "10/04", "10/11", "10/18", "10/25", "11/01", "11/08"];
  const content = [
    "first name;last name;Employee Number;job title;Week Ending;Gross Earnings;Bonuses;Overtime Pay;Net Pay",
    ...irregular.map((gross, at) => `Siân;Llŷr-Jones;0002;Care worker;${endings[at]}/2020;${gross};;;200.00`),
    "",
  ].join("\r\n");
  const cover = ["--cover", `employerId=${employer.employerId}`];
  const { path, map, ended, told } = await mapped("xero.csv", content, ...cover);
  expect([ended.code, told.layout, told.open]).toEqual([0, "earnings", []]);
  const claims = join(place, "claims.csv");
  writeFileSync(claims, claimsCsv([asked]));
  const out = join(place, "xero-out");
  const batch = batchOf(await taliadHere(["run", claims, path, "--mappings", map, "--out", out]));
  const form = join(place, "wide.csv");
  writeFileSync(form, claimsCsv([{ ...asked, ...wide(irregular) }]));
  const asForm = batchOf(await taliadHere(["run", form, "--out", join(place, "wide-out")]));
  const topUps = (one: string) =>
    linesOf(one, "decisions.csv").map(({ outcome, topUp }) => `${outcome} ${topUp}`);
  expect(topUps(batch)).toEqual(["payable 114.15"]);
  expect(topUps(batch)).toEqual(topUps(asForm));
  rmSync(map);
  const text = await explained(batch, `claims.csv:${linesOf(batch, "decisions.csv")[0]?.["row"]}`, out);
  expect(text).toContain("xero.csv");
  for (const row of [2, 3, 4, 5, 6, 7, 8, 9])
    expect(text).toContain(`xero.csv, row ${row}, read by the mapping payroll`);
  expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
});
