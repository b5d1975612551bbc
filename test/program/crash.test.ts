// A run that is killed leaves no batch that looks finished, and the next run of the same files gives what a run
// that nobody disturbed gives, once.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeReturnCsv } from "../../bench/generate.ts";
import { hashesBelow } from "./batch-folder.ts";
import { batchOf, folder, taliad, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const file = join(place, "return.csv");
let undisturbed: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

const ways = [
  { way: "with a ledger", words: [] },
  { way: "without a ledger", words: ["--ledger", "none"] },
] as const;

beforeAll(async () => {
  await writeReturnCsv(file, 1_000);
  const runs = await Promise.all(
    ways.map(
      async ({ way, words }) =>
        [way, await taliadHere(["run", file, "--out", join(place, `whole ${way}`), ...words])] as const,
    ),
  );
  undisturbed = Object.fromEntries(runs.map(([way, ended]) => [way, hashesBelow(batchOf(ended))]));
});

/** When to kill: as soon as a name like this stands in the folder of the results. */
const moments = [
  { moment: "when the files are taken in", sign: /\.staging[^/]*/ },
  { moment: "while rows are written", sign: /\.staging[^/]*\/decisions\.csv/ },
  { moment: "when everything is staged", sign: /\.staging[^/]*\/manifest\.json/ },
  { moment: "when it is in place", sign: /[0-9a-f]{12}/ },
] as const;

describe.for(ways)("$way", ({ way, words }) => {
  test.for(moments)("killed $moment", async ({ moment, sign }) => {
    const out = join(place, `${way} ${moment}`);
    const all = ["run", file, "--out", out, ...words];
    const dead = await taliad(all, { killedAt: sign });
    expect(dead.signal).toBe("SIGKILL");
    expect(dead.stdout).toBe("");
    const finished = readdirSync(out).filter((name) => /^[0-9a-f]{12}$/.test(name));
    // Killed behind the last step it is whole; it is never half.
    expect(finished).toHaveLength(moment === "when it is in place" ? 1 : 0);
    for (const name of finished) expect(hashesBelow(join(out, name))).toEqual(undisturbed[way]);

    const again = await taliadHere(all);
    expect([0, 3], again.stderr).toContain(again.code);
    const batch = batchOf(again);
    expect(hashesBelow(batch)).toEqual(undisturbed[way]);
    expect(readdirSync(out).filter((name) => !/^(ledger\.sqlite|run-log\.ndjson)/.test(name))).toEqual([
      batch.split("/").at(-1),
    ]);
    if (words.length === 0) {
      expect(existsSync(join(out, "ledger.sqlite"))).toBe(true);
      expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
    }
  });
});
