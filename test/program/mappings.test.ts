// An export of a payroll program, read by a mapping: decided, explained by its own cells, verified from the batch alone; and what
// is said when a mapping does not fit, or a row is of another month.
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const headings =
  "Works Number,Employee,NI Number,Date,NIable Pay (exc. payment),Care Payment,NI Table,Employer NIC,ER Pension %,ER Pension,Tax Code";
const row = '0012,"Jones, Siân Mair",HT482910A,28/06/2022,1612.00,29960,A,45.09,0.03,8.99,C1257L';

const mapping = {
  format: 1,
  name: "hafan-payroll",
  layout: "wfp-oncost",
  cover: { laCode: "W06000015", employerId: "E0042", employerName: "Hafan", declaration: "Y" },
  period: { heading: "Date", as: "month-of-day" },
  columns: [
    { key: "niNumber", heading: "NI number" },
    { key: "payrollRef", heading: "Works Number" },
    { key: "period", heading: "Date", as: "month-of-day" },
    { key: "basePay", heading: "NIable Pay (exc. payment)" },
    { key: "amountPaid", heading: "Care Payment", as: "pence" },
    { key: "niCategory", heading: "NI Table" },
    { key: "employerNi", heading: "Employer NIC" },
    { key: "employerPensionRate", heading: "ER Pension %", as: "share" },
    { key: "employerPension", heading: "ER Pension" },
    { key: "pensionScheme", always: "NEST" },
  ],
  notRead: ["Employee", "Tax Code"],
  open: [],
} as const;

