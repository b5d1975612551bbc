// A purge of the five months, on copies: the certificate counts what is gone, sums stay, twenty people are in no byte of the
// folder and the ledger, and everything else says plainly that the rows are not there any more.
import { createHmac } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { numberOf, type PersonName, storyPeople } from "../../bench/stories/five-months-people.ts";
import { keyPathOf, readKeyLines } from "../../src/ledger/sqlite/person-key.ts";
import { tamper } from "../ledger/tamper.ts";
import { filesBelow, linesOf, sha256 } from "./batch-folder.ts";
import { folder, root, samples, taliad, taliadHere } from "./program.ts";

const council = join(root, "bench/stories/purging-council.json");
const place = folder();
const months = join(place, "months");
afterAll(() => rmSync(place, { recursive: true }));

type Json = Readonly<Record<string, never>>;

/** What a command prints with --json; our own output. */
async function told<Told>(words: readonly string[], code = 0): Promise<Told> {
  const ended = await taliadHere([...words, "--json"]);
  expect(ended.code, ended.stderr).toBe(code);
  return JSON.parse(ended.stdout) as Told;
}

type List = {
  readonly confirm: string;
  readonly batches: readonly { readonly batch: string; readonly people: number }[];
  readonly stays: readonly { readonly batch: string; readonly why: string }[];
  readonly counts: Readonly<Record<"batches" | "files" | "bytes" | "rows" | "people" | "forgotten", number>>;
  readonly holds: readonly {
    readonly kind: string;
    readonly reference: string;
    readonly keeps: readonly string[];
  }[];
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly bytes: number }[];
};

const purging = (out: string, asOf: string, ...more: readonly string[]): readonly string[] => [
  ...["purge", ...(more.includes("--config") ? [] : ["--config", council]), "--out", out, "--as-of", asOf],
  ...more,
];
const listOf = (out: string, asOf: string, ...more: readonly string[]) =>
  told<List>(purging(out, asOf, ...more));

/** A copy of the five months, purged as of a day. */
async function purgedCopy(name: string, asOf: string, ...more: readonly string[]) {
  const out = join(place, name);
  cpSync(months, out, { recursive: true });
  const list = await listOf(out, asOf, ...more);
  const done = await told<{ readonly purge: string; readonly head: string }>(
    purging(out, asOf, ...more, "--confirm", list.confirm, "--decision", "minute 4 of 2024"),
  );
  return { out, list, ...done };
}

const numbers = storyPeople.map((name: PersonName) => numberOf(name));
/** Batches by what they were made of. */
const batches = new Map<string, string>();
const batchOf = (month: string): string => batches.get(month) ?? "none";

beforeAll(async () => {
  for (const month of ["2022-06", "2022-07", "2022-07-correction", "2022-08", "2022-09", "2022-10"]) {
    const ran = await taliadHere(["run", join(samples, "five-months", month), "--out", months, "--quiet"]);
    const known = new Set(batches.values());
    const fresh = readdirSync(months).find((one) => /^[0-9a-f]{12}$/.test(one) && !known.has(one));
    batches.set(month, fresh ?? ran.stderr);
  }
});

