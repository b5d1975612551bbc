// A run that is killed leaves no batch that looks finished, and the next run of the same files gives what a run
// that nobody disturbed gives, once.
import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writeReturnCsv } from "../../bench/generate.ts";
import { hashesBelow } from "./batch-folder.ts";
import { batchOf, type Ended, folder, taliad } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const file = join(place, "return.csv");
let undisturbed: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

const ways = [
  { way: "with a ledger", words: [] },
  { way: "without a ledger", words: ["--ledger", "none"] },
] as const;

beforeAll(async () => {
  await writeReturnCsv(file, 4_000);
  const runs = await Promise.all(
    ways.map(
      async ({ way, words }) =>
        [way, await taliad(["run", file, "--out", join(place, `whole ${way}`), ...words])] as const,
    ),
  );
  undisturbed = Object.fromEntries(runs.map(([way, ended]) => [way, hashesBelow(batchOf(ended))]));
});

/** When to kill: as soon as a name like this stands in the folder of the results. */
const moments = [
  { moment: "when the files are taken in", sign: /^\.staging[^/]*$/ },
  { moment: "while rows are written", sign: /^\.staging[^/]*\/decisions\.csv$/ },
  { moment: "when everything is staged", sign: /^\.staging[^/]*\/manifest\.json$/ },
] as const;

async function killed(words: readonly string[], out: string, sign: RegExp): Promise<Ended> {
  let watch: NodeJS.Timeout | undefined;
  const ended = await taliad(words, {
    started(kill) {
      watch = setInterval(() => {
        if (namesIn(out).some((name) => sign.test(name))) kill("SIGKILL");
      }, 1);
    },
  });
  clearInterval(watch);
  return ended;
}

/** Two levels; what vanishes while one looks is not there. */
function namesIn(out: string): readonly string[] {
  try {
    const names = readdirSync(out);
    return names.flatMap((name) => [
      name,
      ...(name.startsWith(".") ? readdirSync(join(out, name)).map((inner) => `${name}/${inner}`) : []),
    ]);
  } catch {
    return [];
  }
}

describe.for(ways)("$way", ({ way, words }) => {
  test.for(moments)("killed $moment", async ({ moment, sign }) => {
    let out = "";
    let dead: Ended | undefined;
    // A run may be over before anybody has seen the sign; another one is tried.
    for (let tried = 0; tried < 12 && dead?.signal !== "SIGKILL"; tried += 1) {
      out = join(place, `${way} ${moment} ${tried}`);
      dead = await killed(["run", file, "--out", out, ...words], out, sign);
    }
    const all = ["run", file, "--out", out, ...words];
    expect(dead?.signal, "it was too fast to be killed").toBe("SIGKILL");
    expect(dead?.stdout).toBe("");
    const finished = namesIn(out).filter((name) => /^[0-9a-f]{12}$/.test(name));
    // Killed behind the last step, it may be whole; it is never half.
    for (const name of finished) expect(hashesBelow(join(out, name))).toEqual(undisturbed[way]);

    const again = await taliad(all);
    expect([0, 3], again.stderr).toContain(again.code);
    const batch = batchOf(again);
    expect(hashesBelow(batch)).toEqual(undisturbed[way]);
    expect(readdirSync(out).filter((name) => !/^(ledger\.sqlite|run-log\.ndjson)/.test(name))).toEqual([
      batch.split("/").at(-1),
    ]);
    if (words.length === 0) {
      expect(existsSync(join(out, "ledger.sqlite"))).toBe(true);
      expect((await taliad(["ledger", "check", "--out", out])).code).toBe(0);
    }
  });
});
