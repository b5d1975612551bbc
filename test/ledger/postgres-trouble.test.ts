// A server in trouble: a disk that is full, transactions that the server breaks off itself. What is broken off is tried again from what
// the book holds then; what is full is said, and nothing of the batch is there.
import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished } from "vitest";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { atServer, outcomeOf, speaking } from "./at-server.ts";
import { entry, month, posting, submission } from "./book.ts";

const { withServer, newAddress } = await atServer();

const next = (period: string) => ({ submissions: [submission({ period: month(period) })] });

/** Whenever a row comes into the table, so many times from now on the server breaks off with this code, until `mended`. */
async function breaking(address: string, table: string, code: string, times: number): Promise<void> {
  await speaking(address, "owner", async (say) => {
    for (const deed of [
      "CREATE SEQUENCE IF NOT EXISTS public.broken",
      "SELECT setval('public.broken', 1, false)",
      "GRANT USAGE ON SEQUENCE public.broken TO PUBLIC",
      `CREATE OR REPLACE FUNCTION public.break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        IF nextval('public.broken') <= ${times} THEN RAISE EXCEPTION 'broken off' USING ERRCODE = '${code}'; END IF;
        RETURN NULL; END $$`,
      `CREATE CONSTRAINT TRIGGER break_off AFTER INSERT ON taliad.${table} DEFERRABLE INITIALLY ${table === "seal" ? "DEFERRED" : "IMMEDIATE"}
        FOR EACH ROW EXECUTE FUNCTION public.break_off()`,
    ])
      expect(await say(deed), deed).toMatch(/^\[/);
  });
}

async function mended(address: string, table: string): Promise<void> {
  await speaking(address, "owner", async (say) =>
    expect(await say(`DROP TRIGGER break_off ON taliad.${table}`)).toBe("[]"),
  );
}

withServer.for([
  ["40001", "posting"],
  ["40001", "seal"],
  ["40P01", "posting"],
  ["40P01", "seal"],
] as const)(
  "a batch that the server breaks off with %s at its %s is posted once in the end",
  async ([code, table]) => {
    const address = newAddress();
    const book = await openPostgresBook(address);
    await book.post(entry("one"), [posting(1)]);
    await breaking(address, table, code, 3);
    const july = posting(1, { instalment: 2, dueMonth: month("2022-07") });
    expect(
      await outcomeOf(
        book.post(entry("two", next("2022-07")), [july, posting(2, { dueMonth: month("2022-07") })]),
      ),
    ).toBe("taken");
    await mended(address, table);
    expect(await book.check()).toEqual([]);
    expect((await book.batches()).map(({ postings }) => postings)).toEqual([1, 2]);
    await book.close();
    await speaking(address, "owner", async (say) => {
      expect(await say("SELECT last_value >= 4 AS so FROM public.broken")).toBe('[{"so":true}]');
    });
  },
);

withServer(
  "a batch that is broken off while somebody else posts is not posted on what was known before",
  async () => {
    const address = newAddress();
    const book = await openPostgresBook(address);
    await book.post(entry("one"), [posting(1)]);
    await book.close();
    const slow = await openPostgresBook(address);
    await slow.lines({ people: [] });
    await breaking(address, "posting", "40001", 1);
    // Its place went with its transaction: whoever comes first has it.
    const posted = slow.post(entry("two", { submissions: [submission({ employerId: "E2" })] }), [posting(2)]);
    const quick = openPostgresBook(address).then(async (other) => {
      const outcome = await outcomeOf(
        other.post(entry("three", { submissions: [submission({ employerId: "E3" })] }), [posting(2)]),
      );
      await other.close();
      return outcome;
    });
    const outcomes = [await outcomeOf(posted), await quick];
    await slow.close();
    await mended(address, "posting");
    const after = await openPostgresBook(address, { readOnly: true });
    expect(await after.check()).toEqual([]);
    const [person] = await after.lines({
      submissions: (await after.returns([{}])).map(({ submission: one }) => one),
    });
    expect(person).toBeDefined();
    // One of the two has paid the instalment; the other was told so, or that the book has moved.
    expect(outcomes.filter((one) => one === "taken")).toHaveLength(1);
    expect(outcomes.find((one) => one !== "taken")).toMatch(/^(book-moved|instalment-twice)$/);
    await after.close();
  },
);

const killWaiting = `SELECT count(pg_terminate_backend(pid))::int AS killed FROM pg_stat_activity
  WHERE datname = current_database() AND application_name = 'taliad' AND wait_event_type = 'Lock'`;

withServer(
  "whoever waits for the place waits on, however often its connection is lost in that time, and no longer than it would",
  async () => {
    const address = newAddress();
    const first = await openPostgresBook(address);
    await first.post(entry("one"), [posting(1)]);
    const before = await openPostgresBook(address);
    const waiting = openPostgresBook(address);
    await speaking(address, "owner", async (say) => {
      /** Kills whoever waits, so many times or until the work is over. */
      const killing = async (work: Promise<unknown>, times: number): Promise<void> => {
        let isOver = false;
        void outcomeOf(work).then(() => {
          isOver = true;
        });
        for (let killed = 0; killed < times && !isOver; await pause(20)) {
          const rows = JSON.parse(await say(killWaiting)) as readonly { killed: number }[];
          killed += rows[0]?.killed ?? 0;
        }
      };
      await killing(waiting, 8);
      const impatient = openPostgresBook(address, { waitMs: 500 });
      await killing(impatient, 100);
      expect(await outcomeOf(impatient)).toMatch(/^(busy|server-lost)$/);
    });
    await before.close();
    const after = await waiting;
    expect(await after.batches()).toHaveLength(1);
    await after.close();
    await first.close();
  },
);

/** A file system of a few megabytes; undefined where this account may mount none. */
function smallDisk(): string | undefined {
  const place = mkdtempSync(join(tmpdir(), "taliad-small-disk-"));
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", place], { stdio: "ignore" });
    const [uid, gid] = ["-u", "-g"].map((flag) =>
      Number(execFileSync("id", [flag, "postgres"], { encoding: "utf8" })),
    );
    chownSync(place, uid ?? 0, gid ?? 0);
    return place;
  } catch {
    rmSync(place, { recursive: true });
    return undefined;
  }
}