function written(name: string, content: unknown): string {
  const path = join(place, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}

const exported = (name: string, ...rows: readonly string[]): string =>
  written(name, [headings, ...rows, ""].join("\r\n"));

async function checked(file: string, ...mappings: readonly unknown[]) {
  const at = folder();
  for (const [number, one] of mappings.entries())
    writeFileSync(join(at, `${number}.json`), JSON.stringify(one));
  const ended = await taliadHere(["check", file, "--mappings", at, "--json", "--lang", "en"]);
  rmSync(at, { recursive: true });
  return { ...ended, codes: codesIn(ended.stdout) };
}

function codesIn(stdout: string): readonly string[] {
  if (stdout === "") return [];
  const { problems } = JSON.parse(stdout) as { problems: readonly { code: string }[] };
  return problems.map(({ code }) => code);
}

test("an export is read by its mapping, every figure goes back to its own cell, and the batch can be run again by itself", async () => {
  const [file, map] = [exported("hafan-june.csv", row), written("map.json", mapping)];
  const out = join(place, "out");
  const ended = await taliadHere([
    "run",
    file,
    "--mappings",
    map,
    "--out",
    out,
    "--ledger",
    "none",
    "--json",
  ]);
  expect(JSON.parse(ended.stdout).files[0]).toMatchObject({
    layout: "wfp-oncost",
    employerId: "E0042",
    rows: 1,
  });
  const { batch } = JSON.parse(ended.stdout);
  const { options, inputs } = JSON.parse(readFileSync(join(out, batch, "manifest.json"), "utf8"));
  expect(options.mappings).toEqual([mapping]);
  expect(inputs[0].mapping).toBe("hafan-payroll");
  const asked = ["explain", batch, "--row", "hafan-june.csv:2", "--out", out, "--all"];
  const said = (await taliadHere([...asked, "--lang", "en"])).stdout.replace(/\s+/g, " ");
  expect(said).toContain("Read by the mapping: hafan-payroll");
  expect(said).toContain(
    'Employer NIC, cell H2 ("45.09"); read as “Employer NI on this payment” by the mapping hafan-payroll',
  );
  const welsh = (await taliadHere([...asked, "--lang", "cy"])).stdout;
  expect(welsh).toContain("Wedi'i ddarllen drwy'r mapiad: hafan-payroll");
  rmSync(map);
  expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
});

test("the mapping belongs to what the batch is; one that no file has to do with does not", async () => {
  const file = exported("same.csv", row);
  const idWith = async (...mappings: readonly unknown[]) =>
    JSON.parse((await checked(file, ...mappings)).stdout).batch;
  const other = { ...mapping, name: "other", columns: [{ key: "niNumber", heading: "Nobody has this" }] };
  expect(await idWith(mapping)).toBe(await idWith(mapping, other));
  expect(await idWith(mapping)).not.toBe(await idWith({ ...mapping, notRead: ["Tax Code"] }));
});

test("two mappings that fit are said, and the file's name or its own cover tells them apart", async () => {
  const file = exported("llys-june.csv", row);
  const second = { ...mapping, name: "llys-payroll", cover: { ...mapping.cover, employerId: "E0043" } };
  expect((await checked(file, mapping, second)).codes).toEqual(["mapping-two-fit"]);
  const named = await checked(file, { ...mapping, files: ["hafan-*.csv"] }, { ...second, files: ["LLYS-*"] });
  expect(JSON.parse(named.stdout).files[0].employerId).toBe("E0043");
  const covered = written("covered.csv", `#employerId: E0042\r\n${headings}\r\n${row}\r\n`);
  expect(JSON.parse((await checked(covered, mapping, second)).stdout).files[0].employerId).toBe("E0042");
});

test("an export that has changed is not read by a mapping in part: what is missing is named", async () => {
  const file = written("changed.csv", [headings.replace("Care Payment", "Payment"), row, ""].join("\r\n"));
  const { stdout, codes } = await checked(file, mapping);
  expect(codes[0]).toBe("mapping-headings-differ");
  expect(JSON.parse(stdout).problems[0].messageEn).toContain("Care Payment");
  expect(JSON.parse(stdout).rows).toBe(0);
});

test("a row of another month, a cell of another form and a heading that nobody mentioned are each said at their cell", async () => {
  const of = (cells: Readonly<Record<number, string>>) =>
    ["0013", "A", "HT482911A", "28/06/2022", "1612.00", "29960", "A", "45.09", "0.03", "8.99", "T"]
      .map((text, at) => cells[at] ?? text)
      .join(",");
  const july = await checked(exported("july.csv", row, of({ 3: "28/07/2022" })), mapping);
  expect(july.codes).toContain("row-of-another-month");
  const pounds = await checked(exported("pounds.csv", row, of({ 5: "299.60" })), mapping);
  const [problem] = JSON.parse(pounds.stdout).problems.filter(
    ({ code }: { code: string }) => code === "cell-not-as-mapped",
  );
  expect(problem).toMatchObject({ cell: "F3", heading: "Care Payment", found: "299.60", expected: "29960" });
  const more = written("more.csv", [`${headings},Net Pay`, `${row},1400.00`, ""].join("\r\n"));
  expect((await checked(more, mapping)).codes).toContain("heading-unknown");
});

test("a form of the program's own is never mapped", async () => {
  const cover = "#templateVersion: 1\r\n#scheme: WFP\r\n";
  const { codes } = await checked(written("own.csv", `${cover}${headings}\r\n${row}\r\n`), mapping);
  expect(codes).not.toContain("mapping-used");
});

test.for([
  ["no JSON", "{", "is not JSON"],
  ["another key", { ...mapping, script: "x" }, "hafan.json: "],
  ["a name for a path", { ...mapping, name: "../../x" }, "hafan.json: name"],
  [
    "a question that is open",
    { ...mapping, open: [{ key: "basePay", headings: ["Gross"], why: "two" }] },
    "question",
  ],
  ["no such form", { ...mapping, layout: "__proto__" }, "no form of this name"],
  ["no such column", { ...mapping, columns: [{ key: "constructor", heading: "A" }] }, "does not know it"],
  [
    "two columns that claim one",
    { ...mapping, columns: [...mapping.columns, { key: "basePay", heading: "Employee" }] },
    "two columns",
  ],
  [
    "one column for two",
    {
      ...mapping,
      columns: [
        ...mapping.columns,
        { key: "payDate", heading: "Tax Code" },
        { key: "director", heading: "tax  code" },
      ],
    },
    "read twice",
  ],
  [
    "a matter of each worker",
    { ...mapping, layout: "wfp-return", columns: [{ key: "consentDataCymru", always: "Y" }] },
    "of each worker",
  ],
  [
    "what may not be collected",
    { ...mapping, layout: "wfp-return", columns: [{ key: "dateOfBirth", heading: "DOB" }] },
    "may not be collected",
  ],
  [
    "a form of another kind",
    { ...mapping, columns: [{ key: "basePay", heading: "A", as: "month-first" }] },
    "does not fit the column",
  ],
  [
    "a value that cannot be",
    { ...mapping, columns: [{ key: "payFrequency", heading: "A", values: { M: "moon" } }] },
    "cannot be read",
  ],
  ["a council that is none", { ...mapping, cover: { laCode: "W06999999" } }, "cannot be read"],
  ["a version of its own", { ...mapping, cover: { templateVersion: "9" } }, "not for the cover"],
  ["neither a heading nor a value", { ...mapping, columns: [{ key: "basePay" }] }, "exactly one"],
] as const)("a mapping with %s is refused before anything is read", async ([, content, said]) => {
  const file = exported("hostile.csv", row);
  const ended = await taliadHere([
    "run",
    file,
    "--mappings",
    written("hafan.json", content),
    "--out",
    join(place, "none"),
    "--lang",
    "en",
  ]);
  expect(ended.code).toBe(64);
  expect(ended.stderr.replace(/\s+/g, " ")).toContain(said);
});
