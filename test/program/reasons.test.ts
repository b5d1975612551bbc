// The answer of an explanation says what in the row does not fit and what of this row would have to be otherwise.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");

type Story = {
  readonly row: Readonly<Record<string, string>>;
  readonly en: readonly string[];
  readonly cy: readonly string[];
  readonly never?: readonly string[];
};
const starter = { startDate: "2022-05-02", shiftsInWindow: "5", shiftsExpected: "6" };
const redeployed = {
  roleCode: "OFFICE",
  registration: "NONE",
  redeployedFromRole: "DOM_CARE_WORKER",
  expectedReturn: "N",
};

const stories: Readonly<Record<string, Story>> = {
  "home care asks for a registration that is needed now": {
    row: { registration: "SCW_WILL_BE" },
    en: [
      "Because the row says Registration",
      "the clause asks for “Registration with Social Care Wales is required”.",
    ],
    cy: [
      'Oherwydd bod y rhes yn dweud Cofrestriad ("Registration")',
      "“Mae cofrestru gyda Gofal Cymdeithasol Cymru yn ofynnol”.",
    ],
    never: ["another job"],
  },
  "the other register is not home care's": {
    row: { registration: "NMC" },
    en: [
      "What would change it: “Registration with Social Care Wales is required”, if the row says it wrongly",
    ],
    cy: ["Beth fyddai'n newid hyn: “Mae cofrestru gyda Gofal Cymdeithasol Cymru yn ofynnol”"],
  },
  "agency staff: a sentence, once, and no contract helps": {
    row: { roleCode: "AGENCY_CARE_WORKER", employmentStatus: "AGENCY" },
    en: ["(WFP-24, WFP-93)", "employment by the home or the service itself and not by an agency"],
    cy: ['Oherwydd: "Diben y taliad yw cefnogi', "Nid yw staff asiantaeth yn gymwys i gael y taliad."],
    never: ['"staff asiantaeth"', "a contract, or regular shifts"],
  },
  "a late form quotes the day that it missed": {
    row: { formReceivedDate: "2022-07-01" },
    en: ["The scheme will close to all new applications on 30 June.", "(WFP-03, WFP-56)"],
    cy: ['"Bydd y cynllun yn cau i bob cais newydd ar 30 Mehefin."'],
  },
  "expected shifts, paid on 30 June": {
    row: { ...starter, payDate: "2022-06-30" },
    en: ["Shifts that are still expected count only where the pay date is before 30 June"],
    cy: ["Dim ond lle mae'r dyddiad cyflog cyn 30 Mehefin y mae sifftiau a ddisgwylir o hyd yn cyfrif"],
  },
  "expected shifts, paid the day before": {
    row: { ...starter, payDate: "2022-06-29" },
    en: ["it rests on shifts that are still expected"],
    cy: ["mae'n dibynnu ar sifftiau a ddisgwylir o hyd"],
    never: ["count only where the pay date"],
  },
  "a start on 30 June": {
    row: { startDate: "2022-06-30", shiftsInWindow: "6" },
    en: ["staff may start up to 30 June, but only shifts before that day count"],
    cy: ["dim ond sifftiau cyn y diwrnod hwnnw sy'n cyfrif"],
    never: ["missing leaving date", "the leaving date"],
  },
  "redeployed for good: the present job counts": {
    row: redeployed,
    en: [
      "so the present job was judged, which is not eligible. If the worker will return soon (WFP-96)",
      "Right of appeal: none.",
    ],
    cy: ["Staff eraill cartrefi gofal a chanolfannau preswyl i deuluoedd", "(WFP-82)"],
  },
  "dismissed before 31 March and overturned": {
    row: {
      leaveDate: "2022-03-01",
      leaveReason: "DISMISSED_DISCIPLINARY",
      dismissalOverturnedDate: "2022-05-01",
    },
    en: ["The dismissal was overturned, so it counts as never made (WFP-72)."],
    cy: ["Gwrthdrowyd y diswyddiad, felly mae'n cyfrif fel pe na bai wedi digwydd (WFP-72)."],
    never: ["(WFP-30,"],
  },
};

const workers = crew(34_000, { workplace: "home-care" }).workers(Object.keys(stories).length);
let batch = "";

beforeAll(async () => {
  const from = join(place, "in");
  mkdirSync(from);
  const rows = numbered(
    workers.map((worker, at) => ({ ...worker, payDate: "2022-06-28", ...Object.values(stories)[at]?.row })),
  );
  const cover = coverOf(rows, { employerId: "E8802", employerName: "Gofal", period: "2022-06" });
  writeFileSync(join(from, "return.csv"), csvReturn(cover, rows, {}));
  batch = batchOf(await taliadHere(["run", from, "--out", out]));
});

test.for(Object.entries(stories))("%s", async ([name, { en, cy, never = [] }]) => {
  const person = workers[Object.keys(stories).indexOf(name)]?.["niNumber"] ?? "";
  const asked = ["explain", basename(batch), "--out", out, "--person", person, "--lang"];
  const [english, welsh] = [await taliadHere([...asked, "en"]), await taliadHere([...asked, "cy"])].map(
    ({ stdout }) => stdout.replaceAll(/\s+/g, " "),
  );
  for (const words of en) expect(english).toContain(words);
  for (const words of cy) expect(welsh).toContain(words);
  for (const words of never) expect(english).not.toContain(words);
});
