// The ten questions on report.html: each is there with an answer, in both languages, and the answers are those of the batch.
import { expect, test } from "vitest";
import { day } from "../../../src/core/day.ts";
import { pence } from "../../../src/core/money.ts";
import { batchState } from "../../../src/engine/batch-state.ts";
import { reportPage } from "../../../src/report/pages/report.ts";
import { shipped } from "../../law/shipped.ts";
import { batch } from "../example.ts";

const event = { account: "sian", by: "", day: day("2022-07-05"), reason: "", step: "", sha256: "" } as const;

function answers(more: Partial<Parameters<typeof reportPage>[0]>, language: "en" | "cy" = "en") {
  const page = reportPage({
    ...{ batch, law: shipped, languages: [language], movement: [], state: undefined, beside: "./" },
    ...more,
  });
  const [, part = ""] = page.split(`id="${language}-asked"`);
  const rows = part.slice(0, part.indexOf("</section>")).split("<tr>").slice(1);
  return rows.map((row) =>
    row
      .replaceAll(/<[^>]*>/g, " ")
      .replaceAll(/\s+/g, " ")
      .trim(),
  );
}

test.for(["en", "cy"] as const)("ten questions, each with an answer: %s", (language) => {
  const rows = answers({}, language);
  expect(rows).toHaveLength(10);
  for (const row of rows) expect(row.split("? ")[1]?.length ?? 0, row).toBeGreaterThan(1);
});

test("what is paid is what the batch moves, and the reasons of the difference name what was posted before", () => {
  const totals = { ...batch.totals, replaced: pence(-150_000), toPay: pence(5_148) };
  const rows = answers({ batch: { ...batch, totals } });
  expect(rows[0]).toContain("£51.48 now");
  expect(rows[2]).toContain("Posted before, with versions that are now replaced (−£1,500.00)");
});

test("who prepared and who approved is what the ledger says; without one nobody is written down", () => {
  const posted = { ...batch, ledger: "posted" } as const;
  const prepared = batchState([{ ...event, kind: "prepared" }]);
  expect(answers({ batch: posted, state: prepared }).slice(7, 9)).toEqual([
    "Who prepared it? 5 July 2022, account sian",
    "Who approved it? Nobody yet",
  ]);
  const approved = batchState([
    { ...event, kind: "prepared" },
    { ...event, kind: "approved", account: "owain", by: "Owain Prys" },
  ]);
  expect(answers({ batch: posted, state: approved })[8]).toBe(
    "Who approved it? Owain Prys, account owain, 5 July 2022",
  );
  expect(answers({ batch: posted })[8]).toContain("taliad report 0123456789ab");
  expect(answers({})[8]).toContain("without a ledger");
});

test("books that do not balance are never said to", () => {
  const totals = { ...batch.totals, rowsRead: batch.totals.rowsRead + 1 };
  expect(answers({ batch: { ...batch, totals } })[9]).toContain("Pay nothing");
});