describe("everything of the five months", () => {
  let copy: Awaited<ReturnType<typeof purgedCopy>>;
  const before: { sums?: string; files?: ReadonlyMap<string, Buffer> } = {};

  beforeAll(async () => {
    before.sums = (await taliadHere(["ledger", "balances", "--by", "person", "--out", months])).stdout;
    before.files = filesBelow(months);
    copy = await purgedCopy("everything", "2024-10-31");
  });

  test("goes on its day and not the day before", async () => {
    expect(copy.list.batches).toHaveLength(6);
    expect(copy.list.stays).toEqual([]);
    const dayBefore = await listOf(months, "2024-10-30");
    expect(dayBefore.stays).toMatchObject([{ batch: batchOf("2022-10"), why: "not-due" }]);
  });

  test("the certificate counts what is gone, file by file", () => {
    const { counts, files } = copy.list;
    const after = filesBelow(copy.out);
    const gone = [...(before.files ?? new Map<string, Buffer>())].filter(
      ([path]) => path.includes("/") && !after.has(path),
    );
    expect(gone.map(([path]) => path).sort()).toEqual(files.map(({ path }) => path).sort());
    for (const one of files) {
      const was = before.files?.get(one.path) ?? Buffer.alloc(0);
      expect([one.sha256, one.bytes]).toEqual([sha256(was), was.length]);
    }
    expect(counts.files).toBe(gone.length);
    expect(counts.bytes).toBe(gone.reduce((sum, [, was]) => sum + was.length, 0));
    expect(counts.batches).toBe(6);
    const rows = [...batches.values()].map((batch) => linesOf(join(months, batch), "decisions.csv").length);
    expect(counts.rows).toBe(rows.reduce((sum, some) => sum + some, 0));
    const people = before.sums?.trimEnd().split("\n").length ?? 0;
    expect(counts.people).toBeGreaterThanOrEqual(people - 1);
    expect(counts.forgotten).toBe(counts.people);
    const certificate = JSON.parse(readFileSync(join(copy.out, copy.purge, "certificate.json"), "utf8"));
    expect(certificate).toMatchObject({ confirmed: copy.list.confirm, decision: "minute 4 of 2024", counts });
    expect(certificate.sumsAfter).toEqual(certificate.sums);
  });

  test("sums stay as they were, to the person, and the ledger is whole", async () => {
    const after = await taliadHere(["ledger", "balances", "--by", "person", "--out", copy.out]);
    expect(after.stdout).toBe(before.sums);
    const check = await taliadHere(["ledger", "check", "--out", copy.out, "--head", copy.head]);
    expect(check.code, check.stdout).toBe(0);
  });

  test("twenty people are in no byte of the folder and the ledger, even by the keys of then", () => {
    const secrets = readKeyLines(keyPathOf(join(months, "ledger.sqlite"))) ?? [];
    const [key = new Uint8Array()] = secrets;
    const shown = before.sums?.match(/[0-9a-f]{64}/g) ?? [];
    expect(shown.length).toBeGreaterThan(20);
    const names = namesOf(linesOf(join(months, batchOf("2022-06")), "decisions.csv"));
    const chosen = numbers.slice(0, 20);
    const wanted = chosen.flatMap((number) => {
      const person = number.slice(0, 8);
      const hash = createHmac("sha256", key).update(person).digest();
      const named = names.get(number) ?? [];
      return [
        person,
        hash.subarray(0, 12),
        hash.toString("hex").slice(0, 24),
        ...matchesOf(key, person),
        ...named,
      ];
    });
    // Numbers and secrets stood there before.
    const former = [...(before.files?.values() ?? [])];
    const stood = [
      ...chosen.map((number) => number.slice(0, 8)),
      ...secrets.slice(1).map((one) => Buffer.from(one).toString("hex")),
    ];
    expect(stood.length).toBeGreaterThan(20);
    expect(stood.filter((one) => !former.some((bytes) => bytes.includes(one)))).toEqual([]);
    expect(chosen.filter((number) => (names.get(number) ?? []).length > 0).length).toBeGreaterThan(10);
    const all = [...wanted, ...secrets.slice(1).flatMap((one) => [one, Buffer.from(one).toString("hex")])];
    for (const [path, bytes] of filesBelow(copy.out)) {
      // The law is the same for everybody, and names Welsh names.
      if (path.includes("/schemas/")) continue;
      for (const one of all) expect(bytes.includes(Buffer.from(one)), `${path}: ${String(one)}`).toBe(false);
    }
  });

  test("nobody is known by number", async () => {
    for (const number of numbers.slice(0, 20)) {
      const { lines } = await told<{ readonly lines: readonly Json[] }>([
        ...["ledger", "history", "--person", number, "--out", copy.out],
      ]);
      expect(lines).toEqual([]);
    }
  });

  test("verify says that a batch was purged and names the certificate", async () => {
    const certificate = sha256(readFileSync(join(copy.out, copy.purge, "certificate.json")));
    for (const batch of [...batches.values(), copy.purge]) {
      const ended = await told<Json>(["verify", batch, "--out", copy.out]);
      expect(ended).toMatchObject({ status: "purged", purge: copy.purge, certificate, differences: [] });
    }
    const elsewhere = join(place, "a copy of one");
    cpSync(join(copy.out, batchOf("2022-07")), elsewhere, { recursive: true });
    const moved = await taliadHere(["verify", elsewhere]);
    expect(moved.code, moved.stdout).toBe(0);
    expect(moved.stdout).toContain(certificate);
  });

  test("what was done to what is left is named, file by file", async () => {
    const folder = join(place, "what is left");
    cpSync(join(copy.out, batchOf("2022-07")), folder, { recursive: true });
    const [law = "", other = ""] = readdirSync(join(folder, "schemas/parameters"));
    writeFileSync(join(folder, "schemas/parameters", law), "{}");
    rmSync(join(folder, "schemas/parameters", other));
    writeFileSync(join(folder, "summary.json"), "{}");
    writeFileSync(join(folder, "decisions.csv"), "back again");
    writeFileSync(join(folder, "note.txt"), "mine");
    type Named = { readonly key: string; readonly values: { readonly file: string } };
    const verified = ["verify", folder];
    const { equal, differences } = await told<{ equal: boolean; differences: readonly Named[] }>(verified, 7);
    expect(equal).toBe(false);
    expect(differences.map(({ key, values }) => [key, values.file]).sort()).toEqual([
      ["added", "note.txt"],
      ["changed-output", "summary.json"],
      ["changed-schema", `schemas/parameters/${law}`],
      ["missing", `schemas/parameters/${other}`],
      ["purged-there", "decisions.csv"],
    ]);
  });

  test.for([
    ["explain", "--row", "plas-tegid.csv:14"],
    ["report"],
    ["bundle", "--seed", "1"],
    ["pay"],
    ["reconcile", "--payments", join(samples, "five-months/bank/gwynedd.csv")],
  ])("%s says that its rows are gone", async ([name = "", ...more]) => {
    const ended = await taliadHere([name, batchOf("2022-06"), ...more, "--out", copy.out]);
    expect(ended.code).toBe(64);
    expect(ended.stderr).toContain(`was purged (purge ${copy.purge}`);
  });

  test("approve says so, too, and the list of batches", async () => {
    const approved = await taliadHere(["approve", batchOf("2022-06"), "--by", "A", "--out", copy.out]);
    expect([approved.code, approved.stderr]).toEqual([64, expect.stringContaining(`purge ${copy.purge}`)]);
    const { lines } = await told<{ readonly lines: readonly Json[] }>([
      ...["ledger", "batches", "--out", copy.out],
    ]);
    expect(lines.at(0)).toMatchObject({ kind: "run", state: "purged" });
    expect(lines.at(-1)).toMatchObject({ kind: "purge", batch: copy.purge, state: "" });
  });

  test("it cannot be withdrawn, and what was open in it is nobody's matter any more", async () => {
    const words = ["ledger", "withdraw", batchOf("2022-10"), "--reason", "a slip", "--out", copy.out];
    const withdrawn = await taliadHere(words);
    expect([withdrawn.code, withdrawn.stderr]).toEqual([64, expect.stringContaining("was purged")]);
    type Lines = { readonly lines: readonly Readonly<Record<"status" | "kind", string>>[] };
    const linesIn = async (list: string, out: string) =>
      (await told<Lines>(["ledger", list, "--out", out])).lines;
    const statesIn = async (out: string) => (await linesIn("cases", out)).map(({ status }) => status);
    const kindsIn = async (out: string) => new Set((await linesIn("open", out)).map(({ kind }) => kind));
    expect(await statesIn(months)).toContain("open");
    expect((await statesIn(copy.out)).length).toBeGreaterThan(0);
    expect(await statesIn(copy.out)).not.toContain("open");
    expect((await kindsIn(months)).size).toBeGreaterThan(1);
    expect([...(await kindsIn(copy.out))].filter((kind) => kind !== "on-cost-open")).toEqual([]);
  });

  test("a claim that comes after it is not known any more: held, never paid as new", async () => {
    const out = join(place, "after");
    cpSync(copy.out, out, { recursive: true });
    // Other bytes than in October: the same file would be known as posted.
    const inbox = join(place, "inbox");
    mkdirSync(inbox);
    const from = join(samples, "five-months/2022-10");
    for (const file of readdirSync(from).filter((name) => name.endsWith(".csv")))
      writeFileSync(
        join(inbox, file),
        readFileSync(join(from, file), "utf8")
          .replaceAll("2022-10", "2022-11")
          .replaceAll("/10/2022", "/11/2022"),
      );
    const ran = await taliadHere(["run", inbox, "--out", out, "--json"]);
    const { batch } = JSON.parse(ran.stdout) as { readonly batch: string };
    const lines = linesOf(join(out, batch), "decisions.csv");
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ payment = "0.00" }) => payment !== "0.00")).toEqual([]);
    const held = linesOf(join(out, batch), "duplicates.csv").filter(
      ({ matchRule }) => matchRule === "not-known-any-more",
    );
    expect(held.length).toBeGreaterThan(0);
    expect(held[0]).toMatchObject({ reason: "not-known-any-more", kind: "not-known-any-more" });
    expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
    expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
  });
});

