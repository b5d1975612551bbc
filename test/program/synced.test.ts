// What was put somewhere lies on the disk before it counts: a file that came through the desk before it has its name, the folders
// that collect moves a file between after it was moved.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { ask, formOf } from "../desk/client.ts";
import { openDesk } from "../desk/open-desk.ts";
import { folder, samples, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));

const sent = join(samples, "five-months/2022-06/hafren-gwynedd.csv");
const sync = (path: string): string => `sync ${statSync(path).ino}`;
/** What syncs.ts has written. */
const eventsIn = (told: string) => JSON.parse(readFileSync(told, "utf8")) as readonly string[];

test("collect syncs the folder into which a file was moved and the one that it came from, after each move", async () => {
  const [inbox, out, told] = ["inbox", "out", "collect.json"].map((name) => join(place, name)) as [
    string,
    string,
    string,
  ];
  mkdirSync(inbox);
  for (const name of ["a.csv", "b.csv"]) cpSync(sent, join(inbox, name));
  cpSync(join(samples, "README.md"), join(inbox, "no-table.csv"));
  await taliad(["collect", inbox, "--out", out, "--settle", "0"], {
    env: { TALIAD_TEST_SYNCS: told },
    preload: [join(import.meta.dirname, "syncs.ts")],
  });
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
  const { port, origin } = desk;
  const entered = await ask(port, { path: new URL(desk.entry).pathname });
  const cookie = String(entered.headers["set-cookie"]).split(";")[0] ?? "";
  const page = await ask(port, { path: "/en/", headers: { cookie } });
  const key = /name="form" value="([^"]+)"/.exec(page.body)?.[1] ?? "";
  const { body, type } = formOf(key, [{ name: "june.csv", content: readFileSync(sent) }]);
  const headers = { cookie, origin, "content-type": type };
  const answered = await ask(port, { method: "POST", path: "/en/upload", body, headers });
  expect(answered.status).toBe(303);
  await desk.end();
  const events = eventsIn(told);
  const path = join(desk.folder, "june.csv");
  const at = events.indexOf(`rename ${path}`);
  expect(at).toBeGreaterThanOrEqual(0);
  expect(events.slice(0, at)).toContain(sync(path));
  expect(events.slice(at)).toContain(sync(desk.folder));
});
