// The officer's page in a browser: axe finds nothing to object to, and nothing has to be scrolled sideways, on a telephone
// and on a desk. Where there is no Chromium, or no axe-core, the test says so and is left out.

import { rmSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pence } from "../../../src/core/money.ts";
import { reportPage } from "../../../src/report/pages/report.ts";
import { shipped } from "../../law/shipped.ts";
import { folder } from "../../program/program.ts";
import { batch, prepared } from "../example.ts";
import { type Looker, missing, openLooker } from "./looked.ts";

const place = folder();
let looker: Looker;
beforeAll(async () => {
  if (missing === undefined) looker = await openLooker(place);
});
afterAll(async () => {
  if (missing === undefined) await looker.close();
  rmSync(place, { recursive: true });
});

const month: Parameters<typeof reportPage>[0]["movement"][number] = {
  ...{ kind: "employer", scheme: "social-care-payment-2022", employerId: "E1", laCode: "W06000015" },
  period: batch.files[0]?.period ?? (0 as never),
  ...{ niNumber: "", file: "", row: 0, batch: "", peopleBefore: 4, people: 3, joiners: 1, leavers: 1 },
  ...{ missing: 1, amountBefore: pence(119_840), amount: pence(89_880), difference: pence(-29_960) },
  ...{ varies: true, reasons: "first-instalment 1 299.60; finished 1 -299.60; missing 1 -299.60" },
};
const text = reportPage({
  batch: { ...batch, ledger: "posted" },
  law: shipped,
  languages: ["en", "cy"],
  movement: [month, { ...month, kind: "missing-employer", employerId: "E9" }],
  state: prepared,
  beside: "./",
});

test.skipIf(missing !== undefined).for([320, 800, 1400])(
  "%i pixels wide: axe finds nothing, and nothing is wider than the window",
  async (width) => {
    const { violations, passes, wide } = await looker.looked(text, width);
    expect(violations).toEqual([]);
    expect(passes).toBeGreaterThan(20);
    expect(wide).toBe(0);
  },
);

// A sheet is narrower than a desk: what is made into cards on a screen as narrow must stay a table, and sums stand once.
test.skipIf(missing !== undefined)("on A4 tables are tables, their sums at their end alone", async () => {
  const { laidOut, wide } = await looker.onPaper(text);
  expect(laidOut).toEqual(["tfoot table-row-group", "tr table-row"]);
  expect(wide).toBe(0);
});

test.skipIf(missing !== undefined)("a page with too little contrast is found", async () => {
  const pale = text.replace("--soft:#47534f", "--soft:#c9cfcd");
  expect(JSON.stringify((await looker.looked(pale, 801)).violations)).toContain("color-contrast");
});