describe("some of them", () => {
  test("who has claims in a batch that stays is known as before; that batch stays as it is", async () => {
    const { out, list } = await purgedCopy("some", "2024-08-31");
    expect(list.stays.map(({ batch }) => batch)).toEqual([batchOf("2022-09"), batchOf("2022-10")]);
    const known = await Promise.all(
      numbers.map(async (number) => {
        const words = ["ledger", "history", "--person", number, "--json", "--out"];
        const [now, then] = [await taliadHere([...words, out]), await taliadHere([...words, months])];
        return { now: now.stdout, before: then.stdout };
      }),
    );
    const stays = known.filter(({ now }) => !now.includes('"lines":[]'));
    expect(stays.map(({ now }) => now)).toEqual(stays.map(({ before }) => before));
    const paid = known.filter(({ before }) => !before.includes('"lines":[]')).length;
    expect(stays.length).toBeGreaterThan(5);
    expect(paid - stays.length).toBeGreaterThan(0);
    for (const batch of [batchOf("2022-09"), batchOf("2022-10")])
      expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
    expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
    // The next one takes the rest.
    const rest = await listOf(out, "2024-10-31");
    await told(purging(out, "2024-10-31", "--confirm", rest.confirm, "--decision", "minute 5"));
    for (const number of numbers) {
      const history = await taliadHere(["ledger", "history", "--person", number, "--json", "--out", out]);
      expect(history.stdout).toContain('"lines":[]');
    }
    expect((await taliadHere(["ledger", "check", "--out", out])).code).toBe(0);
  });

  test("a batch that comes after it lists what ledger open does: nothing is missing of who was forgotten", async () => {
    const { out } = await purgedCopy("after some", "2024-08-31");
    const rulings = join(place, "rulings");
    mkdirSync(rulings);
    const [heading = ""] = readFileSync(join(samples, "five-months/2022-09/decisions.csv"), "utf8").split(
      "\n",
    );
    const ruling = (code: string, person: string, employer: string, stage: number) =>
      `${code},WFP,${person},${employer},APPEAL_STAGE${stage},LA,05/10/2022,20/10/2022,NOT_ELIGIBLE,WFP-33,As before.,Appeals Panel,Huw Prys,,DOC-0999`;
    const ruled = [ruling("AP-23-01", "GP844260A", "E0702", 2), ruling("AP-23-02", "TK080326C", "E0704", 1)];
    writeFileSync(join(rulings, "decisions.csv"), [heading, ...ruled, ""].join("\n"));
    const ran = await taliadHere(["run", rulings, "--out", out, "--json"]);
    const { batch } = JSON.parse(ran.stdout) as { readonly batch: string };
    const listed = linesOf(join(out, batch), "open-matters.csv").map(matterText);
    const { lines } = await told<{ readonly lines: readonly Readonly<Record<string, string>>[] }>([
      ...["ledger", "open", "--out", out],
    ]);
    // Costs need nobody's name: those of purged months stay listed in both.
    expect(listed).toEqual(
      ["2022-06", "2022-07", "2022-08"].map((month) => `on-cost-open|E0704|${month}|0.00`),
    );
    expect(lines.map(matterText)).toEqual(listed);
    expect((await taliadHere(["verify", batch, "--out", out])).code).toBe(0);
  });

  test("a hold keeps its batch, an employer's or a person's keeps all of theirs", async () => {
    const holds = join(place, "holds.csv");
    const heading = "kind,reference,reason,decision";
    writeFileSync(
      holds,
      `${heading}\nbatch,${batchOf("2022-06")},an appeal,minute 9\nemployer,E0702,a claim,minute 10\n`,
    );
    const list = await listOf(months, "2024-10-31", "--holds", holds);
    const held = list.stays.filter(({ why }) => why === "held").map(({ batch }) => batch);
    expect(held).toContain(batchOf("2022-06"));
    expect(list.holds.map(({ kind, reference }) => [kind, reference])).toEqual([
      ["batch", batchOf("2022-06")],
      ["employer", "E0702"],
    ]);
    expect(list.holds[1]?.keeps.length).toBeGreaterThan(1);
    // What the council's settings hold is held beside what is said now.
    const settings = join(place, "holding.json");
    writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(council, "utf8")), holds: [holds] }));
    const more = join(place, "more-holds.csv");
    writeFileSync(more, `${heading}\nbatch,${batchOf("2022-10")},an appeal,minute 12\n`);
    const both = await listOf(months, "2024-10-31", "--config", settings, "--holds", more);
    expect(both.holds.map(({ reference }) => reference)).toEqual([
      ...[batchOf("2022-06"), "E0702"],
      batchOf("2022-10"),
    ]);
    const person = numbers[0] ?? "";
    const input = `${heading}\nperson,${person},an appeal,minute 11\n`;
    const words = purging(months, "2024-10-31", "--holds", "stdin", "--json");
    const byPerson = JSON.parse((await taliad(words, { input })).stdout) as List;
    expect(byPerson.stays.length).toBeGreaterThan(0);
    expect(byPerson.holds).toMatchObject([{ kind: "person", reference: "" }]);
    expect(JSON.stringify(byPerson)).not.toContain(person.slice(0, 8));
    // Of who was refused the ledger knows nothing, and who was refused may appeal.
    const rows = linesOf(join(months, batchOf("2022-06")), "decisions.csv");
    const refused = rows.find(({ outcome }) => outcome === "not-eligible")?.["niNumber"] ?? "";
    const appeal = `${heading}\nperson,${refused},an appeal,minute 13\n`;
    const appealed = JSON.parse((await taliad(words, { input: appeal })).stdout) as List;
    expect(appealed.holds[0]?.keeps).toContain(batchOf("2022-06"));
  });

  test("a hold holds however it is written, is refused on no batch, and says loudly that it keeps nothing", async () => {
    const holds = join(place, "written-holds.csv");
    const held = async (kind: string, reference: string) => {
      writeFileSync(holds, `kind,reference,reason,decision\n${kind},${reference},audit,minute 2\n`);
      return taliadHere([...purging(months, "2024-10-31", "--holds", holds), "--lang", "en"]);
    };
    const id = batchOf("2022-06");
    expect((await held("batch", id.toUpperCase())).stdout).toMatch(new RegExp(`keeps ${id}`));
    expect((await held("employer", "e0701")).stdout).toMatch(
      /employer e0701: audit \(minute 2\); keeps [0-9a-f]{12}/,
    );
    expect((await held("employer", "E9999")).stdout).toContain("KEEPS NOTHING");
    const unknown = await held("batch", "000000000000");
    expect([unknown.code, unknown.stderr.includes("000000000000")]).toEqual([64, true]);
  });

  test("a day that is still to come is looked at, never purged by", async () => {
    const list = await listOf(months, "2099-10-31");
    const words = purging(
      months,
      "2099-10-31",
      "--confirm",
      list.confirm,
      "--decision",
      "minute 4",
      "--lang",
      "en",
    );
    const { code, stderr } = await taliadHere(words);
    expect([code, stderr.includes("2099-10-31 is after today")]).toEqual([64, true]);
  });

  test("the hash changes with whatever changes: the day, a hold, a file, a batch", async () => {
    const out = join(place, "hash");
    cpSync(months, out, { recursive: true });
    const hashes = [(await listOf(out, "2024-10-31")).confirm];
    expect((await listOf(out, "2024-10-31")).confirm).toBe(hashes[0]);
    hashes.push((await listOf(out, "2024-11-01")).confirm);
    const holds = join(place, "one-hold.csv");
    writeFileSync(holds, "kind,reference,reason,decision\nemployer,E9999,nobody's,minute 1\n");
    hashes.push((await listOf(out, "2024-10-31", "--holds", holds)).confirm);
    const decisions = join(out, batchOf("2022-06"), "decisions.csv");
    writeFileSync(decisions, `${readFileSync(decisions, "utf8")}\r\n`);
    hashes.push((await listOf(out, "2024-10-31")).confirm);
    await taliadHere(["ledger", "withdraw", batchOf("2022-10"), "--reason", "a slip", "--out", out]);
    hashes.push((await listOf(out, "2024-10-31")).confirm);
    expect(new Set(hashes).size).toBe(hashes.length);
    const words = purging(out, "2024-10-31", "--confirm", hashes[0] ?? "", "--decision", "minute 4");
    const refused = await taliadHere(words);
    expect(refused.code).toBe(64);
    expect(existsSync(decisions)).toBe(true);
    expect(refused.stderr).toContain(hashes.at(-1) ?? "none");
  });

  test.for([
    { why: "no day", words: ["purge", "--out", months], says: "as-of" },
    { why: "what is no day", words: purging(months, "31/10/2024"), says: "31/10/2024" },
    {
      why: "no decision",
      words: purging(months, "2024-10-31", "--confirm", "0".repeat(64)),
      says: "--decision",
    },
  ])("$why is refused", async ({ words, says }) => {
    const ended = await taliadHere(words);
    expect([ended.code, ended.stderr]).toEqual([64, expect.stringContaining(says)]);
  });

  test("the £1,498 payment is not purged until a council has set how long it is kept", async () => {
    const list = await told<List>(["purge", "--out", months, "--as-of", "2099-12-31"]);
    expect(list.batches).toEqual([]);
    expect(new Set(list.stays.map(({ why }) => why))).toEqual(new Set(["no-period-set"]));
  });
});

