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
    // From which it was withdrawn, before it was posted again.
    `${id}.withdrawn-1/decisions.csv`,
    `${id}.withdrawn-1/inputs/return.csv`,
    `bundles/${id}-both.zip`,
    `reports/${id}-both/report.html`,
    `reports/${id}-cy/returns/W06000002-E0701/return.xlsx`,
  ];
  const stays = [
    ...[`${id}/manifest.json`, `${id}/summary.json`, `${id}.withdrawn-1/manifest.json`],
    ...[`${id}/schemas/roles.json`, `${other}.withdrawn-1/decisions.csv`],
    `reports/${other}-both/report.html`,
  ];
  for (const path of [...goes, ...stays]) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), "{}");
  }
  const batch = { id, runs: [1], purgedBy: undefined, months: new Map(), paidOn: undefined };
  const going = goingFiles(out, { ...batch, employers: new Map(), people: new Set() });
  expect(going?.files.map(({ path }) => path).sort()).toEqual(goes.toSorted());
});

test.for<[employers: readonly (readonly string[])[], stays: boolean]>([
  [[["ann", "bob"]], true],
  [[["ann", "bob"], ["ann"]], false],
  [[[]], false],
])("the reconciliation of employers with %j stays: %s", ([employers, stays]) => {
  const out = folder();
  for (const name of ["manifest.json", "reconciliation.csv"]) {
    mkdirSync(join(out, id), { recursive: true });
    writeFileSync(join(out, id, name), "{}");
  }
  const people = new Map(employers.map((some, at) => [`E${at}`, new Set(some)]));
  const batch = { id, runs: [1], purgedBy: undefined, months: new Map(), paidOn: undefined };
  const going = goingFiles(out, { ...batch, employers: people, people: new Set() });
  expect(going?.files.map(({ path }) => path)).toEqual(stays ? [] : [`${id}/reconciliation.csv`]);
});
