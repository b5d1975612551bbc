// Which files go with a batch, wherever among the results they stand.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { goingFiles } from "../../src/commands/work/purge/going-files.ts";
import { folder } from "../ledger/book.ts";

const [id, other] = ["f7ba85f10b3a", "50146cfc76e7"];

test("what was made of it beside its folder goes with it: lists, bundles, reports that were made anew", () => {
  const out = folder();
  const goes = [
    `${id}/decisions.csv`,
    `${id}/inputs/return.csv`,
    `payments-${id}/payment-list.csv`,
    `bundles/${id}-both.zip`,
    `reports/${id}-both/report.html`,
    `reports/${id}-cy/returns/W06000002-E0701/return.xlsx`,
  ];
  const stays = [`${id}/manifest.json`, `${id}/summary.json`, `reports/${other}-both/report.html`];
  for (const path of [...goes, ...stays]) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), "{}");
  }
  const batch = { id, runs: [1], purgedBy: undefined, months: new Map(), paidOn: undefined };
  const going = goingFiles(out, { ...batch, employers: new Map(), people: new Set() });
  expect(going?.files.map(({ path }) => path).sort()).toEqual(goes.toSorted());
});
