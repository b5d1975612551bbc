// Hundreds of files at once: each has its state as soon as it is read, the page answers meanwhile, and the memory stays small.
// TALIAD_LONG=yes sends six hundred; else there are as many as show it.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { writeReturnCsv } from "../../bench/generate.ts";
import { folder } from "../program/program.ts";
import { delay } from "../work.ts";
import { ask, enter, type Upload } from "./client.ts";
import { openDesk } from "./open-desk.ts";

const long = process.env["TALIAD_LONG"] === "yes";
const many = long ? 600 : 40;
const place = folder();
afterAll(() => rmSync(place, { recursive: true, force: true }));

describe(`${many} files at once`, () => {
  test("have their states one after the other, and run", async () => {
    const path = join(mkdtempSync(join(place, "in-")), "one.csv");
    const files: Upload[] = [];
    // Each is another employer's, of other people.
    for (let at = 0; at < many; at += 1) {
      await writeReturnCsv(path, 60, { seed: at + 1 });
      const number = String(at).padStart(3, "0");
      const content = readFileSync(path, "utf8").replace("E9000", `E1${number}`);
      files.push({ name: `return-${number}.csv`, content });
    }
    const desk = await openDesk("mair", ["--out", join(place, "out")]);
    try {
      const { port, origin } = desk;
      const { cookie, key, look, upload } = await enter(desk);
      const sent = upload(files);
      const times: number[] = [];
      let last = -1;
      const begun = performance.now();
      for (let left = 1; left > 0; ) {
        const from = performance.now();
        const page = await look();
        times.push(performance.now() - from);
        expect(page.status).toBe(200);
        const seen = page.body.match(/class="pill (ok|note|warn|bad)">(?!Waits|Being)/g)?.length ?? 0;
        // A state that was shown is shown from then on.
        expect(seen).toBeGreaterThanOrEqual(last);
        last = seen;
        left = many - seen;
        if (left > 0) expect(page.headers["refresh"] ?? (seen === 0 ? "1" : undefined)).toBe("1");
        await pause(200);
      }
      expect((await sent).status).toBe(303);
      const read = performance.now() - begun;
      // The page looks again every second: with its answer, a state is there within a second and a half at the very most.
      const sorted = times.toSorted((a, b) => a - b);
      const [usual = 0, slowest = 0] = [sorted[sorted.length >> 1], sorted.at(-1)];
      expect(usual).toBeLessThan(1_000 * delay());
      const seen = /name="seen" value="([^"]+)"/.exec((await look()).body)?.[1] ?? "";
      const run = new URLSearchParams({ form: key, seen }).toString();
      const headers = { cookie, origin, "content-type": "application/x-www-form-urlencoded" };
      const { headers: gone } = await ask(port, { method: "POST", path: "/en/run", body: run, headers });
      for (let at = String(gone["location"]); !at.includes("/batch/"); await pause(100)) {
        const job = await ask(port, { path: at, headers: { cookie } });
        at = String(job.headers["location"] ?? at);
      }
      const told = {
        files: many,
        read: Math.round(read),
        pages: times.length,
        usual: Math.round(usual),
        slowest: Math.round(slowest),
        memory: Math.round(desk.memory()),
      };
      if (long) console.log(JSON.stringify(told));
      expect(desk.memory()).toBeLessThan(600);
      expect(readdirSync(desk.folder)).toEqual([]);
    } finally {
      await desk.end();
    }
  });
});
