// An appeal that changed nothing is named by the explanation of the row, with why it was not followed and which stage is open now.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { coverOf } from "../../bench/return-columns.ts";
import { csvReturn } from "../../bench/return-file.ts";
import { crew, numbered } from "../../bench/stories/story.ts";
import { appealWon } from "./appeal-won.ts";
import { layoutFile } from "./layout-file.ts";
import { batchOf, folder, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const out = join(place, "out");
const employerId = "E8801";

const stage1 = {
  ...appealWon,
  employerId,
};
const stage2 = { ...stage1, decisionType: "APPEAL_STAGE2" };
const office = { roleCode: "OFFICE", registration: "NONE" };
const refused = { outcome: "NOT_ELIGIBLE", ruleId: "" };

type Ruling = Readonly<Record<string, string>>;
/** By what happened: the rulings about one worker, what else the row says, and both languages' words of the answer. */
const stories: Readonly<
  Record<string, { rulings: readonly Ruling[]; row?: Ruling; en: readonly string[]; cy: readonly string[] }>
> = {
  late: {
    rulings: [{ ...stage1, receivedDate: "2022-11-30", decidedDate: "2022-12-05" }],
    en: [
      "Case late-0: Appeal, stage 1, received on 30 November 2022, decided on 5 December 2022 by Mair Llwyd, outcome: Eligible",
      "It was not followed. Row 2: the appeal came in on 30 November 2022. The last day was 29 November 2022.",
      "Right of appeal: none. The appeal in case late-0 came in too late",
    ],
    cy: ["Ni chafodd ei ddilyn. Rhes 2: daeth yr apêl i law ar 30 Tachwedd 2022.", "Hawl i apelio: nac oes."],
  },
  lastDay: {
    rulings: [{ ...stage1, receivedDate: "2022-11-29", decidedDate: "2022-12-05" }],
    en: ["Case lastDay-0: Appeal, stage 1, received on 29 November 2022", "It was followed."],
    cy: ["Cafodd ei ddilyn."],
  },
  outOfOrder: {
    rulings: [stage2],
    en: [
      "this stage does not follow from the decisions before it",
      "the first appeal has to arrive by 29 November 2022",
    ],
    cy: [
      "nid yw'r cam hwn yn dilyn o'r penderfyniadau blaenorol",
      "rhaid i'r apêl gyntaf gyrraedd erbyn 29 Tachwedd 2022",
    ],
  },
  rejected: {
    rulings: [{ ...stage1, ...refused }],
    en: [
      "It leaves the refusal as it is.",
      "Right of appeal: yes, at stage 2. The first appeal was rejected (case rejected-0)",
    ],
    cy: ["Mae'n gadael y gwrthodiad fel y mae.", "Hawl i apelio: oes, yng ngham 2."],
  },
  rejectedTwice: {
    rulings: [
      { ...stage1, ...refused },
      { ...stage2, ...refused, receivedDate: "2022-08-01", decidedDate: "2022-08-08" },
    ],
    en: ["Case rejectedTwice-1 was decided at stage 2, and the guidance knows no stage after it"],
    cy: ["Penderfynwyd achos rejectedTwice-1 yng ngham 2"],
  },
  listed: {
    rulings: [{ ...stage1, ruleId: "WFP-41" }],
    row: office,
    en: [
      "the guidance lists this job as not eligible, so the only outcome that is possible is: No grounds.",
      "Right of appeal: none. The guidance lists the job as not eligible",
    ],
    cy: ["felly'r unig ganlyniad posibl yw: Dim sail.", "Hawl i apelio: nac oes."],
  },
  samePerson: {
    rulings: [{ ...stage1, originalDecidedBy: "mair llwyd" }],
    en: ["the appeal was decided by the person who decided before", "Right of appeal: used."],
    cy: ["penderfynwyd yr apêl gan y sawl a benderfynodd o'r blaen", "Hawl i apelio: wedi'i defnyddio."],
  },
  unread: {
    rulings: [{ ...stage1, outcome: "PERHAPS" }],
    en: ["Case unread-0: Appeal, stage 1", "It was not followed. Row", "Right of appeal: used."],
    cy: ["Achos unread-0: Apêl, cam 1", "Hawl i apelio: wedi'i defnyddio."],
  },
  elsewhere: {
    rulings: [{ ...stage1, ruleId: "WFP-30" }],
    en: [
      "It was not followed: it names rule WFP-30, and what stands in the way is WFP-31.",
      "the first appeal has to arrive by 29 November 2022",
    ],
    cy: ["mae'n enwi rheol WFP-30, a'r hyn sy'n rhwystro yw WFP-31."],
  },
  ofAnother: {
    rulings: [{ ...stage1, employerId: "E9900" }],
    en: ["it is about a claim of another employer", "the first appeal has to arrive by 29 November 2022"],
    cy: ["mae'n sôn am hawliad cyflogwr arall"],
  },
  referred: {
    rulings: [{ ...stage1, outcome: "REFERRED_STAGE2", ruleId: "", decidedDate: "" }],
    en: ["no day of a decision", "Nothing is decided by it yet.", "Case referred-0 has gone on to stage 2"],
    cy: ["Nid yw'n penderfynu dim eto.", "Mae achos referred-0 wedi mynd ymlaen i gam 2"],
  },
};

const workers = crew(33_000, { workplace: "home-care" }).workers(Object.keys(stories).length);
let batch = "";

beforeAll(async () => {
  const from = join(place, "in");
  mkdirSync(from);
  const all = Object.values(stories);
  const rows = numbered(
    workers.map((worker, at) => ({
      ...{ ...worker, shiftsInWindow: all[at]?.row === undefined ? "2" : "9", payDate: "2022-06-28" },
      ...all[at]?.row,
    })),
  );
  const rulings = Object.entries(stories).flatMap(([name, { rulings }], at) =>
    rulings.map((ruling, of) => ({
      ...ruling,
      caseId: `${name}-${of}`,
      niNumber: workers[at]?.["niNumber"] ?? "",
    })),
  );
  const cover = coverOf(rows, { employerId, employerName: "Gofal", period: "2022-06" });
  writeFileSync(join(from, "return.csv"), csvReturn(cover, rows, {}));
  writeFileSync(join(from, "decisions.csv"), layoutFile("decisions", {}, rulings));
  batch = batchOf(await taliadHere(["run", from, "--out", out]));
});

async function answerOf(name: string, language: string): Promise<string> {
  const person = workers[Object.keys(stories).indexOf(name)]?.["niNumber"] ?? "";
  const asked = ["explain", basename(batch), "--out", out, "--person", person, "--lang", language];
  const { code, stdout } = await taliadHere(asked);
  expect(code).toBe(0);
  return stdout.replaceAll(/\s+/g, " ");
}

test.for(Object.entries(stories))("%s", async ([name, { en, cy }]) => {
  const [english, welsh] = [await answerOf(name, "en"), await answerOf(name, "cy")];
  for (const words of en) expect(english).toContain(words);
  for (const words of cy) expect(welsh).toContain(words);
});
