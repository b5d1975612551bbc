// Who may do what at the server: an account of an officer is all that the program needs, and with it, as with an auditor's, nobody
// changes or removes anything; whoever owns the tables meets their guards.
import { expect } from "vitest";
import { day } from "../../src/core/day.ts";
import { openPostgresBook } from "../../src/ledger/postgres/book.ts";
import { atServer, outcomeOf, speaking } from "./at-server.ts";
import { entry, id, month, posting, purge, sha, submission } from "./book.ts";

const { withServer, newAddress } = await atServer();

async function newBook(): Promise<string> {
  const address = newAddress();
  const book = await openPostgresBook(address);
  await book.post(entry("one"), [posting(1)]);
  await book.close();
  return address;
}

const tables = async (address: string): Promise<readonly string[]> =>
  speaking(address, "owner", async (say) => {
    const named = await say("SELECT tablename AS name FROM pg_tables WHERE schemaname = 'taliad' ORDER BY 1");
    return (JSON.parse(named) as readonly { readonly name: string }[]).map(({ name }) => name);
  });

withServer.for(["taliad_officer", "taliad_auditor"])(
  "%s changes and removes no row of any table, and none past the functions",
  async (role) => {
    const address = await newBook();
    const all = await tables(address);
    expect(all.length).toBeGreaterThan(20);
    await speaking(address, role, async (say) => {
      expect(await say("SELECT count(*)::int AS n FROM taliad.postings")).toBe('[{"n":1}]');
      for (const table of all) {
        expect(await say(`SELECT count(*) FROM taliad.${table}`), table).toContain("count");
        const [column] = JSON.parse(
          await say(`SELECT column_name AS name FROM information_schema.columns
          WHERE table_schema = 'taliad' AND table_name = '${table}' ORDER BY ordinal_position`),
        ) as readonly { readonly name: string }[];
        for (const deed of [
          `UPDATE taliad.${table} SET ${column?.name} = ${column?.name}`,
          `DELETE FROM taliad.${table}`,
          `TRUNCATE taliad.${table} CASCADE`,
          `INSERT INTO taliad.${table} SELECT * FROM taliad.${table}`,
          `SELECT 1 FROM taliad.${table} FOR UPDATE`,
          `DO $$ BEGIN LOCK TABLE taliad.${table} IN EXCLUSIVE MODE; END $$`,
        ])
          expect(await say(deed), deed).toMatch(/^permission denied for table/);
        for (const deed of [
          `ALTER TABLE taliad.${table} DISABLE TRIGGER ALL`,
          `DROP TABLE taliad.${table} CASCADE`,
          `CREATE INDEX ON taliad.${table} (${column?.name})`,
        ])
          expect(await say(deed), deed).toMatch(/^must be owner/);
      }
      for (const deed of [
        "SET session_replication_role = replica",
        "CREATE TABLE taliad.mine (id integer)",
        "CREATE FUNCTION taliad.refuse(reason text, more text) RETURNS void LANGUAGE sql AS 'SELECT'",
      ])
        expect(await say(deed), deed).toMatch(/^permission denied/);
      expect(await say("DROP SCHEMA taliad CASCADE")).toMatch(/^must be owner/);
      // To give away what one has not got is a warning, and nothing is given.
      await say("GRANT ALL ON taliad.posting TO PUBLIC");
      const given = `SELECT count(*)::int AS n FROM information_schema.role_table_grants
        WHERE table_schema = 'taliad' AND grantee NOT IN ('owner', 'taliad_officer', 'taliad_auditor')`;
      expect(await say(given)).toBe('[{"n":0}]');
    });
  },
);

withServer("officers put through the functions, auditors do not", async () => {
  const address = await newBook();
  await speaking(address, "taliad_officer", async (say) => {
    expect(await say(`SELECT taliad.put('publication', '[{"batch": 1}]')`)).not.toMatch(/denied/);
    for (const table of ["slot", "total", "batch_stands", "pg_class", "publication; DROP TABLE taliad.book"])
      expect(await say(`SELECT taliad.put('${table}', '[]')`)).toBe("taliad:table-unknown");
    // Only what a purge has named goes: here nothing.
    const secrets = "SELECT count(*)::int AS n FROM taliad.claim_secret";
    const before = await say(secrets);
    expect(before).toBe('[{"n":1}]');
    expect(await say("SELECT taliad.forget()")).not.toMatch(/denied/);
    expect(await say(secrets)).toBe(before);
  });
  await speaking(address, "taliad_auditor", async (say) => {
    expect(await say(`SELECT taliad.put('publication', '[]')`)).toMatch(/^permission denied/);
    expect(await say("SELECT taliad.forget()")).toMatch(/^permission denied/);
  });
});

withServer("not even whoever owns the tables changes a row of them in passing", async () => {
  const address = await newBook();
  const kept = (await tables(address)).filter(
    (table) => !["slot", "total", "batch_stands", "claim_secret"].includes(table),
  );
  await speaking(address, "owner", async (say) => {
    for (const table of kept)
      for (const deed of [`DELETE FROM taliad.${table}`, `TRUNCATE taliad.${table} CASCADE`])
        expect(await say(deed), deed).toMatch(/append-only/);
  });
});

withServer("an account that is an officer and nothing else does all that the program does", async () => {
  const address = await newBook();
  await speaking(address, "owner", (say) => say("CREATE ROLE gwen LOGIN IN ROLE taliad_officer"));
  const asGwen = address.replace("user=owner", "user=gwen");
  const next = (period: string) => ({ submissions: [submission({ period: month(period) })] });
  const book = await openPostgresBook(asGwen);
  await book.post(entry("two", next("2022-07")), [posting(1, { instalment: 2, dueMonth: month("2022-07") })]);
  await book.post(entry("three", next("2024-06")), [
    posting(2, { instalment: 1, dueMonth: month("2024-06") }),
  ]);
  const said = { account: "gwen", by: "", day: day("2022-07-05"), reason: "", step: "", sha256: "" } as const;
  await book.record(id("two"), { kind: "approved", ...said });
  const undo = { id: id("undo"), manifest: sha("undo"), staging: "", withdraws: id("two") };
  expect(await outcomeOf(book.post(undo))).toBe("taken");
  expect(await outcomeOf(book.post(purge("purge", 3)))).toBe("taken");
  expect(await book.check()).toEqual([]);
  await book.close();
  await speaking(address, "owner", async (say) => {
    // The secret of 2024 went, that of 2022 stays.
    expect(await say("SELECT count(*)::int AS n FROM taliad.claim_secret")).toBe('[{"n":1}]');
  });
});
