// Thirty nights of one inbox in one script, as cron has them: new files, files that are being written, files that come again, an empty
// inbox, a refused file, a lock that another run holds, a kill in the middle. Every return is posted once, each night ends with
// the code that is written down for it, and a night about which nobody has to do anything prints nothing, so that cron sends no mail.
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openSqliteBook } from "../../src/ledger/sqlite/book.ts";
import { sha256 } from "./batch-folder.ts";
import { type EndedHere, folder, samples, taliad, taliadHere } from "./program.ts";

const place = folder();
afterAll(() => rmSync(place, { recursive: true }));
const inbox = join(place, "inbox");
const out = join(place, "out");
mkdirSync(inbox);

const words = ["collect", inbox, "--out", out, "--quiet", "--lang", "en"];
const atOnce = [...words, "--settle", "0"];
const put = (path: string, as: string): void => cpSync(join(samples, path), join(inbox, as));
const month = (of: string, name: string, as = `${of}-${name}`): void => put(`five-months/${of}/${name}`, as);
const waits = (): readonly string[] =>
  readdirSync(inbox, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map(({ name }) => name);
const inFolder = (...path: readonly string[]): readonly string[] =>
  existsSync(join(inbox, ...path))
    ? readdirSync(join(inbox, ...path), { withFileTypes: true }).flatMap((entry) =>
        entry.isDirectory() ? [] : [entry.name],
      )
    : [];

/** Killed as soon as a folder with such a name is in the folder of the results. */
async function killedAt(sign: RegExp): Promise<EndedHere> {
  const ended = await taliad(atOnce, { killedAt: sign });
  expect(ended.signal).toBe("SIGKILL");
  return ended;
}
const staged = /\.staging[^/]*/;
const inPlace = /[0-9a-f]{12}/;

const quiet = { code: 0, stdout: "", stderr: "" };
const night = (): Promise<EndedHere> => taliadHere(atOnce);

type Night = {
  readonly what: string;
  /** What comes before the night. */
  readonly comes?: () => void;
  /** The night, where it is another one than the usual. */
  readonly runs?: () => Promise<EndedHere>;
  /** Its code; null for a night that is killed. 0 is a night of which nothing is printed. */
  readonly ends: number | null;
  readonly says?: string;
  /** What stands in the inbox in the morning. */
  readonly left?: number;
};

const nights: readonly Night[] = [
  { what: "an empty inbox", ends: 0 },
  {
    what: "a new file",
    comes: () => month("2022-06", "cartref-glaslyn.csv"),
    ends: 0,
  },
  { what: "nothing new", ends: 0 },
  { what: "the same file again", comes: () => month("2022-06", "cartref-glaslyn.csv"), ends: 0 },
  {
    what: "the same bytes under another name",
    comes: () => month("2022-06", "cartref-glaslyn.csv", "copy.csv"),
    ends: 0,
  },
  {
    what: "a file that was touched a moment ago",
    comes: () => month("2022-06", "hafren-gwynedd.csv"),
    runs: () => taliadHere(words),
    ends: 0,
    left: 1,
  },
  { what: "the same file, at rest", ends: 0 },
  {
    what: "a half-written file with its own ending",
    comes: () => month("2022-07", "hafren-gwynedd.csv", "july.csv.part"),
    ends: 0,
    left: 1,
  },
  {
    what: "it is finished",
    comes: () => renameSync(join(inbox, "july.csv.part"), join(inbox, "july.csv")),
    ends: 0,
  },
  {
    what: "a file that is no return",
    comes: () => writeFileSync(join(inbox, "list.csv"), "a,b\n1,2\n"),
    ends: 4,
    says: "list.csv",
  },
  { what: "the night after it", ends: 0 },
  {
    what: "half of a return, under its final name",
    comes() {
      const whole = readFileSync(join(samples, "five-months/2022-07/cartref-glaslyn.csv"));
      writeFileSync(join(inbox, "half.csv"), whole.subarray(0, 900));
    },
    ends: 4,
    says: "half.csv",
  },
  { what: "the whole of it", comes: () => month("2022-07", "cartref-glaslyn.csv"), ends: 0 },
  {
    what: "another run holds the ledger",
    comes: () => month("2022-08", "hafren-gwynedd.csv"),
    async runs() {
      const book = await openSqliteBook(join(out, "ledger.sqlite"));
      const ended = await taliad(atOnce);
      await book.close();
      return ended;
    },
    ends: 75,
    says: "ledger",
    left: 1,
  },
  {
    what: "another run holds the ledger for a while, and the night waits",
    async runs() {
      const book = await openSqliteBook(join(out, "ledger.sqlite"));
      const waiting = taliad([...atOnce, "--wait", "2m"]);
      setTimeout(() => void book.close(), 3_000);
      return waiting;
    },
    ends: 3,
    says: "2022-08-hafren-gwynedd.csv",
  },
  {
    what: "killed before it is posted",
    comes: () => month("2022-08", "cartref-glaslyn.csv"),
    runs: () => killedAt(staged),
    ends: null,
    left: 1,
  },
  { what: "the night after it", ends: 0 },
  { what: "nothing new after that", ends: 0 },
  {
    what: "killed when the batch, with findings, is in place",
    comes: () => put("first-month/01-cartref-mon.csv", "mon.csv"),
    runs: () => killedAt(inPlace),
    ends: null,
  },
  { what: "the night after it: what it found is said late", ends: 3, says: "cut short" },
  { what: "said once", ends: 0 },
  {
    what: "a return, one that comes again and one that is none, together",
    comes() {
      month("2022-09", "hafren-gwynedd.csv");
      month("2022-06", "hafren-gwynedd.csv", "old.csv");
      writeFileSync(join(inbox, "notes.txt"), "nothing; of\nuse; to anybody\n");
    },
    ends: 4,
    says: "notes.txt",
  },
  {
    what: "a link, which is no file",
    comes: () =>
      symlinkSync(join(samples, "five-months/2022-09/cartref-glaslyn.csv"), join(inbox, "link.csv")),
    ends: 4,
    says: "link.csv",
  },
  { what: "nothing new once more", ends: 0 },
  { what: "the file itself", comes: () => month("2022-09", "cartref-glaslyn.csv"), ends: 0 },
  {
    what: "killed before it is posted, twice",
    comes: () => month("2022-10", "hafren-gwynedd.csv"),
    runs: () => killedAt(staged),
    ends: null,
    left: 1,
  },
  { what: "the second time", runs: () => killedAt(staged), ends: null, left: 1 },
  { what: "the night after both", ends: 0 },
  {
    what: "everything of all nights again",
    comes() {
      for (const [at, name] of inFolder("done").entries())
        cpSync(join(inbox, "done", name), join(inbox, `${at}-${name}`));
    },
    ends: 0,
  },
  { what: "an empty inbox at the end", ends: 0 },
];

test("thirty nights", async () => {
  expect(nights).toHaveLength(30);
  for (const [at, { what, comes, runs, ends, says, left = 0 }] of nights.entries()) {
    const which = `night ${at + 1}: ${what}`;
    comes?.();
    const { code, stdout, stderr } = await (runs ?? night)();
    if (ends === 0) expect({ code, stdout, stderr }, which).toEqual(quiet);
    expect(code, `${which}: ${stdout}${stderr}`).toBe(ends);
    if (says !== undefined) expect(`${stdout}${stderr}`, which).toContain(says);
    if (ends !== null) expect(waits(), which).toHaveLength(left);
  }

  // Every return once: one of each employer and month that came, and each file's bytes in one place only.
  const { stdout } = await taliadHere(["ledger", "returns", "--json", "--out", out]);
  const { lines } = JSON.parse(stdout) as { readonly lines: readonly Readonly<Record<string, string>>[] };
  const returns = lines.map(({ employerId, period, scheme }) => `${employerId} ${period} ${scheme}`);
  expect(new Set(returns).size).toBe(returns.length);
  const done = inFolder("done").map((name) => sha256(readFileSync(join(inbox, "done", name))));
  expect(new Set(done).size).toBe(done.length);
  expect(done).toHaveLength(10);
  expect(returns).toHaveLength(done.length);
  expect(
    inFolder("refused")
      .filter((name) => !name.endsWith(".html"))
      .sort(),
  ).toEqual([...["half.csv", "link.csv", "list.csv", "notes.txt"]]);
  expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
  // As if nobody had cut anything short: the same returns, night by night, come to the same sums.
  const beside = join(place, "beside");
  for (const name of ["2022-06", "2022-07", "2022-08", "2022-09", "2022-10"])
    for (const file of inFolder("done").filter(
      (one) => one.startsWith(name) || (name === "2022-07" && one === "july.csv"),
    ))
      await taliadHere(["run", join(inbox, "done", file), "--out", beside]);
  await taliadHere(["run", join(inbox, "done", "mon.csv"), "--out", beside]);
  const balances = async (of: string): Promise<string> =>
    (await taliadHere(["ledger", "balances", "--by", "employer", "--json", "--out", of])).stdout;
  expect(JSON.parse(await balances(out))).toEqual(JSON.parse(await balances(beside)));
});