withServer(
  "where the disk of the tables is full, it is said, nothing of the batch is there, and with room again it goes on",
  async ({ skip }) => {
    const disk = smallDisk();
    if (disk === undefined) {
      console.warn("this account may mount nothing: the test of a full disk is left out");
      skip();
      return;
    }
    onTestFinished(() => {
      execFileSync("umount", ["-l", disk]);
      rmSync(disk, { recursive: true, force: true });
    });
    // What others have put there, and take away.
    const other = join(disk, "other");
    writeFileSync(other, Buffer.alloc(1 << 21));
    const tables = join(disk, "tables");
    mkdirSync(tables);
    chownSync(tables, statSync(disk).uid, statSync(disk).gid);
    const address = newAddress();
    const book = await openPostgresBook(address);
    await book.post(entry("one"), [posting(1)]);
    await speaking(address, "owner", async (say) => {
      expect(await say(`CREATE TABLESPACE small LOCATION '${tables}'`)).toBe("[]");
      expect(await say("ALTER TABLE taliad.posting SET TABLESPACE small")).toBe("[]");
    });
    const period = month("2022-07");
    const many = (count: number) =>
      Array.from({ length: count }, (_, at) => posting(at + 2, { dueMonth: period, sheet: "s".repeat(200) }));
    expect(await outcomeOf(book.post(entry("two", next("2022-07")), many(20_000)))).toBe("trouble");
    await book.close();
    rmSync(other);
    const again = await openPostgresBook(address);
    expect([(await again.state()).sequence, await again.check()]).toEqual([1, []]);
    expect(await outcomeOf(again.post(entry("two", next("2022-07")), many(50)))).toBe("taken");
    expect(await again.check()).toEqual([]);
    await again.close();
  },
);
