// What was put somewhere lies on the disk before it counts: a file that came through the desk before it has its name, the folders
// that collect moves a file between after it was moved.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { enter } from "../desk/client.ts";
import { openDesk } from "../desk/open-desk.ts";
import { batchOf, folder, samples, taliad, taliadHere } from "./program.ts";
import { eventsIn, sync, watching } from "./watched.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const sent = join(samples, "five-months/2022-06/hafren-gwynedd.csv");

test("collect syncs the folder into which a file was moved and the one that it came from, after each move", async () => {
  const [inbox, out, told] = ["inbox", "out", "collect.json"].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(inbox);
  for (const name of ["a.csv", "b.csv"]) cpSync(sent, join(inbox, name));
  cpSync(join(samples, "README.md"), join(inbox, "no-table.csv"));
  await taliad(["collect", inbox, "--out", out, "--settle", "0"], watching(told));
  const events = eventsIn(told);
  const moved = readdirSync(inbox, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".csv"),
  );
  expect(moved.length).toBe(3);
  for (const name of moved) {
    const path = join(inbox, name);
    const at = events.indexOf(`rename ${path}`);
    expect(at).toBeGreaterThan(0);
    const next = events.findIndex((event, later) => later > at && event.startsWith("rename "));
    const after = events.slice(at, next < 0 ? undefined : next);
    expect(after).toContain(sync(dirname(path)));
    expect(after).toContain(sync(inbox));
  }
});

test("a file that is uploaded is synced before it has its name, and the folder of the desk after", async () => {
  const told = join(place, "desk.json");
  const desk = await openDesk("mair", ["--out", join(place, "desk")], told);
  const { upload } = await enter(desk);
  expect((await upload([{ name: "june.csv", content: readFileSync(sent) }])).status).toBe(303);
  await desk.end();
  const events = eventsIn(told);
  const path = join(desk.folder, "june.csv");
  const at = events.indexOf(`rename ${path}`);
  expect(at).toBeGreaterThanOrEqual(0);
  expect(events.slice(0, at)).toContain(sync(path));
  expect(events.slice(at)).toContain(sync(desk.folder));
});

test("what a command makes up itself is synced with the names of its files before the ledger names it", async () => {
  const [out, told] = ["withdrawn", "withdraw.json"].map((name) => join(place, name)) as [string, string];
  const batch = batchOf(await taliadHere(["run", sent, "--out", out]));
  const words = ["ledger", "withdraw", basename(batch), "--out", out, "--reason", "entered twice"];
  expect((await taliad(words, watching(told))).code).toBe(0);
  const events = eventsIn(told);
  const made = readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name) && name !== basename(batch));
  const [own = ""] = made.map((name) => join(out, name));
  expect(made.length).toBe(1);
  const posted = events.indexOf(sync(join(out, "ledger.sqlite.end")));
  expect(posted).toBeGreaterThan(0);
  const before = events.slice(0, posted);
  for (const path of [join(own, "manifest.json"), own, out]) expect(before, path).toContain(sync(path));
});