describe("what is not as the certificate says is found", () => {
  const found = async (out: string) => (await taliadHere(["ledger", "check", "--out", out])).stdout;

  test("inputs that are missing without one are a fault, a file that came back, too, and a certificate of somebody's own", async () => {
    const { out, purge } = await purgedCopy("tampered", "2024-08-31");
    const inputs = join(out, batchOf("2022-09"), "inputs");
    rmSync(inputs, { recursive: true });
    expect((await taliadHere(["verify", batchOf("2022-09"), "--out", out])).code).toBe(7);
    expect(await found(out)).toContain("is missing");
    // The certificate of another batch is no excuse.
    const other = join(out, batchOf("2022-06"), "certificate.json");
    cpSync(other, join(out, batchOf("2022-09"), "certificate.json"));
    const excused = await taliadHere(["verify", batchOf("2022-09"), "--out", out]);
    expect([excused.code, excused.stdout]).toEqual([7, expect.stringContaining(purge)]);
    cpSync(join(months, batchOf("2022-06"), "decisions.csv"), join(out, batchOf("2022-06"), "decisions.csv"));
    expect(await found(out)).toContain("a file that its certificate says is gone is there: decisions.csv");
    const again = await taliadHere(["verify", batchOf("2022-06"), "--out", out]);
    expect([again.code, again.stdout]).toEqual([7, expect.stringContaining("it is there")]);
    writeFileSync(other, readFileSync(other, "utf8").replace("minute 4", "minute 5"));
    expect(await found(out)).toContain("is not the one that the ledger holds");
  });

  test("a ledger that says that something else was purged is not whole", async () => {
    const { out } = await purgedCopy("cut", "2024-08-31");
    const sql = "UPDATE input SET sha256 = printf('%064d', 1) WHERE file GLOB 'batch *'";
    expect(tamper(join(out, "ledger.sqlite"), sql)).toBeGreaterThan(0);
    expect(await found(out)).toContain("The rows of batch");
  });
});

/** What an open matter is about, in a batch's list and in that of the ledger. */
function matterText(line: Readonly<Record<string, string>>): string {
  return [line["kind"], line["employerId"], line["period"], line["amount"]].join("|");
}

/** Surname and forenames as decisions.csv has them, of each number. */
function namesOf(lines: readonly Readonly<Record<string, string>>[]): ReadonlyMap<string, readonly string[]> {
  return new Map(
    lines.map(({ niNumber = "", surname = "", forenames = "" }) => [
      niNumber,
      [`${surname},${forenames}`, `${forenames} ${surname}`].filter((name) => name.length > 3),
    ]),
  );
}

/** The key of twelve bytes by which a number is recognised, as the ledger of then made it. */
function matchesOf(key: Uint8Array, person: string): readonly Uint8Array[] {
  const said = JSON.stringify(["social-care-payment-2022", "n", person]);
  return [createHmac("sha256", key).update(said).digest().subarray(0, 12)];
}
